/** Show a quotation: the words in their sentence, who spoke to whom about whom, and where it was printed. */
import { element } from "./elements.mjs";
import { articleOf, showPassage, showSource } from "./evidence.mjs";
import { TEXTS } from "./texts.mjs";

/** `known` is the entity whose panel this is: it is not named again. Sources may be left to a heading. */
export function showQuotation(model, quotation, { known = null, name, source = true }) {
  const people = [];
  if (quotation.speaker !== known || known === null) {
    people.push([TEXTS.by, quotation.speaker === null ? TEXTS.unknownSpeaker : name(quotation.speaker)]);
  }
  if (quotation.addressee !== null && quotation.addressee !== known) people.push([TEXTS.to, name(quotation.addressee)]);
  const about = quotation.about.filter((id) => id !== known);
  if (about.length) people.push([TEXTS.about, ...about.flatMap((id, place) => (place ? [", ", name(id)] : [name(id)]))]);
  const manner = { indirect: TEXTS.indirect, mixed: TEXTS.mixed }[quotation.kind];
  const notes = [manner, quotation.negated ? TEXTS.negated : null].filter(Boolean);
  return element(
    "article",
    { class: `quotation quotation-${quotation.kind}` },
    showPassage(model, quotation.passage, "passage spoken"),
    element(
      "p",
      { class: "people" },
      ...people.map(([word, ...who]) => element("span", {}, element("span", { class: "word" }, `${word} `), ...who)),
      ...notes.map((note) => element("span", { class: "note" }, note)),
    ),
    source ? showSource(model, articleOf(model, quotation.passage)) : null,
  );
}
