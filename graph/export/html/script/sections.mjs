/** Lay out the panel: headed sections, long ones opened by a button, and names that select. */
import { button, element } from "./elements.mjs";
import { glyph } from "./shapes.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";

const AT_FIRST = 6;

/** A section with a heading and its items; null without any, so that nothing empty is shown. */
export function section(heading, items, show, className = "") {
  if (items.length === 0) return null;
  return element(
    "section",
    { class: `part ${className}` },
    element("h3", {}, heading, element("span", { class: "count" }, sayNumber(items.length))),
    ...unfolding(element("div", { class: "items" }), items, show, AT_FIRST),
  );
}

/** A body filled with the first items, and a button that adds the rest; null in its place where there is none. */
export function unfolding(body, items, show, atFirst) {
  body.append(...items.slice(0, atFirst).map(show));
  const rest = items.slice(atFirst);
  const more = button({ class: "quiet" }, TEXTS.allOf(items.length));
  more.addEventListener("click", () => {
    const added = rest.map(show);
    body.append(...added);
    more.remove();
    added[0].setAttribute("tabindex", "-1");
    added[0].focus();
  });
  return [body, rest.length ? more : null];
}

/** A name that selects its entity. */
export function nameButton(model, choose, id, withGlyph = false) {
  const entity = model.entities.get(id);
  return button(
    { class: "name", title: entity.name === entity.label ? null : entity.name, onclick: () => choose({ entity: id }) },
    withGlyph ? glyph(entity.type, !entity.named) : null,
    element("bdi", {}, withGlyph ? entity.name : entity.label),
  );
}
