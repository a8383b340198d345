/** Read the times of a question: days, months, years, spans, and those that count from the newest article. */
const YEAR = /^(?:19|20)\d\d$/;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/;
const [FIRST, LAST] = ["0000-00-00", "9999-99-99"];

/** { length, span } of how many words from a place on tell a time, and its first and last day; null where none do. */
export function timeAt(table, words, at, newest) {
  const { dates } = table;
  const starts = (phrase, place) => phrase.split(" ").every((part, number) => words[place + number] === part);
  for (const kind of ["between", "since", "until", "in"]) {
    for (const phrase of dates[kind]) {
      if (!starts(phrase, at)) continue;
      const { length } = phrase.split(" ");
      const found = spanAt(at + length, kind);
      if (found) return { length: length + found.length, span: found.span };
    }
  }
  return counted(at) ?? pointAt(at, true);

  function spanAt(place, kind) {
    const first = pointAt(place) ?? counted(place);
    if (!first) return null;
    const { length, span: [start, end] } = first;
    if (kind === "since") return { length, span: [words[place - 1] === "after" ? `${end}~` : start, LAST] };
    if (kind === "until") return { length, span: [FIRST, words[place - 1] === "before" ? before(start) : end] };
    if (kind !== "between") return first;
    if (!dates.and.includes(words[place + length])) return null;
    const second = pointAt(place + length + 1);
    return second && { length: length + 1 + second.length, span: [start, second.span[1]] };
  }

  function counted(place) {
    if (!newest) return null;
    for (const [kind, back] of [["today", 0], ["yesterday", 1]]) {
      if (dates[kind].includes(words[place])) return { length: 1, span: [earlier(newest, back), earlier(newest, back)] };
    }
    for (const [kind, back] of [["week", 6], ["month", 30], ["year", 365]]) {
      for (const phrase of dates[kind]) {
        if (starts(phrase, place)) return { length: phrase.split(" ").length, span: [earlier(newest, back), newest] };
      }
    }
    return null;
  }

  function pointAt(place, alone = false) {
    if (place >= words.length) return null;
    const iso = isoAt(place);
    if (iso) return iso;
    const one = words[place];
    const yearAt = (number) => (YEAR.test(words[number] ?? "") ? words[number] : "");
    const month = monthOf(one);
    if (month) {
      const day = DAY.exec(words[place + 1] ?? "");
      const length = day ? 2 : 1;
      const year = yearAt(place + length);
      if (alone && !day && !year) return null;
      return { length: length + Number(Boolean(year)), span: daysOf(year || yearOf(month), month, day ? Number(day[1]) : 0) };
    }
    const day = DAY.exec(one);
    const following = day ? monthOf(words[place + 1]) : 0;
    if (day && following) {
      const year = yearAt(place + 2);
      return { length: 2 + Number(Boolean(year)), span: daysOf(year || yearOf(following), following, Number(day[1])) };
    }
    return YEAR.test(one) ? { length: 1, span: [`${one}-01-01`, `${one}-12-31`] } : null;
  }

  function isoAt(place) {
    for (const length of [3, 2]) {
      const parts = words.slice(place, place + length);
      if (parts.length < length || !parts.every((part) => /^\d+$/.test(part))) continue;
      const found = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(parts.join("-"));
      if (found && Number(found[2]) >= 1 && Number(found[2]) <= 12) return { length, span: daysOf(found[1], Number(found[2]), Number(found[3] ?? 0)) };
    }
    return null;
  }

  function monthOf(word) {
    return dates.months.findIndex((names) => names.includes(word)) + 1;
  }

  function yearOf(month) {
    const [year, last] = newest ? [Number(newest.slice(0, 4)), Number(newest.slice(5, 7))] : [0, 12];
    return String(year - Number(month > last)).padStart(4, "0");
  }
}

function daysOf(year, month, day) {
  const start = `${year}-${String(month).padStart(2, "0")}`;
  const one = `${start}-${String(day).padStart(2, "0")}`;
  return day ? [one, one] : [`${start}-01`, `${start}-31`];
}

function earlier(day, back) {
  return new Date(Date.parse(`${day}T00:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10);
}

/** Before a day, and behind all that comes before it. */
function before(day) {
  return `${day.slice(0, -1)}${String.fromCharCode(day.charCodeAt(day.length - 1) - 1)}~`;
}

export function sayTime([start, end]) {
  const bound = (day) => day.replace("~", "");
  if (start === end) return start;
  if (start.startsWith("0000")) return `until ${bound(end)}`;
  if (end.startsWith("9999")) return start.endsWith("~") ? `after ${bound(start)}` : `since ${start}`;
  if (start.slice(0, 7) === end.slice(0, 7) && start.endsWith("-01") && end.endsWith("-31")) return start.slice(0, 7);
  if (start.slice(0, 4) === end.slice(0, 4) && start.endsWith("-01-01") && end.endsWith("-12-31")) return start.slice(0, 4);
  return `${start} to ${bound(end)}`;
}
