/** Forgive typing errors: one letter in five, where nothing is spelled as it was typed. */
const LETTERS = 5;

/** The known word with the fewest typing errors, the first of equals; null where all have too many. */
export function closest(typed, known) {
  const most = Math.floor(typed.length / LETTERS);
  if (most === 0) return null;
  let best = null;
  let least = most + 1;
  for (const word of known) {
    if (Math.abs(word.length - typed.length) >= least) continue;
    const found = errors(typed, word, least - 1);
    if (found < least) [best, least] = [word, found];
  }
  return best;
}

/** How many letters are wrong, missing, too many or exchanged with their neighbour (Damerau 1964); more than `most` are `most` + 1. */
export function errors(one, other, most) {
  let [earlier, before, row] = [[], [], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i += 1) {
    [earlier, before, row] = [before, row, [i]];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + Number(one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], earlier[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return Math.min(row.at(-1), most + 1);
}
