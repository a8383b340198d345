/** Correct the page's data as the reader decided, so that everything on the page is of what is so. */

/** The data after decisions { action, ids, to }; what it was given is not changed. */
export function correct(data, decisions) {
  if (decisions.length === 0) return data;
  const home = homes(decisions);
  const nodes = new Map(data.nodes.map((node) => [node.id, { ...node }]));
  for (const { action, ids, to } of decisions) {
    const node = nodes.get(ids[0]);
    if (node && action === "rename") Object.assign(node, { name: to, label: to, aliases: [...node.aliases, node.name] });
    if (node && action === "retype") node.type = to;
  }
  for (const [id, node] of nodes) {
    const to = home(id);
    if (to === id) continue;
    nodes.delete(id);
    if (to) nodes.set(to, joined(nodes.get(to), node));
  }
  const edges = bundled(data.edges.map((edge) => ({ ...edge, from: home(edge.from), to: home(edge.to) })).filter(({ from, to }) => from && to && from !== to));
  return {
    ...data,
    nodes: counted([...nodes.values()], edges),
    edges,
    values: data.values.map((value) => ({ ...value, from: home(value.from) })).filter(({ from }) => from),
    quotations: data.quotations.map((one) => ({
      ...one,
      speaker: home(one.speaker),
      addressee: home(one.addressee),
      about: [...new Set(one.about.map(home))].filter(Boolean),
    })),
    differing: data.differing.map((one) => ({ ...one, speakers: one.speakers.map(home) })),
    articles: data.articles.map((article) => ({
      ...article,
      mentions: article.mentions.map((mention) => ({ ...mention, entity: home(mention.entity) })).filter(({ entity }) => entity),
    })),
  };
}

/** Return who stands for an id: itself, whom it was merged into, or null where it was dropped. */
function homes(decisions) {
  const into = new Map();
  for (const { action, ids } of decisions) {
    if (action === "drop") into.set(ids[0], null);
    // Whoever was merged into the other already stays there.
    if (action === "merge" && follow(into, ids[0]) !== ids[1]) into.set(ids[1], ids[0]);
  }
  return (id) => follow(into, id);
}

function follow(into, id) {
  let at = id ?? null;
  for (let step = 0; into.has(at) && step <= into.size; step += 1) at = into.get(at);
  return at;
}

function joined(one, other) {
  if (!one) return other;
  const mentioned = new Map();
  for (const { articles, mentioned: counts } of [one, other]) {
    for (const [place, article] of articles.entries()) mentioned.set(article, (mentioned.get(article) ?? 0) + counts[place]);
  }
  const articles = [...mentioned.keys()].sort((a, b) => a - b);
  const roles = [...one.roles, ...other.roles.filter(({ text }) => one.roles.every((role) => role.text !== text))];
  return {
    ...one,
    articles,
    mentioned: articles.map((article) => mentioned.get(article)),
    roles,
    size: Math.max(one.size, other.size),
    aliases: [...new Set([...one.aliases, other.name, ...other.aliases])].filter((name) => name !== one.name),
    derived: [...new Set([...one.derived, ...other.derived])],
  };
}

/** Lines that say the same of the same two are one. */
function bundled(edges) {
  const found = new Map();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to, edge.kind, edge.to_whom, edge.kind === "relation" ? edge.label : "", edge.type, edge.negated, edge.reported, edge.qualifier, edge.modality]);
    const same = found.get(key);
    found.set(key, same ? { ...same, weight: same.weight + edge.weight, passages: [...same.passages, ...edge.passages], quotations: [...new Set([...same.quotations, ...edge.quotations])] } : edge);
  }
  return [...found.values()];
}

function counted(nodes, edges) {
  const others = new Map(nodes.map(({ id }) => [id, { all: new Set(), stated: new Set() }]));
  for (const { from, to, kind } of edges) {
    for (const [one, other] of [[from, to], [to, from]]) {
      others.get(one).all.add(other);
      if (kind !== "co-mention") others.get(one).stated.add(other);
    }
  }
  return nodes.map((node) => ({ ...node, degree: others.get(node.id).all.size, stated: others.get(node.id).stated.size }));
}
