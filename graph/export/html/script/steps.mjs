/** Find whom a chain of so many links leads to. */
import { otherEnd } from "./model.mjs";

/** The ids within so many steps of an entity, itself among them; `follow` tells whether a link may be gone along. */
export function within(model, id, steps, follow) {
  const found = new Set([id]);
  let rim = [id];
  for (let step = 0; step < steps && rim.length; step += 1) {
    const next = [];
    for (const at of rim) {
      for (const link of model.linksOf.get(at)) {
        const other = otherEnd(link, at);
        if (found.has(other) || !follow(link)) continue;
        found.add(other);
        next.push(other);
      }
    }
    rim = next;
  }
  return found;
}
