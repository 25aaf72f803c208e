/** Where new entities go: into free cells of rings round their neighbours, outward side first. Nothing that is there moves. */

import type { Ends, Place } from "./document";

export const CELL = 74;

type Places = Record<string, Place>;

/** Return places for `fresh`; `places` holds what is there already. */
export function placeNew(fresh: readonly string[], places: Places, edges: Iterable<Ends>): Places {
  const neighbours = anchorsOf(fresh, places, edges);
  const taken = new Taken(Object.values(places));
  const centre = middle(Object.values(places));
  const right = Math.max(0, ...Object.values(places).map(([x]) => x));
  const found: Record<string, Place> = {};
  for (const id of fresh) {
    const anchors = neighbours.get(id) ?? [];
    const anchor: Place = anchors.length ? middle(anchors) : [right + 2 * CELL, centre[1]];
    found[id] = freeCell(anchor, Math.atan2(anchor[1] - centre[1], anchor[0] - centre[0]), taken);
  }
  return found;
}

/** Return places round one entity for its neighbours, as near as what does not move allows. */
export function ring(id: string, neighbours: readonly string[], places: Places): Places {
  const moving = new Set(neighbours);
  const rest = Object.fromEntries(Object.entries(places).filter(([other]) => !moving.has(other)));
  return placeNew(neighbours, rest, neighbours.map((other) => ({ source: id, target: other })));
}

function anchorsOf(fresh: readonly string[], places: Places, edges: Iterable<Ends>): Map<string, Place[]> {
  const wanted = new Set(fresh);
  const anchors = new Map<string, Place[]>();
  const join = (id: string, other: string) => {
    if (!wanted.has(id) || wanted.has(other) || !(other in places)) return;
    anchors.set(id, [...(anchors.get(id) ?? []), places[other]!]);
  };
  for (const { source, target } of edges) {
    join(source, target);
    join(target, source);
  }
  return anchors;
}

export function middle(places: readonly Place[]): Place {
  if (!places.length) return [0, 0];
  return [places.reduce((sum, [x]) => sum + x, 0) / places.length, places.reduce((sum, [, y]) => sum + y, 0) / places.length];
}

/** What room is taken: places in a grid, so that a look at the cells around tells whether one is free. */
class Taken {
  private readonly cells = new Map<string, Place[]>();

  constructor(places: readonly Place[]) {
    for (const place of places) this.add(place);
  }

  add(place: Place): void {
    const cell = `${Math.floor(place[0] / CELL)},${Math.floor(place[1] / CELL)}`;
    this.cells.set(cell, [...(this.cells.get(cell) ?? []), place]);
  }

  free([x, y]: Place): boolean {
    const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        if (this.cells.get(`${column + dx},${row + dy}`)?.some((other) => Math.hypot(other[0] - x, other[1] - y) < 0.95 * CELL)) return false;
    return true;
  }
}

function freeCell(anchor: Place, outward: number, taken: Taken): Place {
  for (let radius = 1.7 * CELL; radius < 60 * CELL; radius += CELL) {
    const slots = Math.max(6, Math.floor((2 * Math.PI * radius) / CELL));
    for (let slot = 0; slot < slots; slot++) {
      const angle = outward + ((slot % 2 ? 1 : -1) * Math.ceil(slot / 2) * 2 * Math.PI) / slots;
      const place: Place = [anchor[0] + radius * Math.cos(angle), anchor[1] + radius * Math.sin(angle)];
      if (!taken.free(place)) continue;
      taken.add(place);
      return place;
    }
  }
  return [anchor[0] + CELL, anchor[1] + CELL];
}
