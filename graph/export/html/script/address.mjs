/** Keep what is shown in the address, so that a link opens the same view; what is as at first is left out. */
import { TYPES } from "./palette.mjs";
import { routeBetween } from "./route.mjs";
import { STANDINGS } from "./sieve.mjs";
import { same } from "./store.mjs";
import { viewsOf } from "./views.mjs";
import { firstWishes } from "./wishes.mjs";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SEPARATOR = ",";
// What our entries in the browser's history bear.
const OURS = "newsgraph";
const PLACES = ["view", "article", "passage"];

/** By the name of a wish in the state: how the address calls it, how it is written, and how it is read. */
const FIELDS = {
  shown: {
    name: "shown",
    write: (value, first) => (value === first ? "" : String(value)),
    read: (text, _model, first) => (Number.isInteger(Number(text)) && Number(text) > 0 ? Number(text) : first),
  },
  hiddenTypes: {
    name: "hide",
    write: (types) => TYPES.filter((type) => types.has(type)).join(SEPARATOR),
    read: (text) => new Set(TYPES.filter((type) => text.split(SEPARATOR).includes(type))),
  },
  described: { name: "described", write: (on) => (on ? "" : "no"), read: (text) => text !== "no" },
  kinds: {
    name: "flip",
    write: (kinds, first) => Object.keys(first).filter((kind) => first[kind] !== kinds[kind]).join(SEPARATOR),
    read: (text, _model, first) =>
      Object.fromEntries(Object.entries(first).map(([kind, on]) => [kind, on !== text.split(SEPARATOR).includes(kind)])),
  },
  asked: plain("ask", () => true),
  meant: plain("meant", () => true),
  publisher: plain("publisher", (text, model) => model.articles.some((article) => article.publisher === text)),
  story: {
    name: "story",
    write: (number) => (number === null ? "" : String(number)),
    read: (text, model) => oneOf(model.articles, text),
  },
  from: plain("from", (text) => DAY.test(text)),
  until: plain("until", (text) => DAY.test(text)),
  relation: plain("relation", (text, model) => [...model.links.values()].some((link) => link.type === text)),
  standing: plain("standing", (text) => Object.hasOwn(STANDINGS, text)),
  support: number("support", 1),
  weight: number("weight", 0),
  around: {
    name: "around",
    write: (around) => (around ? `${around.entity}.${around.steps}` : ""),
    read: (text, model) => {
      const [entity, steps] = text.split(".");
      return model.entities.has(entity) && ["1", "2", "3"].includes(steps) ? { entity, steps: Number(steps) } : null;
    },
  },
  brought: ids("with"),
  dropped: ids("without"),
  pinned: { name: "pinned", write: writePins, read: readPins },
  groups: { name: "groups", write: (on) => (on ? "yes" : ""), read: (text) => text === "yes" },
  opened: {
    name: "opened",
    write: (groups) => [...groups].join(SEPARATOR),
    read: (text) => new Set(text.split(SEPARATOR).filter((group) => /^-?\d+$/.test(group)).map(Number)),
  },
  full: { name: "names", write: (on) => (on ? "full" : ""), read: (text) => text === "full" },
};

/** The part of the address behind the #; empty where all is as at first. */
export function writeAddress(model, state) {
  const first = firstWishes(model, state.opening);
  const said = {
    view: state.view === "picture" ? "" : state.view,
    article: state.article === null ? "" : String(state.article),
    passage: state.passage === null ? "" : String(state.passage),
    entity: state.selected?.entity ?? "",
    link: state.selected?.link ?? "",
    path: state.selected?.path ? `${state.selected.path.from}.${state.selected.path.to}` : "",
    ...Object.fromEntries(Object.entries(FIELDS).map(([wish, { name, write }]) => [name, write(state[wish], first[wish])])),
    panel: state.folded ? "no" : "",
    at: state.at ? [state.at.x, state.at.y, state.at.scale].join(SEPARATOR) : "",
  };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value)).toString();
}

