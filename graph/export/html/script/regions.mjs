/** Divide a picture of many into regions of those who belong together, each with its own part of the window and a title. */
import { clusters } from "./clusters.mjs";
import { settleDown } from "./forces.mjs";

// Up to so many are one picture.
export const FEW = 60;
// Fewer are no region of their own; so many regions a reader takes in.
const FEWEST = 4;
const [LEAST, MOST] = [6, 12];
const A_REGION = 7;
const RESOLUTIONS = [1, 1.3, 1.7, 2.2, 3];
// Being named together holds a region together, but weakly.
const LOOSE = 0.15;
const GAP = 9;
// How wide a region is best, beside its height.
const SHAPE = 1.3;
export const TITLE = 24;
// Pixels that a region leaves free within its edges, beside its title.
const [SIDE, FOOT] = [18, 16];

function divide(model, entities) {
  const pairs = tiesOf(model, entities);
  const wanted = Math.min(Math.max(Math.round(entities.length / A_REGION), LEAST), MOST);
  const tried = RESOLUTIONS.map((resolution) => () => joined(clusters(entities.length, pairs, resolution), pairs, entities.length, wanted));
  // Where all have to do with all, only a closer look tells stories apart.
  let groups = [];
  for (const attempt of tried) if (groups.length < LEAST) groups = attempt();
  return { groups, pairs };
}

/** What ties two of these entities, as [one, other, weight]: what is stated counts, and a little how often they are named together. */
export function tiesOf(model, entities) {
  const number = new Map(entities.map(({ id }, place) => [id, place]));
  const sums = new Map();
  entities.forEach(({ id }, one) => {
    for (const link of model.linksOf.get(id)) {
      const other = number.get(link.from === id ? link.to : link.from);
      if (other === undefined || other <= one) continue;
      const weight = link.kind === "co-mention" ? LOOSE * Math.min(link.weight, 4) : 1 + Math.log2(Math.max(link.weight, 1)) / 2;
      const key = one * entities.length + other;
      sums.set(key, (sums.get(key) ?? 0) + weight);
    }
  });
  return [...sums].sort(([one], [other]) => one - other).map(([key, weight]) => [Math.floor(key / entities.length), key % entities.length, weight]);
}

/** Join what is too small, and the smallest of too many, to what it is tied to most; what is tied to nothing stands together. */
function joined(found, pairs, size, wanted) {
  let groups = found.map((members) => ({ members }));
  for (;;) {
    const small = groups.filter(({ members, apart }) => !apart && (members.length < FEWEST || groups.length > wanted));
    if (small.length === 0) break;
    const least = small.reduce((one, other) => (other.members.length <= one.members.length ? other : one));
    const target = closest(least, groups, pairs, size) ?? groups.find(({ apart }) => apart);
    if (target) {
      target.members = [...target.members, ...least.members].sort((one, other) => one - other);
      groups = groups.filter((group) => group !== least);
    } else least.apart = true;
  }
  return groups.sort((one, other) => other.members.length - one.members.length || one.members[0] - other.members[0]);
}

function closest(group, groups, pairs, size) {
  const of = new Array(size);
  for (const one of groups) for (const member of one.members) of[member] = one;
  const ties = new Map();
  for (const [one, other, weight] of pairs) {
    const [a, b] = [of[one], of[other]];
    if (a === b || (a !== group && b !== group)) continue;
    const neighbour = a === group ? b : a;
    // A large region is tied to all: who is small goes to whom it is tied to for its size.
    ties.set(neighbour, (ties.get(neighbour) ?? 0) + weight / Math.sqrt(neighbour.members.length));
  }
  let best = null;
  for (const [neighbour, weight] of ties) if (!neighbour.apart && (!best || weight > best.weight)) best = { neighbour, weight };
  return best?.neighbour ?? null;
}

/**
 * Return the regions in a room { left, right, top, bottom } as { members, leading, box, inner }: entities, the leading first in
 * `leading`, the region's box, and in it the room for its dots. `unit` is how much of the room is a pixel of the window.
 */
