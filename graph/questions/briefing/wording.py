"""Put a link into a sentence that says no more than its proofs."""

import re
from collections.abc import Iterable, Sequence

from graph.identity.register import names_of
from graph.questions.asking.vocabulary import stem
from graph.questions.known import Known, Party, Proof
from graph.questions.links import TIES, ProvedLink
from graph.records import EntityType

Part = str | Party

_ASIDE = re.compile(r"\([^()]*\)|[“”\"]")
_LOOSE = re.compile(r"\b(?:has as|said with)\b")
_NOT_FINITE = frozenset({"to", "been", "be", "based", "born", "located", "known", "headquartered", "owed"})
_UNCHANGED = frozenset({"beat", "hit", "cut", "put", "set", "quit", "shut", "hurt", "won", "will"})
_BEHIND = r"(?P<rest>(?:to|of|with|for|over)(?: [\w’'$£€%-]+(?:,\d+)?){1,12})(?=[;:)]|[.,](?!\d)|$| and )"
_YEAR = r"(?P<year>in (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b"
_CUTS = re.compile(r"\b(?:and|of|for|at|in|to|with|by|who|former|then)\b")
_OTHERS = re.compile(
    r"\b(?:he|she|they|him|them|who|which|that|said|says|I|we|my|our|between|both)\b", re.IGNORECASE
)
_ENDED = re.compile(r"(?:[.!?…][\"’)]?|”)$")
_LONGEST = 60  # characters of the words that tie the two


def sentence_of(known: Known, link: ProvedLink, proofs: Sequence[Proof]) -> tuple[Part, ...] | None:
    """Return a relation as a sentence without its point, in the words of its proofs; None if they make none.

    A verb stands as in the text, with what it says behind the object. What somebody is called, he is
    `described as`: that stays true of whom it was true once.
    """
    label = link.label.strip()
    if _ASIDE.search(label) or _LOOSE.search(label) or len(label) > _LONGEST or link.modality or link.negated:
        return None
    ends = with_article(known, link.subject), with_article(known, link.object)
    # Of `a firm led by Lund` no verb says when.
    now = link.rule.startswith("verb-passive") and link.type == "employer"
    if link.rule.startswith("verb") and _is_finite(label) and not now:
        return (*ends[0], f" {label} ", *ends[1], *_rest(known, link, proofs))
    if link.rule.startswith("role") and link.predicate[-1] in TIES and not _is_plural(link.post):
        return (*ends[0], f" is described as {_office(label, proofs)} ", *ends[1])
    return None


def _is_finite(label: str) -> bool:
    """Tell whether words begin as a verb of one subject does: no participle, no infinitive, no plural."""
    first = label.split(maxsplit=1)[0].casefold()
    if not first.isalpha() or first in _NOT_FINITE or first.endswith("ing") or first in TIES:
        return False
    return first in _UNCHANGED or stem(first) != first


def _is_plural(post: str) -> bool:
    return post.endswith("s") and not post.endswith("ss")


def with_article(known: Known, party: Party) -> tuple[Part, ...]:
    """Return a name, with `the` before it where the articles mostly have it so."""
    entity = known.entities.get(party.id or "")
    if entity is None or entity.type is EntityType.PERSON or party.name.startswith("The "):
        return (party,)
    texts = [known.articles[one].text for one in {m.article for m in known.register.mentions(entity)}]
    named = re.compile(rf"(?P<the>\b[Tt]he )?(?<!\w){re.escape(party.name)}(?![-–\w]| [A-Z])")
    found = [bool(one["the"]) for text in texts for one in named.finditer(text)]
    return ("the ", party) if any(found) and 2 * sum(found) >= len(found) else (party,)


def _rest(known: Known, link: ProvedLink, proofs: Sequence[Proof]) -> tuple[Part, ...]:
    """Return what the text says behind the object, as far as it belongs to it: `to stop until April`."""
    entity = known.entities.get(link.object.id or "")
    if entity is None or link.rule.startswith("verb-passive"):
        return ()
    names = "|".join(re.escape(name) for name in sorted(names_of(entity), key=len, reverse=True))
    wanted = re.compile(rf"(?:{names})(?: \([^)]*\))? (?:{_BEHIND}|{_YEAR})")
    for proof in proofs:
        at = proof.text.casefold().find(" ".join(link.predicate))
        found = wanted.search(proof.text, at) if at >= 0 else None
        words = found and (found["rest"] or found["year"])
        if words and not _OTHERS.search(words):
            return (f" {words.rstrip()}",)
    return ()


def _office(label: str, proofs: Sequence[Proof]) -> str:
    """Return what somebody is called with the article and the adjectives that stand before it."""
    articles = "a|an|the|its|their|his|her"
    adjectives = rf"((?:(?!(?:{articles})\s)[\w-]+\s+){{0,4}}?)"
    found = re.compile(rf"\b({articles})\s+{adjectives}{re.escape(label)}\b", re.IGNORECASE)
    for proof in proofs:
        match = found.search(proof.text)
        if match:
            before = "" if _CUTS.search(match[2]) else match[2]
            whole = f"{before}{label}"
            if match[1].casefold() not in {"a", "an"}:
                return f"the {whole}"
            return f"an {whole}" if whole[:1].casefold() in "aeio" else f"a {whole}"
    return label.removeprefix("now ")


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
    return f"{text[:1].upper()}{text[1:]}{'' if _ENDED.search(text) else '.'}"
