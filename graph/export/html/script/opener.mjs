/** List the regions, and the communities that are closed, so that each opens without a pointer. */
import { OTHERS } from "./circles.mjs";
import { element } from "./elements.mjs";
import { titleOf } from "./plots.mjs";
import { TEXTS } from "./texts.mjs";
import { differ } from "./wishes.mjs";

export function showOpener(container, store, picture) {
  const select = element("select", {
    class: "opener",
    "aria-label": TEXTS.openGroup,
    onchange: () => open(select.value),
  });
  container.append(select);

  function open(value) {
    const region = picture.regions().find((one) => titleOf(one) === value);
    if (region) picture.open(region);
    else openGroup(store, Number(value));
    select.value = "";
  }

  function refresh() {
    const closed = [...picture.seen().circles.values()];
    const options = closed.map(({ community, label, members }) =>
      element("option", { value: community }, community === OTHERS ? label : TEXTS.group(label, members.length)),
    );
    const regions = picture.regions().map(titleOf).map((title) => element("option", { value: title }, title));
    const label = regions.length ? TEXTS.openRegion : TEXTS.openGroup;
    select.setAttribute("aria-label", label);
    select.replaceChildren(element("option", { value: "" }, label), ...regions, ...options);
    container.hidden = closed.length + regions.length === 0;
  }
  store.watch((state, before) => {
    if (differ(state, before) || state.opening !== before.opening) refresh();
  });
  refresh();
}

export function openGroup(store, community) {
  store.change({ opened: new Set(store.get().opened).add(community) });
}
