/** The scene as a table: for those who do not see the canvas, to sort and to copy. Rows select what they name. */

import type { EdgeRow } from "./contract";
import { el, plural } from "./dom";
import type { Explorer } from "./explorer";

const MOST = 1000;

type Column = { title: string; text: (row: EdgeRow, explorer: Explorer) => string; sort: (row: EdgeRow, explorer: Explorer) => string | number };
const COLUMNS: Column[] = [
  { title: "From", text: (row, explorer) => explorer.name(row.source), sort: (row, explorer) => explorer.name(row.source).toLowerCase() },
  { title: "Relationship", text: (row) => row.phrase, sort: (row) => row.phrase },
  { title: "To", text: (row, explorer) => explorer.name(row.target), sort: (row, explorer) => explorer.name(row.target).toLowerCase() },
  { title: "Sources", text: (row) => String(row.sources), sort: (row) => -row.sources },
  { title: "Certainty", text: (row) => row.certainty, sort: (row) => -row.confidence },
  { title: "Disputed", text: (row) => (row.disputed ? "yes" : ""), sort: (row) => (row.disputed ? 0 : 1) },
  { title: "Seen", text: (row) => (row.since ? `${row.since.slice(0, 7)} \u2013 ${(row.until || row.since).slice(0, 7)}` : ""), sort: (row) => row.since || "9999" },
];

export class Table {
  private by = 0;
  private down = false;

  constructor(private readonly place: HTMLElement, private readonly explorer: Explorer) {}

  get open(): boolean {
    return !this.place.hidden;
  }

  toggle(): void {
    this.place.hidden = !this.place.hidden;
    this.draw();
    if (this.open) this.place.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  }

  draw(): void {
    if (!this.open) return;
    const { explorer } = this;
    const visible = explorer.shown();
    const column = COLUMNS[this.by]!;
    const rows = explorer.edges().filter(({ id }) => visible.edges.has(id)).sort((one, other) => {
      const [a, b] = [column.sort(one, explorer), column.sort(other, explorer)];
      return (a < b ? -1 : a > b ? 1 : 0) * (this.down ? -1 : 1);
    });
    const joined = new Set(rows.flatMap(({ source, target }) => [source, target]));
    const alone = [...visible.nodes].filter((id) => !joined.has(id));
    const head = COLUMNS.map(({ title }, index) => el("th", { scope: "col", "aria-sort": index !== this.by ? "none" : this.down ? "descending" : "ascending" }, el("button", { type: "button", on: { click: () => this.sort(index) } }, title)));
    const chosen = new Set(explorer.selection);
    const body = rows.slice(0, MOST).map((row) => el("tr", { class: chosen.has(row.id) ? "chosen" : "" }, ...COLUMNS.map(({ text }, index) => el("td", {}, this.cell(row, index, text(row, explorer))))));
    this.place.replaceChildren(
      el("table", {}, el("caption", {}, `${plural(rows.length, "relationship")} between ${plural(joined.size, "entity", "entities")}${rows.length > MOST ? `; the first ${MOST} are listed` : ""}`), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body)),
      alone.length > 0 && el("p", {}, "Without a relationship here: ", ...alone.slice(0, 300).flatMap((id, index) => [index ? ", " : "", el("button", { type: "button", on: { click: () => explorer.select([id]) } }, explorer.name(id))])) || "",
    );
  }

  private cell(row: EdgeRow, index: number, text: string): HTMLElement | string {
    const id = [row.source, row.id, row.target][index];
    return id ? el("button", { type: "button", on: { click: () => this.explorer.select([id]) } }, text) : text;
  }

  private sort(index: number): void {
    this.down = this.by === index && !this.down;
    this.by = index;
    this.draw();
    this.place.querySelectorAll<HTMLElement>("th button")[index]?.focus();
  }
}
