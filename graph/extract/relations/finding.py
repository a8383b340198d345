"""What a rule finds, and the choice of the type that its words and its two ends agree on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.data import mapping
from graph.data.given_names import is_given_name
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
PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_FIRM = frozenset({EntityType.ORG, EntityType.GROUP})
_PARTISAN = frozenset({"member of", "employer", "position held", "affiliation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A relation between two mentions by number; `words` are the tokens that state it.

    Where the other end names nobody, `object` is -1, `value` tells what its words are, and `told` holds the
    first and the last token of them.
    """

    subject: int
    object: int
    predicate: str
    words: tuple[int, ...]
    rule: str
    type: RelationType | None = None
    negated: bool = False
    modality: str = ""
    qualifier: str = ""
    value: str = ""
    told: tuple[int, int] = (-1, -1)


def choose(
    parse: Parse, triggers: tuple[Trigger, ...], left: int, right: int, *, inside: bool = False
) -> tuple[Trigger, int, int] | None:
    """Return the first trigger whose type fits, with the mentions that are its subject and object, or None.

    Work for a political party is membership of it. `inside` tells that someone is a so-and-so *at* the other
    end, which then is no person and hardly a town, whatever its name suggests.
    """
    for trigger in triggers:
        subject, object_ = (right, left) if trigger.reversed else (left, right)
        kind, party = trigger.type, is_party(parse, object_)
        if kind.label == "political party" and not party and not kind.sure:
            continue
        if not ends_fit(parse, kind, subject, object_, inside=inside):
            continue
        if party and kind.label in _PARTISAN:
            return (
                replace(trigger, type=parse.vocabulary.types["political party"]),
                subject,
                object_,
            )
        return trigger, subject, object_
    return None


def ends_fit(parse: Parse, kind: RelationType, subject: int, object_: int, *, inside: bool = False) -> bool:
    """Tell whether two mentions may stand at the ends of a type."""
    left, right = parse.mentions[subject], parse.mentions[object_]
    if kind.object <= PEOPLE and right.label in PLACES and not has_given_name(right):
        return False
    if kind.names and kind.names.isdisjoint(right.text.lower().split()):
        return False
    homely = kind.object <= PLACES and is_human(left) and right.label not in _FIRM
    return fits(left, kind.subject, trusted=kind.trusts_subject) and fits(
        right, kind.object, trusted=kind.trusts_object or homely or (inside and not _is_person(right))
    )


def fits(mention: Mention, allowed: frozenset[EntityType], *, trusted: bool) -> bool:
    """Tell whether a mention may stand for the types allowed; one of unknown type may, a pronoun by form.

    Trusted words overrule the type of a name, save that of a sure person and, where no place may stand, of a
    nationality.
    """
    if mention.kind is MentionKind.PRONOUN:
        word = mention.text.lower()
        if word in PERSONAL:
            return EntityType.PERSON in allowed
        return bool(allowed - PEOPLE) if word in THING else bool(allowed - PLACES)
    label = mention.label
    if label is None or label in allowed:
        return True
    if label is EntityType.ORG and allowed <= PLACES and _is_body(mention):
        return False
    if EntityType.PERSON in allowed and has_given_name(mention):
        return True
    if not trusted:
        return False
    if label is EntityType.NORP:
        return allowed <= PLACES
    return label is not EntityType.PERSON or not (allowed <= PLACES and is_sure_person(mention))


def _is_body(mention: Mention) -> bool:
    """Tell whether a name of several words has one that names organisations: `University of Leeds`."""
    heads = mapping("head_nouns")
    spelled = mention.text.split()
    return len(spelled) > 1 and any(heads.get(word) == EntityType.ORG for word in spelled)


def has_given_name(mention: Mention) -> bool:
    """Tell whether a name of several words begins with a given name: `Elena Park`."""
    first, _, rest = mention.text.partition(" ")
    return mention.kind is MentionKind.NAME and bool(rest) and rest[0].isupper() and is_given_name(first)


def _is_person(mention: Mention) -> bool:
    described = mention.kind is MentionKind.NOMINAL and mention.label is EntityType.PERSON
    return described or is_sure_person(mention)


def is_sure_person(mention: Mention) -> bool:
    """Tell whether a name of type PERSON has a given name in it."""
    return has_given_name(mention) or is_given_name(mention.text)


def is_human(mention: Mention) -> bool:
    """Tell whether a mention is surely one of a person."""
    if mention.kind is MentionKind.PRONOUN:
        return mention.text.lower() in PERSONAL
    return mention.label is EntityType.PERSON


def is_party(parse: Parse, mention: int) -> bool:
    """Tell whether a name is one of a political party by its words: `Green Party`, `Democratic`."""
    if not parse.is_name(mention):
        return False
    words = parse.mentions[mention].text.lower().replace("-", " ").partition(" of ")[0].split()
    heads, parties = parse.vocabulary.words["party_heads"], parse.vocabulary.words["parties"]
    if not words:
        return False
    if words[-1] in heads or words[0] in heads or parties.issuperset(words):
        return True
    return not parse.vocabulary.words["party_bodies"].isdisjoint(words) and not parse.vocabulary.words[
        "partisan"
    ].isdisjoint(words)


def implied(parse: Parse, found: Finding) -> Iterator[Finding]:
    """Yield what a finding states besides its type: whoever founds a party belongs to it."""
    if found.type is None:
        return
    types = parse.vocabulary.types
    if found.type.implies is not None:
        yield from _implied(parse, found, found.type.implies)
    if found.type.label == "founder of" and is_party(parse, found.object):
        kind = types["political party"]
        if fits(parse.mentions[found.subject], kind.subject, trusted=False):
            yield replace(found, type=kind)


def _implied(parse: Parse, found: Finding, label: str) -> Iterator[Finding]:
    """Yield what a type implies; by its inverse, from the other end: `bought by` of what was bought."""
    types, mentions = parse.vocabulary.types, parse.mentions
    if label in types:
        if fits(mentions[found.object], types[label].object, trusted=True):
            yield replace(found, type=types[label])
        return
    kind, (subject, object_) = parse.vocabulary.inverses[label], (found.object, found.subject)
    fit = fits(mentions[subject], kind.subject, trusted=True)
    if found.type is not None and fit and fits(mentions[object_], kind.object, trusted=False):
        yield replace(found, type=kind, subject=subject, object=object_, predicate=found.type.inverse)
