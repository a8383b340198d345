/** Show the legend, whose entries switch types of entities and kinds of links on and off. */
import { button, drawn, element } from "./elements.mjs";
import { TYPES } from "./palette.mjs";
import { glyph } from "./shapes.mjs";
import { TEXTS } from "./texts.mjs";
import { OPENING, STEP } from "./visible.mjs";

const KINDS = ["statement", "relation", "co-mention"];

export function showFilters(container, model, store) {
  const types = element("div", { class: "switches", role: "group", "aria-label": TEXTS.legend });
  const kinds = element("div", { class: "switches", role: "group", "aria-label": TEXTS.linkLegend });
  const amount = element("div", { class: "amount" });
  container.append(
    element("h2", {}, TEXTS.legend),
    types,
    element("h2", {}, TEXTS.linkLegend),
    element(
      "div",
      { class: "row" },
      kinds,
      key([...model.links.values()].some((link) => link.negated), TEXTS.negatedKey),
      key(model.ranked.some((entity) => !entity.named), TEXTS.unnamedKey),
      amount,
    ),
  );

  const typeCounts = counts(model.ranked, (entity) => entity.type);
  const kindCounts = counts(model.links.values(), (link) => link.kind);
  const typeSwitches = TYPES.filter((type) => typeCounts.has(type)).map((type) => {
    const flip = () => store.change({ hiddenTypes: flipped(store.get().hiddenTypes, type) });
    return [type, switchFor(glyph(type), TEXTS.types[type], typeCounts.get(type), flip)];
  });
  const kindSwitches = KINDS.filter((kind) => kindCounts.has(kind)).map((kind) => {
    const flip = () => store.change({ kinds: { ...store.get().kinds, [kind]: !store.get().kinds[kind] } });
    return [kind, switchFor(stroke(kind), TEXTS.kinds[kind], kindCounts.get(kind), flip, TEXTS.kindHints[kind])];
  });
  types.append(...typeSwitches.map(([, node]) => node));
  kinds.append(...kindSwitches.map(([, node]) => node));

  function refresh(state) {
    for (const [type, node] of typeSwitches) node.setAttribute("aria-pressed", String(!state.hiddenTypes.has(type)));
    for (const [kind, node] of kindSwitches) node.setAttribute("aria-pressed", String(state.kinds[kind]));
    showAmount(amount, model, store);
  }
  store.watch(refresh);
  refresh(store.get());
}

function switchFor(picture, name, count, flip, hint) {
  return button(
    { class: "switch", "aria-pressed": "true", "aria-label": `${name}, ${count}`, title: hint, onclick: flip },
    picture,
    element("span", { class: "switch-name" }, name),
    element("span", { class: "count" }, count.toLocaleString("en-GB")),
  );
}

function showAmount(container, model, store) {
  const all = model.ranked.length;
  const shown = Math.min(store.get().shown, all);
  const focused = document.activeElement?.closest(".amount") !== null && container.contains(document.activeElement);
  const more = button(
    { class: "quiet", onclick: () => store.change({ shown: shown + STEP }) },
    TEXTS.more(STEP),
  );
  const whole = button({ class: "quiet", onclick: () => store.change({ shown: all }) }, TEXTS.all);
  const fewer = button({ class: "quiet", onclick: () => store.change({ shown: OPENING }) }, TEXTS.fewer);
  container.replaceChildren(
    ...(all > OPENING ? [element("span", {}, TEXTS.shown(shown.toLocaleString("en-GB"), all.toLocaleString("en-GB")))] : []),
    ...(shown + STEP < all ? [more] : []),
    ...(shown < all ? [whole] : []),
    ...(shown > OPENING ? [fewer] : []),
  );
  if (focused) container.querySelector("button")?.focus();
}

function key(needed, text) {
  return needed ? element("p", { class: "key" }, text) : null;
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
