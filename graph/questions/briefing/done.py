"""Who did what to whom, and what one source alone claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.data.relations import vocabulary
from graph.questions.briefing.plain import Plainly
from graph.questions.briefing.told import Told
from graph.questions.briefing.wording import Part, enumerated, sentence_of
from graph.questions.claims import single_claims
from graph.questions.known import Known, Party, Proof
from graph.questions.links import ProvedLink, all_links
from graph.questions.telling import tells
from graph.records import EntityType

_ACTING = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.GROUP})
_SPOKE = frozenset({"spoke to"})  # which tells that words were said, and not which
_WROTE = ("wrote", "asked", "has asked")
_TELLING = 1.0  # of words that are in no vocabulary: both ends have names there
_BEFORE = "had "  # what was over before the story began
_EVENT = 3.0  # more for what happened than for what lasts
_CONTACT = frozenset({"met", "visited", "spoke to"})  # which tell less than what it led to
_ONLY = 2.0  # less for those
_OFFICE = 2.0  # less for what somebody is
_KNOWN = 2.0  # the most that the importance of both ends adds
_TRIED = 1000  # relations of which sentences are made
_TOGETHER = 3  # subjects of one sentence


@dataclass(frozen=True, slots=True)
class _Said:
    """A link as a sentence, with what proves it."""

    link: ProvedLink
    sentence: tuple[Part, ...]
    proofs: tuple[Proof, ...]

    @property
    def behind(self) -> tuple[Part, ...]:
        """What stands behind the subject."""
        return self.sentence[self.sentence.index(self.link.subject) + 1 :]


def done(known: Known) -> Iterator[Told]:
    """Yield what articles state that somebody did to somebody, what weighs most first.

    Only what a sentence plainly states that names both. Who did the same to the same stand in one sentence.
    """
    lasting = vocabulary().lasting
    plainly = Plainly(known)
    found: dict[tuple[Part, ...], list[_Said]] = {}
    links = [link for link in all_links(known, "relation") if _fits(known, link)]
    links.sort(key=lambda link: (-_weight(known, link, lasting), link.id))
    for stated in links[:_TRIED]:
        link = plainly.as_stated(stated)
        proofs = tuple(plainly.stating(link))
        sentence = sentence_of(known, link, proofs) if proofs else None
        if sentence is None or not _is_enough(link, sentence):
            continue
        said = _Said(link, sentence, proofs)
        acts = link.rule.startswith("verb") and link.type not in lasting
        found.setdefault(said.behind if acts else sentence, []).append(said)
    for same in found.values():
        shown = same[:_TOGETHER]
        subjects = enumerated([one.sentence[: len(one.sentence) - len(one.behind)] for one in shown])
        ends = [end.id for one in shown for end in (one.link.subject, one.link.object) if end.id]
        yield Told(
            kind="is" if shown[0].link.rule.startswith("role") else "did",
            parts=(*subjects, *shown[0].behind),
            proofs=tuple(dict.fromkeys(proof for one in shown for proof in one.proofs)),
            about=tuple(dict.fromkeys(ends)),
        )


def _fits(known: Known, link: ProvedLink) -> bool:
    if link.reported or link.negated or link.qualifier or link.modality or not _is_telling(link):
        return False
    ends = [known.entities[end.id] for end in (link.subject, link.object) if end.id]
    named = len(ends) == 2 and all(end.named and not end.observer for end in ends)
    if not named or link.subject.id == link.object.id or ends[0].type not in _ACTING:
        return False
    return not link.label.startswith(_BEFORE) and tells(known, link)


def _is_telling(link: ProvedLink) -> bool:
    """Tell whether a relation tells more than that words were said, by its type or its words."""
    if link.type in _SPOKE:
        return link.label.startswith(_WROTE)
    return link.type is not None or (link.rule.startswith("verb") and link.telling >= _TELLING)


def _is_enough(link: ProvedLink, sentence: tuple[Part, ...]) -> bool:
    """Tell whether a sentence says something: `Quist asked Lund` says too little."""
    thin = link.rule.startswith("verb") and (link.type is None or link.label.endswith("asked"))
    return not thin or not isinstance(sentence[-1], Party)


def _weight(known: Known, link: ProvedLink, lasting: frozenset[str]) -> float:
    importance = (known.importance(link.subject) + known.importance(link.object)) / 2
    event = link.type is not None and link.type not in lasting
    office = link.rule.startswith("role")
    contact = link.type in _CONTACT
    return link.telling + _KNOWN * importance + _EVENT * event - _OFFICE * office - _ONLY * contact


def claimed(known: Known) -> Iterator[Told]:
    """Yield what only one speaker, who has a name, says that somebody did to somebody."""
    plainly = Plainly(known)
    for claim in single_claims(known):
        link, speaker = claim.link, claim.link.speaker
        if not link.reported or speaker is None or speaker.id is None or not known.entities[speaker.id].named:
            continue
        ends = [known.entities[end.id] for end in (link.subject, link.object) if end.id]
        if len(ends) < 2 or not all(end.named for end in ends) or speaker.id in {end.id for end in ends}:
            continue
        proofs = plainly.saying(link) if link.type and link.rule.startswith("verb") else []
        sentence = sentence_of(known, link, proofs) if proofs else None
        if sentence is not None:
            yield Told(
                kind="alone",
                parts=("According to ", speaker, " alone, ", *sentence),
                proofs=tuple(proofs[:1]),
                about=tuple(dict.fromkeys((speaker.id, *(end.id for end in ends)))),
            )
