/** Spread the positions so that the opening fills the window at zoom 1, where sizes are pixels. */
const MARGIN = { x: 84, y: 40 };
// On a narrow window the margin is no more than this share of it.
const MARGIN_SHARE = 0.12;
// Few entities need no whole window: neighbours stand at most so far apart, in pixels.
const WIDEST_SPACING = 190;
const COMFORT = 92;

/** Return { across, down, radius } factors and the centre { x, y } of the given entities. */
export function openingScale(entities, width, height) {
  const xs = entities.map((entity) => entity.x);
  const ys = entities.map((entity) => entity.y);
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  const room = {
    x: width - 2 * Math.min(MARGIN.x, width * MARGIN_SHARE),
    y: height - 2 * Math.min(MARGIN.y, height * MARGIN_SHARE),
  };
  const reach = WIDEST_SPACING * Math.sqrt(entities.length);
  const across = Math.min(room.x, reach) / Math.max(box.right - box.left, 1);
  const down = Math.min(room.y, reach) / Math.max(box.bottom - box.top, 1);
  // A little stretching uses the window; more would bend the layout.
  const least = Math.min(across, down);
  const spacing = Math.sqrt((width * height) / Math.max(entities.length, 1));
  return {
    across: Math.min(across, least * 1.5),
    down: Math.min(down, least * 1.5),
    radius: Math.min(Math.max(Math.min(spacing / COMFORT, least), 0.55), 1.2),
    centre: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 },
  };
}
