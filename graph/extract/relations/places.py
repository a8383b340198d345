"""Find where something belongs: `Hull, Ohio`, `the Bergen Museum in Oslo`, `Norway's Alba`."""

from collections.abc import Iterator

from graph.data.places import countries, place_kinds, place_of, regions
from graph.extract.relations.adjectives import described_noun
from graph.extract.relations.finding import Finding, has_given_name, is_human, is_party
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import PLACES, TOWNS, all_of, called, identified, members, stands_for
from graph.records import EntityType, Mention

_ORIGINS = TOWNS | {EntityType.NORP}
_BODIES = frozenset({EntityType.ORG, EntityType.GROUP, EntityType.FAC})
_THINGS = _BODIES | {EntityType.PRODUCT, EntityType.LAW, EntityType.WORK, EntityType.EVENT}
_MAKERS = frozenset({EntityType.ORG, EntityType.PERSON})
_MADE = frozenset({EntityType.WORK, EntityType.PRODUCT})
_CLOSING = frozenset({",", ")", ".", ";", ":", "-", "\u2014", "\u2013", "?", "!", '"', "\u201d"})
_REGIONS = frozenset(
    "County Province Region District Prefecture Oblast Governorate Voivodeship Canton".split()
)
_LISTS = frozenset({"and", "or", "&"})
_PLACING = frozenset({"in", "at", "near", "of", "from", "to", "outside"})
_WITHIN = frozenset({"in", "near", "outside"})
_PARTIES = frozenset({"r", "d", "i"})  # `Sen. Ann Lee, R-Texas`
_DONE_TO = frozenset({"dobj", "pobj"})  # `met Mr Lee in X` tells of the meeting
_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_NEXT = 2  # tokens from a name to the one behind `and`
OWNED = "name-owned"
_SEATED = frozenset("rep sen gov representative senator governor congressman congresswoman".split())
_TIED = "name-preposition"
_OWNING = frozenset({"poss", "compound", "nmod", "amod"})


def region_findings(parse: Parse, mention: int) -> Iterator[Finding]:
    """Yield the region behind a place or behind the party of a member: `Hull, Ohio`, `Ann Lee (D-Ohio)`."""
    last, label = parse.last(mention), parse.mentions[mention].label
    if parse.word[last + 1 : last + 2] not in (["("], [","]):
        return
    if label is EntityType.PERSON and _is_party(parse, last + 2):
        home = parse.name_from(last + 4)
        if home is not None and parse.mentions[home].label is not EntityType.PERSON:
            title = parse.mentions[mention].titles
            seated = title.rpartition(" ")[2].lower().rstrip(".") in _SEATED
            words = f"{title} from" if seated else "from"
            yield _finding(parse, (mention, home), words, last + 2, "position held")
    other = parse.name_from(last + 2) if label in PLACES and parse.word[last + 1] == "," else None
    if other is not None and parse.mentions[other].label in TOWNS and _is_region(parse, mention, other):
        yield _finding(parse, (mention, other), "in", last, "located in", rule="place-region")


def _is_party(parse: Parse, token: int) -> bool:
    letter, hyphen = parse.word[token : token + 1], parse.word[token + 1 : token + 2]
    return bool(letter and hyphen) and letter[0].lower() in _PARTIES and hyphen[0] in _HYPHENS


def _is_region(parse: Parse, place: int, other: int) -> bool:
    """Tell whether the second of two places between commas holds the first: no list of the two."""
    name, region = parse.mentions[place].text, parse.mentions[other].text
    behind = parse.word[parse.last(other) + 1 : parse.last(other) + 2]
    if name in regions() and "city" not in place_kinds(name) and region not in countries():
        return False
    if name in countries() or not behind:
        return False
    listed = behind[0].lower() in _LISTS
    third = parse.name_from(parse.last(other) + _NEXT) if listed else None
    alike = {region} if third is None else {region, parse.mentions[third].text}
    among = third is not None and (
        alike <= countries() or {name, *alike} <= regions()
    )  # Oslo, Norway and Chad
    if third is not None and name in regions() and parse.mentions[third].label in TOWNS:
        return False  # New York, Hong Kong and Paris
    if region in regions() and not among:
        return True
    if listed:
        return False
    if region.rpartition(" ")[2] in _REGIONS:
        return True
    head, before = parse.head_of(other), parse.word[parse.first(place) - 1].lower()
    return parse.dep[head] == "appos" and before in _PLACING and behind[0] in _CLOSING - {","}


def inside_findings(parse: Parse, mention: int) -> Iterator[Finding]:
    """Yield where a place, event or institution is by a preposition alone: `the Bergen Museum in Oslo`."""
    last = parse.last(mention)
    behind = last + 2 if parse.word[last + 1 : last + 2] in ([")"], [","]) else last + 1
    if parse.word[behind : behind + 1] == [] or parse.lemma[behind] not in _WITHIN:
        return
    if not _stands_somewhere(parse, mention):
        return
    direct = behind == last + 1 and parse.mentions[mention].label in TOWNS  # captured Mosul in Iraq
    if not direct and parse.head[behind] != parse.head_of(mention):
        return
    for noun in parse.below(behind, "pobj"):
        for other in stands_for(parse, noun):
            if other != mention and parse.is_name(other) and parse.mentions[other].label in TOWNS:
                body = _is_institution(parse, mention)
                kind = "headquarters location" if body else "located in"
                yield _finding(parse, (mention, other), parse.word[behind], behind, kind)


