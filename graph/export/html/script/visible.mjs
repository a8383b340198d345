/** Decide what is drawn: the strongest entities that pass the filters, and the links of the kinds wanted between them. */
import { createSieve } from "./sieve.mjs";
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
 * Return { cast, among, entities, links }: of the `among` entities that pass, the cast are the strongest, for whom there
 * are places; drawn are those of them whose type is on, and whoever is selected.
 */
export function visible(model, state) {
  const sieve = createSieve(model, state);
  const near = neighbourhood(model, state, sieve);
  const passing = model.ranked.filter((entity) => (!near || near.has(entity.id)) && sieve.entity(entity));
  const cast = passing.filter((entity, place) => place < state.shown || entity.id in state.pinned);
  const entities = new Set(chosen(state.selected, model));
  for (const entity of cast) if (typeIsOn(entity, state) && !state.dropped.has(entity.id)) entities.add(entity.id);
  const links = [];
  for (const link of model.links.values()) {
    if (!entities.has(link.from) || !entities.has(link.to)) continue;
    const wanted = ((state.kinds[link.kind] || sieve.told(link)) && sieve.link(link)) || link.id === state.selected?.link;
    if (wanted || state.selected?.path?.links.has(link.id)) links.push(link);
  }
  return { cast, among: passing.length, entities, links };
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
