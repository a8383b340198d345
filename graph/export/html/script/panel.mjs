/** Hold the panel: it shows what is selected, goes back, and closes; on a phone it is a sheet over the picture. */
import { showCorrections } from "./corrections.mjs";
import { showAnswer } from "./answerview.mjs";
import { briefed, showBriefing } from "./briefing.mjs";
import { button, element } from "./elements.mjs";
import { showEntity } from "./entity.mjs";
import { showLink } from "./link.mjs";
import { showOverview } from "./overview.mjs";
import { showRoute } from "./routeview.mjs";
import { sifts, siftsAnew } from "./sift.mjs";
import { same } from "./store.mjs";
import { TEXTS } from "./texts.mjs";

/** `seek` leads to the search, `apart` is a part that stands below the overview. */
export function showPanel(container, model, store, choose, seek, apart) {
  model.tell = (key) => briefed(model, key);
  const trail = [];
  const corrections = showCorrections(model, store, seek);

  function back() {
    trail.pop();
    const target = trail.pop() ?? null;
    choose(target);
  }

  function controls(selected) {
    if (!selected && store.get().asked) {
      return element("div", { class: "panel-controls" }, button({ class: "quiet close", onclick: () => store.change({ asked: "", meant: "" }) }, TEXTS.close));
    }
    if (!selected) return null;
    return element(
      "div",
      { class: "panel-controls" },
      trail.length > 1 ? button({ class: "quiet", onclick: back }, TEXTS.back) : null,
      model.entities.get(selected.entity)?.named ? button({ class: "quiet correct-this", onclick: corrections.open }, TEXTS.corrections.open) : null,
      button({ class: "quiet close", onclick: () => choose(null) }, TEXTS.close),
    );
  }

  const withBriefing = ([head, ...lists]) => [head, showBriefing(model, store), ...lists];
  const include = (kind) => store.change({ kinds: { ...store.get().kinds, [kind]: true } });

  function refresh(selected) {
    const content = selected?.entity
      ? showEntity(model, selected.entity, choose)
      : selected?.link
        ? showLink(model, selected.link, choose)
        : selected?.path
          ? showRoute(model, selected.path, choose, include)
          : store.get().asked
            ? showAnswer(model, store, choose)
            : [...withBriefing(showOverview(model, choose, sifts(store.get()))), apart];
    container.replaceChildren(...[controls(selected), ...content, corrections.node].filter(Boolean));
    container.classList.toggle("open", Boolean(selected || store.get().asked));
    container.scrollTop = 0;
  }

  store.watch((state, before) => {
    if (!state.selected && !before.selected && siftsAnew(state, before)) refresh(null);
    if (state.selected?.path === before.selected?.path && same(state.selected, before.selected)) return;
    // A path between the same two over other links takes the place of the one before.
    if (same(state.selected, before.selected)) trail.pop();
    // Back leads to where one was, also by the browser's own button.
    if (state.selected && same(state.selected, trail.at(-2))) trail.pop();
    else if (state.selected) trail.push(state.selected);
    else trail.length = 0;
    const inside = container.contains(document.activeElement);
    refresh(state.selected);
    if (inside) container.querySelector("#panel-heading").focus({ preventScroll: true });
  });
  refresh(store.get().selected);
}
