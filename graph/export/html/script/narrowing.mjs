/** Narrow the picture down: by time, outlet, article, kind of relation, and by how much proves a link. */
import { showBrush } from "./brush.mjs";
import { element } from "./elements.mjs";
import { STANDINGS, supportOf } from "./sieve.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";

/** Return { nodes, refresh }: a field for each filter that could leave anything out. */
export function showNarrowing(model, store) {
  const relations = [...model.links.values()].filter((link) => link.kind === "relation");
  const fields = [
    showBrush(model, store),
    choice(store, "publisher", TEXTS.outlet, TEXTS.allOutlets, counted(model.articles, (article) => article.publisher)),
    choice(store, "story", TEXTS.article, TEXTS.allArticles, model.articles.map(({ title }, number) => [String(number), title]), articleNumber),
    choice(store, "relation", TEXTS.relationType, TEXTS.allRelations, counted(relations, (link) => link.type, sayType)),
    choice(store, "standing", TEXTS.standing, TEXTS.allStandings, standings(relations)),
    slider(store, "support", TEXTS.leastSupport, 1, most(model, (link) => supportOf(model, link)), 1),
    slider(store, "weight", TEXTS.leastWeight, 0, most(model, (link) => link.weight), 0.5),
  ].filter(Boolean);
  function refresh(state) {
    for (const field of fields) field.refresh(state);
  }
  return { nodes: fields.map(({ node }) => node), refresh };
}

function choice(store, wish, label, all, options, read = (value) => value) {
  if (options.length < 2) return null;
  const select = element(
    "select",
    { "aria-label": label, onchange: () => store.change({ [wish]: read(select.value) }) },
    element("option", { value: "" }, all),
    ...options.map(([value, text]) => element("option", { value }, text)),
  );
  const refresh = (state) => (select.value = state[wish] === null ? "" : String(state[wish]));
  return { node: element("label", { class: "field" }, element("span", {}, label), select), refresh };
}

function slider(store, wish, label, least, highest, step) {
  if (highest <= least + step) return null;
  const said = element("output", { class: "count" });
  const input = element("input", { type: "range", "aria-label": label, min: least, max: Math.floor(highest / step) * step, step, oninput: () => store.change({ [wish]: Number(input.value), gesture: input }), onchange: () => store.change({ gesture: null }) });
  const refresh = (state) => {
    input.value = state[wish];
    said.textContent = state[wish] === least ? TEXTS.any : TEXTS.atLeast(state[wish]);
  };
  return { node: element("label", { class: "field" }, element("span", {}, label), input, said), refresh };
}

function counted(items, key, say = (value) => value) {
  const found = new Map();
  for (const item of items) if (key(item)) found.set(key(item), (found.get(key(item)) ?? 0) + 1);
  const sorted = [...found].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1));
  return sorted.map(([value, count]) => [value, `${say(value)} (${sayNumber(count)})`]);
}

function standings(relations) {
  const counts = Object.entries(STANDINGS).map(([name, test]) => [name, relations.filter(test).length]);
  return counts.filter(([, count]) => count).map(([name, count]) => [name, `${TEXTS.standings[name]} (${sayNumber(count)})`]);
}

function most(model, measure) {
  let greatest = 0;
  for (const link of model.links.values()) greatest = Math.max(greatest, measure(link));
  return greatest;
}

function articleNumber(value) {
  return value === "" ? null : Number(value);
}

function sayType(type) {
  return type.replace(/_/g, " ");
}
