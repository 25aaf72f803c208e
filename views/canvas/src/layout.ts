/** Layouts, and where new nodes go. A layout runs only on an empty scene or when somebody asks for it. */

import type { Collection, Core, NodeCollection, NodeSingular, Position } from "cytoscape";
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

/** Up to so many nodes fcose is fast enough on the main thread; above it freezes the page. */
const FCOSE_NODES = 300;
const CELL = 64;

/** Room round a fitted scene, in pixels: enough that no node lies under the legend. */
export const PADDING = 68;

export function layOut(cy: Core, name: string): void {
  const shown = cy.elements(":visible");
  if (name === "force" && shown.nodes().length > FCOSE_NODES) return forceAtlas(cy, shown);
  const options: Record<string, unknown> = {
    force: { name: "fcose", quality: "default", randomize: true, nodeSeparation: 180, idealEdgeLength: 150, nodeRepulsion: 20000, packComponents: true },
    concentric: { name: "concentric", concentric: (node: NodeSingular) => node.degree(false), levelWidth: () => 4, minNodeSpacing: 40 },
    layers: { name: "breadthfirst", directed: true, spacingFactor: 1.2 },
    grid: { name: "grid", sort: (one: NodeSingular, other: NodeSingular) => String(one.data("type")).localeCompare(String(other.data("type"))) },
  };
  shown.layout({ ...(options[name] as object), animate: false, fit: true, padding: PADDING } as never).run();
}

function forceAtlas(cy: Core, shown: Collection): void {
  const graph = new Graph({ multi: true });
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5;
  shown.nodes().forEach((node) => void graph.addNode(node.id(), { x: random() * 1000, y: random() * 1000 }));
  shown.edges().forEach((edge) => void graph.addEdge(edge.source().id(), edge.target().id()));
  const count = graph.order;
  const placed = forceAtlas2(graph, {
    iterations: Math.max(60, Math.min(300, Math.round(200000 / count))),
    settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true, scalingRatio: 18, gravity: 0.6 },
  });
  const across = Math.max(...Object.values(placed).map((place) => Math.abs(place.x!))) * 2 || 1;
  const scale = (Math.sqrt(count) * 95) / across;
  cy.batch(() => shown.nodes().forEach((node) => void node.position({ x: placed[node.id()]!.x! * scale, y: placed[node.id()]!.y! * scale })));
  cy.fit(shown, PADDING);
}

/** Put new nodes into free cells of rings round their neighbours, outward side first. Nothing that is there moves. */
export function placeNew(cy: Core, fresh: NodeCollection): void {
  const old = cy.nodes().difference(fresh);
  const taken = new Set<string>();
  const cell = (place: Position) => `${Math.round(place.x / CELL)},${Math.round(place.y / CELL)}`;
  old.forEach((node) => void taken.add(cell(node.position())));
  const box = old.boundingBox({ includeLabels: false });
  const centre = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  fresh.forEach((node) => {
    const anchors = node.neighborhood("node").difference(fresh) as NodeCollection;
    const anchor = anchors.nonempty() ? mean(anchors) : { x: box.x2 + 100, y: centre.y };
    node.position(freeCell(anchor, Math.atan2(anchor.y - centre.y, anchor.x - centre.x), taken, cell));
  });
}

function mean(nodes: NodeCollection): Position {
  let x = 0;
  let y = 0;
  nodes.forEach((node) => {
    x += node.position("x") / nodes.length;
    y += node.position("y") / nodes.length;
  });
  return { x, y };
}

function freeCell(anchor: Position, outward: number, taken: Set<string>, cell: (place: Position) => string): Position {
  for (let radius = 1.6 * CELL; radius < 40 * CELL; radius += CELL) {
    const slots = Math.max(6, Math.floor((2 * Math.PI * radius) / CELL));
    for (let slot = 0; slot < slots; slot++) {
      const angle = outward + ((slot % 2 ? 1 : -1) * Math.ceil(slot / 2) * 2 * Math.PI) / slots;
      const place = { x: anchor.x + radius * Math.cos(angle), y: anchor.y + radius * Math.sin(angle) };
      if (!taken.has(cell(place))) {
        taken.add(cell(place));
        return place;
      }
    }
  }
  return { x: anchor.x + CELL, y: anchor.y + CELL };
}
