import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf, timeline } from "../../graph/export/html/script/timeline.mjs";

const of = (...days) => ({ span: [days[0], days.at(-1)], articles: [...days.map((published) => ({ published })), { published: null }] });

test("articles are counted in stretches of days that cover the whole time", () => {
  const found = timeline(of("2025-01-01", "2025-01-02T09:00:00Z", "2025-02-30", "2025-03-31"));
  assert.equal(found.length, 30);
  assert.deepEqual([found[0], found.at(-1)], [
    { first: "2025-01-01", last: "2025-01-03", count: 2 },
    { first: "2025-03-29", last: "2025-03-31", count: 1 },
  ]);
});

test("one day is no span of time", () => {
  assert.equal(timeline(of("2025-01-01", "2025-01-01")), null);
  assert.equal(timeline({ span: null, articles: [] }), null);
});

test("a stretch of days is found among the others, and one that is none is the whole", () => {
  const found = timeline(of("2025-01-01", "2025-01-10"));
  assert.deepEqual(placesOf(found, "", ""), [0, 9]);
  assert.deepEqual(placesOf(found, "2025-01-03", "2025-01-05"), [2, 4]);
  assert.deepEqual(placesOf(found, "2026-01-01", ""), [0, 9]);
});
