"""Relations that two articles, or two speakers, state differently."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations

from graph.identity.register import names_of
from graph.questions.contradictions.sides import Contradiction, Side, contradiction, other_number
from graph.questions.known import Known, Proof, day_of
from graph.questions.links import ProvedLink, all_links, most_readable
from graph.records import EntityType, Relation

_NEGATION = r"\b(?:not|no(?!\.? ?\d)|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b"
_DENIAL = re.compile(rf"{_NEGATION}|\b(?:den(?:y|ies|ied|ying)|disput|reject|refut)", re.IGNORECASE)
_OFFICES = frozenset({"position held", "chief executive of", "employer", "spouse", "member of"})
# What denies less than the whole: not the only one, not an early backer.
_PARTLY = re.compile(
    r"(?:\b(?:not|never|hardly)|n['’]t)\b(?: \w+){0,2} "
    r"(?:only|first|last|just|merely|simply|alone|early|always)\b",
    re.IGNORECASE,
)
# What tells that somebody holds an office no longer, not yet, or only beside another.
_PAST = (
    r"\b(?:formerly|former|ex|then|once|until|previous(?:ly)?|late|retired|outgoing|ousted|predecessor|served|was"
    r"|were|had been)\b"
)
_NEXT = (
    r"\b(?:deputy|vice|associate|assistant|acting|would-be|elect|candidate|nominee|next|future|will|would|become"
    r"|spokes\w+)\b"
)
_NOT_NOW = re.compile(f"{_PAST}|{_NEXT}", re.IGNORECASE)
_WAS = re.compile(_PAST, re.IGNORECASE)
# Offices that one holds at a time; with a word before, as `vice president`, they are others.
_SOLE = frozenset(
    "president|prime minister|premier|chancellor|chief executive|chief executive officer|ceo|mayor|governor"
    "|king|queen|pope|chairman|chairwoman|chair|director general|secretary general|secretary-general"
    "|attorney general|foreign minister|defence minister|defense minister|finance minister|interior minister"
    "|speaker|head coach".split("|")
)


def stated_otherwise(known: Known) -> Iterator[Contradiction]:
    """Yield relations that another denies, of another amount or number, or with another holder of an office.

    Of one fact, one pair is shown: what most articles state. What only may be is no side.
    """
    links = [link for link in all_links(known, "relation") if not link.modality]
    yield from _denied(links)
    yield from _held(known, links)
    yield from _ended(known, links)
    yield from _of_other_amount(known)


def _denied(links: Iterable[ProvedLink]) -> Iterator[Contradiction]:
    for same in _by(
        links, lambda link: (link.subject.id, link.object.id, link.type or link.label.casefold())
    ):
        denials = [link for link in same if link.negated and not _PARTLY.search(link.sentence.text)]
        plain = [link for link in same if not link.negated and not link.qualifier and _stating(link)]
        pairs = [(one, other) for one in plain for other in denials]
        if pairs:
            one, other = max(pairs, key=lambda pair: pair[0].telling + pair[1].telling)
            left = _side(one, most_readable(_stating(one)))
            yield contradiction(left, _side(other), _why_denied(one, other), ("", "not"))


def _why_denied(one: ProvedLink, other: ProvedLink) -> str:
    same = one.speaker is not None and one.speaker == other.speaker
    return "the same speaker denies it elsewhere" if same else "one states what the other denies"


def _stating(link: ProvedLink) -> list[Proof]:
    """Return the sentences that seem to deny nothing: one that does may deny this very relation."""
    return [proof for proof in link.sentences if not _DENIAL.search(proof.text)]


def _held(known: Known, links: Iterable[ProvedLink]) -> Iterator[Contradiction]:
    posts = (link for link in links if _is_post(known, link))
    for same in _by(posts, lambda link: (link.post, link.object.id)):
        ordered = sorted(same, key=lambda link: -link.telling)
        sides = [(link, proof) for link in ordered if (proof := _naming(known, link))]
        for other, there in sides[1:]:
            one, here = sides[0]
            if other.subject != one.subject and there != here:
                why, names = "they name different holders", (one.subject.name, other.subject.name)
                yield contradiction(_side(one, here), _side(other, there), why, names)
                break


def _is_post(known: Known, link: ProvedLink) -> bool:
    if link.negated or link.qualifier or link.reported or link.post not in _SOLE:
        return False
    holder = known.entities[link.subject.id or ""]
    return holder.named and bool(holder.name.strip()) and holder.type is EntityType.PERSON


def _naming(known: Known, link: ProvedLink) -> Proof | None:
    """Return the newest sentence that names the holder of an office beside it, neither once nor to be."""
    told = _told_beside(known, link)
    fit = (proof for proof in link.sentences if told.search(proof.text) and not _NOT_NOW.search(proof.text))
    return max(fit, key=day_of, default=None)


def _told_beside(known: Known, link: ProvedLink) -> re.Pattern[str]:
    """Match `Vell mayor Ada Lund`, `Lund, mayor of Vell`, `mayor of Vell, Lund`, not of Vell's board."""
    names = "|".join(map(re.escape, names_of(known.entities[link.object.id or ""])))
    post, holder = f"(?i:{re.escape(link.post)})", re.escape(link.subject.name.rpartition(" ")[2])
    given = r"(?:[\w.]+[ -]+){0,3}"
    of = rf"{post} (?:of|at|for) (?:the )?(?:{names})(?!['’]s|[ -][A-Z])"
    before = rf"(?:{names})(?:['’]s)?[ -]+{post},? {given}{holder}"
    return re.compile(rf"{before}|{holder},? (?:is )?(?:the )?{of}|{of},? {given}{holder}")


