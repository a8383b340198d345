"""Find where someone was born in the brackets behind a name: `Ann Lee (born 3 May 1950 in Leeds, England) ...`."""

from collections.abc import Iterator

from graph.data.relations import Vocabulary
from graph.extract.relations.arguments import PLACES
from graph.extract.relations.finding import Finding
from graph.extract.relations.parse import Parse
from graph.records import EntityType, MentionKind

_LIMIT = 40  # tokens read behind the bracket
_END = frozenset({";", "–", "—", "died", "d.", "to", "-"})


def born_findings(parse: Parse, words: Vocabulary, token: int) -> Iterator[Finding]:
    """Yield the places between `born` and the end of the bracket; parsers read the dates there in many ways."""
    opening = next(
        (i for i in range(token - 1, max(-1, token - 12), -1) if parse.word[i] in {"(", "["}), None
    )
    if opening is None or opening == 0 or any(parse.word[i] == ")" for i in range(opening, token)):
        return
    bearer = parse.inside.get(opening - 1)
    if bearer is None or parse.mentions[bearer].label not in {
        EntityType.PERSON,
        None,
        EntityType.ORG,
        EntityType.GPE,
    }:
        return
    kind = words.types["place of birth"]
    for i in range(token + 1, min(len(parse.word), token + _LIMIT)):
        if parse.word[i] in {")", "]"} or parse.word[i] in _END:
            return
        found = parse.inside.get(i)
        if (
            found is None
            or parse.first(found) != i
            or parse.word[i - 1] not in {",", "in", "at", "near"}
            and not parse.word[i - 1].isdigit()
        ):
            continue
        place = parse.mentions[found]
        if place.kind is MentionKind.NAME and (place.label in PLACES or parse.word[i - 1] == "in"):
            yield Finding(
                subject=bearer,
                object=found,
                predicate="born in",
                words=(token,),
                rule="born-brackets",
                type=kind,
            )
