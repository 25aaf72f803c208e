import assert from "node:assert/strict";
import { test } from "node:test";
import * as doc from "../src/document";
import { histogram, passes, remaining, shown } from "../src/filters";
import { edge, node, world } from "./rows";

const dated = edge("g", "t", { since: "2019-03-01", until: "2020-05-31" });
const { scene, rows } = world([node("g", { degree: 5 }), node("t", { type: "Tool", degree: 1 }), node("s", { type: "State", degree: 2 })], [dated, edge("g", "s", { disputed: true, certainty: "likely", confidence: 0.7, sources: 3, kinds: ["galaxy-entry", "article"] })]);
const off = (change: Partial<doc.Filters>) => ({ ...doc.NO_FILTERS, ...change });

test("without filters everything is drawn", () => {
  const all = shown(scene, rows);
  assert.deepEqual([all.nodes.size, all.edges.size], [3, 2]);
});

test("a type that is off goes with its relationships, and what had only those stays", () => {
  const left = shown(doc.toggle(scene, "types", "State"), rows);
  assert.deepEqual([[...left.nodes], [...left.edges]], [["g", "t"], [dated.id]]);
});

test("an entity goes when a filter took every relationship that it has here, unless it is pinned", () => {
  const filtered = doc.filter(scene, { disputed: "none" });
  assert.deepEqual([...shown(filtered, rows).nodes], ["g", "t"]);
  assert.deepEqual([...shown(doc.pin(filtered, ["s"]), rows).nodes], ["g", "t", "s"]);
});

for (const [what, change, expected] of [
  ["certainty", off({ certainty: ["stated"] }), false],
  ["confidence", off({ confidence: 0.95 }), false],
  ["sources", off({ sources: 2 }), false],
  ["relationship", off({ relationships: ["USES"] }), false],
  ["only disputed", off({ disputed: "only" }), false],
  ["its one kind of source", off({ kinds: ["article"] }), false],
  ["another kind of source", off({ kinds: ["galaxy-entry"] }), true],
  ["a time that it reaches into", off({ since: "2020-01-01", until: "2020-12-31" }), true],
  ["a time before", off({ until: "2018-12-31" }), false],
  ["a time after", off({ since: "2021-01-01" }), false],
] as const)
  test(`a relationship is ${expected ? "kept" : "taken"} by ${what}`, () => assert.equal(passes(dated, change), expected));

test("one of two kinds of source that is on keeps a relationship", () => {
  assert.ok(passes([...rows.edges.values()][1]!, off({ kinds: ["article"] })));
});

test("what has no date stays when dates are asked for, unless it may not", () => {
  const undated = edge("g", "t");
  assert.ok(passes(undated, off({ since: "2020-01-01" })));
  assert.ok(!passes(undated, off({ since: "2020-01-01", undated: false })));
});

test("what can still be expanded is counted against what is on the scene", () => {
  assert.deepEqual(Object.fromEntries(remaining(scene, rows)), { g: 3, t: 0, s: 1 });
  assert.equal(remaining(doc.remove(scene, ["t"]), rows).get("g"), 4);
});

test("the histogram has every year between the first and the last", () => {
  assert.deepEqual(histogram([dated, edge("a", "b", { since: "2022-01-01", until: "2022-12-31" })]), [{ year: 2019, count: 1 }, { year: 2020, count: 1 }, { year: 2021, count: 0 }, { year: 2022, count: 1 }]);
  assert.deepEqual(histogram([edge("a", "b")]), []);
});
