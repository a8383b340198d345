/** Show what stands out while nothing is selected: the list that opens every entity without the picture. */
import { element } from "./elements.mjs";
import { showDiffering } from "./differing.mjs";
import { showQuotation } from "./quotation.mjs";
import { nameButton, section } from "./sections.mjs";
import { TEXTS } from "./texts.mjs";
import { sayTotals } from "./totals.mjs";

const MOST = 5;

/** `narrowed` is true where filters are set, which the lists do not follow. */
export function showOverview(model, choose, narrowed) {
  const name = (id) => nameButton(model, choose, id);
  const quoted = model.ranked
    .filter((entity) => model.spoken.by.get(entity.id).length)
    .sort((one, other) => spokenBy(model, other) - spokenBy(model, one))
    .slice(0, MOST);
  const row = (entity, count) =>
    element("div", { class: "companion" }, nameButton(model, choose, entity.id, true), element("span", { class: "figure" }, count));
  return [
    element(
      "header",
      { class: "who" },
      element("h2", { id: "panel-heading", tabindex: "-1" }, TEXTS.overview),
      element("p", { class: "hint-line" }, model.ranked.length ? TEXTS.overviewHint : TEXTS.noEntities),
      narrowed ? element("p", { class: "hint-line" }, TEXTS.overviewOfAll) : null,
    ),
    section(TEXTS.mostQuoted, quoted, (entity) => row(entity, TEXTS.quotations(spokenBy(model, entity))), "company"),
    section(
      TEXTS.mostConnected,
      // Sorting is stable: equals stay in the order of their importance, as in the summary at the terminal.
      [...model.ranked].sort((one, other) => other.degree - one.degree),
      (entity) => row(entity, TEXTS.linkedTo(entity.degree)),
      "company ranked",
    ),
    section(TEXTS.differing, model.differing, (found) => showDiffering(model, found, name)),
    unknown(model, name),
    counting(model),
  ];
}

function unknown(model, name) {
  const quotations = model.unknownSpeakers;
  if (quotations.length === 0) return null;
  return element(
    "details",
    { class: "part unknown" },
    element("summary", {}, TEXTS.unknownSpeakers(quotations.length)),
    ...quotations.map((quotation) => showQuotation(model, quotation, { name })),
  );
}

function counting(model) {
  const sentences = [TEXTS.connectedCounted, ...Object.values(sayTotals(model))];
  if (model.links.size === 0) return null;
  return element(
    "details",
    { class: "part unknown" },
    element("summary", {}, TEXTS.counting),
    ...sentences.map((sentence) => element("p", { class: "hint-line" }, sentence)),
  );
}

function spokenBy(model, entity) {
  return model.spoken.by.get(entity.id).length;
}
