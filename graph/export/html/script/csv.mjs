/** Write records as CSV (RFC 4180) that no spreadsheet takes for formulas. */
const FORMULA = /^[\s\u200b-\u200f]*[=+\-@|%\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;

/** The text with a heading of the field names of the first record; empty without records. */
export function csv(records) {
  const fields = Object.keys(records[0] ?? {});
  const lines = [fields, ...records.map((record) => fields.map((field) => record[field]))];
  // The mark at the beginning tells Excel that the text is UTF-8.
  return records.length ? `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}` : "";
}

function cell(value) {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
