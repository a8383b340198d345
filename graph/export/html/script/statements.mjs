/** List all quotations: who said what, to whom, about whom, when and where. */
import { firstDay, sayDate } from "./dates.mjs";
import { element } from "./elements.mjs";
import { passageText } from "./evidence.mjs";
import { wholeParts } from "./passages.mjs";
import { articleLink } from "./places.mjs";
import { plain } from "./search.mjs";
import { nameButton } from "./sections.mjs";
import { showTable } from "./table.mjs";
import { TEXTS } from "./texts.mjs";

export function showStatements(container, model, choose, reset) {
  return showTable(container, model.quotations.map((quotation) => row(model, quotation, choose)), {
    name: "statements",
    columns: ["who", "said", "to", "about", "when", "where"],
    order: { column: "when", down: true },
    texts: TEXTS.statementsTable,
    reset,
  });
}

function row(model, quotation, choose) {
  const parts = wholeParts(model, quotation.passage);
  const article = model.articles[model.passages[quotation.passage].article];
  const entity = (id) => model.entities.get(id);
  const [speaker, addressee] = [quotation.speaker, quotation.addressee].map((id) => (id === null ? [] : [id]));
  const labels = (ids) => ids.map((id) => entity(id).label).join(", ");
  const full = (ids) => ids.map((id) => entity(id).name).join("; ");
  const keys = {
    who: labels(speaker),
    said: parts.filter((_, place) => place % 2).join(" "),
    to: labels(addressee),
    about: labels(quotation.about),
    when: firstDay(quotation.said_on ?? article.published ?? ""),
    where: [article.title, article.publisher].filter(Boolean).join(", "),
  };
  const people = [...speaker, ...addressee, ...quotation.about];
  const record = {
    who: full(speaker),
    said: keys.said,
    to: full(addressee),
    about: full(quotation.about),
    said_on: quotation.said_on,
    kind: quotation.kind,
    attitude: quotation.attitude,
    negated: quotation.negated,
    sentence: parts.join(""),
    article: article.title,
    publisher: article.publisher,
    published: article.published,
    url: article.url,
  };
  return {
    subject: quotation,
    keys,
    words: plain([...Object.values(keys), full(people), ...parts].join(" ")),
    cells: (column) => cells(model, quotation, choose)[column](keys, article, { speaker, addressee }),
    record,
  };
}

function cells(model, quotation, choose) {
  const names = (ids) => ids.flatMap((id, place) => [place ? ", " : "", nameButton(model, choose, id)]);
  return {
    who: (_keys, _article, { speaker }) => (speaker.length ? names(speaker) : [TEXTS.unknownSpeaker]),
    said: () => [element("span", { class: "passage", dir: "auto" }, ...passageText(model, quotation.passage))],
    to: (_keys, _article, { addressee }) => names(addressee),
    about: () => names(quotation.about),
    when: (_keys, article) => [sayDate(quotation.said_on ?? article.published)],
    where: (_keys, article) => [
      articleLink(model, model.passages[quotation.passage].article, quotation.passage),
      article.publisher ? `, ${article.publisher}` : "",
    ],
  };
}
