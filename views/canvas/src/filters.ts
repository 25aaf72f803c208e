/** Which entities and relationships of a scene are drawn, and the figures beside the filters. No browser in here. */

import type { EdgeRow, NodeRow } from "./contract";
import type { Filters, Scene } from "./document";

export interface Shown {
  nodes: Set<string>;
  edges: Set<string>;
}

export interface Rows {
  nodes: Map<string, NodeRow>;
  edges: Map<string, EdgeRow>;
}

export const CERTAINTIES = ["stated", "likely", "suspected", "inferred"];

/** The relationships of which both ends are on the scene, hidden or not. */
export function within(scene: Scene, rows: Rows): EdgeRow[] {
  const here = new Set(scene.nodes);
  return [...rows.edges.values()].filter((edge) => here.has(edge.source) && here.has(edge.target));
}

export function passes(edge: EdgeRow, filters: Filters): boolean {
  if (filters.relationships.includes(edge.type) || filters.certainty.includes(edge.certainty)) return false;
  if (edge.confidence < filters.confidence || edge.sources < filters.sources) return false;
  if (filters.disputed && (filters.disputed === "only") !== edge.disputed) return false;
  if (edge.kinds.length && edge.kinds.every((kind) => filters.kinds.includes(kind))) return false;
  return inTime(edge, filters);
}

function inTime(edge: EdgeRow, { since, until, undated }: Filters): boolean {
  if (!since && !until) return true;
  if (!edge.since) return undated;
  return (!until || edge.since <= until) && (!since || (edge.until || edge.since) >= since);
}

/** An entity goes with its type, when it is hidden, or when a filter took every relationship that it has here. */
export function shown(scene: Scene, rows: Rows): Shown {
  const { filters } = scene;
  const hidden = new Set(scene.hidden);
  const off = new Set(filters.types);
  const able = new Set(scene.nodes.filter((id) => rows.nodes.has(id) && !hidden.has(id) && !off.has(rows.nodes.get(id)!.type)));
  const had = new Set<string>();
  const keeps = new Set<string>();
  const edges = new Set<string>();
  for (const edge of within(scene, rows)) {
    if (!able.has(edge.source) || !able.has(edge.target)) continue;
    had.add(edge.source).add(edge.target);
    if (!passes(edge, filters)) continue;
    edges.add(edge.id);
    keeps.add(edge.source).add(edge.target);
  }
  const pinned = new Set(scene.pinned);
  return { nodes: new Set([...able].filter((id) => !had.has(id) || keeps.has(id) || pinned.has(id))), edges };
}

/** How many relationships of each entity are not on the scene: what can still be expanded. */
export function remaining(scene: Scene, rows: Rows): Map<string, number> {
  const left = new Map(scene.nodes.map((id) => [id, rows.nodes.get(id)?.degree ?? 0]));
  for (const edge of within(scene, rows)) {
    left.set(edge.source, left.get(edge.source)! - 1);
    left.set(edge.target, left.get(edge.target)! - 1);
  }
  return new Map([...left].map(([id, count]) => [id, Math.max(0, count)]));
}

export function counted(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}

export interface Bar {
  year: number;
  count: number;
}

/** Dated relationships per year, every year between the first and the last: the histogram of the range slider. */
export function histogram(edges: Iterable<EdgeRow>): Bar[] {
  const counts = new Map<number, number>();
  for (const edge of edges) {
    if (!edge.since) continue;
    const last = Number((edge.until || edge.since).slice(0, 4));
    for (let year = Number(edge.since.slice(0, 4)); year <= last; year++) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  if (!counts.size) return [];
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  return Array.from({ length: last - first + 1 }, (_, step) => ({ year: first + step, count: counts.get(first + step) ?? 0 }));
}
