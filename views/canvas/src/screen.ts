/** The screen round the stage: toolbar, panels, menu, legend, table, and what is said aloud. It decides nothing about the scene. */

import { able, type Action, ACTION, ACTIONS } from "./actions";
import type { Answer, Host } from "./contract";
import * as doc from "./document";
import { el, glyph, plural } from "./dom";
import { expandPanel } from "./expand_panel";
import { Explorer, type View } from "./explorer";
import { filterPanel } from "./filter_panel";
import { helpPanel } from "./help_panel";
import { listenToKeys } from "./keyboard";
import { LAYOUTS, type Layout } from "./layout";
import { legend } from "./legend";
import { Menu } from "./menu";
import { Panel } from "./panel";
import { pathBar, pathHelp, pathPanel } from "./path_panel";
import { Table } from "./table";

const BUTTONS = ["undo", "redo", "|", "expand-choice", "paths", "common", "|", "focus", "hide", "pin", "remove", "box"];
const BUTTONS_RIGHT = ["filters", "table", "export", "full", "help"];

export class Screen implements View {
  readonly explorer: Explorer;
  readonly find: HTMLInputElement;
  private readonly canvas: HTMLElement;
  private readonly panel: Panel;
  private readonly menuBox: Menu;
  private readonly table: Table;
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private readonly growing = new Set<string>();
  private boxing = false;

