/** Draw the shape of a type, on the canvas and in the legend, from one set of corners around a unit circle. */
import { drawn } from "./elements.mjs";
import { look } from "./palette.mjs";

const CORNERS = {
  square: polygon(4, Math.PI / 4, 1.15),
  diamond: polygon(4, 0, 1.2),
  triangle: polygon(3, -Math.PI / 2, 1.25),
  hexagon: polygon(6, 0, 1.08),
  star: star(),
};

export function tracePath(context, shape, x, y, radius) {
  context.beginPath();
  if (shape === "circle") context.arc(x, y, radius, 0, 2 * Math.PI);
  else for (const [cornerX, cornerY] of CORNERS[shape]) context.lineTo(x + cornerX * radius, y + cornerY * radius);
  context.closePath();
}

/** A small drawing of a type for lists; hollow for what is known by description only. */
export function glyph(type, hollow = false) {
  const { colour, shape } = look(type);
  const mark =
    shape === "circle"
      ? drawn("circle", { r: 5 })
      : drawn("polygon", { points: CORNERS[shape].map(([x, y]) => `${round(x * 5)},${round(y * 5)}`).join(" ") });
  const classes = `glyph glyph-${colour}${hollow ? " glyph-hollow" : ""}`;
  return drawn("svg", { class: classes, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, mark);
}

function polygon(corners, turn, size) {
  return Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    return [Math.cos(angle) * size, Math.sin(angle) * size];
  });
}

function star() {
  return Array.from({ length: 10 }, (_, corner) => {
    const angle = -Math.PI / 2 + (corner * Math.PI) / 5;
    const size = corner % 2 ? 0.6 : 1.35;
    return [Math.cos(angle) * size, Math.sin(angle) * size];
  });
}

function round(value) {
  return Math.round(value * 100) / 100;
}
