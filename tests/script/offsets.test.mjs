import assert from "node:assert/strict";
import { test } from "node:test";
import { readArticle, readPassage } from "../../graph/export/html/script/offsets.mjs";

test("a mark is told from the end of the one before", () => {
  assert.deepEqual(readPassage([3, 10, 20, 2, 5, 1, 4]), { article: 3, start: 10, end: 30, marks: [[12, 17], [18, 22]] });
  assert.deepEqual(readPassage([0, 4, 6]), { article: 0, start: 4, end: 10, marks: [] });
});

test("a mention is told from the beginning of the one before", () => {
  assert.deepEqual(readArticle({ title: "T", paragraphs: [0, 4, 6, 9], mentions: [5, 2, 1, 1, 0, 9, 0, 0] }), {
    title: "T",
    paragraphs: [[0, 4], [6, 9]],
    mentions: [
      { start: 5, end: 7, entity: "n1", name: true },
      { start: 5, end: 14, entity: "n0", name: false },
    ],
  });
});
