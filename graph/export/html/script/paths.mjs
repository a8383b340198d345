/** Find how two entities are connected: by the fewest links, and by the links that most sentences prove. */
import { createHeap } from "./heap.mjs";
import { otherEnd } from "./model.mjs";

// Among paths of equal length the better proved comes first, and never one of more links.
const TIE = 1e-4;

/**
 * Return { shortest, strongest }, each a list of hops { from, to, links }; null where nothing connects the two. `follow`
 * tells whether a link may be gone along; the direction of links does not matter.
 */
export function findPaths(model, from, to, follow) {
  const shortest = walk(model, from, to, follow, (proofs) => 1 + TIE / proofs);
  return shortest && { shortest, strongest: walk(model, from, to, follow, (proofs) => 1 / proofs) };
}

/** How many sentences and quotations prove a link, at least one. */
export function proofs(link) {
  return Math.max(link.kind === "statement" ? link.quotations.length : link.passages.length, 1);
}

export function samePath(one, other) {
  return one.length === other.length && one.every((hop, place) => hop.to === other[place].to);
}

/** The cheapest walk (Dijkstra 1959); `price` is of a hop that so many sentences prove. */
function walk(model, from, to, follow, price) {
  const best = new Map([[from, { cost: 0, hop: null }]]);
  const done = new Set();
  const heap = createHeap();
  heap.push(0, from);
  while (heap.size()) {
    const at = heap.pop();
    if (at === to) return traced(best, to);
    if (done.has(at)) continue;
    done.add(at);
    for (const [other, links] of neighbours(model, at, follow)) {
      const cost = best.get(at).cost + price(links.reduce((sum, link) => sum + proofs(link), 0));
      if (done.has(other) || cost >= (best.get(other)?.cost ?? Infinity)) continue;
      best.set(other, { cost, hop: { from: at, to: other, links } });
      heap.push(cost, other);
    }
  }
  return null;
}

function neighbours(model, at, follow) {
  const found = new Map();
  for (const link of model.linksOf.get(at)) {
    if (!follow(link)) continue;
    const other = otherEnd(link, at);
    if (!found.has(other)) found.set(other, []);
    found.get(other).push(link);
  }
  return found;
}

function traced(best, to) {
  const hops = [];
  for (let { hop } = best.get(to); hop; { hop } = best.get(hop.from)) hops.unshift(hop);
  return hops;
}
