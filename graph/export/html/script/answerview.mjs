/** Show an answer: how the question was read, who answers it, and the sentences, newest first. */
import { sayFact } from "./answering.mjs";
import { answerTo, corpusOf, readMeant, writeMeant } from "./answers.mjs";
import { button, element } from "./elements.mjs";
import { showSource } from "./evidence.mjs";
import { placeLink } from "./places.mjs";
import { nameButton, section, unfolding } from "./sections.mjs";
import { TEXTS } from "./texts.mjs";
import { wordsOf } from "./vocabulary.mjs";

const NAMES = 8;
const SENTENCES = 12;

export function showAnswer(model, store, choose) {
  const { asked, meant } = store.get();
  const answer = answerTo(model, { asked, meant });
  const corpus = corpusOf(model);
  const chosen = readMeant(meant);
  const names = answer.answers.map((number) => corpus.entities[number]);
  return [
    element(
      "header",
      { class: "who asked" },
      element("h2", { id: "panel-heading", tabindex: "-1" }, answer.heading ?? asked),
      showChips(answer.chips, (at, choice) => store.change({ meant: writeMeant(new Map(chosen).set(at, choice)) })),
      note(answer),
    ),
    section(TEXTS.asking.who, names, (entity) => element("div", { class: "companion" }, nameButton(model, choose, entity.id, true)), "company"),
    answer.sentences.length
      ? element(
          "section",
          { class: "part" },
          element("h3", {}, TEXTS.asking.sentences, element("span", { class: "count" }, String(answer.sentences.length))),
          ...unfolding(element("div", { class: "items" }), answer.sentences, (sentence) => showSentence(model, corpus, answer, sentence, choose), Math.max(NAMES, SENTENCES)),
        )
      : null,
  ];
}

function note(answer) {
  if (!answer.sentences.length) return element("p", { class: "hint-line" }, TEXTS.asking.nothing);
  return answer.nearest ? element("p", { class: "hint-line" }, TEXTS.asking.nearest) : null;
}

/** The parts of a question as they were read; one that can mean something else is a list to choose from. */
export function showChips(chips, change = null) {
  if (!chips.length) return null;
  return element("p", { class: "chips", role: change ? "group" : null, "aria-label": TEXTS.asking.readAs }, ...chips.map((chip) => showChip(chip, change)));
}

function showChip({ part, text, said, at, choices }, change) {
  const word = element("span", { class: "word" }, `${part} `);
  if (!change || choices.length < 2) return element("span", { class: "chip" }, word, element("bdi", {}, said), change && choices.length ? asWords(at, change) : "");
  const options = choices.map((choice) => element("option", { value: choice, selected: choice === said }, choice === "words" ? TEXTS.asking.asWords(text) : choice));
  const all = choices.includes(said) ? [] : [element("option", { value: "", selected: true }, said)];
  const select = element("select", { "aria-label": `${part} ${text}`, onchange: () => change(at, select.value) }, ...all, ...options);
  return element("span", { class: "chip" }, word, select);
}

function asWords(at, change) {
  return button({ class: "chip-words", title: TEXTS.asking.onlyWords, "aria-label": TEXTS.asking.onlyWords, onclick: () => change(at, "words") }, "×");
}

function showSentence(model, corpus, answer, sentence, choose) {
  const number = passageFor(model, sentence);
  const stated = new Map(sentence.facts.map((fact) => [sayFact(corpus, fact), fact]).filter(([said]) => said));
  return element(
    "article",
    { class: "answer" },
    element("blockquote", { class: "passage", dir: "auto" }, ...marked(model, corpus, answer, sentence, number)),
    stated.size ? element("p", { class: "people stated" }, ...[...stated].map(([said, fact]) => showStated(said, fact, choose))) : null,
    showSource(model, sentence.article, number),
  );
}

function showStated(said, fact, choose) {
  const [link] = fact.links ?? [];
  return link ? button({ class: "predicate", onclick: () => choose({ link }) }, said) : element("span", { class: "predicate plain" }, said);
}

/** The number of the passage that a sentence is; one that no link has gets a number of its own. */
function passageFor(model, { article, start, end, facts }) {
  const known = facts.find((fact) => fact.passage !== undefined && fact.start === start && fact.end === end);
  if (known) return known.passage;
  const met = model.passages.findIndex((one) => one.article === article && one.start === start && one.end === end);
  return met >= 0 ? met : model.passages.push({ article, start, end, marks: [] }) - 1;
}

/** The words of a sentence; those that prove, or that were asked for, lead to where they stand. */
function marked(model, corpus, answer, { article, start, end, facts }, number) {
  const text = model.articles[article].text.slice(start, end);
  const proofs = facts.filter((fact) => fact.passage !== undefined).flatMap((fact) => model.passages[fact.passage].marks);
  const stretches = [...proofs.map(([from, to]) => [from - start, to - start]), ...wordMarks(corpus, answer, text)].sort(([a, b], [c, d]) => a - c || b - d);
  const parts = [];
  let at = 0;
  for (const [from, to] of stretches) {
    if (to <= at) continue;
    if (from > at) parts.push(text.slice(at, from));
    parts.push(placeLink(model, number, element("mark", {}, text.slice(Math.max(at, from), to))));
    at = to;
  }
  return [...parts, text.slice(at)];
}

function wordMarks(corpus, { stems = [] }, text) {
  if (!stems.length) return [];
  return wordsOf(text).filter(({ word }) => stems.includes(corpus.vocabulary.stem(word))).map(({ at, typed }) => [at, at + typed.length]);
}
