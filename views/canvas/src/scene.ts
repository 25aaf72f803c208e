/** The scene: one cytoscape instance that is kept, and only ever told what changed. */

import cytoscape, { type Core, type ElementDefinition, type EventObject, type NodeCollection } from "cytoscape";
import fcose from "cytoscape-fcose";
import type { EdgeRow, Host, NodeRow, SceneData } from "./contract";
import { PADDING, layOut, placeNew } from "./layout";
import { drawLegend } from "./legend";
import { icon, stylesheet } from "./style";
import { readTheme, watchTheme } from "./theme";

cytoscape.use(fcose);

const DOUBLE_CLICK_MS = 350;

export class Scene {
  readonly cy: Core;
  private readonly unwatch: () => void;
  private readonly resize: ResizeObserver;
  private host!: Host;
  private rev = "";
  private storeKey = "";
  private lastTap = { id: "", at: 0 };
  private waiting = new Set<string>();
  private reporting = 0;

  constructor(
    readonly box: HTMLElement,
    private readonly canvas: HTMLElement,
  ) {
    this.cy = cytoscape({ container: canvas, minZoom: 0.05, maxZoom: 3, boxSelectionEnabled: true, style: stylesheet(readTheme(box)) });
    this.unwatch = watchTheme(box, (theme) => this.cy.style(stylesheet(theme)));
    this.resize = new ResizeObserver(() => this.cy.resize());
    this.resize.observe(canvas);
    this.listen();
  }

  private listen(): void {
    const { cy } = this;
    cy.on("select unselect", () => {
      clearTimeout(this.reporting);
      this.reporting = window.setTimeout(() => this.selected(), 80);
    });
    cy.on("tap", (event) => this.tapped(event));
    cy.on("mouseover", "edge", (event) => void event.target.addClass("hover"));
    cy.on("mouseout", "edge", (event) => void event.target.removeClass("hover"));
    cy.on("free", "node", () => this.savePositions());
  }

  /** Two taps on the same node expand it; cytoscape's own dbltap fires on two different ones as well. */
  private tapped(event: EventObject): void {
    const id = event.target === this.cy ? "" : String(event.target.id());
    const now = Date.now();
    const twice = id !== "" && id === this.lastTap.id && now - this.lastTap.at < DOUBLE_CLICK_MS;
    this.lastTap = { id: twice ? "" : id, at: now };
    if (twice && event.target.isNode()) this.expand(id);
  }

  /** Show what Python sends; with an unchanged revision nothing is touched. */
  update(host: Host): void {
    this.host = host;
    const { data } = host;
    if (data.rev === this.rev) return;
    const other = data.sceneId !== this.storeKey;
    this.rev = data.rev;
    this.storeKey = data.sceneId;
    this.waiting.clear();
    const { cy } = this;
    if (other) cy.elements().remove();
    const added = this.merge(data);
    if (other || added.length === cy.nodes().length) this.place();
    else if (added.nonempty()) {
      placeNew(cy, added);
      cy.$(".fresh").removeClass("fresh");
      added.addClass("fresh");
      this.say(`${added.length} nodes added`);
    }
    this.savePositions();
    drawLegend(this.box.querySelector(".cw-legend")!, cy, data.types);
    this.select(data.selected);
    this.box.querySelector(".cw-count")!.textContent = `${cy.nodes().length} nodes, ${cy.edges().length} relationships`;
    this.canvas.dataset.ready = data.rev;
  }

  /** Take over what is new or gone; returns the new nodes. */
  private merge(data: SceneData): NodeCollection {
    const { cy } = this;
    const wanted = new Set([...data.nodes, ...data.edges].map((row) => row.id));
    const fresh: ElementDefinition[] = [];
    cy.batch(() => {
      cy.elements().toArray().forEach((element) => {
        if (!wanted.has(element.id())) element.remove();
      });
      for (const row of data.nodes) this.put(fresh, { group: "nodes", data: nodeData(row, data) });
      for (const row of data.edges) this.put(fresh, { group: "edges", data: edgeData(row) });
    });
    return cy.add(fresh).nodes();
  }

