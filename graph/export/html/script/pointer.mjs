/** Follow the pointer over the picture: a click selects, a hover says what is there. */
import { element } from "./elements.mjs";
import { sayEntity, sayLink } from "./names.mjs";

export function followPointer(picture, model, store, hint) {
  const { network } = picture;
  network.on("click", ({ pointer }) => {
    const entity = network.getNodeAt(pointer.DOM);
    const link = entity === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
    store.change({ selected: target(entity, link), hovered: null });
    hide();
  });
  network.on("hoverNode", ({ node, pointer }) => point({ entity: node }, pointer));
  network.on("hoverEdge", ({ edge, pointer }) => point({ link: edge }, pointer));
  network.on("blurNode", leave);
  network.on("blurEdge", leave);
  network.on("dragStart", hide);
  network.on("zoom", hide);

  function point(hovered, pointer) {
    store.change({ hovered });
    const [first, second] = hovered.entity
      ? sayEntity(model.entities.get(hovered.entity))
      : sayLink(model, model.links.get(hovered.link));
    hint.replaceChildren(element("strong", {}, first), element("span", {}, second));
    hint.hidden = false;
    const room = hint.parentElement.clientWidth - hint.offsetWidth - 12;
    hint.style.left = `${Math.max(Math.min(pointer.DOM.x + 14, room), 8)}px`;
    hint.style.top = `${pointer.DOM.y + 16}px`;
    network.canvas.body.container.classList.add("pointing");
  }

  function leave() {
    store.change({ hovered: null });
    hide();
  }

  function hide() {
    hint.hidden = true;
    network.canvas.body.container.classList.remove("pointing");
  }
}

function target(entity, link) {
  if (entity !== undefined) return { entity };
  return link !== undefined ? { link } : null;
}
