/** Paint the regions behind their members, each with its title: the names of those who hold it together. */
import { TEXTS } from "./texts.mjs";

const TINTS = 6;
const [FILL, EDGE] = [0.07, 0.3];
const CORNER = 10;
const NAMES = 3;
// Pixels: letters, and from the corner of a region to its title.
export const SIZE = 13;
const INSET = 10;

export function paintPlots(context, now) {
  now.regions.forEach(({ box }, place) => {
    trace(context, box, CORNER / now.scale);
    context.globalAlpha = FILL;
    context.fillStyle = now.palette.get(`tint-${(place % TINTS) + 1}`);
    context.fill();
    context.globalAlpha = EDGE;
    context.lineWidth = 1 / now.scale;
    context.strokeStyle = now.palette.get(`tint-${(place % TINTS) + 1}`);
    context.stroke();
  });
}

/** The titles as { text, x, y, width, height }, in pixels of the window; `wide` measures a text. */
export function plotTitles(now, wide) {
  return now.regions.map((region) => {
    const { box } = region;
    const text = titled(region, (words) => wide(words) <= (box.right - box.left) * now.scale - 2 * INSET);
    const width = wide(text);
    return { region, text, width, height: SIZE + 6, x: box.left * now.scale + INSET + width / 2, y: box.top * now.scale + INSET + SIZE / 2 };
  });
}

/** The whole title of a region. */
export const titleOf = (region) => titled(region, () => true);

/** As many of the leading names as fit; who leads none is told as what is left. */
function titled({ leading }, fits) {
  const known = leading.filter(({ named, observer }) => named && !observer);
  const names = [...new Set((known.length ? known : leading).map(({ label }) => label))].slice(0, NAMES);
  if (names.length === 0) names.push(TEXTS.scattered);
  const tries = [...names.map((_, place) => TEXTS.listed(names.slice(0, names.length - place))), ...names.slice(1)];
  return tries.find(fits) ?? clipped(names[0], fits);
}

function clipped(text, fits) {
  let letters = Array.from(text);
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters = letters.slice(0, -1);
  return `${letters.join("").trimEnd()}…`;
}

function trace(context, { left, right, top, bottom }, corner) {
  context.beginPath();
  context.moveTo(left + corner, top);
  context.lineTo(right - corner, top);
  context.quadraticCurveTo(right, top, right, top + corner);
  context.lineTo(right, bottom - corner);
  context.quadraticCurveTo(right, bottom, right - corner, bottom);
  context.lineTo(left + corner, bottom);
  context.quadraticCurveTo(left, bottom, left, bottom - corner);
  context.lineTo(left, top + corner);
  context.quadraticCurveTo(left, top, left + corner, top);
  context.closePath();
}
