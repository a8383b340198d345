import assert from "node:assert/strict";
import { test } from "node:test";
import { graphml } from "../../graph/export/html/script/graphml.mjs";

const entity = (id, name) => ({ id, name, label: name, type: "ORG", named: true, observer: false, aliases: [], roles: [], mentions: 1, articles: ["a"], quotations: 0, linked_to: 1, degree: 1 });
const link = { id: "e0", from: "n0", to: "n1", kind: "statement", label: "", to_whom: "about", weight: 2, negated: false, reported: false, qualifier: "", modality: "", evidence: [{ article: "a", words: "w", sentence: "s" }] };

test("what is unknown or empty is left out, and each link has a label", () => {
  const text = graphml([entity("n0", "A"), entity("n1", "B")], [link]);
  assert.deepEqual(text.split("\n").filter((line) => line.includes('key="e_')), [
    '      <data key="e_label">statement</data>',
    '      <data key="e_weight">2</data>',
    '      <data key="e_kind">statement</data>',
    '      <data key="e_to">about</data>',
    '      <data key="e_negated">false</data>',
    '      <data key="e_reported">false</data>',
    '      <data key="e_support">1</data>',
    '      <data key="e_evidence">[{"article":"a","words":"w","sentence":"s"}]</data>',
  ]);
});

test("no name breaks out of its element, and what XML cannot hold is dropped", () => {
  const text = graphml([entity("n0", "</data><x>&\u0000\ufffe\ud800\r")], []);
  assert.ok(text.includes('<data key="n_name">&lt;/data&gt;&lt;x&gt;&amp;&#13;</data>'));
});
