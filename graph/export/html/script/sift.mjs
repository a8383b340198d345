/** Tell what of each table passes the filters of the picture. */
import { articleOf } from "./evidence.mjs";
import { narrowedTo } from "./answers.mjs";
import { UNFILTERED, createSieve, passingArticles } from "./sieve.mjs";

const PARTS = [...Object.keys(UNFILTERED), "meant", "hiddenTypes", "described", "dropped"];

/** A test for each table: of a quotation, of an entity, and of the number of an article. */
export function siftTables(model, state) {
  const articles = passingArticles(model, state);
  const sieve = createSieve(model, state);
  const answer = narrowedTo(model, state);
  const told = (quotation) => answer === null || answer.sentences.some(({ facts }) => facts.some((fact) => model.quotations[fact.quotation] === quotation));
  const read = (number) => !articles || articles.has(number);
  return {
    relations: sieve.link,
    table: (quotation) => told(quotation) && read(articleOf(model, quotation.passage)),
    entities: (entity) =>
      !state.hiddenTypes.has(entity.type) && (entity.named || state.described) && !state.dropped.has(entity.id) && sieve.entity(entity),
    articles: read,
  };
}

/** Whether a state lets anything be left out of the tables. */
export function sifts(state) {
  const narrowed = Object.keys(UNFILTERED).some((name) => state[name] !== UNFILTERED[name]);
  return narrowed || state.hiddenTypes.size > 0 || !state.described || state.dropped.size > 0;
}

/** Whether two states may let different rows pass. */
export function siftsAnew(state, before) {
  return !before || PARTS.some((part) => state[part] !== before[part]);
}
