"""What a person should decide: rules, each of which yields doubts about names or types."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.curation import Name
from graph.identity.register import Register
from graph.records import Entity, EntityType, Evidence, MentionKind, ResolvedMention, Verdict
from graph.resolve.names import is_acronym, key, one_letter_less, parts, surname

_SURE = 0.9  # a merge from here on is not asked about
_CURATION = "curation"
_CONTRADICTED = 0.3  # how sure a merge is whose types do not agree
_SAMPLES = 2  # sentences that stand for one side
_SHORTEST = 8  # letters of a name, from which on one edit is a slip
_MOST_ALIKE = 8  # names of one pattern that are compared with one another
_MOST_OF_A_FAMILY = 5  # pairs of one surname that are asked about
_SAME_INITIAL, _OTHER_INITIAL = 0.5, 0.1
_UNEXPLAINED = 0.5
_CLEAR = 0.6  # share of the mentions that must suggest the type of an entity
_FEWEST = 2  # mentions that suggest a type, below which nothing is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A name as a curation file would give it, what it is, how many mentions, and sentences that hold it."""

    name: Name
    type: EntityType
    mentions: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question: what raises it, how sure the program is that it is right as it stands or that two are one.

    `choices` are the words that answer it, `to` is what a new name or type may be. `joined` is true where the
    first side was taken for the second.
    """

    rule: str
    score: float
    why: str
    sides: tuple[Side, ...]
    choices: tuple[str, ...]
    to: str | None = None
    joined: bool = False


def doubts(register: Register) -> list[Doubt]:
    """Return all doubts, those first on which most mentions hang, then by rule and score.

    A pair is asked about once, and what a person decided never; nor is what no answer could tell, since
    two bear the name in one article.
    """
    settled = {frozenset({key(d.left), key(d.right)}) for d in register.decisions if d.rule == _CURATION}
    settled |= {frozenset({key(d.left)}) for d in register.decisions if d.verdict is Verdict.CHANGED}
    found: list[Doubt] = []
    for rule in _RULES:
        raised = sorted(rule(register), key=lambda doubt: (-doubt.score, _names(doubt)))
        for doubt in raised:
            asked = frozenset(key(side.name.text) for side in doubt.sides)
            if not all(register.is_clear(side.name) for side in doubt.sides):
                continue
            if asked not in settled or len({side.name for side in doubt.sides}) > len(asked):
                settled.add(asked)
                found.append(doubt)
    return sorted(found, key=_stake, reverse=True)


def _stake(doubt: Doubt) -> int:
    """Return how many mentions would move: those of the lesser side, or of what was taken for another."""
    return doubt.sides[0].mentions if doubt.joined else min(side.mentions for side in doubt.sides)


def _names(doubt: Doubt) -> list[str]:
    return [f"{side.name.text}\0{side.name.article}" for side in doubt.sides]


def _refused(register: Register) -> Iterator[Doubt]:
    """`Okafor`, where two people of that surname are known."""
    for decision in register.decisions:
        if decision.verdict is not Verdict.REFUSED or decision.rule == _CURATION:
            continue
        left, right = (sorted(ids) for ids in register.sides(decision))
        if len(left) == len(right) == 1 and left != right:
            pair = (register.entities[left[0]], register.entities[right[0]])
            if all(entity.named for entity in pair):
                why = f"{decision.why}, so the rule {decision.rule!r} refused"
                yield _pair(register, "close, but refused", decision.score, why, pair)


def _uncertain(register: Register) -> Iterator[Doubt]:
    """`Hana`, taken for `Hana Okafor`; `Ridge`, a place in most sentences, taken for `Ada Ridge`."""
    met: set[tuple[str, str, str]] = set()
    for decision in register.decisions:
        left, right = register.sides(decision)
        short, long = key(decision.left), key(decision.right)
        if decision.verdict is not Verdict.MERGED or decision.rule == _CURATION or short == long:
            continue
        for id_ in sorted(left & right):
            entity = register.entities[id_]
            unlike = _unlike(register.labels(entity, short), entity.type)
            if (decision.score >= _SURE and not unlike) or (id_, short, long) in met:
                continue
            met.add((id_, short, long))
            yield Doubt(
                rule="taken for one, but not surely",
                score=_CONTRADICTED if unlike else decision.score,
                why=f"{decision.why}, by the rule {decision.rule!r}{unlike}",
                sides=tuple(
                    _spelled(register, entity, text, decision.article)
                    for text in (decision.left, decision.right)
                ),
                choices=("merge", "different"),
                joined=True,
            )


def _unlike(labels: Counter[EntityType], type_: EntityType) -> str:
    """Say which type most mentions of a name suggest, where it is not the one of its entity."""
    if not labels:
        return ""
    label, count = min(labels.items(), key=lambda item: (-item[1], item[0]))
    return f", but it alone is {label} {_counted(count)}" if label is not type_ and count >= _FEWEST else ""


def _one_edit(register: Register) -> Iterator[Doubt]:
    """`Ellsworth` and `Elsworth`, which may be a slip of the pen."""
    patterns: dict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in _named(register):
        name = key(entity.name)
        if len(name) < _SHORTEST or any(letter.isdigit() for letter in name):
            continue
        for pattern in one_letter_less(name):
            patterns[pattern].setdefault(entity.id, entity)
    met: set[tuple[str, str]] = set()
    for same in patterns.values():
        for one, other in combinations(list(same.values())[:_MOST_ALIKE], 2):
            pair = (one.id, other.id)
            groups = (one.type is EntityType.NORP) + (other.type is EntityType.NORP)
            if pair not in met and key(one.name) != key(other.name) and groups != 1:
                met.add(pair)
                score = 1 - 1 / len(key(one.name))
                yield _pair(
                    register, "one letter apart", score, "the names differ in one place", (one, other)
                )


def _same_surname(register: Register) -> Iterator[Doubt]:
    """`Rob Tanner` in one article, `Robert Tanner` in another."""
    families: dict[str, list[Entity]] = defaultdict(list)
    for entity in _named(register):
        if entity.type is EntityType.PERSON and len(parts(entity.name)) > 1:
            families[surname(entity.name)].append(entity)
    for name, family in families.items():
        pairs = []
        for one, other in combinations(family[: 2 * _MOST_OF_A_FAMILY], 2):
            if not _articles(register, one) & _articles(register, other) and key(one.name) != key(other.name):
                same = parts(one.name)[0][0] == parts(other.name)[0][0]
                pairs.append((_SAME_INITIAL if same else _OTHER_INITIAL, one, other))
        for score, one, other in sorted(pairs, key=lambda pair: -pair[0])[:_MOST_OF_A_FAMILY]:
            why = f"both bear the surname {name!r}, and no article names both"
            yield _pair(register, "same surname in different articles", score, why, (one, other))


def _acronyms(register: Register) -> Iterator[Doubt]:
    """`NTSB`, which no article explains."""
    for entity in _named(register):
        spelled = [entity.name, *(alias.text for alias in entity.aliases if not alias.derived)]
        if entity.type is not EntityType.ORG or not all(map(is_acronym, spelled)):
            continue
        yield Doubt(
            rule="acronym that nothing explains",
            score=_UNEXPLAINED,
            why="no article gives the name in full",
            sides=(_side(register, entity),),
            choices=("rename",),
            to="WRITE THE FULL NAME HERE",
        )


def _types(register: Register) -> Iterator[Doubt]:
    """`Fort Ridge`, a place in three sentences and an organisation in four."""
    for entity in _named(register):
        told = register.labels(entity, key(entity.name))
        share = told[entity.type] / told.total() if told else 0.0
        others = sorted((-count, label) for label, count in told.items() if label is not entity.type)
        if told.total() >= _FEWEST and share < _CLEAR and others:
            shown = ", ".join(f"{label} {_counted(count)}" for label, count in sorted(told.items()))
            yield Doubt(
                rule="type in doubt",
                score=share,
                why=f"it is {entity.type} here, and its mentions alone suggest {shown}",
                sides=(_side(register, entity),),
                choices=("retype",),
                to=others[0][1],
            )


_RULES: Sequence[Callable[[Register], Iterator[Doubt]]] = (
    _refused,
    _uncertain,
    _one_edit,
    _same_surname,
    _acronyms,
    _types,
)


def _counted(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _named(register: Register) -> list[Entity]:
    return sorted((e for e in register.entities.values() if e.named), key=lambda e: (e.name, e.id))


def _articles(register: Register, entity: Entity) -> set[str]:
    return {resolved.article for resolved in register.mentions(entity)}


def _pair(register: Register, rule: str, score: float, why: str, pair: tuple[Entity, Entity]) -> Doubt:
    sides = tuple(_side(register, entity) for entity in pair)
    return Doubt(rule=rule, score=score, why=why, sides=sides, choices=("merge", "different"))


def _side(register: Register, entity: Entity) -> Side:
    mentions = [r for r in register.mentions(entity) if r.mention.kind is MentionKind.NAME]
    full = sorted(mentions, key=lambda r: key(r.mention.text) != key(entity.name))
    return Side(
        name=register.reference(entity, entity.name),
        type=entity.type,
        mentions=len(mentions),
        evidence=_samples(register, full),
    )


def _spelled(register: Register, entity: Entity, text: str, article: str | None) -> Side:
    mentions = [
        r
        for r in register.mentions(entity)
        if key(r.mention.text) == key(text) and article in {None, r.article}
    ]
    name = Name(text=text, article=article) if article else register.reference(entity, text)
    evidence = _samples(register, mentions)
    return Side(name=name, type=entity.type, mentions=len(mentions), evidence=evidence)


def _samples(register: Register, mentions: Sequence[ResolvedMention]) -> tuple[Evidence, ...]:
    """Return the first sentences that are not the same."""
    sentences = dict.fromkeys(register.evidence(resolved) for resolved in mentions[: 2 * _SAMPLES])
    return tuple(sentences)[:_SAMPLES]
