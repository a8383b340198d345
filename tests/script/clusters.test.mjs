import assert from "node:assert/strict";
import { test } from "node:test";
import { clusters } from "../../graph/export/html/script/clusters.mjs";

test("who is tied more to one another than to others is a group", () => {
  const pairs = [[0, 1, 1], [1, 2, 1], [0, 2, 1], [3, 4, 1], [4, 5, 1], [3, 5, 1], [2, 3, 0.2]];
  assert.deepEqual(clusters(7, pairs), [[0, 1, 2], [3, 4, 5], [6]]);
});

test("a stronger tie wins", () => {
  assert.deepEqual(clusters(4, [[0, 1, 0.1], [1, 2, 3], [0, 3, 3]]), [[0, 3], [1, 2]]);
});

test("without ties everybody is alone", () => {
  assert.deepEqual(clusters(2, []), [[0], [1]]);
  assert.deepEqual(clusters(0, []), []);
});
