import assert from "node:assert/strict";
import { test } from "node:test";
import { readModel } from "../../graph/export/html/script/model.mjs";
import { tally, visible } from "../../graph/export/html/script/visible.mjs";
import { firstWishes } from "../../graph/export/html/script/wishes.mjs";

const node = (id, type, articles) => ({ id, type, articles, mentioned: [], label: id, name: id, aliases: [], derived: [], roles: [], named: true, opening: [0, 0] });
const edge = (id, from, to, kind, passages, more) => ({ id, from, to, kind, passages, quotations: [], weight: 1, reported: false, negated: false, type: "", ...more });
// Article 0 says that a heads b, and reports that b sued c; article 1 denies that a heads b; article 2 has no date.
const model = readModel({
  articles: [
    { publisher: "Post", published: "2025-03-01T08:00:00Z" },
    { publisher: "Wire", published: "2025-04-01" },
    { publisher: "Wire", published: null },
  ],
  passages: [0, 1, 0, 1, 2].map((article) => ({ article })),
  quotations: [],
  values: [],
  nodes: [node("a", "PERSON", [0, 1, 2]), node("b", "ORG", [0, 1]), node("c", "ORG", [0, 1, 2]), node("d", "GPE", [2])],
  edges: [
    edge("ab", "a", "b", "relation", [0], { type: "head_of" }),
    edge("not", "a", "b", "relation", [1], { type: "head_of", negated: true }),
    edge("bc", "b", "c", "relation", [2], { type: "sued", reported: true }),
    edge("ac", "a", "c", "co-mention", [3, 4], { weight: 2.5 }),
  ],
});
const state = (patch) => ({ ...firstWishes(model, 150), kinds: { statement: true, relation: true, "co-mention": true }, selected: null, ...patch });
const seen = (patch) => {
  const { entities, links } = visible(model, state(patch));
  return `${[...entities].sort().join("")}: ${links.map((link) => link.id).join(" ")}`;
};

test("an outlet, an article or a stretch of time leaves what stands there", () => {
  assert.equal(seen({ publisher: "Post" }), "abc: ab bc");
  assert.equal(seen({ story: 1 }), "abc: not ac");
  assert.equal(seen({ from: "2025-03-02" }), "abc: not ac");
  assert.equal(seen({ until: "2025-03-01" }), "abc: ab bc");
  assert.equal(seen({ publisher: "Wire", until: "2025-03-31" }), ": ");
});

test("a filter of links leaves those that pass, and whom they link", () => {
  assert.equal(seen({ relation: "sued" }), "bc: bc");
  assert.equal(seen({ standing: "negated" }), "ab: not");
  assert.equal(seen({ standing: "reported" }), "bc: bc");
  assert.equal(seen({ support: 2 }), "ac: ac");
  assert.equal(seen({ weight: 2 }), "ac: ac");
  assert.equal(seen({ support: 2, publisher: "Post" }), ": ");
});

test("a text and its copies prove a link once", () => {
  const copied = { ...model, articles: model.articles.map((article, number) => (number === 2 ? { ...article, copy_of: 1 } : article)) };
  assert.equal(visible(copied, state({ support: 2 })).links.length, 0);
});

test("steps around an entity go along the links that are shown", () => {
  const without = { statement: true, relation: true, "co-mention": false };
  assert.equal(seen({ around: { entity: "a", steps: 1 }, kinds: without }), "ab: ab not");
  assert.equal(seen({ around: { entity: "a", steps: 2 }, kinds: without }), "abc: ab not bc");
  assert.equal(seen({ around: { entity: "d", steps: 3 } }), "d: ");
});

test("whoever is hidden goes with its links, whoever is pinned stays among the strongest", () => {
  assert.equal(seen({ dropped: new Set(["b"]) }), "ac: ac");
  assert.equal(seen({ shown: 1, pinned: { d: [0, 0] } }), "abd: ab not");
});

test("each count is what its own switch could show", () => {
  const { among, types, kinds } = tally(model, state({ publisher: "Post", hiddenTypes: new Set(["PERSON"]) }));
  assert.deepEqual([among, [...types], [...kinds]], [3, [["PERSON", 1], ["ORG", 2]], [["relation", 1]]]);
});
