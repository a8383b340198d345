/** Find entities by any of their names, the best match first, accents and case aside. */
const LIMIT = 8;

export function searchIndex(entities) {
  return entities.map((entity) => ({
    entity,
    names: [entity.name, entity.label, ...entity.aliases.map((alias) => alias.text)].map((text) => ({
      text,
      plain: plain(text),
    })),
  }));
}

/** Return at most `limit` matches as { entity, matched }; `matched` is the name that was found. */
export function search(index, query, limit = LIMIT) {
  const wanted = plain(query);
  if (wanted === "") return [];
  const matches = [];
  for (const { entity, names } of index) {
    const best = names
      .map((name) => ({ score: score(name.plain, wanted), text: name.text }))
      .reduce((one, other) => (other.score > one.score ? other : one));
    if (best.score > 0) matches.push({ entity, matched: best.text, score: best.score });
  }
  matches.sort((one, other) => other.score - one.score || one.entity.rank - other.entity.rank);
  return matches.slice(0, limit).map(({ entity, matched }) => ({ entity, matched }));
}

export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

function score(name, wanted) {
  if (name === wanted) return 4;
  if (name.startsWith(wanted)) return 3;
  if (name.includes(` ${wanted}`) || name.includes(`-${wanted}`)) return 2;
  return name.includes(wanted) ? 1 : 0;
}
