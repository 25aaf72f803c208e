import assert from "node:assert/strict";
import { test } from "node:test";
import { pinched } from "../src/touch";

const at = (zoom: number, x = 0, y = 0) => ({ zoom, pan: [x, y] as const });
const two = (x: number, y: number, apart: number) => ({ middle: [x, y] as const, apart });

test("two fingers that come together zoom out, and what lay between them stays there", () => {
  const after = pinched(at(1, 10, 20), two(100, 100, 180), two(100, 100, 90), 0.03, 3);
  assert.equal(after.zoom, 0.5);
  // The point of the scene between the fingers: (100 - 10) / 1 and (100 - 20) / 1.
  assert.deepEqual([90 * after.zoom + after.pan[0], 80 * after.zoom + after.pan[1]], [100, 100]);
});

test("two fingers that move together move the view alone", () => {
  assert.deepEqual(pinched(at(2, 5, 5), two(50, 50, 100), two(80, 40, 100), 0.03, 3), at(2, 35, -5));
});

test("the scale stays within its bounds", () => {
  assert.equal(pinched(at(1), two(0, 0, 10), two(0, 0, 1000), 0.03, 3).zoom, 3);
  assert.equal(pinched(at(0.05), two(0, 0, 100), two(0, 0, 1), 0.03, 3).zoom, 0.03);
});
