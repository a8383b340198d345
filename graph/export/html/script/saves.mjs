/** The menu of files that the page can hand out: what is shown, for other programs, and the page itself. */
import { csv } from "./csv.mjs";
import { download } from "./download.mjs";
import { button, element } from "./elements.mjs";
import { graphml } from "./graphml.mjs";
import { articleRecord, entityRecord, linkRecord } from "./records.mjs";
import { TEXTS } from "./texts.mjs";

/** `seen` answers what is drawn; `copy` writes the page as it is now; `more` has further entries as [text, save], `publish` is a form below them. */
export function showSaves(container, model, { seen, copy, more = [], publish = null }) {
  const shown = () => ({
    entities: model.ranked.filter(({ id }) => seen().entities.has(id)).map((entity) => entityRecord(model, entity)),
    links: seen().links.map((link) => linkRecord(model, link)),
  });
  const entries = [
    [TEXTS.saves.graphml, () => download("shown.graphml", "application/xml", graphml(shown().entities, shown().links))],
    [TEXTS.saves.entities, () => download("entities.csv", "text/csv", csv(shown().entities.map(flat)))],
    [TEXTS.saves.links, () => download("links.csv", "text/csv", csv(evidenceRows(model, shown().links)))],
    [TEXTS.saves.json, () => download("shown.json", "application/json", json(model, shown()))],
    ...more,
    [TEXTS.saves.copy, () => download("graph.html", "text/html", ...copy())],
  ];
  const menu = element("details", { class: "menu" }, element("summary", {}, TEXTS.save));
  const close = () => menu.removeAttribute("open");
  const act = (save) => () => {
    save();
    close();
    menu.firstElementChild.focus();
  };
  const items = entries.map(([text, save]) => element("li", {}, button({ onclick: act(save) }, text)));
  menu.append(element("div", { class: "menu-body" }, element("p", { class: "hint-line" }, TEXTS.savesHint), element("ul", {}, ...items), publish));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    close();
    menu.firstElementChild.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) close();
  });
  container.append(menu);
}

function flat(record) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, Array.isArray(value) ? value.join("; ") : value]));
}

/** A row for each piece of evidence, with its link and its article. */
function evidenceRows(model, links) {
  const articles = new Map(model.articles.map((article) => [article.id, article]));
  const name = (id) => model.entities.get(id).name;
  return links.flatMap(({ evidence, ...link }) =>
    evidence.map(({ article, words, sentence }) => {
      const { title, publisher, published, url } = articles.get(article);
      return { ...link, from: name(link.from), to: name(link.to), words, sentence, article, title, publisher, published, url };
    }),
  );
}

function json(model, { entities, links }) {
  const cited = new Set([...entities.flatMap(({ articles }) => articles), ...links.flatMap(({ evidence }) => evidence.map(({ article }) => article))]);
  const articles = model.articles.filter(({ id }) => cited.has(id)).map(articleRecord);
  return `${JSON.stringify({ title: model.title, articles, entities, links }, null, 1)}\n`;
}
