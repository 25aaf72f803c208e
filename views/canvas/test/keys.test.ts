import assert from "node:assert/strict";
import { test } from "node:test";
import { badgeText } from "../src/images";
import { keyName } from "../src/keyboard";
import { wrap, xml } from "../src/picture";

const press = (key: string, held: Partial<Record<"shiftKey" | "ctrlKey" | "metaKey", boolean>> = {}) => keyName({ key, shiftKey: false, ctrlKey: false, metaKey: false, ...held });

test("keys are named as the table of actions writes them", () => {
  assert.equal(press("h"), "h");
  assert.equal(press("H", { shiftKey: true }), "Shift+H");
  assert.equal(press("z", { ctrlKey: true }), "Ctrl+Z");
  assert.equal(press("z", { metaKey: true }), "Ctrl+Z");
  assert.equal(press("Z", { ctrlKey: true, shiftKey: true }), "Ctrl+Shift+Z");
  assert.equal(press("?", { shiftKey: true }), "?");
  assert.equal(press("+", { shiftKey: true }), "+");
  assert.equal(press("F10", { shiftKey: true }), "Shift+F10");
});

test("text in an SVG is text", () => {
  assert.equal(xml(`<a href="x">'&`), "&#60;a href=&#34;x&#34;&#62;&#39;&#38;");
  assert.equal(xml("a\u0000b\ud800c\ud83d\ude00"), "a\ufffdb\ufffdc\ud83d\ude00");
});

test("long names are broken between words", () => {
  assert.deepEqual(wrap("Unnamed China-linked actor (Amnesty)", 20), ["Unnamed China-linked", "actor (Amnesty)"]);
});

test("numbers fit on a badge", () => {
  assert.deepEqual([7, 999, 1500].map(badgeText), ["7", "999", "1k"]);
});
