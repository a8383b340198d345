/** Answer a question: the sentences, newest first, and who is meant. graph/questions/asking/answering.py does the same. */
import { endsOf } from "./askable.mjs";
import { emptyMeaning, meaningOf, partsOfMeaning } from "./meaning.mjs";
import { chipsOf, readQuestion } from "./reading.mjs";
import { TEXTS } from "./texts.mjs";
import { placesOf, wordAs } from "./vocabulary.mjs";

const MOST_LISTED = 50;
const MOST_TEXTS = 300;

/**
 * Return { chips, nearest, answers, linked, sentences, entities, links }: sentences are { article, start, end, facts }, answers
 * and linked numbers of entities, entities and links the ids of the part of the network that the answer is of.
 */
export function ask(corpus, question, chosen = new Map()) {
  const meant = meaningOf(readQuestion(corpus, question, chosen));
  let { facts, answers } = FOUND[meant.kind](corpus, meant);
  const parts = partsOfMeaning(meant);
  const nearest = !facts.length && !["text", "type"].includes(meant.kind) && parts.length > 0;
  if (nearest) [facts, answers] = [[...texts(corpus, asWords(meant))], []];
  const part = {};
  const between = ["near", "both", "path"].includes(meant.kind) && facts.length > 0 && !nearest;
  const meantBy = new Set([...answers, ...meant.names.flatMap(({ who }) => who)]);
  // Who is linked to both is asked for, and not whom else a sentence names.
  const shown = () => linkedBy(facts, answers).filter((one) => !between || meantBy.has(one));
  const named = answers.filter((number) => corpus.entities[number].named);
  const acting = named.filter((number) => !corpus.entities[number].observer);
  return {
    chips: chipsOf(corpus, parts),
    nearest: nearest && facts.length > 0,
    alone: meant.kind === "one" && parts.length === 1 && answers.length === 1,
    answers: [acting, named, answers].find(({ length }) => length) ?? [],
    get linked() {
      return shown();
    },
    sentences: sentencesOf(corpus, facts),
    stems: [...meant.words, ...(meant.verb ? [meant.verb] : [])].flatMap(({ stems }) => stems),
    get entities() {
      part.entities ??= new Set(shown().map((number) => corpus.entities[number].id));
      return part.entities;
    },
    get links() {
      const ids = new Set(facts.flatMap((fact) => fact.links ?? within(corpus, fact)));
      const drawn = (id) => [corpus.model.links.get(id).from, corpus.model.links.get(id).to].every((end) => this.entities.has(end));
      part.links ??= between ? new Set([...ids].filter(drawn)) : ids;
      return part.links;
    },
  };
}

/** All whom some facts link, and who answers, in the order of their importance. */
function linkedBy(facts, answers) {
  const found = new Set(answers);
  for (const { source, target, about } of facts) for (const ends of [source, target, about]) for (const end of ends) found.add(end);
  return [...found].sort((one, other) => one - other);
}

/** The links that a sentence proves of which only the words were asked for. */
function within(corpus, { article, start, end }) {
  const near = (corpus.in.get(article) ?? []).filter((fact) => fact.start < end && fact.end > start);
  return near.flatMap(({ links }) => links);
}

const FOUND = {
  relation: relations,
  quotation: quotations,
  pair: pairs,
  one: aboutOne,
  role: bearers,
  type: typed,
  near: (corpus, meant) => between(corpus, meant, [whoOf(meant.names)]),
  both: (corpus, meant) => between(corpus, meant, meant.names.map(({ who }) => new Set(who))),
  path: pathBetween,
  text: (corpus, meant) => ({ facts: [...texts(corpus, meant)], answers: [] }),
};

function sentencesOf(corpus, facts) {
  const { turn } = corpus;
  const sorted = [...facts].sort((one, other) => turn[one.article] - turn[other.article] || one.start - other.start || other.end - one.end);
  const found = [];
  for (const fact of sorted) {
    const last = found.at(-1);
    // What lies in one stretch, or overlaps, is read once.
    if (last?.article === fact.article && fact.start < last.end) {
      last.end = Math.max(last.end, fact.end);
      last.facts.push(fact);
    } else found.push({ article: fact.article, start: fact.start, end: fact.end, facts: [fact] });
  }
  return found;
}

