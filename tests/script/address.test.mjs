import assert from "node:assert/strict";
import { test } from "node:test";
import { firstWishes } from "../../graph/export/html/script/wishes.mjs";
import { readAddress, writeAddress } from "../../graph/export/html/script/address.mjs";

const kinds = { statement: true, relation: true, "co-mention": true };
const link = { id: "e2", from: "n4", to: "n5", kind: "relation", type: "head_of", quotations: [], passages: [] };
const model = {
  whole: true,
  ranked: [],
  openings: 0,
  quotations: [{}],
  values: [],
  articles: [{ publisher: "Post & Wire" }, {}],
  passages: [{ article: 0 }, { article: 1 }],
  entities: new Map(["n4", "n5"].map((id) => [id, { id }])),
  links: new Map([["e2", link]]),
  linksOf: new Map(["n4", "n5"].map((id) => [id, [link]])),
};
// Without entities there is nothing stronger than co-mentions, so that at first they are drawn unless stated otherwise.
const first = readAddress(model, "", 140);
const state = (patch) => ({ ...first, opening: 140, hovered: null, ...patch });
const there = (patch) => writeAddress(model, state(patch));

test("a page as at first has a plain address", () => {
  assert.equal(there({}), "");
  assert.deepEqual(first, { view: "picture", article: null, passage: null, selected: null, ...firstWishes(model, 140), folded: false, at: null });
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
    asked: "who sued A & B",
    meant: "2:Ada Lund|4:words",
    publisher: "Post & Wire",
    story: 0,
    from: "2025-03-01",
    until: "2025-04-02",
    relation: "head_of",
    standing: "negated",
    support: 2,
    weight: 0.5,
    around: { entity: "n4", steps: 2 },
    brought: new Set(["n5"]),
    dropped: new Set(["n4"]),
    pinned: { n4: [-0.12, 0.3] },
    groups: true,
    opened: new Set([3, -1]),
    full: true,
    folded: true,
    at: { x: -20, y: 4, scale: 1.25 },
  };
  assert.deepEqual([...new URLSearchParams(there(changed))].map((pair) => pair.join("=")), [
    "view=table",
    "entity=n4",
    "shown=300",
    "hide=ORG,LAW",
    "described=no",
    "flip=relation",
    "ask=who sued A & B",
    "meant=2:Ada Lund|4:words",
    "publisher=Post & Wire",
    "story=0",
    "from=2025-03-01",
    "until=2025-04-02",
    "relation=head_of",
    "standing=negated",
    "support=2",
    "weight=0.5",
    "around=n4.2",
    "with=n5",
    "without=n4",
    "pinned=n4:-0.12:0.3",
    "groups=yes",
    "opened=3,-1",
    "names=full",
    "panel=no",
    "at=-20,4,1.25",
  ]);
  assert.deepEqual(readAddress(model, `#${there(changed)}`, 140), changed);
  const read = { view: "articles", article: 1, passage: 1 };
  assert.equal(there(read), "view=articles&article=1&passage=1");
  assert.deepEqual(readAddress(model, there(read), 140), { ...first, ...read });
  assert.deepEqual(readAddress(model, there({ selected: { link: "e2" } }), 140).selected, { link: "e2" });
});

test("a path is found again between its two ends", () => {
  const path = { from: "n4", to: "n5" };
  assert.equal(there({ selected: { path } }), "path=n4.n5");
  const { from, to, ways } = readAddress(model, "#path=n4.n5", 140).selected.path;
  assert.deepEqual([from, to, ways.length], ["n4", "n5", 1]);
});

test("what an address asks in vain is as at first", () => {
  const hash =
    "#view=__proto__&entity=constructor&link=e9&shown=-3&hide=<b>,ORG2&described=&flip=toString&publisher=No&story=7" +
    "&from=now&until=2025&relation=x&standing=toString&support=-1&weight=heavy&around=n9.2&without=,n9&pinned=n9:1:2,n4:x:1" +
    "&groups=1&opened=one&names=&at=1,2&path=n4";
  assert.deepEqual(readAddress(model, hash, 140), first);
  const reading = (rest) => readAddress(model, `view=articles&${rest}`, 140);
  assert.deepEqual(reading("article=2"), { ...first, view: "articles" });
  assert.deepEqual(reading("article=1&passage=0"), { ...first, view: "articles", article: 1 });
  assert.equal(readAddress({ ...model, whole: false }, "view=articles&article=1", 140).article, null);
});

test("all kinds are known", () => assert.deepEqual(Object.keys(first.kinds), Object.keys(kinds)));
