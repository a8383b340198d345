/** List the communities that are closed, so that each opens without a pointer. */
import { OTHERS } from "./circles.mjs";
import { element } from "./elements.mjs";
import { TEXTS } from "./texts.mjs";
import { differ } from "./wishes.mjs";

export function showOpener(container, store, picture) {
  const select = element("select", {
    class: "opener",
    "aria-label": TEXTS.openGroup,
    onchange: () => openGroup(store, Number(select.value)),
  });
  container.append(select);

  function refresh() {
    const closed = [...picture.seen().circles.values()];
    const options = closed.map(({ community, label, members }) =>
      element("option", { value: community }, community === OTHERS ? label : TEXTS.group(label, members.length)),
    );
    select.replaceChildren(element("option", { value: "" }, TEXTS.openGroup), ...options);
    container.hidden = closed.length === 0;
  }
  store.watch((state, before) => {
    if (differ(state, before)) refresh();
  });
  refresh();
}

export function openGroup(store, community) {
  store.change({ opened: new Set(store.get().opened).add(community) });
}
