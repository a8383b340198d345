import assert from "node:assert/strict";
import { test } from "node:test";
import { layRegions } from "../../graph/export/html/script/regions.mjs";

const room = { left: -450, right: 450, top: -300, bottom: 300 };

/** Stories of so many each, in which everybody is linked to the first. */
function told(sizes) {
  const entities = sizes.flatMap((size, story) => Array.from({ length: size }, (_, n) => ({ id: `s${story}n${n}`, label: `S${story}N${n}`, size: 9, named: true })));
  const linksOf = new Map(entities.map(({ id }) => [id, []]));
  for (const { id } of entities) {
    const first = id.replace(/n.*/, "n0");
    if (id === first) continue;
    const link = { id: `l${id}`, from: first, to: id, kind: "relation", weight: 1 };
    linksOf.get(id).push(link);
    linksOf.get(first).push(link);
  }
  return [{ linksOf }, entities];
}

test("each story has a region of its own, led by who holds it together, and none lies on another", () => {
  const regions = layRegions(...told([20, 20, 20, 20]), room, () => 1, 1);
  assert.deepEqual(regions.map(({ members }) => members.length), [20, 20, 20, 20]);
  assert.deepEqual(regions.map(({ leading }) => leading[0].label).sort(), ["S0N0", "S1N0", "S2N0", "S3N0"]);
  for (const [place, one] of regions.entries()) {
    for (const other of regions.slice(place + 1)) {
      const apart = one.box.right < other.box.left || other.box.right < one.box.left || one.box.bottom < other.box.top || other.box.bottom < one.box.top;
      assert.ok(apart);
    }
    assert.ok(one.box.left >= room.left && one.box.right <= room.right && one.box.top >= room.top && one.box.bottom <= room.bottom);
  }
});

test("what is too small for a region and tied to none stands together, and nobody leads it", () => {
  const regions = layRegions(...told([30, 30, 2, 2, 3]), room, () => 1, 1);
  const small = regions.find(({ leading }) => leading.length === 0);
  assert.equal(small.members.length, 7);
  assert.equal(regions.length, 3);
});
