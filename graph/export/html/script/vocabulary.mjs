/** The words of questions, and the forms under which words are compared: graph/questions/asking/vocabulary.py does the same. */
const WORD = /[\p{L}\p{N}]+(?:['’.&][\p{L}\p{N}]+)*\.?/gu;
const LATIN = /[\u00c0-\u024f]/g;
const DOUBLED = /([bdgkmnprtv])\1$/;

/** A text of the same length, in small letters and without the accents of Latin letters. */
export function flat(text) {
  const low = text.replace(LATIN, unaccented).replace(/[’‘]/g, "'");
  const small = low.toLowerCase();
  return small.length === low.length ? small : Array.from(low, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join("");
}

function unaccented(letter) {
  const base = letter.normalize("NFD")[0];
  return base < "\u0080" ? base : letter;
}

/** The words of a text as [{ word, typed, at }], `at` is where one begins. */
export function wordsOf(text) {
  return Array.from(text.matchAll(WORD), ({ 0: typed, index }) => ({ word: wordAs(typed), typed, at: index })).filter(({ word }) => word);
}

/** One word as it is compared: without a possessive ending, points and apostrophes. */
export function wordAs(typed) {
  return flat(typed).replace(/'s$/, "").replace(/['.&]/g, "");
}

const LETTER = /[\p{L}\p{N}]/u;

/** Where the words of a text, in small letters, that begin so begin and end: [start, end]. */
export function placesOf(text, beginning) {
  const found = [];
  for (let at = text.indexOf(beginning); at >= 0; ) {
    let end = at + beginning.length;
    while (end < text.length && (LETTER.test(text[end]) || text[end] === "'")) end += 1;
    if (at === 0 || !LETTER.test(text[at - 1])) found.push([at, end]);
    at = text.indexOf(beginning, Math.max(end, at + 1));
  }
  return found;
}

/** What the table of words says, in the shape in which it is asked. */
export function createVocabulary(table) {
  const forms = new Map(Object.entries(table.irregular).flatMap(([first, others]) => [first, ...others].map((form) => [form, first])));
  const stems = new Map();
  const stop = new Set([...["do", "be", "about", "to", "by", "and", "in"].flatMap((sign) => table.signs[sign]).filter((one) => !one.includes(" ")), ...table.stop.words]);
  const signs = readSigns(table);
  const verbs = new Map(table.verb.flatMap((verb) => verb.words.map((phrase) => [phrase, verb])));
  const typed = [...new Set([...signs.keys(), ...verbs.keys(), ...table.dates.months.flat()].flatMap((phrase) => phrase.split(" ")))].sort();

  function stem(form) {
    if (!stems.has(form)) stems.set(form, forms.get(form) ?? shortened(form));
    return stems.get(form);
  }
  /** The words of a label as they are compared, without those that tell nothing by themselves. */
  const stemsOf = (label) => new Set(wordsOf(label.split(" (")[0]).map(({ word }) => word).filter((word) => !stop.has(word)).map(stem));
  return { table, stem, stemsOf, signs, verbs, typed, known: new Set(typed) };
}

function readSigns({ signs, say, types, stop }) {
  const found = new Map();
  const add = (phrase, kind, leads) => found.set(phrase, [...(found.get(phrase) ?? []), { kind, found: leads }]);
  for (const [sign, phrases] of Object.entries(signs)) for (const phrase of phrases) add(phrase, sign, []);
  for (const [attitude, phrases] of Object.entries(say)) for (const phrase of phrases) add(phrase, "say", attitude === "any" ? [] : [attitude]);
  const same = new Map();
  for (const [type, phrases] of Object.entries(types)) for (const phrase of phrases) same.set(phrase, [...(same.get(phrase) ?? []), type]);
  for (const [phrase, leads] of same) add(phrase, "type", leads);
  for (const phrase of stop.words) add(phrase, "stop", []);
  return found;
}

function shortened(form) {
  let base = form;
  if (base.length > 4 && /(?:ies|ied)$/.test(base)) return `${base.slice(0, -3)}y`;
  if (base.length > 4 && /(?:sses|shes|ches|xes|zes)$/.test(base)) base = base.slice(0, -2);
  else if (base.length > 3 && base.endsWith("s") && !/(?:ss|us|is)$/.test(base)) base = base.slice(0, -1);
  if (base.length > 4 && base.endsWith("ing")) base = base.slice(0, -3);
  else if (base.length > 3 && base.endsWith("ed")) base = base.slice(0, -2);
  else if (base.length > 3 && base.endsWith("e")) base = base.slice(0, -1);
  if (base.endsWith("iz")) return `${base.slice(0, -1)}s`;
  return base.length > 3 && DOUBLED.test(base) ? base.slice(0, -1) : base;
}
