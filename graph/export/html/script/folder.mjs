/** Fold the panel away, so that the picture has its room, and show it again; on a phone it is a sheet that rises. */
import { button } from "./elements.mjs";
import { TEXTS } from "./texts.mjs";

export function showFolder(container, panel, store) {
  const phone = matchMedia("(max-width: 760px)");
  const node = button({ class: "fold", onclick: () => (phone.matches ? raise() : store.change({ folded: !store.get().folded })) });
  container.append(node);

  function raise() {
    panel.classList.toggle("raised");
    refresh(store.get());
  }

  function refresh({ folded, selected }) {
    document.body.classList.toggle("unpanelled", folded);
    if (selected) panel.classList.remove("raised");
    const open = phone.matches ? panel.classList.contains("raised") : !folded;
    node.setAttribute("aria-label", open ? TEXTS.fold : TEXTS.open);
    node.title = open ? TEXTS.fold : TEXTS.open;
    node.setAttribute("aria-expanded", String(open));
  }
  phone.addEventListener("change", () => refresh(store.get()), { signal: store.signal });
  store.watch((state, before) => {
    // Whoever chooses something wants to read of it.
    if (state.folded && state.selected && !before.selected) store.change({ folded: false });
    else if (state.folded !== before.folded || state.selected !== before.selected) refresh(state);
  });
  refresh(store.get());
}
