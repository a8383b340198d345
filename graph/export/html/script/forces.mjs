/** Lay out a few points by the forces of their links (Fruchterman and Reingold 1991), the same on every machine. */
const ROUNDS = 120;
// The angle of a sunflower's seeds: no direction is tried twice.
const TURN = 2.39996;

/** Return places { x, y } around 0, neighbours about 1 apart; a pair is [one, other, weight]. */
export function settleDown(size, pairs) {
  const places = Array.from({ length: size }, (_, node) => {
    const far = Math.sqrt(node + 0.5);
    return { x: far * Math.cos(node * TURN), y: far * Math.sin(node * TURN) };
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const pushes = places.map(({ x, y }) => ({ x: -0.02 * x, y: -0.02 * y }));
    for (let one = 0; one < size; one += 1) for (let other = one + 1; other < size; other += 1) push(places, pushes, one, other);
    for (const [one, other, weight] of pairs) pull(places, pushes, one, other, weight);
    const most = 0.6 * (1 - round / ROUNDS) + 0.02;
    places.forEach((place, node) => {
      const { x, y } = pushes[node];
      const step = Math.min(1, most / Math.max(Math.hypot(x, y), 1e-9));
      // Sines and roots may differ in their last digits from browser to browser: coarse steps do not.
      place.x = Math.round((place.x + x * step) * 1e6) / 1e6;
      place.y = Math.round((place.y + y * step) * 1e6) / 1e6;
    });
  }
  return places;
}

function push(places, pushes, one, other) {
  const [dx, dy] = [places[one].x - places[other].x, places[one].y - places[other].y];
  const square = Math.max(dx * dx + dy * dy, 0.01);
  pushes[one].x += dx / square;
  pushes[one].y += dy / square;
  pushes[other].x -= dx / square;
  pushes[other].y -= dy / square;
}

function pull(places, pushes, one, other, weight) {
  const [dx, dy] = [places[other].x - places[one].x, places[other].y - places[one].y];
  const force = Math.hypot(dx, dy) * Math.min(weight, 3) * 0.5;
  pushes[one].x += dx * force;
  pushes[one].y += dy * force;
  pushes[other].x -= dx * force;
  pushes[other].y -= dy * force;
}
