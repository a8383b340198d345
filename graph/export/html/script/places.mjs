/** Lead to places: from evidence to its article, and from a mention to its entity, by links that work in any tab. */
import { element } from "./elements.mjs";
import { TEXTS } from "./texts.mjs";

/** A link to where a passage stands in its article; only the words where the page holds no more of the article. */
export function placeLink(model, passage, words) {
  const { article } = model.passages[passage];
  return model.whole ? link({ article, passage }, { class: "place", title: TEXTS.readHere }, words) : words;
}

/** The title of an article, which opens it, at a passage if one is given. */
export function articleLink(model, article, passage = null) {
  const { title } = model.articles[article];
  return model.whole ? link({ article, passage }, { class: "title" }, element("bdi", {}, title)) : element("bdi", { class: "title" }, title);
}

/** A mention, which selects its entity. */
export function mentionLink(id, attributes, words) {
  return element("a", { href: `#${new URLSearchParams({ entity: id })}`, "data-entity": id, ...attributes }, words);
}

function link({ article, passage }, attributes, words) {
  const place = { view: "articles", article, ...(passage === null ? {} : { passage }) };
  return element("a", { href: `#${new URLSearchParams(place)}`, "data-article": article, "data-passage": passage, ...attributes }, words);
}

/** Follow such links without losing what is filtered; with a key held down, the browser opens another tab. */
export function followPlaces(choose, read, signal) {
  document.addEventListener("click", (event) => {
    const place = event.target.closest("[data-article], a[data-entity]");
    // Whoever marks words to copy them wants to stay.
    const marking = place?.localName === "blockquote" && !getSelection().isCollapsed;
    if (!place || marking || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { entity, article, passage } = place.dataset;
    if (entity) choose({ entity });
    else read(Number(article), passage === undefined ? null : Number(passage));
  }, { signal });
}
