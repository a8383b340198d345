/** Draw the network with vis-network: what is seen, where it stands, and what is in focus. */
import { arrange, openingCount, placeGuest, widened } from "./arrangement.mjs";
import { covered, createCamera } from "./camera.mjs";
import { restorePlaces } from "./copy.mjs";
import { createPainter } from "./drawing.mjs";
import { fan } from "./fan.mjs";
import { edge, faintness, node, options } from "./marks.mjs";
import { readPalette } from "./palette.mjs";
import { sayPredicate } from "./names.mjs";
import { TEXTS } from "./texts.mjs";
import { focus, visible } from "./visible.mjs";

// So many windows wide, the picture has dots too close for labels between them.
const CROWDED = 1.25;

/** `zoom` is the element over the picture that nothing may stand under. */
export function createPicture(container, model, store, zoom) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, options(model));
  // The list beside the picture is its keyboard path; an unnamed stop on the way would only confuse.
  container.firstElementChild.tabIndex = -1;
  const free = { width: container.clientWidth, height: container.clientHeight - covered(container) };
  const [right, bottom] = [free.width / 2, free.height / 2];
  const frame = { left: -right, right, top: -bottom, bottom };
  const avoid = over(zoom, container, free);
  const bodies = network.body.nodes;
  const camera = createCamera(network, container);
  let palette = readPalette();
  let seen = { entities: new Set(), links: [] };
  let arrangement = { places: new Map(), radius: 1 };
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
      frame: widened(frame, arrangement.away),
      avoid: avoid.map((box) => widened(box, arrangement.away)),
      crowded: arrangement.away > CROWDED,
    };
  });

  function words(target) {
    const link = model.links.get(target?.link);
    return link ? link.label || sayPredicate(link) : "";
  }

  function place(id) {
    if (!arrangement.places.has(id)) arrangement.places.set(id, placeGuest(model, id, arrangement.places));
    const at = arrangement.places.get(id);
    return node(model.entities.get(id), at, arrangement.radius);
  }

  function show() {
    const before = seen;
    seen = visible(model, store.get());
    const bends = fan(seen.links);
    nodes.remove([...before.entities].filter((id) => !seen.entities.has(id)));
    nodes.add([...seen.entities].filter((id) => !before.entities.has(id)).map(place));
    const faint = faintness(seen.links.length);
    // An update costs far more than a comparison, and most changes leave most lines as they are.
    const looks = new Map(seen.links.map((link) => [link.id, `${bends.get(link.id)} ${faint} ${palette.get(link.kind)}`]));
    edges.remove(edges.getIds().filter((id) => !looks.has(id)));
    const changed = seen.links.filter((link) => drawnLooks.get(link.id) !== looks.get(link.id));
    edges.update(changed.map((link) => edge(link, bends.get(link.id), palette, faint)));
    drawnLooks = looks;
    revision += 1;
    container.setAttribute("aria-label", TEXTS.picture(seen.entities.size, seen.links.length));
  }

  /** The window in the unit of the places. */
  function room() {
    return { width: free.width * arrangement.away, height: free.height * arrangement.away };
  }

  function rearrange() {
    arrangement = arrange(model, store.get().shown, free, avoid);
    restorePlaces(model.kept, store.get().shown, arrangement.places, room());
    show();
    nodes.update([...seen.entities].map(place));
    camera.open(arrangement.away);
  }

  const fit = () => camera.fit([...seen.entities]);

  function reveal(selected) {
    const link = model.links.get(selected?.link);
    const ends = link ? [link.from, link.to] : [selected?.entity];
    camera.reveal(Object.values(network.getPositions(ends.filter((id) => bodies[id]))));
  }

  network.on("beforeDrawing", painter.fade);
  network.on("afterDrawing", painter.paint);
  network.on("dragEnd", () => (revision += 1));
  const opening = openingCount(model, free);
  store.change({ shown: model.kept?.shown ?? opening, opening });
  rearrange();
  store.watch((state, old) => {
    if (state.shown !== old.shown) rearrange();
    else if (["hiddenTypes", "described", "kinds", "selected"].some((part) => state[part] !== old[part])) show();
    if (old.selected && !state.selected) camera.restore();
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
    reveal,
    seen: () => seen,
    places: () => [network.getPositions([...seen.entities]), room()],
    at: (id) => network.canvasToDOM(network.getPosition(id)),
    middle: (id) => network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5)),
  };
}

/** The box of what stands over the picture, in its places at the opening. */
function over(element, container, { width, height }) {
  const box = element.getBoundingClientRect();
  const picture = container.getBoundingClientRect();
  if (box.width === 0) return [];
  const [x, y] = [picture.left + width / 2, picture.top + height / 2];
  return [{ left: box.left - x - 6, right: width / 2, top: box.top - y - 6, bottom: height / 2 }];
}
