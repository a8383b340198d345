/** Keep what is shown in the address, so that a link opens the same view; what is as at first is left out. */
import { TYPES } from "./palette.mjs";
import { viewsOf } from "./views.mjs";
import { openingKinds } from "./visible.mjs";

/** The part of the address behind the #; empty where all is as at first. */
export function writeAddress(model, state) {
  const first = openingKinds(model);
  const flipped = Object.keys(first).filter((kind) => first[kind] !== state.kinds[kind]);
  const said = {
    view: state.view === "picture" ? "" : state.view,
    article: state.article === null ? "" : String(state.article),
    passage: state.passage === null ? "" : String(state.passage),
    entity: state.selected?.entity ?? "",
    link: state.selected?.link ?? "",
    shown: state.shown === state.opening ? "" : String(state.shown),
    hide: TYPES.filter((type) => state.hiddenTypes.has(type)).join(","),
    described: state.described ? "" : "no",
    flip: flipped.join(","),
  };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value)).toString();
}

/** The change of the state that an address asks for; what it asks in vain is as at first. */
export function readAddress(model, hash, opening) {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const list = (name) => (asked.get(name) ?? "").split(",");
  const first = openingKinds(model);
  const [entity, link, shown] = [asked.get("entity"), asked.get("link"), Number(asked.get("shown"))];
  const view = viewsOf(model).includes(asked.get("view")) ? asked.get("view") : "picture";
  const article = view === "articles" && model.whole ? oneOf(model.articles, asked.get("article")) : null;
  const passage = article === null ? null : oneOf(model.passages, asked.get("passage"));
  return {
    view,
    article,
    passage: passage !== null && model.passages[passage].article === article ? passage : null,
    selected: model.entities.has(entity) ? { entity } : model.links.has(link) ? { link } : null,
    shown: Number.isInteger(shown) && shown > 0 ? shown : opening,
    hiddenTypes: new Set(TYPES.filter((type) => list("hide").includes(type))),
    described: asked.get("described") !== "no",
    kinds: Object.fromEntries(Object.entries(first).map(([kind, on]) => [kind, on !== list("flip").includes(kind)])),
  };
}

/** The number of a record that an address asks for, null where there is none. */
function oneOf(records, asked) {
  return /^\d{1,9}$/.test(asked) && Number(asked) < records.length ? Number(asked) : null;
}

/** Follow the state with the address, and the address with the state. */
export function followAddress(model, store, choose) {
  const follow = () => {
    // The link that skips to the list is no wish for another view.
    if (location.hash && !location.hash.includes("=")) return;
    const { selected, ...rest } = readAddress(model, location.hash, store.get().opening);
    store.change(rest);
    choose(selected);
  };
  if (location.hash) follow();
  store.watch((state) => {
    const address = writeAddress(model, state);
    if (address !== location.hash.slice(1)) history.replaceState(null, "", address ? `#${address}` : location.pathname);
  });
  window.addEventListener("hashchange", follow);
}
