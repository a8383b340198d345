/** Give back as records the places in texts that the page holds as runs of numbers. */

/** The stretches of an article that anything is proved by: [{ article, start, end }]. */
export function readPlaces({ places }, article) {
  const found = [];
  for (let place = 0, start = 0; place < places.length; place += 2) {
    start += places[place];
    found.push({ article, start, end: start + places[place + 1] });
  }
  return found;
}

/** A passage: its article, where it begins and ends, and the marked stretches in it as [start, end]. */
export function readPassage({ article, start, end }, run) {
  const marks = [];
  for (let place = 0, at = start; place < run.length; place += 2) {
    const first = at + run[place];
    at = first + run[place + 1];
    marks.push([first, at]);
  }
  return { article, start, end, marks };
}

/** A passage that mentions both ends of a link; where they stand is looked up when it is shown. */
export function together(place, link, articles) {
  return new Together(place, link, articles);
}

class Together {
  #link;
  #articles;

  constructor({ article, start, end }, link, articles) {
    this.article = article;
    this.start = start;
    this.end = end;
    this.#link = link;
    this.#articles = articles;
  }

  get marks() {
    const { from, to } = this.#link;
    const { mentions } = this.#articles[this.article];
    const within = mentions.filter(({ entity, start, end }) => (entity === from || entity === to) && start >= this.start && end <= this.end);
    return within.length ? merged(within) : [[this.start, this.end]];
  }
}

/** Stretches in order as [start, end], those that touch or overlap as one. */
function merged(stretches) {
  const found = [];
  for (const { start, end } of stretches) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
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
  for (let place = 0, start = 0; place < run.length; place += 3) {
    start += run[place];
    found.push({ start, end: start + Math.abs(run[place + 1]), entity: `n${run[place + 2]}`, name: run[place + 1] > 0 });
  }
  return found;
}
