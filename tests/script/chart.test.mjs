import assert from "node:assert/strict";
import { test } from "node:test";
import { stretches } from "../../graph/export/html/script/chart.mjs";

test("a few days are a bar each", () => {
  assert.deepEqual(stretches([["2025-02-28", 2], ["2025-03-02", 1]], ["2025-02-28", "2025-03-02"]), [
    { first: "2025-02-28", last: "2025-02-28", mentions: 2 },
    { first: "2025-03-01", last: "2025-03-01", mentions: 0 },
    { first: "2025-03-02", last: "2025-03-02", mentions: 1 },
  ]);
});

test("many days are put together, and none is lost, the last neither", () => {
  const bars = stretches([["1999-12-31", 1], ["2012-06-01", 5], ["2024-12-31", 3]], ["1999-12-31", "2024-12-31"]);
  assert.ok(bars.length <= 32);
  assert.deepEqual([bars[0].first, bars.at(-1).last], ["1999-12-31", "2024-12-31"]);
  assert.deepEqual([bars[0].mentions, bars.at(-1).mentions, bars.reduce((sum, bar) => sum + bar.mentions, 0)], [1, 3, 9]);
});
