/** Tell apart who belongs together: modularity is raised greedily, level by level (Blondel et al. 2008). */

/**
 * Return the groups of 0 ... size - 1 as lists, the largest first. A pair is [one, other, weight]; the same pairs in the
 * same order give the same groups. A higher resolution makes more and smaller ones (Reichardt and Bornholdt 2006).
 */
export function clusters(size, pairs, resolution = 1) {
  let groups = Array.from({ length: size }, (_, node) => [node]);
  let links = pairs;
  for (;;) {
    const of = level(groups.length, links, resolution);
    const count = Math.max(-1, ...of) + 1;
    if (count === groups.length) break;
    const joined = Array.from({ length: count }, () => []);
    for (const [node, members] of groups.entries()) joined[of[node]].push(...members);
    groups = joined;
    links = links.map(([one, other, weight]) => [of[one], of[other], weight]);
  }
  return groups.map((members) => members.sort((one, other) => one - other)).sort((one, other) => other.length - one.length || one[0] - other[0]);
}

/** One level: each node goes to the group of its neighbours that gains most, until none moves. Groups count from 0. */
function level(size, pairs, resolution) {
  const near = Array.from({ length: size }, () => new Map());
  const strength = new Float64Array(size);
  let total = 0;
  for (const [one, other, weight] of pairs) {
    strength[one] += weight;
    strength[other] += weight;
    total += weight;
    if (one === other) continue;
    near[one].set(other, (near[one].get(other) ?? 0) + weight);
    near[other].set(one, (near[other].get(one) ?? 0) + weight);
  }
  const of = Array.from({ length: size }, (_, node) => node);
  const sums = Float64Array.from(strength);
  for (let moved = total > 0, rounds = 0; moved && rounds < 20; rounds += 1) {
    moved = false;
    for (let node = 0; node < size; node += 1) {
      const tied = new Map();
      for (const [other, weight] of near[node]) tied.set(of[other], (tied.get(of[other]) ?? 0) + weight);
      sums[of[node]] -= strength[node];
      const gain = (group) => (tied.get(group) ?? 0) - (resolution * sums[group] * strength[node]) / (2 * total);
      let best = of[node];
      for (const group of tied.keys()) if (gain(group) > gain(best) + 1e-9) best = group;
      sums[best] += strength[node];
      if (best !== of[node]) [of[node], moved] = [best, true];
    }
  }
  const numbers = new Map();
  return of.map((group) => {
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group);
  });
}
