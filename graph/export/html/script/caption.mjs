/** Paint below a saved picture what it shows, and a key to its shapes, colours and lines. */
import { dashes } from "./marks.mjs";
import { TYPES, look } from "./palette.mjs";
import { tracePath } from "./shapes.mjs";
import { TEXTS } from "./texts.mjs";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const MARGIN = 16;
const HEAD = 20;
const LINE = 24;
const GAP = 18;
const DOT = 5;
const STROKE = 22;
const WORDS_AFTER = 6;
const FAINT = 0.45;

/** What a key to these entities and links has to explain: [{ text, width, paint }], `width` being that of the drawing. */
export function keyTo(entities, links) {
  const types = new Set(entities.map(({ type }) => (TYPES.includes(type) ? type : "OTHER")));
  const dot = (text, type, more = {}) => ({ text, width: 2 * DOT + 2, paint: (...place) => paintDot(look(type), more, ...place) });
  const line = (text, kind, more = {}) => ({ text, width: STROKE, paint: (...place) => paintLine(kind, more, ...place) });
  const kinds = ["statement", "relation", "co-mention"].filter((kind) => links.some((link) => link.kind === kind));
  return [
    ...TYPES.filter((type) => types.has(type)).map((type) => dot(TEXTS.types[type], type)),
    ...(entities.some(({ named }) => !named) ? [dot(TEXTS.key.described, "OTHER", { hollow: true })] : []),
    ...(entities.some(({ observer }) => observer) ? [dot(TEXTS.key.observer, "ORG", { faint: true })] : []),
    ...kinds.map((kind) => line(TEXTS.kinds[kind], kind)),
    ...(links.some(({ negated }) => negated) ? [line(TEXTS.key.negated, "relation", { negated: true })] : []),
    ...(links.some(({ reported, negated }) => reported && !negated) ? [line(TEXTS.key.reported, "relation", { reported: true })] : []),
  ];
}

/** Return { height, paint }, for a picture of this width; `measure` is a context that knows how wide a text is. */
export function layCaption(measure, text, entries, width) {
  measure.font = `500 12px ${FONT}`;
  let [x, row] = [MARGIN, 1];
  const items = entries.map((entry) => {
    const whole = entry.width + WORDS_AFTER + measure.measureText(entry.text).width;
    if (x > MARGIN && x + whole > width - MARGIN) [x, row] = [MARGIN, row + 1];
    const item = { ...entry, x, row };
    x += whole + GAP;
    return item;
  });
  const rows = items.length ? row + 1 : 1;

  /** `top` is where the picture ends; `colour` gives the colour of a name. */
  function paint(context, top, colour) {
    const middle = (number) => top + LINE * (number + 0.5) + WORDS_AFTER / 2;
    context.font = `500 12px ${FONT}`;
    context.textAlign = "start";
    context.textBaseline = "middle";
    context.fillStyle = colour("muted");
    context.fillText(text, MARGIN, middle(0));
    for (const item of items) {
      item.paint(context, item.x, middle(item.row), colour);
      context.fillStyle = colour("ink");
      context.fillText(item.text, item.x + item.width + WORDS_AFTER, middle(item.row));
    }
  }
  return { height: rows * LINE + WORDS_AFTER + 4, paint };
}

/** Return { height, paint } for a title above a picture of this width, on as many lines as it needs; without one, of no height. */
export function layTitle(measure, title, width) {
  measure.font = `650 ${HEAD}px ${FONT}`;
  const lines = [];
  for (const word of title.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure.measureText(longer).width <= width - 2 * MARGIN) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  function paint(context, colour) {
    context.font = `650 ${HEAD}px ${FONT}`;
    context.textAlign = "start";
    context.textBaseline = "middle";
    context.fillStyle = colour("ink");
    for (const [number, line] of lines.entries()) context.fillText(line, MARGIN, MARGIN + HEAD * (0.5 + 1.3 * number));
  }
  return { height: lines.length ? 2 * MARGIN + HEAD * 1.3 * (lines.length - 1) + HEAD : 0, paint };
}

function paintDot({ colour: name, shape }, { hollow, faint }, context, x, y, colour) {
  context.globalAlpha = faint ? FAINT : 1;
  tracePath(context, shape, x + DOT + 1, y, DOT);
  context.fillStyle = colour(hollow ? "paper" : name);
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = colour(hollow ? name : "paper");
  context.stroke();
  context.globalAlpha = 1;
}

function paintLine(kind, manner, context, x, y, colour) {
  const end = x + STROKE;
  context.strokeStyle = colour(kind);
  context.lineWidth = kind === "co-mention" ? 1.2 : 2;
  context.setLineDash(dashes(manner) || []);
  trace(context, [[x, y], [end, y]]);
  context.setLineDash([]);
  if (kind === "statement") trace(context, [[end - 5, y - 4], [end, y], [end - 5, y + 4]]);
  if (kind !== "relation" || dashes(manner)) return;
  context.fillStyle = colour(kind);
  context.beginPath();
  for (const [across, down] of [[end - 7, y - 4], [end, y], [end - 7, y + 4]]) context.lineTo(across, down);
  context.closePath();
  context.fill();
}

function trace(context, [first, ...others]) {
  context.beginPath();
  context.moveTo(...first);
  for (const place of others) context.lineTo(...place);
  context.stroke();
}
