/** Search as one types: a combobox whose suggestions, names and an answer, are chosen by arrow keys and Enter, or by a click. */
import { answerTo, corpusOf } from "./answers.mjs";
import { showChips } from "./answerview.mjs";
import { prepare } from "./askable.mjs";
import { element } from "./elements.mjs";
import { search, searchIndex } from "./search.mjs";
import { glyph } from "./shapes.mjs";
import { TEXTS } from "./texts.mjs";

const MOST_NAMED = 5;

export function showSearch(container, model, choose, say) {
  const index = searchIndex(model.ranked);
  prepare(corpusOf(model), (next) => (window.requestIdleCallback ?? setTimeout)(next));
  const input = element("input", {
    type: "text",
    role: "combobox",
    "aria-label": TEXTS.searchLabel,
    "aria-expanded": "false",
    "aria-controls": "suggestions",
    "aria-autocomplete": "list",
    "aria-keyshortcuts": "/",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: TEXTS.searchHint,
    maxlength: "200",
  });
  const list = element("ul", { id: "suggestions", role: "listbox", "aria-label": TEXTS.searchResults, hidden: true });
  container.append(input, element("kbd", { "aria-hidden": "true" }, "/"), list);
  let matches = [];
  let active = -1;

  function suggest() {
    const names = search(index, input.value);
    const answer = answerTo(model, { asked: input.value, meant: "" });
    const asked = answer?.sentences.length ? [{ asked: input.value.trim(), answer }] : [];
    // Who types a name mostly wants that one; who types more asks.
    matches = names.length ? [...names, ...asked] : [...asked, ...namesIn(answer)];
    active = matches.length ? 0 : -1;
    const open = input.value.trim() !== "";
    list.replaceChildren(
      ...(names.length || !asked.length ? [] : [element("li", { class: "none read" }, showChips(answer.chips))]),
      ...matches.map((match, place) => (match.asked ? asking(match, place) : option(match, place))),
      ...(open && !matches.length ? [element("li", { class: "none" }, TEXTS.nothingFound(input.value.trim()))] : []),
    );
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (open) say(matches.length ? TEXTS.found(matches.length) : TEXTS.nothingFound(input.value.trim()));
    mark();
  }

  /** Who is named in a question, or answers it. */
  function namesIn(answer) {
    return (answer?.answers ?? []).slice(0, MOST_NAMED).map((number) => ({ entity: model.ranked[number], matched: model.ranked[number].name }));
  }

  function asking({ asked, answer }, place) {
    const count = answer.sentences.length;
    return element(
      "li",
      { role: "option", class: "ask", id: `suggestion-${place}`, onmousedown: (event) => event.preventDefault(), onclick: () => take(place) },
      element("span", { "aria-hidden": "true" }, "?"),
      element("span", { class: "option-name" }, asked),
      element("span", { class: "option-detail" }, (answer.nearest ? TEXTS.asking.near : TEXTS.asking.answer)(count)),
    );
  }

  function option({ entity, matched }, place) {
    const detail = matched !== entity.name && matched !== entity.label ? matched : entity.roles[0]?.text ?? TEXTS.type[entity.type];
    return element(
      "li",
      { role: "option", id: `suggestion-${place}`, onmousedown: (event) => event.preventDefault(), onclick: () => take(place) },
      glyph(entity.type, !entity.named),
      element("span", { class: "option-name" }, entity.name),
      element("span", { class: "option-detail" }, detail),
    );
  }

  function mark() {
    list.querySelectorAll('[role="option"]').forEach((node, place) => {
      node.setAttribute("aria-selected", String(place === active));
      if (place === active) node.scrollIntoView({ block: "nearest" });
    });
    if (active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function take(place) {
    const match = matches[place];
    if (!match) return;
    clear();
    choose(match.asked ? { asked: match.asked } : { entity: match.entity.id });
  }

  function clear() {
    input.value = "";
    suggest();
  }

  input.addEventListener("input", suggest);
  input.addEventListener("blur", () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  });
  input.addEventListener("focus", () => input.value && suggest());
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && matches.length) active = (active + step + matches.length) % matches.length;
    else if (event.key === "Enter") take(active);
    else if (event.key === "Escape" && input.value) clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
    mark();
  });
  return { focus: () => input.focus() };
}
