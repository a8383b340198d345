import assert from "node:assert/strict";
import { test } from "node:test";
import { readArticle, readPassage, readPlaces, together } from "../../graph/export/html/script/offsets.mjs";

test("a place is told from the beginning of the one before", () => {
  assert.deepEqual(readPlaces({ places: [4, 6, 0, 9] }, 3), [
    { article: 3, start: 4, end: 10 },
    { article: 3, start: 4, end: 13 },
  ]);
});

test("a mark is told from the end of the one before", () => {
  const place = { article: 3, start: 10, end: 30 };
  assert.deepEqual(readPassage(place, [2, 5, 1, 4]), { ...place, marks: [[12, 17], [18, 22]] });
  assert.deepEqual(readPassage(place, []), { ...place, marks: [] });
});

test("of a co-mention the two are marked, what touches as one, and the whole where neither is found", () => {
  const mention = (start, end, entity) => ({ start, end, entity });
  const mentions = [mention(0, 3, "n1"), mention(10, 13, "n1"), mention(13, 15, "n2"), mention(16, 19, "n3"), mention(20, 24, "n2"), mention(29, 31, "n1")];
  const marks = (from, to) => together({ article: 0, start: 10, end: 30 }, { from, to }, [{ mentions }]).marks;
  assert.deepEqual(marks("n1", "n2"), [[10, 15], [20, 24]]);
  assert.deepEqual(marks("n4", "n5"), [[10, 30]]);
});

test("a mention is told from the beginning of the one before", () => {
  assert.deepEqual(readArticle({ title: "T", paragraphs: [0, 4, 6, 9], mentions: [5, 2, 1, 0, -9, 0] }), {
    title: "T",
    paragraphs: [[0, 4], [6, 9]],
    mentions: [
      { start: 5, end: 7, entity: "n1", name: true },
      { start: 5, end: 14, entity: "n0", name: false },
    ],
  });
});
