"""Tell whether a sentence plainly says what a link does: both names, its words, and nothing between them."""

import re
from collections.abc import Iterator

from graph.identity.register import names_of
from graph.questions.known import Known, Proof
from graph.questions.links import Link
from graph.records import Entity, EntityType

_UNSURE = re.compile(
    r"\b(?:if|unless|whether|would|could|might|may|should|allegedly|reportedly|rumou?red|alleged|expected to|"
    r"denied|denies|deny|never|not|no longer|cannot|plans? to|wants? to|wanted to|threaten\w*|urged|hoped?|claims?|"
    r"claimed|according to|rumou?rs?|false|untrue|fake|hoax|satirical|joked?|imagine[sd]?)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
# Whoever stands behind one of these acts in no clause of his own: lawyers for Lund, two thirds of Lunds.
_INSIDE = re.compile(
    r"(?:\b(?:of|for|by|to|with|in|from|against|at|on|over|about|than|like|under|between|some|many|most|several|"
    r"two|three|four|five|six|few|dozen|former|ex|anti|pro|\d+)|['’]s)[\s-]+(?:the\s+)?(?:[A-Z][\w.]*\s+)*$"
)
_APART = re.compile(r"[;:?!“”\"\[\]()–—]|\.\s")
_GOES_ON = re.compile(r"['’]s?\b|[-–](?=\w)| (?=[A-Z][a-z])")
_BY = re.compile(r"(?:\s+[\w-]+){0,6}?\s+by\s+(?:the\s+)?(?:[\w.'’-]+\s+){0,4}$")
_NEAR = 60  # characters between a name and the words, where a further name or an `and` stands between
_FAR = 120  # the same in all
_BESIDE = 40  # characters between the words and their object: blogger, Police Chief
_SHORTEST = 3  # letters of a surname
_OTHER_CLAUSE = re.compile(r"\b(?:and|or|but|while|as|after|before|when|because|who|which|that|since|than)\b")


def plainly(known: Known, link: Link) -> list[Proof]:
    """Return the sentences that plainly say it, and have no word that makes it less than a fact."""
    return [proof for proof in saying(known, link) if not _UNSURE.search(proof.text)]


def saying(known: Known, link: Link) -> list[Proof]:
    """Return the sentences that plainly say it, be it of somebody who may be wrong."""
    ends = known.entities.get(link.subject.id or ""), known.entities.get(link.object.id or "")
    if ends[0] is None or ends[1] is None:
        return []
    return [proof for proof in link.sentences if _says(ends[0], ends[1], link, proof.text)]


def _says(subject: Entity, object_: Entity, link: Link, text: str) -> bool:
    words = r"\s+".join(map(re.escape, link.label.split()))
    for found in re.finditer(rf"\b{words}\b", text, re.IGNORECASE):
        before, behind = text[: found.start()], text[found.end() :]
        if link.rule.startswith("verb-passive"):
            met = _first(subject, behind), _last(object_, before)
            if met[0] and met[1] and _BY.fullmatch(behind[: met[0][0]]) and _is_joined(before[met[1][1] :], _NEAR):
                return not _INSIDE.search(before[: met[1][0]])
            continue
        ahead, after = _last(subject, before), _first(object_, behind)
        if not ahead or not after or not _is_object(behind, after):
            continue
        if _is_joined(before[ahead[1] :], _FAR) and not _INSIDE.search(before[: ahead[0]]):
            return True
    return False


def _is_joined(between: str, most: int) -> bool:
    """Tell whether what stands between a subject and its words leaves them together: no other clause, no list."""
    if len(between) > most or _APART.search(between) or _GOES_ON.match(between):
        return False
    if between.count(",") % 2 and len(between.strip(", ")) > 0 and not between.startswith(","):
        return False
    return len(between) <= _NEAR or (between.startswith(",") and between.rstrip().endswith(","))


def _is_object(behind: str, found: tuple[int, int]) -> bool:
    between, after = behind[: found[0]], behind[found[1] :]
    if len(between) > _BESIDE or _APART.search(between) or "," in between or _OTHER_CLAUSE.search(between):
        return False
    return not _GOES_ON.match(after) and not re.search(r"['’]s?\s", between)


def _first(entity: Entity, text: str) -> tuple[int, int] | None:
    return min(_places(entity, text), default=None, key=lambda place: (place[0], -place[1]))


def _last(entity: Entity, text: str) -> tuple[int, int] | None:
    return max(_places(entity, text), default=None, key=lambda place: (place[1], -place[0]))


def _places(entity: Entity, text: str) -> Iterator[tuple[int, int]]:
    for name in set(_spelled(entity)):
        yield from (found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _spelled(entity: Entity) -> Iterator[str]:
    """Yield the names by which a sentence may mean an entity: of a body no plural, as Liberals for a party."""
    for name in names_of(entity):
        if entity.type is EntityType.PERSON or name in entity.name or name.isupper() or " " in name:
            yield name
        last = name.split()[-1]
        if entity.type is EntityType.PERSON and len(last) >= _SHORTEST:
            yield last
