/** Write entities and links as GraphML, with the attributes that graph.graphml has, as far as the page knows them. */
const NODE = {
  label: ["string", (entity) => entity.label],
  name: ["string", (entity) => entity.name],
  entity_type: ["string", (entity) => entity.type],
  named: ["boolean", (entity) => entity.named],
  observer: ["boolean", (entity) => entity.observer],
  aliases: ["string", (entity) => list(entity.aliases)],
  roles: ["string", (entity) => list(entity.roles)],
  mentions: ["int", (entity) => entity.mentions],
  articles: ["int", (entity) => entity.articles.length],
  quotations: ["int", (entity) => entity.quotations],
  degree: ["int", (entity) => entity.degree],
};
const EDGE = {
  label: ["string", (link) => link.label || link.kind],
  weight: ["double", (link) => link.weight],
  kind: ["string", (link) => link.kind],
  to: ["string", (link) => link.to_whom],
  negated: ["boolean", (link) => link.negated],
  qualifier: ["string", (link) => link.qualifier],
  modality: ["string", (link) => link.modality],
  reported: ["boolean", (link) => link.reported],
  support: ["int", (link) => new Set(link.evidence.map(({ article }) => article)).size],
  evidence: ["string", (link) => list(link.evidence.slice(0, SHOWN))],
};
// As many proofs of a link as graph.graphml shows.
const SHOWN = 10;
const SPACE = "http://graphml.graphdrawing.org/xmlns";
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The file as lines; `entities` and `links` are records. What is unknown or empty is left out. */
export function graphml(entities, links) {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<graphml xmlns="${SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${SPACE} ${SPACE}/1.0/graphml.xsd">`,
    ...keys("node", NODE),
    ...keys("edge", EDGE),
    '  <graph id="newsgraph" edgedefault="directed">',
    ...entities.flatMap((entity) => [`    <node id="${entity.id}">`, ...data("n", NODE, entity), "    </node>"]),
    ...links.flatMap((link) => [`    <edge id="${link.id}" source="${link.from}" target="${link.to}">`, ...data("e", EDGE, link), "    </edge>"]),
    "  </graph>",
    "</graphml>",
    "",
  ].join("\n");
}

function keys(owner, attributes) {
  return Object.entries(attributes).map(
    ([name, [type]]) => `  <key id="${owner[0]}_${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>`,
  );
}

function data(prefix, attributes, record) {
  return Object.entries(attributes)
    .map(([name, [, value]]) => [name, value(record)])
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `      <data key="${prefix}_${name}">${escaped(String(value))}</data>`);
}

function list(items) {
  return items.length ? JSON.stringify(items) : "";
}

function escaped(text) {
  return text.replace(ILLEGAL, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
}
