/** Show the legend, whose entries switch types of entities and kinds of links on and off. */
import { showAmount } from "./amount.mjs";
import { button, drawn, element } from "./elements.mjs";
import { showKey } from "./key.mjs";
import { TYPES } from "./palette.mjs";
import { glyph } from "./shapes.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";
import { sayTotals } from "./totals.mjs";

const KINDS = ["statement", "relation", "co-mention"];

export function showFilters(container, model, store) {
  const switches = [...kindSwitches(model, store), ...typeSwitches(model, store), ...describedSwitch(model, store)];
  const among = (group) => switches.filter((one) => one.group === group).map(({ node }) => node);
  const amount = element("div", { class: "amount" });
  const folded = element(
    "div",
    { class: "folded", id: "legend" },
    element("h2", {}, TEXTS.legend),
    element("div", { class: "switches", role: "group", "aria-label": TEXTS.legend }, ...among("type"), ...among("described")),
    element("h2", {}, TEXTS.keyLabel),
    element("div", { class: "row" }, showKey(model), amount),
  );
  container.append(
    element("h2", {}, TEXTS.linkLegend),
    element("div", { class: "row links" }, element("div", { class: "switches", role: "group", "aria-label": TEXTS.linkLegend }, ...among("kind")), fold(folded)),
    folded,
  );

  function refresh(state) {
    for (const { node, on } of switches) node.setAttribute("aria-pressed", String(on(state)));
    showAmount(amount, model, store);
  }
  store.watch(refresh);
  refresh(store.get());
}

function kindSwitches(model, store) {
  const count = counts(model.links.values(), (link) => link.kind);
  const totals = sayTotals(model);
  return KINDS.filter((kind) => count.has(kind)).map((kind) => ({
    group: "kind",
    on: (state) => state.kinds[kind],
    node: switchFor(stroke(kind), TEXTS.kinds[kind], count.get(kind), totals[kind], () =>
      store.change({ kinds: { ...store.get().kinds, [kind]: !store.get().kinds[kind] } }),
    ),
  }));
}

function typeSwitches(model, store) {
  const count = counts(model.ranked, (entity) => entity.type);
  return TYPES.filter((type) => count.has(type)).map((type) => ({
    group: "type",
    on: (state) => !state.hiddenTypes.has(type),
    node: switchFor(glyph(type), TEXTS.types[type], count.get(type), null, () =>
      store.change({ hiddenTypes: flipped(store.get().hiddenTypes, type) }),
    ),
  }));
}

function describedSwitch(model, store) {
  const count = model.ranked.filter((entity) => !entity.named).length;
  const flip = () => store.change({ described: !store.get().described });
  const node = switchFor(glyph("OTHER", true), TEXTS.describedOnly, count, TEXTS.keyHints.described, flip);
  return count ? [{ group: "described", on: (state) => state.described, node }] : [];
}

function switchFor(picture, name, count, hint, flip) {
  return button(
    { class: "switch", "aria-pressed": "true", "aria-label": `${name}, ${count}`, title: hint, onclick: flip },
    picture,
    element("span", { class: "switch-name" }, name),
    element("span", { class: "count" }, sayNumber(count)),
  );
}

/** On a phone the rest of the legend is folded away under this button. */
function fold(folded) {
  const opener = button({ class: "quiet fold", "aria-expanded": "false", "aria-controls": folded.id }, TEXTS.unfold);
  opener.addEventListener("click", () => {
    const open = folded.classList.toggle("open");
    opener.setAttribute("aria-expanded", String(open));
  });
  return opener;
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
