/** Draw the network with vis-network: what is seen, where it stands, and what is in focus. */
import { NARROW, arrange, openingCount, placeGuests, widened } from "./arrangement.mjs";
import { around } from "./bends.mjs";
import { createCamera, underSheet } from "./camera.mjs";
import { gather } from "./circles.mjs";
import { inRoom, restorePlaces, sharesOf } from "./copy.mjs";
import { createPainter } from "./drawing.mjs";
import { settle, settleAll } from "./ends.mjs";
import { fan } from "./fan.mjs";
import { edge, faintness, node, options, sizeOf } from "./marks.mjs";
import { readPalette } from "./palette.mjs";
import { FEW, regionsById } from "./regions.mjs";
import { sayings } from "./sayings.mjs";
import { TEXTS } from "./texts.mjs";
import { focus, visible } from "./visible.mjs";
import { differ } from "./wishes.mjs";

// So many windows wide, the picture has dots too close for labels between them.
const CROWDED = 1.25;
// Among so many dots and lines no line runs behind a dot.
const [MOST_DOTS, MOST_LINES] = [150, 900];

/** `zoom` is the element over the picture that nothing may stand under. */
export function createPicture(container, model, store, zoom) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, options(model));
  // The list beside the picture is its keyboard path; an unnamed stop on the way would only confuse.
  container.firstElementChild.tabIndex = -1;
  let { free, frame, avoid } = windowOf(container, zoom);
  const bodies = network.body.nodes;
  const camera = createCamera(network, container, (at) => store.change({ at }));
  let palette = readPalette();
  let seen = { cast: [], among: 0, entities: new Set(), links: [], apart: [], circles: new Map(), home: new Map() };
  let arrangement = { places: new Map(), radius: 1, regions: [] };
  let guests = new Map();
  let regionOf = new Map();
  let filtered = seen;
  let drawn = [];
  let drawnLooks = new Map();
  let revision = 0;

  const painter = createPainter(() => {
    const { selected, hovered: under } = store.get();
    // What the pointer is over may be gone from below it.
    const hovered = bodies[under?.entity] || network.body.edges[under?.link] ? under : null;
    const target = selected ?? hovered;
    const near = focus(model, target, seen.links);
    return {
      model,
      bodies,
      links: network.body.edges,
      palette,
      sayings: sayings(model, target, near, seen.entities.size <= FEW ? seen.links : []),
      // vis-network draws as soon as one of several changes is made.
      entities: drawn.filter((entity) => bodies[entity.id]),
      groups: store.get().groups && seen.circles.size === 0 && arrangement.regions.length === 0,
      regions: arrangement.regions,
      regionOf,
      full: store.get().full,
      pinned: store.get().pinned,
      focus: near,
      selected,
      hovered,
      revision,
      scale: network.getScale(),
      frame: widened(frame, arrangement.away),
      avoid: avoid.map((box) => widened(box, arrangement.away)),
      narrow: free.width < NARROW,
      crowded: arrangement.away > CROWDED,
    };
  });

  const redraw = () => network.body.emitter.emit("_requestRedraw");

  /** Make changes of which vis-network would draw each at once, and draw them together at the next frame. */
  function together(change) {
    network.body.emitter.emit("_blockRedraw");
    change();
    network.body.emitter.emit("_allowRedraw");
    redraw();
  }

  const thing = (id) => seen.circles.get(id) ?? model.entities.get(id);

  /** The window in the unit of the places. */
  function room() {
    return { width: free.width * arrangement.away, height: free.height * arrangement.away };
  }

  function placeOf(id) {
    const pin = store.get().pinned[id];
    return pin ? inRoom(pin, room()) : (arrangement.places.get(id) ?? guests.get(id));
  }

  const place = (id) => node(thing(id), placeOf(id), arrangement.radius);

  /** Draw what is to be seen; who is in the cast gets a place, and all get new ones where that or the window is not as before. */
  function show(resized = false) {
    const before = seen;
    filtered = visible(model, store.get());
    seen = gather(model, filtered, store.get());
    const recast = resized || !sameCast(seen.cast, before.cast);
    // What a window of another size changes besides, `resize` knows: until then it is as it was.
    if (resized) ({ free, frame, avoid } = windowOf(container, zoom));
    if (recast) {
      arrangement = arrange(model, seen.cast, free, avoid);
      regionOf = regionsById(arrangement.regions);
      restorePlaces(model.kept, store.get().shown, arrangement.places, room());
    }
    const homeless = [...seen.entities].filter((id) => !arrangement.places.has(id));
    guests = placeGuests(model, homeless, arrangement.places, (id) => arrangement.places.get(seen.home.get(id)));
    // The painter paints the strongest last, over all others.
    drawn = [...seen.entities].map(thing).sort((one, other) => other.rank - one.rank || (one.members ? 1 : -1));
    together(() => {
      nodes.remove([...before.entities].filter((id) => !seen.entities.has(id)));
      nodes.update([...seen.entities].filter((id) => recast || guests.has(id) || !before.entities.has(id)).map(place));
      showLinks();
      if (recast) camera.open(arrangement.away);
    });
    revision += 1;
    container.setAttribute("aria-label", TEXTS.picture(seen.entities.size, seen.links.length));
    return recast;
  }

  function bendsOf() {
    const bends = fan(seen.links);
    if (seen.entities.size > MOST_DOTS || seen.links.length > MOST_LINES) return bends;
    const dots = [...seen.entities].map((id) => [id, { ...placeOf(id), radius: sizeOf(thing(id), arrangement.radius) }]);
    return around(seen.links, bends, new Map(dots));
  }

  function showLinks() {
    const bends = bendsOf();
    const faint = faintness(seen.links.length);
    const leaves = ({ from, to }) => regionOf.get(from) !== regionOf.get(to);
    // An update costs far more than a comparison, and most changes leave most lines as they are.
    const looks = new Map(
      seen.links.map((link) => [link.id, `${bends.get(link.id)} ${faint} ${palette.get(link.kind)} ${leaves(link)} ${link.count ?? ""}`]),
    );
    edges.remove(edges.getIds().filter((id) => !looks.has(id)));
    const changed = seen.links.filter((link) => drawnLooks.get(link.id) !== looks.get(link.id));
    edges.update(changed.map((link) => edge(link, bends.get(link.id), palette, faint, leaves(link))));
    drawnLooks = looks;
  }

  const fit = () => camera.fit([...seen.entities]);

  function reveal(selected) {
    const link = model.links.get(selected?.link);
    const ends = link ? [link.from, link.to] : [...(selected?.path?.entities ?? []), selected?.entity];
    camera.reveal(Object.values(network.getPositions(ends.filter((id) => bodies[id]))));
  }

  /** Paint on another canvas what is seen on this one. */
  function paintOn(context) {
    const { translation, scale } = network.body.view;
    context.translate(translation.x, translation.y);
    context.scale(scale, scale);
    painter.fade(context);
    const lines = seen.links.map((link) => network.body.edges[link.id]).filter((line) => line?.connected);
    for (const line of lines) {
      settle(context, line);
      line.draw(context);
    }
    for (const line of lines) line.drawArrows(context);
    painter.paint(context);
  }

  // What came back stands last in vis-network, over all others: the lines keep the order of the model.
  network.body.emitter.on("_dataUpdated", () => {
    const order = new Map(seen.links.map(({ id }, place) => [id, place]));
    network.body.edgeIndices.sort((one, other) => order.get(one) - order.get(other));
  });
  network.on("beforeDrawing", (context) => {
    settleAll(context, network);
    painter.fade(context);
  });
  network.on("afterDrawing", painter.paint);
  const opening = openingCount(model, free);
  store.change({ shown: model.kept?.shown ?? opening, opening });
  show();
  store.watch((state, old) => {
    const recast = (differ(state, old) || state.selected !== old.selected) && show();
    if (recast) {
      if (state.at) store.change({ at: null });
      reveal(store.get().selected);
    }
    if (state.pinned !== old.pinned) {
      nodes.update([...seen.entities].map(place));
      showLinks();
    }
    if (old.selected && !state.selected) camera.restore();
    if (state.at !== old.at) camera.follow(store.get().at);
    redraw();
  });
  network.on("dragEnd", ({ nodes: [moved] }) => {
    revision += 1;
    if (moved) store.change({ pinned: { ...store.get().pinned, ...sharesOf(network.getPositions([moved]), room()) } });
  });

  /** A window of another size opens the picture as a page in it would. */
  function resize() {
    // On paper it may not stand at all.
    if (container.clientWidth === 0 || container.clientHeight === 0) return;
    if (container.clientWidth === free.width && container.clientHeight - underSheet() === free.height) return;
    // A selection that was brought into sight is brought there anew, where it is not.
    if (camera.brought()) store.change({ at: null });
    const { opening: last, shown, at, selected } = store.get();
    const now = openingCount(model, windowOf(container, zoom).free);
    if (now !== last) store.change({ opening: now, shown: shown === last ? now : shown });
    show(true);
    reveal(selected);
    camera.follow(at ?? store.get().at);
    redraw();
  }
  const observer = new ResizeObserver(resize);
  observer.observe(container);
  store.signal.addEventListener("abort", () => {
    observer.disconnect();
    network.destroy();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    palette = readPalette();
    show();
    redraw();
  }, { signal: store.signal });
  return {
    network,
    fit,
    reveal,
    zoom: camera.zoom,
    labels: () => painter.labels().map(({ id, x, y, width, height }) => ({ id, width, height, ...network.canvasToDOM({ x: x / network.getScale(), y: y / network.getScale() }) })),
    radiusOf: (id) => bodies[id].options.size * network.getScale(),
    regions: () => arrangement.regions,
    titleAt: ({ x, y }) => arrangement.regions.find(({ box, inner }) => x > box.left && x < box.right && y > box.top && y < inner.top) ?? null,
    open: ({ box }) => camera.into(box),
    seen: () => seen,
    filtered: () => filtered,
    places: () => [network.getPositions([...seen.entities]), room()],
    thing,
    size: () => ({ width: container.clientWidth, height: container.clientHeight }),
    colour: (name) => palette.get(name),
    paintOn,
    placed: (id) => sharesOf(network.getPositions([id]), room()),
    at: (id) => network.canvasToDOM(network.getPosition(id)),
    middle: (id) => network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5)),
  };
}

/** The part of the window that is free, as { free, frame, avoid }: its size, its box around the middle, and what stands in it. */
function windowOf(container, zoom) {
  const free = { width: container.clientWidth, height: container.clientHeight - underSheet() };
  const [right, bottom] = [free.width / 2, free.height / 2];
  return { free, frame: { left: -right, right, top: -bottom, bottom }, avoid: over(zoom, container, free) };
}

/** The box of what stands over the picture, in its places at the opening. */
function over(element, container, { width, height }) {
  const box = element.getBoundingClientRect();
  const picture = container.getBoundingClientRect();
  if (box.width === 0) return [];
  const [x, y] = [picture.left + width / 2, picture.top + height / 2];
  return [{ left: box.left - x - 6, right: width / 2, top: box.top - y - 6, bottom: height / 2 }];
}

function sameCast(one, other) {
  return one.length === other.length && one.every((entity, place) => entity.id === other[place].id);
}

