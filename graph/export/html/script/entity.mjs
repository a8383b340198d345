/** Show one entity: who it is, what it said and what was said of it, how it is related, and in whose company it is named. */
import { firstDay } from "./dates.mjs";
import { button, element } from "./elements.mjs";
import { articleOf, byArticle, showPassage, showSource } from "./evidence.mjs";
import { differingOf, showDiffering } from "./differing.mjs";
import { otherEnd } from "./model.mjs";
import { sayAmount, showPredicate, statedOf } from "./relations.mjs";
import { showQuotation, showSpeakers } from "./quotation.mjs";
import { showSaid } from "./said.mjs";
import { nameButton, section } from "./sections.mjs";
import { TEXTS } from "./texts.mjs";
import { showWho } from "./who.mjs";

export function showEntity(model, id, choose) {
  const entity = model.entities.get(id);
  const name = (other) => (other === id ? element("bdi", {}, entity.label) : nameButton(model, choose, other));
  const quote = (quotation) => showQuotation(model, quotation, { known: id, name });
  const links = model.linksOf.get(id);
  const spokenTo = model.spoken.to.get(id).filter((quotation) => !quotation.about.includes(id));
  const company = links.filter((link) => link.kind === "co-mention").sort((one, other) => other.weight - one.weight);
  return [
    showWho(model, entity),
    section(TEXTS.relations, statedOf(model, id), (link) => relation(model, link, name, choose)),
    section(TEXTS.differing, differingOf(model, id), (found) => showDiffering(model, found, name)),
    showSaid(model, id, TEXTS.said(entity.label), newestFirst(model, model.spoken.by.get(id)), quote),
    section(TEXTS.saidOf(entity.label), newestFirst(model, model.spoken.of.get(id)), quote),
    section(TEXTS.saidTo(entity.label), newestFirst(model, spokenTo), quote),
    section(TEXTS.company, company, (link) => companion(model, link, id, choose), "company"),
    section(TEXTS.appearsIn, byArticle(model, entity.articles, (number) => number), ([number]) => showSource(model, number), "sources"),
  ];
}

function relation(model, link, name, choose) {
  return element(
    "article",
    { class: "relation" },
    element(
      "p",
      { class: "triple" },
      name(link.from),
      showPredicate(link, choose),
      link.to === null ? element("bdi", { class: "value" }, link.words) : name(link.to),
    ),
    element(
      "p",
      { class: "people" },
      element("span", { class: `note${link.reported ? " reported" : ""}` }, link.reported ? TEXTS.reported : TEXTS.stated),
      link.negated ? element("span", { class: "note negated" }, TEXTS.negated) : null,
      link.modality ? element("span", { class: "note" }, TEXTS.uncertain) : null,
      sayAmount(link) ? element("span", { class: "note" }, sayAmount(link)) : null,
      showSpeakers(model, link, name),
    ),
    ...link.passages.slice(0, 3).flatMap((number) => [showPassage(model, number), showSource(model, articleOf(model, number), number)]),
  );
}

function companion(model, link, id, choose) {
  const other = otherEnd(link, id);
  const count = TEXTS.sentences(link.passages.length);
  return element(
    "div",
    { class: "companion" },
    nameButton(model, choose, other, true),
    button(
      {
        class: "quiet",
        "aria-label": `${TEXTS.evidence}: ${model.entities.get(other).label}, ${count}`,
        onclick: () => choose({ link: link.id }),
      },
      count,
    ),
  );
}

function newestFirst(model, quotations) {
  const date = (quotation) => firstDay(quotation.said_on ?? model.articles[articleOf(model, quotation.passage)].published ?? "");
  return [...quotations].sort((one, other) => (date(one) < date(other) ? 1 : date(one) > date(other) ? -1 : 0));
}
