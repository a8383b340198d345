/** Say dates as people write them. What is no ISO 8601 day, week, month or year is shown as its source has it. */
import { TEXTS } from "./texts.mjs";

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
const WEEK = /^(\d{4})-W(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const A_DAY = 24 * 60 * 60 * 1000;

export function sayDate(date) {
  const [, year, month, day] = DAY.exec(date ?? "") ?? [];
  const name = TEXTS.months[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year}` : date ?? "";
}

/** When something was said, with its preposition: on a day, in a week, in a month or in a year. */
export function sayWhen(date) {
  if (WEEK.test(date)) return TEXTS.inTheWeek(sayDate(firstDay(date)));
  const [, year, month] = MONTH.exec(date) ?? [];
  if (year) return TEXTS.during(TEXTS.months[Number(month) - 1] ? `${TEXTS.months[Number(month) - 1]} ${year}` : date);
  return DAY.test(date) ? TEXTS.onDay(sayDate(date)) : TEXTS.during(date);
}

export function saySpan(span) {
  if (!span) return TEXTS.undated;
  const [first, last] = span;
  if (first === last) return sayDate(first);
  const start = sayDate(first);
  return `${first.slice(0, 4) === last.slice(0, 4) ? start.slice(0, -5) : start} – ${sayDate(last)}`;
}

/** Where a date stands among others: a week by its first day, all else as it is. Week 1 has the fourth of January in it. */
export function firstDay(date) {
  const [, year, week] = (WEEK.exec(date) ?? []).map(Number);
  if (!week) return date;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const first = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * A_DAY;
  return new Date(first + (week - 1) * 7 * A_DAY).toISOString().slice(0, 10);
}
