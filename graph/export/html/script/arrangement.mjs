/** Give each entity its place: a few make one picture, many make regions, and a crowd stands where it was laid out. */
import { settleDown } from "./forces.mjs";
import { FEW, layRegions, tiesOf } from "./regions.mjs";
import { spread } from "./spread.mjs";

// Square pixels that an entity with its label wants, and the fewest entities that make an opening.
const ROOM = 5600;
const FEWEST = 40;
// The same in a window of few pixels, so that each has its name; as few as `FEWEST` are never cut.
const [ROOM_NARROW, FEWEST_NARROW] = [7000, 25];
const EDGE = 10;
// A few entities need no whole window: neighbours stand at most so far apart, in pixels.
const WIDEST_SPACING = 230;
const COMFORT = 92;
// The dots of a few are so much larger than they are of themselves; in a window of few pixels the names want the room.
export const NARROW = 500;
const [LARGEST, LARGEST_NARROW] = [1.2, 0.7];
// More than at the opening may stand closer, by this factor of the room of each.
const DENSEST = 0.6;
// More than so many are not spread anew: it takes too long, and they stand apart already. Dots as small are still seen.
const MOST_SPREAD = 1500;
const SMALLEST = 0.3;
// Letters of a label: fewer or more count as many, and this many want no more room than others.
const [SHORT, LONG, USUAL] = [6, 24, 10];
const STRONGEST = 12;
// A circle of more than so many wants no more room: it would lie around its neighbours.
const LARGEST_CROWD = 300;
// A guest stands so far from any other, in pixels, and is tried in so many places.
const DISTANCE = 34;
const TRIES = 300;

/** How many entities a window of this size opens on. */
export function openingCount(model, { width, height }) {
  if (model.openings <= FEWEST) return model.openings;
  const [room, fewest] = width < NARROW ? [ROOM_NARROW, FEWEST_NARROW] : [ROOM, FEWEST];
  return Math.max(Math.min(Math.round((width * height) / room), model.openings), fewest);
}

/**
 * Return { places, radius, away, regions }: the places of these entities by id, around { 0, 0 }, the factor of their sizes, how
 * many windows wide they are, and the regions they stand in, if they are many. `free` is the window, { width, height };
 * `avoid` holds what covers it.
 */
export function arrange(model, entities, free, avoid = []) {
  if (entities.length > MOST_SPREAD || entities.some(({ members }) => members)) return asLaidOut(model, entities, free);
  // Where they want more room than the window has, they get it, and the view is taken from further away.
  const away = Math.max(Math.sqrt((entities.length * ROOM * DENSEST) / (free.width * free.height)), 1);
  const reach = WIDEST_SPACING * Math.sqrt(entities.length);
  const half = (side) => Math.min((side * away) / 2 - EDGE, reach / 2);
  const room = { left: -half(free.width), right: half(free.width), top: -half(free.height), bottom: half(free.height) };
  const boxes = avoid.map((box) => widened(box, away));
  const regions = entities.length > FEW ? layRegions(model, entities, room, want, away) : [{ members: entities, pairs: tiesOf(model, entities), inner: room }];
  const places = new Map(regions.flatMap((region) => placed(region, boxes)));
  const area = regions.reduce((sum, { inner }) => sum + (inner.right - inner.left) * (inner.bottom - inner.top), 0);
  const spacing = Math.sqrt(area / Math.max(entities.length, 1)) / away;
  const most = free.width < NARROW ? LARGEST_NARROW : LARGEST;
  return { places, away, radius: away * Math.min(Math.max(spacing / COMFORT, 0.55), most), regions: regions.filter(({ box }) => box) };
}

/** The members of a region with their places, neighbours near each other. */
function placed({ members, pairs, inner }, avoid) {
  const points = settleDown(members.length, pairs).map((place, number) => ({ ...place, want: want(members[number]) }));
  return spread(points, inner, avoid).map((place, number) => [members[number].id, place]);
}

/** A box whose sides are so many times as far from the middle. */
export function widened(box, factor) {
  return Object.fromEntries(Object.entries(box).map(([side, place]) => [side, place * factor]));
}

function asLaidOut(model, entities, { width, height }) {
  const [across, down] = ["x", "y"].map((axis) => {
    const [least, most] = entities.reduce(([low, high], place) => [Math.min(low, place[axis]), Math.max(high, place[axis])], [Infinity, -Infinity]);
    return { middle: (least + most) / 2, size: most - least };
  });
  const moved = ({ id, x, y }) => [id, { x: Math.round(x - across.middle), y: Math.round(y - down.middle) }];
  const places = new Map([...model.ranked, ...entities].map(moved));
  const away = Math.max(across.size / (width - 2 * EDGE), down.size / (height - 2 * EDGE), 1);
  return { places, away, radius: Math.max(away * SMALLEST, 1), regions: [] };
}

/** Long labels want more room, and so do those of the strongest, which no reader should miss. */
function want({ label, rank, members }) {
  if (members) return Math.sqrt(2 + Math.min(members.length, LARGEST_CROWD) / 30);
  const length = Math.min(Math.max(label.length, SHORT), LONG) / USUAL;
  return Math.sqrt(length) * (rank < STRONGEST ? 1.15 : 1);
}

/** The places by id of entities that have none: each by what it stands beside, else near those it is linked to, where nobody stands. */
export function placeGuests(model, ids, places, beside) {
  const taken = new Map(places);
  for (const id of ids) taken.set(id, placeGuest(model, id, taken, beside(id)));
  return new Map(ids.map((id) => [id, taken.get(id)]));
}

function placeGuest(model, id, places, beside) {
  const linked = model.linksOf.get(id).map((link) => places.get(link.from === id ? link.to : link.from)).filter(Boolean);
  const near = beside ? [beside] : linked;
  const middle = (axis) => near.reduce((sum, place) => sum + place[axis], 0) / Math.max(near.length, 1);
  const [x, y] = [middle("x"), middle("y")];
  const taken = [...places.values()];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // The angle of a sunflower's seeds: no direction is tried twice.
    const [far, angle] = [DISTANCE * 0.5 * Math.sqrt(attempt), attempt * 2.39996];
    const spot = { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) };
    if (taken.every((place) => Math.hypot(place.x - spot.x, place.y - spot.y) >= DISTANCE)) return spot;
  }
  return { x, y };
}
