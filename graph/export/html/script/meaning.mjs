/** Say what a question asks for: a plan made of its segments. graph/questions/asking/meaning.py does the same. */
export function emptyMeaning(more = {}) {
  return { kind: "text", subject: [], object: [], about: [], to: [], names: [], roles: [], types: [], words: [], times: [], outlets: [], verb: null, say: null, negated: null, who: false, typedObject: false, ...more };
}

/** The segments with what each is, in the order of the question: [[part, segment]]. */
export function partsOfMeaning(meant) {
  const ends = ["both", "near"].includes(meant.kind) ? meant.kind : meant.kind === "path" ? "ends" : "name";
  const lists = [
    [meant.kind === "quotation" ? "by" : "subject", meant.subject],
    ["object", meant.object],
    ["about", meant.about],
    ["to", meant.to],
    [ends, meant.names],
    ["role", meant.roles],
    ["type", meant.types],
    ["words", meant.words],
    ["time", meant.times],
    ["outlet", meant.outlets],
    ["verb", meant.verb ? [meant.verb] : []],
    ["said", meant.say ? [meant.say] : []],
    ["not", meant.negated ? [meant.negated] : []],
  ];
  return lists.flatMap(([part, segments]) => segments.map((one) => [part, one])).sort(([, one], [, other]) => one.at - other.at);
}

export function meaningOf(segments) {
  const meant = emptyMeaning();
  meant.times = segments.filter(({ kind }) => kind === "time");
  meant.outlets = segments.filter(({ kind }) => kind === "outlet");
  const rest = segments.filter(({ kind }) => kind !== "time" && kind !== "outlet");
  meant.who = rest.some(({ kind }) => kind === "who" || kind === "what");
  return linked(meant, rest) ?? walked(meant, rest);
}

/** What asks how some are linked: to one, to both, by which way. */
function linked(meant, rest) {
  const names = rest.filter(({ kind }) => kind === "name");
  const signs = new Set(rest.map(({ kind }) => kind));
  const has = (...kinds) => kinds.some((kind) => signs.has(kind));
  if (!names.length || !has("linked", "shared", "path") || has("verb", "say")) return null;
  const asks = meant.who || has("type");
  let kind;
  if (has("path") && names.length > 1) kind = "path";
  else if (has("shared") && names.length > 1) kind = asks || rest.some((one) => one.kind === "shared" && one.text.toLowerCase() !== "between") ? "both" : "pair";
  else if (names.length > 1) kind = asks && rest[0].kind !== "be" && asksFirst(rest) ? "both" : "pair";
  else if (has("linked")) kind = "near";
  else return null;
  return { ...meant, kind, names, types: rest.filter((one) => one.kind === "type"), words: rest.filter((one) => ["word", "phrase", "role"].includes(one.kind)) };
}

function asksFirst(rest) {
  return rest.find(({ kind }) => ["who", "what", "type", "name"].includes(kind))?.kind !== "name";
}

function walked(meant, rest) {
  const slots = { subject: [], object: [], about: [], to: [], by: [], of: [], said: [] };
  let [slot, passive] = ["subject", false];
  for (const [number, one] of rest.entries()) {
    const { kind } = one;
    if (kind === "verb" && !meant.verb && !meant.say && !isNoun(meant, rest, number)) {
      passive = isPassive(rest, number, one);
      meant.verb = one;
      slot = "object";
    } else if (kind === "say" && !meant.say) {
      meant.say = one;
      slot = "said";
    } else if (["about", "to", "by"].includes(kind)) slot = kind === "about" && one.text.toLowerCase() === "of" ? "of" : kind;
    else if (kind === "not") meant.negated = one;
    else if (kind === "role") (["about", "to"].includes(slot) ? meant.words : meant.roles).push(one);
    else if (kind === "type") {
      meant.types.push(one);
      meant.typedObject = meant.verb !== null || rest.slice(number).some((other) => other.kind === "do");
    } else if (["word", "phrase", "verb", "say"].includes(kind)) meant.words.push(one);
    else if (kind === "name") slots[slot].push(one);
  }
  return meant.verb ? askedOfVerb(meant, slots, passive) : askedWithout(meant, slots, rest.some((one) => one.kind === "about" && one.text.toLowerCase() !== "of"));
}

/** Whether a verb of the articles is no verb here, as in `Mayo on leases` or `sanctions`. */
function isNoun(meant, rest, number) {
  if (!rest[number].found.length && !meant.who && rest.slice(0, number).every(({ kind }) => kind !== "name")) return true;
  const before = rest[number - 1];
  return ["about", "to", "by"].includes(before?.kind) && before.text.toLowerCase() !== "to";
}

function isPassive(rest, number, verb) {
  const text = verb.text.toLowerCase();
  if (verb.mutual || verb.active || text.endsWith("ing")) return false;
  const before = rest.slice(0, number).reverse().find(({ kind }) => ["be", "verb", "do"].includes(kind))?.kind;
  return before === "be" || (rest[number + 1]?.kind === "by" && /[dtn]$/.test(text));
}

function askedOfVerb(meant, slots, passive) {
  meant.kind = "relation";
  const around = [...slots.object, ...slots.to, ...slots.about, ...slots.of, ...slots.said];
  [meant.subject, meant.object] = [slots.subject, around];
  if (slots.by.length) [meant.subject, meant.object] = [slots.by, [...slots.subject, ...around]];
  else if (passive) {
    [meant.subject, meant.object] = [[], [...slots.subject, ...around]];
    meant.typedObject = true;
  }
  if (meant.verb.reversed) {
    [meant.subject, meant.object] = [meant.object, meant.subject];
    meant.typedObject = !meant.typedObject;
  }
  return meant;
}

function askedWithout(meant, slots, speaks) {
  const names = [...slots.subject, ...slots.object, ...slots.said, ...slots.of, ...slots.by];
  if (meant.say?.found.length && !meant.who && Object.values(slots).every((slot) => !slot.length)) {
    meant.words.push(meant.say);
    meant.say = null;
  }
  const spoken = meant.say || (speaks && slots.subject.length) || slots.by.length || slots.to.length || slots.about.length;
  if (spoken && (meant.say || slots.subject.length || slots.by.length || !meant.words.length) && (!meant.roles.length || meant.say)) {
    meant.kind = "quotation";
    meant.subject = slots.by.length ? slots.by : slots.subject;
    let about = slots.by.length ? [...slots.about, ...slots.subject] : slots.about;
    let { to } = slots;
    const attitude = meant.say?.found.length > 0;
    if (slots.said.length && meant.who && !meant.subject.length && !to.length && !attitude) to = slots.said;
    else if (slots.said.length && attitude) about = [...about, ...slots.said];
    else if (slots.said.length && !meant.subject.length) meant.subject = slots.said;
    else to = [...to, ...slots.said];
    meant.about = [...about, ...slots.of];
    meant.to = to;
    return meant;
  }
  names.push(...slots.about, ...slots.to);
  if (meant.roles.length && names.length) return { ...meant, kind: "role", names };
  if (meant.words.length) return { ...meant, kind: "text", names };
  if (meant.roles.length) return { ...meant, kind: "role" };
  if (names.length > 1) return { ...meant, kind: "pair", names };
  if (names.length) return { ...meant, kind: "one", names };
  return { ...meant, kind: meant.types.length ? "type" : "text" };
}
