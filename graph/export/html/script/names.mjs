/** Say in a few words what an entity and what a link is. */
import { TEXTS } from "./texts.mjs";

/** The name, and what it is. */
export function sayEntity(entity) {
  const role = entity.roles[0]?.text ?? TEXTS.type[entity.type] ?? TEXTS.type.OTHER;
  return [entity.name, `${role} · ${TEXTS.mentions(entity.mentions)}`];
}

/** The two ends with what joins them, and how much proves it. */
export function sayLink(model, link) {
  const [from, to] = [model.entities.get(link.from).label, model.entities.get(link.to).label];
  const joint = link.kind === "co-mention" ? "–" : link.kind === "statement" ? "→" : sayPredicate(link);
  return [`${from} ${joint} ${to}`, saySupport(link)];
}

export function sayPredicate(link) {
  if (link.kind === "co-mention") return TEXTS.together;
  if (link.kind === "statement") return link.to_whom === "addressee" ? TEXTS.speaksTo : TEXTS.speaksOf;
  return link.negated ? TEXTS.not(link.label) : link.label;
}

function saySupport(link) {
  const notes = [
    link.negated ? TEXTS.negated : "",
    link.reported ? TEXTS.reported : "",
    link.modality ? TEXTS.uncertain : "",
  ].filter(Boolean);
  if (link.kind === "statement") notes.unshift(sayPredicate(link), TEXTS.quotations(link.quotations.length));
  else notes.unshift(link.kind === "relation" ? TEXTS.stated : TEXTS.together, TEXTS.sentences(link.passages.length));
  if (link.kind === "relation" && link.reported) notes.shift();
  return notes.join(" · ");
}
