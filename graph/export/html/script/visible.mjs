/** Decide what is drawn: the strongest entities of the types wanted, the links of the kinds wanted between them. */
export const STEP = 150;
// Co-mentions stay off at first where at least this share of the entities has something stronger to show.
const ENOUGH = 0.4;

export function openingKinds(model) {
  const opening = model.ranked.slice(0, model.openings);
  const linked = opening.filter((entity) => model.linksOf.get(entity.id).some((link) => link.kind !== "co-mention"));
  return { statement: true, relation: true, "co-mention": linked.length < opening.length * ENOUGH };
}

export function visible(model, state) {
  const entities = new Set(chosen(model, state.selected));
  for (const entity of model.ranked.slice(0, state.shown)) {
    if (state.hiddenTypes.has(entity.type) || !(entity.named || state.described)) continue;
    entities.add(entity.id);
  }
  const links = [];
  for (const link of model.links.values()) {
    const wanted = state.kinds[link.kind] || link.id === state.selected?.link;
    if (wanted && entities.has(link.from) && entities.has(link.to)) links.push(link);
  }
  return { entities, links };
}

/** The entities and links that belong to what is selected or pointed at; null when nothing is. */
export function focus(model, target, links) {
  if (!target) return null;
  const entities = new Set(chosen(model, target));
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

function chosen(model, target) {
  if (target?.entity) return [target.entity];
  const link = model.links.get(target?.link);
  return link ? [link.from, link.to] : [];
}
