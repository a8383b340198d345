/** Paint the communities as outlines behind their members, each with its name. */
import { FEWEST, communities, nameOf, outline } from "./groups.mjs";

const TINTS = 6;
const PADDING = 20;
const TITLE = 12;
const [FILL, EDGE] = [0.1, 0.45];

export function createGroupPainter() {
  let found = { revision: -1, groups: [] };

  function groups(now) {
    if (found.revision !== now.revision) {
      const named = communities(now.entities.filter((entity) => !entity.observer)).filter(({ members }) => members.length >= FEWEST);
      found = { revision: now.revision, groups: named.map((group, place) => outlined(now, group, place)) };
    }
    return found.groups;
  }

  function paint(context, now) {
    for (const { corners, tint } of groups(now)) {
      context.beginPath();
      for (const { x, y } of corners) context.lineTo(x, y);
      context.closePath();
      context.globalAlpha = FILL;
      context.fillStyle = now.palette.get(tint);
      context.fill();
      context.globalAlpha = EDGE;
      context.lineWidth = 1.25 / now.scale;
      context.strokeStyle = now.palette.get(tint);
      context.stroke();
    }
  }

  /** What `placeLabels` wants of each name, in pixels of the window. */
  function titles(now) {
    return groups(now).map(({ community, name, top }) => ({
      id: `g${community}`,
      text: name,
      size: TITLE,
      strong: true,
      soft: true,
      x: top.x * now.scale,
      y: top.y * now.scale,
      radius: 0,
      insist: true,
    }));
  }

  return { paint, titles };
}

function outlined(now, { community, members }, place) {
  const bodies = members.map(({ id }) => now.bodies[id]);
  const corners = outline(bodies, PADDING + Math.max(...bodies.map((body) => body.options.size)));
  const top = corners.reduce((one, other) => (other.y < one.y ? other : one));
  return { community, corners, top, name: nameOf(now.model, members), tint: `tint-${(place % TINTS) + 1}` };
}
