import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTION, ACTIONS } from "../src/actions";

test("no key does two things", () => {
  const keys = ACTIONS.flatMap((action) => action.keys);
  assert.equal(new Set(keys).size, keys.length);
});

test("every action can be done from the keyboard and explains itself", () => {
  for (const action of ACTIONS) assert.ok(action.keys.length > 0 && action.title.length > 2, action.id);
  assert.equal(ACTION.size, ACTIONS.length);
});
