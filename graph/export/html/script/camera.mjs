/** Move the view: fit it, bring into sight what was chosen, and go back to where the reader was. */
const MARGIN = 28;
const CLOSEST = 0.9;
const NEAREST = 2;
// The most of the picture that counts as covered, so that it never shrinks to nothing below a sheet.
const MOST_HIDDEN = 0.9;
// Milliseconds without a turn of the wheel that end a zoom.
const PAUSE = 200;
// The height of the folded sheet.
const SHEET = 48;

/** `say` is told the view, in numbers as short as an address wants them; null where it is the whole. */
export function createCamera(network, container, say) {
  // The view that the reader had before something was brought into sight.
  let before = null;
  let whole = null;

  const view = () => ({ position: network.getViewPosition(), scale: network.getScale() });

  function move(to, animated = false) {
    network.moveTo({ ...to, animation: animated && !calm() ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
  }

  /** Go to a view and say so; a view is { position, scale }. */
  function settle(to, animated = false) {
    const at = asAddress(to);
    move(asView(at), animated);
    say(whole && same(at, whole) ? null : at);
  }

  /** Show the whole of an arrangement that is so many windows wide. */
  function open(away) {
    before = null;
    network.setSize("100%", "100%");
    move({ position: { x: 0, y: 0 }, scale: 1 / away, offset: { x: 0, y: -underSheet() / 2 } });
    whole = asAddress(view());
    move(asView(whole));
  }

  function fit(ids) {
    const hidden = Math.max(covered(container), coveredByFilters(container));
    before = null;
    network.setSize("100%", "100%");
    network.fit({ nodes: ids, maxZoomLevel: 1, animation: false });
    if (hidden) {
      const left = 1 - Math.min(hidden / container.clientHeight, MOST_HIDDEN);
      move({ scale: network.getScale() * left, offset: { x: 0, y: -hidden / 2 } });
    }
    settle(view());
  }

  /** Bring the places into sight; what was in sight before anything was brought there stays where it was. */
  function reveal(places) {
    if (places.length === 0) return;
    const [hidden, top] = [covered(container), coveredAbove(container)];
    const [width, height] = [container.clientWidth, container.clientHeight - hidden - top];
    const base = before ?? view();
    const inSight = (place) => {
      const x = width / 2 + (place.x - base.position.x) * base.scale;
      const y = container.clientHeight / 2 + (place.y - base.position.y) * base.scale;
      return x > MARGIN && x < width - MARGIN && y > top + MARGIN && y < top + height - MARGIN;
    };
    if (places.every(inSight)) {
      restore();
      return;
    }
    const across = extent(places, "x");
    const down = extent(places, "y");
    const room = Math.min((width - 4 * MARGIN) / across.size, (height - 4 * MARGIN) / down.size);
    const scale = Math.min(Math.max(base.scale, CLOSEST), room);
    settle({ position: { x: across.middle, y: down.middle - (top - hidden) / 2 / scale }, scale }, true);
    before = base;
  }

  /** Fill the window with a box. */
  function into({ left, right, top, bottom }) {
    before = null;
    const height = container.clientHeight - underSheet();
    const scale = Math.min((container.clientWidth - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top), NEAREST);
    settle({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + underSheet() / 2 / scale }, scale }, true);
  }

  /** Go back to the view before the first `reveal`, unless the reader has moved it since. */
  function restore() {
    if (before) settle(before, true);
    before = null;
  }

  function zoom(factor) {
    before = null;
    settle({ ...view(), scale: network.getScale() * factor });
  }

  /** Go where an address says, and to the whole where it says nothing. */
  function follow(at) {
    if (same(at ?? whole, asAddress(view()))) return;
    before = null;
    move(asView(at ?? whole));
  }

  let waiting = null;
  network.on("dragEnd", ({ nodes }) => nodes.length || settle(view()));
  network.on("zoom", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => settle(view()), PAUSE);
  });
  for (const gesture of ["dragStart", "zoom"]) network.on(gesture, () => (before = null));
  return { open, into, fit, reveal, restore, zoom, follow, brought: () => before !== null };
}

function asAddress({ position, scale }) {
  return { x: Math.round(position.x), y: Math.round(position.y), scale: Number(scale.toFixed(3)) };
}

function asView({ x, y, scale }) {
  return { position: { x, y }, scale };
}

function same(one, other) {
  return one.x === other.x && one.y === other.y && one.scale === other.scale;
}

/** How many pixels of the picture's height the folded sheet covers on a phone. */
export function underSheet() {
  return matchMedia("(max-width: 760px)").matches ? SHEET : 0;
}

/** How many pixels of the picture's height the panel covers: it does on a phone. */
function covered(container) {
  const panel = document.getElementById("panel").getBoundingClientRect();
  const picture = container.getBoundingClientRect();
  return panel.left < picture.right ? Math.max(picture.bottom - panel.top, 0) : 0;
}

/** How many pixels of its height the open filters cover, where they stand at its lower edge. */
function coveredByFilters(container) {
  const { top, bottom } = container.getBoundingClientRect();
  const covering = ["narrow", "legend"].map((id) => document.getElementById(id).getBoundingClientRect());
  return Math.max(...covering.map((box) => (box.height && box.top > top + (bottom - top) / 4 ? bottom - box.top : 0)));
}

/** How many pixels of its height the tools cover, where they stand over its upper edge. */
function coveredAbove(container) {
  const tools = document.getElementById("tools").getBoundingClientRect();
  const picture = container.getBoundingClientRect();
  return tools.height && tools.left < picture.right ? Math.max(tools.bottom - picture.top, 0) : 0;
}

function extent(places, axis) {
  const values = places.map((place) => place[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { middle: (least + most) / 2, size: Math.max(most - least, 1) };
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
