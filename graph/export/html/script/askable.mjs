/** What can be asked of: names, roles, facts with their sentences, texts. graph/questions/asking/corpus.py holds the same. */
import { proofsOf } from "./evidence.mjs";
import { cutSentences } from "./sentences.mjs";
import { createVocabulary, flat, wordsOf } from "./vocabulary.mjs";

const MOST_WORDS = 6;
const NONE = new Set();

/** Lay a model out for questions; entities stand in the order of their importance. Parts are made when first asked for. */
export function createAskable(model) {
  const vocabulary = createVocabulary(model.asking);
  const { ranked: entities, articles } = model;
  const rank = new Map(entities.map((entity) => [entity.id, entity.rank]));
  const days = articles.map(({ published }) => (published ?? "").slice(0, 10));
  const cuts = new Map();
  const corpus = {
    model,
    vocabulary,
    entities,
    articles,
    days,
    newest: [...days].sort().at(-1) ?? "",
    who: (article, start, end) => new Set(articles[article].mentions.filter((one) => one.start >= start && one.end <= end).map(({ entity }) => rank.get(entity))),
    sentence,
    together,
  };
  lazy(corpus, "turn", () => turns(days));
  lazy(corpus, "texts", () => articles.map(({ text }) => flat(text)));
  lazy(corpus, "facts", () => [...stated(model, rank, vocabulary), ...said(model, rank, vocabulary), ...roles(model, vocabulary)]);
  lazy(corpus, "in", () => byArticle(corpus.facts));
  lazy(corpus, "of", () => byEnd(corpus.facts));
  lazy(corpus, "stems", () => new Set(corpus.facts.filter(({ kind }) => kind === "relation").flatMap(({ stems }) => [...stems])));
  lazy(corpus, "names", () => namesOf(entities, articles, vocabulary));
  lazy(corpus, "words", () => [...new Set(corpus.texts.flatMap((text) => [...new Set(wordsOf(text).map(({ word }) => word))]))].sort());
  lazy(corpus, "mentioned", () => articles.map(({ mentions }) => mentions.map(({ start, end, entity }) => [start, end, rank.get(entity)]).sort(([a, b, c], [d, e, f]) => a - d || b - e || c - f)));
  lazy(corpus, "placesOf", () => placesByEntity(corpus.mentioned));
  lazy(corpus, "beside", () => besides(model, rank));
  return corpus;

  /** Where the sentence around a place begins and ends; an article is cut when first asked for. */
  function sentence(article, at) {
    const { text, paragraphs } = articles[article];
    if (!cuts.has(article)) cuts.set(article, (paragraphs.length ? paragraphs : [[0, text.length]]).flatMap(([start, end]) => cutSentences(vocabulary.table, text, start, end)));
    const sentences = cuts.get(article);
    let [low, high] = [0, sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sentences[middle][0] <= at) low = middle + 1;
      else high = middle;
    }
    return low && sentences[low - 1][1] > at ? sentences[low - 1] : [0, text.length];
  }

  function together(one, other) {
    const ids = [entities[one].id, entities[other].id];
    const links = model.linksOf.get(ids[0]).filter((link) => link.kind === "co-mention" && ids.includes(link.from) && ids.includes(link.to));
    return links.flatMap((link) => link.passages.map((number) => ({ ...placed(model, number), kind: "together", source: [one], target: [other], about: [], label: "", words: "", type: "", negated: false, stems: NONE, links: [link.id] }))).sort((a, b) => compared(days[a.article] || "9999", days[b.article] || "9999") || a.article - b.article || a.start - b.start);
  }
}

/** The place of each article among all, the newest first; those without a day are last. */
function turns(days) {
  const order = [...days.keys()].sort((one, other) => compared(days[other], days[one]) || one - other);
  const found = new Array(days.length);
  for (const [turn, article] of order.entries()) found[article] = turn;
  return found;
}

/** What answers are looked up in: made one after the other while nothing else is to do, so that the first key waits for none. */
export function prepare(corpus, later) {
  const parts = ["names", "facts", "of", "stems", "texts", "words"];
  const next = () => {
    const part = parts.shift();
    if (!part) return;
    corpus[part];
    later(next);
  };
  later(next);
}

function compared(one, other) {
  return one < other ? -1 : Number(one > other);
}

function lazy(object, name, make) {
  let made;
  Object.defineProperty(object, name, { enumerable: true, get: () => (made ??= make()) });
}

function placed(model, number) {
  const { article, start, end } = model.passages[number];
  return { article, start, end, passage: number };
}

function* stated(model, rank, { stemsOf }) {
  const labels = new Map();
  const read = (label) => {
    if (!labels.has(label)) labels.set(label, stemsOf(label));
    return labels.get(label);
  };
  const relations = [...model.links.values()].filter(({ kind }) => kind === "relation");
  for (const link of [...relations, ...model.values]) {
    const fact = {
      kind: "relation",
      source: [rank.get(link.from)],
      target: link.to === null ? [] : [rank.get(link.to)],
      about: [],
      label: link.label,
      words: link.to === null ? link.words : "",
      type: link.type,
      negated: link.negated,
      stems: read(link.label),
      links: link.id === null ? [] : [link.id],
    };
    for (const number of proofsOf(model, link)) yield { ...fact, ...placed(model, number) };
  }
}

