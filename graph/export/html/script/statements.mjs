/** List all quotations as a table, to be sorted and searched: the picture for those who read or listen. */
import { firstDay, sayDate } from "./dates.mjs";
import { button, element } from "./elements.mjs";
import { passageText } from "./evidence.mjs";
import { plain } from "./search.mjs";
import { nameButton } from "./sections.mjs";
import { TEXTS } from "./texts.mjs";

const COLUMNS = ["who", "said", "to", "about", "when", "where"];
const AT_FIRST = 100;

export function showStatements(container, model, store, choose) {
  const rows = model.quotations.map((quotation) => row(model, quotation));
  const body = element("tbody");
  const count = element("p", { class: "figures", role: "status" });
  const query = element("input", { type: "search", placeholder: TEXTS.tableSearch, "aria-label": TEXTS.tableSearch, maxlength: "200", oninput: fill });
  const heads = COLUMNS.map((column) => [column, element("th", { scope: "col" }, button({ class: "sort", onclick: () => sort(column) }, TEXTS.columns[column]))]);
  let order = { column: "when", down: true };
  let built = false;

  function sort(column) {
    order = { column, down: order.column === column && !order.down };
    fill();
  }

  function fill(_event, limit = AT_FIRST) {
    const wanted = plain(query.value);
    const found = rows.filter(({ words }) => words.includes(wanted)).sort(by(order));
    body.replaceChildren(...found.slice(0, limit).map((one) => line(model, one, choose)));
    for (const [column, head] of heads) {
      if (column === order.column) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    count.replaceChildren(
      TEXTS.rowsShown(Math.min(found.length, limit), found.length),
      ...(found.length > limit ? [" ", button({ class: "quiet", onclick: () => fill(null, Infinity) }, TEXTS.allOf(found.length))] : []),
    );
  }

  function build() {
    built = true;
    const table = element(
      "table",
      {},
      element("caption", { class: "unseen" }, TEXTS.tableCaption),
      element("thead", {}, element("tr", {}, ...heads.map(([, head]) => head))),
      body,
    );
    container.append(element("div", { class: "table-tools" }, query, count), table);
    fill();
  }

  function refresh({ view }) {
    if (view === "table" && !built) build();
    container.hidden = view !== "table";
    document.body.classList.toggle("reading", view === "table");
  }
  store.watch(refresh);
  refresh(store.get());
}

function row(model, quotation) {
  const [number, ...parts] = model.passages[quotation.passage];
  const article = model.articles[number];
  const people = [quotation.speaker, quotation.addressee, ...quotation.about].filter((id) => id !== null);
  const called = (ids) => ids.map((id) => model.entities.get(id).label).join(", ");
  const keys = {
    who: quotation.speaker === null ? "" : called([quotation.speaker]),
    said: parts.filter((_, place) => place % 2).join(" "),
    to: quotation.addressee === null ? "" : called([quotation.addressee]),
    about: called(quotation.about),
    when: firstDay(quotation.said_on ?? article.published ?? ""),
    where: [article.title, article.publisher].filter(Boolean).join(", "),
  };
  const names = people.map((id) => model.entities.get(id).name);
  return { quotation, parts, article, keys, words: plain([...Object.values(keys), ...names, ...parts].join(" ")) };
}

/** What is unknown stands last, whichever way the rest is sorted. */
function by({ column, down }) {
  return ({ keys: { [column]: one } }, { keys: { [column]: other } }) => {
    if (!one || !other) return Number(!one) - Number(!other);
    return (down ? -1 : 1) * one.localeCompare(other, "en");
  };
}

function line(model, { quotation, parts, article, keys }, choose) {
  const names = (ids) => ids.flatMap((id, place) => [place ? ", " : "", nameButton(model, choose, id)]);
  const cell = (column, ...content) => element("td", { "data-label": TEXTS.columns[column] }, ...content);
  const when = quotation.said_on ?? article.published;
  return element(
    "tr",
    {},
    cell("who", ...(quotation.speaker === null ? [TEXTS.unknownSpeaker] : names([quotation.speaker]))),
    cell("said", element("span", { class: "passage", dir: "auto" }, ...passageText(parts))),
    cell("to", ...(quotation.addressee === null ? [] : names([quotation.addressee]))),
    cell("about", ...names(quotation.about)),
    cell("when", sayDate(when)),
    cell("where", keys.where),
  );
}