def _stands_somewhere(parse: Parse, mention: int) -> bool:
    found = parse.mentions[mention]
    if found.label is EntityType.PERSON:
        return bool(found.titles) and parse.dep[parse.head_of(mention)] not in _DONE_TO
    if found.label in {EntityType.ORG, EntityType.GROUP}:
        return _is_institution(parse, mention)
    return found.label in PLACES | {EntityType.EVENT} and found.text not in countries()


def _is_institution(parse: Parse, mention: int) -> bool:
    spelled = parse.mentions[mention].text.lower().split()
    return not parse.vocabulary.words["institutions"].isdisjoint(spelled)


def country_findings(parse: Parse, mention: int) -> Iterator[Finding]:
    """Yield what a country or its adjective before a noun tells of the thing named: `Chinese firm Alba`."""
    entry, last = parse.mentions[mention], parse.last(mention)
    if not _is_country(entry):
        return
    noun = parse.head[last] if parse.dep[last] == "poss" else described_noun(parse, last)
    if noun is None or noun in parse.inside:
        return
    listed = members(parse, noun)  # `Norwegian deals, including Y`
    apart = [c for c in parse.conjuncts(noun) if any(True for _ in parse.below(c, "det", "poss"))]
    listed += all_of(parse, apart)  # `the Norwegian navy and the UN`
    for bearer in [*stands_for(parse, noun), *called(parse, noun), *identified(parse, noun)]:
        thing = parse.mentions[bearer]
        if bearer in listed or not parse.is_name(bearer):
            continue
        if thing.text in countries() or is_human(thing) or has_given_name(thing):
            continue
        if bearer != mention and (thing.label in _THINGS or thing.label in TOWNS):
            phrase = f"{entry.text} {parse.phrase(last + 1, noun)}"
            kind = "located in" if thing.label in PLACES else "country"
            yield _finding(parse, (bearer, mention), phrase, noun, kind, rule="adjective")


def owned_findings(parse: Parse, mention: int) -> Iterator[Finding]:
    """Yield whose a body or a place is: `Norway's Alba`, `the US Congress`, `Alba TV's Ann Lee`."""
    thing, head = parse.mentions[mention], parse.head_of(mention)
    if parse.is_described(mention) and not parse.listed("state_bodies", head):
        return
    for owner, apart in _owners(parse, mention, head):
        holder = parse.mentions[owner]
        body = not parse.vocabulary.words["state_bodies"].isdisjoint(
            {parse.word[head].lower(), thing.text.split()[-1].lower()}
        )
        kind = None if is_party(parse, owner) else _belonging(thing, holder, apart=apart, body=body)
        if kind is not None:
            noun = "of" if apart or thing.label is EntityType.PERSON else f"{parse.word[head].lower()} of"
            yield _finding(parse, (mention, owner), noun, head, kind, rule=OWNED)


def _owners(parse: Parse, mention: int, head: int) -> Iterator[tuple[int, bool]]:
    """Yield the names in a name, before it or behind it, with whether they stand before it with an `'s`."""
    first, last = parse.first(mention), parse.last(mention)
    for child in parse.children[head]:
        if parse.dep[child] in _OWNING and child < head:
            for owner in stands_for(parse, child):
                shared = any(first <= other <= last for other in parse.conjuncts(child)) and child < first
                if owner != mention and parse.is_name(owner) and not shared:
                    yield owner, parse.dep[child] == "poss" and not first <= child <= last
        elif parse.dep[child] == "prep" and parse.lemma[child] == "of":
            for noun in parse.below(child, "pobj"):
                yield from ((m, False) for m in stands_for(parse, noun) if m != mention and parse.is_name(m))


def _is_country(mention: Mention) -> bool:
    if mention.label is EntityType.NORP:
        return place_of(mention.text) is not None
    return mention.label in TOWNS and mention.text in countries()


def _belonging(thing: Mention, holder: Mention, *, apart: bool, body: bool) -> str | None:
    """Return the type that ties a name to the one that owns it, None where that says nothing sure."""
    if thing.label is EntityType.PERSON:
        if not apart or not has_given_name(thing):
            return None
        if holder.label is EntityType.ORG:
            return "employer"
        return "nationality" if _is_country(holder) else None
    if _is_country(holder) and thing.label in _THINGS and (apart or body):
        return "country"
    if holder.label in TOWNS and thing.label in PLACES and apart and thing.text not in countries():
        return "located in"
    if holder.label is EntityType.ORG and thing.label is EntityType.ORG and body:
        return "parent organization"
    if apart and holder.label in _MAKERS and thing.label in _MADE:
        return ""
    if holder.label is EntityType.PERSON and thing.label is EntityType.ORG and body:
        return ""
    return None


def _finding(
    parse: Parse, ends: tuple[int, int], predicate: str, word: int, label: str, *, rule: str = _TIED
) -> Finding:
    return Finding(
        subject=ends[0],
        object=ends[1],
        predicate=predicate,
        words=(word,),
        rule=rule,
        type=parse.vocabulary.types.get(label),
    )
