/** Cut a passage at its proving words. */
// Longer stretches are shortened in the middle, so that one endless sentence cannot fill the panel.
const PLAIN_LIMIT = 320;
const MARKED_LIMIT = 2000;

/** Parts of a passage: plain, marked, plain ... plain; nothing of a marked part is ever left out without a sign. */
export function partsOf(model, number) {
  const whole = wholeParts(model, number);
  const last = whole.length - 1;
  return whole.map((part, place) => shortened(part, place, last));
}

export function wholeParts(model, number) {
  const { article, start, end, marks } = model.passages[number];
  const { text } = model.articles[article];
  const bounds = [start, ...marks.flat(), end];
  return bounds.slice(1).map((bound, place) => text.slice(bounds[place], bound));
}

function shortened(part, place, last) {
  const limit = place % 2 ? MARKED_LIMIT : PLAIN_LIMIT;
  if (part.length <= limit) return part;
  if (place === 0 && last) return `… ${ending(part, limit)}`;
  if (place === last && last) return `${beginning(part, limit)} …`;
  return `${beginning(part, limit / 2)} […] ${ending(part, limit / 2)}`;
}

function beginning(part, limit) {
  const cut = part.slice(0, limit);
  const space = cut.lastIndexOf(" ");
  return space > 0 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, "");
}

function ending(part, limit) {
  const cut = part.slice(-limit);
  const space = cut.indexOf(" ");
  return space >= 0 ? cut.slice(space + 1) : cut.replace(/^[\udc00-\udfff]/, "");
}
