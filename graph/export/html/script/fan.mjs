/** Fan out links between the same two, whatever their direction, so that each can be seen and clicked. */
const STEP = 0.18;
// The outermost of many bends no more than this.
const WIDEST = 0.5;

/** Return the bend of each link by id, as seen along its own direction: 0 straight, above 0 clockwise. */
export function fan(links) {
  const pairs = new Map();
  for (const link of links) {
    const pair = link.from < link.to ? `${link.from} ${link.to}` : `${link.to} ${link.from}`;
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(link);
  }
  const bends = new Map();
  for (const group of pairs.values()) {
    const step = Math.min(STEP, (2 * WIDEST) / Math.max(group.length - 1, 1));
    group.forEach((link, place) => {
      const bend = (place - (group.length - 1) / 2) * step;
      bends.set(link.id, bend === 0 || link.from < link.to ? bend : -bend);
    });
  }
  return bends;
}

export function curve(bend) {
  if (bend === 0) return { enabled: false };
  return { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}
