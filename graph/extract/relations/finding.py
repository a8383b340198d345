"""What a rule finds: two mentions by number, the words between them, and the tokens that prove it."""

from dataclasses import dataclass, replace

from graph.data.relations import RelationType, Trigger, vocabulary
from graph.extract.relations.parse import Parse
from graph.records import EntityType, Mention, MentionKind

_PERSONAL = frozenset("he him his himself she her hers herself who whom i me my".split())
_THING = frozenset({"it", "its", "itself"})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A relation between the mentions numbered `subject` and `object`; `words` are the tokens that state it."""

    subject: int
    object: int
    predicate: str
    words: tuple[int, ...]
    rule: str
    type: RelationType | None = None
    negated: bool = False


def fits(mention: Mention, allowed: frozenset[EntityType], *, trusted: bool) -> bool:
    """Tell whether a mention may stand where the types allowed may; an unknown type fits, a pronoun by its form.

    Trusted words overrule the type of a name, but for a nationality, and for a person where only places may stand.
    """
    if mention.kind is MentionKind.PRONOUN:
        word = mention.text.lower()
        if word in _PERSONAL:
            return EntityType.PERSON in allowed
        if word in _THING:
            return bool(allowed - {EntityType.PERSON, EntityType.GROUP})
        return bool(allowed - _PLACES)
    if mention.label is None or mention.label in allowed:
        return True
    if not trusted or mention.label is EntityType.NORP:
        return False
    return not (allowed <= _PLACES and mention.label is EntityType.PERSON)


def choose(
    parse: Parse, triggers: tuple[Trigger, ...], left: int, right: int
) -> tuple[Trigger, int, int] | None:
    """Return the first trigger whose type fits, with the mentions that are its subject and object, or None."""
    for trigger in triggers:
        subject, object_ = (right, left) if trigger.reversed else (left, right)
        kind = trigger.type
        if kind.label == "political party" and not is_party(parse.mentions[object_]):
            continue
        if kind.label in _PARTISAN and is_party(parse.mentions[object_]):
            trigger = replace(trigger, type=vocabulary().types["political party"])
        if fits(parse.mentions[subject], kind.subject, trusted=kind.trusts_subject) and fits(
            parse.mentions[object_], kind.object, trusted=kind.trusts_object
        ):
            return trigger, subject, object_
    return None


_PARTISAN = frozenset({"member of", "employer", "position held", "affiliation"})
_PARTY_NAMES = frozenset(
    "democrat democrats democratic republican republicans gop labour conservative conservatives tory tories liberal liberals "
    "socialist socialists communist communists bolshevik bolsheviks whig whigs libertarian greens likud fatah kadima ukip snp "
    "fianna fáil fine gael sinn féin hamas ba'ath fidesz syriza podemos bjp cdu csu spd afd fdp anc dup sdlp ndp ppp".split()
)
_PARTY_WORDS = frozenset(
    "party democrats republicans liberals socialists communists conservatives greens parti partido partei".split()
)


def is_party(mention: Mention) -> bool:
    """Tell whether a name is one of a political party by its words: `Green Party`, `Democratic`."""
    words = [word.lower() for word in mention.text.replace("-", " ").split()]
    return bool(words) and (
        words[-1] in _PARTY_WORDS
        or words[0] in _PARTY_WORDS
        or all(w in _PARTY_NAMES for w in words)
        or "party" in words
    )
