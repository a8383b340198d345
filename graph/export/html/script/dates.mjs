/** Say dates as people write them. What is no date of the form YYYY-MM-DD is shown as its source has it. */
import { TEXTS } from "./texts.mjs";

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;

export function sayDate(date) {
  const [, year, month, day] = DAY.exec(date ?? "") ?? [];
  const name = TEXTS.months[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year}` : date ?? "";
}

export function saySpan(span) {
  if (!span) return TEXTS.undated;
  const [first, last] = span;
  if (first === last) return sayDate(first);
  const start = sayDate(first);
  return `${first.slice(0, 4) === last.slice(0, 4) ? start.slice(0, -5) : start} – ${sayDate(last)}`;
}
