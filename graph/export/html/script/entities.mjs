/** List all entities: what each is, how often and since when it is named, how often it speaks and how widely it is linked. */
import { saySpan } from "./dates.mjs";
import { plain } from "./search.mjs";
import { nameButton } from "./sections.mjs";
import { datesOf } from "./seen.mjs";
import { showTable } from "./table.mjs";
import { TEXTS, sayNumber } from "./texts.mjs";

// So many roles are shown in the table; all are searched and saved.
const ROLES = 3;

export function showEntities(container, model, choose, reset) {
  const columns = ["name", "type", "role", "mentions", "articles", "quotations", "linked", ...(model.span ? ["seen"] : [])];
  return showTable(container, model.ranked.map((entity) => row(model, entity, choose)), {
    name: "entities",
    columns,
    down: ["mentions", "articles", "quotations", "linked"],
    order: { column: "linked", down: true },
    texts: TEXTS.entitiesTable,
    reset,
  });
}

function row(model, entity, choose) {
  const { first, last } = datesOf(model, entity);
  const roles = entity.roles.map(({ text }) => text).join("; ");
  const aliases = entity.aliases.map(({ text }) => text);
  const keys = {
    name: entity.name,
    type: TEXTS.type[entity.type] ?? TEXTS.type.OTHER,
    role: roles,
    mentions: entity.mentions,
    articles: entity.articles.length,
    quotations: model.spoken.by.get(entity.id).length,
    linked: entity.stated,
    seen: first ?? "",
  };
  const some = entity.roles.slice(0, ROLES).map(({ text }) => text).join("; ");
  const shown = { role: () => (entity.roles.length > ROLES ? `${some} …` : some), name: () => nameButton(model, choose, entity.id, true), seen: () => (first ? saySpan([first, last]) : "") };
  return {
    subject: entity,
    keys,
    words: plain([entity.name, ...aliases, keys.type, roles].join(" ")),
    cells: (column) => [shown[column] ? shown[column]() : typeof keys[column] === "number" ? sayNumber(keys[column]) : keys[column]],
    record: {
      name: entity.name,
      label: entity.label,
      type: entity.type,
      aliases: aliases.join("; "),
      roles,
      mentions: keys.mentions,
      articles: keys.articles,
      quotations: keys.quotations,
      linked_to: keys.linked,
      first_seen: first,
      last_seen: last,
    },
  };
}
