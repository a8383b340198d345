/** Switch between the picture, the tables and the articles; a table is made when it is first asked for. */
import { listArticles } from "./articles.mjs";
import { button } from "./elements.mjs";
import { showEntities } from "./entities.mjs";
import { showRelations } from "./relations.mjs";
import { siftTables, siftsAnew } from "./sift.mjs";
import { showStatements } from "./statements.mjs";
import { TEXTS } from "./texts.mjs";
import { firstWishes } from "./wishes.mjs";

const TABLES = { relations: showRelations, table: showStatements, entities: showEntities, articles: listArticles };
export const VIEWS = ["picture", ...Object.keys(TABLES)];

/** The views that have something to show. */
export function viewsOf(model) {
  const related = model.values.length || [...model.links.values()].some((link) => link.kind === "relation");
  const filled = { picture: true, relations: related, table: model.quotations.length, entities: model.ranked.length, articles: model.articles.length };
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

/** `containers` has an element for each table; a table has what passes the filters of the picture. */
export function showTables(containers, model, store, choose) {
  const sifted = new Map();
  const reset = () => store.change(firstWishes(model, store.get().opening));
  const built = {};
  function refresh(state) {
    document.body.classList.toggle("reading", state.view !== VIEWS[0]);
    for (const [name, show] of Object.entries(TABLES)) {
      containers[name].hidden = state.view !== name || state.article !== null;
      if (containers[name].hidden || !siftsAnew(state, sifted.get(name))) continue;
      built[name] ??= show(containers[name], model, choose, reset);
      built[name](siftTables(model, state)[name]);
      sifted.set(name, state);
    }
  }
  store.watch(refresh);
  refresh(store.get());
}
