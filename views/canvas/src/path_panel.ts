/** Paths between two entities: the choice before the search, and what was found. */

import { el, plural } from "./dom";

export interface PathWish {
  longest: number;
  shortest: boolean;
  everywhere: boolean;
}

export function pathPanel(from: string, to: string, longest: number, go: (wish: PathWish) => void): HTMLElement {
  const radio = (value: string, words: string, checked: boolean) => {
    const input = el("input", { type: "radio", name: "cw-path-kind", value, checked });
    return { input, row: el("label", { class: "cw-row" }, input, el("span", {}, words)) };
  };
  const shortest = radio("shortest", "The shortest", true);
  const every = radio("all", "All of them", false);
  const length = el("input", { type: "number", min: "1", max: String(longest), value: "4" });
  const everywhere = el("input", { type: "checkbox" });
  const submit = (event: Event) => {
    event.preventDefault();
    go({ longest: Math.max(1, Math.min(longest, Number(length.value) || 4)), shortest: shortest.input.checked, everywhere: everywhere.checked });
  };
  return el(
    "form",
    { on: { submit } },
    el("p", {}, "From ", el("strong", {}, from), " to ", el("strong", {}, to)),
    el("fieldset", {}, el("legend", {}, "Which"), shortest.row, every.row),
    el("label", { class: "cw-row" }, el("span", {}, "Up to a length of"), length),
    el("label", { class: "cw-row" }, everywhere, el("span", {}, "Also by way of sectors and motives")),
    el("p", { class: "cw-hint" }, "Looks in the whole graph, not only in what is on the scene. The best proven come first."),
    el("button", { type: "submit", class: "cw-main" }, "Find paths"),
  );
}

export function pathHelp(): HTMLElement {
  return el("p", {}, "Select two entities first: click one, then the other with Shift held down. From the keyboard: walk with the arrows, and hold Shift to add the next.");
}

/** The bar that walks through the paths that were found. */
export function pathBar(list: string[][], at: number, name: (id: string) => string, go: (at: number) => void, close: () => void): HTMLElement {
  const path = list[at]!;
  const button = (words: string, act: () => void, disabled = false) => el("button", { type: "button", disabled, on: { click: act } }, words);
  return el(
    "div",
    { class: "cw-pathbar", role: "group", "aria-label": "Paths" },
    el("strong", {}, `Path ${at + 1} of ${list.length}`),
    el("span", { class: "cw-steps", title: path.map(name).join(" \u2014 ") }, `${plural(path.length - 1, "step")}: ${path.map(name).join(" \u2014 ")}`),
    button("Previous", () => go(at - 1), list.length < 2),
    button("Next path", () => go(at + 1), list.length < 2),
    button("Done", close),
  );
}
