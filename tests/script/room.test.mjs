import assert from "node:assert/strict";
import { test } from "node:test";
import { makeRoom } from "../../graph/export/html/script/room.mjs";

const circle = (id, x, y) => ({ id, x, y, community: 9, members: [1] });
const member = (number) => ({ id: `n${number}`, x: 100 + (number % 5), y: 100 + Math.floor(number / 5), community: 1 });
const items = [circle("left", -300, 100), circle("right", 500, 100), circle("near", 130, 100), ...Array.from({ length: 25 }, (_, n) => member(n))];
const middle = { x: 102, y: 102 };
const far = ({ x, y }) => Math.hypot(x - middle.x, y - middle.y);

test("what was opened spreads, and all others stand around it in their directions", () => {
  const places = makeRoom(items, new Set([1]));
  const members = places.filter((item) => !item.members);
  const circles = places.filter((item) => item.members);
  const widest = Math.max(...members.map(far));
  assert.ok(widest > 200);
  for (const one of circles) assert.ok(far(one) > widest);
  assert.deepEqual(circles.map(({ x }) => Math.sign(x - middle.x)), [-1, 1, 1]);
});

test("without anything opened all stay", () => {
  assert.deepEqual(makeRoom(items, new Set()), items);
});
