import assert from "node:assert/strict";
import { test } from "node:test";
import { datesOf, mentionsByDay } from "../../graph/export/html/script/seen.mjs";

const model = { articles: [{ published: "2025-03-04T10:00Z" }, { published: null }, { published: "2024-12-31" }, { published: "2025-03-04" }, { published: "spring" }] };
const entity = { articles: [0, 1, 2, 3, 4], mentioned: [2, 9, 1, 3, 5] };

test("mentions are counted by day, the earliest first, where there is a date", () => {
  assert.deepEqual(mentionsByDay(model, entity), [["2024-12-31", 1], ["2025-03-04", 5]]);
  assert.deepEqual(datesOf(model, entity), { first: "2024-12-31", last: "2025-03-04" });
});

test("without any date nobody knows when", () => {
  assert.deepEqual(datesOf(model, { articles: [1, 4], mentioned: [1, 1] }), { first: null, last: null });
});
