"""What a rule finds, and the choice of the type that its words and its two ends agree on."""

from dataclasses import dataclass, replace

from graph.data.relations import RelationType, Trigger
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import PLACES
from graph.records import EntityType, Mention, MentionKind

PERSONAL = frozenset(
    {
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "who",
        "whom",
        "whose",
    }
)
THING = frozenset({"it", "its", "itself"})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_PARTISAN = frozenset({"member of", "employer", "position held", "affiliation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A relation between two mentions by number; `words` are the tokens that state it."""

    subject: int
    object: int
    predicate: str
    words: tuple[int, ...]
    rule: str
    type: RelationType | None = None
    negated: bool = False


def choose(
    parse: Parse, triggers: tuple[Trigger, ...], left: int, right: int
) -> tuple[Trigger, int, int] | None:
    """Return the first trigger whose type fits, with the mentions that are its subject and object, or None.

    Work for a political party is membership of it.
    """
    for trigger in triggers:
        subject, object_ = (right, left) if trigger.reversed else (left, right)
        kind, party = trigger.type, is_party(parse, object_)
        if kind.label == "political party" and not party:
            continue
        if not ends_fit(parse, kind, subject, object_):
            continue
        if party and kind.label in _PARTISAN:
            return (
                replace(trigger, type=parse.vocabulary.types["political party"]),
                subject,
                object_,
            )
        return trigger, subject, object_
    return None


def ends_fit(parse: Parse, kind: RelationType, subject: int, object_: int) -> bool:
    """Tell whether two mentions may stand at the ends of a type."""
    end = parse.mentions[object_]
    if kind.object <= _PEOPLE and end.label in PLACES:
        return False
    return fits(parse.mentions[subject], kind.subject, trusted=kind.trusts_subject) and fits(
        end, kind.object, trusted=kind.trusts_object
    )


def fits(mention: Mention, allowed: frozenset[EntityType], *, trusted: bool) -> bool:
    """Tell whether a mention may stand for the types allowed; one of unknown type may, a pronoun by form.

    Trusted words overrule the type of a name, save a nationality, and a person where only places may stand.
    """
    if mention.kind is MentionKind.PRONOUN:
        word = mention.text.lower()
        if word in PERSONAL:
            return EntityType.PERSON in allowed
        return bool(allowed - _PEOPLE) if word in THING else bool(allowed - PLACES)
    if mention.label is None or mention.label in allowed:
        return True
    if not trusted or mention.label is EntityType.NORP:
        return False
    return not (allowed <= PLACES and mention.label is EntityType.PERSON)


def is_human(mention: Mention) -> bool:
    """Tell whether a mention is surely one of a person."""
    if mention.kind is MentionKind.PRONOUN:
        return mention.text.lower() in PERSONAL
    return mention.label is EntityType.PERSON


def is_party(parse: Parse, mention: int) -> bool:
    """Tell whether a name is one of a political party by its words: `Green Party`, `Democratic`."""
    if not parse.is_name(mention):
        return False
    words = parse.mentions[mention].text.lower().replace("-", " ").split()
    heads = parse.vocabulary.words["party_heads"]
    if not words:
        return False
    return words[-1] in heads or words[0] in heads or parse.vocabulary.words["parties"].issuperset(words)
