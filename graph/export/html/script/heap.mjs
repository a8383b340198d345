/** Keep items so that the cheapest comes out first; of equal ones, the one that came in first. */
export function createHeap() {
  const items = [];
  let count = 0;
  const before = (one, other) => one.cost < other.cost || (one.cost === other.cost && one.turn < other.turn);

  function push(cost, item) {
    let place = items.length;
    items.push({ cost, item, turn: count });
    count += 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!before(items[place], items[above])) break;
      [items[place], items[above]] = [items[above], items[place]];
      place = above;
    }
  }

  function pop() {
    const [first] = items;
    const last = items.pop();
    if (items.length) {
      items[0] = last;
      sink();
    }
    return first.item;
  }

  function sink() {
    for (let place = 0; ; ) {
      const below = [2 * place + 1, 2 * place + 2].filter((one) => one < items.length);
      const least = below.reduce((one, other) => (before(items[other], items[one]) ? other : one), place);
      if (least === place) return;
      [items[place], items[least]] = [items[least], items[place]];
      place = least;
    }
  }

  return { push, pop, size: () => items.length };
}
