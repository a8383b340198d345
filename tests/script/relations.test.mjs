import assert from "node:assert/strict";
import { test } from "node:test";
import { readModel } from "../../graph/export/html/script/model.mjs";
import { sayAmount, statedOf } from "../../graph/export/html/script/relations.mjs";

const node = (id, name, named = true) => ({ id, name, label: null, type: "ORG", named, aliases: [], derived: [], roles: [], articles: [], mentioned: [] });
const edge = (id, to, telling) => ({ id, from: "n0", to, kind: "relation", label: id, telling, passages: [], quotations: [] });
const value = (words, telling) => ({ from: "n0", words, label: "fined for", telling, passages: [], quotations: [] });
const model = readModel({
  articles: [],
  passages: [],
  quotations: [],
  nodes: [node("n0", "Ada Lund"), node("n1", "Dorn Bank"), node("n2", "letter", false), node("n3", "harbour pilot", false)],
  edges: [edge("met", "n1", 2), edge("wrote", "n2", 3), edge("hired", "n3", 1), edge("bank of", "n1", 0)],
  values: [value("arson", 4)],
});

test("relations stand with what is stated in words, the most telling first, without what tells nothing", () => {
  assert.deepEqual(statedOf(model, "n0").map((link) => link.words ?? link.id), ["arson", "met", "hired"]);
});

test("one that is described by a word has its own relations", () => {
  assert.deepEqual(statedOf(model, "n2").map((link) => link.id), ["wrote"]);
});

test("an amount is said where the words do not say it", () => {
  assert.equal(sayAmount({ amount: "$5", label: "fined", words: "theft" }), "$5");
  assert.equal(sayAmount({ amount: "$5", label: "fined $5 by" }), "");
});