/** What a fact states, in a few words; empty of what only has the words. */
export function sayFact(corpus, fact) {
  const named = (places) => places.map((place) => corpus.entities[place].name).join(", ");
  const joined = (...parts) => parts.filter(Boolean).join(" ");
  return {
    relation: () => joined(named(fact.source), fact.negated ? TEXTS.not(fact.label) : fact.label, named(fact.target) || fact.words),
    role: () => `${named(fact.source)}: ${fact.label}`,
    together: () => `${named(fact.source)} named with ${named(fact.target)}`,
    quotation: () => joined(named(fact.source) || "unknown", fact.target.length ? `to ${named(fact.target)}` : "", fact.about.length ? `about ${named(fact.about)}` : ""),
  }[fact.kind]?.() ?? "";
}

/** What every fact of an answer must pass: its time, its outlet, its words, whether it is denied. */
function createPassing(corpus, meant) {
  const hits = meant.words.map((segment) => hitsOf(corpus, segment));
  const article = (number) => {
    const day = corpus.days[number];
    const inTime = meant.times.every(({ found: [start, end] }) => day && start <= day && day <= end);
    return inTime && meant.outlets.every(({ found }) => found.includes(corpus.articles[number].publisher));
  };
  const passes = (fact) =>
    hits.every((places) => places.get(fact.article)?.some((at) => fact.start <= at && at < fact.end)) &&
    article(fact.article) &&
    (fact.kind !== "relation" || fact.negated === Boolean(meant.negated));
  return Object.assign(passes, { article, places: (number) => (hits.length ? hits[0].get(number) ?? [] : null) });
}

/** Where the articles have a word, in any of its forms, or a phrase as it is. */
function hitsOf(corpus, segment) {
  const found = new Map();
  if (segment.kind === "phrase") {
    for (const [number, text] of corpus.texts.entries()) found.set(number, allOf(text, segment.found[0]));
    return found;
  }
  const [wanted] = segment.stems;
  const { stem } = corpus.vocabulary;
  const forms = new Map();
  const isForm = (form) => {
    if (!forms.has(form)) forms.set(form, stem(wordAs(form)) === wanted);
    return forms.get(form);
  };
  for (const beginning of beginnings(corpus, wanted)) {
    for (const [number, text] of corpus.texts.entries()) {
      for (const [start, end] of placesOf(text, beginning)) {
        if (!isForm(text.slice(start, end))) continue;
        if (found.has(number)) found.get(number).push(start);
        else found.set(number, [start]);
      }
    }
  }
  return found;
}

function allOf(text, phrase) {
  const found = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) found.push(at);
  return found;
}

/** How the forms of a word begin: as its stem does, unless they are irregular or spelled with a z. */
function beginnings({ vocabulary: { table } }, stem) {
  return [/(?:y|is)$/.test(stem) ? stem.slice(0, -1) : stem, ...(table.irregular[stem] ?? [])];
}

function whoOf(segments) {
  return segments.length ? new Set(segments.flatMap(({ who }) => who)) : null;
}

function meets(wanted, places) {
  return wanted === null || places.some((place) => wanted.has(place));
}

function ofTypes(corpus, meant, places) {
  return !meant.types.length || meant.types.some(({ found }) => places.some((place) => found.includes(corpus.entities[place].type)));
}

function rolesOf(meant) {
  return meant.roles.length ? new Set(meant.roles.flatMap(({ who }) => who)) : null;
}

function answered(facts, answers) {
  return { facts, answers: [...new Set(answers)] };
}

function relations(corpus, meant) {
  const passes = createPassing(corpus, meant);
  const [subject, object, roles] = [whoOf(meant.subject), whoOf(meant.object), rolesOf(meant)];
  const { verb } = meant;
  const open = subject !== null && object === null;
  const facts = [];
  const answers = [];
  for (const fact of among(corpus, subject, object)) {
    if (!["relation", "quotation"].includes(fact.kind) || !states(fact, verb)) continue;
    if (fact.kind === "quotation" && (object === null || !fact.source.length)) continue;
    const ends = fact.kind === "relation" ? fact.target : [...fact.target, ...fact.about];
    const straight = meets(subject, fact.source) && meets(object, ends);
    const turned = verb.mutual && meets(subject, ends) && meets(object, fact.source);
    if (!(straight || turned) || !passes(fact)) continue;
    let asked = open || meant.typedObject ? ends : fact.source;
    if (turned && !straight) asked = open ? fact.source : ends;
    if (!ofTypes(corpus, meant, asked) || (roles && !endsOf(fact).some((end) => roles.has(end)))) continue;
    facts.push(fact);
    answers.push(...asked);
  }
  return answered(facts, answers);
}

