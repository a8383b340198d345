/** Keep what is seen of the picture as a file: PNG for a page, SVG for whoever draws on. */
import { download } from "./download.mjs";
import { TEXTS } from "./texts.mjs";
import { createVector } from "./vector.mjs";

const CAPTION = 34;
// Sharp in print, too.
const SHARP = 2;
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** What the menu of files offers, as [text, save]. `caption` is the line below the picture. */
export function snapshots(picture, caption) {
  return [
    [TEXTS.saves.png, () => asPng(picture, caption)],
    [TEXTS.saves.svg, () => asSvg(picture, caption)],
  ];
}

function asPng(picture, caption) {
  const { width, height } = picture.size();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SHARP, (height + CAPTION) * SHARP];
  const context = canvas.getContext("2d");
  context.scale(SHARP, SHARP);
  paintAll(context, picture, caption);
  canvas.toBlob((blob) => download("picture.png", "image/png", blob));
}

function asSvg(picture, caption) {
  const { width, height } = picture.size();
  const vector = createVector(document.createElement("canvas").getContext("2d"));
  paintAll(vector, picture, caption);
  const box = `viewBox="0 0 ${width} ${height + CAPTION}" width="${width}" height="${height + CAPTION}"`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" ${box}>\n${vector.text()}\n</svg>\n`;
  download("picture.svg", "image/svg+xml", text);
}

function paintAll(context, picture, caption) {
  const { width, height } = picture.size();
  context.fillStyle = picture.colour("paper");
  context.fillRect(0, 0, width, height + CAPTION);
  context.font = `500 12px ${FONT}`;
  context.fillStyle = picture.colour("muted");
  context.textAlign = "start";
  context.textBaseline = "middle";
  context.fillText(caption, 16, height + CAPTION / 2);
  picture.paintOn(context);
}
