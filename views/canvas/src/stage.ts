/** The stage: one cytoscape instance that is kept, and only ever told what changed. It decides nothing about the scene. */

import cytoscape, { type Core, type ElementDefinition, type EventObject, type NodeSingular } from "cytoscape";
import type { EdgeRow, NodeRow, TypeRow } from "./contract";
import { plural } from "./dom";
import type { Place, Scene } from "./document";
import { remaining, type Rows, shown, within } from "./filters";
import { images } from "./images";
import { Labels } from "./stage_labels";
import { stylesheet } from "./style";
import { readTheme, type Theme, watchTheme } from "./theme";
import { listenToHold, listenToPinch } from "./touch";

/** Room round a fitted scene, in pixels: enough that no entity lies under the legend. */
export const PADDING = 64;

/** Below this width, in pixels, there is less room to give away. */
const NARROW = 500;

/** Above so many relationships lines are drawn straight and without heads, and not while the view moves. */
export const LARGE = 900;
const DOUBLE_CLICK_MS = 350;

export interface Listener {
  selected(ids: string[]): void;
  moved(places: Record<string, Place>): void;
  opened(id: string): void;
  menu(id: string | null, x: number, y: number): void;
}

export class Stage {
  readonly cy: Core;
  readonly labels: Labels;
  theme: Theme;
  private readonly unwatch: () => void;
  private readonly resize: ResizeObserver;
  large = false;
  private several = false;
  private readonly gone = new AbortController();
  private dark = false;
  private quiet = false;
  private lastTap = { id: "", at: 0 };
  private reporting = 0;
  private types: Record<string, TypeRow> = {};

  constructor(box: HTMLElement, container: HTMLElement, private readonly listener: Listener) {
    this.theme = readTheme(box);
    this.cy = cytoscape({ container, minZoom: 0.03, maxZoom: 3, boxSelectionEnabled: true, style: stylesheet(this.theme, false) });
    this.labels = new Labels(this.cy);
    this.unwatch = watchTheme(box, (theme) => this.dress(theme));
    this.resize = new ResizeObserver(() => this.cy.resize());
    this.resize.observe(container);
    // Cytoscape remembers where it is on the page, and hears of no scrolling outside our shadow root: it has to look anew.
    const anew = () => (this.cy as unknown as { renderer(): { invalidateContainerClientCoordsCache(): void } }).renderer().invalidateContainerClientCoordsCache();
    for (const name of ["pointerenter", "pointerdown", "wheel"]) container.addEventListener(name, anew, { capture: true, passive: true });
    window.addEventListener("scroll", anew, { capture: true, passive: true, signal: this.gone.signal });
    // A finger draws no box: it moves the view, whatever is on.
    container.addEventListener("pointerdown", (event) => this.cy.userPanningEnabled(!this.several || event.pointerType === "touch"), true);
    this.listen();
  }

  private dress(theme: Theme): void {
    this.theme = theme;
    this.dark = theme.dark;
    this.cy.style(stylesheet(theme, this.large));
    this.cy.nodes().forEach((node) => void node.data("images", this.pictures(node.data("type"), node.data("more"), node.data("bookmarked"))));
  }

  private listen(): void {
    const { cy, listener } = this;
    cy.on("select unselect", () => {
      if (this.quiet) return;
      clearTimeout(this.reporting);
      this.reporting = window.setTimeout(() => listener.selected(this.selection()), 40);
    });
    cy.on("tap", (event) => this.tapped(event));
    cy.on("cxttap", (event) => listener.menu(event.target === cy ? null : String(event.target.id()), event.renderedPosition.x, event.renderedPosition.y));
    listenToHold(cy, (id, x, y) => listener.menu(id, x, y));
    listenToPinch(cy);
    cy.on("mouseover", "edge", (event) => void event.target.addClass("hover"));
    cy.on("mouseout", "edge", (event) => void event.target.removeClass("hover"));
    let moved = false;
    cy.on("dragfree", "node", () => {
      if (moved) return;
      moved = true; // One step for everything that was dragged together.
      setTimeout(() => {
        moved = false;
        listener.moved(this.places());
      }, 0);
    });
  }