function states(fact, verb) {
  // Founded it with somebody, and did not found him.
  if (verb.found.length && !fact.type && !verb.mutual && fact.label.endsWith(" with")) return false;
  return (fact.type && verb.found.includes(fact.type)) || verb.stems.some((stem) => fact.stems.has(stem));
}

function quotations(corpus, meant) {
  const passes = createPassing(corpus, meant);
  const [by, about, to, roles] = [whoOf(meant.subject), whoOf(meant.about), whoOf(meant.to), rolesOf(meant)];
  const attitudes = meant.say?.found ?? [];
  const manner = attitudes.length ? meant.say.stems[0] : "";
  const facts = [];
  const answers = [];
  for (const fact of among(corpus, by, about, to)) {
    let fits = false;
    if (fact.kind === "relation" && manner && fact.stems.has(manner)) fits = meets(by, fact.source) && meets(about, fact.target) && meets(to, fact.target);
    else if (fact.kind === "quotation") fits = meets(by, fact.source) && meets(about, attitudes.length ? endsOf({ ...fact, source: [] }) : fact.about) && meets(to, fact.target) && (!attitudes.length || attitudes.includes(fact.label));
    if (!fits || (roles && !fact.source.some((one) => roles.has(one))) || !ofTypes(corpus, meant, fact.source) || !passes(fact)) continue;
    facts.push(fact);
    answers.push(...fact.source);
  }
  return answered(facts, answers);
}

function pairs(corpus, meant) {
  const passes = createPassing(corpus, meant);
  const wanted = meant.names.map(({ who }) => new Set(who));
  let facts = among(corpus, ...wanted).filter((fact) => wanted.every((one) => meets(one, endsOf(fact))) && passes(fact));
  if (!facts.length && wanted.length === 2) {
    const [ones, others] = wanted.map((one) => [...one].sort((a, b) => a - b));
    facts = ones.flatMap((one) => others.filter((other) => other !== one).flatMap((other) => corpus.together(one, other).filter(passes)));
  }
  return { facts, answers: [] };
}

function aboutOne(corpus, meant) {
  const [wanted, passes] = [whoOf(meant.names) ?? new Set(), createPassing(corpus, meant)];
  const facts = [...new Set([...wanted].flatMap((one) => corpus.of.get(one) ?? []))].filter((fact) => ofTypes(corpus, meant, endsOf(fact)) && passes(fact));
  return { facts, answers: meant.types.length ? [] : [...wanted].sort((a, b) => a - b) };
}

/** The facts of whom is meant, of the fewest where several are; all where nobody is. */
function among(corpus, ...wanted) {
  const given = wanted.filter((who) => who !== null);
  if (!given.length) return corpus.facts;
  const facts = given.map((who) => [...new Set([...who].flatMap((one) => corpus.of.get(one) ?? []))]);
  return facts.reduce((one, other) => (other.length < one.length ? other : one));
}

/** Who has a role: what says so; of somebody, what ties the two by it. */
function bearers(corpus, meant) {
  const passes = createPassing(corpus, meant);
  const stems = meant.roles.flatMap((segment) => segment.stems);
  const [bearing, near] = [rolesOf(meant), whoOf(meant.names)];
  const bears = (places) => places.some((place) => bearing.has(place));
  let facts = corpus.facts.filter(
    (fact) =>
      ["role", "relation"].includes(fact.kind) &&
      stems.every((stem) => fact.stems.has(stem)) &&
      passes(fact) &&
      (fact.kind === "role" || bears(fact.source)) &&
      (near === null || meets(near, endsOf(fact))),
  );
  if (!facts.length) facts = corpus.facts.filter((fact) => bears(endsOf(fact)) && (near === null || meets(near, endsOf(fact))) && passes(fact));
  return answered(facts, facts.flatMap(endsOf).filter((place) => bearing.has(place)));
}

function typed(corpus, meant) {
  const passes = createPassing(corpus, meant);
  const first = new Map();
  for (const { rank, named } of corpus.entities) {
    if (first.size >= MOST_LISTED) break;
    if (!named || !ofTypes(corpus, meant, [rank])) continue;
    const place = corpus.placesOf.get(rank)?.find(([article]) => passes.article(article));
    if (place) first.set(rank, { article: place[0], at: place[1] });
  }
  const listed = [...first.keys()];
  const fact = (who) => {
    const { article, at } = first.get(who);
    const [start, end] = corpus.sentence(article, at);
    return { kind: "mention", article, start, end, source: [who], target: [], about: [] };
  };
  return { facts: listed.map(fact), answers: listed };
}

