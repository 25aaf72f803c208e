/** Which labels fit: the important ones first, each only where no other label lies yet. No browser in here. */

/** Something that takes up room: its middle and its size, in pixels of the screen. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Label extends Box {
  id: string;
  /** Higher comes first; Infinity is always shown. */
  weight: number;
}

const CELL = 80;

/** Return the ids of the labels to show; `bodies` are what no label may lie on. */
export function declutter(labels: readonly Label[], width: number, height: number, bodies: readonly Box[] = []): Set<string> {
  const grid = new Map<string, Box[]>();
  const kept = new Set<string>();
  const fill = (box: Box) => {
    for (const cell of cellsOf(box)) {
      const there = grid.get(cell);
      if (there) there.push(box);
      else grid.set(cell, [box]);
    }
  };
  bodies.forEach(fill);
  for (const label of [...labels].sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))) {
    const outside = label.x + label.width / 2 < 0 || label.y + label.height / 2 < 0 || label.x - label.width / 2 > width || label.y - label.height / 2 > height;
    if (outside && label.weight !== Infinity) continue;
    if (label.weight !== Infinity && [...cellsOf(label)].some((cell) => grid.get(cell)?.some((other) => overlap(label, other)))) continue;
    kept.add(label.id);
    fill(label);
  }
  return kept;
}

function* cellsOf({ x, y, width, height }: Box): Generator<string> {
  for (let column = Math.floor((x - width / 2) / CELL); column <= Math.floor((x + width / 2) / CELL); column++)
    for (let row = Math.floor((y - height / 2) / CELL); row <= Math.floor((y + height / 2) / CELL); row++) yield `${column},${row}`;
}

function overlap(one: Box, other: Box): boolean {
  return Math.abs(one.x - other.x) * 2 < one.width + other.width && Math.abs(one.y - other.y) * 2 < one.height + other.height;
}
