/** Decide which articles, links and entities pass the filters that narrow the picture. */
import { narrowedTo } from "./answers.mjs";
import { articleOf, proofsOf } from "./evidence.mjs";

/** All filters off; `asked` is a question whose answer alone counts, `story` is the number of the one article that counts. */
export const UNFILTERED = Object.freeze({
  asked: "",
  publisher: "",
  story: null,
  from: "",
  until: "",
  relation: "",
  standing: "",
  support: 1,
  weight: 0,
});

/** How a relation may stand: each a test of a link. */
export const STANDINGS = {
  stated: (link) => !link.reported,
  reported: (link) => link.reported,
  negated: (link) => link.negated,
};
const proofs = new WeakMap();

/**
 * Return { link, entity }, which tell whether one passes. A link passes with the articles that prove it; an entity with
 * those that name it and, where links are narrowed down, with a link left; of an answer, only what it is of. `told` tells
 * whether a link is part of an answer, and is shown whatever its kind.
 */
export function createSieve(model, state) {
  const articles = passingArticles(model, state);
  const narrowed = narrowsLinks(state);
  const named = (entity) => !articles || entity.articles.some((number) => articles.has(number));
  const answer = narrowedTo(model, state);
  const told = (one) => Boolean(answer?.links.has(one.id));
  const link = (one) => (answer === null || told(one)) && passes(model, one, state, articles);
  const linked = (entity) => model.linksOf.get(entity.id).some(link);
  const meant = (entity) => answer === null || answer.entities.has(entity.id);
  return { link, told, entity: (entity) => meant(entity) && named(entity) && (!narrowed || linked(entity)) };
}

/** Whether a link may be left out for what it is, not for its articles. */
export function narrowsLinks({ relation, standing, support, weight }) {
  return Boolean(relation || standing || support > 1 || weight > 0);
}

/** The numbers of the articles that prove a link, each once. */
export function articlesOf(model, link) {
  if (!proofs.has(link)) proofs.set(link, [...new Set(proofsOf(model, link).map((number) => articleOf(model, number)))]);
  return proofs.get(link);
}

/** How many articles prove a link; a text and its copies count once. */
export function supportOf(model, link, articles = null) {
  const found = articlesOf(model, link).filter((number) => !articles || articles.has(number));
  return new Set(found.map((number) => model.articles[number].copy_of ?? number)).size;
}

/** The numbers of the articles that pass; null where all do. An article without a date stands in no span of time. */
export function passingArticles(model, { publisher, story, from, until }) {
  if (!publisher && story === null && !from && !until) return null;
  const found = new Set();
  model.articles.forEach((one, number) => {
    const day = (one.published ?? "").slice(0, 10);
    const inTime = (!from && !until) || (day && day >= from && (!until || day <= until));
    if (inTime && (!publisher || one.publisher === publisher) && (story === null || story === number)) found.add(number);
  });
  return found;
}

function passes(model, link, { relation, standing, support, weight }, articles) {
  if (weight > 0 && link.weight < weight) return false;
  if ((relation || standing) && link.kind !== "relation") return false;
  if (relation && link.type !== relation) return false;
  if (standing && !STANDINGS[standing](link)) return false;
  if (!articles && support <= 1) return true;
  return supportOf(model, link, articles) >= Math.max(support, 1);
}
