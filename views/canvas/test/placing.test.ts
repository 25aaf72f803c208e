import assert from "node:assert/strict";
import { test } from "node:test";
import { layers } from "../src/layers";
import { declutter } from "../src/labels";
import { CELL, placeNew, ring } from "../src/placing";

const apart = (places: (readonly [number, number])[]) => Math.min(...places.flatMap((one, index) => places.slice(index + 1).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1]))));

test("new entities lie near their neighbour and on nobody", () => {
  const there = { hub: [0, 0], other: [126, 0], far: [900, 0] } as const;
  const fresh = Array.from({ length: 30 }, (_, n) => `n${n}`);
  const places = placeNew(fresh, there, fresh.map((id) => ({ source: "hub", target: id })));
  assert.equal(Object.keys(places).length, 30);
  assert.ok(apart([...Object.values(there), ...Object.values(places)]) >= 0.9 * CELL);
  assert.ok(Object.values(places).every(([x, y]) => Math.hypot(x, y) < 6 * CELL));
});

test("an entity without a neighbour on the scene goes beside it", () => {
  assert.ok(placeNew(["alone"], { a: [0, 0], b: [200, 0] }, [])["alone"]![0] > 200);
});

test("tidying moves the neighbours alone", () => {
  const places = ring("hub", ["a"], { hub: [0, 0], a: [4000, 0], b: [130, 0] });
  assert.deepEqual(Object.keys(places), ["a"]);
  assert.ok(Math.hypot(...places["a"]!) < 4 * CELL);
});

test("columns go from the sponsor to the line of work", () => {
  const items = [["v", "Organization"], ["s", "State"], ["g", "Group"], ["x", "Sector"]].map(([id, type]) => ({ id: id!, type: type!, name: id! }));
  const places = layers(items, [{ source: "g", target: "s" }, { source: "g", target: "v" }]);
  assert.deepEqual(["s", "g", "v", "x"].map((id) => places[id]![0]), [0, 330, 660, 990]);
});

test("columns are ordered so that lines do not cross", () => {
  const item = (id: string, type: string) => ({ id, type, name: id });
  const places = layers([item("s1", "State"), item("s2", "State"), item("a", "Group"), item("b", "Group")], [{ source: "a", target: "s2" }, { source: "b", target: "s1" }]);
  assert.equal(places["s1"]![1] < places["s2"]![1], places["b"]![1] < places["a"]![1]);
});

test("of labels that overlap the weightier stays, and what must be read always does", () => {
  const label = (id: string, x: number, weight: number) => ({ id, x, y: 50, width: 60, height: 14, weight });
  assert.deepEqual([...declutter([label("a", 50, 1), label("b", 70, 2), label("c", 300, 1)], 400, 100)], ["b", "c"]);
  assert.deepEqual([...declutter([label("a", 50, Infinity), label("b", 70, Infinity)], 400, 100)], ["a", "b"]);
  assert.deepEqual([...declutter([label("out", -500, 9)], 400, 100)], []);
  assert.deepEqual([...declutter([label("a", 50, 1)], 400, 100, [{ x: 60, y: 50, width: 30, height: 30 }])], []);
});
