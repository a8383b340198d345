"""Say what a question asks for: a plan made of its segments. The page's meaning.mjs does the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.questions.asking.reading import Segment

_SLOTS = ("subject", "object", "said", "of", "by", "about", "to")


@dataclass(slots=True, kw_only=True)
class Meaning:
    """What is asked for: `kind` is how it is looked up, the lists are what must stand where.

    Kinds: relation, quotation, pair, one, role, type, text, near, both, path.
    """

    kind: str = "text"
    subject: list[Segment] = field(default_factory=list)
    object: list[Segment] = field(default_factory=list)
    about: list[Segment] = field(default_factory=list)
    to: list[Segment] = field(default_factory=list)
    names: list[Segment] = field(default_factory=list)
    roles: list[Segment] = field(default_factory=list)
    types: list[Segment] = field(default_factory=list)
    words: list[Segment] = field(default_factory=list)
    times: list[Segment] = field(default_factory=list)
    outlets: list[Segment] = field(default_factory=list)
    verb: Segment | None = None
    say: Segment | None = None
    negated: Segment | None = None
    who: bool = False
    typed_object: bool = False

    @property
    def parts(self) -> list[tuple[str, Segment]]:
        """The segments with what each is, in the order of the question."""
        speaking = self.kind == "quotation"
        ends = self.kind if self.kind in {"both", "near"} else "ends" if self.kind == "path" else "name"
        lists: list[tuple[str, Iterable[Segment]]] = [
            ("by" if speaking else "subject", self.subject),
            ("object", self.object),
            ("about", self.about),
            ("to", self.to),
            (ends, self.names),
            ("role", self.roles),
            ("type", self.types),
            ("words", self.words),
            ("time", self.times),
            ("outlet", self.outlets),
        ]
        single = (("verb", self.verb), ("said", self.say), ("not", self.negated))
        found = [(part, segment) for part, segments in lists for segment in segments]
        found += [(part, segment) for part, segment in single if segment is not None]
        return sorted(found, key=lambda one: one[1].at)


def meaning(segments: Sequence[Segment]) -> Meaning:
    """Return what a question asks for."""
    found = Meaning()
    rest = []
    for segment in segments:
        if segment.kind == "time":
            found.times.append(segment)
        elif segment.kind == "outlet":
            found.outlets.append(segment)
        else:
            rest.append(segment)
    found.who = any(segment.kind in {"who", "what"} for segment in rest)
    return _linked(found, rest) or _walked(found, rest)


def _linked(found: Meaning, rest: Sequence[Segment]) -> Meaning | None:
    """Read what asks how some are linked: to one, to both, by which way."""
    names = [segment for segment in rest if segment.kind == "name"]
    signs = {segment.kind for segment in rest}
    if not names or not signs & {"linked", "shared", "path"} or signs & {"verb", "say"}:
        return None
    asks = found.who or "type" in signs
    if "path" in signs and len(names) > 1:
        found.kind = "path"
    elif "shared" in signs and len(names) > 1 and (asks or "linked" not in signs or len(signs & {"shared"})):
        found.kind = "both" if asks or _ends_with_both(rest) else "pair"
    elif len(names) > 1:
        found.kind = "both" if asks and rest[0].kind != "be" and _asks_first(rest) else "pair"
    elif "linked" in signs:
        found.kind = "near"
    else:
        return None
    found.names = names
    found.types = [segment for segment in rest if segment.kind == "type"]
    found.words = [segment for segment in rest if segment.kind in {"word", "phrase", "role"}]
    return found


def _ends_with_both(rest: Sequence[Segment]) -> bool:
    return any(segment.kind == "shared" and segment.text.lower() != "between" for segment in rest)


def _asks_first(rest: Sequence[Segment]) -> bool:
    first = next((segment.kind for segment in rest if segment.kind in {"who", "what", "type", "name"}), "")
    return first != "name"


def _walked(found: Meaning, rest: Sequence[Segment]) -> Meaning:
    slots: dict[str, list[Segment]] = {slot: [] for slot in _SLOTS}
    slot, passive = "subject", False
    for number, segment in enumerate(rest):
        kind = segment.kind
        if kind == "verb" and not (found.verb or found.say) and not _is_noun(found, rest, number):
            passive = _is_passive(rest, number, segment)
            found.verb, slot = segment, "object"
        elif kind == "say" and found.say is None:
            found.say, slot = segment, "said"
        elif kind in {"about", "to", "by"}:
            slot = "of" if kind == "about" and segment.text.lower() == "of" else kind
        elif kind == "type":
            found.types.append(segment)
            found.typed_object = found.verb is not None or any(one.kind == "do" for one in rest[number:])
        elif kind == "name":
            slots[slot].append(segment)
        else:
            _gather(found, segment, slot)
    if found.verb is not None:
        return _asked_of_verb(found, slots, passive=passive)
    speaks = any(one.kind == "about" and one.text.lower() != "of" for one in rest)
    return _asked_without(found, slots, speaks=speaks)


def _gather(found: Meaning, segment: Segment, slot: str) -> None:
    """Keep what stands anywhere: a denial, a role, words."""
    if segment.kind == "not":
        found.negated = segment
    elif segment.kind == "role" and slot not in {"about", "to"}:
        found.roles.append(segment)
    elif segment.kind in {"role", "word", "phrase", "verb", "say"}:
        found.words.append(segment)


def _is_noun(found: Meaning, rest: Sequence[Segment], number: int) -> bool:
    """Tell whether a verb of the articles is no verb here, as in `Mayo on leases` or `sanctions`."""
    if not rest[number].found and not found.who and all(one.kind != "name" for one in rest[:number]):
        return True
    return (
        number > 0
        and rest[number - 1].kind in {"about", "to", "by"}
        and rest[number - 1].text.lower() != "to"
    )


def _is_passive(rest: Sequence[Segment], number: int, verb: Segment) -> bool:
    if verb.mutual or verb.active or verb.text.lower().endswith("ing"):
        return False
    before = next((one.kind for one in reversed(rest[:number]) if one.kind in {"be", "verb", "do"}), "")
    after = rest[number + 1].kind if number + 1 < len(rest) else ""
    return before == "be" or (after == "by" and verb.text.lower().endswith(("ed", "d", "t", "n")))


def _asked_of_verb(found: Meaning, slots: dict[str, list[Segment]], *, passive: bool) -> Meaning:
    found.kind = "relation"
    around = slots["object"] + slots["to"] + slots["about"] + slots["of"] + slots["said"]
    found.subject, found.object = slots["subject"], around
    if slots["by"]:
        found.subject, found.object = slots["by"], slots["subject"] + around
    elif passive:
        found.subject, found.object = [], slots["subject"] + around
        found.typed_object = True
    if found.verb is not None and found.verb.reversed:
        found.subject, found.object = found.object, found.subject
        found.typed_object = not found.typed_object
    return found


def _asked_without(found: Meaning, slots: dict[str, list[Segment]], *, speaks: bool) -> Meaning:
    attitude = found.say is not None and bool(found.say.found)
    if attitude and not found.who and not any(slots.values()) and found.say is not None:
        found.words.append(found.say)
        found.say = None
    spoken = (
        found.say is not None or (speaks and slots["subject"]) or slots["by"] or slots["to"] or slots["about"]
    )
    somebody = found.say is not None or slots["subject"] or slots["by"] or not found.words
    if spoken and somebody and (found.say is not None or not found.roles):
        return _spoken(found, slots, attitude=attitude)
    names = [segment for slot in _SLOTS for segment in slots[slot]]
    if found.roles and names:
        found.kind = "role"
    elif found.words:
        found.kind = "text"
    elif found.roles:
        found.kind = "role"
    elif names:
        found.kind = "pair" if len(names) > 1 else "one"
    elif found.types:
        found.kind = "type"
    found.names = names
    return found


def _spoken(found: Meaning, slots: dict[str, list[Segment]], *, attitude: bool) -> Meaning:
    """Read what asks for words of somebody; behind a word for speaking stands the speaker, or who is told."""
    found.kind = "quotation"
    found.subject = slots["by"] or slots["subject"]
    found.about = slots["about"] + (slots["subject"] if slots["by"] else [])
    found.to = slots["to"]
    told = slots["said"]
    if attitude:
        found.about = found.about + told
    elif found.subject or (found.who and not found.to):
        found.to = found.to + told
    else:
        found.subject = told
    found.about = found.about + slots["of"]
    return found
