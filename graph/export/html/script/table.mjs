/** A table to be sorted, searched and saved: the picture for those who read or listen. */
import { download } from "./download.mjs";
import { button, element } from "./elements.mjs";
import { plain } from "./search.mjs";
import { csv } from "./csv.mjs";
import { TEXTS } from "./texts.mjs";

const AT_FIRST = 100;

/**
 * Show rows that have { subject, keys, words, cells, record }: what a row is about, what each column sorts by, what is
 * searched in, a function that makes the elements of a column, and the row of the saved file. `about` has { name, columns,
 * order, texts, reset }. Return a function that fills the table with the rows whose subject passes a test.
 */
export function showTable(container, rows, about) {
  const { columns, texts, reset } = about;
  const body = element("tbody");
  const count = element("p", { class: "figures", role: "status" });
  const query = element("input", { type: "search", placeholder: texts.search, "aria-label": texts.search, maxlength: "200", oninput: fill });
  const heads = columns.map((column) => [column, element("th", { scope: "col" }, button({ class: "sort", onclick: () => sort(column) }, texts.columns[column]))]);
  let order = about.order;
  let passing = rows;

  function sort(column) {
    order = { column, down: order.column === column ? !order.down : about.down?.includes(column) ?? false };
    fill();
  }

  function found() {
    const wanted = plain(query.value);
    return passing.filter(({ words }) => words.includes(wanted)).sort(by(order));
  }

  function fill(_event, limit = AT_FIRST) {
    const all = found();
    body.replaceChildren(...all.slice(0, limit).map(line));
    for (const [column, head] of heads) {
      if (column === order.column) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    count.replaceChildren(
      TEXTS.rowsShown(Math.min(all.length, limit), all.length, texts.counted),
      ...(all.length > limit ? [" ", button({ class: "quiet", onclick: () => fill(null, Infinity) }, TEXTS.allOf(all.length))] : []),
      ...(passing.length < rows.length ? [` · ${TEXTS.filteredOut(rows.length - passing.length)} `, button({ class: "quiet", onclick: reset }, TEXTS.resetFilters)] : []),
    );
  }

  function line({ cells }) {
    return element("tr", {}, ...columns.map((column) => element("td", { "data-label": texts.columns[column] }, ...cells(column))));
  }

  const save = () => download(`${about.name}.csv`, "text/csv", csv(found().map(({ record }) => record)));
  container.append(
    element("div", { class: "table-tools" }, query, count, button({ class: "quiet save-table", onclick: save }, TEXTS.saveTable)),
    element(
      "table",
      { class: `table-${about.name}` },
      element("caption", { class: "unseen" }, texts.caption),
      element("thead", {}, element("tr", {}, ...heads.map(([, head]) => head))),
      body,
    ),
  );
  return (passes) => {
    passing = rows.filter(({ subject }) => passes(subject));
    fill();
  };
}

/** What is unknown stands last, whichever way the rest is sorted. */
function by({ column, down }) {
  const turn = down ? -1 : 1;
  return ({ keys: { [column]: one } }, { keys: { [column]: other } }) => {
    if (one === "" || other === "") return Number(one === "") - Number(other === "");
    return turn * (typeof one === "number" ? one - other : one.localeCompare(other, "en"));
  };
}
