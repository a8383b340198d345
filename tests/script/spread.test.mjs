import assert from "node:assert/strict";
import { test } from "node:test";
import { spread } from "../../graph/export/html/script/spread.mjs";

const room = { left: -400, right: 400, top: -250, bottom: 250 };
const heap = (count) => Array.from({ length: count }, (_, n) => ({ x: (n * 37) % 50, y: ((n * 91) % 60) ** 2, want: 1 }));
const corners = [[-1, -1], [1, -1], [-1, 1], [1, 1]];

test("a heap fills the room to its corners, and nobody leaves it", () => {
  const places = spread(heap(80), room);
  for (const { x, y } of places) assert.ok(x > room.left && x < room.right && y > room.top && y < room.bottom);
  for (const [across, down] of corners) {
    assert.ok(places.some(({ x, y }) => x * across > 300 && y * down > 180));
  }
});

test("nobody stands close to another", () => {
  const places = spread(heap(80), room);
  const nearest = places.map((one) => Math.min(...places.filter((other) => other !== one).map((other) => Math.hypot(one.x - other.x, one.y - other.y))));
  assert.ok(Math.min(...nearest) > 30, String(Math.min(...nearest)));
});

test("neighbours stay on their sides", () => {
  const [west, middle, east] = spread([{ x: 0, y: 0, want: 1 }, { x: 5, y: 1, want: 1 }, { x: 9, y: 0, want: 1 }], room);
  assert.ok(west.x < middle.x && middle.x < east.x);
});

test("what covers the room stays free", () => {
  const box = { left: 250, right: 400, top: 100, bottom: 250 };
  assert.deepEqual(spread(heap(80), room, [box]).filter(({ x, y }) => x > box.left && y > box.top), []);
});

test("whoever wants more gets more room", () => {
  const points = heap(40).map((point, n) => ({ ...point, want: n === 7 ? 1.8 : 1 }));
  const nearest = (places) => Math.min(...places.filter((_, n) => n !== 7).map(({ x, y }) => Math.hypot(x - places[7].x, y - places[7].y)));
  assert.ok(nearest(spread(points, room)) > nearest(spread(heap(40), room)));
});

test("one alone stands in the middle, and none is no mistake", () => {
  const [{ x, y }] = spread([{ x: 3, y: 4, want: 1 }], room);
  assert.ok(Math.abs(x) < 1e-9 && Math.abs(y) < 1e-9);
  assert.deepEqual(spread([], room), []);
});

test("points that begin in one place come apart", () => {
  const room = { left: -200, right: 200, top: -150, bottom: 150 };
  const points = Array.from({ length: 8 }, (_, number) => ({ x: number < 4 ? -200 : 200, y: number < 4 ? -150 : 150, want: 1 }));
  const places = spread(points, room, [{ left: 60, right: 200, top: 20, bottom: 150 }]);
  const gaps = places.flatMap((one, number) => places.slice(0, number).map((other) => Math.hypot(one.x - other.x, one.y - other.y)));
  assert.ok(Math.min(...gaps) > 50);
});
