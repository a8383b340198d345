import assert from "node:assert/strict";
import { test } from "node:test";
import { keptView, restorePlaces } from "../../graph/export/html/script/copy.mjs";

test("what is kept comes back, at its share of any window", () => {
  const kept = keptView("#entity=n1", { shown: 40, decisions: [] }, { n0: { x: 100, y: -50 }, n1: { x: 0, y: 1 / 3 } }, { width: 400, height: 200 });
  assert.deepEqual(kept, { address: "#entity=n1", shown: 40, decisions: [], places: { n0: [0.25, -0.25], n1: [0, 0.00167] } });
  const places = new Map([["n0", { x: 1, y: 1 }], ["n2", { x: 2, y: 2 }]]);
  restorePlaces(kept, 40, places, { width: 800, height: 400 });
  assert.deepEqual([...places], [["n0", { x: 200, y: -100 }], ["n2", { x: 2, y: 2 }], ["n1", { x: 0, y: 1 }]]);
});

test("another number shown is another picture", () => {
  const places = new Map();
  restorePlaces({ shown: 40, places: { n0: [0, 0] } }, 41, places, { width: 1, height: 1 });
  restorePlaces(null, 41, places, { width: 1, height: 1 });
  assert.equal(places.size, 0);
});
