/** ForceAtlas2 for large scenes: runs in a worker, so that the page stays alive meanwhile. */

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { Ends, Place } from "./document";

export interface Arrangement {
  nodes: { id: string; pinned: boolean; place?: Place }[];
  edges: Ends[];
}

const ROOM = 95;

export function forceAtlas({ nodes, edges }: Arrangement): Record<string, Place> {
  const graph = new Graph({ multi: true });
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5;
  const across = Math.sqrt(nodes.length) * ROOM;
  for (const { id, pinned, place } of nodes) {
    const at = pinned && place ? { x: place[0], y: place[1], fixed: true } : { x: random() * across, y: random() * across };
    graph.addNode(id, at);
  }
  for (const { source, target } of edges) graph.addEdge(source, target);
  const anyPinned = nodes.some(({ pinned, place }) => pinned && place);
  const placed = forceAtlas2(graph, {
    iterations: Math.max(80, Math.min(400, Math.round(300000 / graph.order))),
    settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true, scalingRatio: 20, gravity: 0.8, strongGravityMode: false },
  }) as Record<string, { x: number; y: number }>;
  const reach = Object.values(placed).map(({ x, y }) => Math.hypot(x, y)).sort((one, other) => one - other);
  // What lies far out must not press everything else together; with pinned entities nothing may be scaled.
  const scale = anyPinned ? 1 : across / 1.6 / (reach[Math.floor(reach.length * 0.95)] || 1);
  return Object.fromEntries(Object.entries(placed).map(([id, { x, y }]) => [id, [x * scale, y * scale] as const]));
}
