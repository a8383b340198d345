/** Remember what was wished before, so that each change can be undone, and all of them at once. */
import { firstWishes, differ, wishesOf } from "./wishes.mjs";

const MOST = 100;

export function keepHistory(model, store) {
  const past = [];
  let undoing = false;
  store.watch((state, before) => {
    // The opening is found once the window is known: nobody wished it.
    if (undoing || state.opening !== before.opening || !differ(state, before)) return;
    // A gesture makes many changes, and is one to whoever makes it.
    if (state.gesture && state.gesture === before.gesture) return;
    past.push(wishesOf(before));
    if (past.length > MOST) past.shift();
  });

  function undo() {
    const wishes = past.pop();
    if (!wishes) return;
    undoing = true;
    store.change(wishes);
    undoing = false;
  }

  return { undo, reset: () => store.change(firstWishes(model, store.get().opening)), some: () => past.length > 0 };
}
