import assert from "node:assert/strict";
import { test } from "node:test";
import { curationFile, decide } from "../../graph/export/html/script/curation.mjs";

const entity = (id, name, type, ...articles) => ({ id, name, type, articles, named: true, aliases: [] });
const ranked = [
  entity("n0", "Dana Cole", "PERSON", 0, 1),
  entity("n1", "DANA COLE", "PERSON", 1, 2),
  entity("n2", "Fort Ridge", "ORG", 0),
  entity("n3", "Fort Ridge", "GPE", 0),
  entity("n4", 'No: "x" # y\u2028', "OTHER", 0),
];
const model = { ranked, entities: new Map(ranked.map((one) => [one.id, one])), articles: [{ id: "a" }, { id: "b" }, { id: "c: d" }] };
const written = (...decisions) => curationFile(model, decisions).split("\n").slice(1, -1);

test("names of several get a type, or an article, beside them", () => {
  assert.deepEqual(written({ action: "different", ids: ["n0", "n1"] }, { action: "retype", ids: ["n2"], to: "FAC" }), [
    '- different: [{name: "Dana Cole", type: PERSON, article: "a"}, {name: "DANA COLE", type: PERSON, article: "c: d"}]',
    '- retype: {name: "Fort Ridge", type: ORG}',
    '  to: "FAC"',
  ]);
});

test("a name that is another's alias gets a type beside it", () => {
  const alias = { ...entity("n5", "Ridge Fort", "FAC", 0), aliases: [{ text: "Dana  Cole." }] };
  const wider = { ...model, ranked: [ranked[0], alias], entities: new Map([["n0", ranked[0]]]) };
  assert.deepEqual(curationFile(wider, [{ action: "drop", ids: ["n0"] }]).split("\n")[1], '- drop: {name: "Dana Cole", type: PERSON}');
});

test("no name is taken for anything else", () => {
  assert.deepEqual(written({ action: "drop", ids: ["n4"] }), ['- drop: "No: \\"x\\" # y\\u2028"']);
});

test("the last decision about the same counts", () => {
  const [merge, different] = ["merge", "different"].map((action) => ({ action, ids: action === "merge" ? ["n0", "n1"] : ["n1", "n0"] }));
  const [one, other] = ["X", "Y"].map((to) => ({ action: "rename", ids: ["n2"], to }));
  const drop = { action: "drop", ids: ["n2"] };
  assert.deepEqual([merge, one, drop, different, other].reduce(decide, []), [drop, different, other]);
});
