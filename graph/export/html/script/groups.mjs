/** Tell the communities apart: who belongs together, what each is called, and the outline around it. */
// Fewer are no group that anyone would name.
export const FEWEST = 3;
const LEADING = 2;
const CORNERS = 12;

/** Return the communities of these entities as { community, members }, the largest first; the members keep their order. */
export function communities(entities) {
  const found = new Map();
  for (const entity of entities) {
    if (!found.has(entity.community)) found.set(entity.community, []);
    found.get(entity.community).push(entity);
  }
  const groups = [...found].map(([community, members]) => ({ community, members }));
  return groups.sort((one, other) => other.members.length - one.members.length || one.community - other.community);
}

/** Name a group after its most central members, so many of them: those with the most links inside it. */
export function nameOf(model, members, leading = LEADING) {
  const inside = new Set(members.map((entity) => entity.id));
  const degree = (entity) =>
    model.linksOf.get(entity.id).filter((link) => inside.has(link.from) && inside.has(link.to)).length;
  const ranked = members.map((entity) => ({ entity, degree: degree(entity) }));
  ranked.sort((one, other) => other.degree - one.degree || one.entity.rank - other.entity.rank);
  return ranked.slice(0, leading).map(({ entity }) => entity.label).join(", ");
}

/** The corners of the smallest convex outline that keeps so far from all points. */
export function outline(points, distance) {
  const around = points.flatMap(({ x, y }) =>
    Array.from({ length: CORNERS }, (_, corner) => {
      const angle = (corner * 2 * Math.PI) / CORNERS;
      return { x: x + distance * Math.cos(angle), y: y + distance * Math.sin(angle) };
    }),
  );
  around.sort((one, other) => one.x - other.x || one.y - other.y);
  return [...half(around), ...half(around.reverse())];
}

/** One side of the convex hull (Andrew 1979), without its last corner, which begins the other side. */
function half(points) {
  const kept = [];
  for (const point of points) {
    while (kept.length > 1 && !turnsLeft(kept[kept.length - 2], kept[kept.length - 1], point)) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

function turnsLeft(one, two, three) {
  return (two.x - one.x) * (three.y - one.y) - (two.y - one.y) * (three.x - one.x) > 0;
}