function* said(model, rank, { stemsOf }) {
  const drawn = new Map();
  for (const link of model.links.values()) {
    if (link.kind !== "statement") continue;
    for (const number of link.quotations) {
      if (drawn.has(number)) drawn.get(number).push(link.id);
      else drawn.set(number, [link.id]);
    }
  }
  const stems = new Map();
  const at = (id) => (id === null ? [] : [rank.get(id)]);
  for (const [number, quotation] of model.quotations.entries()) {
    const words = `${quotation.cue} ${quotation.attitude ?? ""}`;
    if (!stems.has(words)) stems.set(words, stemsOf(words));
    yield {
      ...placed(model, quotation.passage),
      kind: "quotation",
      source: at(quotation.speaker),
      target: at(quotation.addressee),
      about: quotation.about.map((id) => rank.get(id)),
      label: quotation.attitude ?? "",
      words: quotation.cue,
      type: "",
      negated: quotation.negated,
      stems: stems.get(words),
      links: drawn.get(number) ?? [],
      quotation: number,
    };
  }
}

function* roles(model, { stemsOf }) {
  for (const entity of model.ranked) {
    for (const { text, passages } of entity.roles) {
      for (const number of passages) yield { ...placed(model, number), kind: "role", source: [entity.rank], target: [], about: [], label: text, words: "", type: "", negated: false, stems: stemsOf(text), links: [] };
    }
  }
}

export function endsOf(fact) {
  return [...fact.source, ...fact.target, ...fact.about];
}

function byEnd(facts) {
  const found = new Map();
  for (const fact of facts) {
    for (const end of new Set(endsOf(fact))) {
      if (!found.has(end)) found.set(end, []);
      found.get(end).push(fact);
    }
  }
  return found;
}

function byArticle(facts) {
  const found = new Map();
  for (const fact of facts) {
    if (!found.has(fact.article)) found.set(fact.article, []);
    found.get(fact.article).push(fact);
  }
  return found;
}

/** Where each entity is mentioned: [[article, start]] in the order of the articles. */
function placesByEntity(mentioned) {
  const found = new Map();
  for (const [article, mentions] of mentioned.entries()) {
    for (const [start, , who] of mentions) {
      if (found.has(who)) found.get(who).push([article, start]);
      else found.set(who, [[article, start]]);
    }
  }
  return found;
}

function besides(model, rank) {
  const found = new Map(model.ranked.map((entity) => [entity.rank, new Map()]));
  const add = (one, other, kind) => {
    const kinds = found.get(one).get(other) ?? new Set();
    found.get(one).set(other, kinds.add(kind));
  };
  for (const link of model.links.values()) {
    const [one, other] = [rank.get(link.from), rank.get(link.to)];
    if (one === other) continue;
    add(one, other, link.kind);
    add(other, one, link.kind);
  }
  return found;
}

function namesOf(entities, articles, { stem }) {
  const found = { whole: new Map(), part: new Map(), last: new Map(), roles: new Map(), outlets: new Map() };
  const spelled = new Set();
  for (const entity of entities) {
    for (const name of [entity.name, entity.label, ...entity.aliases.map(({ text }) => text)]) {
      const words = wordsOf(name).map(({ word }) => word);
      if (words[0] === "the") words.shift();
      add(found.whole, words.join(" "), entity.rank);
      if (!entity.named) {
        for (const phrase of phrases(words.map(stem))) add(found.roles, phrase, entity.rank);
        continue;
      }
      for (const phrase of phrases(words)) add(found.part, phrase, entity.rank);
      if (words.length && entity.type === "PERSON") add(found.last, words.at(-1), entity.rank);
      for (const word of words) spelled.add(word);
    }
    for (const { text } of entity.roles) for (const phrase of phrases(wordsOf(text).map(({ word }) => stem(word)))) add(found.roles, phrase, entity.rank);
  }
  for (const publisher of [...new Set(articles.map((article) => article.publisher).filter(Boolean))].sort()) {
    const words = wordsOf(publisher).map(({ word }) => word).filter((word) => word !== "the");
    for (const phrase of phrases(words)) {
      const outlets = found.outlets.get(phrase) ?? [];
      if (!outlets.includes(publisher)) found.outlets.set(phrase, [...outlets, publisher]);
    }
    for (const word of words) spelled.add(word);
  }
  return { ...found, spelled: [...spelled] };
}

function* phrases(words) {
  for (let start = 0; start < words.length; start += 1) {
    for (let end = start + 1; end <= Math.min(words.length, start + MOST_WORDS); end += 1) yield words.slice(start, end).join(" ");
  }
}

function add(found, phrase, number) {
  if (!phrase) return;
  const places = found.get(phrase);
  if (!places) found.set(phrase, [number]);
  else if (places.at(-1) !== number) places.push(number);
}
