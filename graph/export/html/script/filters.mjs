/** Show the legend, whose entries switch types of entities and kinds of links on and off, and the filters beside it. */
import { showAmount } from "./amount.mjs";
import { button, drawn, element } from "./elements.mjs";
import { FEWEST, communities } from "./groups.mjs";
import { showKey } from "./key.mjs";
import { showNarrowing } from "./narrowing.mjs";
import { TYPES } from "./palette.mjs";
import { glyph } from "./shapes.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";
import { sayTotals } from "./totals.mjs";
import { UNFILTERED } from "./sieve.mjs";
import { tally } from "./visible.mjs";
import { differ } from "./wishes.mjs";

const KINDS = ["statement", "relation", "co-mention"];
// So many types stand beside the button that unfolds the legend.
const SAMPLES = 3;

/** `history` undoes what was wished. */
export function showFilters(container, model, store, history) {
  const switches = [...kindSwitches(model, store), ...typeSwitches(model, store), ...describedSwitch(model, store)];
  const looks = [...groupSwitch(model, store), ...nameSwitch(model, store)];
  const among = (group) => switches.filter((one) => one.group === group).map(({ node }) => node);
  const amount = element("div", { class: "amount" });
  const narrowing = showNarrowing(model, store);
  const close = button({ class: "quiet", "aria-label": TEXTS.closeFilters, onclick: () => narrower.click() }, TEXTS.close);
  const narrow = element("div", { class: "narrow", id: "narrow", role: "group", "aria-label": TEXTS.narrow, hidden: true }, element("div", { class: "narrow-head" }, element("strong", {}, TEXTS.narrow), close), ...narrowing.nodes);
  const narrower = opener(narrow, store.signal, TEXTS.narrow);
  const undo = button({ class: "quiet", "aria-label": TEXTS.undo, title: TEXTS.undo, onclick: history.undo }, "↶");
  const reset = button({ class: "quiet", "aria-label": TEXTS.reset, title: TEXTS.resetHint, onclick: history.reset }, "⟲");
  const folded = element(
    "div",
    { class: "folded", id: "legend", role: "group", "aria-label": TEXTS.legendAndKey, hidden: true },
    element("h2", {}, TEXTS.legend),
    element("div", { class: "switches", role: "group", "aria-label": TEXTS.legend }, ...among("type"), ...among("described")),
    element("h2", {}, TEXTS.keyLabel),
    element("div", { class: "row" }, showKey(model), element("div", { class: "switches looks" }, ...looks.map(({ node }) => node)), element("div", { id: "opener", hidden: true })),
  );
  const unfolder = opener(folded, store.signal, TEXTS.unfold, ...commonest(model).map((type) => element("span", { class: "sample" }, glyph(type), element("span", {}, TEXTS.types[type]))));
  container.append(
    element("div", { class: "switches", role: "group", "aria-label": TEXTS.linkLegend }, ...among("kind")),
    element("div", { class: "changes" }, undo, reset, narrowing.nodes.length ? narrower : null),
    amount,
    unfolder,
    folded,
    narrow,
  );

  function refresh(state) {
    const counts = tally(model, state);
    for (const { node, on, count } of [...switches, ...looks]) {
      node.setAttribute("aria-pressed", String(on(state)));
      if (count) say(node, count(counts));
    }
    narrowing.refresh(state);
    const narrowed = Object.keys(UNFILTERED).filter((name) => state[name] !== UNFILTERED[name]).length;
    narrower.replaceChildren(narrowed ? TEXTS.narrowed(narrowed) : TEXTS.narrow);
    // A button that hides under the reader's hands gives the focus on.
    const leaving = [undo, reset].includes(document.activeElement) && !history.some();
    [undo.hidden, reset.hidden] = [!history.some(), !history.some()];
    if (leaving) narrower.focus();
    showAmount(amount, counts, store);
  }
  store.watch((state, before) => {
    if (differ(state, before) || state.opening !== before.opening) refresh(state);
  });
  refresh(store.get());
}

function kindSwitches(model, store) {
  const count = counts(model.links.values(), (link) => link.kind);
  const totals = sayTotals(model);
  return KINDS.filter((kind) => count.has(kind)).map((kind) => ({
    group: "kind",
    on: (state) => state.kinds[kind],
    count: ({ kinds }) => kinds.get(kind) ?? 0,
    node: switchFor(stroke(kind), TEXTS.kinds[kind], totals[kind], store, {
      flip: ({ kinds }) => ({ kinds: { ...kinds, [kind]: !kinds[kind] } }),
      only: () => ({ kinds: Object.fromEntries(KINDS.map((one) => [one, one === kind])) }),
    }),
  }));
}

