"""Find by words alone what parsers lose: `Ann Lee (born 3 May 1950, Leeds)`."""

from collections.abc import Iterator

from graph.extract.relations.finding import Finding
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import PLACES
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
        if parse.mentions[place].label in PLACES or before == "in":
            yield Finding(
                subject=bearer,
                object=place,
                predicate="born in",
                words=(token,),
                rule="born-brackets",
                type=parse.vocabulary.types["place of birth"],
            )
