/** List beside the picture who would stand in it, and has no line there. */
import { nameButton, section } from "./sections.mjs";
import { TEXTS } from "./texts.mjs";
import { differ } from "./wishes.mjs";

/** Fill a part of the panel; it follows the picture, which knows who stands apart. */
export function showApart(container, model, store, picture, choose) {
  let shown = null;
  function refresh() {
    const { apart } = picture.filtered();
    if (apart === shown) return;
    shown = apart;
    const listed = section(TEXTS.apart, apart, ({ id }) => nameButton(model, choose, id, true), "company apart");
    container.replaceChildren(...[listed].filter(Boolean));
  }
  store.watch((state, before) => {
    if (differ(state, before) || state.selected !== before.selected) refresh();
  });
  refresh();
}
