/** Narrow the time down: bars of articles, a stretch of which is chosen by dragging over them or with two sliders. */
import { sayDate } from "./dates.mjs";
import { drawn, element } from "./elements.mjs";
import { TEXTS } from "./texts.mjs";
import { placesOf, timeline } from "./timeline.mjs";

const HEIGHT = 40;

/** The brush, and a function that follows the state; null where the articles state no span of time. */
export function showBrush(model, store) {
  const spans = timeline(model);
  if (!spans) return null;
  const most = Math.max(...spans.map(({ count }) => count));
  const bars = spans.map((span, place) => {
    const height = span.count ? Math.max((HEIGHT * span.count) / most, 2) : 0;
    return drawn("rect", { x: place + 0.08, y: HEIGHT - height, width: 0.84, height });
  });
  const picture = drawn(
    "svg",
    { class: "bars", viewBox: `0 0 ${spans.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    ...bars,
  );
  const [left, right] = [TEXTS.from, TEXTS.until].map((label) =>
    element("input", { type: "range", min: 0, max: spans.length - 1, step: 1, "aria-label": label, oninput: slide, onchange: rest }),
  );
  const said = element("output", { class: "count" });

  function choose(one, other) {
    const [first, last] = one <= other ? [one, other] : [other, one];
    store.change({
      from: first === 0 ? "" : spans[first].first,
      until: last === spans.length - 1 ? "" : spans[last].last,
      gesture: picture,
    });
  }

  function rest() {
    store.change({ gesture: null });
  }

  function slide(event) {
    // A slider that passes the other takes it along.
    const [one, other] = [Number(left.value), Number(right.value)];
    if (one <= other) choose(one, other);
    else if (event.target === left) choose(one, one);
    else choose(other, other);
  }

  drag(picture, spans.length, choose, rest);

  function refresh({ from, until }) {
    const [first, last] = placesOf(spans, from, until);
    [left.value, right.value] = [first, last];
    for (const [slider, place] of [[left, spans[first].first], [right, spans[last].last]]) slider.setAttribute("aria-valuetext", sayDate(place));
    for (const [place, bar] of bars.entries()) bar.classList.toggle("outside", place < first || place > last);
    const count = spans.slice(first, last + 1).reduce((sum, span) => sum + span.count, 0);
    said.textContent = TEXTS.stretch(sayDate(spans[first].first), sayDate(spans[last].last), count);
  }

  return { node: element("div", { class: "brush", role: "group", "aria-label": TEXTS.time }, picture, left, right, said), refresh };
}

function drag(picture, count, choose, rest) {
  let start = null;
  const place = (event) => {
    const box = picture.getBoundingClientRect();
    return Math.max(Math.min(Math.floor(((event.clientX - box.left) / box.width) * count), count - 1), 0);
  };
  picture.addEventListener("pointerdown", (event) => {
    start = place(event);
    picture.setPointerCapture(event.pointerId);
    choose(start, start);
  });
  picture.addEventListener("pointermove", (event) => start !== null && choose(start, place(event)));
  for (const end of ["pointerup", "pointercancel"]) {
    picture.addEventListener(end, () => {
      start = null;
      rest();
    });
  }
}
