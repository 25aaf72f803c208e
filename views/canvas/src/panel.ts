/** The panel over the canvas: one at a time, closed with its cross or Escape, focus goes back to the canvas. */

import { el, glyph } from "./dom";

export class Panel {
  private name = "";
  private redraw: (() => Node) | null = null;

  constructor(private readonly place: HTMLElement, private readonly canvas: HTMLElement) {}

  get open(): string {
    return this.name;
  }

  /** Open a panel, or close it when it is open already. `draw` makes its content, again on every `refresh`. */
  toggle(name: string, title: string, draw: () => Node, live = false): void {
    if (this.name === name) return this.close();
    this.show(name, title, draw, live);
  }

  show(name: string, title: string, draw: () => Node, live = false): void {
    this.name = name;
    this.redraw = live ? draw : null;
    const close = el("button", { type: "button", class: "cw-close", title: "Close (Escape)", "aria-label": "Close", on: { click: () => this.close() } }, glyph("M6 6l12 12M18 6 6 18"));
    const body = el("div", { class: "cw-panel-body", tabIndex: 0 }, draw());
    this.place.replaceChildren(el("div", { class: "cw-panel-head" }, el("h2", {}, title), close), body);
    this.place.setAttribute("aria-label", title);
    this.place.hidden = false;
    this.place.querySelector<HTMLElement>(".cw-panel-body input, .cw-panel-body button, .cw-panel-body select")?.focus({ preventScroll: true });
  }

  /** Draw the content of a live panel anew, and keep the focus where it was. */
  refresh(): void {
    if (!this.redraw || this.place.hidden) return;
    const root = this.place.getRootNode() as ShadowRoot;
    const focused = root.activeElement instanceof HTMLElement && this.place.contains(root.activeElement) ? root.activeElement.dataset.key : undefined;
    const body = this.place.querySelector(".cw-panel-body")!;
    const top = body.scrollTop;
    body.replaceChildren(this.redraw());
    body.scrollTop = top;
    if (focused) this.place.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.name) return;
    this.name = "";
    this.redraw = null;
    this.place.hidden = true;
    this.place.replaceChildren();
    this.canvas.focus({ preventScroll: true });
  }
}
