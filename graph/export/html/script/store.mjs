/**
 * Hold the one state of the page. A change is a patch; those who watch get the new state and the old. Whoever listens to the
 * document or the window does so until the `signal`: then the page is put together anew.
 */
export function createStore(initial) {
  let state = initial;
  const watchers = [];
  const life = new AbortController();
  return {
    signal: life.signal,
    end: () => life.abort(),
    get: () => state,
    watch: (watcher) => watchers.push(watcher),
    change(patch) {
      const before = state;
      state = { ...state, ...patch };
      for (const watcher of watchers) watcher(state, before);
    },
  };
}

export const same = (one, other) =>
  one?.entity === other?.entity &&
  one?.link === other?.link &&
  one?.path?.from === other?.path?.from &&
  one?.path?.to === other?.path?.to;
