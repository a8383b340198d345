"""Find the mentions of an article: names, descriptions of people and organisations, pronouns."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from graph.data.given_names import is_given_name
from graph.data.nouns import may_be_thing, noun_class, noun_types, singular
from graph.extract.beside import with_neighbours
from graph.extract.expletives import is_expletive
from graph.extract.mention_records import MentionRecords
from graph.extract.names import Name, find_names, nested_names, typed
from graph.extract.tokens import Tokens, read_tokens
from graph.kinds import told
from graph.records import THING, EntityType, Mention, QuotationMention, Span

_PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves "
    "it its itself who whose whom i me my mine myself we us our ours ourselves".split(),
)
_MODIFIERS = frozenset({"compound", "nmod", "amod"})


def find_mentions(doc: Doc, quotations: Sequence[QuotationMention] = ()) -> tuple[Mention, ...]:
    """Return the mentions of a parse in text order; no two have the same head word.

    A name that begins a longer one (`Google Science Fair`) is a nested mention where it also stands alone.
    A name wins over a description of the same head. A noun that only modifies another (`police` in `police
    officer`) is no mention. Whatever speaks or is spoken to in a quotation is one (`the text message
    reads`); described people who speak together are one mention (`attorneys and advocates`).
    """
    tokens = read_tokens(doc)
    names = _speaking_names(tokens, typed(tokens, find_names(doc, tokens)), quotations)
    inside = {i for name in names for i in range(name.start, name.end)}
    text = doc.text  # joins all tokens each time it is asked for
    records = MentionRecords(text, tokens, names, quotations)
    found = [records.name(name) for name in names]
    found += [
        records.pronoun(i)
        for i, word in enumerate(tokens.lower)
        if word in _PRONOUNS and i not in inside and not is_expletive(tokens, i)
    ]
    nominals: dict[int, EntityType | None] = {}
    nominals.update(_descriptions(tokens, inside))
    for i in _speaking(tokens, quotations):
        if i not in inside and tokens.tag[i].startswith("NN"):
            nominals.setdefault(i, None)
    for i in _things(tokens, inside):
        aged = "old" in {tokens.lower[child] for child in tokens.below.get(i, ())}
        known = not aged or noun_class(tokens.lower[i])
        nominals.setdefault(i, EntityType.OTHER if known else EntityType.PERSON)  # a 47-year-old welder
    groups = _groups(tokens, quotations, inside)
    members = {i for group in groups.values() for i in group}
    found += [
        _joined(
            records.nominal(i, label, THING if label is EntityType.OTHER else "description"),
            groups.get(i),
            tokens,
            text,
        )
        for i, label in nominals.items()
        if i not in members
    ]
    found += [records.nested(name) for name in nested_names(tokens, names)]
    return tuple(with_neighbours(tokens, sorted(found, key=lambda mention: mention.span)))


def _speaking_names(
    tokens: Tokens, names: Sequence[Name], quotations: Sequence[QuotationMention]
) -> list[Name]:
    """Return names with those that label turns, as the persons that they are: `ADA LEE: It is over.`."""
    turns = {q.speaker for q in quotations if q.rule == "script" and q.speaker}
    if not turns:
        return [*names]
    spans = [(bisect_left(tokens.offset, turn.start), bisect_left(tokens.offset, turn.end)) for turn in turns]
    labels = _labels(tokens, sorted(spans))
    taken = {i for name in labels for i in range(name.start, name.end)}
    kept = (name for name in names if taken.isdisjoint(range(name.start, name.end)))
    ends = {end for _, end in spans}
    persons = told(EntityType.PERSON)
    speaking = (
        replace(name, label=EntityType.PERSON, witnesses=(*name.witnesses, *persons))
        if name.end in ends
        else name
        for name in kept
    )
    return sorted([*speaking, *labels], key=lambda name: name.start)


def _labels(tokens: Tokens, spans: Sequence[tuple[int, int]]) -> list[Name]:
    """Return the labels that are names whole: each that begins with a given name, or ends one that does."""
    full = [span for span in spans if span[1] - span[0] > 1 and _is_given(tokens.text[span[0]])]
    surnames = {tokens.text[end - 1] for _, end in full}
    last = [(start, end) for start, end in spans if end - start == 1 and tokens.text[start] in surnames]
    return [
        Name(start, end, EntityType.PERSON, "label", told(EntityType.PERSON)) for start, end in full + last
    ]


def _is_given(word: str) -> bool:
    return is_given_name(word.capitalize())


def _descriptions(tokens: Tokens, inside: set[int]) -> Iterator[tuple[int, EntityType]]:
    """Yield the nouns that describe a person, an organisation or a place.

    One that modifies a name after it describes its bearer: `team member Ada Obi`.
    """
    types = noun_types()
    for i, word in enumerate(tokens.lower):
        if word == "old" and _stands_alone(tokens, i):
            yield i, EntityType.PERSON
        if i in inside or not tokens.tag[i].startswith("NN"):
            continue
        if tokens.dep[i] in _MODIFIERS and not (i + 1 in inside and not tokens.capital[i]):
            continue
        single = singular(word) if tokens.tag[i] in {"NNS", "NNPS"} else word
        label = types.get(single) or types.get(word)
        if label is not None and (label == EntityType.PERSON or tokens.dep[i] not in _MODIFIERS):
            yield i, EntityType(label)


def _things(tokens: Tokens, inside: set[int]) -> Iterator[int]:
    """Yield the nouns for what happens, is made or agreed: `the strike`, `a bill`."""
    for i, tag in enumerate(tokens.tag):
        if tag in {"NN", "NNS"} and i not in inside and tokens.dep[i] not in _MODIFIERS:
            word = tokens.lower[i]
            if word not in _PRONOUNS and may_be_thing(singular(word) if tag == "NNS" else word):
                yield i


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """Tell whether an age describes its bearer without a noun: `the 47-year-old said`."""
    aged = i > 2 and tokens.text[i - 1] == "-" and tokens.lower[i - 2] in {"year", "month"}
    after = tokens.tag[i + 1] if i + 1 < len(tokens.tag) else ""
    return aged and not after.startswith(("NN", "JJ", "HYPH", "CD"))


def _speaking(tokens: Tokens, quotations: Sequence[QuotationMention]) -> Iterator[int]:
    at = {offset: i for i, offset in enumerate(tokens.offset)}
    for quotation in quotations:
        for head in (quotation.speaker_head, quotation.addressee_head):
            if head and head.start in at:
                yield at[head.start]


def _joined(mention: Mention, group: tuple[int, ...] | None, tokens: Tokens, text: str) -> Mention:
    """Return the mention of one who speaks, up to the last of those joined to them."""
    if group is None:
        return mention
    span = Span(mention.span.start, tokens.span(group[-1], group[-1] + 1).end)
    return replace(mention, span=span, text=text[span.start : span.end], plural=True)


def _groups(
    tokens: Tokens, quotations: Sequence[QuotationMention], inside: set[int]
) -> dict[int, tuple[int, ...]]:
    """Return the nouns joined to one that speaks, by that one; none where a name is among them."""
    at = {offset: i for i, offset in enumerate(tokens.offset)}
    found: dict[int, tuple[int, ...]] = {}
    for quotation in quotations:
        speaker, head = quotation.speaker, quotation.speaker_head
        first = at.get(head.start) if head is not None else None
        if speaker is None or first is None or not speaker.start <= tokens.offset[first] < speaker.end:
            continue
        joined: list[int] = []
        for i in range(first + 1, len(tokens.text)):
            if tokens.offset[i] >= speaker.end:
                break
            if tokens.dep[i] == "conj" and tokens.head[i] in {first, *joined}:
                joined.append(i)
        if joined and all(tokens.tag[i].startswith("NN") and i not in inside for i in (first, *joined)):
            found[first] = tuple(joined)
    return found
