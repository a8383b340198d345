import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXTS } from "../../graph/export/html/script/texts.mjs";

test("a predicate that denies by itself is not denied twice", () => {
  assert.deepEqual(["owns", "does not own", "cannot deport", "didn’t meet", "notes"].map(TEXTS.not), [
    "not: owns",
    "does not own",
    "cannot deport",
    "didn’t meet",
    "not: notes",
  ]);
});
