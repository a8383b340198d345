import assert from "node:assert/strict";
import { test } from "node:test";
import { gather } from "../../graph/export/html/script/circles.mjs";
import { communities, nameOf, outline } from "../../graph/export/html/script/groups.mjs";
import { readModel } from "../../graph/export/html/script/model.mjs";

const node = (number, community) => ({ id: `n${number}`, label: `N${number}`, type: "ORG", community, x: number % 60, y: community * 9, articles: [], mentioned: [], aliases: [], derived: [] });
const edge = (id, from, to) => ({ id, from: `n${from}`, to: `n${to}`, kind: "co-mention", passages: [], quotations: [] });
const nodes = Array.from({ length: 1600 }, (_, number) => node(number, number < 1590 ? number % 10 : 1000 + number));
const model = readModel({ articles: [], passages: [], quotations: [], values: [], nodes, edges: [edge("e0", 0, 10), edge("e1", 0, 1), edge("e2", 10, 1), edge("e3", 10, 20)] });
const seen = (shown) => ({ cast: model.ranked.slice(0, shown), entities: new Set(model.ranked.slice(0, shown).map(({ id }) => id)), links: [...model.links.values()] });
const nobody = { opened: new Set(), selected: null };

test("a group is named after its most central members", () => {
  const [first] = communities(model.ranked);
  assert.deepEqual([first.community, first.members.length, nameOf(model, first.members)], [0, 159, "N10, N0"]);
});

test("few enough are not gathered", () => {
  assert.equal(gather(model, seen(1500), nobody).circles.size, 0);
});

test("a crowd is gathered into its communities, and links between them into bundles", () => {
  const { circles, entities, links } = gather(model, seen(1600), nobody);
  assert.deepEqual([...circles.values()].map(({ id, members }) => [id, members.length]).slice(-2), [["c9", 159], ["c-1", 10]]);
  assert.equal(entities.size, 11);
  assert.deepEqual(links.map(({ id, count }) => [id, count]), [["b c0 c1", 2]]);
});

test("an opened community shows its members, whoever is selected shows alone", () => {
  const opened = gather(model, seen(1600), { opened: new Set([0]), selected: null });
  assert.deepEqual([opened.circles.has("c0"), opened.entities.size], [false, 10 + 159]);
  assert.deepEqual(opened.links.map(({ id }) => id), ["e0", "e3", "b c1 n0", "b c1 n10"]);
  const chosen = gather(model, seen(1600), { opened: new Set(), selected: { entity: "n20" } });
  assert.deepEqual(chosen.links.map(({ id, count }) => [id, count]), [["b c0 n20", 1], ["b c0 c1", 2]]);
  assert.deepEqual([chosen.entities.has("n20"), chosen.circles.get("c0").members.length, chosen.home.get("n20")], [true, 158, "c0"]);
});

test("an outline keeps its distance from all it goes around", () => {
  const corners = outline([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 5, y: 3 }], 2);
  const [least, most] = [Math.min, Math.max].map((pick) => pick(...corners.map(({ x }) => x)));
  assert.deepEqual([least, most], [-2, 12]);
});
