import assert from "node:assert/strict";
import { test } from "node:test";
import { parameters, suggest, variables } from "../src/complete";
import type { Vocabulary } from "../src/contract";

const word = (name: string) => ({ name, meaning: `what ${name} is` });
const vocabulary: Vocabulary = {
  labels: [{ ...word("Group"), properties: [word("name"), word("named")] }, { ...word("State"), properties: [word("name"), word("iso2")] }],
  types: [{ ...word("TARGETED"), properties: [word("sources")] }, { ...word("USES"), properties: [word("sources")] }],
  keywords: ["MATCH", "RETURN"],
  functions: [word("count")],
};
const offered = (before: string, after = "", asked = false) => suggest(before, before + after, vocabulary, asked)?.offers.map(offer => offer.label) ?? null;

test("labels follow a colon in round brackets, and types one in square brackets", () => {
  assert.deepEqual(offered("MATCH (g:"), ["Group", "State"]);
  assert.deepEqual(offered("MATCH (g:Gr"), ["Group", "State"]);
  assert.deepEqual(offered("MATCH (g:Group)-[r:"), ["TARGETED", "USES"]);
  assert.deepEqual(offered("MATCH (g:Group)-[:USES|"), ["TARGETED", "USES"]);
});

test("properties follow a dot, those of the variable's label where the statement tells it", () => {
  assert.deepEqual(offered("MATCH (g:Group)-[r:USES]->(s:State) RETURN s."), ["name", "iso2"]);
  assert.deepEqual(offered("MATCH (g:Group)-[r:USES]->(s:State) RETURN r.so"), ["sources"]);
  assert.deepEqual(offered("MATCH (x) RETURN x."), ["name", "named", "iso2", "sources"]);
});

test("properties stand in braces, and values do not", () => {
  assert.deepEqual(offered("MATCH (s:State {"), ["name", "iso2"]);
  assert.deepEqual(offered("MATCH (s:State {name: $n, "), ["name", "iso2"]);
  assert.deepEqual(offered("MATCH (g:Group) WHERE EXISTS { (g)-[:"), ["TARGETED", "USES"]);
});

test("parameters follow a dollar sign", () => {
  assert.deepEqual(offered("MATCH (g {name: $name}) WHERE g.x = $"), ["name"]);
  assert.deepEqual(parameters("$a $b $a"), ["a", "b"]);
});

test("words are offered from the second letter, or when asked for", () => {
  assert.equal(offered("M"), null);
  assert.ok(offered("MA")?.includes("MATCH"));
  assert.ok(offered("", "", true)?.includes("count"));
  assert.ok(offered("MATCH (group:Group) RETURN gr")?.includes("group"));
});

test("nothing is offered inside strings and comments", () => {
  assert.equal(offered("MATCH (g {name: 'a:"), null);
  assert.equal(offered("// see (g:"), null);
});

test("variables know their labels", () => {
  assert.deepEqual([...variables("MATCH (g:Group)-[r:USES]->(t) WITH g, count(t) AS tools")], [["g", "Group"], ["r", "USES"], ["t", ""], ["tools", ""]]);
});
