/** Follow the pointer over the picture: a click selects, a hover says what is there. */
import { element } from "./elements.mjs";
import { sayEntity, sayLink } from "./names.mjs";
import { openGroup } from "./opener.mjs";
import { TEXTS } from "./texts.mjs";

const NOWHERE = { x: -1e6, y: -1e6 };

export function followPointer(picture, model, store, hint, choose) {
  const { network } = picture;
  network.on("click", ({ pointer }) => {
    const entity = network.getNodeAt(pointer.DOM);
    const link = entity === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
    const circle = picture.seen().circles.get(entity);
    hide();
    const region = entity === undefined && link === undefined ? picture.titleAt(pointer.canvas) : null;
    if (circle) openGroup(store, circle.community);
    else if (region) picture.open(region);
    else choose(target(entity, model.links.has(link) ? link : undefined));
  });
  network.on("hoverNode", ({ node, pointer }) => point({ entity: node }, pointer));
  network.on("hoverEdge", ({ edge, pointer }) => model.links.has(edge) && point({ link: edge }, pointer));
  network.on("blurNode", leave);
  network.on("blurEdge", leave);
  network.on("dragStart", hide);
  network.on("zoom", hide);
  // vis-network hears of the pointer over its canvas alone, and would take it to be there still.
  network.canvas.frame.canvas.addEventListener("mouseleave", (event) => network.selectionHandler.hoverObject(event, NOWHERE));

  function point(hovered, pointer) {
    store.change({ hovered });
    const [first, second] = words(hovered);
    hint.replaceChildren(element("strong", {}, first), element("span", {}, second));
    hint.hidden = false;
    const room = hint.parentElement.clientWidth - hint.offsetWidth - 12;
    hint.style.left = `${Math.max(Math.min(pointer.DOM.x + 14, room), 8)}px`;
    const { container } = network.canvas.body;
    hint.style.top = `${container.offsetTop + pointer.DOM.y + 16}px`;
    container.classList.add("pointing");
  }

  function words({ entity, link }) {
    const circle = picture.seen().circles.get(entity);
    if (circle) return [circle.label, TEXTS.circleHint(circle.members.length)];
    return entity ? sayEntity(model.entities.get(entity)) : sayLink(model, model.links.get(link));
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