  private put(fresh: ElementDefinition[], element: ElementDefinition): void {
    const known = this.cy.getElementById(String(element.data.id));
    if (known.nonempty()) known.data(element.data);
    else fresh.push(element);
  }

  /** Positions of this scene from before, else a layout. */
  private place(): void {
    const saved = this.savedPositions();
    const nodes = this.cy.nodes();
    if (nodes.nonempty() && nodes.toArray().every((node) => node.id() in saved)) {
      nodes.forEach((node) => void node.position(saved[node.id()]!));
      this.cy.fit(undefined, PADDING);
    } else layOut(this.cy, "force");
    if (this.cy.zoom() > 1.4) {
      this.cy.zoom(1.4);
      this.cy.center();
    }
  }

  private savedPositions(): Record<string, { x: number; y: number }> {
    try {
      return JSON.parse(sessionStorage.getItem("counterwatch:" + this.storeKey) ?? "{}");
    } catch {
      return {};
    }
  }

  savePositions(): void {
    const places: Record<string, { x: number; y: number }> = {};
    this.cy.nodes().forEach((node) => void (places[node.id()] = { ...node.position() }));
    try {
      sessionStorage.setItem("counterwatch:" + this.storeKey, JSON.stringify(places));
    } catch {
      // A full or forbidden store costs the layout on return, nothing else.
    }
  }

  private selected(): void {
    const chosen = this.cy.$(":selected");
    this.emphasise();
    const ids = chosen.map((element) => element.id());
    this.say(ids.length ? chosen.map((element) => element.data("name") ?? element.data("caption")).join(", ") + " selected" : "nothing selected");
    if (JSON.stringify(ids) !== JSON.stringify(this.host.data.selected)) this.host.setStateValue("selection", ids);
  }

  private emphasise(): void {
    const chosen = this.cy.$(":selected");
    this.cy.batch(() => {
      this.cy.elements().removeClass("faint near");
      if (chosen.length !== 1) return;
      const around = chosen.union(chosen.nodes().closedNeighborhood()).union(chosen.edges().connectedNodes());
      around.edges().addClass("near");
      this.cy.elements().difference(around).addClass("faint");
    });
  }

  private select(ids: string[]): void {
    const wanted = new Set(ids);
    if (this.cy.$(":selected").length === wanted.size && this.cy.$(":selected").toArray().every((element) => wanted.has(element.id()))) return this.emphasise();
    this.cy.$(":selected").unselect();
    for (const id of wanted) this.cy.getElementById(id).select();
  }

  expand(id = this.cy.$("node:selected").first().id()): void {
    if (!id || this.waiting.has(id)) return;
    this.waiting.add(id);
    this.say("expanding");
    this.host.setTriggerValue("event", { type: "expand", id, at: Date.now() });
  }

  fit(): void {
    this.cy.animate({ fit: { eles: this.cy.elements(":visible"), padding: PADDING }, duration: 200 });
  }

  zoom(factor: number): void {
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  find(text: string): void {
    const wanted = text.trim().toLowerCase();
    this.cy.nodes().removeClass("found");
    if (wanted.length < 2) return;
    const found = this.cy.nodes(":visible").filter((node) => String(node.data("name")).toLowerCase().includes(wanted));
    found.addClass("found");
    this.say(`${found.length} found`);
    if (found.nonempty()) this.cy.animate({ center: { eles: found.first() }, duration: 200 });
  }

  say(text: string): void {
    this.box.querySelector(".cw-live")!.textContent = text;
  }

  destroy(): void {
    this.savePositions();
    this.unwatch();
    this.resize.disconnect();
    this.cy.destroy();
  }
}

function nodeData(row: NodeRow, data: SceneData): Record<string, unknown> {
  const type = data.types[row.type];
  return { ...row, colour: type?.colour ?? "#64748b", icon: icon(type?.icon ?? ""), size: 30 + Math.min(26, 5 * Math.log2(1 + row.degree)) };
}

function edgeData(row: EdgeRow): Record<string, unknown> {
  const sources = row.sources === 1 ? "1 source" : `${row.sources} sources`;
  return { ...row, width: 1.5 + Math.min(4, Math.log2(1 + row.sources)), caption: `${row.phrase} (${sources}${row.disputed ? ", disputed" : ""})` };
}
