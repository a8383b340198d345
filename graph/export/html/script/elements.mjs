/** Build elements. Text only ever becomes text: nothing here reads markup. */
import { TEXTS } from "./texts.mjs";
import { coded, cut } from "./unseen.mjs";

// Attributes that a reader sees or hears.
const SHOWN = new Set(["title", "aria-label"]);
const SVG = "http://www.w3.org/2000/svg";

export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

export function button(attributes, ...children) {
  return element("button", { type: "button", ...attributes }, ...children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : SHOWN.has(name) ? coded(String(value)) : String(value));
  }
  const kept = children.flat().filter((child) => child !== null && child !== undefined && child !== "");
  node.append(...kept.flatMap((child) => (typeof child === "string" ? seen(node, child) : child)));
  return node;
}

/** A text, with what is not as it seems in elements of their own, which hold its turning and show its number. */
function seen(node, text) {
  if (!(node instanceof HTMLElement) || node.localName === "option") return coded(text);
  return cut(text).map((part) =>
    part.code ? element("span", { class: "unseen", "data-code": part.code, title: TEXTS.unseen(part.code) }, document.createTextNode(part.text)) : part.text,
  );
}
