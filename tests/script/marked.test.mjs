import assert from "node:assert/strict";
import { test } from "node:test";
import { byQuotation, cutText, disjoint } from "../../graph/export/html/script/marked.mjs";

const span = (start, end) => ({ start, end });
const none = { mention: [], quotation: [], lit: [] };

test("of two that overlap the one that begins first is kept, then the longer", () => {
  assert.deepEqual(disjoint([span(4, 9), span(0, 5), span(0, 3), span(5, 6), span(7, 7)]), [span(0, 5), span(5, 6)]);
});

test("a text is cut at every bound, and each piece knows what covers it", () => {
  const [mention, quotation, lit] = [span(3, 5), span(4, 8), span(7, 8)];
  const layers = { mention: [mention], quotation: [quotation], lit: [lit] };
  assert.deepEqual(cutText("0123456789", [[0, 6], [6, 10]], layers), [
    [
      { text: "012", mention: null, quotation: null, lit: null },
      { text: "3", mention, quotation: null, lit: null },
      { text: "4", mention, quotation, lit: null },
      { text: "5", mention: null, quotation, lit: null },
    ],
    [
      { text: "6", mention: null, quotation, lit: null },
      { text: "7", mention: null, quotation, lit },
      { text: "89", mention: null, quotation: null, lit: null },
    ],
  ]);
});

test("the pieces of a paragraph make up its text, whatever covers it", () => {
  const text = "abcdefghijklmnopqrstuvwxyz";
  let seed = 7;
  const random = (below) => {
    seed = (seed * 16807) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 200; round += 1) {
    const layer = () => disjoint(Array.from({ length: 5 }, () => { const start = random(26); return span(start, start + random(6)); }));
    const cut = cutText(text, [[0, 9], [11, 26]], { mention: layer(), quotation: layer(), lit: layer() });
    assert.deepEqual(cut.map((pieces) => pieces.map((piece) => piece.text).join("")), [text.slice(0, 9), text.slice(11)]);
  }
});

test("a long text with many mentions is cut in linear time", () => {
  const mention = Array.from({ length: 50_000 }, (_, number) => span(number * 20, number * 20 + 5));
  const paragraphs = Array.from({ length: 10_000 }, (_, number) => [number * 100, number * 100 + 99]);
  assert.equal(cutText("x".repeat(1_000_000), paragraphs, { ...none, mention }).length, 10_000);
});

test("neighbours in one quotation stand together", () => {
  const said = {};
  const pieces = [{ quotation: null, text: "a" }, { quotation: said, text: "b" }, { quotation: said, text: "c" }, { quotation: null, text: "d" }];
  assert.deepEqual(byQuotation(pieces).map((group) => group.pieces.map(({ text }) => text)), [["a"], ["b", "c"], ["d"]]);
});
