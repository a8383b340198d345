/** Tell the briefing as the page does: node brief.mjs DATA.json [STATE.json]. */
import { readFileSync } from "node:fs";
import { briefed, toldOf } from "../../graph/export/html/script/briefing.mjs";
import { readData, readModel } from "../../graph/export/html/script/model.mjs";
import { UNFILTERED } from "../../graph/export/html/script/sieve.mjs";

const model = readModel(readData(readFileSync(process.argv[2], "utf8")));
model.tell = (key) => briefed(model, key);
const state = { ...UNFILTERED, hiddenTypes: new Set(), ...JSON.parse(process.argv[3] ?? "{}") };
const told = toldOf(model, state).map(({ key, text }) => {
  const { heading, sentences, entities } = briefed(model, key);
  return { text, heading, proofs: sentences.map(({ article, start, end }) => model.articles[article].text.slice(start, end)), entities: entities.size };
});
process.stdout.write(JSON.stringify(told));
