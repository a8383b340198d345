/** Say how many entities are drawn, and offer more or fewer. */
import { button, element } from "./elements.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";
import { STEP } from "./visible.mjs";

/** `among` is how many pass the filters. */
export function showAmount(container, { among }, store) {
  const { shown: wanted, opening } = store.get();
  const shown = Math.min(wanted, among);
  const offer = ([text, whole], count) =>
    button({ class: "quiet", "aria-label": whole, title: whole, onclick: () => store.change({ shown: count }) }, text);
  const focused = container.contains(document.activeElement);
  container.replaceChildren(
    ...(among > opening ? [element("span", {}, TEXTS.shown(sayNumber(shown), sayNumber(among)))] : []),
    ...(shown + STEP < among ? [offer(TEXTS.more(STEP), shown + STEP)] : []),
    ...(shown < among ? [offer(TEXTS.all, among)] : []),
    ...(shown > opening ? [offer(TEXTS.fewer, opening)] : []),
  );
  if (focused) container.querySelector("button")?.focus();
}
