import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../graph/export/html/script/csv.mjs";

const written = (value) => csv([{ field: value }]).slice("\ufefffield\r\n".length, -"\r\n".length);

test("a cell with a mark of the format is quoted", () => {
  assert.equal(csv([{ name: 'A, "B"', note: "one\ntwo" }, { name: "C", note: null }]), '\ufeffname,note\r\n"A, ""B""","one\ntwo"\r\nC,\r\n');
});

test("what a spreadsheet would take for a formula is text", () => {
  for (const text of ["=1+1", "+49 30", "-1", "@SUM(A1)", " =1", "\t=1", "\uff1d1", "\n=1", "\u00a0=1", "\u200b=1", "|x", "%x"]) assert.match(written(text), /^"?'/, text);
  assert.equal(written("=1,2"), '"\'=1,2"');
});

test("numbers and words stay as they are", () => {
  assert.deepEqual([-3, 0, true, "a = b", "jean-luc"].map(written), ["-3", "0", "true", "a = b", "jean-luc"]);
});

test("no records make no file", () => {
  assert.equal(csv([]), "");
});
