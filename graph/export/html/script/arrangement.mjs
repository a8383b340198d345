/** Give each entity its place: the strongest fill the window, all together stand where they were laid out. */
import { spread } from "./spread.mjs";

// Square pixels that an entity with its label wants, and the fewest entities that make an opening.
const ROOM = 3500;
const FEWEST = 40;
const EDGE = 10;
// A few entities need no whole window: neighbours stand at most so far apart, in pixels.
const WIDEST_SPACING = 190;
const COMFORT = 92;
// A guest stands so far from any other, in pixels, and is tried in so many places.
const DISTANCE = 34;
const TRIES = 300;

/** How many entities a window of this size opens on. */
export function openingCount(model, { width, height }) {
  return Math.max(Math.min(Math.round((width * height) / ROOM), model.openings), Math.min(FEWEST, model.openings));
}

/**
 * Return { places, radius, away }: the places by id, around { 0, 0 }, the factor of their sizes, and how many windows wide
 * they are.
 * `free` is the window, { width, height }; `avoid` holds what covers it.
 */
export function arrange(model, shown, free, avoid = []) {
  const entities = model.ranked.slice(0, shown);
  if (entities.length > model.openings) {
    return { places: new Map(model.ranked.map(({ id, x, y }) => [id, { x, y }])), radius: 1, away: Infinity };
  }
  // Where they want more room than the window has, they get it, and the view is taken from further away.
  const away = Math.max(Math.sqrt((entities.length * ROOM) / (free.width * free.height)), 1);
  const reach = WIDEST_SPACING * Math.sqrt(entities.length);
  const half = (side) => Math.min((side * away) / 2 - EDGE, reach / 2);
  const room = { left: -half(free.width), right: half(free.width), top: -half(free.height), bottom: half(free.height) };
  const boxes = avoid.map((box) => Object.fromEntries(Object.entries(box).map(([side, at]) => [side, at * away])));
  const points = entities.map(({ opening: [x, y] }) => ({ x, y }));
  const places = new Map(spread(points, room, boxes).map((place, number) => [entities[number].id, place]));
  const spacing = Math.sqrt(((room.right - room.left) * (room.bottom - room.top)) / Math.max(entities.length, 1));
  return { places, away, radius: Math.min(Math.max(spacing / COMFORT, 0.55), 1.2) };
}

/** The place of an entity that has none yet: near those it is linked to, where nobody stands. */
export function placeGuest(model, id, places) {
  const near = model.linksOf.get(id).map((link) => places.get(link.from === id ? link.to : link.from)).filter(Boolean);
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
