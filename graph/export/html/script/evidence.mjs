/** Show evidence: the sentence with the proving words marked, and the article it stands in. */
import { sayDate } from "./dates.mjs";
import { element } from "./elements.mjs";
import { partsOf } from "./passages.mjs";
import { articleLink, placeLink } from "./places.mjs";
import { TEXTS } from "./texts.mjs";

/** The words of a passage; those that prove lead to where they stand in the article. */
export function passageText(model, number) {
  const parts = partsOf(model, number);
  if (parts.length === 1) return [placeLink(model, number, parts[0])];
  return parts.map((part, place) => (place % 2 ? placeLink(model, number, element("mark", {}, part)) : part));
}

export function showPassage(model, number, className = "passage") {
  // The marked words are a link; with a pointer, the words around them lead there too.
  const place = model.whole ? { "data-article": articleOf(model, number), "data-passage": number } : {};
  return element("blockquote", { class: className, dir: "auto", ...place }, ...passageText(model, number));
}

export function articleOf(model, number) {
  return model.passages[number].article;
}

/** The numbers of the passages that prove a link. */
export function proofsOf(model, link) {
  return link.kind === "statement" ? link.quotations.map((number) => model.quotations[number].passage) : link.passages;
}

/** The article, its publisher and date, and a link to its source where that is on the web. */
export function showSource(model, number, passage = null) {
  const article = model.articles[number];
  const place = [article.publisher, sayDate(article.published)].filter(Boolean).join(", ");
  return element(
    "p",
    { class: "source" },
    articleLink(model, number, passage),
    element("span", { class: "source-place" }, place, place && article.url ? " · " : "", sourceLink(article)),
  );
}

export function sourceLink(article) {
  if (!article.url) return null;
  return element("a", { class: "web", href: article.url, rel: "noopener noreferrer", target: "_blank", "aria-label": TEXTS.sourceOf(article.title) }, TEXTS.source);
}

/** Pieces of evidence under the article that each stands in, the newest article first. */
export function byArticle(model, items, articleNumber) {
  const groups = new Map();
  for (const item of items) {
    const number = articleNumber(item);
    if (!groups.has(number)) groups.set(number, []);
    groups.get(number).push(item);
  }
  const date = (number) => model.articles[number].published ?? "";
  return [...groups].sort(([one], [other]) => (date(one) < date(other) ? 1 : date(one) > date(other) ? -1 : one - other));
}
