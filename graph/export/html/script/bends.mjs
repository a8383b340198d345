/** Bend lines around the dots that they would run behind: a line that vanishes behind a dot reads as ending there. */
import { curve } from "./fan.mjs";

// Pixels between a line and a dot that is none of its ends.
const CLEAR = 4;
// Bends that are tried beside the first, and the pieces into which a curve is cut.
const TRIES = [0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24, 0.32, -0.32, 0.42, -0.42, 0.56, -0.56, 0.7, -0.7];
const PIECES = 14;
// Of a line that bends further, as its bend times its length, nobody would see where it leads.
const FARTHEST = 130;

/** Return the bends of links by id; `bends` are those without any dot, `dots` have { x, y, radius } by id. */
export function around(links, bends, dots) {
  const taken = new Map();
  const found = new Map();
  const all = [...dots.values()];
  for (const link of links) {
    const ends = [dots.get(link.from), dots.get(link.to)];
    const forwards = link.from < link.to;
    const pair = forwards ? `${link.from} ${link.to}` : `${link.to} ${link.from}`;
    if (!taken.has(pair)) taken.set(pair, new Set());
    const others = all.filter((dot) => !ends.includes(dot));
    const length = ends.every(Boolean) ? Math.hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y) : 0;
    let best = null;
    for (const more of TRIES) {
      const bend = Math.round((bends.get(link.id) + more) * 100) / 100;
      if (taken.get(pair).has(forwards ? bend : -bend) || (best && Math.abs(bend) * length > FARTHEST)) continue;
      const hits = ends.every(Boolean) ? behind(pathOf(...ends, bend), others) : 0;
      if (!best || hits < best.hits) best = { bend, hits };
      if (hits === 0) break;
    }
    taken.get(pair).add(forwards ? best.bend : -best.bend);
    found.set(link.id, best.bend);
  }
  return found;
}

/** A curve as points, as vis-network draws it. */
export function pathOf(from, to, bend) {
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const reach = (Math.abs(bend) / 2 + 0.5) * Math.hypot(dx, dy);
  const angle = Math.atan2(dy, dx) + (bend / 2 + 0.5) * Math.PI;
  const via = curve(bend).enabled ? { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) } : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return Array.from({ length: PIECES + 1 }, (_, piece) => {
    const t = piece / PIECES;
    const at = (axis) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * via[axis] + t ** 2 * to[axis];
    return { x: at("x"), y: at("y") };
  });
}

function behind(path, dots) {
  return dots.filter((dot) => path.slice(1).some((point, place) => distance(dot, path[place], point) < dot.radius + CLEAR)).length;
}

function distance({ x, y }, one, other) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const along = Math.min(Math.max(((x - one.x) * dx + (y - one.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(one.x + along * dx - x, one.y + along * dy - y);
}
