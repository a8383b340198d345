import assert from "node:assert/strict";
import { test } from "node:test";
import { sayings } from "../../graph/export/html/script/sayings.mjs";

const link = (id, kind, label, from = "a", to = "b") => [id, { id, kind, label, from, to, to_whom: "about" }];
const model = {
  links: new Map([
    link("e0", "relation", "heads"),
    link("e1", "relation", "heads"),
    link("e2", "statement", "said"),
    link("e3", "co-mention", ""),
    link("e4", "relation", "has for many years been the landlord of"),
    link("e5", "relation", "heads", "a", "c"),
  ]),
};
const near = { links: new Set(model.links.keys()) };
const words = (target) => sayings(model, target, near).map(({ link: id, text }) => `${id} ${text}`);

test("what is denied is said with its denial", () => {
  const denied = (label) => sayings({ links: new Map([["e0", { id: "e0", kind: "relation", label, negated: true, from: "a", to: "b" }]]) }, { link: "e0" }, near)[0].text;
  assert.deepEqual(["met", "had not met", "never met"].map(denied), ["not: met", "had not met", "never met"]);
});

test("the one link that is meant says what it is", () => {
  assert.deepEqual(sayings(model, { link: "e2" }, near), [{ link: "e2", text: "spoke of", insist: true }]);
});

test("around an entity relations say theirs, once between two, and none at length", () => {
  assert.deepEqual(words({ entity: "a" }), ["e0 heads", "e5 heads"]);
});

test("on a path every kind of link is said", () => {
  assert.deepEqual(words({ path: {} }), ["e0 heads", "e2 spoke of", "e3 named together", "e5 heads"]);
});

test("without a focus all relations of a few say theirs", () => {
  const said = (links) => sayings(model, null, null, links).map(({ link: id, text }) => `${id} ${text}`);
  assert.deepEqual(said([...model.links.values()]), ["e0 heads", "e5 heads"]);
  assert.deepEqual(said([]), []);
});