/** Who is linked to each of some: only those of whom something states it, unless nothing does. */
function between(corpus, meant, wanted) {
  const passes = createPassing(corpus, meant);
  const all = new Set(wanted.flatMap((ends) => [...ends]));
  const near = wanted.map((ends) => new Set([...ends].flatMap((one) => [...(corpus.beside.get(one) ?? new Map()).keys()])));
  const stated = (ends, other) => [...ends].some((one) => ["relation", "statement"].some((kind) => corpus.beside.get(one)?.get(other)?.has(kind)));
  const candidates = [...near[0]]
    .filter((other) => near.every((one) => one.has(other)) && !all.has(other))
    .filter((other) => corpus.entities[other].named && !corpus.entities[other].observer && ofTypes(corpus, meant, [other]))
    .map((other) => ({ other, sum: wanted.filter((ends) => stated(ends, other)).length }))
    .sort((one, two) => two.sum - one.sum || one.other - two.other);
  const ranked = candidates[0]?.sum === wanted.length ? candidates.filter(({ sum }) => sum === wanted.length) : candidates;
  const facts = [];
  const answers = [];
  for (const { other } of ranked) {
    if (answers.length >= MOST_LISTED) break;
    const proofs = wanted.map((ends) => linking(corpus, ends, other).filter(passes));
    if (!proofs.every((same) => same.length)) continue;
    answers.push(other);
    facts.push(...proofs.flat());
  }
  return { facts, answers };
}

function linking(corpus, ends, other) {
  const found = (corpus.of.get(other) ?? []).filter((fact) => fact.kind !== "role" && meets(ends, endsOf(fact)));
  return found.length ? found : [...ends].sort((a, b) => a - b).flatMap((one) => corpus.together(one, other)).slice(0, 1);
}

/** The fewest hops between the first and the last that is named, breadth first. */
function pathBetween(corpus, meant) {
  const passes = createPassing(corpus, meant);
  const goal = new Set(meant.names.at(-1).who);
  const queue = [...meant.names[0].who].sort((a, b) => a - b);
  const came = new Map(queue.map((one) => [one, -1]));
  let met = -1;
  for (const one of queue) {
    if (goal.has(one)) {
      met = one;
      break;
    }
    for (const other of [...(corpus.beside.get(one) ?? new Map()).keys()].sort((a, b) => a - b)) {
      if (came.has(other) || (corpus.entities[other].observer && !goal.has(other))) continue;
      came.set(other, one);
      queue.push(other);
    }
  }
  const way = [];
  for (; met >= 0; met = came.get(met)) way.unshift(met);
  const hops = way.slice(1).map((other, place) => linking(corpus, new Set([way[place]]), other).filter(passes));
  return { facts: hops.flat(), answers: way };
}

/** The sentences that have all words and mention somebody of each name, of each type, of each role. */
function* texts(corpus, meant) {
  const passes = createPassing(corpus, meant);
  const wanted = [...meant.names, ...meant.roles].map(({ who }) => new Set(who));
  if (!meant.words.length && !wanted.length) return;
  let found = 0;
  const near = wanted.length ? new Set([...wanted[0]].flatMap((one) => (corpus.placesOf.get(one) ?? []).map(([article]) => article))) : null;
  const { turn } = corpus;
  const order = [...corpus.articles.keys()].sort((one, other) => turn[one] - turn[other]);
  for (const article of order) {
    if (found >= MOST_TEXTS || (near && !near.has(article)) || !passes.article(article)) continue;
    const places = passes.places(article) ?? corpus.mentioned[article].filter(([, , who]) => wanted[0].has(who)).map(([start]) => start);
    const met = new Set();
    for (const at of places) {
      const [start, end] = corpus.sentence(article, at);
      if (met.has(start)) continue;
      met.add(start);
      const who = [...corpus.who(article, start, end)];
      const fact = { kind: "text", article, start, end, source: who, target: [], about: [] };
      if (!wanted.every((one) => meets(one, who)) || !ofTypes(corpus, meant, who) || !passes(fact)) continue;
      found += 1;
      yield fact;
    }
  }
}

/** A question that nothing answers, as one for sentences with its names and its words. */
function asWords(meant) {
  const verb = meant.verb?.stems.length ? [meant.verb] : [];
  return emptyMeaning({
    names: [...meant.subject, ...meant.object, ...meant.about, ...meant.to, ...meant.names],
    words: [...meant.words, ...verb],
    roles: meant.roles,
    types: meant.types,
    times: meant.times,
    outlets: meant.outlets,
  });
}
