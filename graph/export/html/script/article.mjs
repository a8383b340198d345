/** Show the whole text of an article: whom it mentions in the colour of the type, and its quotations with who speaks. */
import { sayDate } from "./dates.mjs";
import { element } from "./elements.mjs";
import { sourceLink } from "./evidence.mjs";
import { byQuotation, cutText, disjoint } from "./marked.mjs";
import { mentionLink } from "./places.mjs";
import { look } from "./palette.mjs";
import { nameButton } from "./sections.mjs";
import { TEXTS } from "./texts.mjs";

/** The parts of an article; `passage` is the number of one to be lit, or null. */
export function showArticle(model, number, passage, choose) {
  const article = model.articles[number];
  const said = quotationsIn(model, number);
  const layers = {
    mention: disjoint(article.mentions),
    quotation: disjoint(said.flatMap((quotation) => stretches(model, quotation.passage).map((stretch) => ({ ...stretch, quotation })))),
    lit: passage === null ? [] : stretches(model, passage),
  };
  const place = [article.publisher, article.byline, sayDate(article.published)].filter(Boolean).join(" · ");
  return [
    element(
      "header",
      { class: "article-head" },
      element("h2", { id: "article-heading", tabindex: "-1" }, element("bdi", {}, article.title)),
      element("p", { class: "figures" }, place, place && article.url ? " · " : "", sourceLink(article)),
      key(layers),
    ),
    ...cutText(article.text, article.paragraphs, layers)
      .filter((pieces) => !isTitle(pieces, article.title))
      .map((pieces) => paragraph(model, pieces, choose)),
  ];
}

/** What the marks in the text mean, of those that it has; null where it has none. */
function key({ mention, quotation, lit }) {
  const entries = [
    ["direct", "said", quotation.some((one) => one.quotation.kind !== "indirect")],
    ["indirect", "said said-indirect", quotation.some((one) => one.quotation.kind === "indirect")],
    ["name", "mention", mention.some(({ name }) => name)],
    ["reference", "mention reference", mention.some(({ name }) => !name)],
    ["lit", "lit", lit.length > 0],
  ].filter(([, , used]) => used);
  if (entries.length === 0) return null;
  return element("ul", { class: "marks", "aria-label": TEXTS.keyLabel }, ...entries.map(([name, look]) => element("li", {}, element("span", { class: look }, TEXTS.readingKey[name]))));
}

/** A text may begin with its title, which stands above it already. */
function isTitle(pieces, title) {
  const words = pieces.map(({ text }) => text).join("");
  return words.replace(/^[#\s]+/, "") === title && !pieces.some(({ lit }) => lit);
}

function quotationsIn(model, number) {
  return model.quotations.filter((quotation) => model.passages[quotation.passage].article === number);
}

/** The proving words of a passage; all of it where none are marked. */
function stretches(model, passage) {
  const { start, end, marks } = model.passages[passage];
  return (marks.length ? marks : [[start, end]]).map(([first, last]) => ({ start: first, end: last }));
}

function paragraph(model, pieces, choose) {
  const groups = byQuotation(pieces);
  const said = [...new Set(groups.map(({ quotation }) => quotation?.quotation).filter(Boolean))];
  const words = groups.map(({ quotation, pieces: within }) => {
    const marked = within.map((piece) => show(model, piece));
    return quotation ? [element("span", { class: `said said-${quotation.quotation.kind}` }, ...marked)] : marked;
  });
  return element(
    "div",
    { class: `paragraph${said.length ? " speaking" : ""}` },
    element("p", { dir: "auto" }, ...words.flat()),
    said.length ? element("ul", { class: "voices", "aria-label": TEXTS.voices }, ...exchanges(said).map((quotation) => voice(model, quotation, choose))) : null,
  );
}

function show(model, { text, mention, lit }) {
  const words = lit ? element("mark", {}, text) : text;
  if (!mention) return words;
  const entity = model.entities.get(mention.entity);
  const kind = mention.name ? "" : " reference";
  return mentionLink(entity.id, { class: `mention mention-${look(entity.type).colour}${kind}`, title: `${entity.name}, ${TEXTS.type[entity.type] ?? TEXTS.type.OTHER}` }, words);
}

/** Of quotations by the same speaker to the same addressee, the first. */
function exchanges(said) {
  const met = new Map();
  for (const quotation of said) {
    const pair = `${quotation.speaker} ${quotation.addressee}`;
    if (!met.has(pair)) met.set(pair, quotation);
  }
  return [...met.values()];
}

/** Who speaks, and to whom. */
function voice(model, { speaker, addressee }, choose) {
  const name = (id) => nameButton(model, choose, id);
  return element(
    "li",
    {},
    speaker === null ? TEXTS.unknownSpeaker : name(speaker),
    addressee === null ? "" : [` ${TEXTS.to} `, name(addressee)],
  );
}
