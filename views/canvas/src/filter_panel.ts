/** Filters: what is drawn, by certainty, confidence, sources, dates, kind of source, relationship and dispute. */

import type { Explorer } from "./explorer";
import * as doc from "./document";
import { el, plural } from "./dom";
import { CERTAINTIES, counted, histogram } from "./filters";

type Change = (change: Partial<doc.Filters>, label: string) => void;

export function filterPanel(explorer: Explorer): HTMLElement {
  const { filters } = explorer.scene;
  const edges = explorer.edges();
  const visible = explorer.shown();
  const change: Change = (part, label) => explorer.change(doc.filter(explorer.scene, part), label);
  const toggle = (list: "relationships" | "certainty" | "kinds", value: string) => explorer.change(doc.toggle(explorer.scene, list, value), `filter ${value}`);
  const phrases = new Map(edges.map(({ type, phrase }) => [type, phrase]));
  return el(
    "div",
    {},
    el("p", { class: "cw-hint" }, `${plural(visible.edges.size, "relationship")} of ${edges.length} and ${plural(visible.nodes.size, "entity", "entities")} of ${explorer.scene.nodes.length} are drawn.`),
    dates(explorer, change),
    choices("Certainty", counted(edges.map(({ certainty }) => certainty)).sort(([one], [other]) => CERTAINTIES.indexOf(one) - CERTAINTIES.indexOf(other)), filters.certainty, (value) => toggle("certainty", value)),
    slider("Confidence at least", "confidence", filters.confidence, 0, 1, 0.05, (value) => value.toFixed(2), (confidence) => change({ confidence }, `confidence from ${confidence}`)),
    slider("Independent sources at least", "sources", filters.sources, 0, Math.max(1, ...edges.map(({ sources }) => sources)), 1, String, (sources) => change({ sources }, `sources from ${sources}`)),
    choices("Kind of source", counted(edges.flatMap(({ kinds }) => kinds)), filters.kinds, (value) => toggle("kinds", value)),
    choices("Relationships", counted(edges.map(({ type }) => type)), filters.relationships, (value) => toggle("relationships", value), (type) => phrases.get(type) ?? type),
    disputed(filters.disputed, edges.filter((edge) => edge.disputed).length, change),
    hidden(explorer),
    el("button", { type: "button", disabled: !doc.filtered(filters), data: { key: "clear" }, on: { click: () => change(doc.NO_FILTERS, "clear filters") } }, "Clear all filters"),
  );
}

function choices(title: string, values: [string, number][], off: string[], toggle: (value: string) => void, words = (value: string) => value): HTMLElement | false {
  if (!values.length) return false;
  return el(
    "fieldset",
    {},
    el("legend", {}, title),
    ...values.map(([value, count]) =>
      el("label", { class: "cw-row" }, el("input", { type: "checkbox", checked: !off.includes(value), data: { key: `${title} ${value}` }, on: { change: () => toggle(value) } }), el("span", {}, words(value) || "not told"), el("small", {}, String(count))),
    ),
  );
}

function slider(title: string, key: string, value: number, min: number, max: number, step: number, words: (value: number) => string, set: (value: number) => void): HTMLElement {
  const shown = el("small", {}, words(value));
  const input = el("input", { type: "range", "aria-label": title, data: { key } });
  Object.assign(input, { min: String(min), max: String(max), step: String(step) });
  input.value = String(value);
  input.addEventListener("input", () => (shown.textContent = words(Number(input.value))));
  input.addEventListener("change", () => set(Number(input.value)));
  return el("label", { class: "cw-slider" }, el("span", {}, title), shown, input);
}

/** Two sliders on one line below a histogram of years. */
function dates(explorer: Explorer, change: Change): HTMLElement | false {
  const bars = histogram(explorer.edges());
  if (!bars.length) return el("p", { class: "cw-hint" }, "No relationship on the scene has a date.");
  const { filters } = explorer.scene;
  const [first, last] = [bars[0]!.year, bars.at(-1)!.year];
  const from = filters.since ? Math.max(first, Number(filters.since.slice(0, 4))) : first;
  const to = filters.until ? Math.min(last, Number(filters.until.slice(0, 4))) : last;
  const tallest = Math.max(...bars.map(({ count }) => count));
  const columns = bars.map(({ year, count }) => {
    const bar = el("i", { title: `${year}: ${plural(count, "relationship")}`, class: year < from || year > to ? "off" : "" });
    bar.style.height = `${count ? 8 + (92 * count) / tallest : 0}%`;
    return bar;
  });
  const words = el("small", {}, `${from} to ${to}`);
  const handle = (name: "since" | "until", value: number) => {
    const input = el("input", { type: "range", "aria-label": name === "since" ? "From year" : "To year", data: { key: name } });
    Object.assign(input, { min: String(first), max: String(last), step: "1" });
    input.value = String(value);
    return input;
  };
  const [since, until] = [handle("since", from), handle("until", to)];
  const read = () => [Math.min(Number(since.value), Number(until.value)), Math.max(Number(since.value), Number(until.value))] as const;
  const set = () => {
    const [low, high] = read();
    change({ since: low > first ? `${low}-01-01` : "", until: high < last ? `${high}-12-31` : "" }, `dates ${low} to ${high}`);
  };
  for (const input of [since, until]) {
    input.addEventListener("input", () => (words.textContent = read().join(" to ")));
    input.addEventListener("change", set);
  }
  const undated = el("input", { type: "checkbox", checked: filters.undated, data: { key: "undated" }, on: { change: () => change({ undated: !filters.undated }, "undated") } });
  const without = explorer.edges().filter((edge) => !edge.since).length;
  return el("fieldset", {}, el("legend", {}, "Dates of events"), words, el("div", { class: "cw-bars", "aria-hidden": "true" }, ...columns), el("div", { class: "cw-range" }, since, until), el("label", { class: "cw-row" }, undated, el("span", {}, "Keep what has no date"), el("small", {}, String(without))));
}

function disputed(value: doc.Filters["disputed"], count: number, change: Change): HTMLElement {
  const options: Record<string, string> = { "": "Shown with the rest", only: "Nothing else", none: "Not shown" };
  const select = el("select", { "aria-label": "Disputed relationships", data: { key: "disputed" } }, ...Object.entries(options).map(([name, words]) => el("option", { value: name, selected: name === value }, words)));
  select.addEventListener("change", () => change({ disputed: select.value as doc.Filters["disputed"] }, "disputed"));
  return el("label", { class: "cw-row" }, el("span", {}, "Disputed"), el("small", {}, String(count)), select);
}

/** What was hidden by hand, each to be shown again. */
function hidden(explorer: Explorer): HTMLElement | false {
  const ids = explorer.scene.hidden;
  if (!ids.length) return false;
  const show = (id: string) => explorer.change(doc.add(explorer.scene, [id]), `show ${explorer.name(id)}`);
  const buttons = ids.slice(0, 100).map((id) => el("button", { type: "button", title: "Show again", data: { key: `hidden ${id}` }, on: { click: () => show(id) } }, explorer.name(id)));
  return el("fieldset", { class: "cw-hidden" }, el("legend", {}, `Hidden by hand (${ids.length}); press to show`), ...buttons);
}
