/** Show one link: its two ends, what joins them, and every piece of evidence under its article. */
import { element } from "./elements.mjs";
import { articleOf, byArticle, showPassage, showSource } from "./evidence.mjs";
import { sayPredicate } from "./names.mjs";
import { showQuotation, showSpeakers } from "./quotation.mjs";
import { nameButton } from "./sections.mjs";
import { TEXTS } from "./texts.mjs";

export function showLink(model, id, choose) {
  const link = model.links.get(id);
  const name = (other) => nameButton(model, choose, other);
  const spoken = link.kind === "statement";
  const items = spoken ? link.quotations.map((number) => model.quotations[number]) : link.passages;
  const passage = (item) => (spoken ? item.passage : item);
  const place = (item) => articleOf(model, passage(item));
  const piece = (item) =>
    spoken ? showQuotation(model, item, { name, source: false }) : element("article", {}, showPassage(model, item));
  return [
    heading(model, link, choose, items.length),
    ...byArticle(model, items, place).map(([article, group]) =>
      element("section", { class: "part proof" }, showSource(model, article, passage(group[0])), ...group.map(piece)),
    ),
    items.length ? null : element("p", { class: "empty" }, TEXTS.unproven),
  ];
}

function heading(model, link, choose, count) {
  const notes = [link.negated ? TEXTS.negated : null, link.reported ? TEXTS.reported : null, link.modality ? TEXTS.uncertain : null].filter(Boolean);
  const support = link.kind === "statement" ? TEXTS.quotations(count) : TEXTS.sentences(count);
  return element(
    "header",
    { class: "who" },
    element("p", { class: "type" }, element("span", { class: `swatch swatch-${link.kind}` }), TEXTS.kind[link.kind]),
    element(
      "h2",
      { id: "panel-heading", tabindex: "-1", class: "ends" },
      nameButton(model, choose, link.from, true),
      element("span", { class: "joint" }, ` ${sayPredicate(link)} `),
      nameButton(model, choose, link.to, true),
    ),
    link.reported ? element("p", { class: "people" }, showSpeakers(model, link, (id) => nameButton(model, choose, id))) : null,
    element("p", { class: "figures" }, support, ...notes.map((note) => element("span", { class: `note ${note}` }, note))),
  );
}
