/** Cut a paragraph where its sentences end, by its marks alone. */
import { wordAs } from "./vocabulary.mjs";

const END = /[.!?…]["'”’)\]]*\s+(?=["'“‘([]*[A-Z0-9])/g;
const LAST = /[^\s(["'“‘]+$/;

/** Where the sentences of a stretch begin and end; initials and usual abbreviations end none. */
export function cutSentences(table, text, start, end) {
  const part = text.slice(start, end);
  const found = [];
  let first = 0;
  for (const match of part.matchAll(END)) {
    const last = LAST.exec(part.slice(first, match.index))?.[0] ?? "";
    if (match[0][0] === "." && (last.length === 1 || table.text.abbreviations.includes(wordAs(last)))) continue;
    const to = match.index + match[0].length;
    found.push([start + first, start + first + part.slice(first, to).trimEnd().length]);
    first = to;
  }
  found.push([start + first, end]);
  return found;
}