  /** Two taps on the same entity open it; cytoscape's own dbltap fires on two different ones as well. */
  private tapped(event: EventObject): void {
    const id = event.target === this.cy ? "" : String(event.target.id());
    const now = event.originalEvent?.timeStamp ?? performance.now(); // When it was done, however late the page hears of it.
    const twice = id !== "" && id === this.lastTap.id && now - this.lastTap.at < DOUBLE_CLICK_MS;
    this.lastTap = { id: twice ? "" : id, at: now };
    if (twice && event.target.isNode()) this.listener.opened(id);
  }

  places(): Record<string, Place> {
    return Object.fromEntries(this.cy.nodes().map((node) => [node.id(), [node.position("x"), node.position("y")] as const]));
  }

  selection(): string[] {
    return this.cy.$(":selected:visible").map((element) => element.id());
  }

  /** Draw a scene: take over what is new, changed or gone. Entities without a place have to have been given one. */
  draw(scene: Scene, rows: Rows, types: Record<string, TypeRow>): void {
    this.types = types;
    const left = remaining(scene, rows);
    const edges = within(scene, rows);
    const visible = shown(scene, rows);
    const [pinned, bookmarks] = [new Set(scene.pinned), new Set(scene.bookmarks)];
    this.grow(visible.edges.size > LARGE);
    const fresh: ElementDefinition[] = [];
    const wanted = new Set<string>();
    this.cy.batch(() => {
      for (const id of scene.nodes) {
        const row = rows.nodes.get(id);
        if (!row) continue;
        wanted.add(id);
        const data = this.nodeData(row, left.get(id)!, pinned.has(id), bookmarks.has(id));
        this.put(fresh, id, data, "nodes", visible.nodes.has(id), scene.places[id]);
      }
      for (const row of edges) {
        wanted.add(row.id);
        this.put(fresh, row.id, edgeData(row), "edges", visible.edges.has(row.id));
      }
      this.cy.elements().forEach((element) => {
        if (!wanted.has(element.id())) element.remove();
      });
    });
    if (fresh.length) this.cy.add(fresh);
    this.cy.nodes().forEach((node) => {
      if (node.grabbable() === pinned.has(node.id())) pinned.has(node.id()) ? node.ungrabify() : node.grabify();
    });
    this.cy.$(".gone:selected").unselect();
    this.labels.soon();
  }

  private put(fresh: ElementDefinition[], id: string, data: Record<string, unknown>, group: "nodes" | "edges", visible: boolean, place?: Place): void {
    const known = this.cy.getElementById(id);
    if (known.empty()) {
      fresh.push({ group, data, classes: visible ? "" : "gone", ...(place && { position: { x: place[0], y: place[1] } }) });
      return;
    }
    if (known.data("state") !== data.state) known.data(data);
    if (known.hasClass("gone") === visible) known.toggleClass("gone", !visible);
    if (!place) return;
    const at = (known as unknown as NodeSingular).position();
    if (Math.abs(at.x - place[0]) > 0.1 || Math.abs(at.y - place[1]) > 0.1) (known as unknown as NodeSingular).position({ x: place[0], y: place[1] });
  }

  private nodeData(row: NodeRow, more: number, pinned: boolean, bookmarked: boolean): Record<string, unknown> {
    const size = 30 + Math.min(26, 5 * Math.log2(1 + row.degree));
    const state = `${row.name}|${row.degree}|${more}|${pinned}|${bookmarked}`;
    return { ...row, more, pinned, bookmarked, size, state, font: this.labels.font, path: this.types[row.type]?.icon ?? "", colour: this.types[row.type]?.colour ?? "#64748b", images: this.pictures(row.type, more, bookmarked) };
  }

  private pictures(type: string, more: number, bookmarked: boolean): unknown {
    return images(this.types[type]?.icon ?? "", more, bookmarked, this.dark);
  }

  private grow(large: boolean): void {
    if (large === this.large) return;
    this.large = large;
    this.cy.style(stylesheet(this.theme, large));
    // A part of cytoscape's constructor options that it reads on every frame.
    Object.assign((this.cy as unknown as { renderer(): object }).renderer(), { hideEdgesOnViewport: large, textureOnViewport: large });
  }

  select(ids: readonly string[], quiet = false): void {
    this.quiet = quiet;
    const wanted = new Set(ids);
    this.cy.batch(() => {
      this.cy.$(":selected").forEach((element) => {
        if (!wanted.has(element.id())) element.unselect();
      });
      for (const id of wanted) this.cy.getElementById(id).select();
    });
    this.quiet = false;
  }

