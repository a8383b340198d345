/** Paint what vis-network leaves to us: the links in focus, the dots with their shapes, and labels of constant size. */
import { widened } from "./arrangement.mjs";
import { settle } from "./ends.mjs";
import { createGroupPainter } from "./hulls.mjs";
import { around, placeLabels } from "./labels.mjs";
import { look } from "./palette.mjs";
import { SIZE, paintPlots, plotTitles } from "./plots.mjs";
import { tracePath } from "./shapes.mjs";
import { sayNumber } from "./texts.mjs";
import { coded } from "./unseen.mjs";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const LARGEST_DOT = 18;
const [LARGEST_LABEL, LARGEST_NARROW] = [15, 13];
const SMALLEST_LABEL = 12;
// No id of an entity begins so.
const WORDS = "words ";
const LONGEST_LABEL = 28;
const [SHORTEST_BROKEN, LONGEST_BROKEN] = [10, 46];
const LONGEST_NAME = 60;
// Where dots stand too close for labels, so many of the strongest are named over others, to find one's way.
const LANDMARKS = 20;
const FADED = 0.14;
const MUTED = 0.45;
const FADED_LINKS = 0.16;

/** Return the painter of one picture; `scene` answers what is drawn now. */
export function createPainter(scene) {
  const widths = new Map();
  const groups = createGroupPainter();
  let placed = { key: "", items: [], places: new Map() };

  function fade(context) {
    const now = scene();
    if (now.groups) groups.paint(context, now);
    paintPlots(context, now);
    context.globalAlpha = now.focus ? FADED_LINKS : 1;
  }

  function paint(context) {
    const now = scene();
    context.globalAlpha = 1;
    context.lineJoin = "round";
    if (now.focus) paintLinks(context, now);
    const dots = now.entities.map((entity) => dot(now, entity));
    for (const item of dots) (item.entity.members ? paintCircle : paintDot)(context, now, item);
    paintLabels(context, now, dots);
    context.globalAlpha = 1;
  }

  function paintLabels(context, now, dots) {
    const lit = dots.filter((item) => item.lit);
    const titles = now.groups ? groups.titles(now) : [];
    const plots = plotTitles(now, (text) => width(context, { text, size: SIZE, strong: true }));
    const key = `${now.full} ${now.groups} ${now.scale.toFixed(3)} ${now.revision} ${now.selected?.entity} ${now.hovered?.entity} ${now.selected?.link} ${now.hovered?.link}`;
    if (placed.key !== key) {
      const items = lit.map((item) => measured(context, now, item)).reverse();
      items.sort((one, other) => other.first - one.first || other.insist - one.insist);
      const [first, last] = [true, false].map((insist) => worded(context, now, insist));
      items.unshift(...first);
      items.push(...last);
      items.unshift(...titles.map((title) => ({ ...title, forms: [{ width: width(context, title) + 8, height: title.size + 4 }] })));
      placed = { key, items, places: placeLabels(items, widened(now.frame, now.scale), [...now.avoid.map((box) => widened(box, now.scale)), ...plots.map(around)]) };
    }
    for (const item of lit) {
      const place = placed.places.get(item.entity.id);
      if (place) for (const [line, y] of linesOf(item, place)) write(context, now, { ...item, text: line }, place.x / now.scale, y / now.scale);
    }
    for (const { text, x, y } of plots) write(context, now, { text, size: SIZE, strong: true }, x / now.scale, y / now.scale);
    for (const title of titles) {
      const place = placed.places.get(title.id);
      if (place) write(context, now, title, place.x / now.scale, place.y / now.scale);
    }
    for (const saying of now.sayings) {
      const place = placed.places.get(`${WORDS}${saying.link}`);
      if (place) write(context, now, { ...said(saying), hue: now.model.links.get(saying.link)?.kind }, place.x / now.scale, place.y / now.scale);
    }
  }

  function measured(context, now, item) {
    const { entity, x, y, radius, size } = item;
    return {
      id: entity.id,
      x: x * now.scale,
      y: y * now.scale,
      radius: radius * now.scale,
      forms: formsOf(item.text, item.longer).map((lines) => ({
        width: Math.max(...lines.map((text) => width(context, { ...item, text }))) + 6,
        height: size + 4 + (lines.length - 1) * leading(size),
      })),
      first: item.strong,
      home: homeOf(now, entity.id),
      insist: item.strong || now.model.leaders.has(entity.id) || (now.crowded && entity.rank < LANDMARKS),
    };
  }

  function homeOf(now, id) {
    const box = now.regionOf.get(id)?.box;
    return box ? widened(box, now.scale) : null;
  }

  /** The words of links, to stand beside their middles. */
  function worded(context, now, insisting) {
    return now.sayings
      .filter(({ link, insist }) => insist === insisting && now.links[link]?.connected)
      .map((saying) => {
        const { x, y } = now.links[saying.link].edgeType.getPoint(0.5);
        const style = said(saying);
        const forms = [{ width: width(context, style) + 6, height: style.size + 4 }];
        return { id: `${WORDS}${saying.link}`, x: x * now.scale, y: y * now.scale, radius: 0, forms, insist: insisting };
      });
  }

  function width(context, { size, strong, slanted, text }) {
    const key = `${strong ? "b" : "r"}${slanted ? "i" : ""}${size} ${text}`;
    if (!widths.has(key)) {
      context.font = font(size, strong, slanted);
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  /** The labels that stand, in pixels of the window from its middle: { id, x, y, width, height }. */
  const labels = () => placed.items.filter(({ id }) => placed.places.has(id)).map(({ id, forms }) => ({ id, ...placed.places.get(id), ...forms[placed.places.get(id).form] }));

  return { fade, paint, labels };
}

function said({ text, insist }) {
  return { text: shortened(text), strong: insist, slanted: true, size: insist ? SMALLEST_LABEL + 1 : SMALLEST_LABEL };
}

function dot(now, entity) {
  const body = now.bodies[entity.id];
  const radius = body.options.size;
  const lit = !now.focus || now.focus.entities.has(entity.id);
  const strong = entity.id === now.selected?.entity || entity.id === now.hovered?.entity;
  const share = Math.min(entity.size / LARGEST_DOT, 1);
  const largest = now.narrow ? LARGEST_NARROW : LARGEST_LABEL;
  const size = quiet(entity) ? SMALLEST_LABEL : Math.round(SMALLEST_LABEL + (largest - SMALLEST_LABEL) * share);
  return { entity, x: body.x, y: body.y, radius, lit, strong, size, text: called(entity, now.full, LONGEST_LABEL), longer: called(entity, now.full, LONGEST_BROKEN) };
}

function paintLinks(context, now) {
  for (const id of now.focus.links) {
    const link = now.links[id];
    if (!link?.connected) continue;
    link.selected = true;
    settle(context, link);
    link.draw(context);
    link.drawArrows(context);
    link.selected = false;
  }
}

/** A group that is closed: who is in it, as a pie of the types' colours around how many they are. */
function paintCircle(context, now, { entity, x, y, radius, lit, strong }) {
  const counts = new Map();
  for (const { type } of entity.members) counts.set(look(type).colour, (counts.get(look(type).colour) ?? 0) + 1);
  context.globalAlpha = lit ? 1 : FADED;
  let from = -Math.PI / 2;
  for (const [colour, count] of [...counts].sort(([, one], [, other]) => other - one)) {
    const to = from + (2 * Math.PI * count) / entity.members.length;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, from, to);
    context.closePath();
    context.fillStyle = now.palette.get(colour);
    context.fill();
    from = to;
  }
  context.globalAlpha = 1;
  tracePath(context, "circle", x, y, radius * (strong ? 0.66 : 0.74));
  context.fillStyle = now.palette.get("paper");
  context.fill();
  const count = sayNumber(entity.members.length);
  context.font = font(Math.min(radius * (count.length > 3 ? 0.45 : 0.6), 16 / now.scale), true);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = now.palette.get(lit ? "ink" : "muted");
  context.fillText(count, x, y);
}

function paintDot(context, now, { entity, x, y, radius, lit, strong }) {
  const { colour, shape } = look(entity.type);
  const hue = now.palette.get(colour);
  const thin = 1.5 / now.scale;
  context.globalAlpha = lit ? (entity.observer ? MUTED : 1) : FADED;
  if (strong) {
    tracePath(context, shape, x, y, radius + 4.5 / now.scale);
    context.lineWidth = 2 / now.scale;
    context.strokeStyle = hue;
    context.stroke();
  }
  tracePath(context, shape, x, y, radius);
  context.fillStyle = entity.named ? hue : now.palette.get("paper");
  context.fill();
  context.lineWidth = thin;
  context.strokeStyle = entity.named ? now.palette.get("paper") : hue;
  context.stroke();
  if (entity.id in now.pinned) {
    tracePath(context, "circle", x, y, Math.min(radius * 0.36, 3 / now.scale));
    context.fillStyle = now.palette.get(entity.named ? "paper" : "ink");
    context.fill();
  }
}

/** What is only described, or only reports, stays in the background. */
function quiet(entity) {
  return !entity.named || entity.observer;
}

function write(context, now, { strong, size, text, entity, soft, slanted, hue }, x, y) {
  context.globalAlpha = 1;
  context.font = font(size / now.scale, strong, slanted);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 4 / now.scale;
  context.strokeStyle = now.palette.get("paper");
  context.strokeText(text, x, y);
  context.fillStyle = now.palette.get(hue ?? (soft || (entity && quiet(entity) && !strong) ? "muted" : "ink"));
  context.fillText(text, x, y);
}

/** A name on one line, and one of several words on two, as even as can be; first the one that leaves less out. */
function formsOf(text, longer = text) {
  const words = longer.split(" ");
  if (words.length < 2 || text.length < SHORTEST_BROKEN) return [[text]];
  const breaks = words.slice(1).map((_, place) => [words.slice(0, place + 1).join(" "), words.slice(place + 1).join(" ")]);
  const longest = (lines) => Math.max(...lines.map(({ length }) => length));
  const two = breaks.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best));
  return longer === text ? [[text], two] : [two, [text]];
}

/** The lines of a label with their heights, around the middle of its place. */
function linesOf({ text, longer, size }, { y, form }) {
  const lines = formsOf(text, longer)[form] ?? [text];
  return lines.map((line, number) => [line, y + (number - (lines.length - 1) / 2) * leading(size)]);
}

const leading = (size) => Math.round(size * 1.2);

function font(size, strong, slanted = false) {
  return `${slanted ? "italic " : ""}${strong ? 650 : 500} ${size}px ${FONT}`;
}

function called(entity, full, longest) {
  return full && !entity.members ? shortened(entity.name, LONGEST_NAME) : shortened(entity.label, longest);
}

function shortened(label, longest = LONGEST_LABEL) {
  const shown = coded(label);
  const letters = Array.from(shown);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("").trimEnd()}…` : shown;
}
