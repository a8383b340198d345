import assert from "node:assert/strict";
import { test } from "node:test";
import { readRows } from "../../graph/export/html/script/rows.mjs";

test("a packed column gives each row its value", () => {
  const columns = { id: { id: "n" }, to: { id: "n", is: [1, 0] }, kind: { of: ["a", "b"], is: "11" }, on: { of: [true] }, x: [1, 2], of: { id: "e", is: [7], runs: [2] }, by: { of: ["c", "d"], is: [1, 0], runs: [1, 1] } };
  assert.deepEqual(readRows({ rows: 2, columns }), [
    { id: "n0", to: "n1", kind: "b", on: true, x: 1, of: "e7", by: "d" },
    { id: "n1", to: "n0", kind: "b", on: true, x: 2, of: "e7", by: "c" },
  ]);
});

test("no rows are none", () => {
  assert.deepEqual(readRows({ rows: 0, columns: {} }), []);
});