def _ended(known: Known, links: Iterable[ProvedLink]) -> Iterator[Contradiction]:
    offices = (link for link in links if link.type in _OFFICES and not link.negated and not link.reported)
    for same in _by(offices, lambda link: (link.subject.id, link.object.id, link.type, link.post)):
        ended = [link for link in same if link.qualifier == "former" and _WAS.search(link.sentence.text)]
        now = [(link, _naming(known, link)) for link in same if not link.qualifier] if ended else []
        for one, here in now:
            if here and here != ended[0].sentence:
                why = "one calls former what the other states"
                yield contradiction(_side(one, here), _side(ended[0]), why, ("", "former"))
                break


def _of_other_amount(known: Known) -> Iterator[Contradiction]:
    found: defaultdict[tuple[str | None, ...], list[Relation]] = defaultdict(list)
    for relation in known.knowledge.relations:
        mention = relation.mention
        if (mention.amount or mention.value == "term") and not mention.modality and not mention.negated:
            end = relation.object or mention.value
            found[relation.subject, end, mention.type or mention.predicate.casefold()].append(relation)
    for (subject, *_), same in found.items():
        for one, other in combinations(same, 2) if subject else ():
            if known.originals[one.article] == known.originals[other.article]:
                continue
            differ = other_number(_sum(known, one), _sum(known, other))
            if differ:
                yield contradiction(
                    _amount_side(known, one),
                    _amount_side(known, other),
                    "they give different numbers",
                    differ,
                )
                break


def _sum(known: Known, relation: Relation) -> str:
    value = known.proof(relation.article, relation.mention.object).text if relation.mention.value else ""
    return f"{relation.mention.amount} {value}"


def _amount_side(known: Known, relation: Relation) -> Side:
    mention, article = relation.mention, relation.article
    spans = ((relation.subject, mention.subject), (relation.object, mention.object))
    # In the order of the text, by which its words are right: a buyer is the object of what has a parent.
    ends = [known.party(id_, article, span) for id_, span in sorted(spans, key=lambda end: end[1].start)]
    names = [" ".join(end.name.split()) if end else "" for end in ends]
    quotation = known.quotations.get(relation.quotation or "")
    return Side(
        speaker=known.party(quotation.speaker) if quotation else None,
        words=" ".join((names[0], mention.predicate, names[1])),
        sentence=known.around(article, [mention.evidence]),
    )


def _side(link: ProvedLink, sentence: Proof | None = None) -> Side:
    return Side(speaker=link.speaker, words=link.words, sentence=sentence or link.sentence)


def _by(links: Iterable[ProvedLink], key: Callable[[ProvedLink], Hashable]) -> Iterable[list[ProvedLink]]:
    found: defaultdict[Hashable, list[ProvedLink]] = defaultdict(list)
    for link in links:
        found[key(link)].append(link)
    return found.values()
