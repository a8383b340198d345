/** Stand in for a canvas: what is painted becomes SVG. It knows what the painters here and vis-network use, no more. */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// XML 1.0 has no signs for these.
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ANCHORS = { center: "middle", left: "start", right: "end", start: "start", end: "end" };

/** `measure` is a real context, which knows how wide a text is. */
export function createVector(measure) {
  const marks = [];
  let path = [];
  let dash = [];
  const style = { globalAlpha: 1, lineWidth: 1, fillStyle: "#000", strokeStyle: "#000", font: "12px sans-serif", textAlign: "start", lineJoin: "miter" };
  const stack = [];
  const point = (x, y) => `${short(x)} ${short(y)}`;
  const mark = (tag, attributes, content = "") => {
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
    marks.push(`<${tag}${written.join("")}${content ? `>${escaped(content)}</${tag}>` : "/>"}`);
  };
  const faded = (kind) => (vector.globalAlpha < 1 ? { [`${kind}-opacity`]: short(vector.globalAlpha) } : {});
  const stroked = () => ({
    fill: "none",
    stroke: vector.strokeStyle,
    "stroke-width": short(vector.lineWidth),
    "stroke-linejoin": vector.lineJoin,
    ...(dash.length ? { "stroke-dasharray": dash.map(short).join(" ") } : {}),
    ...faded("stroke"),
  });
  const written = (x, y) => ({
    x: short(x),
    y: short(y),
    ...fontOf(vector.font),
    "text-anchor": ANCHORS[vector.textAlign],
    // Half the height of small letters: what stands in the middle on a canvas.
    dy: "0.35em",
  });

  const vector = {
    ...style,
    save: () => stack.push(Object.fromEntries(Object.keys(style).map((name) => [name, vector[name]]))),
    restore: () => Object.assign(vector, stack.pop()),
    setLineDash: (lengths) => (dash = [...lengths]),
    beginPath: () => (path = []),
    closePath: () => path.push("Z"),
    moveTo: (x, y) => path.push(`M${point(x, y)}`),
    lineTo: (x, y) => path.push(`${path.length ? "L" : "M"}${point(x, y)}`),
    quadraticCurveTo: (cx, cy, x, y) => path.push(`Q${point(cx, cy)} ${point(x, y)}`),
    bezierCurveTo: (ax, ay, bx, by, x, y) => path.push(`C${point(ax, ay)} ${point(bx, by)} ${point(x, y)}`),
    arc: (x, y, radius, from, to) => path.push(...turned(x, y, radius, from, to, path.length > 0)),
    circle: (x, y, radius) => vector.arc(x, y, radius, 0, 2 * Math.PI),
    fill: () => mark("path", { d: path.join(""), fill: vector.fillStyle, ...faded("fill") }),
    stroke: () => mark("path", { d: path.join(""), ...stroked() }),
    fillRect: (x, y, width, height) => mark("rect", { x: short(x), y: short(y), width: short(width), height: short(height), fill: vector.fillStyle }),
    fillText: (text, x, y) => mark("text", { ...written(x, y), fill: vector.fillStyle, ...faded("fill") }, text),
    strokeText: (text, x, y) => mark("text", { ...written(x, y), ...stroked() }, text),
    measureText(text) {
      measure.font = vector.font;
      return measure.measureText(text);
    },
    translate: (x, y) => marks.push(`<g transform="translate(${point(x, y)})">`),
    scale: (x) => marks.push(`<g transform="scale(${short(x, 5)})">`),
    text: () => closed(marks).join("\n"),
  };
  return vector;
}

function turned(x, y, radius, from, to, joined) {
  const at = (angle) => `${short(x + radius * Math.cos(angle))} ${short(y + radius * Math.sin(angle))}`;
  const sweep = Math.min(to - from, 2 * Math.PI);
  // An arc that ends where it begins is none in SVG: a circle is two halves.
  const parts = sweep > Math.PI ? [from + sweep / 2, from + sweep] : [from + sweep];
  return [`${joined ? "L" : "M"}${at(from)}`, ...parts.map((angle) => `A${short(radius)} ${short(radius)} 0 0 1 ${at(angle)}`)];
}

function closed(marks) {
  const open = marks.filter((one) => one.startsWith("<g ")).length;
  return [...marks, ...Array(open).fill("</g>")];
}

function fontOf(font) {
  const [, slant, weight, size, family] = /^(italic )?(?:(\d+) )?([\d.]+)px (.+)$/.exec(font) ?? [null, null, null, "12", "sans-serif"];
  return { "font-family": family, "font-size": short(Number(size)), ...(slant ? { "font-style": "italic" } : {}), ...(weight ? { "font-weight": weight } : {}) };
}

function escaped(value) {
  return String(value).replace(UNWRITABLE, "\uFFFD").replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
}

function short(value, digits = 2) {
  return Number(value.toFixed(digits));
}
