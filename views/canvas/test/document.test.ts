import assert from "node:assert/strict";
import { test } from "node:test";
import * as doc from "../src/document";

const edges = [{ source: "hub", target: "a" }, { source: "hub", target: "b" }, { source: "b", target: "c" }];
const scene = doc.add(doc.EMPTY, ["hub", "a", "b", "c"]);

test("adding keeps the order of what is there and shows what was hidden", () => {
  const hidden = doc.hide(scene, ["a"]);
  assert.deepEqual(doc.add(hidden, ["a", "d"]).nodes, ["hub", "a", "b", "c", "d"]);
  assert.deepEqual(doc.add(hidden, ["a"]).hidden, []);
});

test("removing takes places, pins and hiding along", () => {
  const full = doc.hide(doc.pin(doc.move(scene, { a: [1, 2] }), ["a"]), ["a"]);
  const left = doc.remove(full, ["a"]);
  assert.deepEqual([left.nodes, left.pinned, left.hidden, left.places], [["hub", "b", "c"], [], [], {}]);
});

test("nothing is changed in place", () => {
  const before = JSON.stringify(scene);
  doc.remove(doc.hide(doc.pin(doc.toggle(scene, "types", "State"), ["a"]), ["b"]), ["c"]);
  assert.equal(JSON.stringify(scene), before);
});

test("focus leaves an entity with its neighbours", () => {
  assert.deepEqual(doc.focus(scene, ["hub"], edges).hidden, ["c"]);
  assert.deepEqual(doc.showAll(doc.focus(scene, ["hub"], edges)).hidden, []);
});

test("collapse takes what hangs on one entity alone, but nothing pinned or bookmarked", () => {
  assert.deepEqual(doc.collapse(scene, "hub", edges).nodes, ["hub", "b", "c"]);
  assert.deepEqual(doc.collapse(doc.pin(scene, ["a"]), "hub", edges).nodes, scene.nodes);
  assert.deepEqual(doc.collapse(doc.bookmark(scene, ["a"]), "hub", edges).nodes, scene.nodes);
});

test("what is pinned does not move once it has a place", () => {
  const pinned = doc.pin(doc.move(scene, { a: [5, 5] }), ["a", "b"]);
  assert.deepEqual(doc.move(pinned, { a: [9, 9], b: [1, 1] }).places, { a: [5, 5], b: [1, 1] });
  assert.deepEqual(doc.move(doc.unpin(pinned, ["a"]), { a: [9, 9] }).places.a, [9, 9]);
});

test("bookmarks come and go", () => {
  assert.deepEqual(doc.bookmark(doc.bookmark(scene, ["a"]), ["a"]).bookmarks, []);
  assert.deepEqual(doc.bookmark(doc.bookmark(scene, ["a"]), ["a", "b"]).bookmarks, ["a", "b"]);
});

test("a value of a filter is switched off and on again", () => {
  const off = doc.toggle(scene, "certainty", "likely");
  assert.ok(doc.filtered(off.filters));
  assert.deepEqual(doc.toggle(off, "certainty", "likely"), scene);
});

test("what Python leaves out is as it begins", () => {
  assert.deepEqual(doc.complete({ nodes: ["a"], filters: { sources: 2 } as doc.Filters }).filters, { ...doc.NO_FILTERS, sources: 2 });
});
