/** Keep the reader's corrections in this browser, for the page of one build, where it lets a page keep anything. */
const key = () => `newsgraph ${document.querySelector("meta[name=newsgraph-build]")?.content ?? ""}`;

/** The corrections that were kept, an empty list where none are. */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(key()) ?? "[]");
    return found.filter((one) => typeof one?.action === "string" && Array.isArray(one.ids));
  } catch {
    return [];
  }
}

/** Keep corrections; tell whether the browser does. */
export function keep(decisions) {
  try {
    if (decisions.length) localStorage.setItem(key(), JSON.stringify(decisions));
    else localStorage.removeItem(key());
    return true;
  } catch {
    return false;
  }
}
