/** Collect what the reader knows better about names, and hand it out for the next build. */
import { curationFile, decide } from "./curation.mjs";
import { download } from "./download.mjs";
import { button, element } from "./elements.mjs";
import { TYPES } from "./palette.mjs";
import { TEXTS } from "./texts.mjs";

const WORDS = TEXTS.corrections;

/**
 * Return { node, open }: the part of the panel that corrects what is selected and lists what was corrected; it follows the
 * state. `seek` leads to the search.
 */
export function showCorrections(model, store, seek) {
  const node = element("div", { class: "corrections" });

  function refresh(state, before) {
    if (before && ["selected", "decisions", "marked"].every((part) => state[part] === before[part])) return;
    const open = Boolean(state.marked) || (before?.selected === state.selected && Boolean(node.querySelector("details[open]")));
    const entity = model.entities.get(state.selected?.entity);
    const focused = node.contains(document.activeElement);
    node.replaceChildren(...[entity?.named ? form(entity, state, open) : null, list(state.decisions)].filter(Boolean));
    if (focused) node.querySelector("summary, button")?.focus();
  }

  // Decisions are about what the articles were read as.
  const original = model.original ?? model;

  function add(decision) {
    const { action, ids } = decision;
    // Who is selected may be nobody now, or somebody else.
    const selected = { drop: { selected: null }, merge: { selected: { entity: ids[0] } } }[action] ?? {};
    store.change({ decisions: decide(store.get().decisions, decision), marked: null, ...selected });
  }

  function form(entity, { marked }, open) {
    const name = element("input", { type: "text", value: entity.name, "aria-label": WORDS.name, maxlength: "200", dir: "auto" });
    const type = element("select", { "aria-label": WORDS.type }, ...TYPES.map((code) => element("option", { value: code, selected: code === entity.type }, TEXTS.type[code])));
    const rename = (event) => {
      event.preventDefault();
      const to = name.value.trim();
      if (to && to !== entity.name) add({ action: "rename", ids: [entity.id], to });
    };
    const retype = (event) => {
      event.preventDefault();
      if (type.value !== entity.type) add({ action: "retype", ids: [entity.id], to: type.value });
    };
    return element(
      "details",
      { class: "part correct", open },
      element("summary", {}, WORDS.correct),
      element("form", { onsubmit: rename }, name, element("button", { class: "quiet" }, WORDS.rename)),
      element("form", { onsubmit: retype }, type, element("button", { class: "quiet" }, WORDS.retype)),
      compare(entity, marked),
      element("p", {}, button({ class: "quiet", onclick: () => add({ action: "drop", ids: [entity.id] }) }, WORDS.drop)),
    );
  }

  /** Mark the one, go to the other, and say whether they are the same. */
  function compare(entity, marked) {
    const mark = () => {
      store.change({ marked: entity.id });
      seek();
    };
    if (!marked) return element("p", {}, button({ class: "quiet", onclick: mark }, WORDS.mark));
    const other = model.entities.get(marked);
    const cancel = button({ class: "quiet", onclick: () => store.change({ marked: null }) }, WORDS.unmark);
    if (marked === entity.id) return element("p", {}, element("span", { class: "hint-line" }, WORDS.marked), " ", cancel);
    const verdict = (action) => () => add({ action, ids: [marked, entity.id] });
    return element(
      "p",
      { class: "verdicts" },
      button({ class: "quiet", onclick: verdict("merge") }, WORDS.same(other.name)),
      button({ class: "quiet", onclick: verdict("different") }, WORDS.different(other.name)),
      cancel,
    );
  }

  function list(decisions) {
    if (decisions.length === 0) return null;
    const undo = (decision) => () => store.change({ decisions: store.get().decisions.filter((other) => other !== decision) });
    const names = (ids) => ids.map((id) => original.entities.get(id)?.name ?? id);
    const say = ({ action, ids, to }) => WORDS.said[action](...names(ids), action === "retype" ? TEXTS.type[to] : to);
    const items = decisions.map((decision) =>
      element("li", {}, element("span", {}, say(decision)), button({ class: "quiet", "aria-label": `${WORDS.undo}: ${say(decision)}`, onclick: undo(decision) }, WORDS.undo)),
    );
    const save = () => {
      download("curation.yaml", "application/yaml", curationFile(original, decisions));
      store.change({ saved: decisions });
    };
    return element(
      "section",
      { class: "part decided" },
      element("h3", {}, WORDS.heading),
      element("ul", {}, ...items),
      element("p", { class: "hint-line" }, WORDS.kept),
      element("p", { class: "hint-line" }, WORDS.hint),
      button({ class: "quiet", onclick: save }, WORDS.save),
    );
  }

  // Whoever closes the page by mistake would lose them.
  window.addEventListener("beforeunload", (event) => {
    const { decisions, saved } = store.get();
    if (decisions.length === saved.length && decisions.every((one) => saved.includes(one))) return;
    event.preventDefault();
    // Browsers before 2024 ask for this.
    event.returnValue = true;
  }, { signal: store.signal });
  store.watch(refresh);
  refresh(store.get());

  function open() {
    const details = node.querySelector("details");
    details.open = true;
    details.scrollIntoView({ block: "nearest" });
    details.firstElementChild.focus({ preventScroll: true });
  }
  return { node, open };
}
