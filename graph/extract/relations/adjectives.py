"""Find relations stated by adjectives: `Leeds-based nonprofit`, `Belgian engineer X`, `Republican Finch`."""

from collections.abc import Iterator

from graph.data.relations import Trigger
from graph.extract.relations.bearers import bearers
from graph.extract.relations.finding import THING, Finding, ends_fit, is_human, is_party
from graph.extract.relations.nouns import holders
from graph.extract.relations.parse import Parse
from graph.extract.relations.titles import counted, phrase_start, takes_stance
from graph.records import EntityType, Mention, MentionKind

_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_BEFORE = frozenset({"amod", "compound", "nmod"})
_PAPERS = frozenset({"citizenship", "nationality", "passport"})
# participle -> the types it may state, and the words by which it reads from subject to object
_PARTICIPLES = {
    "based": (("headquarters location", "located in"), "based in"),
    "born": (("place of birth",), "born in"),
    "educated": (("educated at",), "educated at"),
    "owned": (("parent organization",), "owned by"),
}
# participle -> the type that whoever stands before it has to the noun
_DONE = {
    "backed": "supports",
    "sponsored": "supports",
    "led": "",
    "run": "",
    "controlled": "",
    "funded": "gave to",
}
PARTICIPLES = _PARTICIPLES.keys() | _DONE.keys()


def hyphen_findings(parse: Parse, token: int) -> Iterator[Finding]:
    """Yield what a hyphenated participle states of its noun: `a Leeds-based firm`, `Utah-born singer X`."""
    if token < 2 or parse.word[token - 1] not in _HYPHENS:
        return
    anchor, noun = parse.inside.get(token - 2), parse.head[token]
    if anchor is None or noun <= token:
        return
    yield from _done_findings(parse, token, anchor, noun)
    labels, predicate = _PARTICIPLES.get(parse.word[token].lower(), ((), ""))
    if not labels or parse.mentions[anchor].label is EntityType.NORP:
        return
    for bearer in described(parse, noun):
        kinds = (parse.vocabulary.types[label] for label in labels)
        kind = next(
            (k for k in kinds if _may(parse, bearer, k.label) and ends_fit(parse, k, bearer, anchor)),
            None,
        )
        if kind is not None and bearer != anchor:
            yield Finding(
                subject=bearer,
                object=anchor,
                predicate=predicate,
                words=(token - 1, token),
                rule="hyphen",
                type=kind,
            )


def _done_findings(parse: Parse, token: int, doer: int, noun: int) -> Iterator[Finding]:
    """Yield who backs, leads or funds the thing at a noun: `Norway-backed fighters`."""
    word = parse.word[token].lower()
    for bearer in described(parse, noun) if word in _DONE else ():
        if bearer != doer:
            yield Finding(
                subject=doer,
                object=bearer,
                predicate=word,
                words=(token - 1, token),
                rule="hyphen-done",
                type=parse.vocabulary.types.get(_DONE[word]),
            )


def _may(parse: Parse, bearer: int, label: str) -> bool:
    """Tell whether a bearer may have headquarters: a person is only located somewhere."""
    return label != "headquarters location" or not is_human(parse.mentions[bearer])


def described(parse: Parse, noun: int, *, human: bool = False) -> list[int]:
    """Return who a described noun is: its name, subject or neighbour in apposition, else the description."""
    own = parse.mention_of(noun)
    if own is not None and parse.is_name(own):
        return [own]
    return bearers(parse, noun, personal=human)[1] or ([own] if own is not None else [])


def people_findings(parse: Parse, mention: int) -> Iterator[Finding]:
    """Yield nationality and party from an adjective: `X is a Belgian engineer`, `Republican Senator X`."""
    entry = parse.mentions[mention]
    party = is_party(parse, mention)
    if (not party and entry.label is not EntityType.NORP) or takes_stance(parse, mention):
        return
    noun = described_noun(parse, parse.last(mention))
    if noun is None or entry.text.lower() in parse.vocabulary.words["no_nationalities"]:
        return
    if not party and parse.lemma[noun] in _PAPERS:
        yield from _papers(parse, mention, noun)
        return
    own = parse.mention_of(noun)
    human = own is not None and parse.mentions[own].label is EntityType.PERSON
    if (noun in parse.inside and not party and not human) or counted(parse, noun):
        return
    kind = parse.vocabulary.types["political party" if party else "nationality"]
    itself = party and noun in parse.inside and parse.inside[noun] == mention  # Ann Lee, a Democrat
    people = bearers(parse, noun, personal=True)[1] if itself else described(parse, noun, human=human)
    for bearer in people:
        person = parse.mentions[bearer]
        if bearer == mention or parse.is_described(bearer):
            continue
        if is_human(person) or (human and _may_be_human(person)):
            named = noun in parse.inside
            yield Finding(
                subject=bearer,
                object=mention,
                predicate=entry.text if named else _phrase(parse, mention, noun),
                words=(parse.first(mention),) if named else (noun,),
                rule="adjective",
                type=kind,
            )


def _papers(parse: Parse, mention: int, noun: int) -> Iterator[Finding]:
    """Yield whose nationality a paper states: `acquired Danish citizenship`, `her Danish passport`."""
    kind = parse.vocabulary.types["nationality"]
    for bearer in holders(parse, noun, (Trigger(type=kind),))[1]:
        if bearer != mention and is_human(parse.mentions[bearer]):
            yield Finding(
                subject=bearer,
                object=mention,
                predicate=parse.phrase(parse.first(mention), noun),
                words=(parse.first(mention), noun),
                rule="adjective",
                type=kind,
            )


def _phrase(parse: Parse, mention: int, noun: int) -> str:
    start = phrase_start(parse, noun)
    return f"{parse.mentions[mention].text} {parse.phrase(max(start, parse.last(mention) + 1), noun)}"


def described_noun(parse: Parse, last: int) -> int | None:
    """Return the noun that an adjective or name describes: teacher of `a Belgian high school teacher`."""
    dep, head = parse.dep[last], parse.head[last]
    if dep in {"attr", "appos"}:
        return last
    if dep not in _BEFORE or head < last:
        return None
    while parse.dep[head] in _BEFORE and parse.head[head] > head and parse.head[head] not in parse.inside:
        head = parse.head[head]
    return head


def _may_be_human(person: Mention) -> bool:
    if person.kind is MentionKind.PRONOUN:
        return person.text.lower() not in THING
    return person.label is not EntityType.NORP
