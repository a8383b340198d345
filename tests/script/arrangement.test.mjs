import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, openingCount, placeGuests } from "../../graph/export/html/script/arrangement.mjs";

const entities = (count) =>
  Array.from({ length: count }, (_, rank) => {
    const place = [(rank * 61) % 900, (rank * 37) % 500];
    return { id: `n${rank}`, rank, label: "Ferry", size: 9, x: place[0] - 450, y: place[1] - 250 };
  });
const model = (count) => ({ ranked: entities(count), openings: Math.min(count, 150), linksOf: new Map(entities(count).map(({ id }) => [id, []])) });
const laptop = { width: 900, height: 590 };
const phone = { width: 390, height: 430 };

test("a small window opens on fewer, a small graph on all", () => {
  assert.deepEqual([openingCount(model(465), laptop), openingCount(model(465), phone)], [95, 25]);
  assert.deepEqual([openingCount(model(12), laptop), openingCount(model(12), phone)], [12, 12]);
  assert.deepEqual([openingCount(model(40), phone), openingCount(model(465), { width: 600, height: 100 })], [40, 40]);
});

test("an opening is one window wide, more entities are seen from further away", () => {
  const { places, away } = arrange(model(465), entities(95), laptop);
  assert.equal(away, 1);
  assert.equal(places.size, 95);
  assert.ok(arrange(model(465), entities(465), laptop).away > 1.5);
});

test("a crowd stands as it was laid out, in the middle of the window", () => {
  const { places, away } = arrange(model(1700), entities(1700), laptop);
  assert.deepEqual(places.get("n3"), { x: -266, y: -138 });
  assert.ok(away > 1 && away < 1.05);
  const found = [...places.values()].map(({ x }) => x);
  assert.deepEqual([Math.min(...found), Math.max(...found)], [-449, 450]);
});

test("a guest stands near those it is linked to, and on nobody", () => {
  const places = new Map([["n0", { x: 0, y: 0 }], ["n1", { x: 40, y: 0 }], ["n2", { x: 900, y: 900 }]]);
  const links = { linksOf: new Map([["n9", [{ from: "n9", to: "n0" }, { from: "n1", to: "n9" }]]]) };
  const { x, y } = placeGuests(links, ["n9"], places, () => null).get("n9");
  const far = [...places.values()].map((place) => Math.hypot(place.x - x, place.y - y));
  assert.ok(Math.min(...far) >= 34);
  assert.ok(Math.max(far[0], far[1]) < 90);
});
