/** Tell what of each table passes the filters of the picture. */
import { articleOf } from "./evidence.mjs";
import { UNFILTERED, createSieve, passingArticles } from "./sieve.mjs";

const PARTS = [...Object.keys(UNFILTERED), "hiddenTypes", "described", "dropped"];

/** A test for each table: of a quotation, of an entity, and of the number of an article. */
export function siftTables(model, state) {
  const articles = passingArticles(model, state);
  const sieve = createSieve(model, state);
  const read = (number) => !articles || articles.has(number);
  return {
    table: (quotation) => read(articleOf(model, quotation.passage)),
    entities: (entity) =>
      !state.hiddenTypes.has(entity.type) && (entity.named || state.described) && !state.dropped.has(entity.id) && sieve.entity(entity),
    articles: read,
  };
}

/** Whether two states may let different rows pass. */
export function siftsAnew(state, before) {
  return !before || PARTS.some((part) => state[part] !== before[part]);
}
