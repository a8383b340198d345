/** Decide what is drawn: the strongest entities that pass the filters, and the links of the kinds wanted between them. */
import { createSieve } from "./sieve.mjs";
import { otherEnd } from "./model.mjs";
import { within } from "./steps.mjs";

export const STEP = 150;
// Co-mentions stay off at first where at least this share of the entities has something stronger to show.
const ENOUGH = 0.4;

export function openingKinds(model) {
  const opening = model.ranked.slice(0, model.openings);
  const linked = opening.filter((entity) => model.linksOf.get(entity.id).some((link) => link.kind !== "co-mention"));
  return { statement: true, relation: true, "co-mention": linked.length < opening.length * ENOUGH };
}

/**
 * Return { cast, among, entities, links, apart }: of the `among` entities that pass, the cast are the strongest that have a
 * link, for whom there are places; drawn are those of them whose type is on and which have a line, and whoever is selected.
 * Apart are the strongest that pass and have no line. Where the state has `only` some { entities, links }, just these count.
 */
export function visible(model, state) {
  const sieve = createSieve(model, state);
  const near = neighbourhood(model, state, sieve);
  const { only } = state;
  const passing = model.ranked.filter((entity) => (only ? only.entities.has(entity.id) : (!near || near.has(entity.id)) && sieve.entity(entity)));
  // To switch a kind off moves nobody: only who is named together is no reason for a place.
  const counts = (link) => (link.kind !== "co-mention" || state.kinds["co-mention"] || sieve.told(link)) && sieve.link(link);
  const { cast, alone } = castOf(model, passing, state, counts);
  const entities = new Set(chosen(state.selected, model));
  const wanted = (entity) => typeIsOn(entity, state) && !state.dropped.has(entity.id);
  for (const entity of cast) if (wanted(entity)) entities.add(entity.id);
  for (const entity of passing) if (state.brought.has(entity.id) && wanted(entity)) entities.add(entity.id);
  const links = [];
  for (const link of model.links.values()) {
    if (!entities.has(link.from) || !entities.has(link.to)) continue;
    const asked = link.id === state.selected?.link || state.selected?.path?.links.has(link.id);
    const passes = (state.kinds[link.kind] || sieve.told(link)) && sieve.link(link);
    if (only ? only.links.has(link.id) : asked || passes) links.push(link);
  }
  const apart = alone.filter((entity) => wanted(entity) && !entities.has(entity.id));
  if (links.length) {
    const kept = new Set([...state.brought, ...links.flatMap(({ from, to }) => [from, to]), ...chosen(state.selected, model), ...Object.keys(state.pinned)]);
    for (const entity of cast) if (entities.has(entity.id) && !kept.has(entity.id) && entities.delete(entity.id)) apart.push(entity);
  }
  return { cast, among: passing.length, entities, links, apart: apart.sort((one, other) => one.rank - other.rank) };
}

/** The strongest that have a link to another of them, as many as are wanted, and those above them that have none. */
function castOf(model, passing, { shown, pinned }, counts) {
  const leading = passing.filter(({ id }) => model.leaders.has(id));
  const others = passing.filter(({ id }) => !model.leaders.has(id));
  const pool = new Set();
  const linked = new Set();
  const take = (entity) => {
    pool.add(entity.id);
    for (const link of model.linksOf.get(entity.id)) {
      const other = otherEnd(link, entity.id);
      if (other !== entity.id && pool.has(other) && counts(link)) linked.add(entity.id).add(other);
    }
  };
  for (const entity of [...leading, ...others]) if (linked.size < shown || entity.id in pinned) take(entity);
  const passes = new Set(passing);
  for (const entity of linked.size ? leading : []) {
    if (linked.has(entity.id)) continue;
    // Whom everybody looks for stands beside the strongest that it is linked to.
    const near = model.linksOf.get(entity.id).filter(counts).map((link) => model.entities.get(otherEnd(link, entity.id)));
    const [first] = near.filter((other) => passes.has(other)).sort((one, other) => one.rank - other.rank);
    if (first) take(first);
  }
  if (linked.size === 0) return { cast: passing.filter((entity, place) => place < shown || entity.id in pinned), alone: [] };
  const cast = passing.filter(({ id }) => linked.has(id) || id in pinned);
  return { cast, alone: passing.filter(({ id }) => pool.has(id) && !linked.has(id) && !(id in pinned)) };
}

/** Those whom a link that is wanted leads to from an entity, and who are not in the picture, the strongest first. */
export function hiddenNeighbours(model, state, entities, id) {
  const sieve = createSieve(model, state);
  const found = new Set();
  for (const link of model.linksOf.get(id)) {
    const other = otherEnd(link, id);
    if (!entities.has(other) && state.kinds[link.kind] && sieve.link(link)) found.add(model.entities.get(other));
  }
  const fits = (entity) => typeIsOn(entity, state) && !state.dropped.has(entity.id) && sieve.entity(entity);
  return [...found].filter(fits).sort((one, other) => one.rank - other.rank);
}

/**
 * Return { among, types, kinds, described }: how many entities pass the filters, and how many of each type and links of each
 * kind pass all but that type's or that kind's own switch.
 */
export function tally(model, state) {
  const sieve = createSieve(model, state);
  const near = neighbourhood(model, state, sieve);
  const found = { among: 0, types: new Map(), kinds: new Map(), described: 0 };
  const add = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const passing = new Set();
  for (const entity of model.ranked) {
    if ((near && !near.has(entity.id)) || !sieve.entity(entity)) continue;
    found.among += 1;
    if (state.dropped.has(entity.id)) continue;
    if (typeIsOn(entity, state)) passing.add(entity.id);
    if (entity.named || state.described) add(found.types, entity.type);
    if (!entity.named && !state.hiddenTypes.has(entity.type)) found.described += 1;
  }
  for (const link of model.links.values()) {
    if (passing.has(link.from) && passing.has(link.to) && sieve.link(link)) add(found.kinds, link.kind);
  }
  return found;
}

/** The entities and links that belong to what is selected or pointed at; null when nothing is. */
export function focus(model, target, links) {
  if (!target) return null;
  if (target.path) return target.path;
  const entities = new Set(chosen(target, model));
  const near = new Set(target.link ? [target.link] : []);
  if (target.entity) {
    for (const link of links) {
      if (link.from !== target.entity && link.to !== target.entity) continue;
      near.add(link.id);
      entities.add(link.from).add(link.to);
    }
  }
  return { entities, links: near };
}

function typeIsOn(entity, state) {
  return !state.hiddenTypes.has(entity.type) && (entity.named || state.described);
}

function neighbourhood(model, { around, kinds }, sieve) {
  if (!around) return null;
  return within(model, around.entity, around.steps, (link) => kinds[link.kind] && sieve.link(link));
}

function chosen(target, model) {
  if (target?.path) return target.path.entities;
  if (target?.entity) return [target.entity];
  const link = model.links.get(target?.link);
  return link ? [link.from, link.to] : [];
}
