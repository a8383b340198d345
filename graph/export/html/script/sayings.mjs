/** Choose the words that stand beside links: the one that is meant says what it is, relations around an entity say theirs. */
import { sayPredicate } from "./names.mjs";

// More words beside each other than this are a wall; longer ones are read in the panel.
const MOST = 16;
const LONGEST = 26;

/**
 * Return [{ link, text, insist }] for what is in focus, and in a picture of a few for all its relations, `links`; one that
 * insists may cover dots.
 */
export function sayings(model, target, focus, links) {
  const link = model.links.get(target?.link);
  if (link) return [{ link: link.id, text: sayPredicate(link), insist: true }];
  if (!focus) return told(links.filter(({ kind }) => kind === "relation"));
  return told([...focus.links].map((id) => model.links.get(id)).filter((one) => one && (target.path || one.kind === "relation"))).slice(0, MOST);
}

function told(links) {
  const met = new Set();
  const found = links.map((one) => ({ link: one.id, text: sayPredicate(one), ends: `${one.from} ${one.to}`, insist: false }));
  return found.filter(({ text, ends }) => text.length <= LONGEST && !met.has(`${ends} ${text}`) && met.add(`${ends} ${text}`));
}
