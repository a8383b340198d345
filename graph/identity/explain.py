"""Explain an entity: which mentions came together by which rule, and what was close but refused."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.identity.register import Register
from graph.records import Decision, Entity, Evidence, MentionKind, ResolvedMention, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """Mentions of one spelling in one article that came in by one rule, with the sentence of the first."""

    text: str
    kind: MentionKind
    article: str
    reason: str
    count: int
    example: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was decided of two names, in how many articles; `article` is the first, None across articles.

    `other` is the id of the entity on the other side of a refusal.
    """

    left: str
    right: str
    rule: str
    score: float
    why: str
    article: str | None
    count: int
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that made an entity what it is."""

    entity: Entity
    mentions: tuple[Spelled, ...]
    merged: tuple[Judged, ...]
    refused: tuple[Judged, ...]
    changed: tuple[Judged, ...]


def explain(register: Register, entity: Entity) -> Explanation:
    """Return why an entity is what it is: mentions by article, decisions by how sure they are.

    A refusal that another rule has overcome since is left out.
    """
    merged: list[tuple[Decision, str | None]] = []
    refused: list[tuple[Decision, str | None]] = []
    changed: list[tuple[Decision, str | None]] = []
    for decision in register.decisions:
        left, right = register.sides(decision)
        if decision.verdict is Verdict.CHANGED and entity.id in left | right:
            changed.append((decision, None))
        elif decision.verdict is Verdict.MERGED and entity.id in left & right:
            merged.append((decision, None))
        elif decision.verdict is Verdict.REFUSED and entity.id in left ^ right:
            refused += [(decision, other) for other in sorted((left | right) - {entity.id})[:1]]
    return Explanation(
        entity=entity,
        mentions=tuple(_spelled(register, register.mentions(entity))),
        merged=_judged(merged),
        refused=_judged(refused),
        changed=_judged(changed),
    )


def _spelled(register: Register, mentions: Iterable[ResolvedMention]) -> Iterable[Spelled]:
    groups: dict[tuple[str, str, MentionKind, str], list[ResolvedMention]] = defaultdict(list)
    for resolved in mentions:
        mention = resolved.mention
        groups[resolved.article, mention.text, mention.kind, resolved.reason].append(resolved)
    for (article, text, kind, reason), same in groups.items():
        yield Spelled(
            text=text,
            kind=kind,
            article=article,
            reason=reason,
            count=len(same),
            example=register.evidence(same[0]),
        )


def _judged(decisions: Iterable[tuple[Decision, str | None]]) -> tuple[Judged, ...]:
    groups: dict[tuple[str, str, str, float, str, str | None], list[Decision]] = defaultdict(list)
    for decision, other in decisions:
        same = (decision.left, decision.right, decision.rule, decision.score, decision.why, other)
        groups[same].append(decision)
    judged = [
        Judged(
            left=left,
            right=right,
            rule=rule,
            score=score,
            why=why,
            article=min((d.article for d in same if d.article is not None), default=None),
            count=len(same),
            other=other,
        )
        for (left, right, rule, score, why, other), same in groups.items()
    ]
    return tuple(sorted(judged, key=lambda j: (-j.score, j.left, j.right, j.rule, j.why, j.other or "")))
