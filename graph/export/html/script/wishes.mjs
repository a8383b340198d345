/** What a reader may wish of the picture: each change of it can be undone, and stands in the address. */
import { UNFILTERED } from "./sieve.mjs";
import { openingKinds } from "./visible.mjs";

/** The wishes as at first, on a picture that opens on so many entities. */
export function firstWishes(model, opening) {
  return {
    shown: opening,
    hiddenTypes: new Set(),
    described: true,
    kinds: openingKinds(model),
    ...UNFILTERED,
    meant: "",
    around: null,
    brought: new Set(),
    dropped: new Set(),
    pinned: {},
    groups: false,
    opened: new Set(),
    full: false,
  };
}

export const WISHES = Object.keys(firstWishes({ ranked: [], openings: 0 }, 0));

/** The wishes of a state, and nothing else of it. */
export function wishesOf(state) {
  return Object.fromEntries(WISHES.map((name) => [name, state[name]]));
}

/** Whether any wish of one state differs from the other's; a value that was not changed is the same object. */
export function differ(state, other) {
  return WISHES.some((name) => state[name] !== other[name]);
}
