import assert from "node:assert/strict";
import { test } from "node:test";
import { coded, cut } from "../../graph/export/html/script/unseen.mjs";

test("a mark that turns the direction is shown by its number", () => {
  assert.equal(coded("Ida \u202egnp.exe\u202c Brandt"), "Ida [U+202E]gnp.exe[U+202C] Brandt");
  assert.deepEqual(cut("a\u2066b"), [{ text: "a" }, { text: "\u2066", code: "U+2066" }, { text: "b" }]);
});

test("letters that only look Latin are shown in a word that would be read as Latin", () => {
  assert.equal(coded("\u0420eter p\u0430id"), "[U+0420]eter p[U+0430]id");
  assert.equal(coded("\u0440\u0430\u0443"), "[U+0440][U+0430][U+0443]");
});

test("what is as it seems stays, in every script", () => {
  for (const text of ["Zoë Brandt", "Москва", "Αθήνα", "שלום", "a α-helix", "O’Brien 5 µm", ""]) assert.equal(coded(text), text);
});
