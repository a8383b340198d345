import assert from "node:assert/strict";
import { test } from "node:test";
import { readModel } from "../../graph/export/html/script/model.mjs";
import { firstWishes } from "../../graph/export/html/script/wishes.mjs";
import { focus, openingKinds, visible } from "../../graph/export/html/script/visible.mjs";

const node = (id, type) => ({ id, type, label: id, name: id, aliases: [], derived: [], roles: [], articles: [], mentioned: [], named: true, opening: [0, 0] });
const edge = (id, from, to, kind) => ({ id, from, to, kind, passages: [], quotations: [] });
const model = readModel({
  title: "",
  span: null,
  articles: [],
  passages: [],
  quotations: [],
  values: [],
  nodes: [node("n0", "PERSON"), node("n1", "ORG"), node("n2", "ORG"), node("n3", "GPE")],
  edges: [
    edge("e0", "n0", "n1", "statement"),
    edge("e1", "n1", "n2", "co-mention"),
    edge("e2", "n0", "n3", "relation"),
  ],
});
const all = { statement: true, relation: true, "co-mention": true };
const state = (patch) => ({ ...firstWishes(model, 150), selected: null, kinds: all, ...patch });
const drawn = (patch) => {
  const { entities, links } = visible(model, state(patch));
  return [[...entities].sort(), links.map((link) => link.id)];
};

const apart = (patch) => visible(model, state(patch)).apart.map(({ id }) => id);

test("all is drawn while nothing is filtered", () => {
  assert.deepEqual(drawn({}), [["n0", "n1", "n2", "n3"], ["e0", "e1", "e2"]]);
  assert.deepEqual(apart({}), []);
});

test("whoever has no line that is shown stands apart", () => {
  const kinds = { ...all, "co-mention": false };
  assert.deepEqual(drawn({ kinds }), [["n0", "n1", "n3"], ["e0", "e2"]]);
  assert.deepEqual(apart({ kinds }), ["n2"]);
  assert.deepEqual(apart({ kinds, hiddenTypes: new Set(["ORG"]) }), []);
});

test("where nothing has a line, the strongest stand without", () => {
  assert.deepEqual(drawn({ kinds: { statement: false, relation: false, "co-mention": false } }), [["n0", "n1", "n3"], []]);
});

test("a hidden type takes its links along", () => {
  assert.deepEqual(drawn({ hiddenTypes: new Set(["ORG"]) }), [["n0", "n3"], ["e2"]]);
});

test("whoever is only described goes with the switch", () => {
  const [first, ...others] = model.ranked;
  const described = { ...model, ranked: [{ ...first, named: false }, ...others] };
  assert.deepEqual([...visible(described, state({ described: false })).entities].sort(), ["n1", "n2"]);
  assert.deepEqual([...visible(described, state({})).entities].sort(), ["n0", "n1", "n2", "n3"]);
});

test("a hidden kind leaves the entities", () => {
  assert.deepEqual(drawn({ kinds: { ...all, statement: false } }), [["n0", "n1", "n2", "n3"], ["e1", "e2"]]);
});

test("what is selected is drawn, though it is weak or of a hidden type", () => {
  assert.deepEqual(drawn({ shown: 1, selected: { entity: "n3" } }), [["n0", "n1", "n3"], ["e0", "e2"]]);
  assert.deepEqual(drawn({ shown: 1, selected: { link: "e1" }, kinds: { ...all, "co-mention": false } }), [
    ["n0", "n1", "n2"],
    ["e0", "e1"],
  ]);
});

test("the focus is the selected and its neighbours over the links drawn", () => {
  const links = visible(model, state({})).links;
  assert.deepEqual(focus(model, { entity: "n1" }, links), {
    entities: new Set(["n1", "n0", "n2"]),
    links: new Set(["e0", "e1"]),
  });
  assert.deepEqual(focus(model, { link: "e2" }, links), { entities: new Set(["n0", "n3"]), links: new Set(["e2"]) });
  assert.equal(focus(model, null, links), null);
});

test("co-mentions are off at first where most have something stronger", () => {
  assert.equal(openingKinds(model)["co-mention"], false);
  assert.equal(openingKinds({ ...model, linksOf: new Map([...model.linksOf].map(([id]) => [id, []])) })["co-mention"], true);
});
