/** Write the page anew, so that a copy opens as the reader left it. */

/**
 * Take down the page before anything is shown in it; return { write, restore }: the page with other data as text, and what puts
 * the document back to how it was.
 */
export function takePage() {
  const { lang } = document.documentElement;
  const head = document.head.outerHTML;
  const [data, ...scripts] = document.querySelectorAll("script");
  const shown = () => [...document.body.children].filter((node) => node.localName !== "script");
  const plain = shown().map((node) => node.cloneNode(true));
  const parts = plain.map((node) => node.outerHTML);
  const original = data.textContent;
  function restore() {
    for (const node of shown()) node.remove();
    document.body.prepend(...plain.map((node) => node.cloneNode(true)));
  }
  function write(kept) {
    const holder = data.cloneNode(false);
    // No text in the data can end its element.
    holder.textContent = JSON.stringify({ ...JSON.parse(original), kept }).replaceAll("<", "\\u003c");
    return [
      `<!doctype html>\n<html lang="${lang}">\n${head}\n<body>\n`,
      ...parts.map((part) => `${part}\n`),
      ...[holder, ...scripts].map((script) => `${script.outerHTML}\n`),
      "</body>\n</html>\n",
    ];
  }
  return { write, restore };
}

/** What a copy keeps of the view: the address, the corrections and, as shares of the window, the places of what is drawn. */
export function keptView(address, { shown, decisions }, positions, room) {
  return { address, shown, decisions, places: sharesOf(positions, room) };
}

/** Places as shares of the window, by id: [across, down]. */
export function sharesOf(positions, { width, height }) {
  const share = (value, whole) => Math.round((value / whole) * 1e5) / 1e5;
  return Object.fromEntries(Object.entries(positions).map(([id, { x, y }]) => [id, [share(x, width), share(y, height)]]));
}

/** A place in a window of this size, in whole pixels as vis-network wants them. */
export function inRoom([x, y], { width, height }) {
  return { x: Math.round(x * width), y: Math.round(y * height) };
}

/** Move what a copy has kept back to its places, if as many are shown as then. */
export function restorePlaces(kept, shown, places, room) {
  if (kept?.shown !== shown) return;
  for (const [id, place] of Object.entries(kept.places)) places.set(id, inRoom(place, room));
}
