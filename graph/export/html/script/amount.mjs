/** Say how many entities are drawn, and offer more or fewer. */
import { button, element } from "./elements.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";
import { STEP } from "./visible.mjs";

export function showAmount(container, model, store) {
  const all = model.ranked.length;
  const { shown: wanted, opening } = store.get();
  const shown = Math.min(wanted, all);
  const offer = (text, count) => button({ class: "quiet", onclick: () => store.change({ shown: count }) }, text);
  const focused = container.contains(document.activeElement);
  container.replaceChildren(
    ...(all > opening ? [element("span", {}, TEXTS.shown(sayNumber(shown), sayNumber(all)))] : []),
    ...(shown + STEP < all ? [offer(TEXTS.more(STEP), shown + STEP)] : []),
    ...(shown < all ? [offer(TEXTS.all, all)] : []),
    ...(shown > opening ? [offer(TEXTS.fewer, opening)] : []),
  );
  if (focused) container.querySelector("button")?.focus();
}
