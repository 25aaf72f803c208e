/** The labels of a stage: sized for the zoom, and only as many as fit. */

import type { Core, NodeSingular } from "cytoscape";
import { declutter, type Label } from "./labels";

const SIZE = 13;
/** Sizes of type for the zooms below which they are taken, so that a label that is shown can be read. */
const SCALES: [number, number][] = [[0.75, 1], [0.5, 1.5], [0.33, 2.2], [0.2, 3.4], [0.12, 5.5], [0, 9]];
const WRAP = 11.5;
const CROWD = 150;

export class Labels {
  font = SIZE;
  private waiting = 0;
  private readonly pen = document.createElement("canvas").getContext("2d");
  private readonly widths = new Map<string, number>();

  constructor(private readonly cy: Core) {
    cy.on("viewport resize", () => this.soon());
    cy.on("position", "node", () => this.soon());
  }

  /** Look again once things are at rest. */
  soon(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.fit(), 90);
  }

  destroy(): void {
    clearTimeout(this.waiting);
  }

  private fit(): void {
    const { cy } = this;
    const zoom = cy.zoom();
    this.font = SIZE * SCALES.find(([least]) => zoom >= least)![1];
    const nodes = cy.nodes(":visible");
    // In a crowd every place is somebody's: there the hubs are named over the others.
    const bodies = nodes.length > CROWD ? [] : nodes.map((node) => ({ ...node.renderedPosition(), width: node.data("size") * zoom, height: node.data("size") * zoom }));
    const kept = declutter(nodes.map((node) => this.label(node, zoom)), cy.width(), cy.height(), bodies);
    cy.batch(() =>
      nodes.forEach((node) => {
        const show = kept.has(node.id());
        if (show && node.data("font") !== this.font) node.data("font", this.font);
        node.toggleClass("quiet", !show);
      }),
    );
  }

  private label(node: NodeSingular, zoom: number): Label {
    const name = String(node.data("name"));
    const wide = this.width(name) * (this.font / SIZE);
    const most = this.font * WRAP;
    const lines = Math.ceil(wide / most);
    const at = node.renderedPosition();
    const height = lines * this.font * 1.15 * zoom;
    const named = node.selected() || node.hasClass("found") || node.hasClass("path");
    const weight = named ? Infinity : node.degree(false) + (node.data("type") === "State" ? 5 : 0) - (node.hasClass("faint") ? 1000 : 0) + (node.hasClass("fresh") ? 20 : 0);
    return { id: node.id(), x: at.x, y: at.y + (node.data("size") / 2 + 5) * zoom + height / 2, width: Math.min(wide, most) * zoom + 6, height, weight };
  }

  private width(text: string): number {
    let width = this.widths.get(text);
    if (width === undefined) {
      if (this.pen) this.pen.font = `${SIZE}px sans-serif`;
      width = this.pen?.measureText(text).width ?? text.length * 7;
      this.widths.set(text, width);
    }
    return width;
  }
}
