/** Answer what is asked in the state of the page: a question, or a sentence of the briefing; the last answer is kept. */
import { ask } from "./answering.mjs";
import { createAskable } from "./askable.mjs";
import { TEXTS } from "./texts.mjs";

const corpora = new WeakMap();
const kept = new WeakMap();

export function corpusOf(model) {
  if (!corpora.has(model)) corpora.set(model, createAskable(model));
  return corpora.get(model);
}

/** The answer to what a state asks, null where it asks nothing; `meant` says of words by their place what they mean. */
export function answerTo(model, { asked, meant }) {
  if (!asked?.trim()) return null;
  const key = `${meant} ${asked}`;
  if (kept.get(model)?.key !== key) {
    const answer = asked.startsWith(TEXTS.briefed) ? model.tell?.(asked) ?? null : ask(corpusOf(model), asked, readMeant(meant));
    kept.set(model, { key, answer });
  }
  return kept.get(model).answer;
}

/** The same as a filter: what nothing answers leaves all there is. */
export function narrowedTo(model, state) {
  const answer = answerTo(model, state);
  return answer?.entities.size ? answer : null;
}

/** What words mean by their place, as a wish has it: `3:Ada Lund|5:words`. */
export function readMeant(text) {
  return new Map((text ?? "").split("|").filter(Boolean).map((one) => [Number(one.split(":", 1)[0]), one.slice(one.indexOf(":") + 1)]));
}

export function writeMeant(meant) {
  return [...meant].map(([at, choice]) => `${at}:${choice}`).join("|");
}
