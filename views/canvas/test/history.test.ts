import assert from "node:assert/strict";
import { test } from "node:test";
import * as doc from "../src/document";
import * as past from "../src/history";

const empty = past.begin(doc.EMPTY);
const one = past.record(empty, doc.add(doc.EMPTY, ["a"]), "add a");
const two = past.record(one, doc.hide(one.present, ["a"]), "hide a");

test("undo and redo go there and back", () => {
  assert.equal(past.undo(two).present, one.present);
  assert.equal(past.redo(past.undo(two)).present, two.present);
  assert.equal(past.undo(past.undo(past.undo(two))).present, doc.EMPTY);
  assert.equal(past.redo(two), two);
});

test("each step keeps its words", () => {
  assert.equal(two.past.at(-1)!.label, "hide a");
  assert.equal(past.undo(two).future[0]!.label, "hide a");
});

test("a change that changes nothing is no step", () => {
  assert.equal(past.record(two, { ...two.present }, "nothing"), two);
});

test("a new change ends what could be done again", () => {
  assert.deepEqual(past.record(past.undo(two), doc.pin(one.present, ["a"]), "pin").future, []);
});

test("places that a first layout finds are no step", () => {
  assert.equal(past.amend(one, doc.move(one.present, { a: [1, 1] })).past.length, 1);
});

test("the oldest steps go", () => {
  let long = empty;
  for (let n = 0; n < 300; n++) long = past.record(long, doc.add(long.present, [String(n)]), "add");
  assert.equal(long.past.length, 200);
});
