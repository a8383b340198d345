/** Place labels beside their dots so that no two overlap; those that find no room are left out. */
const CELL = 64;
const GAP = 3;
const AVOIDED = Symbol("avoided");
const EVERYWHERE = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

/**
 * Return the places by id as { x, y } of the label's centre. Items come most important first, in one unit of length:
 * { id, x, y, radius, width, height, insist, home }. One that insists may cover dots, never another label. The label of a dot
 * inside the frame stays inside and out of the boxes to avoid, and where it can inside its home.
 */
export function placeLabels(items, frame = EVERYWHERE, avoid = []) {
  const dots = createGrid();
  const taken = createGrid();
  for (const box of avoid) taken.add(box, AVOIDED);
  for (const item of items) dots.add(boxAround(item.x, item.y, item.radius * 2, item.radius * 2), item.id);
  const places = new Map();
  for (const item of items) {
    const all = candidates(item);
    const framed = inside(boxAround(item.x, item.y, 0, 0), frame) ? all.filter((spot) => inside(spot.box, frame)) : all;
    const spots = item.home ? [...framed].sort((one, other) => inside(other.box, item.home) - inside(one.box, item.home)) : framed;
    const free = spots.filter((spot) => taken.free(spot.box));
    const clear = free.filter((spot) => dots.free(spot.box, item.id));
    // A label that stands nearer to another dot than to its own would be taken for that one's.
    const own = item.radius > 0 ? clear.find((spot) => dots.free(wider(spot.box, apart(spot, item) + GAP), item.id)) : clear[0];
    const place = own ?? (item.insist ? (clear[0] ?? free[0]) : undefined);
    if (!place) continue;
    taken.add(place.box, item.id);
    places.set(item.id, { x: place.x, y: place.y });
  }
  return places;
}

/** How far a label is from its own dot. */
function apart({ box }, { x, y, radius }) {
  const across = Math.max(box.left - x, x - box.right, 0);
  const down = Math.max(box.top - y, y - box.bottom, 0);
  return Math.max(Math.hypot(across, down) - radius, 0);
}

function wider({ left, right, top, bottom }, by) {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by };
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
  ].map(([centreX, centreY]) => ({ x: centreX, y: centreY, box: boxAround(centreX, centreY, width, height) }));
}

function boxAround(x, y, width, height) {
  return around({ x, y, width, height });
}

/** The box of something, by its middle. */
export function around({ x, y, width, height }) {
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
