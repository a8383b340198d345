/** Show what two sources, or two days, say differently: both passages, the older first. */
import { element } from "./elements.mjs";
import { articleOf, showPassage, showSource } from "./evidence.mjs";
import { TEXTS } from "./texts.mjs";

export function showDiffering(model, { speakers, passages, remark }, name) {
  const side = (passage, place) => [
    element("p", { class: "people" }, speakers[place] === null ? TEXTS.theArticle : name(speakers[place])),
    showPassage(model, passage),
    showSource(model, articleOf(model, passage), passage),
  ];
  return element("article", { class: "differing" }, element("p", { class: "hint-line" }, remark), ...passages.flatMap(side));
}

/** What differs of what an entity says, or of what is stated of it. */
export function differingOf(model, id) {
  const place = (number) => `${model.passages[number].article} ${model.passages[number].start}`;
  const stated = [...model.linksOf.get(id), ...model.valuesOf.get(id)].filter((link) => link.kind === "relation");
  const places = new Set(stated.flatMap((link) => link.passages.map(place)));
  return model.differing.filter(({ speakers, passages }) => speakers.includes(id) || passages.some((number) => places.has(place(number))));
}
