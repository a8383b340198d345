/** Put the page together. */
import { followAddress } from "./address.mjs";
import { showApart } from "./apart.mjs";
import { openArticle, showReading } from "./articles.mjs";
import { keptView, takePage } from "./copy.mjs";
import { correct } from "./corrected.mjs";
import { saySpan } from "./dates.mjs";
import { button, element } from "./elements.mjs";
import { showFilters } from "./filters.mjs";
import { showFolder } from "./folder.mjs";
import { keepHistory } from "./history.mjs";
import { keep, kept } from "./keeping.mjs";
import { loadLibrary } from "./library.mjs";
import { readData, readModel } from "./model.mjs";
import { sayEntity, sayLink } from "./names.mjs";
import { showOpener } from "./opener.mjs";
import { showPanel } from "./panel.mjs";
import { createPicture } from "./picture.mjs";
import { followPlaces } from "./places.mjs";
import { titleOf } from "./plots.mjs";
import { followPointer } from "./pointer.mjs";
import { showPublish } from "./publish.mjs";
import { showSaves } from "./saves.mjs";
import { showSearch } from "./searchbox.mjs";
import { snapshots } from "./snapshot.mjs";
import { createStore, same } from "./store.mjs";
import { TEXTS } from "./texts.mjs";
import { pathOr, showTools } from "./tools.mjs";
import { coded } from "./unseen.mjs";
import { VIEWS, showTables, showViews } from "./views.mjs";
import { differ, firstWishes } from "./wishes.mjs";

const part = (id) => document.getElementById(id);

/** `page` can write and restore what stands in the document, `decisions` are what the reader has corrected, if that is known. */
function start(page, decided = null) {
  const data = readData(part("data").textContent);
  const decisions = decided?.decisions ?? data.kept?.decisions ?? kept();
  const model = readModel(correct(data, decisions), decisions.length ? readModel(data) : null);
  const store = createStore({
    view: VIEWS[0],
    article: null,
    passage: null,
    returnTo: null,
    marked: null,
    decisions,
    saved: decided?.saved ?? decisions,
    selected: null,
    hovered: null,
    folded: false,
    opening: model.openings,
    at: null,
    seeking: null,
    gesture: null,
    ...firstWishes(model, model.openings),
  });
  const say = (text) => (part("status").textContent = coded(text));
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
  followPlaces(choose, (article, passage) => openArticle(store, article, passage), store.signal);
  showFilters(part("filters"), model, store, past);
  const apart = element("div");
  showPanel(part("panel"), model, store, choose, () => box.focus(), apart);
  showFolder(part("folder"), part("panel"), store);
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
    showApart(apart, model, store, picture, choose);
  }

  const copy = () => {
    store.change({ saved: store.get().decisions });
    return page.write(keptView(location.hash, store.get(), ...picture.places()));
  };
  const more = picture ? snapshots(picture, `${model.title} · ${part("summary").textContent}`) : [];
  if (picture) showSaves(part("saves"), model, { seen: picture.filtered, copy, more, publish: showPublish(model, store, picture) });
  if (!location.hash && model.kept?.address) history.replaceState(null, "", model.kept.address);
  followAddress(model, store, choose);
  store.watch((state, before) => {
    if (state.selected?.path && differ(state, before)) store.change({ selected: pathOr(model, store, state.selected) });
  });
  store.watch((state, before) => {
    if (!same(state.selected, before.selected)) say(announce(model, state.selected));
  });
  store.watch((state, before) => {
    if (state.decisions === before.decisions) return;
    // A copy of the page keeps its own.
    const keeps = !data.kept && keep(state.decisions);
    const again = { decisions: state.decisions, saved: keeps ? state.decisions : state.saved };
    // Whoever watches this change sees it through first.
    queueMicrotask(() => restart(page, store, again));
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
  }, { signal: store.signal });
  // For tests and the curious: what is drawn where, by the ids and names of the page.
  window.newsgraph = Object.freeze({
    state: () => ({ ...store.get() }),
    visible: () => ({ entities: [...picture.seen().entities], links: picture.seen().links.map((link) => link.id) }),
    names: () => [...[...picture.seen().entities].map(picture.thing), ...picture.seen().apart].map(({ name }) => name).sort(),
    apart: () => picture.seen().apart.map(({ name }) => name),
    labels: () => picture.labels(),
    labelled: () => picture.labels().map(({ id }) => id),
    radiusOf: (id) => picture.radiusOf(id),
    leaders: () => [...model.leaders],
    regions: () => picture.regions().map((region) => ({ members: region.members.map(({ id }) => id), title: titleOf(region), box: region.box })),
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

/** Put the page together anew, as its address says, of what is so by the corrections. */
function restart(page, store, decided) {
  if (store.signal.aborted) return;
  const open = part("panel").querySelector(".correct[open]") !== null;
  store.end();
  page.restore();
  start(page, decided);
  part("panel").querySelector(".correct")?.toggleAttribute("open", open);
  part("panel").querySelector(".decided button, #panel-heading")?.focus({ preventScroll: true });
}

function announce(model, selected) {
  if (selected?.entity) return TEXTS.selected(sayEntity(model.entities.get(selected.entity)).join(", "));
  if (selected?.link) return TEXTS.selected(sayLink(model, model.links.get(selected.link)).join(", "));
  if (selected?.path) return TEXTS.selected(TEXTS.pathOf(...[selected.path.from, selected.path.to].map((id) => model.entities.get(id).name)));
  return TEXTS.cleared;
}

function showZoom(container, picture) {
  const zoom = (factor) => picture().zoom(factor);
  const tool = (name, sign, onclick) => button({ class: "tool", "aria-label": name, title: name, onclick }, sign);
  container.append(
    tool(TEXTS.zoomIn, "+", () => zoom(1.3)),
    tool(TEXTS.zoomOut, "−", () => zoom(1 / 1.3)),
    tool(TEXTS.zoomFit, "⤢", () => picture().fit()),
  );
  return container;
}

loadLibrary(part("library")).then(() => start(takePage()), () => part("panel").append(element("p", { class: "empty" }, TEXTS.tooOld)));
