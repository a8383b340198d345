"""Find by words alone what parsers lose: `Ann Lee (born 3 May 1950, Leeds)`."""

from collections.abc import Iterator

from graph.extract.relations.beside import fronted
from graph.extract.relations.clauses import subjects
from graph.extract.relations.finding import Finding, ends_fit, is_sure_person
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import PLACES, all_of, stands_for
from graph.records import EntityType

_READ = 40  # tokens read behind `born`
_BACK = 12  # tokens read back to the bracket
_STOPS = frozenset({")", "]", ";", "-", "\u2013", "\u2014", "died", "d."})
_LEADS = frozenset({",", "in", "at", "near"})


def born_findings(parse: Parse, token: int) -> Iterator[Finding]:
    """Yield the places behind `born` in the brackets after a name, whatever the parse makes of the dates."""
    opening = next(
        (i for i in range(token - 1, max(0, token - _BACK), -1) if parse.word[i] in {"(", "["}),
        0,
    )
    bearer = parse.inside.get(opening - 1)
    if bearer is None or any(parse.word[i] == ")" for i in range(opening, token)):
        return
    if parse.mentions[bearer].label is EntityType.NORP:
        return
    for i in range(token + 1, min(len(parse.word), token + _READ)):
        before = parse.word[i - 1]
        if parse.word[i] in _STOPS:
            return
        place = parse.name_from(i)
        if place is None or not (before in _LEADS or before.isdigit()):
            continue
        if before == "in" or parse.mentions[place].label in PLACES or _may_be_place(parse, place):
            yield Finding(
                subject=bearer,
                object=place,
                predicate="born in",
                words=(token,),
                rule="born-brackets",
                type=parse.vocabulary.types["place of birth"],
            )


def _may_be_place(parse: Parse, name: int) -> bool:
    found = parse.mentions[name]
    return found.label is not EntityType.NORP and " " not in found.text and not is_sure_person(found)


def origin_findings(parse: Parse, token: int) -> Iterator[Finding]:
    """Yield where someone is from: `Ann Lee is originally from Leeds`, `Originally from Leeds, Ann Lee`."""
    preposition = token + 1
    if preposition + 1 >= len(parse.word) or parse.lemma[preposition] != "from":
        return
    place = parse.name_from(preposition + 1)
    if place is None:
        return
    verb = parse.head[preposition] if parse.lemma[parse.head[preposition]] == "be" else parse.head[token]
    people = all_of(parse, subjects(parse, verb)) if parse.lemma[verb] == "be" else []
    birth = parse.vocabulary.types["place of birth"]
    for bearer in people or fronted(parse, preposition):
        for home in stands_for(parse, parse.head_of(place)):
            near = parse.mentions[home].label in PLACES or home == place
            if near and bearer not in {home, place} and ends_fit(parse, birth, bearer, home):
                yield Finding(
                    subject=bearer,
                    object=home,
                    predicate=parse.phrase(token, preposition),
                    words=(token, preposition),
                    rule="origin",
                    type=birth,
                )
