/** Columns by type, from the sponsor to the victim's line of work, ordered so that few relationships cross. No browser in here. */

import type { Ends, Place } from "./document";

const COLUMNS = [["State"], ["Group"], ["Organization", "Tool"], ["Motive", "Sector"]];
const ACROSS = 330;
const DOWN = 84;
const SWEEPS = 6;
const TALLEST = 40;

export function layers(items: readonly { id: string; type: string; name: string }[], edges: readonly Ends[]): Record<string, Place> {
  const columns = COLUMNS.map((types) =>
    items
      .filter(({ type }) => types.includes(type))
      .sort((one, other) => types.indexOf(one.type) - types.indexOf(other.type) || one.name.localeCompare(other.name))
      .map(({ id }) => id),
  );
  const neighbours = new Map<string, string[]>(items.map(({ id }) => [id, []]));
  for (const { source, target } of edges) {
    neighbours.get(source)?.push(target);
    neighbours.get(target)?.push(source);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 ? columns : [...columns].reverse()) {
      const place = ranks(columns); // Anew for each column: two that answer each other's old order would swap for ever.
      const wanted = new Map(column.map((id) => [id, mean(neighbours.get(id)!.map((other) => place.get(other) ?? 0.5), place.get(id)!)]));
      column.sort((one, other) => wanted.get(one)! - wanted.get(other)!);
    }
  }
  return put(columns.filter((column) => column.length));
}

/** Where each entity stands in its column, from 0 at the top to 1 at the foot. */
function ranks(columns: string[][]): Map<string, number> {
  return new Map(columns.flatMap((column) => column.map((id, index) => [id, (index + 0.5) / column.length] as const)));
}

function mean(values: number[], otherwise: number): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : otherwise;
}

/** A column that is too tall is broken into several side by side. */
function put(columns: string[][]): Record<string, Place> {
  const places: Record<string, Place> = {};
  let x = 0;
  for (const column of columns) {
    const lanes = Math.ceil(column.length / TALLEST);
    const tall = Math.ceil(column.length / lanes);
    column.forEach((id, index) => {
      places[id] = [x + (index % lanes) * 200, (Math.floor(index / lanes) - (tall - 1) / 2) * DOWN];
    });
    x += ACROSS + (lanes - 1) * 200;
  }
  return places;
}
