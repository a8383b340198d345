/** Lay out anew what is chosen, or all that is seen, in the proportions of where it is published, and hand it out. */
import { element } from "./elements.mjs";
import { createPicture } from "./picture.mjs";
import { asPng, asSvg } from "./snapshot.mjs";
import { createStore } from "./store.mjs";
import { TEXTS } from "./texts.mjs";
import { focus } from "./visible.mjs";

const WORDS = TEXTS.publish;
// Pixels of the picture, without its title and key.
const SIZES = { print: [1200, 760], square: [1000, 880], phone: [540, 820] };

/** The form in the menu of files; `picture` is the one on the page. */
export function showPublish(model, store, picture) {
  const node = element("details", { class: "publish" }, element("summary", {}, WORDS.heading));
  node.addEventListener("toggle", () => node.append(...form(model, store, picture)), { once: true });
  return node;
}

function form(model, store, picture) {
  const title = element("input", { type: "text", value: model.title, "aria-label": WORDS.title, maxlength: "200", dir: "auto" });
  const credit = element("input", { type: "text", placeholder: WORDS.credit, "aria-label": WORDS.credit, maxlength: "200", dir: "auto" });
  const size = element("select", { "aria-label": WORDS.size }, ...Object.keys(SIZES).map((name) => element("option", { value: name }, WORDS.sizes[name])));
  const save = (write) => () => {
    const sheet = layOut(model, store.get(), picture, SIZES[size.value]);
    write(sheet.picture, { title: title.value.trim(), text: credit.value.trim() });
    sheet.close();
  };
  return [
    element("p", { class: "hint-line" }, WORDS.hint),
    title,
    credit,
    size,
    element("p", {}, element("button", { type: "button", class: "quiet", onclick: save(asPng) }, "PNG"), " ", element("button", { type: "button", class: "quiet", onclick: save(asSvg) }, "SVG")),
  ];
}

/** A picture of its own, out of sight, of just what is meant: { picture, close }. */
function layOut(model, state, seen, [width, height]) {
  const { entities, links } = seen.filtered();
  const chosen = focus(model, state.selected, links);
  const only = chosen ?? { entities, links: new Set(links.map(({ id }) => id)) };
  const kept = { ...state, only, selected: null, hovered: null, at: null, full: true, pinned: chosen ? {} : state.pinned };
  const store = createStore(kept);
  const container = element("div", { class: "sheet" });
  Object.assign(container.style, { width: `${width}px`, height: `${height}px` });
  document.body.append(container);
  const picture = createPicture(container, { ...model, kept: { shown: model.ranked.length, places: {} } }, store, element("div"));
  return {
    picture,
    close() {
      store.end();
      container.remove();
    },
  };
}
