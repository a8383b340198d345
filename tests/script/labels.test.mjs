import assert from "node:assert/strict";
import { test } from "node:test";
import { placeLabels } from "../../graph/export/html/script/labels.mjs";

const item = (id, x, y, more = {}) => ({ id, x, y, radius: 8, forms: [{ width: 60, height: 14 }], insist: false, ...more });
const box = (place, { forms: [{ width, height }] }) => [place.x - width / 2, place.x + width / 2, place.y - height / 2, place.y + height / 2];

test("a label stands below its dot where there is room", () => {
  assert.deepEqual([...placeLabels([item("a", 0, 0)])], [["a", { x: 0, y: 18, form: 0 }]]);
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
  assert.deepEqual(placeLabels([item("a", 0, 0)], frame).get("a"), { x: 41, y: 0, form: 0 });
});

test("a label keeps out of a box to avoid", () => {
  const box = { left: -100, right: 100, top: 5, bottom: 50 };
  const { y } = placeLabels([item("a", 0, 0)], undefined, [box]).get("a");
  assert.ok(y + 7 <= box.top);
});

const around = ({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 });
const over = (one, [left, right, top, bottom]) => one.left < right && left < one.right && one.top < bottom && top < one.bottom;

test("a name of two lines stands where one line finds no room", () => {
  const forms = [{ width: 120, height: 14 }, { width: 60, height: 30 }];
  const posts = [-50, 50].flatMap((x) => [-60, -30, 0, 30, 60].map((y) => item(`${x} ${y}`, x, y)));
  assert.equal(placeLabels([item("a", 0, 0, { forms }), ...posts]).get("a").form, 1);
});

test("a label makes room for one that has none", () => {
  const walls = [{ left: -90, right: -9, top: 14, bottom: 90 }, { left: 9, right: 90, top: 34, bottom: 90 }, { left: -9, right: 9, top: 53, bottom: 90 }];
  const [first, late] = [item("b", 0, 0), item("a", 0, 44, { forms: [{ width: 14, height: 14 }] })];
  const places = placeLabels([first, late], undefined, walls);
  assert.deepEqual(["a", "b"].map((id) => places.get(id).y), [26, 0]);
});

test("one that insists covers as little of other dots as it can", () => {
  const dots = [[0, 20], [-36, 0], [36, 0], [-30, 20], [30, 20], [-30, -20], [30, -20], [0, -40]].map(([x, y]) => item(`${x} ${y}`, x, y));
  const [wanted, ...rest] = [item("a", 0, 0, { insist: true }), ...dots];
  const place = placeLabels([wanted, ...rest]).get("a");
  assert.ok(rest.filter((dot) => over(around(dot), box(place, wanted))).length <= 2);
});