  /** Dim everything but what is selected and what is next to it; a path that is shown takes precedence. */
  emphasise(path: readonly string[] | null): void {
    const { cy } = this;
    cy.batch(() => {
      cy.$(".faint, .near, .path").removeClass("faint near path");
      const chosen = cy.$(":selected");
      if (path) {
        const on = cy.collection().union(path.map((id) => cy.getElementById(id)).reduce((all, one) => all.union(one), cy.collection()));
        const joined = on.nodes().edgesWith(on.nodes()).filter((edge) => adjacent(path, edge.source().id(), edge.target().id()));
        on.union(joined).addClass("path");
        cy.elements().difference(on.union(joined)).addClass("faint");
      } else if (chosen.nonempty() && chosen.length <= 12) {
        const around = chosen.union(chosen.nodes().closedNeighborhood()).union(chosen.edges().connectedNodes());
        if (chosen.length === 1 && around.edges().length <= 14) around.edges().addClass("near");
        cy.elements().difference(around).addClass("faint");
      }
    });
    this.labels.soon();
  }

  mark(name: "fresh" | "found", ids: readonly string[]): void {
    this.cy.batch(() => {
      this.cy.$(`.${name}`).removeClass(name);
      for (const id of ids) this.cy.getElementById(id).addClass(name);
    });
    this.labels.soon();
  }

  /** How much of the lower edge the legend covers, which takes more lines the narrower the screen is. */
  private below(): number {
    const legend = this.cy.container()!.parentElement?.querySelector<HTMLElement>(".cw-legend");
    return legend ? legend.offsetHeight + 8 : 0;
  }

  fit(ids?: readonly string[], animate = true): void {
    const eles = ids ? ids.reduce((all, id) => all.union(this.cy.getElementById(id)), this.cy.collection()) : this.cy.elements(":visible");
    if (eles.empty()) return;
    const box = eles.boundingBox({});
    const narrow = this.cy.width() < NARROW;
    const [side, above] = narrow ? [PADDING / 2, PADDING / 2 + 8] : [PADDING, PADDING];
    const below = Math.max(above, this.below() + 12);
    const room = { w: Math.max(50, this.cy.width() - 2 * side), h: Math.max(50, this.cy.height() - above - below) };
    const zoom = Math.min(1.3, room.w / box.w, room.h / box.h);
    const pan = { x: this.cy.width() / 2 - (zoom * (box.x1 + box.x2)) / 2, y: above + (this.cy.height() - above - below) / 2 - (zoom * (box.y1 + box.y2)) / 2 };
    if (animate && !this.large) this.cy.animate({ zoom, pan, duration: 180 });
    else this.cy.viewport({ zoom, pan });
  }

  /** Bring something into view; the scale changes only where it would not fit. */
  reveal(ids: readonly string[]): void {
    const eles = ids.reduce((all, id) => all.union(this.cy.getElementById(id)), this.cy.collection());
    if (eles.empty()) return;
    const box = eles.renderedBoundingBox({});
    const inside = box.x1 > 20 && box.y1 > 20 && box.x2 < this.cy.width() - 20 && box.y2 < this.cy.height() - 20;
    if (inside) return;
    if (box.w > this.cy.width() - 40 || box.h > this.cy.height() - 40) this.fit(ids);
    else this.cy.animate({ center: { eles }, duration: 180 });
  }

  zoom(factor: number): void {
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  /** While this is on, every press adds to the selection or takes away from it, and the mouse selects with a box where it would move the view. */
  selectSeveral(on: boolean): void {
    this.several = on;
    this.cy.selectionType(on ? "additive" : "single");
    this.cy.userPanningEnabled(!on);
  }

  destroy(): void {
    this.unwatch();
    this.gone.abort();
    this.resize.disconnect();
    this.labels.destroy();
    this.cy.destroy();
  }
}

function adjacent(path: readonly string[], source: string, target: string): boolean {
  return path.some((id, index) => (id === source && path[index + 1] === target) || (id === target && path[index + 1] === source));
}

export function caption(row: EdgeRow): string {
  return `${row.phrase} (${plural(row.sources, "source")}${row.disputed ? ", disputed" : ""})`;
}

function edgeData(row: EdgeRow): Record<string, unknown> {
  const state = `${row.sources}|${row.claims}|${row.disputed}|${row.certainty}`;
  return { ...row, state, inferred: row.certainty === "inferred", width: 1.5 + Math.min(5, 1.6 * Math.log2(Math.max(1, row.sources))), caption: caption(row) };
}
