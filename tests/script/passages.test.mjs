import assert from "node:assert/strict";
import { test } from "node:test";
import { partsOf } from "../../graph/export/html/script/passages.mjs";

const parts = (text, marks, start = 0, end = text.length) =>
  partsOf({ articles: [{ text }], passages: [{ article: 0, start, end, marks }] }, 0);

test("a passage is cut at its marks", () => {
  assert.deepEqual(parts("It rained. The bridge fell.", [[15, 21]], 11), ["The ", "bridge", " fell."]);
  assert.deepEqual(parts("It rained.", []), ["It rained."]);
});

test("an endless sentence is shortened around the words", () => {
  const text = `${"so ".repeat(500)}HERE ${"and ".repeat(500)}`;
  const [before, mark, after] = parts(text, [[1500, 1504]]);
  assert.equal(mark, "HERE");
  assert.ok(before.startsWith("… so so") && before.length <= 322);
  assert.ok(after.endsWith("and …") && after.length <= 322);
});

test("what lies between two marks, and a mark itself, is shortened in the middle", () => {
  const [, mark, between] = parts(`${"m".repeat(3000)}${"b ".repeat(400)}end`, [[0, 3000], [3800, 3803]]);
  assert.equal(mark.length, 2000 + " […] ".length);
  assert.match(between, /^b b.* \[…\] .*b $/);
});

test("no letter is cut in two", () => {
  const [text] = parts("\u{1f600}".repeat(1000), []);
  assert.ok(text.isWellFormed?.() ?? !/[\ud800-\udbff](?![\udc00-\udfff])/.test(text));
});
