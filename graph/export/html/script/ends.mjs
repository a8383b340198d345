/** End lines where their dots are: vis-network finds the ends after it has drawn a line, for the next frame. */

/** Find the ends of a line anew, just before it is drawn. */
export function settle(context, line) {
  const { edgeType: curve, selected, hover } = line;
  const values = line.getFormattingValues();
  [curve.fromPoint, curve.toPoint] = [curve.from, curve.to];
  if (values.toArrow) curve.toPoint = curve.getArrowData(context, "to", curve.getViaNode(), selected, hover, values).core;
}

/** The same of all lines that the next frame draws: none while the view moves over too many. */
export function settleAll(context, { body, renderer }) {
  const { dragging, zooming, options } = renderer;
  if ((dragging && options.hideEdgesOnDrag) || (zooming && options.hideEdgesOnZoom)) return;
  for (const line of Object.values(body.edges)) if (line.connected) settle(context, line);
}
