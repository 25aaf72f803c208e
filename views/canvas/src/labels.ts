/** Which labels fit: the important ones first, each only where no other label lies yet. No browser in here. */

export interface Label {
  id: string;
  /** Middle of the label and its size, in pixels of the screen. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Higher comes first; Infinity is always shown. */
  weight: number;
}

const CELL = 80;

/** Return the ids of the labels to show. */
export function declutter(labels: readonly Label[], width: number, height: number): Set<string> {
  const grid = new Map<string, Label[]>();
  const kept = new Set<string>();
  for (const label of [...labels].sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))) {
    const outside = label.x + label.width / 2 < 0 || label.y + label.height / 2 < 0 || label.x - label.width / 2 > width || label.y - label.height / 2 > height;
    if (outside && label.weight !== Infinity) continue;
    const cells = [...cellsOf(label)];
    if (label.weight !== Infinity && cells.some((cell) => grid.get(cell)?.some((other) => overlap(label, other)))) continue;
    kept.add(label.id);
    for (const cell of cells) grid.set(cell, [...(grid.get(cell) ?? []), label]);
  }
  return kept;
}

function* cellsOf({ x, y, width, height }: Label): Generator<string> {
  for (let column = Math.floor((x - width / 2) / CELL); column <= Math.floor((x + width / 2) / CELL); column++)
    for (let row = Math.floor((y - height / 2) / CELL); row <= Math.floor((y + height / 2) / CELL); row++) yield `${column},${row}`;
}

function overlap(one: Label, other: Label): boolean {
  return Math.abs(one.x - other.x) * 2 < one.width + other.width && Math.abs(one.y - other.y) * 2 < one.height + other.height;
}
