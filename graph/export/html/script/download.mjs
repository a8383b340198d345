/** Hand a file to the reader. */
import { element } from "./elements.mjs";

// Long enough for any browser to have taken the file.
const KEPT = 60_000;

export function download(name, type, ...parts) {
  const address = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
