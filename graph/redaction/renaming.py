"""Give articles and entities other ids where their own tell whom they are of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.records import Article, CoMention, Decision, Entity, Quotation, Relation, ResolvedMention
from graph.redaction.spelling import BAR


@dataclass(frozen=True, slots=True)
class Renaming:
    """Gives articles and entities, whose ids tell too much, others."""

    articles: Mapping[str, str]
    entities: Mapping[str, str]

    def article(self, id_: str) -> str:
        """Return the id of an article now."""
        return self.articles.get(id_, id_)

    def _who(self, id_: str | None) -> str | None:
        return None if id_ is None else self.entities.get(id_, id_)

    def _place(self, id_: str | None) -> str | None:
        if id_ is None or ":" not in id_:
            return id_
        article, colon, place = id_.rpartition(":")
        return f"{self.article(article)}{colon}{place}"

    def entity(self, one: Entity) -> Entity:
        """Return an entity with its id of now."""
        return replace(one, id=self.entities.get(one.id, one.id))

    def mention(self, one: ResolvedMention) -> ResolvedMention:
        """Return a mention with the ids of now."""
        return replace(
            one,
            article=self.article(one.article),
            entity=self._who(one.entity),
            original=self._place(one.original),
        )

    def quotation(self, one: Quotation) -> Quotation:
        """Return a quotation with the ids of now."""
        return replace(
            one,
            article=self.article(one.article),
            speaker=self._who(one.speaker),
            addressee=self._who(one.addressee),
            about=tuple(sorted(self.entities.get(entity, entity) for entity in one.about)),
        )

    def relation(self, one: Relation) -> Relation:
        """Return a relation with the ids of now."""
        return replace(
            one,
            article=self.article(one.article),
            subject=self._who(one.subject),
            object=self._who(one.object),
        )

    def pair(self, one: CoMention) -> CoMention:
        """Return a co-mention with the ids of now, its ends in their order."""
        a, b = sorted(self.entities.get(entity, entity) for entity in (one.a, one.b))
        evidence = tuple(replace(proof, article=self.article(proof.article)) for proof in one.evidence)
        return replace(one, a=a, b=b, evidence=evidence)

    def decision(self, one: Decision) -> Decision:
        """Return a decision with the ids of now."""
        return replace(
            one,
            article=None if one.article is None else self.article(one.article),
            left_original=self._place(one.left_original) or "",
            right_original=self._place(one.right_original) or "",
        )


def new_ids(articles: Mapping[str, Article]) -> dict[str, str]:
    """Return a new id for each article whose own, or whose file, names somebody."""
    telling = sorted(old for old, new in articles.items() if new.id != old or BAR in new.source)
    taken = set(articles) - set(telling)
    numbers = (f"redacted-{number}" for number in range(1, len(articles) + len(telling) + 1))
    free = (name for name in numbers if name not in taken)
    return dict(zip(telling, free, strict=False))
