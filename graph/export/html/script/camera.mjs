/** Move the view: fit it, bring into sight what was chosen, and go back to where the reader was. */
const MARGIN = 28;
const CLOSEST = 0.9;
// The most of the picture that counts as covered, so that it never shrinks to nothing below a sheet.
const MOST_HIDDEN = 0.9;
// Milliseconds without a turn of the wheel that end a zoom.
const PAUSE = 200;

export function createCamera(network, container) {
  let before = null;
  let said = null;

  function move(to, animated = false) {
    network.moveTo({ ...to, animation: animated && !calm() ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
  }

  /** Show the whole of an arrangement that is so many windows wide. */
  function open(away) {
    before = null;
    network.setSize("100%", "100%");
    move({ position: { x: 0, y: 0 }, scale: 1 / away, offset: { x: 0, y: -covered(container) / 2 } });
  }

  function fit(ids) {
    const hidden = Math.max(covered(container), coveredByFilters(container));
    before = null;
    network.setSize("100%", "100%");
    network.fit({ nodes: ids, maxZoomLevel: 1, animation: false });
    if (!hidden) return;
    move({ scale: network.getScale() * (1 - Math.min(hidden / container.clientHeight, MOST_HIDDEN)), offset: { x: 0, y: -hidden / 2 } });
  }

  /** Bring the places into sight; what is in sight already stays where it is. */
  function reveal(places) {
    if (places.length === 0) return;
    const [hidden, top] = [covered(container), coveredAbove(container)];
    const [width, height] = [container.clientWidth, container.clientHeight - hidden - top];
    const seen = places.map((place) => network.canvasToDOM(place));
    const inSight = ({ x, y }) => x > MARGIN && x < width - MARGIN && y > top + MARGIN && y < top + height - MARGIN;
    if (seen.every(inSight)) return;
    before ??= { position: network.getViewPosition(), scale: network.getScale() };
    const across = extent(places, "x");
    const down = extent(places, "y");
    const room = Math.min((width - 4 * MARGIN) / across.size, (height - 4 * MARGIN) / down.size);
    const scale = Math.min(Math.max(network.getScale(), CLOSEST), room);
    move({ position: { x: across.middle, y: down.middle }, scale, offset: { x: 0, y: (top - hidden) / 2 } }, true);
  }

  /** Go back to the view before the first `reveal`, unless the reader has moved it since. */
  function restore() {
    if (before) move(before, true);
    before = null;
  }

  /** Say where the reader has moved the view, in numbers as short as an address wants them. */
  function report(say) {
    const told = () => {
      const { x, y } = network.getViewPosition();
      said = { x: Math.round(x), y: Math.round(y), scale: Number(network.getScale().toFixed(3)) };
      say(said);
    };
    let waiting = null;
    network.on("dragEnd", ({ nodes }) => nodes.length || told());
    network.on("zoom", () => {
      clearTimeout(waiting);
      waiting = setTimeout(told, PAUSE);
    });
  }

  /** Go where an address says; where the reader has just moved it, the view is already. */
  function follow(at) {
    if (!at || at === said) return;
    before = null;
    move({ position: { x: at.x, y: at.y }, scale: at.scale });
  }

  for (const gesture of ["dragStart", "zoom"]) network.on(gesture, () => (before = null));
  return { open, fit, reveal, restore, report, follow };
}

/** How many pixels of the picture's height the panel covers: it does on a phone. */
export function covered(container) {
  const panel = document.getElementById("panel").getBoundingClientRect();
  const picture = container.getBoundingClientRect();
  return panel.left < picture.right ? Math.max(picture.bottom - panel.top, 0) : 0;
}

/** How many pixels of its height the open filters cover, where they stand at its lower edge. */
function coveredByFilters(container) {
  const filters = document.getElementById("narrow").getBoundingClientRect();
  const { top, bottom } = container.getBoundingClientRect();
  return filters.height && filters.top > top + (bottom - top) / 4 ? bottom - filters.top : 0;
}

/** How many pixels of its height the tools cover, where they stand over its upper edge. */
function coveredAbove(container) {
  const tools = document.getElementById("tools").getBoundingClientRect();
  return tools.height ? Math.max(tools.bottom - container.getBoundingClientRect().top, 0) : 0;
}

function extent(places, axis) {
  const values = places.map((place) => place[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { middle: (least + most) / 2, size: Math.max(most - least, 1) };
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
