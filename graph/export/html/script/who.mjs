/** Say who an entity is: its name, what it is, what the articles call it, and when they mention it. */
import { sayDate, saySpan } from "./dates.mjs";
import { element } from "./elements.mjs";
import { articleOf } from "./evidence.mjs";
import { placeLink } from "./places.mjs";
import { unfolding } from "./sections.mjs";
import { datesOf } from "./seen.mjs";
import { glyph } from "./shapes.mjs";
import { TEXTS } from "./texts.mjs";
import { showChart } from "./chart.mjs";

// So many roles are shown at first, those that most articles state.
const ROLES = 4;

export function showWho(model, entity) {
  const type = TEXTS.type[entity.type] ?? TEXTS.type.OTHER;
  const kinds = [type, entity.named ? null : TEXTS.described, entity.observer ? TEXTS.observer : null].filter(Boolean);
  return element(
    "header",
    { class: "who" },
    element("p", { class: "type" }, glyph(entity.type, !entity.named), kinds.join(", ")),
    element("h2", { id: "panel-heading", tabindex: "-1" }, element("bdi", {}, entity.name)),
    entity.roles.length ? unfolding(element("ul", { class: "roles", "aria-label": TEXTS.roles }), entity.roles, (role) => showRole(model, role), ROLES) : null,
    showAliases(entity),
    showFigures(model, entity),
    showChart(model, entity),
  );
}

/** What it is said to be, and when: the dates of the articles that say so, which lead to the words. */
function showRole(model, { text, passages }) {
  return element("li", {}, element("bdi", {}, text), passages.length ? [" ", sayWhen(model, passages)] : "");
}

function sayWhen(model, passages) {
  const dated = passages
    .map((passage) => [model.articles[articleOf(model, passage)].published?.slice(0, 10) ?? "", passage])
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const known = dated.filter(([day]) => day);
  const [first, last] = [known[0], known.at(-1)];
  const link = ([day, passage]) => placeLink(model, passage, day ? sayDate(day) : TEXTS.undatedRole);
  if (!first) return element("span", { class: "role-when" }, link(dated[0]));
  return element("span", { class: "role-when" }, link(first), ...(last[0] === first[0] ? [] : [" – ", link(last)]));
}

function showAliases(entity) {
  const aliases = entity.aliases.filter((alias) => alias.text !== entity.name);
  if (aliases.length === 0) return null;
  const names = aliases.flatMap((alias, place) => [place ? ", " : "", element("bdi", {}, alias.text), alias.derived ? ` (${TEXTS.derived})` : ""]);
  return element("p", { class: "aliases" }, element("span", { class: "word" }, `${TEXTS.also} `), ...names);
}

function showFigures(model, entity) {
  const { first, last } = datesOf(model, entity);
  const count = TEXTS.mentionsIn(entity.mentions, entity.articles.length);
  return element("p", { class: "figures" }, first ? `${count}, ${saySpan([first, last])}` : count);
}
