/** Layouts: from entities and relationships to places. One runs only on a new scene or when somebody asks for it. */

import cytoscape, { type NodeSingular } from "cytoscape";
import fcose from "cytoscape-fcose";
import worker from "../build/layout_worker.txt";
import type { Ends, Place } from "./document";
import { layers } from "./layers";

cytoscape.use(fcose);

/** Up to so many entities fcose takes about a second on the main thread; above, ForceAtlas2 works in a worker. */
export const FCOSE_NODES = 300;

export const LAYOUTS = { force: "Force", concentric: "Rings", layers: "Columns by type", grid: "Grid" } as const;
export type Layout = keyof typeof LAYOUTS;

export interface Item {
  id: string;
  type: string;
  name: string;
  size: number;
  pinned: boolean;
  place?: Place;
}

export type Places = Record<string, Place>;

/** Return places for every item; pinned ones keep theirs. Raises an Error with a remedy where the browser allows no worker. */
export async function arrange(name: Layout, items: Item[], edges: Ends[]): Promise<Places> {
  if (!items.length) return {};
  const places = await LAYOUT[name](items, edges);
  for (const { id, pinned, place } of items) if (pinned && place) places[id] = place;
  return places;
}

const LAYOUT: Record<Layout, (items: Item[], edges: Ends[]) => Promise<Places> | Places> = {
  force: (items, edges) => (items.length > FCOSE_NODES ? inWorker(items, edges) : force(items, edges)),
  concentric: (items, edges) => headless(items, edges, { name: "concentric", concentric: (node: NodeSingular) => node.degree(false), levelWidth: () => 3, minNodeSpacing: 46 }),
  layers: (items, edges) => layers(items, edges),
  grid: (items) => grid(items),
};

function force(items: Item[], edges: Ends[]): Places {
  const fixed = items.filter(({ pinned, place }) => pinned && place).map(({ id, place }) => ({ nodeId: id, position: { x: place![0], y: place![1] } }));
  return headless(items, edges, {
    name: "fcose", quality: "default", randomize: true, nodeSeparation: 160, idealEdgeLength: 150, nodeRepulsion: 26000, gravity: 0.3,
    packComponents: fixed.length === 0, tilingPaddingVertical: 90, tilingPaddingHorizontal: 90, ...(fixed.length && { fixedNodeConstraint: fixed }),
  });
}

/** Run one of cytoscape's layouts on a copy that nobody sees. */
function headless(items: Item[], edges: Ends[], options: object): Places {
  const side = Math.sqrt(items.length) * 130;
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: [...items.map(({ id, size }) => ({ data: { id, size } })), ...edges.map(({ source, target }) => ({ data: { source, target } }))],
    style: [{ selector: "node", style: { width: "data(size)", height: "data(size)" } }],
  });
  // The same scene has to give the same picture, or a link would show another one: fcose takes its chances from here.
  const chance = Math.random;
  let seed = 1;
  Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  try {
    cy.layout({ animate: false, fit: false, boundingBox: { x1: 0, y1: 0, w: side, h: side }, ...options } as never).run();
  } finally {
    Math.random = chance;
  }
  const places: Places = Object.fromEntries(cy.nodes().map((node) => [node.id(), [node.position("x"), node.position("y")] as const]));
  cy.destroy();
  return places;
}

function grid(items: Item[]): Places {
  const sorted = [...items].sort((one, other) => one.type.localeCompare(other.type) || one.name.localeCompare(other.name));
  const columns = Math.ceil(Math.sqrt(sorted.length * 1.5));
  return Object.fromEntries(sorted.map(({ id }, index) => [id, [(index % columns) * 150, Math.floor(index / columns) * 120] as const]));
}

function inWorker(items: Item[], edges: Ends[]): Promise<Places> {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
    const end = () => {
      running.terminate();
      URL.revokeObjectURL(address);
    };
    const running = new Worker(address);
    running.onmessage = (event: MessageEvent<Places>) => {
      end();
      resolve(event.data);
    };
    running.onerror = () => {
      end();
      reject(new Error("this browser runs no background work here; choose another layout"));
    };
    running.postMessage({ nodes: items.map(({ id, pinned, place }) => ({ id, pinned, place })), edges: edges.map(({ source, target }) => ({ source, target })) });
  });
}
