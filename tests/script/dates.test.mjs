import assert from "node:assert/strict";
import { test } from "node:test";
import { firstDay, sayDate, saySpan, sayWhen } from "../../graph/export/html/script/dates.mjs";

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

test("a day, a week, a month and a year each have their preposition", () => {
  assert.equal(sayWhen("2025-03-04"), "said on 4 Mar 2025");
  assert.equal(sayWhen("2025-W01"), "said in the week of 30 Dec 2024");
  assert.equal(sayWhen("2020-W53"), "said in the week of 28 Dec 2020");
  assert.equal(sayWhen("2025-09"), "said in Sept 2025");
  assert.equal(sayWhen("2025"), "said in 2025");
});

test("a week stands among days by its first", () => {
  assert.deepEqual(["2025-W15", "2025-04-06", "2025-04"].map(firstDay), ["2025-04-07", "2025-04-06", "2025-04"]);
});
