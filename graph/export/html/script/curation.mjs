/** Turn decisions about names into a curation file, which the next build reads. */
const HEAD = "# Corrections made on the page: build again with --curation and this file, or add its lines to the one you have.";
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Decisions with one more; of the same two, or of one and the same kind, the last one counts. */
export function decide(decisions, decision) {
  const subject = ({ action, ids }) => `${["merge", "different"].includes(action) ? "pair" : action} ${[...ids].sort().join(" ")}`;
  return [...decisions.filter((other) => subject(other) !== subject(decision)), decision];
}

/** The file; a decision is { action, ids } with `to` beside it for a new name or type. */
export function curationFile(model, decisions) {
  const lines = decisions.flatMap(({ action, ids, to }) => {
    const names = ids.map((id) => nameOf(model, model.entities.get(id)));
    const subject = names.length > 1 ? `[${names.join(", ")}]` : names[0];
    return [`- ${action}: ${subject}`, ...(to === undefined ? [] : [`  to: ${text(to)}`])];
  });
  return [HEAD, ...lines, ""].join("\n");
}

/** A name as the reader of such a file finds it: with a type or an article beside it where another may be meant. */
function nameOf(model, entity) {
  const own = namesOf(entity);
  const rivals = model.ranked.filter((other) => other !== entity && other.named && [...namesOf(other)].some((name) => own.has(name)));
  if (rivals.length === 0) return text(entity.name);
  const equals = rivals.filter(({ type, name }) => type === entity.type && folded(name) === folded(entity.name));
  if (equals.length === 0) return `{name: ${text(entity.name)}, type: ${entity.type}}`;
  const alone = entity.articles.find((number) => equals.every(({ articles }) => !articles.includes(number))) ?? entity.articles[0];
  return `{name: ${text(entity.name)}, type: ${entity.type}, article: ${text(model.articles[alone].id)}}`;
}

/** All that it is called, by which another may be taken for it. */
function namesOf({ name, aliases }) {
  return new Set([name, ...aliases.map((alias) => alias.text)].map(folded));
}

function folded(name) {
  return name.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** A text between double quotation marks, where nothing is special: JSON is YAML but for a few characters. */
function text(words) {
  return JSON.stringify(words).replace(ESCAPED, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
