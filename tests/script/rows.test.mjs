import assert from "node:assert/strict";
import { test } from "node:test";
import { readRows } from "../../graph/export/html/script/rows.mjs";

test("a packed column gives each row its value", () => {
  const columns = { id: { id: "n" }, to: { id: "n", is: [1, 0] }, kind: { of: ["a", "b"], is: "11" }, on: { of: [true] }, x: [1, 2] };
  assert.deepEqual(readRows({ rows: 2, columns }), [
    { id: "n0", to: "n1", kind: "b", on: true, x: 1 },
    { id: "n1", to: "n0", kind: "b", on: true, x: 2 },
  ]);
});

test("no rows are none", () => {
  assert.deepEqual(readRows({ rows: 0, columns: {} }), []);
});
