/** Say how vis-network draws: dots stay clear, since the painter paints them; links are quiet until asked for. */
import { curve } from "./fan.mjs";

// Above so many links a frame of a drag takes longer than a blink, unless they are left out of it.
const MANY_LINKS = 1500;
// The more lines there are, the fainter each is; from so many on.
const CROWD = 90;
const FAINTEST = 0.18;
const QUIET = { statement: 0.55, relation: 0.6, "co-mention": 0.4, bundle: 0.45 };
// What has no name is a smaller dot.
const UNNAMED = 0.7;
// How faint a line is that leaves its region, beside those within.
const LEAVING = 0.5;

export function options(model) {
  const many = model.links.size > MANY_LINKS;
  return {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, selectable: false, hideEdgesOnDrag: many, hideEdgesOnZoom: many, zoomSpeed: 0.6 },
    nodes: { shape: "dot", borderWidth: 0, chosen: false, color: "rgba(0, 0, 0, 0)" },
    edges: {
      hoverWidth: 0,
      selectionWidth: 0,
      arrowStrikethrough: false,
      chosen: {
        edge: (values) => {
          values.opacity = 1;
          values.width *= 1.5;
        },
      },
    },
  };
}

export function node(entity, place, radius) {
  return { id: entity.id, ...place, size: sizeOf(entity, radius) };
}

export function sizeOf(entity, radius) {
  return entity.size * radius * (entity.named ? 1 : UNNAMED);
}

/** `leaves` tells whether it leads from one region to another. */
export function edge(link, bend, palette, faint, leaves) {
  const plain = link.kind === "co-mention" || link.kind === "bundle";
  const support = link.count ?? Math.max(link.quotations.length, link.passages.length, 1);
  return {
    id: link.id,
    from: link.from,
    to: link.to,
    color: { color: palette.get(link.kind), opacity: QUIET[link.kind] * faint * (leaves ? LEAVING : 1), inherit: false },
    width: (plain ? 0.7 : 1.3) + Math.min(Math.log2(support) * 0.45, 2),
    dashes: dashes(link),
    arrows: arrows(link.kind),
    smooth: curve(bend),
  };
}

/** How faint each of so many links is. */
export function faintness(links) {
  return Math.max(Math.min(Math.sqrt(CROWD / Math.max(links, 1)), 1), FAINTEST);
}

export function dashes(link) {
  if (link.negated) return [7, 5];
  return link.reported ? [1.5, 3.5] : false;
}

function arrows(kind) {
  if (kind === "statement") return { to: { enabled: true, type: "vee", scaleFactor: 0.5 } };
  return { to: { enabled: kind === "relation", type: "arrow", scaleFactor: 0.5 } };
}
