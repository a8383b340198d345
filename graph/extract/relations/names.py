"""Find relations stated around a name itself: `X of the Green Party`, `X's Y Program`, `X's native Y`."""

from collections.abc import Iterator

from graph.data import words
from graph.data.nouns import noun_types
from graph.data.places import countries
from graph.extract.relations.finding import Finding, ends_fit, has_given_name, is_party
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import PLACES, TOWNS, stands_for
from graph.records import EntityType

_TIES = frozenset({"of", "at", "from", "with"})
_UNOWNED = PLACES | {EntityType.PERSON}
_OWNERS = frozenset({None, EntityType.ORG, EntityType.GPE, EntityType.PERSON})


def tied_findings(parse: Parse, mention: int) -> Iterator[Finding]:
    """Yield where a person belongs by a preposition alone: `Cy Odell at Yale`, `Ann Lee of the Greens`."""
    if parse.mentions[mention].label is not EntityType.PERSON:
        return
    behind = parse.last(mention) + 1
    yield from _homes(parse, mention, behind)
    for preposition in parse.below(parse.head_of(mention), "prep"):
        if preposition != behind or parse.lemma[preposition] not in _TIES:
            continue
        for noun in parse.below(preposition, "pobj"):
            for other in stands_for(parse, noun):
                label = _tie(parse, parse.lemma[preposition], other)
                if label is not None:
                    yield Finding(
                        subject=mention,
                        object=other,
                        predicate=parse.word[preposition],
                        words=(preposition,),
                        rule="name-preposition",
                        type=parse.vocabulary.types[label],
                    )


def _tie(parse: Parse, preposition: str, other: int) -> str | None:
    """Return what ties a person to a party, a body or a home by a preposition alone."""
    if is_party(parse, other):
        return "political party"
    label = parse.mentions[other].label if parse.is_name(other) else None
    if preposition == "from" and label in TOWNS:
        return "residence"
    return "affiliation" if label is EntityType.ORG else None


def _homes(parse: Parse, mention: int, behind: int) -> Iterator[Finding]:
    """Yield where a person lives by `of`, also behind the age: `Ann Lee, 45, of Leeds`."""
    if parse.word[behind : behind + 1] == [","] and parse.tag[behind + 1 : behind + 2] == ["CD"]:
        behind += 3
    if parse.word[behind : behind + 1] != ["of"] or " " not in parse.mentions[mention].text:
        return
    home = parse.name_from(behind + 1)
    kind = parse.vocabulary.types["residence"]
    if home is None or parse.mentions[home].label not in TOWNS or parse.mentions[home].text in countries():
        return
    for other in stands_for(parse, parse.head_of(home)):
        if parse.is_name(other) and ends_fit(parse, kind, mention, other):
            yield Finding(
                subject=mention,
                object=other,
                predicate="of",
                words=(behind,),
                rule="name-preposition",
                type=kind,
            )


def possessed_findings(parse: Parse, mention: int) -> Iterator[Finding]:
    """Yield whose a named thing is: `the council's Clean Air Program`; a native place: `her native Leeds`."""
    head, label = parse.head_of(mention), parse.mentions[mention].label
    owners = [m for child in parse.below(head, "poss") if child < head for m in stands_for(parse, child)]
    if not owners:
        return
    native = next((c for c in parse.below(head, "amod") if parse.lemma[c] == "native"), None)
    birth = parse.vocabulary.types["place of birth"]
    for owner in owners:
        if native is not None and label in PLACES:
            if ends_fit(parse, birth, owner, mention):
                yield Finding(
                    subject=owner,
                    object=mention,
                    predicate="native",
                    words=(native,),
                    rule="native",
                    type=birth,
                )
        elif is_party(parse, owner) and has_given_name(parse.mentions[mention]):
            yield Finding(
                subject=mention,
                object=owner,
                predicate="of",
                words=(head,),
                rule="name-possessed",
                type=parse.vocabulary.types["political party"],
            )
        elif owner != mention and label not in _UNOWNED and _owns(parse, owner) and _is_kind(parse, head):
            yield Finding(
                subject=mention,
                object=owner,
                predicate=f"{parse.word[head].lower()} of",
                words=(head,),
                rule="name-possessed",
            )


def _is_kind(parse: Parse, head: int) -> bool:
    """Tell whether a name ends in a word that says what it names: `Program`."""
    return parse.word[head] in words("head_nouns") or parse.word[head].lower() in noun_types()


def _owns(parse: Parse, owner: int) -> bool:
    return parse.is_name(owner) and parse.mentions[owner].label in _OWNERS