  constructor(readonly box: HTMLElement) {
    this.canvas = this.part(".cw-canvas");
    this.explorer = new Explorer(box, this.canvas, this);
    this.panel = new Panel(this.part(".cw-panel"), this.canvas);
    this.menuBox = new Menu(this.part(".cw-menu"), this.explorer, this, this.canvas);
    this.table = new Table(this.part(".cw-table"), this.explorer);
    this.find = el("input", { type: "search", class: "cw-find", placeholder: "Find in graph  /", "aria-label": "Find in graph", maxLength: 100 });
    this.toolbar();
    listenToKeys(this.explorer, this, box);
    // Cytoscape takes the focus away when the button goes down.
    this.canvas.addEventListener("pointerup", () => setTimeout(() => this.menuBox.open || this.canvas.focus({ preventScroll: true }), 0));
    for (const leaving of ["pointerleave", "focusout"]) box.addEventListener(leaving, () => this.explorer.flush());
    this.canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  private part(selector: string): HTMLElement {
    return this.box.querySelector<HTMLElement>(selector)!;
  }

  update(host: Host): void {
    this.explorer.update(host);
    this.canvas.dataset.ready = host.data.sceneId;
  }

  private toolbar(): void {
    const layouts = el("select", { class: "cw-layout", "aria-label": "Layout", title: "Layout (keys 1 to 4)" }, el("option", { value: "", disabled: true, selected: true }, "Layout"), ...Object.entries(LAYOUTS).map(([value, words]) => el("option", { value }, words)));
    layouts.addEventListener("change", () => {
      void this.explorer.layOut(layouts.value as Layout);
      layouts.value = "";
    });
    this.find.addEventListener("input", () => this.findText());
    this.find.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") this.selectFound();
      if (event.key === "Escape") this.canvas.focus();
    });
    const place = (name: string) => (name === "|" ? el("span", { class: "cw-rule" }) : this.button(ACTION.get(name)!));
    this.part(".cw-bar").append(this.find, ...BUTTONS.map(place), el("span", { class: "cw-space" }), layouts, ...BUTTONS_RIGHT.map(place));
    this.part(".cw-zoom").append(...["in", "fit", "out"].map((name) => el("button", { type: "button", title: ACTION.get(name)!.title, "aria-label": ACTION.get(name)!.title, data: { action: name }, on: { click: () => ACTION.get(name)!.run(this.explorer, this) } }, { in: "+", fit: "Fit", out: "\u2212" }[name])));
  }

  private button(action: Action): HTMLButtonElement {
    const title = `${action.title} (${action.keys[0]})`;
    const button = el("button", { type: "button", class: "cw-tool", title, "aria-label": action.title, data: { action: action.id }, on: { click: () => action.run(this.explorer, this) } }, glyph(action.icon!));
    this.buttons.set(action.id, button);
    return button;
  }

  refresh(): void {
    const { explorer } = this;
    for (const [id, button] of this.buttons) button.disabled = !able(ACTION.get(id)!, explorer);
    const [last, next] = [explorer.history.past.at(-1)?.label, explorer.history.future[0]?.label];
    this.buttons.get("undo")!.title = last ? `Undo: ${last} (Ctrl+Z)` : "Undo (Ctrl+Z)";
    this.buttons.get("redo")!.title = next ? `Redo: ${next} (Ctrl+Shift+Z)` : "Redo (Ctrl+Shift+Z)";
    this.buttons.get("filters")!.classList.toggle("on", doc.filtered(explorer.scene.filters));
    this.part(".cw-legend").replaceChildren(...legend(explorer));
    this.status();
    const paths = explorer.paths;
    this.part(".cw-paths").replaceChildren(...(paths ? [pathBar(paths.list, paths.at, (id) => explorer.name(id), (at) => explorer.showPaths(paths.list, at), () => explorer.showPaths([]))] : []));
    this.box.classList.toggle("busy", explorer.busy > 0);
    this.panel.refresh();
    this.table.draw();
  }

  private status(): void {
    const { explorer } = this;
    const { nodes, edges } = explorer.shown();
    const away = explorer.scene.nodes.length - nodes.size;
    const all = el("button", { type: "button", data: { action: "show-all" }, on: { click: () => ACTION.get("show-all")!.run(explorer, this) } }, "Show all");
    this.part(".cw-count").replaceChildren(`${plural(nodes.size, "entity", "entities")}, ${plural(edges.size, "relationship")}`, ...(away || doc.filtered(explorer.scene.filters) ? [` \u00b7 ${away} hidden `, all] : []));
  }

  say(text: string, seen = false): void {
    this.part(".cw-live").textContent = text;
    if (seen) return;
    const toast = this.part(".cw-toast");
    toast.textContent = text;
    toast.classList.remove("shown");
    void toast.offsetWidth; // Starts the fading anew.
    toast.classList.add("shown");
  }

  opened(id: string): void {
    this.grow(id);
  }

  menu(id: string | null, x: number, y: number): void {
    this.menuBox.show(id, x, y);
  }

  menuAtSelection(): void {
    const id = this.explorer.selection[0] ?? null;
    const element = id ? this.explorer.stage.cy.getElementById(id) : null;
    const at = element?.nonempty() ? (element.isNode() ? element.renderedPosition() : (element as never as { renderedMidpoint(): { x: number; y: number } }).renderedMidpoint()) : { x: 60, y: 60 };
    this.menuBox.show(id, at.x, at.y);
  }

  answered(answer: Answer): void {
    if (answer.highlight) this.explorer.select(answer.highlight);
  }

  /** Add the best proven neighbours; while an answer is under way the same entity is not asked for again. */
  grow(id: string, wish: { choice: { type: string; outgoing: boolean }[]; most: number; order: string } = { choice: [], most: this.explorer.data.limits.expand, order: "sources" }): void {
    if (this.growing.has(id)) return;
    this.growing.add(id);
    this.say(`expanding ${this.explorer.name(id)}`);
    void this.explorer.ask({ type: "expand", id, ...wish }).finally(() => this.growing.delete(id));
  }

  expandPanel(id: string): void {
    if (this.panel.open === "expand") return this.panel.close();
    void this.explorer.ask({ type: "counts", id }).then((answer) => {
      if (!answer?.counts) return;
      const go = (wish: Parameters<Screen["grow"]>[1]) => {
        this.panel.close();
        this.grow(id, wish);
      };
      this.panel.show("expand", `Expand ${this.explorer.name(id)}`, () => expandPanel(this.explorer.name(id), answer.counts!, this.explorer.data.limits.expand, go));
    });
  }

  pathPanel(): void {
    const [from, to] = this.explorer.chosen;
    const draw = () => (from && to ? pathPanel(this.explorer.name(from), this.explorer.name(to), this.explorer.data.limits.path, (wish) => void this.findPaths(from, to, wish)) : pathHelp());
    this.panel.toggle("paths", "Paths between two", draw);
  }

  private async findPaths(from: string, to: string, wish: { longest: number; shortest: boolean; everywhere: boolean }): Promise<void> {
    this.panel.close();
    const answer = await this.explorer.ask({ type: "paths", from, to, ...wish });
    if (!answer?.paths) return;
    if (answer.paths.length) return this.explorer.showPaths(answer.paths);
    this.say(`no path of up to ${plural(wish.longest, "relationship")} joins ${this.explorer.name(from)} and ${this.explorer.name(to)}; allow a greater length, or sectors and motives`);
  }

  common(): void {
    void this.explorer.ask({ type: "common", ids: this.explorer.chosen });
  }

  filterPanel(): void {
    this.panel.toggle("filters", "Filters", () => filterPanel(this.explorer), true);
  }

  helpPanel(): void {
    this.panel.toggle("help", "Keys, and how to read the graph", helpPanel);
  }

  toggleTable(): void {
    this.table.toggle();
    this.buttons.get("table")!.classList.toggle("on", this.table.open);
    this.buttons.get("table")!.setAttribute("aria-pressed", String(this.table.open));
  }

  boxSelect(): void {
    this.boxing = !this.boxing;
    this.explorer.stage.selectSeveral(this.boxing);
    this.buttons.get("box")!.classList.toggle("on", this.boxing);
    this.buttons.get("box")!.setAttribute("aria-pressed", String(this.boxing));
    this.say(this.boxing ? "press one after the other, or drag a box over the background" : "a press selects one; drag the background to move the view");
  }

  fullScreen(): void {
    void (document.fullscreenElement ? document.exitFullscreen() : this.box.requestFullscreen());
  }

  private found(): string[] {
    const wanted = this.find.value.trim().toLowerCase();
    if (wanted.length < 2) return [];
    return [...this.explorer.shown().nodes].filter((id) => this.explorer.name(id).toLowerCase().includes(wanted));
  }

  private findText(): void {
    const found = this.found();
    this.explorer.stage.mark("found", found);
    if (this.find.value.trim().length > 1) this.say(`${found.length} found`);
    if (found.length) this.explorer.stage.reveal([found[0]!]);
  }

  private selectFound(): void {
    this.explorer.select(this.found());
    this.explorer.stage.fit(this.found());
    this.canvas.focus();
  }

  /** Close what is open, else end the path, else clear the selection. */
  escape(): boolean {
    if (this.menuBox.open) this.menuBox.close();
    else if (this.panel.open) this.panel.close();
    else if (this.table.open) this.toggleTable();
    else if (this.explorer.paths) this.explorer.showPaths([]);
    else if (this.explorer.selection.length) this.explorer.select([]);
    else this.explorer.stage.mark("found", []);
    return true;
  }

  destroy(): void {
    this.explorer.destroy();
  }
}

/** Every action that a screen offers has an entry in the table; a test reads this. */
export const OFFERED = [...BUTTONS, ...BUTTONS_RIGHT].filter((name) => name !== "|" && ACTIONS.some(({ id }) => id === name));
