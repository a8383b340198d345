/** Tell in a few sentences what is in the articles that pass the filters; each leads to its proofs, and to just that picture. */
import { corpusOf } from "./answers.mjs";
import { endsOf } from "./askable.mjs";
import { button, element } from "./elements.mjs";
import { UNFILTERED, createSieve, passingArticles } from "./sieve.mjs";
import { TEXTS } from "./texts.mjs";

const ALL = 7;
// So many of each kind; and of what somebody is, only as many as are missing to so many of the first three.
const KINDS = { lead: 3, did: 2, is: 3, quoted: 1, differ: 1, alone: 1, new: 1, meet: 1 };
const LEAST = 2;

export function showBriefing(model, store) {
  const told = toldOf(model, store.get());
  if (!told.length) return null;
  const item = ({ key, text }) => element("li", {}, button({ class: "sentence", onclick: () => store.change({ asked: key, meant: "" }) }, text));
  return element("section", { class: "part" }, element("ul", { class: "briefing", "aria-label": TEXTS.overview }, ...told.map(item)));
}

/** The sentences of the briefing: [{ key, kind, text, passages, about }], `key` is what asks for one. */
export function toldOf(model, state) {
  const sieve = createSieve(model, state);
  const articles = passingArticles(model, state);
  const reads = (number) => !articles || articles.has(model.passages[number].article);
  const passes = ({ kind, passages, about }) =>
    about.every((id) => sieve.entity(model.entities.get(id)) && !state.hiddenTypes?.has(model.entities.get(id).type)) &&
    (["differ", "meet"].includes(kind) ? passages.every(reads) : passages.some(reads));
  const pool = model.briefed.map((one, number) => ({ ...one, key: `${TEXTS.briefed}${number}` })).filter((one) => one.kind !== "quoted" && passes(one));
  return chosen([...pool, ...quoted(model, sieve, reads)]);
}

/** Some of each kind, then more of who did what to whom, and leads; no fact that a lead told: graph/questions/briefing/pool.py chooses alike. */
function chosen(pool) {
  const order = Object.keys(KINDS);
  const found = [];
  for (const kind of order) {
    const led = ledBy(found);
    const same = pool.filter((one) => one.kind === kind && !(["did", "is"].includes(kind) && led(one)));
    const apart = same.filter((one, number) => !same.slice(0, number).some((other) => alike(one, other)));
    found.push(...apart.slice(0, kind === "is" ? Math.max(0, KINDS.is - found.length) : KINDS[kind]));
  }
  const led = ledBy(found);
  const more = ["did", "lead"].flatMap((kind) => pool.filter((one) => one.kind === kind && !led(one)));
  found.push(...more.filter((one) => !found.includes(one)).slice(0, Math.max(0, ALL - found.length)));
  return found.slice(0, ALL).sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** Tells whether the leads among what is chosen have told another: the same sentence says it, or a lead is about the same two. */
function ledBy(chosen) {
  const leads = chosen.filter(({ kind }) => kind === "lead");
  const proofs = new Set(leads.flatMap(({ passages }) => passages));
  const ends = leads.map(({ about }) => about.slice(0, 2));
  return ({ passages, about }) => passages.every((number) => proofs.has(number)) || ends.some((two) => about.every((id) => two.includes(id)));
}

function alike({ about: [one, other] }, { about: [first, second] }) {
  return one === first || (one === second && other === first);
}

/** Who is quoted most in what passes, and about whom most of it is; nobody where several are quoted as often. */
function quoted(model, sieve, reads) {
  const words = model.asking.briefing;
  const all = model.ranked
    .filter((entity) => entity.named && sieve.entity(entity))
    .map((entity) => ({ entity, same: model.spoken.by.get(entity.id).filter(({ passage }) => reads(passage)) }))
    .sort((one, other) => other.same.length - one.same.length);
  const [first, second] = all;
  if (!first || first.same.length < LEAST || second?.same.length === first.same.length) return [];
  const counts = new Map();
  for (const { about } of first.same) for (const id of about) if (id !== first.entity.id) counts.set(id, (counts.get(id) ?? 0) + 1);
  const named = [...counts].filter(([id]) => model.entities.get(id).named).sort(([, one], [, other]) => other - one);
  const said = (template, count) => template.replace("{}", count.toLocaleString("en"));
  const parts = [first.entity.name, said(words.quoted, first.same.length)];
  const about = [first.entity.id];
  if (named.length && named[0][1] >= LEAST && named[1]?.[1] !== named[0][1]) {
    const other = model.entities.get(named[0][0]);
    parts.push(said(words.about, named[0][1]), withArticle(model, other));
    about.push(other.id);
  }
  const passages = first.same.filter((one) => about.length === 1 || one.about.includes(about[1])).map(({ passage }) => passage);
  return [{ kind: "quoted", key: `${TEXTS.briefed}${about.join(".")}`, text: `${parts.join("")}.`, passages, about }];
}

/** A name, with `the` before it where the articles mostly have it so. */
function withArticle(model, entity) {
  if (entity.type === "PERSON" || entity.name.startsWith("The ")) return entity.name;
  const pattern = new RegExp(`(\\b[Tt]he )?(?<!\\w)${entity.name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![-–\\w]| [A-Z])`, "gu");
  const found = entity.articles.flatMap((number) => [...model.articles[number].text.matchAll(pattern)].map(([, the]) => the));
  return found.some(Boolean) && 2 * found.filter(Boolean).length >= found.length ? `the ${entity.name}` : entity.name;
}

/** The answer that a sentence of the briefing is: its proofs, and what they state of whom it is about. */
export function briefed(model, key) {
  const corpus = corpusOf(model);
  const asked = key.slice(TEXTS.briefed.length);
  const one = model.briefed[Number(asked)] ?? toldOf(model, UNFILTERED).find((told) => told.key === key) ?? fallback(model, asked);
  const about = new Set(one.about.filter((id) => model.entities.has(id)).map((id) => model.entities.get(id).rank));
  const stretches = [...new Set(one.passages)].map((number) => model.passages[number]);
  const sentences = stretches.map(({ article, start, end }, place) => {
    const within = (corpus.in.get(article) ?? []).filter((fact) => fact.start < end && fact.end > start && fact.kind !== "role" && endsOf(fact).length && endsOf(fact).every((end_) => about.has(end_)));
    return { article, start, end, facts: within.length ? within : [{ kind: "text", article, start, end, source: [], target: [], about: [], links: [], passage: one.passages[place] }] };
  });
  const day = ({ article }) => corpus.days[article];
  sentences.sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : a.article - b.article || a.start - b.start));
  return {
    heading: one.text,
    chips: [],
    nearest: false,
    alone: false,
    answers: [...about],
    linked: [...about],
    sentences,
    stems: [],
    entities: new Set([...about].map((number) => corpus.entities[number].id)),
    links: new Set(sentences.flatMap(({ facts }) => facts.flatMap(({ links }) => links ?? []))),
  };
}

/** Who is quoted most while filters are set, by the ids that the key has: all of what was said, whatever passes now. */
function fallback(model, asked) {
  const [speaker, about] = asked.split(".");
  const said = (model.spoken.by.get(speaker) ?? []).filter((one) => about === undefined || one.about.includes(about));
  const name = (id) => model.entities.get(id)?.name ?? "";
  return { text: TEXTS.saidAbout(name(speaker), name(about)), about: [speaker, about].filter(Boolean), passages: said.map(({ passage }) => passage) };
}
