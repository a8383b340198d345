/** Tell when an entity was mentioned. */
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** How often each day mentions it, in order, as [day, mentions]; articles without a date are left out. */
export function mentionsByDay(model, entity) {
  const counts = new Map();
  entity.articles.forEach((number, place) => {
    const day = DAY.exec(model.articles[number].published ?? "")?.[0];
    if (day) counts.set(day, (counts.get(day) ?? 0) + entity.mentioned[place]);
  });
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The first and the last day of an article that mentions it, null where none has a date. */
export function datesOf(model, entity) {
  const days = mentionsByDay(model, entity).map(([day]) => day);
  return { first: days[0] ?? null, last: days.at(-1) ?? null };
}
