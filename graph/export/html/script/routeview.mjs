/** Show how two entities are connected: hop by hop, each with the sentences that prove it. */
import { button, element } from "./elements.mjs";
import { articleOf, showPassage, showSource } from "./evidence.mjs";
import { sayPredicate } from "./names.mjs";
import { proofs } from "./paths.mjs";
import { showQuotation, showSpeakers } from "./quotation.mjs";
import { nameButton } from "./sections.mjs";
import { TEXTS } from "./texts.mjs";

// What is stated says more than what is said, and that more than a meeting of names.
const ORDER = ["relation", "statement", "co-mention"];
const AT_FIRST = 2;

/** `include` switches a kind of links on. */
export function showRoute(model, { from, to, ways, beyond, without }, choose, include) {
  return [
    element(
      "header",
      { class: "who" },
      element("p", { class: "type" }, TEXTS.path),
      element(
        "h2",
        { id: "panel-heading", tabindex: "-1", class: "ends" },
        nameButton(model, choose, from, true),
        element("span", { class: "joint" }, " – "),
        nameButton(model, choose, to, true),
      ),
      element("p", { class: "hint-line" }, ways.length === 0 ? TEXTS.unconnected : beyond ? TEXTS.beyond : TEXTS.overShown),
      ways.length && without.length
        ? element("p", { class: "people" }, ...without.map((kind) => button({ class: "quiet", onclick: () => include(kind) }, TEXTS.include(kind))))
        : null,
    ),
    ...ways.map(({ name, hops }) =>
      element(
        "section",
        { class: "part way" },
        element("h3", {}, TEXTS.ways[name], element("span", { class: "count" }, TEXTS.hops(hops.length))),
        element("ol", { class: "hops" }, ...hops.map((hop) => showHop(model, hop, choose))),
      ),
    ),
  ];
}

function showHop(model, { from, to, links }, choose) {
  const sorted = [...links].sort(
    (one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || proofs(other) - proofs(one),
  );
  const rest = sorted.slice(AT_FIRST);
  return element(
    "li",
    { class: "hop" },
    element("h4", {}, nameButton(model, choose, from), " – ", nameButton(model, choose, to)),
    ...sorted.slice(0, AT_FIRST).map((link) => showStep(model, link, choose)),
    rest.length ? element("p", { class: "people" }, ...rest.map((link) => opener(model, link, choose))) : null,
  );
}

function showStep(model, link, choose) {
  const name = (id) => nameButton(model, choose, id);
  const [first] = link.kind === "statement" ? closest(model, link.quotations) : link.passages;
  const more = proofs(link) - 1;
  const proof =
    link.kind === "statement"
      ? [showQuotation(model, model.quotations[first], { name })]
      : [showPassage(model, first), showSource(model, articleOf(model, first))];
  return element(
    "article",
    { class: "relation" },
    link.kind === "statement"
      ? null
      : element("p", { class: "triple" }, name(link.from), ` ${sayPredicate(link)} `, name(link.to)),
    link.reported ? element("p", { class: "people" }, showSpeakers(model, link, name)) : null,
    ...proof,
    more > 0 ? opener(model, link, choose, TEXTS.moreProofs(more)) : null,
  );
}

/** Quotations in their order, those that speak of the fewest first: they speak of this one most. */
function closest(model, quotations) {
  return [...quotations].sort((one, other) => model.quotations[one].about.length - model.quotations[other].about.length);
}

function opener(model, link, choose, text = `${model.entities.get(link.from).label} ${sayPredicate(link)} ${model.entities.get(link.to).label}`) {
  return button({ class: "quiet", onclick: () => choose({ link: link.id }) }, text);
}
