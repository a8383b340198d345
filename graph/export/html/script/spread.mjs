/** Spread points over a room, so that it is filled and neighbours stay neighbours. */
// Labels are wider than high, so that dots need more room beside than above each other.
const WIDE = 1.5;
// Enough to fill the corners; more would wipe out the groups.
const ROUNDS = 24;
// How finely the room is measured; many points are measured more coarsely, since time goes with points times cells.
const CELLS_A_POINT = 20;
const MANY = 200;
const CELLS_OF_MANY = 14;
const FEWEST_CELLS = 900;

/**
 * Return the places { x, y } of the points in the room { left, right, top, bottom }, outside of the boxes to avoid.
 * A point { x, y, want } of more want gets more room: its share grows with the square of that factor.
 * Each point goes again and again to the middle of what is nearest to it: Lyons, Meijer and Rappaport 1998.
 */
export function spread(points, room, avoid = []) {
  if (points.length === 0) return [];
  const places = stretched(points, room);
  const cells = floor(points.length, room, avoid);
  const wants = Float64Array.from(points, ({ want }) => 1 / (want * want));
  // Of two close points, the one of more want would lie around the other for ever: at first all want the same.
  const even = wants.slice().fill(1);
  for (let round = 0; round < ROUNDS; round += 1) centre(places, cells, round < ROUNDS / 2 ? even : wants);
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
  const wanted = Math.max(points * (points > MANY ? CELLS_OF_MANY : CELLS_A_POINT), FEWEST_CELLS);
  const columns = Math.ceil(Math.sqrt((wanted * width) / height));
  const rows = Math.ceil(wanted / columns);
  const cells = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [room.left + ((column + 0.5) * width) / columns, room.top + ((row + 0.5) * height) / rows];
      if (!avoid.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)) cells.push(x, y);
    }
  }
  return cells;
}

function centre(places, cells, wants) {
  const xs = Float64Array.from(places, (place) => place.x / WIDE);
  const ys = Float64Array.from(places, (place) => place.y);
  const sums = places.map(() => ({ x: 0, y: 0, count: 0 }));
  for (let cell = 0; cell < cells.length; cell += 2) {
    const nearest = sums[nearestTo(xs, ys, wants, cells[cell] / WIDE, cells[cell + 1])];
    nearest.x += cells[cell];
    nearest.y += cells[cell + 1];
    nearest.count += 1;
  }
  const taken = new Set();
  places.forEach((place, number) => {
    const { x, y, count } = sums[number];
    // Nothing is nearest to what stands far inside a box to avoid, or under another: it walks out.
    Object.assign(place, count ? { x: x / count, y: y / count } : nearestCell(cells, place, taken));
  });
}

/** The nearest cell that nobody else walks to. */
function nearestCell(cells, { x, y }, taken) {
  let best = { cell: -1, far: Infinity };
  for (let cell = 0; cell < cells.length; cell += 2) {
    const far = Math.hypot(cells[cell] - x, cells[cell + 1] - y);
    if (far < best.far && !taken.has(cell)) best = { cell, far };
  }
  if (best.cell < 0) return { x, y };
  taken.add(best.cell);
  return { x: cells[best.cell], y: cells[best.cell + 1] };
}

function nearestTo(xs, ys, wants, x, y) {
  let [nearest, least] = [0, Infinity];
  for (let number = 0; number < xs.length; number += 1) {
    const [dx, dy] = [xs[number] - x, ys[number] - y];
    const far = (dx * dx + dy * dy) * wants[number];
    if (far < least) [nearest, least] = [number, far];
  }
  return nearest;
}
