/** Draw how often an entity is mentioned over time, as bars between the first and the last day of all articles. */
import { sayDate, saySpan } from "./dates.mjs";
import { drawn, element } from "./elements.mjs";
import { mentionsByDay } from "./seen.mjs";
import { TEXTS } from "./texts.mjs";

const A_DAY = 24 * 60 * 60 * 1000;
const BARS = 32;
const [WIDTH, HEIGHT, GAP, LEAST] = [320, 44, 1.5, 2];

/** Put days into equal stretches of whole days: [{ first, last, mentions }], those without mentions among them. */
export function stretches(days, [first, last]) {
  const start = Date.parse(first);
  const count = Math.round((Date.parse(last) - start) / A_DAY) + 1;
  const length = Math.ceil(count / BARS);
  const day = (number) => new Date(start + number * A_DAY).toISOString().slice(0, 10);
  const bars = Array.from({ length: Math.ceil(count / length) }, (_, place) => ({
    first: day(place * length),
    last: day(Math.min((place + 1) * length, count) - 1),
    mentions: 0,
  }));
  for (const [date, mentions] of days) bars[Math.floor(Math.round((Date.parse(date) - start) / A_DAY) / length)].mentions += mentions;
  return bars;
}

/** The chart; null where all articles are of one day or have no date. */
export function showChart(model, entity) {
  const days = mentionsByDay(model, entity).filter(([day]) => !Number.isNaN(Date.parse(day)));
  if (!model.span || model.span[0] === model.span[1] || days.length === 0 || model.span.some((day) => Number.isNaN(Date.parse(day)))) return null;
  const bars = stretches(days, model.span);
  const most = Math.max(...bars.map(({ mentions }) => mentions));
  const width = WIDTH / bars.length;
  const marks = bars.map(({ first, last, mentions }, place) => {
    const height = mentions ? Math.max((mentions / most) * HEIGHT, LEAST) : 0;
    const words = `${saySpan([first, last])}: ${TEXTS.mentions(mentions)}`;
    return drawn("rect", { x: place * width + GAP / 2, y: HEIGHT - height, width: width - GAP, height }, drawn("title", {}, words));
  });
  const told = bars.filter(({ mentions }) => mentions).map(({ first, last, mentions }) => `${saySpan([first, last])}: ${mentions}`);
  return element(
    "figure",
    { class: "chart" },
    drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": TEXTS.chart(told.join("; ")) }, ...marks),
    element("figcaption", { "aria-hidden": "true" }, element("span", {}, sayDate(model.span[0])), element("span", {}, sayDate(model.span[1]))),
  );
}
