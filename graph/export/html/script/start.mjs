/** Put the page together. */
import { followAddress } from "./address.mjs";
import { openArticle, showReading } from "./articles.mjs";
import { keptView, takePage } from "./copy.mjs";
import { saySpan } from "./dates.mjs";
import { button, element } from "./elements.mjs";
import { showFilters } from "./filters.mjs";
import { keepHistory } from "./history.mjs";
import { loadLibrary } from "./library.mjs";
import { readData, readModel } from "./model.mjs";
import { sayEntity, sayLink } from "./names.mjs";
import { showOpener } from "./opener.mjs";
import { showPanel } from "./panel.mjs";
import { createPicture } from "./picture.mjs";
import { followPlaces } from "./places.mjs";
import { followPointer } from "./pointer.mjs";
import { showSaves } from "./saves.mjs";
import { showSearch } from "./searchbox.mjs";
import { snapshots } from "./snapshot.mjs";
import { createStore, same } from "./store.mjs";
import { TEXTS } from "./texts.mjs";
import { pathOr, showTools } from "./tools.mjs";
import { VIEWS, showTables, showViews } from "./views.mjs";
import { differ, firstWishes } from "./wishes.mjs";

const part = (id) => document.getElementById(id);

function start() {
  const writePage = takePage();
  const model = readModel(readData(part("data").textContent));
  const store = createStore({
    view: VIEWS[0],
    article: null,
    passage: null,
    returnTo: null,
    marked: null,
    decisions: model.kept?.decisions ?? [],
    saved: model.kept?.decisions ?? [],
    selected: null,
    hovered: null,
    opening: model.openings,
    at: null,
    seeking: null,
    gesture: null,
    ...firstWishes(model, model.openings),
  });
  const say = (text) => (part("status").textContent = text);
  part("summary").textContent = [
    TEXTS.articles(model.articles.length),
    saySpan(model.span),
    TEXTS.entities(model.ranked.length),
  ].join(" · ");

  const choose = (wanted) => {
    const selected = pathOr(model, store, wanted);
    store.change({ selected, hovered: null, seeking: null });
    picture?.reveal(selected);
  };
  const past = keepHistory(model, store);
  showViews(part("views"), model, store);
  showTables({ relations: part("relations"), table: part("table"), entities: part("entities"), articles: part("articles") }, model, store, choose);
  showReading(part("reading"), model, store, choose);
  followPlaces(choose, (article, passage) => openArticle(store, article, passage));
  showFilters(part("filters"), model, store, past);
  showPanel(part("panel"), model, store, choose, () => box.focus());
  const picture = model.ranked.length ? createPicture(part("picture"), model, store, showZoom(part("zoom"), () => picture)) : null;
  if (picture) followPointer(picture, model, store, part("hint"), choose);
  const box = showSearch(part("search"), model, ({ asked, ...selected }) => {
    if (asked) store.change({ asked, meant: "", view: VIEWS[0], article: null, passage: null, returnTo: null });
    choose(asked ? null : selected);
    part("panel-heading").focus({ preventScroll: true });
  }, say);
  if (picture) {
    showTools(part("tools"), model, store, choose, picture, box.focus);
    showOpener(part("opener"), store, picture);
  }

  const copy = () => {
    store.change({ saved: store.get().decisions });
    return writePage(keptView(location.hash, store.get(), ...picture.places()));
  };
  const more = picture ? snapshots(picture, `${model.title} · ${part("summary").textContent}`) : [];
  if (picture) showSaves(part("saves"), model, { seen: picture.filtered, copy, more });
  if (!location.hash && model.kept?.address) history.replaceState(null, "", model.kept.address);
  followAddress(model, store, choose);
  store.watch((state, before) => {
    if (state.selected?.path && differ(state, before)) store.change({ selected: pathOr(model, store, state.selected) });
  });
  store.watch((state, before) => {
    if (!same(state.selected, before.selected)) say(announce(model, state.selected));
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, [contenteditable]");
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) {
      event.preventDefault();
      past.undo();
    } else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
    } else if (event.key === "Escape" && store.get().seeking) {
      store.change({ seeking: null });
    } else if (event.key === "Escape" && store.get().selected) {
      choose(null);
    } else if (event.key === "Escape" && store.get().asked) {
      store.change({ asked: "", meant: "" });
    }
  });
  // For tests and the curious: what is drawn where, by the ids and names of the page.
  window.newsgraph = Object.freeze({
    state: () => ({ ...store.get() }),
    visible: () => ({ entities: [...picture.seen().entities], links: picture.seen().links.map((link) => link.id) }),
    names: () => [...picture.seen().entities].map((id) => picture.thing(id).name).sort(),
    placeOf: (id) => picture.at(id),
    middleOf: (id) => picture.middle(id),
    choose,
    idOf: (name) => model.ranked.find((entity) => entity.name === name).id,
    linkOf: (kind, from, to) =>
      [...model.links.values()].find(
        (link) =>
          link.kind === kind && model.entities.get(link.from).name === from && model.entities.get(link.to).name === to,
      ).id,
  });
}

function announce(model, selected) {
  if (selected?.entity) return TEXTS.selected(sayEntity(model.entities.get(selected.entity)).join(", "));
  if (selected?.link) return TEXTS.selected(sayLink(model, model.links.get(selected.link)).join(", "));
  if (selected?.path) return TEXTS.selected(TEXTS.pathOf(...[selected.path.from, selected.path.to].map((id) => model.entities.get(id).name)));
  return TEXTS.cleared;
}

function showZoom(container, picture) {
  const zoom = (factor) => {
    const { network } = picture();
    network.moveTo({ scale: network.getScale() * factor, animation: false });
  };
  const tool = (name, sign, onclick) => button({ class: "tool", "aria-label": name, title: name, onclick }, sign);
  container.append(
    tool(TEXTS.zoomIn, "+", () => zoom(1.3)),
    tool(TEXTS.zoomOut, "−", () => zoom(1 / 1.3)),
    tool(TEXTS.zoomFit, "⤢", () => picture().fit()),
  );
  return container;
}

loadLibrary(part("library")).then(start, () => part("panel").append(element("p", { class: "empty" }, TEXTS.tooOld)));
