import assert from "node:assert/strict";
import { test } from "node:test";
import { sayDate, saySpan } from "../../graph/export/html/script/dates.mjs";

test("a date is said as people write it", () => {
  assert.equal(sayDate("2025-03-04"), "4 Mar 2025");
  assert.equal(sayDate("2025-03-04T23:59:00Z"), "4 Mar 2025");
});

test("what is no date is shown as it is", () => {
  assert.equal(sayDate("last spring"), "last spring");
  assert.equal(sayDate("2025-13-01"), "2025-13-01");
  assert.equal(sayDate(null), "");
});

test("a span within one year says the year once", () => {
  assert.equal(saySpan(["2025-03-04", "2025-09-09"]), "4 Mar – 9 Sept 2025");
  assert.equal(saySpan(["2024-12-30", "2025-01-02"]), "30 Dec 2024 – 2 Jan 2025");
  assert.equal(saySpan(["2025-03-04", "2025-03-04"]), "4 Mar 2025");
  assert.equal(saySpan(null), "no dates stated");
});
