/** Place labels beside their dots so that no two overlap; those that find no room are left out. */
const CELL = 64;
// More than any picture has above each other.
const ROWS = 1e6;
const GAP = 3;
// A label may stand further off, where its own dot stays the nearest.
const FURTHER = 9;
// Among more only the usual spots are tried, of the best form; among so many, a label makes room for one that has none.
const [MOST_MOVED, USUAL] = [200, 16];
const MOST_IN_THE_WAY = 3;
const NONE = [];
const AVOIDED = Symbol("avoided");
const EVERYWHERE = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

/**
 * Return the places by id as { x, y, form } of the label's centre. Items come most important first, in one unit of length:
 * { id, x, y, radius, forms, insist, home }, the forms being its sizes { width, height }, the best first: on one line, on two.
 * One that insists may cover dots, never another label. The label of a dot inside the frame stays inside and out of the boxes
 * to avoid, and where it can inside its home.
 */
export function placeLabels(items, frame = EVERYWHERE, avoid = []) {
  const dots = createGrid();
  const taken = createGrid();
  for (const box of avoid) taken.add(box, AVOIDED);
  for (const item of items) dots.add(boxAround(item.x, item.y, item.radius * 2, item.radius * 2), item.id);
  const places = new Map();
  const byId = new Map(items.map((item) => [item.id, item]));
  const settle = (item, spot) => {
    taken.add(spot.box, item.id);
    places.set(item.id, { x: spot.x, y: spot.y, form: spot.form });
  };
  const few = items.length <= MOST_MOVED;
  const spots = new Map();
  const good = new Map();
  const spotsFor = (item) => spots.get(item.id) ?? spots.set(item.id, spotsOf(item, frame, few)).get(item.id);
  const goodOf = (item) => good.get(item.id) ?? good.set(item.id, spotsFor(item).filter((spot) => isGood(item, spot, dots))).get(item.id);
  const ownOf = (item) => spotsFor(item).find((spot) => taken.free(spot.box) && isGood(item, spot, dots));

  /** Find a spot for a label whose good spots are taken, by moving the few labels there to other good spots of their own. */
  function makeRoom(item) {
    const tries = goodOf(item).map((spot) => ({ spot, others: taken.met(spot.box) }));
    const possible = tries.filter(({ others }) => others.length <= MOST_IN_THE_WAY && others.every((id) => byId.has(id)));
    for (const { spot, others } of possible.sort((one, other) => one.others.length - other.others.length)) {
      const before = others.map((id) => [id, taken.remove(id)]);
      taken.add(spot.box, item.id);
      const moved = [];
      for (const id of others) {
        const free = goodOf(byId.get(id)).find(({ box }) => taken.free(box));
        if (!free) break;
        taken.add(free.box, id);
        moved.push([id, free]);
      }
      taken.remove(item.id);
      if (moved.length === others.length) {
        for (const [id, { x, y, form }] of moved) places.set(id, { x, y, form });
        return spot;
      }
      for (const [id] of moved) taken.remove(id);
      for (const [id, box] of before) taken.add(box, id);
    }
    return undefined;
  }

  for (const insisting of [true, false]) {
    const late = [];
    for (const item of items.filter(({ insist }) => insist === insisting)) {
      const own = ownOf(item);
      if (own) settle(item, own);
      else late.push(item);
    }
    for (const item of late) {
      const spot = few ? makeRoom(item) : undefined;
      if (spot) settle(item, spot);
      else if (insisting) push(item);
    }
  }
  return places;

  /** Place a label that must stand: at best nowhere over a dot, else over as little of others as can be. */
  function push(item) {
    const free = spotsFor(item).filter(({ box }) => taken.free(box));
    const covered = (spot) => dots.covered(spot.box, item.id);
    const best = free.reduce((found, spot) => (found && found.covers <= covered(spot) ? found : { ...spot, covers: covered(spot) }), undefined);
    if (best) settle(item, best);
  }
}

/** The spots of a label inside the frame, those inside its home first, and of each form all before the next; in a crowd only the usual. */
function spotsOf(item, frame, few) {
  const all = few ? item.forms.flatMap((size, form) => candidates(item, size, form)) : candidates(item, item.forms[0], 0).slice(0, USUAL);
  const framed = inside(boxAround(item.x, item.y, 0, 0), frame) ? all.filter((spot) => inside(spot.box, frame)) : all;
  return item.home ? framed.sort((one, other) => inside(other.box, item.home) - inside(one.box, item.home)) : framed;
}

/** Whether a label covers no dot, and is nearer to its own than to any other, for whose it would be taken. */
function isGood(item, spot, dots) {
  return dots.free(item.radius > 0 ? wider(spot.box, apart(spot, item) + GAP) : spot.box, item.id);
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

function candidates({ x, y, radius }, { width, height }, form) {
  const beside = radius + GAP + width / 2;
  const below = radius + GAP + height / 2;
  const corner = [radius * 0.7 + width / 2, radius * 0.7 + height / 2];
  return [
    [x, y + below],
    [x + beside, y],
    [x - beside, y],
    [x, y - below],
    ...[1, -1].flatMap((down) => [0.25, -0.25, 0.45, -0.45].map((share) => [x + share * width, y + down * below])),
    ...[1, -1].flatMap((across) => [0.4, -0.4].map((share) => [x + across * beside, y + share * height])),
    ...[1, -1].flatMap((down) => [1, -1].map((across) => [x + across * corner[0], y + down * corner[1]])),
    ...[1, -1].map((down) => [x, y + down * (below + FURTHER)]),
  ].map(([centreX, centreY]) => ({ x: centreX, y: centreY, form, box: boxAround(centreX, centreY, width, height) }));
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
  const boxes = new Map();
  /** What lies over a box. */
  function* over(box) {
    for (const key of keys(box)) for (const other of cells.get(key) ?? []) if (overlap(box, other.box)) yield other;
  }
  return {
    add(box, id) {
      boxes.set(id, box);
      for (const key of keys(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push({ box, id });
      }
    },
    /** Take out what was added last by an id, and return its box. */
    remove(id) {
      const box = boxes.get(id);
      for (const key of keys(box)) cells.set(key, cells.get(key).filter((other) => other.id !== id));
      return box;
    },
    free(box, except) {
      for (const key of keys(box)) {
        for (const other of cells.get(key) ?? NONE) if (other.id !== except && overlap(box, other.box)) return false;
      }
      return true;
    },
    met: (box) => [...new Set([...over(box)].map(({ id }) => id))],
    covered(box, except) {
      const others = new Map([...over(box)].filter(({ id }) => id !== except).map((other) => [other.id, other.box]));
      return [...others.values()].reduce((sum, other) => sum + common(box, other), 0);
    },
  };
}

/** The area that two boxes share. */
function common(one, other) {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return across * (Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
}

/** The cells that a box touches, as numbers. */
function keys({ left, right, top, bottom }) {
  const found = [];
  const last = Math.floor(bottom / CELL);
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= last; row += 1) found.push(column * ROWS + row);
  }
  return found;
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function inside(box, frame) {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}
