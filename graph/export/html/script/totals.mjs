/** Say what each number of links counts, so that quotations, lines and relations can be told apart. */
import { TEXTS } from "./texts.mjs";

/** Return a sentence for each kind of link there is, by kind. */
export function sayTotals(model) {
  const lines = { statement: [], relation: [], "co-mention": [] };
  for (const link of model.links.values()) lines[link.kind].push(link);
  const told = new Set(lines.statement.flatMap((link) => link.quotations));
  const sentences = {
    statement: () => TEXTS.statementsCounted(lines.statement.length, told.size, model.quotations.length, model.unknownSpeakers.length),
    relation: () => TEXTS.relationsCounted(lines.relation.length, lines.relation.reduce((sum, link) => sum + link.weight, 0)),
    "co-mention": () => TEXTS.companyCounted(lines["co-mention"].length),
  };
  return Object.fromEntries(
    Object.entries(sentences).filter(([kind]) => lines[kind].length).map(([kind, say]) => [kind, say()]),
  );
}
