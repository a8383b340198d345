import assert from "node:assert/strict";
import { test } from "node:test";
import { findPaths } from "../../graph/export/html/script/paths.mjs";
import { routeBetween } from "../../graph/export/html/script/route.mjs";
import { readModel } from "../../graph/export/html/script/model.mjs";
import { firstWishes } from "../../graph/export/html/script/wishes.mjs";

const link = (from, to, proofs, kind = "co-mention") => ({ id: `${from}${to}`, from, to, kind, passages: Array(proofs).fill(0), quotations: [], weight: 1 });
const model = (links) =>
  readModel({
    articles: [],
    passages: [],
    quotations: [],
    values: [],
    nodes: [..."abcdef"].map((id) => ({ id, label: id, opening: [0, 0], articles: [], mentioned: [], aliases: [], derived: [] })),
    edges: links,
  });
const way = (hops) => [hops[0].from, ...hops.map((hop) => hop.to)].join("");
const all = () => true;

test("the shortest path has the fewest links, the strongest the most proof", () => {
  const { shortest, strongest } = findPaths(model([link("a", "b", 1), link("b", "d", 1), link("a", "c", 9), link("c", "e", 9), link("e", "d", 9)]), "a", "d", all);
  assert.deepEqual([way(shortest), way(strongest)], ["abd", "aced"]);
});

test("of two shortest paths the better proved is taken, and never a longer one", () => {
  const links = [link("a", "b", 1), link("b", "d", 1), link("a", "c", 2), link("d", "c", 2)];
  assert.equal(way(findPaths(model(links), "a", "d", all).shortest), "acd");
  assert.equal(way(findPaths(model([...links, link("a", "d", 1)]), "a", "d", all).shortest), "ad");
});

test("nothing connects what no link leads to", () => {
  assert.equal(findPaths(model([link("a", "b", 1)]), "a", "f", all), null);
});

test("a path goes along what is shown, and where that does not do, beyond it", () => {
  const found = model([link("a", "b", 1, "relation"), link("b", "c", 1, "statement"), link("a", "c", 3)]);
  const state = { ...firstWishes(found, 150), kinds: { statement: true, relation: true, "co-mention": false } };
  const through = routeBetween(found, state, "a", "c");
  assert.deepEqual([through.ways.map(({ name, hops }) => `${name} ${way(hops)}`), through.beyond], [["both abc"], false]);
  assert.deepEqual([...through.links], ["ab", "bc"]);
  const dropped = routeBetween(found, { ...state, dropped: new Set(["b"]) }, "a", "c");
  assert.deepEqual([dropped.ways.map(({ hops }) => way(hops)), dropped.beyond], [["ac"], true]);
  assert.deepEqual(routeBetween(found, state, "a", "f").ways, []);
});
