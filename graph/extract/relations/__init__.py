"""Find the relations that the syntax of an article states between two of its mentions."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from spacy.tokens import Doc

from graph.data.relations import vocabulary
from graph.extract.relations.adjectives import PARTICIPLES, hyphen_findings, people_findings
from graph.extract.relations.amounts import amount_of
from graph.extract.relations.dates import dates_of
from graph.extract.relations.finding import Finding
from graph.extract.relations.names import possessed_findings, tied_findings
from graph.extract.relations.nouns import noun_findings
from graph.extract.relations.parse import Parse, gather
from graph.extract.relations.parts import part_findings
from graph.extract.relations.places import (
    OWNED,
    country_findings,
    inside_findings,
    owned_findings,
    region_findings,
)
from graph.extract.relations.roles import may_be_role, office_findings, role_findings
from graph.extract.relations.surface import born_findings, origin_findings
from graph.extract.relations.values import value_findings
from graph.extract.relations.verbs import verb_findings
from graph.records import Mention, MentionKind, RelationMention, Span

__all__ = ["find_relations"]

Rule: TypeAlias = Callable[[Parse, int], Iterator[Finding]]

# A rule takes a parse and a token or mention, and yields what it finds; of two that agree the first is kept.
_ROLE_RULES: tuple[Rule, ...] = (role_findings, office_findings, noun_findings)
_NOUN_RULES: tuple[Rule, ...] = (noun_findings,)
_VERB_RULES: tuple[Rule, ...] = (value_findings, verb_findings, part_findings)
_NAME_RULES: tuple[Rule, ...] = (
    people_findings,
    tied_findings,
    possessed_findings,
    region_findings,
    inside_findings,
    country_findings,
    owned_findings,
)
_BODY_RULES: tuple[Rule, ...] = (owned_findings,)
_WORD_RULES: dict[str, tuple[Rule, ...]] = {  # before those of the part of speech
    **dict.fromkeys(PARTICIPLES, (hyphen_findings,)),
    "born": (born_findings, hyphen_findings),
    "b.": (born_findings,),
    "originally": (origin_findings,),
    "Originally": (origin_findings,),
}

_CLOSING = frozenset({'"', "\u201d"})
_CLOSED = frozenset({"NN", ".", "''", "-R", "CD"})  # tags, their first two letters
_ADDRESSES = ("http", "www.", "pic.twitter")
_CLAUSE_ENDS = frozenset({",", ".", "!", "?"})
_OF_NAMES = frozenset({OWNED, "name-possessed", "place-region", "role-title"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_TAGS = _NOUNS | _VERBS | {"JJ"}


def find_relations(doc: Doc, mentions: tuple[Mention, ...]) -> tuple[RelationMention, ...]:
    """Return the relations between mentions, in text order; subject and object are spans of two mentions.

    A relation found by several rules stands once, by the first. A pair tied by a verb that no type knows has
    the type None, and is dropped where other words give the pair a type. What a name itself says (the Lee
    administration) is said once.
    """
    if not mentions:
        return ()
    parse = gather(doc, mentions, vocabulary())
    kept: dict[tuple[int, int, str | None, int], Finding] = {}
    belonging: set[tuple[str, str]] = set()
    for finding in _findings(parse):
        if _is_nested(mentions, finding) or _leaves_quotation(parse, finding) or _leaps(parse, finding):
            continue
        if finding.rule == OWNED:
            texts = mentions[finding.subject].text, mentions[finding.object].text
            if texts in belonging:
                continue
            belonging.add(texts)
        label = finding.type.label if finding.type else None
        kept.setdefault((finding.subject, finding.object, label, finding.told[0]), finding)
    typed = {(subject, object_) for subject, object_, label, _ in kept if label is not None}
    found = (
        _record(parse, finding)
        for (subject, object_, label, _), finding in kept.items()
        if label is not None or (subject, object_) not in typed
    )
    return tuple(sorted(found, key=_order))


def _is_nested(mentions: tuple[Mention, ...], finding: Finding) -> bool:
    """Tell whether one name stands in the other, which itself says what they have to do with each other."""
    if finding.rule in _OF_NAMES or finding.object < 0:
        return False
    one, other = mentions[finding.subject], mentions[finding.object]
    names = one.kind is other.kind is MentionKind.NAME
    return names and (one.span.covers(other.span) or other.span.covers(one.span))


def _leaves_quotation(parse: Parse, finding: Finding) -> bool:
    """Tell whether an end stands behind the quoted clause that states it: `"We defend," said Ann Lee`."""
    last = max(finding.words)
    ends = [parse.head_of(end) for end in (finding.subject, finding.object) if end >= 0]
    return any(
        parse.word[i] in _CLOSING and parse.word[i - 1] in _CLAUSE_ENDS
        for i in range(last + 2, max(ends, default=last))
    )


def _leaps(parse: Parse, finding: Finding) -> bool:
    """Tell whether a gap or an address stands between the words: two texts that a page put side by side.

    A gap behind a word that goes on (`born in  Oslo`) is a slip.
    """
    ends = [parse.head_of(end) for end in (finding.subject, finding.object) if end >= 0]
    words = [*finding.words, *ends]
    return any(
        (parse.tag[i] == "_SP" and "\n" not in parse.word[i] and parse.tag[i - 1][:2] in _CLOSED)
        or parse.word[i].startswith(_ADDRESSES)
        for i in range(min(words), max(words))
    )


def _findings(parse: Parse) -> Iterator[Finding]:
    words = enumerate(parse.word) if not _WORD_RULES.keys().isdisjoint(parse.word) else ()
    for token, word in words:
        for rule in _WORD_RULES.get(word, ()):
            yield from rule(parse, token)
    for token, tag in enumerate(parse.tag):
        if tag in _TAGS:
            for rule in _rules(parse, token, tag):
                yield from rule(parse, token)
    for mention in range(len(parse.mentions)):
        for rule in _NAME_RULES if parse.is_name(mention) else _BODY_RULES:
            yield from rule(parse, mention)


def _rules(parse: Parse, token: int, tag: str) -> tuple[Rule, ...]:
    if tag in _VERBS:
        return () if token in parse.inside else _VERB_RULES
    lemma = parse.lemma[token]
    if tag in _NOUNS or lemma == "native":
        return _ROLE_RULES if may_be_role(parse, token) or lemma in parse.vocabulary.nouns else _NOUN_RULES
    return _VERB_RULES if parse.dep[token] == "acomp" else ()


def _record(parse: Parse, finding: Finding) -> RelationMention:
    subject = parse.mentions[finding.subject].span
    first, last = finding.told
    object_ = parse.span(first, last) if finding.value else parse.mentions[finding.object].span
    date, since, until = (parse.span(*tokens) if tokens else None for tokens in dates_of(parse, finding))
    return RelationMention(
        subject=subject,
        object=object_,
        predicate=finding.predicate,
        evidence=Span(
            min(subject.start, object_.start, *(parse.start[token] for token in finding.words)),
            max(subject.end, object_.end, *(parse.end[token] for token in finding.words)),
        ),
        rule=finding.rule,
        type=finding.type.label if finding.type else None,
        negated=finding.negated,
        qualifier=finding.qualifier,
        modality=finding.modality,
        value=finding.value,
        amount=amount_of(parse, finding),
        date=date,
        since=since,
        until=until,
    )


def _order(relation: RelationMention) -> tuple[Span, Span, Span, str, str]:
    return (
        relation.evidence,
        relation.subject,
        relation.object,
        relation.type or "",
        relation.predicate,
    )
