/** Switch between the picture and the table. */
import { button } from "./elements.mjs";
import { TEXTS } from "./texts.mjs";

export const VIEWS = ["picture", "table"];

export function showViews(container, store) {
  const buttons = VIEWS.map((view) => [view, button({ onclick: () => store.change({ view }) }, TEXTS.views[view])]);
  container.append(...buttons.map(([, node]) => node));
  function refresh(state) {
    for (const [view, node] of buttons) node.setAttribute("aria-pressed", String(state.view === view));
  }
  store.watch(refresh);
  refresh(store.get());
}
