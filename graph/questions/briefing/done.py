"""Who did what to whom, and what one source alone claims."""

from collections.abc import Iterator

from graph.data.relations import vocabulary
from graph.questions.briefing.plain import plainly, saying
from graph.questions.briefing.told import Told
from graph.questions.briefing.wording import Part, enumerated, sentence_of
from graph.questions.claims import single_claims
from graph.questions.known import Known
from graph.questions.links import Link, all_links
from graph.questions.telling import tells
from graph.records import EntityType

_ACTING = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.GROUP, EntityType.NORP})
_SPOKE = frozenset({"spoke to"})  # which tells that words were said, and not which
_BEFORE = "had "  # what was over before the story began
_EVENT = 2.0  # more for what happened than for what lasts
_KNOWN = 2.0  # the most that the importance of both ends adds
_TOGETHER = 3  # subjects of one sentence


def done(known: Known) -> Iterator[Told]:
    """Yield what articles state that somebody did to somebody, what weighs most first.

    Only what a sentence states that names both, and that has nothing less than a fact. Who did the same to
    the same stand in one sentence.
    """
    lasting = vocabulary().lasting
    found: dict[tuple[str, str | None, str], list[Link]] = {}
    links = [link for link in all_links(known, "relation") if _fits(known, link)]
    links.sort(key=lambda link: (-_weight(known, link, lasting), link.id))
    for link in links:
        kind = "act" if link.type and link.type not in lasting else "state"
        key = (link.label, link.object.id, kind) if kind == "act" else (link.label, link.object.id, link.id)
        found.setdefault(key, []).append(link)
    for same in found.values():
        for shown in _alike(known, same):
            proofs = tuple(dict.fromkeys(proof for link in shown for proof in plainly(known, link)))
            ends = [end.id for link in shown for end in (link.subject, link.object) if end.id]
            parts = _together(known, shown)
            yield Told(kind="did", parts=parts, proofs=proofs, about=tuple(dict.fromkeys(ends)))


def _alike(known: Known, links: list[Link]) -> list[list[Link]]:
    """Return links by how their sentences go on behind the subject, three of one end at most."""
    found: dict[tuple[Part, ...], list[Link]] = {}
    for link in links:
        found.setdefault(_behind(known, link), []).append(link)
    return [same[:_TOGETHER] for same in found.values()]


def _behind(known: Known, link: Link) -> tuple[Part, ...]:
    sentence = sentence_of(known, link) or ()
    return sentence[sentence.index(link.subject) + 1 :]


def _together(known: Known, links: list[Link]) -> tuple[Part, ...]:
    subjects = [(sentence_of(known, link) or ())[: -len(_behind(known, link))] for link in links]
    return (*enumerated(subjects), *_behind(known, links[0]))


def _fits(known: Known, link: Link) -> bool:
    if link.reported or link.negated or link.qualifier or link.modality or link.type in _SPOKE or link.label.startswith(_BEFORE):
        return False
    ends = [known.entities[end.id] for end in (link.subject, link.object) if end.id]
    named = len(ends) == 2 and all(end.named and not end.observer for end in ends)
    if not named or link.subject.id == link.object.id or ends[0].type not in _ACTING:
        return False
    return tells(known, link) and link.type is not None and bool(plainly(known, link)) and _is_sentence(known, link)


def _is_sentence(known: Known, link: Link) -> bool:
    return sentence_of(known, link) is not None


def _weight(known: Known, link: Link, lasting: frozenset[str]) -> float:
    importance = (known.importance(link.subject) + known.importance(link.object)) / 2
    return link.telling + _KNOWN * importance + _EVENT * (link.type not in lasting)


def claimed(known: Known) -> Iterator[Told]:
    """Yield what only one speaker, who has a name, says of two others."""
    for claim in single_claims(known):
        link, speaker = claim.link, claim.link.speaker
        if not link.reported or speaker is None or speaker.id is None or not known.entities[speaker.id].named:
            continue
        if speaker.id in {link.subject.id, link.object.id} or link.type is None or not saying(known, link):
            continue
        ends = [known.entities[end.id] for end in (link.subject, link.object) if end.id]
        sentence = sentence_of(known, link)
        if sentence is None or len(ends) < 2 or not all(end.named for end in ends):
            continue
        yield Told(
            kind="alone",
            parts=("According to ", speaker, " alone, ", *sentence),
            proofs=tuple(saying(known, link)[:1]),
            about=tuple(dict.fromkeys((speaker.id, *(end.id for end in ends)))),
        )
