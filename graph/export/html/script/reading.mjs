/** Read a question as segments: names, signs, verbs, times, words. graph/questions/asking/reading.py does the same. */
import { closest } from "./spelling.mjs";
import { sayTime, timeAt } from "./times.mjs";
import { flat, placesOf, wordsOf } from "./vocabulary.mjs";

const LONGEST = 6;
const MOST = 12;
const QUOTED = /["“”]([^"“”]+)["“”]/g;
const CAPITAL = /^[A-ZÀ-ÖØ-Þ]/;

/** The segments of a question in order; `chosen` says of words by their place what they are to mean: a name, or `words`. */
export function readQuestion(corpus, question, chosen = new Map()) {
  const segments = Array.from(question.matchAll(QUOTED), ([, text]) => segment("phrase", text, -1, { found: [flat(text).trim()] }));
  const words = wordsOf(question.replace(QUOTED, " ")).map(({ word, typed }) => ({ typed, word: isKnown(corpus, word) ? word : mend(corpus, word) }));
  const known = words.map(({ word }) => word);
  const text = (at, length) => words.slice(at, at + length).map(({ typed }) => typed).join(" ");
  let at = 0;
  while (at < words.length) {
    const [found, length] = next(at);
    segments.push(found);
    at += length;
  }
  return segments.filter(({ kind }) => kind !== "stop");

  function next(place) {
    const word = () => segment("word", words[place].typed, place, { stems: [corpus.vocabulary.stem(known[place])] });
    if (chosen.get(place) === "words") return [word(), 1];
    const time = timeAt(corpus.vocabulary.table, known, place, corpus.newest);
    const surname = time?.length === 1 && corpus.names.last.has(known[place]);
    if (time && !surname) return [segment("time", text(place, time.length), place, { found: time.span }), time.length];
    for (let length = Math.min(LONGEST, known.length - place); length > 0; length -= 1) {
      for (const found of readings(corpus, known.slice(place, place + length).join(" "), text(place, length), place, segments.findLast(({ kind }) => kind !== "stop")?.kind)) {
        return [asChosen(corpus, found, chosen.get(place)), length];
      }
    }
    return [word(), 1];
  }
}

function segment(kind, text, at, more = {}) {
  return { kind, text, at, who: [], found: [], stems: [], others: [], ...more };
}

function isKnown(corpus, word) {
  const { names, vocabulary } = corpus;
  if (names.part.has(word) || names.whole.has(word) || names.outlets.has(word) || names.roles.has(vocabulary.stem(word))) return true;
  if (vocabulary.known.has(word) || corpus.stems.has(vocabulary.stem(word)) || /^\d+$/.test(word)) return true;
  return corpus.texts.some((text) => placesOf(text, word).some(([start, end]) => end - start === word.length));
}

function mend(corpus, word) {
  return closest(word, corpus.names.spelled) ?? closest(word, corpus.vocabulary.typed) ?? closest(word, corpus.words) ?? word;
}

function* readings(corpus, phrase, text, at, last) {
  const { names, vocabulary } = corpus;
  const single = !phrase.includes(" ");
  const capital = CAPITAL.test(text) && (at > 0 || !single);
  const named = (who, others) => segment("name", text, at, { who: who.slice(0, MOST), others: others.slice(0, MOST) });
  const outlet = () => segment("outlet", text, at, { found: names.outlets.get(phrase) });
  if (["in", "by"].includes(last) && names.outlets.has(phrase) && (capital || !names.whole.has(phrase))) yield outlet();
  if (names.whole.has(phrase) && !(single && vocabulary.signs.has(phrase) && !isCapitals(text))) {
    const exact = names.whole.get(phrase).filter((number) => corpus.entities[number].named);
    if (exact.length) yield named(exact, names.part.get(phrase) ?? exact);
    else if (!single) yield named(names.whole.get(phrase), names.whole.get(phrase));
  }
  for (const { kind, found } of vocabulary.signs.get(phrase) ?? []) yield segment(kind, text, at, { found, stems: [vocabulary.stem(phrase.split(" ")[0])] });
  if (names.last.has(phrase) && !isCommon(corpus, phrase, text)) yield named(names.last.get(phrase), names.part.get(phrase));
  yield* ordinary(corpus, phrase, text, at, named);
  if (names.outlets.has(phrase) && !names.part.has(phrase)) yield outlet();
}

/** What a phrase is besides a whole name: a part of one, a role, a verb. */
function* ordinary(corpus, phrase, text, at, named) {
  const { names, vocabulary } = corpus;
  const single = !phrase.includes(" ");
  const stems = phrase.split(" ").map(vocabulary.stem);
  const role = stems.join(" ");
  const dull = vocabulary.signs.has(phrase) || /^\d+$/.test(phrase);
  const part = names.part.get(phrase);
  if (part && (!single || CAPITAL.test(text)) && !dull) yield named(part, part);
  const verb = vocabulary.verbs.get(phrase);
  if (verb) {
    const states = (verb.states ?? []).map(vocabulary.stem);
    const { mutual = false, reversed = false, active = false } = verb;
    yield segment("verb", text, at, { found: verb.types, stems: [...new Set(single ? [stems[0], ...states] : states)], mutual, reversed, active });
  }
  if (names.roles.has(role) && !dull) yield segment("role", text, at, { who: names.roles.get(role), stems });
  if (single && corpus.stems.has(stems[0]) && !dull) yield segment("verb", text, at, { stems });
  if (part && !dull && !isCommon(corpus, phrase, text)) yield named(part, part);
}

function asChosen(corpus, found, chosen) {
  if (chosen === undefined || found.kind !== "name") return found;
  const meant = found.others.filter((number) => corpus.entities[number].name === chosen);
  return meant.length ? { ...found, who: meant } : found;
}

function isCapitals(text) {
  return text.length > 1 && text.toUpperCase() === text;
}

/** Whether a word that was typed in small letters stands so in the texts too: the council. */
function isCommon(corpus, phrase, text) {
  return !CAPITAL.test(text) && corpus.articles.some((article) => article.text.includes(` ${phrase}`));
}

/** The parts of a question as they were understood: [{ part, text, said, at, choices }]. */
export function chipsOf(corpus, parts) {
  return parts.map(([part, one]) => {
    const names = one.who.map((number) => corpus.entities[number].name);
    const said = {
      name: () => (names.length === 1 ? names[0] : `${names[0]} or ${names.length - 1} more`),
      time: () => sayTime(one.found),
      outlet: () => one.found.join(", "),
      say: () => one.found[0] ?? one.text,
    }[one.kind];
    const others = one.kind === "name" ? [...new Set(one.others.map((number) => corpus.entities[number].name)), "words"] : ["role", "verb"].includes(one.kind) ? ["words"] : [];
    return { part: corpus.vocabulary.table.parts[part], text: one.text, said: said ? said() : one.text, at: one.at, choices: others };
  });
}
