/** Show what somebody said, all of it or only what is about one: chips name whom it is about. */
import { button, element } from "./elements.mjs";
import { section } from "./sections.mjs";
import { sayNumber } from "./texts.mjs";

// Fewer quotations are read at a glance; more names are no choice.
const FEW = 4;
const MOST = 8;

/** `id` speaks, `quote` shows a quotation; null where there is none. */
export function showSaid(model, id, heading, quotations, quote) {
  const counts = new Map();
  for (const { about } of quotations) for (const one of about) if (one !== id) counts.set(one, (counts.get(one) ?? 0) + 1);
  const named = [...counts].sort(([one, first], [other, second]) => second - first || model.entities.get(one).rank - model.entities.get(other).rank);
  if (quotations.length < FEW || named.length < 2) return section(heading, quotations, quote);
  const holder = element("div");

  function show(about) {
    const inside = holder.contains(document.activeElement);
    const found = about ? quotations.filter((quotation) => quotation.about.includes(about)) : quotations;
    const part = section(heading, found, quote);
    part.firstElementChild.after(chips(about));
    holder.replaceChildren(part);
    if (inside) holder.querySelector("[aria-pressed=true], .chip").focus();
  }

  function chips(about) {
    const chip = ([one, count]) =>
      button(
        { class: "quiet chip", "aria-pressed": String(one === about), onclick: () => show(one === about ? null : one) },
        element("bdi", {}, model.entities.get(one).label),
        element("span", { class: "count" }, ` ${sayNumber(count)}`),
      );
    return element("div", { class: "chips", role: "group", "aria-label": heading }, ...named.slice(0, MOST).map(chip));
  }

  show(null);
  return holder;
}
