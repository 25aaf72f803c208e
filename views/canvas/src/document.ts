/** The scene as a document, and every change to it as a function from one document to the next. No browser in here. */

export type Place = readonly [number, number];

/** What is not drawn. The lists name what is switched off, so that what comes later is shown. Same as graph/scene.py. */
export interface Filters {
  types: string[];
  relationships: string[];
  certainty: string[];
  kinds: string[];
  confidence: number;
  sources: number;
  since: string;
  until: string;
  undated: boolean;
  disputed: "" | "only" | "none";
}

export interface Scene {
  version: 1;
  nodes: string[];
  places: Record<string, Place>;
  pinned: string[];
  hidden: string[];
  bookmarks: string[];
  filters: Filters;
}

export const NO_FILTERS: Filters = { types: [], relationships: [], certainty: [], kinds: [], confidence: 0, sources: 0, since: "", until: "", undated: true, disputed: "" };
export const EMPTY: Scene = { version: 1, nodes: [], places: {}, pinned: [], hidden: [], bookmarks: [], filters: NO_FILTERS };

/** The least of an edge that the document's functions need. */
export interface Ends {
  source: string;
  target: string;
}

/** A document as Python sends it, with what is as it begins left out. */
export function complete(scene: Partial<Scene>): Scene {
  return { ...EMPTY, ...scene, filters: { ...NO_FILTERS, ...scene.filters } };
}

const without = (list: string[], ids: Set<string>) => (list.some((id) => ids.has(id)) ? list.filter((id) => !ids.has(id)) : list);
const united = (list: string[], ids: string[]) => [...new Set([...list, ...ids])];

export function add(scene: Scene, ids: string[]): Scene {
  return { ...scene, nodes: united(scene.nodes, ids), hidden: without(scene.hidden, new Set(ids)) };
}

export function remove(scene: Scene, ids: string[]): Scene {
  const gone = new Set(ids);
  const places = Object.fromEntries(Object.entries(scene.places).filter(([id]) => !gone.has(id)));
  return { ...scene, nodes: without(scene.nodes, gone), pinned: without(scene.pinned, gone), hidden: without(scene.hidden, gone), places };
}

export function hide(scene: Scene, ids: string[]): Scene {
  const here = new Set(scene.nodes);
  return { ...scene, hidden: united(scene.hidden, ids.filter((id) => here.has(id))) };
}

export function showAll(scene: Scene): Scene {
  return { ...scene, hidden: [], filters: NO_FILTERS };
}

/** Hide everything but these and what is next to them. */
export function focus(scene: Scene, ids: string[], edges: Iterable<Ends>): Scene {
  const kept = new Set(ids);
  for (const edge of edges) {
    if (ids.includes(edge.source)) kept.add(edge.target);
    if (ids.includes(edge.target)) kept.add(edge.source);
  }
  return { ...scene, hidden: scene.nodes.filter((id) => !kept.has(id)) };
}

export function pin(scene: Scene, ids: string[]): Scene {
  return { ...scene, pinned: united(scene.pinned, ids) };
}

export function unpin(scene: Scene, ids: string[]): Scene {
  return { ...scene, pinned: without(scene.pinned, new Set(ids)) };
}

export function bookmark(scene: Scene, ids: string[]): Scene {
  const known = ids.every((id) => scene.bookmarks.includes(id));
  return { ...scene, bookmarks: known ? without(scene.bookmarks, new Set(ids)) : united(scene.bookmarks, ids) };
}

/** Put entities somewhere; what is pinned stays. */
export function move(scene: Scene, places: Record<string, Place>): Scene {
  const fixed = new Set(scene.pinned);
  const moved = Object.entries(places).filter(([id]) => !(fixed.has(id) && id in scene.places));
  const rounded = moved.map(([id, [x, y]]) => [id, [Math.round(x), Math.round(y)] as const] as const);
  return { ...scene, places: { ...scene.places, ...Object.fromEntries(rounded) } };
}

export function filter(scene: Scene, change: Partial<Filters>): Scene {
  return { ...scene, filters: { ...scene.filters, ...change } };
}

/** Switch one value of a list of a filter off, or on again. */
export function toggle(scene: Scene, list: "types" | "relationships" | "certainty" | "kinds", value: string): Scene {
  const off = scene.filters[list];
  return filter(scene, { [list]: off.includes(value) ? off.filter((item) => item !== value) : [...off, value] });
}

/** The neighbours that hang on one entity alone: what a collapse takes away. Pinned and bookmarked ones stay. */
export function leaves(scene: Scene, id: string, edges: Iterable<Ends>): string[] {
  const here = new Set(scene.nodes);
  const neighbours = new Map<string, Set<string>>();
  const join = (one: string, other: string) => {
    const known = neighbours.get(one) ?? new Set();
    neighbours.set(one, known.add(other));
  };
  for (const { source, target } of edges) {
    if (!here.has(source) || !here.has(target)) continue;
    join(source, target);
    join(target, source);
  }
  const kept = new Set([...scene.pinned, ...scene.bookmarks]);
  return [...(neighbours.get(id) ?? [])].filter((other) => neighbours.get(other)!.size === 1 && !kept.has(other));
}

export function collapse(scene: Scene, id: string, edges: Iterable<Ends>): Scene {
  return remove(scene, leaves(scene, id, edges));
}

export function filtered(filters: Filters): boolean {
  return JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
}
