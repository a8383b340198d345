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
  const members = items.filter((item) => !item.members && item.community === community);
  if (members.length === 0) return items;
  const middle = { x: mean(members, "x"), y: mean(members, "y") };
  const far = (item) => Math.hypot(item.x - middle.x, item.y - middle.y);
  const whole = Math.max(...items.map(far), 1);
  const wanted = whole * Math.sqrt(members.length / items.length) * FILL;
  // Each ring around the middle gets as many as its area has room for.
  const inward = [...members].sort((one, other) => far(one) - far(other));
  const rings = new Map(inward.map(({ id }, place) => [id, wanted * Math.sqrt((place + 0.5) / members.length)]));
  return items.map((item) => {
    const distance = far(item);
    // What lay in a ring of some area lies in one of the same area further out.
    const factor = (rings.get(item.id) ?? Math.hypot(distance, wanted)) / Math.max(distance, 1);
    return { ...item, x: middle.x + (item.x - middle.x) * factor, y: middle.y + (item.y - middle.y) * factor };
  });
}

function mean(items, axis) {
  return items.reduce((sum, item) => sum + item[axis], 0) / items.length;
}
