/** Search as one types: a combobox whose suggestions are chosen by arrow keys and Enter, or by a click. */
import { element } from "./elements.mjs";
import { search, searchIndex } from "./search.mjs";
import { glyph } from "./shapes.mjs";
import { TEXTS } from "./texts.mjs";

export function showSearch(container, model, choose, say) {
  const index = searchIndex(model.ranked);
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
    matches = search(index, input.value);
    active = matches.length ? 0 : -1;
    const open = input.value.trim() !== "";
    list.replaceChildren(
      ...matches.map((match, place) => option(match, place)),
      ...(open && !matches.length ? [element("li", { class: "none" }, TEXTS.nothingFound(input.value.trim()))] : []),
    );
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (open) say(matches.length ? TEXTS.found(matches.length) : TEXTS.nothingFound(input.value.trim()));
    mark();
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
    choose({ entity: match.entity.id });
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
