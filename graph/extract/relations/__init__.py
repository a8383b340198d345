"""Find the relations that the syntax of an article states between two of its mentions."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.data.relations import Vocabulary, vocabulary
from graph.extract.relations.born import born_findings
from graph.extract.relations.finding import Finding, fits
from graph.extract.relations.modifiers import held_findings, hyphen_findings, people_findings, place_findings
from graph.extract.relations.parse import Parse, gather
from graph.extract.relations.prefixed import prefixed_findings
from graph.extract.relations.roles import role_findings
from graph.extract.relations.verbs import verb_findings
from graph.records import EntityType, Mention, MentionKind, RelationMention, Span

__all__ = ["find_relations"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def find_relations(doc: Doc, mentions: tuple[Mention, ...]) -> tuple[RelationMention, ...]:
    """Return the relations between mentions, in text order; subject and object are spans of two of the mentions.

    A relation found by several rules stands once, by the first rule. A verb that no type knows has the type None.
    """
    if len(mentions) < 2:
        return ()
    parse = gather(doc, mentions)
    words = vocabulary()
    kept: dict[tuple[int, int, str | None], Finding] = {}
    typed: set[tuple[int, int]] = set()
    for finding in _findings(parse, words):
        label = finding.type.label if finding.type else None
        if label is None and (finding.subject, finding.object) in typed:
            continue
        typed.add((finding.subject, finding.object))
        kept.setdefault((finding.subject, finding.object, label), finding)
    found = [_record(parse, finding) for finding in kept.values()]
    return tuple(
        sorted(
            found,
            key=lambda r: (r.evidence.start, r.evidence.end, r.subject, r.object, r.type or "", r.predicate),
        )
    )


def _findings(parse: Parse, words: Vocabulary) -> Iterator[Finding]:
    for token, (lemma, tag) in enumerate(zip(parse.lemma, parse.tag, strict=True)):
        if tag in _NOUNS or lemma in {"native", "affiliated"}:
            if lemma in words.roles or _describes_person(parse, token):
                for finding in role_findings(parse, words, token):
                    yield finding
                    yield from _implied(parse, words, finding)
            if lemma in words.held:
                yield from held_findings(parse, words, token)
        elif tag in _VERBS or (tag == "JJ" and parse.dep[token] in {"acomp", "amod"}):
            yield from hyphen_findings(parse, words, token)
            if tag != "JJ" or parse.dep[token] == "acomp":
                yield from verb_findings(parse, words, token)
        if parse.word[token] == "founded":
            yield from prefixed_findings(parse, words, token)
        if parse.word[token] in {"born", "b."}:
            yield from born_findings(parse, words, token)
    for mention in range(len(parse.mentions)):
        yield from people_findings(parse, words, mention)
        yield from place_findings(parse, words, mention)


def _describes_person(parse: Parse, token: int) -> bool:
    found = parse.at.get(token)
    if found is None:
        return False
    mention = parse.mentions[found]
    return mention.kind is MentionKind.NOMINAL and mention.label is EntityType.PERSON


def _implied(parse: Parse, words: Vocabulary, finding: Finding) -> Iterator[Finding]:
    if finding.type is not None and finding.type.implies is not None:
        kind = words.types[finding.type.implies]
        if fits(parse.mentions[finding.object], kind.object, trusted=True):
            yield Finding(
                subject=finding.subject,
                object=finding.object,
                predicate=finding.predicate,
                words=finding.words,
                rule=finding.rule,
                type=kind,
                negated=finding.negated,
            )


def _record(parse: Parse, finding: Finding) -> RelationMention:
    subject, object_ = parse.mentions[finding.subject].span, parse.mentions[finding.object].span
    start = min(subject.start, object_.start, *(parse.start[token] for token in finding.words))
    end = max(subject.end, object_.end, *(parse.end[token] for token in finding.words))
    return RelationMention(
        subject=subject,
        object=object_,
        predicate=finding.predicate,
        evidence=Span(start, end),
        rule=finding.rule,
        type=finding.type.label if finding.type else None,
        negated=finding.negated,
    )
