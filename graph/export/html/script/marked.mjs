/** Cut a text where mentions, quotations and proving words begin and end. */

/** Stretches that do not overlap, in order: of two that do, the one that begins first, then the longer. */
export function disjoint(stretches) {
  const kept = [];
  let end = 0;
  for (const stretch of [...stretches].sort((one, other) => one.start - other.start || other.end - one.end)) {
    if (stretch.start < end || stretch.start === stretch.end) continue;
    kept.push(stretch);
    end = stretch.end;
  }
  return kept;
}

/**
 * Return the paragraphs as lists of { text, mention, quotation, lit }, each part null where there is none. Paragraphs are
 * [start, end] in order; `layers` has the mentions, quotations and lit stretches, each { start, end, ... } and disjoint.
 */
export function cutText(text, paragraphs, layers) {
  const bounds = Object.values(layers).flatMap((layer) => layer.flatMap(({ start, end }) => [start, end]));
  const cuts = [...new Set(bounds)].sort((one, other) => one - other);
  const covers = Object.entries(layers).map(([name, layer]) => [name, cover(layer)]);
  let next = 0;
  return paragraphs.map(([start, end]) => {
    const pieces = [];
    let from = start;
    while (from < end) {
      while (next < cuts.length && cuts[next] <= from) next += 1;
      const to = Math.min(cuts[next] ?? end, end);
      pieces.push({ text: text.slice(from, to), ...Object.fromEntries(covers.map(([name, at]) => [name, at(from)])) });
      from = to;
    }
    return pieces;
  });
}

/** A function that tells which stretch covers a place; the places asked for never go back. */
function cover(layer) {
  let next = 0;
  return (place) => {
    while (next < layer.length && layer[next].end <= place) next += 1;
    return next < layer.length && layer[next].start <= place ? layer[next] : null;
  };
}

/** Neighbours that stand in one quotation, together: [{ quotation, pieces }]. */
export function byQuotation(pieces) {
  const groups = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && last.quotation === piece.quotation) last.pieces.push(piece);
    else groups.push({ quotation: piece.quotation, pieces: [piece] });
  }
  return groups;
}
