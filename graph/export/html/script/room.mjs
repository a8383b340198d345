/** Make room for communities that were opened: their members spread, and all others step back. */
// The share of an opened community's part of the picture that its members fill.
const FILL = 0.85;

/** Return the items { id, x, y, community, members } with new places; those without members stand in opened communities. */
export function makeRoom(items, opened) {
  let places = items;
  for (const community of opened) places = opening(places, community);
  return places;
}

function opening(items, community) {
  const inside = (item) => !item.members && item.community === community;
  const members = items.filter(inside);
  if (members.length === 0) return items;
  const [x, y] = [mean(members, "x"), mean(members, "y")];
  const far = (item) => Math.hypot(item.x - x, item.y - y);
  const whole = Math.max(...items.map(far), 1);
  const wanted = whole * Math.sqrt(members.length / items.length) * FILL;
  const wide = Math.max(...members.map(far), 1);
  return items.map((item) => {
    const distance = far(item);
    // What lay in a ring of some area lies in one of the same area further out.
    const factor = inside(item) ? Math.max(wanted / wide, 1) : Math.hypot(distance, wanted) / Math.max(distance, 1);
    return { ...item, x: x + (item.x - x) * factor, y: y + (item.y - y) * factor };
  });
}

function mean(items, axis) {
  return items.reduce((sum, item) => sum + item[axis], 0) / items.length;
}