export function layRegions(model, entities, room, want, unit) {
  const { groups, pairs } = divide(model, entities);
  const of = new Array(entities.length);
  for (const [place, { members }] of groups.entries()) for (const member of members) of[member] = place;
  const between = new Map();
  const inside = new Float64Array(entities.length);
  for (const [one, other, weight] of pairs) {
    const [a, b] = [Math.min(of[one], of[other]), Math.max(of[one], of[other])];
    if (a !== b) between.set(`${a} ${b}`, (between.get(`${a} ${b}`) ?? 0) + weight);
    else for (const end of [one, other]) inside[end] += weight;
  }
  const ties = [...between].map(([key, weight]) => [...key.split(" ").map(Number), Math.log2(1 + weight) / 2]);
  const places = settleDown(groups.length, ties);
  const sized = groups.map(({ members, apart }, place) => ({
    members: members.map((member) => entities[member]),
    pairs: within(members, pairs),
    leading: apart ? [] : leading(members, entities, inside).map((member) => entities[member]),
    area: members.reduce((sum, member) => sum + want(entities[member]) ** 2, 4),
    ...places[place],
  }));
  return boxed(sized, room, unit).map(({ box, ...region }) => {
    const edge = GAP * unit;
    const outer = { left: box.left + edge, right: box.right - edge, top: box.top + edge, bottom: box.bottom - edge };
    const inner = { left: outer.left + SIDE * unit, right: outer.right - SIDE * unit, top: outer.top + (TITLE + 10) * unit, bottom: outer.bottom - FOOT * unit };
    return { ...region, box: outer, inner };
  });
}

function within(members, pairs) {
  const number = new Map(members.map((member, place) => [member, place]));
  return pairs.filter(([one, other]) => number.has(one) && number.has(other)).map(([one, other, weight]) => [number.get(one), number.get(other), weight]);
}

/** Those who hold a region together, and of whom most is stated elsewhere too. */
function leading(members, entities, inside) {
  const weight = (member) => inside[member] * entities[member].size;
  return [...members].sort((one, other) => weight(other) - weight(one) || one - other);
}

/** Divide a room among regions by their areas, again and again where that leaves none a sliver, neighbours beside each other. */
function boxed(regions, room, unit) {
  if (regions.length <= 1) return regions.map((region) => ({ ...region, box: room }));
  const cuts = ["x", "y"].flatMap((along) => cutsOf([...regions].sort((one, other) => one[along] - other[along]), along, room, unit));
  const best = cuts.reduce((one, other) => (other.cost < one.cost - 1e-9 ? other : one));
  return best.parts.flatMap(([part, box]) => boxed(part, box, unit));
}

function cutsOf(sorted, along, room, unit) {
  const [from, to] = along === "x" ? ["left", "right"] : ["top", "bottom"];
  const total = sorted.reduce((sum, { area }) => sum + area, 0);
  let before = 0;
  return sorted.slice(1).map((_, place) => {
    before += sorted[place].area;
    const line = room[from] + ((room[to] - room[from]) * before) / total;
    const parts = [[sorted.slice(0, place + 1), { ...room, [to]: line }], [sorted.slice(place + 1), { ...room, [from]: line }]];
    const cost = Math.max(...parts.map(([{ length }, box]) => skew(box, unit) / length)) + Math.abs(before / total - 0.5);
    return { parts, cost };
  });
}

/** How far what a box leaves its dots, beside its title, is from the shape that labels want. */
function skew({ left, right, top, bottom }, unit) {
  const across = Math.max(right - left - 2 * (GAP + SIDE) * unit, unit);
  const down = Math.max(bottom - top - (2 * GAP + TITLE + 10 + FOOT) * unit, unit);
  const ratio = across / down / SHAPE;
  return Math.max(ratio, 1 / ratio);
}

/** The region of each entity by its id. */
export function regionsById(regions) {
  return new Map(regions.flatMap((region) => region.members.map(({ id }) => [id, region])));
}
