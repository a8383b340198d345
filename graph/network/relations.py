"""Bring relations together that say the same of the same two, in whatever articles they stand."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph.data.relations import vocabulary
from graph.records import Relation, RelationMention, Span

_ACTIVE = frozenset({"verb-object", "verb-preposition", "noun-held"})
_TIES = (" of", " to", " by", " in", " at", " for")  # at the end of a type that reads towards its object
_BARE = frozenset("it this that these those them him her one".split())
_AUXILIARIES = frozenset(
    "is are was were has have had do does did will would can could may might must shall should".split()
)
_STATES = {"born": "was", "educated": "was"} | dict.fromkeys(
    "married engaged divorced based headquartered located".split(), "is"
)  # participles that stand without their verb: Lund, married to Quist
_NEGATION = re.compile(r"\b(?:not|never|no|cannot)\b|n['’]t\b", re.IGNORECASE)
_Key: TypeAlias = tuple[str, str, str, str, bool, str, str]
_Stated: TypeAlias = tuple[str, str | None, str | None, str | None, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLink:
    """Relations that are one link of the network, in the order of their evidence.

    `object` is an entity, or words that name none. The direction is that of the first, the words are those of
    `shown`, the first with the most usual ones there. `speaker` is who alone states it, None where
    the articles do, or where nobody knows who spoke.
    """

    subject: str
    object: str
    speaker: str | None
    relations: tuple[Relation, ...]

    def stated(self, name: str) -> str | None:
        """Return the `date`, `since` or `until` of the relations, None where they tell several or none."""
        days = {day for relation in self.relations if (day := getattr(relation, name))}
        return str(*days) if len(days) == 1 else None

    @property
    def shown(self) -> Relation:
        """The relation whose words the link has: of `daughter`, `daughters` and `daughter` the first.

        A verb comes before a noun: `bought` before `purchase of`.
        """
        first = self.relations[0]
        alike = [
            r for r in self.relations if (r.subject, r.mention.type) == (first.subject, first.mention.type)
        ]
        usual = Counter(relation.mention.predicate.casefold() for relation in alike)
        return max(
            alike,
            key=lambda one: (one.mention.rule.startswith("verb"), usual[one.mention.predicate.casefold()]),
        )

    def label(self, text: str) -> str:
        """Return the words to show from subject to object, with what they leave out.

        As in `chair of (said with “may”)`. `text` is that of the article of `shown`. Where its words read
        from the object to the subject (the quay `belongs to` the trust, its owner; her `predecessor` Lund),
        are a preposition alone, or a noun for what happened (her `long talks with` Lund), they give way to
        the type.
        """
        mention = self.shown.mention
        predicate = mention.predicate
        kind = vocabulary().types.get(mention.type or "")  # None of a type that a person added
        happened = kind is not None and kind.event and mention.rule == "noun-held"
        if mention.type and (
            happened or _reads_backwards(mention, text) or _is_reversed(mention) or f" {predicate}" in _TIES
        ):
            plain = mention.type.endswith(_TIES) or (kind is not None and kind.event)
            predicate = mention.type if plain else f"has as {mention.type}"
        predicate = _whole(predicate, negated=mention.negated)
        words = predicate.lower().replace("cannot", "can not").replace("n't", " not").split()
        marked = (
            (mention.qualifier, mention.qualifier),
            (mention.modality, f"said with “{mention.modality}”"),
        )
        left_out = [shown for word, shown in marked if word and word not in words]
        return f"{predicate} ({', '.join(left_out)})" if left_out else predicate


def _whole(predicate: str, *, negated: bool) -> str:
    """Return the words of a verb with what a sentence of their own needs: `is married to`, `had not met`."""
    first, _, rest = predicate.partition(" ")
    if f" {rest}" in _TIES and first in _STATES:
        first, rest = _STATES[first], predicate
    if negated and rest and first.lower() in _AUXILIARIES and not _NEGATION.search(rest):
        rest = f"not {rest}"
    return f"{first} {rest}" if first and rest else predicate


def _reads_backwards(mention: RelationMention, text: str) -> bool:
    """Tell whether the verb, or what the object has, stands between the object and the subject."""
    if mention.rule not in _ACTIVE or mention.subject.start < mention.object.end:
        return False
    words, between = mention.predicate.split(), text[mention.object.end : mention.subject.start].split()
    return bool(words) and words[0] in between and words[-1] in between


def _is_reversed(mention: RelationMention) -> bool:
    """Tell whether the words are a role or a noun that states its type from object to subject alone."""
    words = mention.predicate.casefold().split()
    known = {"role": vocabulary().roles, "noun": vocabulary().nouns}.get(mention.rule.partition("-")[0])
    if known is None or not words:
        return False
    noun = words[-2] if len(words) > 1 and f" {words[-1]}" in _TIES else words[-1]
    found = {one.reversed for one in known.get(noun, ()) if one.type.label == mention.type}
    return found == {True}


def merge_relations(relations: Iterable[Relation], speakers: Mapping[str, str | None]) -> list[RelationLink]:
    """Return one link for all relations of one type, or of the same words, between the same two.

    Those denied, qualified, only possible, or reported by different speakers stay apart. `speakers` gives
    who speaks a quotation. A type that reads the same from both ends, or has its inverse in the vocabulary,
    is one link whichever end comes first. What another relation of the same words implies (an employer
    beside a chief executive) is left out, and so is a relation with an end unknown or of an entity to itself.
    """
    groups: dict[_Key, list[tuple[str, str, Relation]]] = {}
    known = sorted(relations, key=lambda relation: (relation.article, relation.mention.evidence, relation.id))
    stated: set[_Stated] = {
        (r.article, r.subject, r.object, r.mention.type, r.mention.evidence) for r in known if r.mention.type
    }
    for relation in known:
        subject, object_ = relation.subject, relation.object
        if subject is None or object_ is None or subject == object_ or _is_implied(relation, stated):
            continue
        groups.setdefault(_key(relation, subject, object_, speakers), []).append((subject, object_, relation))
    return _links(groups.values(), speakers)


def merge_values(
    relations: Iterable[Relation], speakers: Mapping[str, str | None], texts: Mapping[str, str]
) -> list[RelationLink]:
    """Return one link for all relations that state the same words of the same entity; they are its object.

    What is `value` alone counts, but for a bare pronoun (`tried for it`), and what stands apart is as in
    `merge_relations`. `texts` are the articles'.
    """
    groups: dict[_Key, list[tuple[str, str, Relation]]] = {}
    for relation in sorted(relations, key=lambda one: (one.article, one.mention.evidence, one.id)):
        if relation.mention.value and relation.subject is not None:
            words = " ".join(texts[relation.article][slice(*relation.mention.object)].split())
            if words.casefold() in _BARE:
                continue
            key = _key(relation, relation.subject, words.casefold(), speakers)
            groups.setdefault(key, []).append((relation.subject, words, relation))
    return _links(groups.values(), speakers)


def _links(
    groups: Iterable[list[tuple[str, str, Relation]]], speakers: Mapping[str, str | None]
) -> list[RelationLink]:
    return [
        RelationLink(
            subject=found[0][0],
            object=found[0][1],
            speaker=speakers.get(found[0][2].quotation or ""),
            relations=tuple(relation for *_, relation in found),
        )
        for found in groups
    ]


def _is_implied(relation: Relation, stated: set[_Stated]) -> bool:
    mention = relation.mention
    if mention.type is None:
        return False
    subject, object_ = relation.subject, relation.object
    return any(
        (relation.article, *ends, label, mention.evidence) in stated
        for label in vocabulary().implying.get(mention.type, ())
        for ends in ((subject, object_), (object_, subject))
    )


def _key(relation: Relation, subject: str, object_: str, speakers: Mapping[str, str | None]) -> _Key:
    mention = relation.mention
    said = f"type {mention.type}" if mention.type else f"words {mention.predicate.casefold()}"
    kind = vocabulary().types.get(mention.type or "")
    if (
        kind is not None
        and kind.inverse in vocabulary().types
        and (kind.inverse, object_) < (kind.label, subject)
    ):
        subject, object_, said = object_, subject, f"type {kind.inverse}"
    by = "" if relation.quotation is None else f"by {speakers.get(relation.quotation)}"
    return subject, object_, said, by, mention.negated, mention.qualifier, mention.modality
