/** Say in plain records what is shown, for files: ids and codes as in graph.json, words as in the articles. */
import { proofsOf } from "./evidence.mjs";
import { wholeParts } from "./passages.mjs";
import { datesOf } from "./seen.mjs";

export function entityRecord(model, entity) {
  const { first, last } = datesOf(model, entity);
  return {
    id: entity.id,
    name: entity.name,
    label: entity.label,
    type: entity.type,
    named: entity.named,
    observer: entity.observer,
    aliases: entity.aliases.map(({ text }) => text),
    roles: entity.roles.map(({ text }) => text),
    mentions: entity.mentions,
    articles: entity.articles.map((number) => model.articles[number].id),
    quotations: model.spoken.by.get(entity.id).length,
    linked_to: entity.stated,
    degree: entity.degree,
    first_seen: first,
    last_seen: last,
  };
}

export function linkRecord(model, link) {
  return {
    id: link.id,
    from: link.from,
    to: link.to,
    kind: link.kind,
    label: link.label,
    to_whom: link.to_whom,
    negated: link.negated,
    reported: link.reported,
    qualifier: link.qualifier,
    modality: link.modality,
    weight: link.weight,
    evidence: proofsOf(model, link).map((passage) => proofRecord(model, passage)),
  };
}

export function articleRecord(article) {
  const { id, title, publisher, published, byline, url } = article;
  return { id, title, publisher, published, byline, url };
}

function proofRecord(model, passage) {
  const parts = wholeParts(model, passage);
  const words = parts.filter((_, place) => place % 2);
  return { article: model.articles[model.passages[passage].article].id, words: words.join(" … "), sentence: parts.join("") };
}
