/** Spread points over a room, so that it is filled and neighbours stay neighbours. */
// Labels are wider than high, so that dots need more room beside than above each other.
const WIDE = 1.5;
// Enough to fill the corners; more would wipe out the groups.
const ROUNDS = 24;
const CELLS_A_POINT = 30;
const FEWEST_CELLS = 900;

/**
 * Return the places { x, y } of the points in the room { left, right, top, bottom }, outside of the boxes to avoid.
 * Each point goes again and again to the middle of what is nearest to it: Lyons, Meijer and Rappaport 1998.
 */
export function spread(points, room, avoid = []) {
  const places = stretched(points, room);
  const cells = floor(points.length, room, avoid);
  for (let round = 0; round < ROUNDS; round += 1) centre(places, cells);
  return places;
}

function stretched(points, room) {
  const axis = (name, from, to) => {
    const values = points.map((point) => point[name]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return (value) => (most > least ? from + ((value - least) / (most - least)) * (to - from) : (from + to) / 2);
  };
  const across = axis("x", room.left, room.right);
  const down = axis("y", room.top, room.bottom);
  return points.map(({ x, y }) => ({ x: across(x), y: down(y) }));
}

function floor(points, room, avoid) {
  const [width, height] = [room.right - room.left, room.bottom - room.top];
  const side = Math.sqrt((width * height) / Math.max(points * CELLS_A_POINT, FEWEST_CELLS));
  const cells = [];
  for (let y = room.top + side / 2; y < room.bottom; y += side) {
    for (let x = room.left + side / 2; x < room.right; x += side) {
      if (!avoid.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)) cells.push(x, y);
    }
  }
  return cells;
}

function centre(places, cells) {
  const xs = Float64Array.from(places, (place) => place.x / WIDE);
  const ys = Float64Array.from(places, (place) => place.y);
  const sums = places.map(() => ({ x: 0, y: 0, count: 0 }));
  for (let cell = 0; cell < cells.length; cell += 2) {
    const nearest = sums[nearestTo(xs, ys, cells[cell] / WIDE, cells[cell + 1])];
    nearest.x += cells[cell];
    nearest.y += cells[cell + 1];
    nearest.count += 1;
  }
  places.forEach((place, number) => {
    const { x, y, count } = sums[number];
    if (count) Object.assign(place, { x: x / count, y: y / count });
  });
}

function nearestTo(xs, ys, x, y) {
  let [nearest, least] = [0, Infinity];
  for (let number = 0; number < xs.length; number += 1) {
    const [dx, dy] = [xs[number] - x, ys[number] - y];
    const far = dx * dx + dy * dy;
    if (far < least) [nearest, least] = [number, far];
  }
  return nearest;
}
