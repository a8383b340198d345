/** List what is stated: who is or did what to whom or what, the most telling first, and where it stands. */
import { sayDate } from "./dates.mjs";
import { button, element } from "./elements.mjs";
import { articleOf } from "./evidence.mjs";
import { otherEnd } from "./model.mjs";
import { sayPredicate } from "./names.mjs";
import { articleLink } from "./places.mjs";
import { plain } from "./search.mjs";
import { nameButton } from "./sections.mjs";
import { supportOf } from "./sieve.mjs";
import { showTable } from "./table.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";

/** What is stated of an entity, the most telling first; not what ties it to whom nobody could look for. */
export function statedOf(model, id) {
  const links = model.linksOf.get(id).filter((link) => link.kind === "relation" && telling(model, link, otherEnd(link, id)));
  return inOrder([...links, ...model.valuesOf.get(id)]);
}

/** The words that tie the two ends; of a link that is drawn, they select it. */
export function showPredicate(link, choose) {
  const words = sayPredicate(link);
  if (link.id === null) return element("span", { class: "predicate plain" }, words);
  return button({ class: "predicate", onclick: () => choose({ link: link.id }) }, words);
}

/** The sum or the share, unless the words have it. */
export function sayAmount({ amount, label, words }) {
  return [label, words ?? ""].join(" ").includes(amount) ? "" : amount;
}

export function showRelations(container, model, choose, reset) {
  const found = [...model.links.values()].filter((link) => link.kind === "relation" && telling(model, link, link.from, link.to));
  const all = inOrder([...found, ...model.values]);
  return showTable(container, all.map((link) => row(model, link, choose)), {
    name: "relations",
    columns: ["who", "relation", "whom", "articles", "when", "where"],
    down: ["articles", "when"],
    order: { column: "telling", down: true },
    texts: TEXTS.relationsTable,
    reset,
  });
}

function inOrder(links) {
  return links.sort((one, other) => other.telling - one.telling);
}

/** Whether a link says more than a name does, of ends that are named or described in two words at least. */
function telling(model, link, ...ends) {
  return link.telling > 0 && ends.map((id) => model.entities.get(id)).every(({ named, name }) => named || name.includes(" "));
}

function row(model, link, choose) {
  const passage = newest(model, link);
  const article = model.articles[articleOf(model, passage)];
  const name = (id) => model.entities.get(id).name;
  const keys = {
    who: name(link.from),
    relation: sayPredicate(link),
    whom: link.to === null ? link.words : name(link.to),
    articles: supportOf(model, link),
    when: article.published ?? "",
    where: [article.title, article.publisher].filter(Boolean).join(", "),
    telling: link.telling,
  };
  const amount = sayAmount(link);
  const note = (text) => element("span", { class: "note" }, text);
  const notes = [link.reported ? TEXTS.reported : "", link.modality ? TEXTS.uncertain : ""].filter(Boolean);
  const shown = {
    who: () => [nameButton(model, choose, link.from)],
    relation: () => [showPredicate(link, choose), ...notes.map(note)],
    whom: () => [link.to === null ? element("bdi", {}, link.words) : nameButton(model, choose, link.to), amount ? note(amount) : ""],
    articles: () => [sayNumber(keys.articles)],
    when: () => [sayDate(article.published)],
    where: () => [articleLink(model, articleOf(model, passage), passage), article.publisher ? `, ${article.publisher}` : ""],
  };
  return {
    subject: link,
    keys,
    words: plain([keys.who, keys.relation, link.type, keys.whom, amount, keys.where].join(" ")),
    cells: (column) => shown[column]?.() ?? [keys[column]],
    record: {
      who: keys.who,
      relation: keys.relation,
      whom: keys.whom,
      type: link.type,
      amount: link.amount,
      reported: link.reported,
      negated: link.negated,
      modality: link.modality,
      articles: keys.articles,
      article: article.title,
      publisher: article.publisher,
      published: article.published,
      url: article.url,
    },
  };
}

/** The passage of the newest article that states it. */
function newest(model, link) {
  const day = (number) => model.articles[articleOf(model, number)].published ?? "";
  return link.passages.reduce((best, number) => (day(number) > day(best) ? number : best));
}
