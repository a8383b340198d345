import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, search, searchIndex } from "../../graph/export/html/script/search.mjs";

const entity = (name, rank, ...aliases) => ({ name, label: name, rank, aliases: aliases.map((text) => ({ text })) });
const index = searchIndex([
  entity("Migrant Action Project", 0, "MAP"),
  entity("Jürgen Mapleton", 1),
  entity("Old Map Street", 2),
  entity("__proto__", 3),
]);
const names = (query) => search(index, query).map((match) => match.entity.name);

test("a whole name comes before a beginning, a beginning before a later word", () => {
  assert.deepEqual(names("map"), ["Migrant Action Project", "Jürgen Mapleton", "Old Map Street"]);
});

test("the alias that was found is told", () => {
  assert.equal(search(index, "map")[0].matched, "MAP");
});

test("accents, case and spaces do not matter", () => {
  assert.deepEqual(names("  JURGEN  maple"), ["Jürgen Mapleton"]);
  assert.equal(plain("L’Été"), "l'ete");
});

test("a name of the language's own is a name like any other", () => {
  assert.deepEqual(names("__proto__"), ["__proto__"]);
  assert.deepEqual(names("constructor"), []);
});

test("nothing asked finds nothing", () => {
  assert.deepEqual(names("  "), []);
});
