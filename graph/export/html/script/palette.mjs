/** Give each type its colour and its shape, and read the colours of the moment from the style sheet. */
const LOOKS = new Map([
  ["PERSON", ["person", "circle"]],
  ["ORG", ["organisation", "square"]],
  ["GPE", ["place", "diamond"]],
  ["LOC", ["place", "triangle"]],
  ["FAC", ["place", "square"]],
  ["NORP", ["group", "hexagon"]],
  ["GROUP", ["group", "circle"]],
  ["EVENT", ["event", "star"]],
  ["LAW", ["work", "square"]],
  ["WORK_OF_ART", ["work", "diamond"]],
  ["PRODUCT", ["work", "hexagon"]],
  ["OTHER", ["other", "circle"]],
]);
const NAMES = [
  "person",
  "organisation",
  "place",
  "group",
  "event",
  "work",
  "other",
  "statement",
  "relation",
  "co-mention",
  "bundle",
  "paper",
  "ink",
  "muted",
  "tint-1",
  "tint-2",
  "tint-3",
  "tint-4",
  "tint-5",
  "tint-6",
];

export const TYPES = [...LOOKS.keys()];

export function look(type) {
  const [colour, shape] = LOOKS.get(type) ?? LOOKS.get("OTHER");
  return { colour, shape };
}

export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  return new Map(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}
