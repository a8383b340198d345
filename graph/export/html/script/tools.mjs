/** Offer over the picture what can be done with the entity that is selected, and say what has been done. */
import { button, element } from "./elements.mjs";
import { routeBetween } from "./route.mjs";
import { same } from "./store.mjs";
import { TEXTS } from "./texts.mjs";
import { hiddenNeighbours } from "./visible.mjs";
import { differ } from "./wishes.mjs";

const STEPS = [1, 2, 3];
// So many neighbours come into the picture at a time.
const AT_A_TIME = 8;

/** `seek` leads to the search, where the other end of a path is found without a pointer. */
export function showTools(container, model, store, choose, picture, seek) {
  const label = (id) => model.entities.get(id).label;
  const act = (text, onclick, more = {}) => button({ class: "act", onclick, ...more }, text);

  function refresh(state) {
    const focused = container.contains(document.activeElement) ? document.activeElement.textContent : null;
    const id = state.selected?.entity;
    container.replaceChildren(
      ...(state.seeking ? seeking(state.seeking) : id ? forEntity(state, id) : []),
      ...standing(state, id),
    );
    container.hidden = container.childElementCount === 0;
    if (focused !== null) [...container.querySelectorAll("button")].find((one) => one.textContent === focused)?.focus();
  }

  function forEntity(state, id) {
    const steps = state.around?.entity === id ? state.around.steps : 0;
    const hidden = hiddenNeighbours(model, state, picture.filtered().entities, id);
    const bring = () => store.change({ brought: new Set([...store.get().brought, ...hidden.slice(0, AT_A_TIME).map((other) => other.id)]) });
    const around = (count) => store.change({ around: count === steps ? null : { entity: id, steps: count } });
    return [
      element(
        "div",
        { class: "acts", role: "group", "aria-label": TEXTS.actsFor(label(id)) },
        element("span", { class: "word" }, TEXTS.onlyAround),
        ...STEPS.map((count) => act(TEXTS.steps(count), () => around(count), { "aria-pressed": String(count === steps) })),
        hidden.length ? act(TEXTS.expand(hidden.length), bring, { title: TEXTS.expandHint(Math.min(hidden.length, AT_A_TIME)) }) : null,
        act(TEXTS.pathTo, () => {
          store.change({ seeking: id });
          seek();
        }),
        act(id in state.pinned ? TEXTS.unpin : TEXTS.pin, () => store.change({ pinned: flippedPin(state.pinned, id) })),
        act(TEXTS.hide, () => {
          store.change({ dropped: new Set(state.dropped).add(id) });
          choose(null);
        }),
      ),
    ];
  }

  function seeking(from) {
    return [
      element("p", { class: "acts", role: "status" }, TEXTS.seekPath(label(from)), " ", act(TEXTS.cancel, () => store.change({ seeking: null }))),
    ];
  }

  /** What holds whoever is selected, and can be taken back. */
  function standing({ around, brought, dropped, pinned, opened, seeking: sought }, id) {
    const pins = Object.keys(pinned).length;
    const notes = [
      around && around.entity !== id ? act(TEXTS.aroundNote(label(around.entity), around.steps), () => store.change({ around: null })) : null,
      brought.size ? act(TEXTS.broughtNote(brought.size), () => store.change({ brought: new Set() })) : null,
      dropped.size ? act(TEXTS.droppedNote(dropped.size), () => store.change({ dropped: new Set() })) : null,
      pins && !sought ? act(TEXTS.pinnedNote(pins), () => store.change({ pinned: {} })) : null,
      opened.size ? act(TEXTS.openedNote(opened.size), () => store.change({ opened: new Set() })) : null,
    ].filter(Boolean);
    return notes.length ? [element("div", { class: "acts", role: "group", "aria-label": TEXTS.inForce }, ...notes)] : [];
  }

  function flippedPin(pinned, id) {
    const { [id]: pin, ...others } = pinned;
    return pin ? others : { ...pinned, ...picture.placed(id) };
  }

  store.watch((state, before) => {
    const changed = differ(state, before) || state.seeking !== before.seeking || !same(state.selected, before.selected);
    if (changed) refresh(state);
  });
  refresh(store.get());
}

/** The path to the other end that is sought, or what was chosen itself; a path goes over what is shown now. */
export function pathOr(model, store, selected) {
  const { seeking } = store.get();
  if (selected?.path) return { path: routeBetween(model, store.get(), selected.path.from, selected.path.to) };
  if (!seeking || !selected?.entity || selected.entity === seeking) return selected;
  return { path: routeBetween(model, store.get(), seeking, selected.entity) };
}
