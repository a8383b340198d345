/** Place labels beside their dots so that no two overlap; those that find no room are left out. */
const CELL = 64;
const GAP = 3;
const AVOIDED = Symbol("avoided");
const EVERYWHERE = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

/**
 * Return the places by id as { x, y } of the label's centre. Items come most important first, in one unit of length:
 * { id, x, y, radius, width, height, insist }. One that insists may cover dots, never another label. The label of a dot
 * inside the frame stays inside and out of the boxes to avoid.
 */
export function placeLabels(items, frame = EVERYWHERE, avoid = []) {
  const dots = createGrid();
  const taken = createGrid();
  for (const box of avoid) taken.add(box, AVOIDED);
  for (const item of items) dots.add(around(item.x, item.y, item.radius * 2, item.radius * 2), item.id);
  const places = new Map();
  for (const item of items) {
    const all = candidates(item);
    const spots = inside(around(item.x, item.y, 0, 0), frame) ? all.filter((spot) => inside(spot.box, frame)) : all;
    const place =
      spots.find((spot) => taken.free(spot.box) && dots.free(spot.box, item.id)) ??
      (item.insist ? spots.find((spot) => taken.free(spot.box)) : undefined);
    if (!place) continue;
    taken.add(place.box, item.id);
    places.set(item.id, { x: place.x, y: place.y });
  }
  return places;
}

function candidates({ x, y, radius, width, height }) {
  const beside = radius + GAP + width / 2;
  const below = radius + GAP + height / 2;
  return [
    [x, y + below],
    [x + beside, y],
    [x - beside, y],
    [x, y - below],
    ...[1, -1].flatMap((down) => [0.25, -0.25, 0.45, -0.45].map((share) => [x + share * width, y + down * below])),
    ...[1, -1].flatMap((across) => [0.4, -0.4].map((share) => [x + across * beside, y + share * height])),
  ].map(([centreX, centreY]) => ({ x: centreX, y: centreY, box: around(centreX, centreY, width, height) }));
}

function around(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function createGrid() {
  const cells = new Map();
  return {
    add(box, id) {
      for (const key of keys(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push({ box, id });
      }
    },
    free(box, except) {
      for (const key of keys(box)) {
        for (const other of cells.get(key) ?? []) {
          if (other.id !== except && overlap(box, other.box)) return false;
        }
      }
      return true;
    },
  };
}

function* keys(box) {
  for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) yield `${column} ${row}`;
  }
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function inside(box, frame) {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}
