/** Draw the network with vis-network: it keeps the view, finds what is under the pointer and draws quiet links. */
import { createPainter } from "./drawing.mjs";
import { curve, fan } from "./fan.mjs";
import { readPalette } from "./palette.mjs";
import { sayPredicate } from "./names.mjs";
import { openingScale } from "./scale.mjs";
import { TEXTS } from "./texts.mjs";
import { focus, visible } from "./visible.mjs";

// Above so many links a frame of a drag takes longer than a blink, unless they are left out of it.
const MANY_LINKS = 1500;
// So many square pixels to each label that is drawn even over other dots: the strongest are always named.
const AREA_A_LABEL = 26000;
// The more lines there are, the fainter each is; from so many on.
const CROWD = 90;
const FAINTEST = 0.4;
const QUIET = { statement: 0.55, relation: 0.6, "co-mention": 0.4 };

export function createPicture(container, model, store) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, options(model));
  // The list beside the picture is its keyboard path; an unnamed stop on the way would only confuse.
  container.firstElementChild.tabIndex = -1;
  const opening = model.ranked.slice(0, store.get().shown);
  const hidden = covered(container);
  const free = { width: container.clientWidth, height: container.clientHeight - hidden };
  const scale = openingScale(opening, free.width, free.height);
  const bodies = network.body.nodes;
  const [right, bottom] = [free.width / 2, free.height / 2];
  const frame = { left: -right, right, top: -bottom, bottom };
  let palette = readPalette();
  let seen = { entities: new Set(), links: [] };
  let drawnLooks = new Map();
  let revision = 0;

  const painter = createPainter(() => {
    const { selected, hovered } = store.get();
    const target = selected ?? hovered;
    return {
      bodies,
      links: network.body.edges,
      palette,
      words: words(target),
      entities: model.ranked.filter((entity) => seen.entities.has(entity.id)).reverse(),
      focus: focus(model, target, seen.links),
      selected,
      hovered,
      revision,
      scale: network.getScale(),
      frame,
      insisting: (free.width * free.height) / AREA_A_LABEL,
    };
  });

  function words(target) {
    const link = model.links.get(target?.link);
    return link ? link.label || sayPredicate(link) : "";
  }

  function show() {
    const before = seen;
    seen = visible(model, store.get());
    const bends = fan(seen.links);
    change(nodes, before.entities, seen.entities, (id) => node(model.entities.get(id), scale));
    const faint = Math.max(Math.min(Math.sqrt(CROWD / Math.max(seen.links.length, 1)), 1), FAINTEST);
    // An update costs far more than a comparison, and most changes leave most lines as they are.
    const looks = new Map(seen.links.map((link) => [link.id, `${bends.get(link.id)} ${faint} ${palette.get(link.kind)}`]));
    edges.remove(edges.getIds().filter((id) => !looks.has(id)));
    const changed = seen.links.filter((link) => drawnLooks.get(link.id) !== looks.get(link.id));
    edges.update(changed.map((link) => edge(link, bends.get(link.id), palette, faint)));
    drawnLooks = looks;
    revision += 1;
    container.setAttribute("aria-label", TEXTS.picture(seen.entities.size, seen.links.length));
  }

  function fit() {
    const hiddenNow = covered(container);
    network.setSize("100%", "100%");
    network.fit({ nodes: [...seen.entities], maxZoomLevel: 1, animation: false });
    if (!hiddenNow) return;
    const scaleNow = network.getScale() * (1 - hiddenNow / container.clientHeight);
    network.moveTo({ scale: scaleNow, offset: { x: 0, y: -hiddenNow / 2 }, animation: false });
  }

  function centre(selected) {
    const link = model.links.get(selected?.link);
    const ends = link ? [link.from, link.to] : [selected?.entity];
    const places = Object.values(network.getPositions(ends.filter((id) => bodies[id])));
    if (places.length === 0) return;
    const middle = (axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    network.moveTo({
      position: { x: middle("x"), y: middle("y") },
      scale: Math.max(network.getScale(), 0.9),
      offset: { x: 0, y: -covered(container) / 2 },
      animation: calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" },
    });
  }

  network.on("beforeDrawing", painter.fade);
  network.on("afterDrawing", painter.paint);
  network.on("dragEnd", () => (revision += 1));
  show();
  network.moveTo({ position: { x: 0, y: 0 }, scale: 1, offset: { x: 0, y: -hidden / 2 } });
  store.watch((state, old) => {
    if (["shown", "hiddenTypes", "kinds", "selected"].some((part) => state[part] !== old[part])) show();
    if (state.shown !== old.shown) fit();
    network.redraw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    palette = readPalette();
    show();
    network.redraw();
  });
  return {
    network,
    fit,
    centre,
    seen: () => seen,
    at: (id) => network.canvasToDOM(network.getPosition(id)),
    middle: (id) => network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5)),
  };
}

function options(model) {
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

function node(entity, scale) {
  return {
    id: entity.id,
    x: (entity.x - scale.centre.x) * scale.across,
    y: (entity.y - scale.centre.y) * scale.down,
    size: entity.size * scale.radius,
  };
}

function edge(link, bend, palette, faint) {
  const support = Math.max(link.quotations.length, link.passages.length, 1);
  return {
    id: link.id,
    from: link.from,
    to: link.to,
    color: { color: palette.get(link.kind), opacity: QUIET[link.kind] * faint, inherit: false },
    width: (link.kind === "co-mention" ? 0.7 : 1.3) + Math.min(Math.log2(support) * 0.45, 2),
    dashes: link.negated ? [6, 5] : false,
    arrows: arrows(link.kind),
    smooth: curve(bend),
  };
}

function arrows(kind) {
  if (kind === "statement") return { to: { enabled: true, type: "vee", scaleFactor: 0.5 } };
  return { to: { enabled: kind === "relation", type: "arrow", scaleFactor: 0.5 } };
}

function change(data, before, after, make) {
  data.remove([...before].filter((id) => !after.has(id)));
  data.add([...after].filter((id) => !before.has(id)).map(make));
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function covered(container) {
  const panel = document.getElementById("panel").getBoundingClientRect();
  const picture = container.getBoundingClientRect();
  return panel.left < picture.right ? Math.max(picture.bottom - panel.top, 0) : 0;
}
