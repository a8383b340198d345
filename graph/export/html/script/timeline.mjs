/** Count the articles along the time they were published in, in equal stretches of days. */
import { stretches } from "./chart.mjs";

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Return stretches { first, last, count }; null where the articles state less than two days. */
export function timeline({ articles, span }) {
  if (!span || span[0] === span[1] || span.some(isNoDay)) return null;
  const days = articles.map(({ published }) => DAY.exec(published ?? "")?.[0]).filter((day) => day && !isNoDay(day));
  return stretches(days.map((day) => [day, 1]), span).map(({ first, last, mentions }) => ({ first, last, count: mentions }));
}

/** The places of the first and the last stretch between two days; an open end is that of the whole. */
export function placesOf(found, from, until) {
  const left = from ? found.findIndex(({ last }) => last >= from) : 0;
  const right = until ? found.findLastIndex(({ first }) => first <= until) : found.length - 1;
  return left < 0 || right < left ? [0, found.length - 1] : [left, right];
}

function isNoDay(day) {
  return Number.isNaN(Date.parse(day));
}
