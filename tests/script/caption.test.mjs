import assert from "node:assert/strict";
import { test } from "node:test";
import { keyTo, layCaption } from "../../graph/export/html/script/caption.mjs";

const measure = { measureText: (text) => ({ width: text.length * 7 }) };
const texts = (entries) => entries.map(({ text }) => text);

test("the key explains what is drawn and nothing else", () => {
  const entities = [{ type: "ORG", named: true }, { type: "PERSON", named: true }];
  assert.deepEqual(texts(keyTo(entities, [])), ["People", "Organisations"]);
  const links = [{ kind: "co-mention" }, { kind: "relation", negated: true, reported: true }];
  assert.deepEqual(texts(keyTo([{ type: "GPE", named: false, observer: true }], links)), [
    "Places",
    "described only",
    "outlet or author",
    "Relations",
    "Named together",
    "denied",
  ]);
});

test("an entity of a type that has no look of its own is among the others", () => {
  assert.deepEqual(texts(keyTo([{ type: "NEW", named: true }], [])), ["Other"]);
});

test("a key that is too wide for one line takes more, and none takes none", () => {
  const entries = keyTo([{ type: "ORG", named: true }, { type: "PERSON", named: true }], []);
  const heights = [layCaption(measure, "Harbor", [], 300), layCaption(measure, "Harbor", entries, 300), layCaption(measure, "Harbor", entries, 120)].map(({ height }) => height);
  assert.deepEqual(heights, [34, 58, 82]);
});
