/** Keep what is seen of the picture as a file, with a key below it: PNG for a page, SVG for whoever draws on. */
import { keyTo, layCaption, layTitle } from "./caption.mjs";
import { download } from "./download.mjs";
import { TEXTS } from "./texts.mjs";
import { createVector } from "./vector.mjs";

// Sharp in print, too.
const SHARP = 2;

/** What the menu of files offers, as [text, save]. `caption` is the line below the picture. */
export function snapshots(picture, caption) {
  return [
    [TEXTS.saves.png, () => asPng(picture, { text: caption })],
    [TEXTS.saves.svg, () => asSvg(picture, { text: caption })],
  ];
}

/** Hand out a picture; `caption` has the `text` below it, and may have a `title` above. */
export function asPng(picture, caption) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const sheet = laid(picture, caption, context);
  [canvas.width, canvas.height] = [sheet.width * SHARP, sheet.height * SHARP];
  context.scale(SHARP, SHARP);
  sheet.paint(context);
  canvas.toBlob((blob) => download("picture.png", "image/png", blob));
}

export function asSvg(picture, caption) {
  const measure = document.createElement("canvas").getContext("2d");
  const { width, height, paint } = laid(picture, caption, measure);
  const vector = createVector(measure);
  paint(vector);
  const box = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  download("picture.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" ${box}>\n${vector.text()}\n</svg>\n`);
}

/** The picture with what stands above and below it, as { width, height, paint }. */
function laid(picture, { title = "", text }, measure) {
  const { width, height: tall } = picture.size();
  const { entities, links } = picture.seen();
  const things = [...entities].flatMap((id) => picture.thing(id).members ?? [picture.thing(id)]);
  const caption = layCaption(measure, text, keyTo(things, links), width);
  const head = layTitle(measure, title, width);
  const height = head.height + tall + caption.height;
  function paint(context) {
    context.fillStyle = picture.colour("paper");
    context.fillRect(0, 0, width, height);
    head.paint(context, picture.colour);
    caption.paint(context, head.height + tall, picture.colour);
    context.translate(0, head.height);
    picture.paintOn(context);
  }
  return { width, height, paint };
}
