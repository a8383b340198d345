import assert from "node:assert/strict";
import { test } from "node:test";
import { around, pathOf } from "../../graph/export/html/script/bends.mjs";

const dots = new Map([
  ["a", { x: 0, y: 0, radius: 8 }],
  ["b", { x: 200, y: 0, radius: 8 }],
  ["c", { x: 100, y: 2, radius: 8 }],
]);
const link = (id, from, to) => ({ id, from, to });
const bent = (links, first) => around(links, new Map(links.map(({ id }, place) => [id, first[place]])), dots);

test("a line runs around a dot that is none of its ends, and straight where none is", () => {
  const found = bent([link("ab", "a", "b"), link("ac", "a", "c")], [0, 0]);
  assert.equal(found.get("ac"), 0);
  const way = pathOf(dots.get("a"), dots.get("b"), found.get("ab"));
  assert.ok(Math.min(...way.map(({ x, y }) => Math.hypot(x - 100, y - 2))) >= 12);
});

test("two lines between the same two never lie on one another", () => {
  const found = bent([link("one", "a", "b"), link("other", "b", "a")], [0.09, 0.09]);
  assert.notEqual(found.get("one"), -found.get("other"));
});

test("a path begins and ends at its ends", () => {
  const way = pathOf({ x: 1, y: 2 }, { x: 30, y: 40 }, 0.3);
  assert.deepEqual([way[0], way[way.length - 1]], [{ x: 1, y: 2 }, { x: 30, y: 40 }]);
});
