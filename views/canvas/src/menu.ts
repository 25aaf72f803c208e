/** The menu of an entity, a relationship or the empty canvas: the actions that fit, with their keys. */

import { able, type Action, ACTION } from "./actions";
import { el } from "./dom";
import type { Explorer } from "./explorer";
import type { Screen } from "./screen";

const OF_ENTITY = ["expand", "expand-choice", "collapse", "paths", "common", "|", "focus", "hide", "remove", "|", "pin", "tidy", "bookmark", "select-near"];
const OF_RELATIONSHIP = ["bookmark", "select-edges"];
const OF_CANVAS = ["select-all", "show-all", "fit", "|", "layout-force", "layout-concentric", "layout-layers", "layout-grid", "|", "filters", "table", "export", "help"];

export class Menu {
  constructor(private readonly place: HTMLElement, private readonly explorer: Explorer, private readonly screen: Screen, private readonly canvas: HTMLElement) {
    place.addEventListener("keydown", (event) => this.key(event));
    place.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node) || !place.contains(event.relatedTarget)) this.place.hidden = true;
    });
  }

  get open(): boolean {
    return !this.place.hidden;
  }

  show(id: string | null, x: number, y: number): void {
    const { explorer } = this;
    if (id && !explorer.selection.includes(id)) explorer.select([id]), (explorer.selection = [id]);
    const names = !id ? OF_CANVAS : explorer.rows.edges.has(id) ? OF_RELATIONSHIP : OF_ENTITY;
    const items = names.flatMap((name) => (name === "|" ? [el("hr")] : this.item(ACTION.get(name)!)));
    this.place.replaceChildren(...(id ? [el("strong", { class: "cw-menu-title" }, explorer.selection.length > 1 ? `${explorer.selection.length} selected` : explorer.describe(id))] : []), ...items);
    this.place.hidden = false;
    const room = this.place.parentElement!;
    this.place.style.left = `${Math.max(4, Math.min(x, room.clientWidth - this.place.offsetWidth - 4))}px`;
    this.place.style.top = `${Math.max(4, Math.min(y, room.clientHeight - this.place.offsetHeight - 4))}px`;
    this.place.querySelector("button")?.focus({ preventScroll: true });
  }

  private item(action: Action): HTMLElement[] {
    if (!able(action, this.explorer)) return [];
    const click = () => {
      this.close();
      action.run(this.explorer, this.screen);
    };
    return [el("button", { type: "button", role: "menuitem", on: { click } }, el("span", {}, action.title), el("kbd", {}, action.keys[0]!))];
  }

  close(): void {
    if (this.place.hidden) return;
    this.place.hidden = true;
    this.canvas.focus({ preventScroll: true });
  }

  private key(event: KeyboardEvent): void {
    const items = [...this.place.querySelectorAll("button")];
    const root = this.place.getRootNode() as ShadowRoot;
    const at = items.indexOf(root.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === "Escape") this.close();
    else if (event.key !== "Enter" && event.key !== " ") return;
    if (event.key !== "Enter" && event.key !== " ") event.preventDefault();
    event.stopPropagation();
  }
}
