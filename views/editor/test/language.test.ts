import assert from "node:assert/strict";
import { test } from "node:test";
import { StringStream } from "@codemirror/language";
import { cypher } from "../src/language";

/** The tokens of a text, line by line, each with how it is drawn. */
function tokens(text: string): [string, string | null][] {
  const state = cypher.startState!(2);
  const found: [string, string | null][] = [];
  for (const line of text.split("\n")) {
    const stream = new StringStream(line, 4, 2);
    while (!stream.eol()) {
      const style = cypher.token(stream, state);
      if (stream.current().trim()) found.push([stream.current(), style]);
      stream.start = stream.pos;
    }
  }
  return found;
}
const styled = (text: string, style: string) => tokens(text).filter(([, drawn]) => drawn === style).map(([words]) => words);

test("a comment between slash and star is one, over lines too, and what follows is none", () => {
  assert.deepEqual(styled("MATCH /* one */ (n) // two", "comment"), ["/* one */", "// two"]);
  assert.deepEqual(styled("/* MATCH\n'RETURN' // */ RETURN 1", "comment"), ["/* MATCH", "'RETURN' // */"]);
  assert.deepEqual(styled("/* MATCH\n'RETURN' // */ RETURN 1", "keyword"), ["RETURN"]);
  assert.deepEqual(styled("/**/ MATCH (n)", "keyword"), ["MATCH"]);
});

test("a slash is no comment, and a comment in a string is text", () => {
  assert.deepEqual(styled("RETURN 6 / 3 * 2", "comment"), []);
  assert.deepEqual(styled("RETURN '/* no', \"// no\", `/* no`", "comment"), []);
  assert.deepEqual(styled("RETURN '/* no', \"// no\"", "string"), ["'/* no'", '"// no"']);
});

test("a quote behind a backslash ends no string", () => {
  assert.deepEqual(styled("RETURN 'it\\'s MATCH' AS x", "string"), ["'it\\'s MATCH'"]);
  assert.deepEqual(styled("RETURN 'a\nb' AS x", "string"), ["'a", "b'"]);
});

test("a property is none of the words of the language, whatever its name", () => {
  assert.deepEqual(styled("MATCH (s) RETURN s.name, s.start, s.type AS type", "keyword"), ["MATCH", "RETURN", "AS"]);
  assert.deepEqual(styled("RETURN s.name, s.count", "propertyName"), ["name", "count"]);
});

test("the rest is as CodeMirror's mode has it", () => {
  assert.deepEqual(styled("MATCH (g:Group) RETURN g", "keyword"), ["MATCH", "RETURN"]);
});
