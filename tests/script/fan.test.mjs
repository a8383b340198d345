import assert from "node:assert/strict";
import { test } from "node:test";
import { curve, fan } from "../../graph/export/html/script/fan.mjs";

const link = (id, from, to) => ({ id, from, to });

// Seen from the lesser end, whichever way each link runs.
const sides = (links) => links.map(({ id, from, to }) => fan(links).get(id) * (from < to ? 1 : -1));

test("a lone link is straight", () => {
  assert.deepEqual([...fan([link("e0", "n0", "n1"), link("e1", "n1", "n2")]).values()], [0, 0]);
  assert.deepEqual(curve(0), { enabled: false });
});

test("links between the same two lie apart, whatever their direction", () => {
  const bends = sides([link("e0", "n0", "n1"), link("e1", "n1", "n0"), link("e2", "n0", "n1"), link("e3", "n1", "n0")]);
  assert.deepEqual(bends, [-0.27, -0.09, 0.09, 0.27]);
});

test("the middle one of three is straight", () => {
  assert.deepEqual(sides([link("e0", "n0", "n1"), link("e1", "n0", "n1"), link("e2", "n0", "n1")]), [-0.18, 0, 0.18]);
});

test("a bend below zero turns the other way", () => {
  assert.deepEqual(curve(-0.2), { enabled: true, type: "curvedCCW", roundness: 0.2 });
});
