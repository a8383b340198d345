/** List the articles, and read one of them beside the panel. */
import { showArticle } from "./article.mjs";
import { sayDate } from "./dates.mjs";
import { button, element } from "./elements.mjs";
import { sourceLink } from "./evidence.mjs";
import { articleLink } from "./places.mjs";
import { plain } from "./search.mjs";
import { showTable } from "./table.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";

const COLUMNS = ["title", "published", "publisher", "entities", "statements", "relations"];

export function listArticles(container, model, _choose, reset) {
  const counts = countByArticle(model);
  return showTable(container, model.articles.map((article, number) => row(model, article, number, counts)), {
    name: "articles",
    columns: COLUMNS,
    down: ["published", "entities", "statements", "relations"],
    order: { column: "published", down: true },
    texts: TEXTS.articlesTable,
    reset,
  });
}

/** Show the article that is read, and go back from it; the words that prove are brought into sight. */
export function showReading(container, model, store, choose) {
  function refresh(state, before) {
    if (state.article === before?.article && state.passage === before?.passage && state.view === before?.view) {
      if (state.selected !== before.selected) mark(state.selected);
      return;
    }
    const open = state.view === "articles" && state.article !== null;
    container.hidden = !open;
    container.replaceChildren(...(open ? [controls(state), element("article", { class: "text" }, ...showArticle(model, state.article, state.passage, choose))] : []));
    if (!open) return;
    mark(state.selected);
    container.scrollTop = 0;
    const lit = container.querySelector("mark");
    lit?.setAttribute("tabindex", "-1");
    lit?.scrollIntoView({ block: "center" });
    (lit ?? container.querySelector("#article-heading")).focus({ preventScroll: true });
  }

  function controls({ returnTo }) {
    const back = returnTo
      ? button({ class: "quiet", onclick: () => leave(returnTo) }, TEXTS.backTo(TEXTS.views[returnTo.view]))
      : null;
    const all = button({ class: "quiet", onclick: () => store.change({ article: null, passage: null, returnTo: null }) }, TEXTS.toArticles);
    return element("div", { class: "reading-controls" }, back, all);
  }

  function leave({ view, selected }) {
    store.change({ view, article: null, passage: null, returnTo: null });
    choose(selected);
  }

  function mark(selected) {
    for (const node of container.querySelectorAll("[data-entity]")) {
      node.classList.toggle("chosen", node.dataset.entity === selected?.entity);
    }
  }

  store.watch(refresh);
  refresh(store.get());
}

/** Open an article, at a passage if one is given; the way back leads to where the reader was. */
export function openArticle(store, article, passage) {
  const { view, selected, returnTo } = store.get();
  store.change({ view: "articles", article, passage, returnTo: view === "articles" ? returnTo : { view, selected } });
}

function countByArticle(model) {
  const zeros = () => model.articles.map(() => 0);
  const counts = { entities: zeros(), statements: zeros(), relations: zeros() };
  for (const { articles } of model.ranked) for (const number of articles) counts.entities[number] += 1;
  for (const { passage } of model.quotations) counts.statements[model.passages[passage].article] += 1;
  for (const { kind, passages } of model.links.values()) {
    if (kind === "relation") for (const passage of passages) counts.relations[model.passages[passage].article] += 1;
  }
  return counts;
}

function row(model, article, number, counts) {
  const figures = Object.fromEntries(Object.entries(counts).map(([name, found]) => [name, found[number]]));
  const keys = { title: article.title, published: article.published ?? "", publisher: article.publisher ?? "", ...figures };
  const cells = {
    title: () => [articleLink(model, number), article.url ? " · " : "", sourceLink(article)],
    published: () => [sayDate(article.published)],
    publisher: () => [keys.publisher],
  };
  return {
    subject: number,
    keys,
    words: plain([article.title, article.publisher, article.byline, model.whole ? article.text : ""].filter(Boolean).join(" ")),
    cells: (column) => (cells[column] ? cells[column]() : [sayNumber(figures[column])]),
    record: { id: article.id, title: article.title, published: article.published, publisher: article.publisher, byline: article.byline, url: article.url, ...figures },
  };
}
