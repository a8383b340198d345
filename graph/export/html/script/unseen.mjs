/** Make seen what a name hides: marks that turn the direction of what follows, and letters that only look like others. */
const TURNING = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
// Cyrillic and Greek letters that look like Latin ones; graph/cli/terminal.py has the same.
export const ALIKE = "аеорсухіјѕԁһԛԝѵӏАВЕЗКМНОРСТУХІЈЅԚԜοανιρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
const SUSPECT = new RegExp(`[${TURNING}${ALIKE}]`);
const LATIN = "A-Za-z\\u00c0-\\u024f";
// A mark, or a word of Latin letters and of some that look so.
const HIDING = new RegExp(`[${TURNING}]|(?<![\\p{L}\\p{M}])(?=[${LATIN}]*[${ALIKE}])[${LATIN}${ALIKE}]{2,}(?![\\p{L}\\p{M}])`, "gu");
const HIDDEN = new RegExp(`[${TURNING}${ALIKE}]`, "gu");

/** Cut a text into what is as it seems, { text }, and what is not, { text, code }, its code as `U+202E`. */
export function cut(text) {
  if (!SUSPECT.test(text)) return [{ text }];
  const parts = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(HIDING)) {
    for (const { 0: letter, index: within } of word.matchAll(HIDDEN)) {
      const at = index + within;
      if (at > from) parts.push({ text: text.slice(from, at) });
      parts.push({ text: letter, code: `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` });
      from = at + letter.length;
    }
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The text with the codes in place of what is not as it seems. */
export function coded(text) {
  return cut(text).map((part) => (part.code ? `[${part.code}]` : part.text)).join("");
}