/** The change of the state that an address asks for; what it asks in vain is as at first. */
export function readAddress(model, hash, opening) {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const first = firstWishes(model, opening);
  const wishes = Object.fromEntries(
    Object.entries(FIELDS).map(([wish, { name, read }]) => [wish, read(asked.get(name) ?? "", model, first[wish])]),
  );
  const [entity, link] = [asked.get("entity"), asked.get("link")];
  const path = readPath(asked.get("path") ?? "", model, wishes);
  const view = viewsOf(model).includes(asked.get("view")) ? asked.get("view") : "picture";
  const article = view === "articles" && model.whole ? oneOf(model.articles, asked.get("article")) : null;
  const passage = article === null ? null : oneOf(model.passages, asked.get("passage"));
  return {
    view,
    article,
    passage: passage !== null && model.passages[passage].article === article ? passage : null,
    selected: model.entities.has(entity) ? { entity } : model.links.has(link) ? { link } : path,
    ...wishes,
    folded: asked.get("panel") === "no",
    at: readPlace(asked.get("at") ?? ""),
  };
}

/** The number of a record that an address asks for, null where there is none. */
function oneOf(records, asked) {
  return /^\d{1,9}$/.test(asked) && Number(asked) < records.length ? Number(asked) : null;
}

/**
 * Follow the state with the address, and the address with the state. Each selection, view and article is an entry of the
 * browser's history; Back and Forward go through them, and leave the filters as they are.
 */
export function followAddress(model, store, choose) {
  // The frame in which a notebook shows the page has no address that could change.
  const keeps = location.protocol !== "about:";
  let following = false;
  let written = store.get();

  function go(change) {
    const { selected, at, ...rest } = change;
    following = true;
    store.change(rest);
    if (at !== undefined) store.change({ at });
    choose(selected);
    if (at) store.change({ at });
    following = false;
    written = store.get();
    if (keeps) history.replaceState(OURS, "", address());
  }

  function follow() {
    // The link that skips to the list is no wish for another view.
    if (!location.hash || location.hash.includes("=")) go(readAddress(model, location.hash, store.get().opening));
  }

  function back(event) {
    if (event.state !== OURS) return;
    const { view, article, passage, selected } = readAddress(model, location.hash, store.get().opening);
    // A path goes over the links that are shown now.
    go({ view, article, passage, selected });
  }

  function address() {
    const said = writeAddress(model, store.get());
    return said ? `#${said}` : location.pathname;
  }

  function write() {
    if (following || !keeps) return;
    const state = store.get();
    const elsewhere = PLACES.some((part) => state[part] !== written[part]) || !same(state.selected, written.selected);
    written = state;
    if (elsewhere) history.pushState(OURS, "", address());
    else if (address() !== (location.hash || location.pathname)) history.replaceState(OURS, "", address());
  }

  if (location.hash) follow();
  else if (keeps) history.replaceState(OURS, "");
  store.watch(write);
  window.addEventListener("popstate", back, { signal: store.signal });
  // Whoever writes another address, or follows a link to one, gets just that.
  window.addEventListener("hashchange", () => history.state === OURS || follow(), { signal: store.signal });
}

function readPath(text, model, wishes) {
  const ends = text.split(".");
  if (ends.length !== 2 || !ends.every((id) => model.entities.has(id))) return null;
  return { path: routeBetween(model, wishes, ...ends) };
}

function ids(name) {
  return {
    name,
    write: (found) => [...found].join(SEPARATOR),
    read: (text, model) => new Set(text.split(SEPARATOR).filter((id) => model.entities.has(id))),
  };
}

function plain(name, known) {
  return { name, write: (value) => value, read: (text, model) => (text && known(text, model) ? text : "") };
}

function number(name, least) {
  return {
    name,
    write: (value) => (value === least ? "" : String(value)),
    read: (text) => (text !== "" && Number(text) > least ? Number(text) : least),
  };
}

function writePins(pins) {
  return Object.entries(pins).map(([id, place]) => [id, ...place].join(":")).join(SEPARATOR);
}

function readPins(text, model) {
  const pins = text.split(SEPARATOR).map((pin) => pin.split(":"));
  const known = pins.filter(([id, x, y]) => model.entities.has(id) && Number.isFinite(Number(x)) && Number.isFinite(Number(y)));
  return Object.fromEntries(known.map(([id, x, y]) => [id, [Number(x), Number(y)]]));
}

function readPlace(text) {
  const [x, y, scale] = text.split(SEPARATOR).map(Number);
  return [x, y, scale].every(Number.isFinite) && scale > 0 ? { x, y, scale } : null;
}
