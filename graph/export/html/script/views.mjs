/** Switch between the picture, the tables and the articles; a table is made when it is first asked for. */
import { listArticles } from "./articles.mjs";
import { button } from "./elements.mjs";
import { showEntities } from "./entities.mjs";
import { showStatements } from "./statements.mjs";
import { TEXTS } from "./texts.mjs";

const TABLES = { table: showStatements, entities: showEntities, articles: listArticles };
export const VIEWS = ["picture", ...Object.keys(TABLES)];

/** The views that have something to show. */
export function viewsOf(model) {
  const filled = { picture: true, table: model.quotations.length, entities: model.ranked.length, articles: model.articles.length };
  return VIEWS.filter((view) => filled[view]);
}

export function showViews(container, model, store) {
  const open = (view) => store.change({ view, article: null, passage: null, returnTo: null });
  const buttons = viewsOf(model).map((view) => [view, button({ onclick: () => open(view) }, TEXTS.views[view])]);
  container.append(...buttons.map(([, node]) => node));
  function refresh(state) {
    for (const [view, node] of buttons) node.setAttribute("aria-pressed", String(state.view === view));
  }
  store.watch(refresh);
  refresh(store.get());
}

/** `containers` has an element for each table. */
export function showTables(containers, model, store, choose) {
  const built = new Set();
  function refresh({ view, article }) {
    document.body.classList.toggle("reading", view !== VIEWS[0]);
    for (const [name, show] of Object.entries(TABLES)) {
      containers[name].hidden = view !== name || article !== null;
      if (view === name && article === null && !built.has(name)) {
        built.add(name);
        show(containers[name], model, choose);
      }
    }
  }
  store.watch(refresh);
  refresh(store.get());
}
