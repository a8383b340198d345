/** Show evidence: the sentence with the proving words marked, and the article it stands in. */
import { sayDate } from "./dates.mjs";
import { element } from "./elements.mjs";
import { TEXTS } from "./texts.mjs";

/** The words of a passage; its parts are plain, marked, plain ... */
export function passageText(parts) {
  return parts.map((part, place) => (place % 2 ? element("mark", {}, part) : part));
}

export function showPassage(model, number, className = "passage") {
  const [, ...parts] = model.passages[number];
  return element("blockquote", { class: className, dir: "auto" }, ...passageText(parts));
}

export function articleOf(model, number) {
  return model.passages[number][0];
}

export function showSource(model, number) {
  const article = model.articles[number];
  const title = article.url
    ? element("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, article.title)
    : element("span", { class: "source-title" }, article.title);
  const place = [article.publisher, sayDate(article.published)].filter(Boolean).join(", ");
  return element("p", { class: "source" }, title, place ? element("span", { class: "source-place" }, place) : null);
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
