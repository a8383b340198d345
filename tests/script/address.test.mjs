import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../../graph/export/html/script/address.mjs";

const kinds = { statement: true, relation: true, "co-mention": true };
const model = {
  whole: true,
  ranked: [],
  openings: 0,
  entities: new Map([["n4", {}]]),
  links: new Map([["e2", {}]]),
  linksOf: new Map(),
  quotations: [{}],
  articles: [{}, {}],
  passages: [{ article: 0 }, { article: 1 }],
};
// Without entities there is nothing stronger than co-mentions, so that at first they are drawn unless stated otherwise.
const first = readAddress(model, "", 140);
const state = (patch) => ({ ...first, opening: 140, hovered: null, ...patch });
const there = (patch) => writeAddress(model, state(patch));

test("a page as at first has a plain address", () => {
  assert.equal(there({}), "");
  assert.deepEqual({ ...first, kinds: 0 }, { view: "picture", article: null, passage: null, selected: null, shown: 140, hiddenTypes: new Set(), described: true, kinds: 0 });
});

test("what is written is read back", () => {
  const changed = {
    view: "table",
    article: null,
    passage: null,
    selected: { entity: "n4" },
    shown: 300,
    hiddenTypes: new Set(["ORG", "LAW"]),
    described: false,
    kinds: { ...first.kinds, relation: !first.kinds.relation },
  };
  assert.equal(there(changed), "view=table&entity=n4&shown=300&hide=ORG%2CLAW&described=no&flip=relation");
  assert.deepEqual(readAddress(model, `#${there(changed)}`, 140), changed);
  const read = { view: "articles", article: 1, passage: 1 };
  assert.equal(there(read), "view=articles&article=1&passage=1");
  assert.deepEqual(readAddress(model, there(read), 140), { ...first, ...read });
  assert.deepEqual(readAddress(model, there({ selected: { link: "e2" } }), 140).selected, { link: "e2" });
});

test("what an address asks in vain is as at first", () => {
  const hash = "#view=__proto__&entity=constructor&link=e9&shown=-3&hide=<b>,ORG2&described=&flip=toString";
  assert.deepEqual(readAddress(model, hash, 140), first);
  const reading = (rest) => readAddress(model, `view=articles&${rest}`, 140);
  assert.deepEqual(reading("article=2"), { ...first, view: "articles" });
  assert.deepEqual(reading("article=1&passage=0"), { ...first, view: "articles", article: 1 });
  assert.equal(readAddress({ ...model, whole: false }, "view=articles&article=1", 140).article, null);
});

test("all kinds are known", () => assert.deepEqual(Object.keys(first.kinds), Object.keys(kinds)));
