import assert from "node:assert/strict";
import { test } from "node:test";
import { placeLabels } from "../../graph/export/html/script/labels.mjs";

const item = (id, x, y, more = {}) => ({ id, x, y, radius: 8, width: 60, height: 14, insist: false, ...more });
const box = (place, { width, height }) => [place.x - width / 2, place.x + width / 2, place.y - height / 2, place.y + height / 2];

test("a label stands below its dot where there is room", () => {
  assert.deepEqual([...placeLabels([item("a", 0, 0)])], [["a", { x: 0, y: 18 }]]);
});

test("no two labels overlap, and the first come first", () => {
  const items = Array.from({ length: 200 }, (_, n) => item(`n${n}`, (n * 37) % 400, (n * 91) % 300, { insist: n < 20 }));
  const places = placeLabels(items);
  const boxes = items.filter(({ id }) => places.has(id)).map((one) => box(places.get(one.id), one));
  boxes.forEach(([left, right, top, bottom], place) => {
    for (const [otherLeft, otherRight, otherTop, otherBottom] of boxes.slice(place + 1)) {
      assert.ok(left >= otherRight || otherLeft >= right || top >= otherBottom || otherTop >= bottom);
    }
  });
  assert.ok(places.has("n0"));
});

test("a label that would cover a dot is left out, unless it insists", () => {
  const crowd = [];
  for (let x = -80; x <= 80; x += 10) for (let y = -40; y <= 40; y += 10) crowd.push(item(`${x} ${y}`, x, y));
  const centre = crowd.find(({ id }) => id === "0 0");
  assert.equal(placeLabels(crowd).has("0 0"), false);
  assert.equal(placeLabels([{ ...centre, insist: true }, ...crowd.filter((one) => one !== centre)]).has("0 0"), true);
});

test("a label of a dot in the frame stays in the frame", () => {
  const frame = { left: -40, right: 400, top: -100, bottom: 12 };
  assert.deepEqual(placeLabels([item("a", 0, 0)], frame).get("a"), { x: 41, y: 0 });
});

test("a label keeps out of a box to avoid", () => {
  const box = { left: -100, right: 100, top: 5, bottom: 50 };
  const { y } = placeLabels([item("a", 0, 0)], undefined, [box]).get("a");
  assert.ok(y + 7 <= box.top);
});
