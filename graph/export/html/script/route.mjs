/** Connect two entities along what is shown; where that does not do, along all there is. */
import { findPaths, samePath } from "./paths.mjs";
import { createSieve } from "./sieve.mjs";

/**
 * Return { from, to, ways, beyond, without, entities, links }, which can be selected: `ways` has { name, hops } of the
 * shortest and the strongest path, one where they are the same, none where nothing connects the two; `beyond` is true where
 * a link is gone along that the picture leaves out; `without` names the kinds of links that are switched off.
 */
export function routeBetween(model, state, from, to) {
  const sieve = createSieve(model, state);
  const passes = (id) => sieve.entity(model.entities.get(id)) && !state.dropped.has(id);
  const shown = (link) => state.kinds[link.kind] && sieve.link(link) && passes(link.from) && passes(link.to);
  const inside = findPaths(model, from, to, shown);
  const found = inside ?? findPaths(model, from, to, () => true);
  const ways = found ? named(found) : [];
  const hops = ways.flatMap((way) => way.hops);
  return {
    from,
    to,
    ways,
    beyond: !inside && ways.length > 0,
    without: off(model, state.kinds),
    entities: new Set([from, to, ...hops.map((hop) => hop.to)]),
    links: new Set(hops.flatMap((hop) => hop.links.map((link) => link.id))),
  };
}

function off(model, kinds) {
  const known = new Set();
  for (const { kind } of model.links.values()) known.add(kind);
  return Object.keys(kinds).filter((kind) => known.has(kind) && !kinds[kind]);
}

function named({ shortest, strongest }) {
  if (samePath(shortest, strongest)) return [{ name: "both", hops: shortest }];
  return [
    { name: "shortest", hops: shortest },
    { name: "strongest", hops: strongest },
  ];
}
