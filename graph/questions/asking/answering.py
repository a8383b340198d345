"""Answer a question with sentences, newest first, and who is meant; see the page's answering.mjs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.export.words import denied
from graph.questions.asking.corpus import Corpus, Fact
from graph.questions.asking.linking import both, near, path
from graph.questions.asking.looking import Found, one, pairs, quotations, relations, roles, typed
from graph.questions.asking.meaning import Meaning, meaning
from graph.questions.asking.reading import Chip, chips, read
from graph.questions.asking.searching import as_words, texts
from graph.questions.known import Party, Proof
from graph.records import Span

_BETWEEN = frozenset({"near", "both", "path"})
_LOOKED: dict[str, Callable[[Corpus, Meaning], Found]] = {
    "relation": relations,
    "quotation": quotations,
    "pair": pairs,
    "one": one,
    "role": roles,
    "type": typed,
    "near": near,
    "both": both,
    "path": path,
    "text": lambda corpus, meant: (list(texts(corpus, meant)), []),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A sentence that answers, and what it states: `Ada Lund sued Quay Trust`."""

    sentence: Proof
    stated: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question was understood to ask, who answers it, and the sentences, newest first.

    `nearest` is true where nothing states just that, and the sentences only have the names and the words.
    `linked` are all whom the sentences link.
    """

    question: str
    chips: tuple[Chip, ...]
    nearest: bool
    answers: tuple[Party, ...]
    linked: tuple[Party, ...]
    sentences: tuple[Answered, ...]


def ask(corpus: Corpus, question: str, chosen: Mapping[int, str] | None = None) -> Answer:
    """Return the answer to a question; `chosen` says otherwise than usual what some of its words mean."""
    meant = meaning(read(corpus, question, chosen or {}))
    facts, answers = _LOOKED[meant.kind](corpus, meant)
    nearest = not facts and meant.kind not in {"text", "type"} and bool(meant.parts)
    if nearest:
        facts, answers = list(texts(corpus, as_words(meant))), []
    ends = {end for fact in facts for end in fact.ends} | set(answers)
    if meant.kind in _BETWEEN and facts and not nearest:
        # Who is linked to both is asked for, and not whom else a sentence names.
        ends &= {*answers, *(who for segment in meant.names for who in segment.who)}
    return Answer(
        question=question,
        chips=chips(corpus, meant.parts),
        nearest=nearest and bool(facts),
        answers=_parties(corpus, _named(corpus, answers)),
        linked=_parties(corpus, sorted(ends)),
        sentences=tuple(_sentences(corpus, facts)),
    )


def _named(corpus: Corpus, answers: list[int]) -> list[int]:
    """Return those with a name who do not only report, else those with one, else all."""
    named = [number for number in answers if corpus.entities[number].named]
    return [number for number in named if not corpus.entities[number].observer] or named or answers


def _parties(corpus: Corpus, places: Iterable[int]) -> tuple[Party, ...]:
    return tuple(corpus.known.entity(corpus.entities[place].id) for place in places)


def _sentences(corpus: Corpus, facts: Iterable[Fact]) -> Iterator[Answered]:
    days = {day: number for number, day in enumerate(sorted(set(corpus.days)))}
    in_order = sorted(facts, key=lambda f: (-days[corpus.days[f.article]], f.article, f.start, -f.end))
    stretches: list[tuple[int, int, int, list[Fact]]] = []
    for fact in in_order:
        # What lies in one stretch, or overlaps, is read once.
        if stretches and stretches[-1][0] == fact.article and fact.start < stretches[-1][2]:
            article, start, end, same = stretches.pop()
            stretches.append((article, start, max(end, fact.end), [*same, fact]))
        else:
            stretches.append((fact.article, fact.start, fact.end, [fact]))
    for article, start, end, same in stretches:
        stated = sorted({_said(corpus, fact) for fact in same} - {""})
        place = corpus.known.proof(corpus.articles[article].id, Span(start, end))
        yield Answered(sentence=place, stated=tuple(stated))


def _said(corpus: Corpus, fact: Fact) -> str:
    def named(places: Iterable[int]) -> str:
        return ", ".join(corpus.entities[place].name for place in places)

    if fact.kind == "relation":
        return " ".join(
            filter(
                None,
                (
                    named(fact.source),
                    denied(fact.label) if fact.negated else fact.label,
                    named(fact.target) or fact.words,
                ),
            )
        )
    if fact.kind == "role":
        return f"{named(fact.source)}: {fact.label}"
    if fact.kind == "together":
        return f"{named(fact.source)} named with {named(fact.target)}"
    if fact.kind == "quotation":
        parts = (
            named(fact.source) or "unknown",
            f"to {named(fact.target)}" * bool(fact.target),
            f"about {named(fact.about)}" * bool(fact.about),
        )
        return " ".join(filter(None, parts))
    return ""
