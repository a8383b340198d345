/** Gather a crowd into circles, one for each community, until the reader opens one. */
import { FEWEST, communities, nameOf } from "./groups.mjs";
import { makeRoom } from "./room.mjs";
import { TEXTS } from "./texts.mjs";

// More entities than this cannot be told apart, and are slow to draw.
export const CROWD = 1500;
// Whoever belongs to no group worth a circle of its own.
export const OTHERS = -1;
// Lines between circles: the thickest are enough to see who is near whom.
const MOST_BUNDLES = 250;
// Among more circles than this there is no room for two names each.
const MANY = 30;
const [SMALLEST, GROWTH, LARGEST] = [9, 1.3, 34];

/**
 * Return what `visible` found with its closed communities as `circles` by id: they stand in the cast and among the entities
 * for their members, and bundles for the links from and to those.
 */
export function gather(model, seen, { opened, selected }) {
  if (seen.cast.length <= CROWD) return { ...seen, circles: new Map(), home: new Map() };
  const alone = new Set([selected?.entity, ...(selected?.path?.entities ?? []), ...ends(model, selected)]);
  const circles = new Map();
  const home = new Map();
  const groups = grouped(seen);
  const leading = groups.length > MANY ? 1 : 2;
  for (const group of groups) {
    const members = group.members.filter((entity) => !alone.has(entity.id));
    if (opened.has(group.community) || members.length === 0) continue;
    const circle = { ...group, id: `c${group.community}`, ...middle(group.members), label: name(model, group, leading), size: size(members.length) };
    circles.set(circle.id, { ...circle, members, type: "CIRCLE", named: true, rank: circles.size });
    for (const entity of group.members) home.set(entity.id, circle.id);
  }
  const gathered = (id) => home.has(id) && !alone.has(id);
  const entities = new Set([...[...seen.entities].filter((id) => !gathered(id)), ...circles.keys()]);
  const cast = [...circles.values(), ...seen.cast.filter(({ id }) => seen.entities.has(id) && !home.has(id))];
  return { ...seen, cast: makeRoom(cast, opened), entities, circles, home, links: bundled(seen.links, (id) => (gathered(id) ? home.get(id) : id), alone) };
}

function grouped(seen) {
  const drawn = seen.cast.filter((entity) => seen.entities.has(entity.id));
  const found = communities(drawn);
  const others = found.filter((group) => group.members.length < FEWEST).flatMap((group) => group.members);
  const groups = found.filter((group) => group.members.length >= FEWEST);
  return others.length ? [...groups, { community: OTHERS, members: others }] : groups;
}

/** Those from and to whoever is selected are kept, of the others the strongest. */
function bundled(links, standIn, alone) {
  const bundles = new Map();
  const kept = [];
  for (const link of links) {
    const [from, to] = [standIn(link.from), standIn(link.to)];
    if (from === link.from && to === link.to) kept.push(link);
    else if (from !== to) {
      const [one, other] = from < to ? [from, to] : [to, from];
      const id = `b ${one} ${other}`;
      if (!bundles.has(id)) bundles.set(id, { id, from: one, to: other, kind: "bundle", count: 0 });
      bundles.get(id).count += 1;
    }
  }
  const meant = ({ from, to }) => alone.has(from) || alone.has(to);
  const strongest = [...bundles.values()].sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
  const others = strongest.filter((bundle) => !meant(bundle));
  return [...kept, ...strongest.filter(meant), ...others.slice(0, MOST_BUNDLES)];
}

function name(model, { community, members }, leading) {
  return community === OTHERS ? TEXTS.otherGroups(members.length) : nameOf(model, members, leading);
}

function middle(members) {
  const mean = (axis) => members.reduce((sum, entity) => sum + entity[axis], 0) / members.length;
  return { x: mean("x"), y: mean("y") };
}

function size(count) {
  return Math.min(SMALLEST + GROWTH * Math.sqrt(count), LARGEST);
}

function ends(model, selected) {
  const link = model.links.get(selected?.link);
  return link ? [link.from, link.to] : [];
}
