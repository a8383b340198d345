/** Read rows that were packed as columns (columns.py says how). */
export function readRows({ rows, columns }) {
  const read = Array.from({ length: rows }, () => ({}));
  for (const [key, column] of Object.entries(columns)) {
    const value = reader(column);
    for (const [number, row] of read.entries()) row[key] = value(number);
  }
  return read;
}

function reader(column) {
  if (Array.isArray(column)) return (row) => column[row];
  const { of, id } = column;
  const is = column.runs ? unrolled(column) : column.is;
  const place = is ? (row) => is[row] : id ? (row) => row : () => 0;
  return id ? (row) => `${id}${place(row)}` : (row) => of[place(row)];
}

function unrolled({ is, runs }) {
  const all = [];
  for (const [place, length] of runs.entries()) for (let left = length; left; left -= 1) all.push(is[place]);
  return all;
}
