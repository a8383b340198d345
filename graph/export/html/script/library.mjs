/** Unpack vis-network, which stands in the page compressed, and run it. */
import { element } from "./elements.mjs";

/** Resolve when the library is there; reject where a browser cannot unpack. */
export function loadLibrary(holder) {
  return unpacked(holder.textContent).then((source) => {
    const script = element("script");
    script.text = source;
    document.head.append(script);
    script.remove();
  });
}

const unpacked = async (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
};
