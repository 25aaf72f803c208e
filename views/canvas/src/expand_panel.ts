/** Expand with choice: which relationships, in which direction, how many, which first; with counts before anything is added. */

import type { CountRow, ExpandChoice } from "./contract";
import { el, plural } from "./dom";

export const ORDERS: Record<string, string> = { sources: "most sources first", newest: "newest first", name: "by name" };

export function expandPanel(name: string, rows: CountRow[], most: number, go: (choice: Omit<ExpandChoice, "id">) => void): HTMLElement {
  const fresh = rows.reduce((sum, row) => sum + row.fresh, 0);
  if (!rows.length) return el("p", {}, `${name} has no relationships.`);
  const boxes = rows.map((row) => ({ row, box: el("input", { type: "checkbox", checked: row.fresh > 0, disabled: row.fresh === 0, on: { change: () => count() } }) }));
  const limit = el("input", { type: "number", min: "1", max: "500", value: String(most), on: { input: () => count() } });
  const order = el("select", {}, ...Object.entries(ORDERS).map(([value, words]) => el("option", { value }, words)));
  const button = el("button", { type: "submit", class: "cw-main" });
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ row }) => row);
  const count = () => {
    const available = chosen().reduce((sum, row) => sum + row.fresh, 0);
    const wanted = Math.min(available, Math.max(1, Number(limit.value) || 1));
    button.textContent = available > wanted ? `Add ${wanted} of ${available}` : `Add ${wanted}`;
    button.disabled = wanted === 0 || available === 0;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    go({ choice: chosen().map(({ type, outgoing }) => ({ type, outgoing })), most: Math.max(1, Number(limit.value) || 1), order: order.value });
  };
  const form = el(
    "form",
    { on: { submit } },
    el("p", { class: "cw-hint" }, fresh ? `${plural(fresh, "relationship")} of ${name} lead off the scene.` : `Everything that ${name} is related to is on the scene.`),
    el("fieldset", {}, el("legend", {}, "Relationships"), ...boxes.map(({ row, box }) => el("label", { class: "cw-row" }, box, el("span", {}, words(row)), el("small", {}, `${row.fresh} of ${row.count}`)))),
    el("label", { class: "cw-row" }, el("span", {}, "At most"), limit),
    el("label", { class: "cw-row" }, el("span", {}, "Order"), order),
    button,
  );
  count();
  return form;
}

function words(row: CountRow): string {
  return row.outgoing ? `${row.phrase} \u2192` : `\u2190 ${row.phrase}`;
}
