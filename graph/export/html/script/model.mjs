import { readArticle, readPassage, readPlaces, together } from "./offsets.mjs";
import { readRows } from "./rows.mjs";

// As many open the picture, in the largest window, and as many of two lists are always named.
const OPENING = 150;
const LEADERS = 10;
const PACKED = ["articles", "nodes", "edges", "quotations", "values"];

/** The data as it stands in the page, its rows unpacked. */
export function readData(text) {
  const data = JSON.parse(text);
  const rows = Object.fromEntries(PACKED.map((part) => [part, readRows(data[part])]));
  const articles = rows.articles.map(readArticle);
  const places = rows.articles.flatMap(readPlaces);
  const passages = data.passages.map(([place, ...marks]) => readPassage(places[place], marks));
  const numbers = (link) => link.passages.map((place) => passages.push(together(places[place], link, articles)) - 1);
  const telling = data.telling.values();
  const edges = rows.edges.map((link) => {
    if (link.kind === "co-mention") return { ...link, passages: numbers(link) };
    return link.kind === "relation" ? { ...link, telling: telling.next().value } : link;
  });
  return { ...data, ...rows, articles, edges, passages };
}

/**
 * Index the page's data, so that the rest can ask by id. Entities stand in the order of their importance. `original` is the
 * model before anything was corrected, null where nothing was.
 */
export function readModel(data, original = null) {
  const ranked = data.nodes.map((node, rank) => ({ ...node, label: node.label ?? node.name, rank, aliases: aliases(node), mentions: sum(node.mentioned) }));
  const entities = new Map(ranked.map((entity) => [entity.id, entity]));
  const links = new Map(data.edges.map((edge) => [edge.id, edge]));
  const linksOf = new Map(ranked.map((entity) => [entity.id, []]));
  for (const link of data.edges) {
    linksOf.get(link.from).push(link);
    if (link.to !== link.from) linksOf.get(link.to).push(link);
  }
  // What is stated in words is listed like a relation, and has no other end that could be drawn.
  const values = data.values.map((value) => ({ ...value, id: null, kind: "relation", to: null }));
  const valuesOf = lists(ranked);
  for (const value of values) valuesOf.get(value.from).push(value);
  const spoken = { by: lists(ranked), of: lists(ranked), to: lists(ranked) };
  for (const quotation of data.quotations) {
    spoken.by.get(quotation.speaker)?.push(quotation);
    spoken.to.get(quotation.addressee)?.push(quotation);
    for (const entity of quotation.about) spoken.of.get(entity).push(quotation);
  }
  const leaders = [quotedMost(ranked, spoken), connectedMost(ranked)].flatMap((list) => list.slice(0, LEADERS));
  return {
    original,
    title: data.title,
    span: data.span,
    asking: data.asking,
    briefed: data.briefed,
    whole: data.whole,
    kept: data.kept ?? null,
    articles: data.articles,
    quotations: data.quotations,
    passages: data.passages,
    unknownSpeakers: data.quotations.filter((quotation) => quotation.speaker === null),
    ranked,
    openings: Math.min(ranked.length, OPENING),
    leaders: new Set(leaders.map(({ id }) => id)),
    entities,
    links,
    linksOf,
    values,
    valuesOf,
    differing: data.differing,
    spoken,
  };
}

/** Those who are quoted, the most quoted first. */
export function quotedMost(ranked, spoken) {
  const count = ({ id }) => spoken.by.get(id).length;
  return ranked.filter(count).sort((one, other) => count(other) - count(one));
}

/** All, those first whom a statement or a relation links to most others; equals stay in their order, as in the summary. */
export function connectedMost(ranked) {
  return [...ranked].sort((one, other) => other.stated - one.stated);
}

export function otherEnd(link, id) {
  return link.from === id ? link.to : link.from;
}

function aliases({ aliases: read, derived }) {
  return [...read.map((text) => ({ text, derived: false })), ...derived.map((text) => ({ text, derived: true }))];
}

function sum(counts) {
  return counts.reduce((total, count) => total + count, 0);
}

function lists(entities) {
  return new Map(entities.map((entity) => [entity.id, []]));
}
