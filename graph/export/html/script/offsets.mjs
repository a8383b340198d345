/** Give back as records the places in texts that the page holds as runs of numbers. */

/** A passage: its article, where it begins and ends, and the marked stretches in it as [start, end]. */
export function readPassage([article, start, length, ...rest]) {
  const marks = [];
  for (let place = 0, at = start; place < rest.length; place += 2) {
    const first = at + rest[place];
    at = first + rest[place + 1];
    marks.push([first, at]);
  }
  return { article, start, end: start + length, marks };
}

/** An article with its paragraphs as [start, end], and its mentions as { start, end, entity, name }. */
export function readArticle(article) {
  return { ...article, paragraphs: pairs(article.paragraphs), mentions: mentions(article.mentions) };
}

function pairs(run) {
  return Array.from({ length: run.length / 2 }, (_, place) => [run[2 * place], run[2 * place + 1]]);
}

function mentions(run) {
  const found = [];
  for (let place = 0, start = 0; place < run.length; place += 4) {
    start += run[place];
    found.push({ start, end: start + run[place + 1], entity: `n${run[place + 2]}`, name: run[place + 3] === 1 });
  }
  return found;
}
