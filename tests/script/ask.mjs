/** Answer questions as the page does: node ask.mjs DATA.json reads them from standard input as JSON, and writes the answers. */
import { readFileSync } from "node:fs";
import { ask } from "../../graph/export/html/script/answering.mjs";
import { createAskable } from "../../graph/export/html/script/askable.mjs";
import { readData, readModel } from "../../graph/export/html/script/model.mjs";

const corpus = createAskable(readModel(readData(readFileSync(process.argv[2], "utf8"))));
const names = (numbers) => numbers.map((number) => corpus.entities[number].name);

function answer(question) {
  const found = ask(corpus, question);
  return {
    chips: found.chips.map(({ part, said }) => `${part}: ${said}`),
    answers: names(found.answers),
    nearest: found.nearest,
    linked: names(found.linked),
    sentences: found.sentences.map(({ article, start, end }) => corpus.articles[article].text.slice(start, end)),
  };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(answer)));