function typeSwitches(model, store) {
  const count = counts(model.ranked, (entity) => entity.type);
  return TYPES.filter((type) => count.has(type)).map((type) => ({
    group: "type",
    on: (state) => !state.hiddenTypes.has(type),
    count: ({ types }) => types.get(type) ?? 0,
    node: switchFor(glyph(type), TEXTS.types[type], TEXTS.onlyHint, store, {
      flip: ({ hiddenTypes }) => ({ hiddenTypes: flipped(hiddenTypes, type) }),
      only: () => ({ hiddenTypes: new Set(TYPES.filter((one) => one !== type)) }),
    }),
  }));
}

function describedSwitch(model, store) {
  if (model.ranked.every((entity) => entity.named)) return [];
  const flip = ({ described }) => ({ described: !described });
  const node = switchFor(glyph("OTHER", true), TEXTS.describedOnly, TEXTS.keyHints.described, store, { flip });
  return [{ group: "described", on: (state) => state.described, count: ({ described }) => described, node }];
}

/** To show groups is worth while only where there are several. */
function groupSwitch(model, store) {
  if (communities(model.ranked).filter(({ members }) => members.length >= FEWEST).length < 2) return [];
  return [{ on: (state) => state.groups, node: lookSwitch(TEXTS.groups, TEXTS.groupsHint, () => store.change({ groups: !store.get().groups })) }];
}

function nameSwitch(model, store) {
  if (model.ranked.every((entity) => entity.label === entity.name)) return [];
  return [{ on: (state) => state.full, node: lookSwitch(TEXTS.fullNames, null, () => store.change({ full: !store.get().full })) }];
}

/** A click flips, and a second one close behind, or one with Shift, leaves only this; both are one step to undo. */
function switchFor(picture, name, hint, store, { flip, only = flip }) {
  let gesture = null;
  function press({ detail, shiftKey }) {
    if (detail < 2) gesture = {};
    store.change({ ...(shiftKey || detail === 2 ? only : flip)(store.get()), gesture });
  }
  return button(
    { class: "switch", "aria-pressed": "true", "data-name": name, title: hint, onclick: press },
    picture,
    element("span", { class: "switch-name" }, name),
    element("span", { class: "count" }),
  );
}

function lookSwitch(name, hint, flip) {
  return button({ class: "switch plain", "aria-pressed": "false", title: hint, onclick: flip }, name);
}

function say(node, count) {
  node.setAttribute("aria-label", `${node.dataset.name}, ${count}`);
  node.querySelector(".count").textContent = sayNumber(count);
}

/** A button that opens and closes a part of the page; Escape closes it wherever the focus is. */
function opener(part, signal, text, ...more) {
  const node = button({ class: `quiet opens-${part.id}`, "aria-label": more.length ? text : null, "aria-expanded": "false", "aria-controls": part.id }, ...more, text);
  node.addEventListener("click", () => {
    const inside = part.contains(document.activeElement);
    // Both stand in one place.
    if (part.hidden) for (const other of node.parentElement.querySelectorAll("[aria-expanded=true]")) other.click();
    part.hidden = !part.hidden;
    node.setAttribute("aria-expanded", String(!part.hidden));
    if (inside) node.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || part.getClientRects().length === 0) return;
    // What is selected stays so.
    event.stopImmediatePropagation();
    node.click();
  }, { signal });
  return node;
}

/** The types of which there are most, by which the folded legend is known. */
function commonest(model) {
  const count = counts(model.ranked, (entity) => entity.type);
  return TYPES.filter((type) => count.has(type)).sort((one, other) => count.get(other) - count.get(one)).slice(0, SAMPLES);
}

function stroke(kind) {
  const head = { statement: "M16 4 L21 8 L16 12", relation: "M15 4 L22 8 L15 12 Z" }[kind];
  const line = drawn("path", { d: `M1 8 H${kind === "relation" ? 15 : 21}` });
  return drawn(
    "svg",
    { class: `stroke stroke-${kind}`, viewBox: "0 0 23 16", "aria-hidden": "true" },
    line,
    head ? drawn("path", { class: "head", d: head }) : "",
  );
}

function counts(items, key) {
  const found = new Map();
  for (const item of items) found.set(key(item), (found.get(key(item)) ?? 0) + 1);
  return found;
}

function flipped(set, item) {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
