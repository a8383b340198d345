/** Explain with small drawings what the picture says by its manner of drawing; what it never uses is not explained. */
import { drawn, element } from "./elements.mjs";
import { dashes } from "./marks.mjs";
import { glyph } from "./shapes.mjs";
import { TEXTS } from "./texts.mjs";

const ENTRIES = [
  ["negated", (model) => some(model.links.values(), (link) => link.negated), () => line({ negated: true })],
  ["reported", (model) => some(model.links.values(), (link) => link.reported && !link.negated), () => line({ reported: true })],
  ["described", (model) => some(model.ranked, (entity) => !entity.named), () => glyph("OTHER", true)],
  ["observer", (model) => some(model.ranked, (entity) => entity.observer), () => muted()],
];

/** The key as a list; null where there is nothing to explain. */
export function showKey(model) {
  const entries = ENTRIES.filter(([, used]) => used(model));
  if (entries.length === 0) return null;
  const items = entries.map(([name, , draw]) => element("li", { title: TEXTS.keyHints[name] }, draw(), TEXTS.key[name]));
  return element("ul", { class: "key", "aria-label": TEXTS.keyLabel }, ...items);
}

function line(link) {
  return drawn(
    "svg",
    { class: "stroke stroke-relation", viewBox: "0 0 30 16", "aria-hidden": "true" },
    drawn("path", { d: "M1 8 H29", "stroke-dasharray": dashes(link).join(" ") }),
  );
}

function muted() {
  const picture = glyph("ORG");
  picture.classList.add("glyph-muted");
  return picture;
}

function some(items, test) {
  for (const item of items) if (test(item)) return true;
  return false;
}
