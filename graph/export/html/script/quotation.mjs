/** Show a quotation: the words in their sentence, who spoke to whom about whom, and where it was printed. */
import { element } from "./elements.mjs";
import { sayWhen } from "./dates.mjs";
import { articleOf, showPassage, showSource } from "./evidence.mjs";
import { TEXTS } from "./texts.mjs";

const PLAIN = "says";

/** `known` is the entity whose panel this is: it is not named again. Sources may be left to a heading. */
export function showQuotation(model, quotation, { known = null, name, source = true }) {
  const people = [];
  if (quotation.speaker !== known || known === null) {
    people.push([TEXTS.by, quotation.speaker === null ? TEXTS.unknownSpeaker : name(quotation.speaker)]);
  }
  if (quotation.addressee !== null && quotation.addressee !== known) people.push([TEXTS.to, name(quotation.addressee)]);
  const about = quotation.about.filter((id) => id !== known);
  if (about.length) people.push([TEXTS.about, ...about.flatMap((id, place) => (place ? [", ", name(id)] : [name(id)]))]);
  return element(
    "article",
    { class: `quotation quotation-${quotation.kind}` },
    showPassage(model, quotation.passage, "passage spoken"),
    element(
      "p",
      { class: "people" },
      ...people.map(([word, ...who]) => element("span", {}, element("span", { class: "word" }, `${word} `), ...who)),
      quotation.said_on ? element("span", { class: "when" }, sayWhen(quotation.said_on)) : null,
      ...notes(quotation).map((note) => element("span", { class: "note" }, note)),
    ),
    source ? showSource(model, articleOf(model, quotation.passage), quotation.passage) : null,
  );
}

/** Who says what a relation states; null where no quotation does. */
export function showSpeakers(model, link, name) {
  const speakers = [...new Set(link.quotations.map((number) => model.quotations[number].speaker))];
  if (speakers.length === 0) return null;
  const said = speakers.map((speaker) => (speaker === null ? TEXTS.unknownSpeaker : name(speaker)));
  return element("span", {}, element("span", { class: "word" }, `${TEXTS.reportedBy} `), ...said.flatMap((one, place) => (place ? [", ", one] : [one])));
}

/** How it was put: what the cue makes of it, unless it merely says; whether it was said at all, and in whose words. */
function notes({ attitude, mode, kind, negated }) {
  const manner = { indirect: TEXTS.indirect, mixed: TEXTS.mixed }[kind];
  const found = [
    attitude && attitude !== PLAIN ? attitude : null,
    { thought: TEXTS.thought, finding: TEXTS.finding }[mode] ?? manner,
    negated ? TEXTS.negated : null,
  ];
  return found.filter(Boolean);
}
