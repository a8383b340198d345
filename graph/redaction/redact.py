"""Take people out of the records of a graph, and what they are called out of everything else."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TypeVar

from graph.errors import UsageError
from graph.identity.register import Register, names_of
from graph.mending import mend
from graph.records import (
    Article,
    CoMention,
    Division,
    Entity,
    EntityType,
    KnowledgeGraph,
    Mention,
    MentionKind,
    Quotation,
    Relation,
    ResolvedMention,
    Span,
)
from graph.redaction.renaming import Renaming, new_ids
from graph.redaction.spelling import BAR, Called, called, folded_words, hidden

_Record = TypeVar("_Record", Division, ResolvedMention, Quotation, Relation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redactor:
    """Leaves out of a graph, or of what a cut leaves of it, whom it was made for.

    `left_out` are the ids of the entities, `stretches` what of each article describes them, `names` what they
    are called.
    """

    left_out: frozenset[str]
    stretches: Mapping[str, tuple[Span, ...]]
    names: Called

    @classmethod
    def of(cls, knowledge: KnowledgeGraph, names: Iterable[str], *, unnamed: bool = False) -> "Redactor":
        """Return what leaves out those who bear one of these names, and all persons without a name.

        All who bear it are meant, also by an alias, and all whose name holds it whole. A name that no entity
        bears is hidden in the texts all the same. Raises UsageError for one that stands nowhere.
        """
        register = Register(knowledge)
        wanted = tuple(names)
        meant = [entity for name in wanted for entity in _bearers(register, knowledge, name)]
        for name in wanted:
            _check_stands(knowledge, register, name)
        described = [e for e in knowledge.entities if unnamed and not e.named and e.type is EntityType.PERSON]
        spelled = [name for entity in meant for name in _names(register, entity)]
        persons = [
            name for entity in meant if entity.type is EntityType.PERSON for name in _names(register, entity)
        ]
        typed = [name for name in wanted if name not in register.entities]
        persons += [name for name in typed if not register.find(name).exact]
        left_out = {entity.id for entity in (*meant, *described)}
        others = {
            name
            for entity in knowledge.entities
            if entity.id not in left_out and entity.named
            for name in names_of(entity)
        }
        phrases = [e.label for e in described if len(folded_words(e.label)) > 1]
        found = called((*spelled, *typed, *phrases), persons, others)
        left_out |= {e.id for e in knowledge.entities if e.id not in left_out and not _telling(found, e.name)}
        return cls(
            left_out=frozenset(left_out),
            stretches=_stretches(knowledge, left_out, unnamed=unnamed),
            names=found,
        )

    def hide(self, text: str) -> str:
        """Return what is no running text with a bar for each letter of their names, in every spelling."""
        return hidden(text, self.names.spans(text, anywhere=True))

    def redact(self, knowledge: KnowledgeGraph) -> KnowledgeGraph:
        """Return a graph without them: no record of theirs, and their names hidden wherever they stand.

        Offsets stay as they are. What they say and what is stated of them goes, but for the words in the
        articles; of what another states there, nobody is the speaker.
        """
        articles = {article.id: self._article(article) for article in knowledge.articles}
        ids = new_ids(articles)
        for old, new in ids.items():
            ending = PurePath(articles[old].source.partition("#")[0]).suffix
            articles[old] = replace(articles[old], id=new, source=f"{new}{ending}")
        entities = {e.id: self._entity(e) for e in knowledge.entities if e.id not in self.left_out}
        renamed = {e.id for e in knowledge.entities if e.id in entities and entities[e.id].name != e.name}
        who = {old: f"e-redacted-{number}" for number, old in enumerate(sorted(renamed), 1)}
        to = Renaming(ids, who)
        mended = {id_: mend(article.text) for id_, article in articles.items()}
        claimed = {one.quotation for one in knowledge.relations if self._stays(one.subject, one.object)}
        gone = {m.original for m in knowledge.mentions if m.entity in self.left_out} - {None}
        return KnowledgeGraph(
            articles=tuple(sorted(articles.values(), key=lambda article: article.id)),
            divisions=_by_article(
                replace(one, article=to.article(one.article)) for one in knowledge.divisions
            ),
            entities=tuple(
                sorted((to.entity(entity) for entity in entities.values()), key=lambda entity: entity.id)
            ),
            mentions=_by_article(
                to.mention(self._mention(one, mended[one.article]))
                for one in knowledge.mentions
                if one.entity not in self.left_out
            ),
            quotations=_by_article(
                to.quotation(self._quotation(one))
                for one in knowledge.quotations
                if self._stays(one.speaker) or one.id in claimed
            ),
            relations=_by_article(
                to.relation(self._relation(one))
                for one in knowledge.relations
                if self._stays(one.subject, one.object)
            ),
            co_mentions=tuple(
                sorted(
                    (
                        to.pair(_shown(one, articles))
                        for one in knowledge.co_mentions
                        if self._stays(one.a, one.b)
                    ),
                    key=lambda one: (one.a, one.b),
                )
            ),
            decisions=tuple(
                to.decision(replace(one, why=self.hide(one.why)))
                for one in knowledge.decisions
                if not {one.left_original, one.right_original} & gone
                and self.hide(one.left) == one.left
                and self.hide(one.right) == one.right
            ),
        )

    def _stays(self, *entities: str | None) -> bool:
        return self.left_out.isdisjoint(filter(None, entities))

    def _article(self, article: Article) -> Article:
        spans = (*self.names.spans(article.text), *self.stretches.get(article.id, ()))
        text = hidden(article.text, spans)
        return replace(
            article,
            text=text,
            id=self.hide(article.id),
            source=self.hide(article.source),
            title=article.title and self._title(article.title, article.text, text),
            publisher=article.publisher and self.hide(article.publisher),
            byline=article.byline and self.hide(article.byline),
            url=article.url if article.url and self.hide(article.url) == article.url else None,
        )

    def _title(self, title: str, text: str, shown: str) -> str:
        """Return a title as its text has it, where it stands there."""
        at = text.find(title)
        return hidden(title, self.names.spans(title)) if at < 0 else shown[at : at + len(title)]

    def _entity(self, entity: Entity) -> Entity:
        aliases = (replace(alias, text=self.hide(alias.text)) for alias in entity.aliases)
        return replace(
            entity,
            name=self.hide(entity.name),
            label=self.hide(entity.label),
            aliases=tuple(sorted({alias for alias in aliases if _letters(alias.text)})),
            roles=tuple(dict.fromkeys(map(self.hide, entity.roles))),
        )

    def _mention(self, resolved: ResolvedMention, text: str) -> ResolvedMention:
        mention = resolved.mention
        shown = replace(mention, text=text[slice(*mention.span)], titles=self.hide(mention.titles))
        return replace(resolved, mention=shown)

    def _quotation(self, one: Quotation) -> Quotation:
        return replace(
            one,
            speaker=one.speaker if self._stays(one.speaker) else None,
            addressee=one.addressee if self._stays(one.addressee) else None,
            about=tuple(entity for entity in one.about if self._stays(entity)),
        )

    def _relation(self, one: Relation) -> Relation:
        stated = one.mention
        return replace(
            one,
            mention=replace(stated, predicate=self.hide(stated.predicate), amount=self.hide(stated.amount)),
        )


def _bearers(register: Register, knowledge: KnowledgeGraph, name: str) -> list[Entity]:
    found = register.find(name)
    meant = {entity.id: entity for entity in (*found.exact, *found.also)}
    mentioned = {m.entity for m in knowledge.mentions if m.entity and _spells(m.mention, name)}
    meant |= {entity: register.entities[entity] for entity in mentioned}  # also who is called otherwise now
    whole = called((name,), (), ())
    if len(folded_words(name)) > 1:  # `Ann Lee (the elder)` is meant by `Ann Lee`
        meant |= {
            entity.id: entity
            for entity in knowledge.entities
            if entity.type is EntityType.PERSON and whole.spans(entity.name)
        }
    return list(meant.values())


def _spells(mention: Mention, name: str) -> bool:
    return mention.kind is MentionKind.NAME and folded_words(mention.text) == folded_words(name)


def _names(register: Register, entity: Entity) -> set[str]:
    """Return all that an entity is called by name; two initials are no name that could be told in a text."""
    mentioned = {m.mention.text for m in register.mentions(entity) if m.mention.kind is MentionKind.NAME}
    shown = {alias.text for alias in entity.aliases if not alias.derived}
    return mentioned | shown | {entity.name, entity.label}


def _check_stands(knowledge: KnowledgeGraph, register: Register, name: str) -> None:
    if not folded_words(name):
        raise UsageError(f"--redact {name!r} names nobody: give a name.")
    if register.find(name).exact:
        return
    sought = called((name,), (), ())
    if not any(sought.spans(part or "") for a in knowledge.articles for part in (a.text, a.title, a.byline)):
        raise UsageError(f"Nobody is called {name!r}, and no article names {name!r}: check the spelling.")


def _telling(names: Called, text: str) -> bool:
    """Tell whether anything is left of a name once theirs are hidden."""
    spans = names.spans(text, anywhere=True)
    return not spans or _letters(hidden(text, spans))


def _letters(text: str) -> bool:
    return any(letter.isalnum() for letter in text.replace(BAR, ""))


def _stretches(
    knowledge: KnowledgeGraph, left_out: Collection[str], *, unnamed: bool
) -> dict[str, tuple[Span, ...]]:
    """Return the names and descriptions of those left out, in each article."""
    found: dict[str, list[Span]] = {}
    for resolved in knowledge.mentions:
        mention = resolved.mention
        nobody = resolved.entity is None and mention.label is EntityType.PERSON
        described = unnamed and nobody and mention.kind is MentionKind.NOMINAL
        if (resolved.entity in left_out and mention.kind is not MentionKind.PRONOUN) or described:
            found.setdefault(resolved.article, []).append(mention.span)
    return {article: tuple(spans) for article, spans in found.items()}


def _by_article(records: Iterable[_Record]) -> tuple[_Record, ...]:
    """Return records in the order of their articles, which may have other ids now, and else as they came."""
    return tuple(sorted(records, key=lambda one: one.article))


def _shown(pair: CoMention, articles: Mapping[str, Article]) -> CoMention:
    evidence = tuple(
        replace(proof, text=articles[proof.article].text[proof.start : proof.end]) for proof in pair.evidence
    )
    return replace(pair, evidence=evidence)
