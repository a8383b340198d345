"""Put a link into a sentence that says no more than its proofs."""

import re
from collections.abc import Iterable

from graph.identity.register import names_of
from graph.questions.briefing.plain import saying
from graph.questions.known import Known, Party
from graph.questions.links import TIES, Link

Part = str | Party

_ASIDE = re.compile(r"\([^)]*\)|[“”\"]")
_VERB = ("verb", "noun-act")
_ROLE = ("role-apposition", "role-copula", "role-title")
_LOOSE = re.compile(r"\b(?:has as|said with)\b")
_BEHIND = r"((?:to|of|with|for|over)(?: [\w’'$£€%-]+(?:,\d+)?){1,12})(?=[.;:,)]|$| and )"
_OTHERS = re.compile(r"\b(?:he|she|they|him|them|who|which|that|said|says|I|we|my|our)\b", re.IGNORECASE)
_LONGEST = 60  # characters of the words that tie the two


def sentence_of(known: Known, link: Link) -> tuple[Part, ...] | None:
    """Return a relation as a sentence without its point; None where its words make none.

    A verb stands as in the text; an office is put with `is`, with the article that it has there.
    """
    label = link.label.strip()
    if _ASIDE.search(label) or _LOOSE.search(label) or len(label) > _LONGEST or link.modality:
        return None
    ends = _ended(known, link.subject, link), _ended(known, link.object, link)
    if link.rule.startswith(_VERB):
        if link.negated or not _is_finite(label):
            return None
        return (*ends[0], f" {label} ", *ends[1], *_rest(known, link))
    if link.rule.startswith(_ROLE) and not link.negated and link.predicate[-1] in TIES and _stands(label, link):
        return (*ends[0], f" is {_article(label, link)}{label} ", *ends[1])
    return None


def _rest(known: Known, link: Link) -> tuple[Part, ...]:
    """Return what the text says behind the object, as far as it belongs to it: `to stop until April`."""
    entity = known.entities.get(link.object.id or "")
    names = "|".join(re.escape(name) for name in sorted(names_of(entity), key=len, reverse=True)) if entity else ""
    if not names:
        return ()
    wanted = re.compile(rf"(?:{names})(?: \([^)]*\))? {_BEHIND}")
    for proof in saying(known, link):
        at = proof.text.casefold().find(" ".join(link.predicate))
        found = wanted.search(proof.text, at) if at >= 0 else None
        if found and not _OTHERS.search(found[1]):
            return (f" {found[1].rstrip()}",)
    return ()


def _is_finite(label: str) -> bool:
    """Tell whether words begin as a verb does that has a subject, and not with a participle or an infinitive."""
    first = label.split()[0].casefold()
    return first.isalpha() and not first.endswith("ing") and first not in {"to", "been", "be"} | TIES


def _ended(known: Known, party: Party, link: Link) -> tuple[Part, ...]:
    """Return an end, with `the` before it where the sentences have it so."""
    entity = known.entities.get(party.id or "")
    names = names_of(entity) if entity else (party.name,)
    with_the = any(
        re.search(rf"\b[Tt]he {re.escape(name)}\b", proof.text) for proof in link.sentences for name in names
    )
    return ("the ", party) if with_the and not party.name.startswith("The ") else (party,)


def _stands(label: str, link: Link) -> bool:
    """Tell whether the words stand so in a sentence: `aide of` is made of `White House aide`."""
    return any(label in proof.text for proof in link.sentences)


def _article(label: str, link: Link) -> str:
    found = re.compile(rf"\b(a|an|the|its|their|his|her)\s+(?:[\w-]+\s+){{0,3}}?(?:and\s+)?{re.escape(label)}\b", re.IGNORECASE)
    for proof in link.sentences:
        match = found.search(proof.text)
        if match:
            if match[1].casefold() not in {"a", "an"}:
                return "the "
            return "an " if label[:1].casefold() in "aeio" else "a "
    return ""


def enumerated(items: Iterable[tuple[Part, ...]]) -> tuple[Part, ...]:
    """Return parts as `A`, `A and B`, `A, B and C`."""
    listed = list(items)
    found: list[Part] = []
    for number, item in enumerate(listed):
        if number:
            found.append(" and " if number == len(listed) - 1 else ", ")
        found += item
    return tuple(found)


def text_of(parts: Iterable[Part]) -> str:
    """Return a sentence as text, with a capital and a point."""
    text = "".join(part if isinstance(part, str) else part.name for part in parts)
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '”', '!', '?')) else '.'}"
