"""The questions that are served: what each takes, within which bounds, and what answers it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from graph.budgets import MAX_LISTED, MAX_NAME, MAX_OFFSET, MAX_QUESTION
from graph.errors import UsageError
from graph.questions.asking import Answer, ask
from graph.questions.choosing import types_of
from graph.questions.paths import Paths, paths
from graph.questions.profile import Profile, profile
from graph.questions.ranking import RANKINGS, Ranked, top
from graph.questions.said import Said, said
from graph.serving.asked import Asked

USUAL_LIMIT = 20
_COUNTS = ("offset", "limit")
_SHOWN = 40  # characters of what is wrong

Arguments = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question takes: its name, what it means, how many characters at most, and whether it must be."""

    name: str
    means: str
    most: int = MAX_NAME
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: what it tells, what it takes, and the function that answers it with a record or a list.

    `lists` are the fields of the record that come in pages; without any, the answer itself is a list.
    """

    tells: str
    takes: tuple[Parameter, ...]
    answer: Callable[[Asked, Arguments], object]
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A question with its arguments, and which page of the answer is wanted."""

    question: str
    arguments: Arguments
    offset: int = 0
    limit: int = USUAL_LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of an answer: of each list the rows from `offset` on, at most `limit`, and how many it has."""

    question: str
    offset: int
    limit: int
    totals: Mapping[str, int]
    answer: object


def _ask(asked: Asked, given: Arguments) -> Answer:
    return ask(asked.corpus, given["question"])


def _who(asked: Asked, given: Arguments) -> Profile:
    return profile(asked.known, asked.entity(given["name"]))


def _said(asked: Asked, given: Arguments) -> tuple[Said, ...]:
    ends = {end: asked.entity(name) for end, name in given.items()}
    return said(asked.known, by=ends.get("by"), about=ends.get("about"), to=ends.get("to"))


def _path(asked: Asked, given: Arguments) -> Paths:
    return paths(asked.known, asked.entity(given["start"]), asked.entity(given["end"]))


def _top(asked: Asked, given: Arguments) -> tuple[Ranked, ...]:
    return top(asked.known, given.get("by", "importance"), types=types_of(given.get("types")))


_NAME = "any name of it, or its id"
QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "ask": Question(
            tells="how a question in plain words is read, who answers it, and the sentences, newest first",
            takes=(
                Parameter(
                    name="question",
                    means="the question, as in: who sued Northgate",
                    most=MAX_QUESTION,
                    needed=True,
                ),
            ),
            answer=_ask,
            lists=("answers", "linked", "sentences"),
        ),
        "who": Question(
            tells="who somebody is: what is stated, linked, said, with the sentences",
            takes=(Parameter(name="name", means=_NAME, needed=True),),
            answer=_who,
            lists=("articles", "described", "relations", "neighbours", "said", "said_of", "said_to"),
        ),
        "said": Question(
            tells="who said what: every quotation, whole and in order",
            takes=(
                Parameter(name="by", means=f"who speaks: {_NAME}"),
                Parameter(name="about", means=f"who is spoken of: {_NAME}"),
                Parameter(name="to", means=f"who is spoken to: {_NAME}"),
            ),
            answer=_said,
        ),
        "path": Question(
            tells="how two are linked: the shortest way and the strongest, with the sentence on each hop",
            takes=(
                Parameter(name="start", means=f"where to begin: {_NAME}", needed=True),
                Parameter(name="end", means=f"whom to reach: {_NAME}", needed=True),
            ),
            answer=_path,
            lists=("shortest", "strongest"),
        ),
        "top": Question(
            tells="who matters most, each with the first sentence that names it",
            takes=(
                Parameter(name="by", means=f"the measure: {', '.join(RANKINGS)}"),
                Parameter(name="types", means="only these types, as in PERSON,ORG"),
            ),
            answer=_top,
        ),
    }
)


def wanted(question: str, given: Iterable[tuple[str, str]]) -> Wanted:
    """Return what is asked for by pairs of names and values. Raises `UsageError`, with a sentence."""
    takes = {parameter.name: parameter for parameter in QUESTIONS[question].takes}
    found: dict[str, str] = {}
    for name, value in given:
        if name not in takes and name not in _COUNTS:
            named = ", ".join([*takes, *_COUNTS])
            raise UsageError(f"The question {question} takes no {_short(name)}: it takes {named}.")
        if name in found:
            raise UsageError(f"There is more than one {name}: give it once.")
        found[name] = _text(name, value)
    offset = _count("offset", found.pop("offset", "0"), 0, MAX_OFFSET)
    limit = _count("limit", found.pop("limit", str(USUAL_LIMIT)), 1, MAX_LISTED)
    for parameter in takes.values():
        if parameter.name in found:
            _check(parameter, found[parameter.name])
        elif parameter.needed:
            raise UsageError(f"The question {question} needs {parameter.name}: {parameter.means}.")
    return Wanted(question=question, arguments=found, offset=offset, limit=limit)


def answered(asked: Asked, want: Wanted) -> Page:
    """Return a page of the answer, as the command line's `--json` gives it whole.

    Raises `NameUnknownError` where a name leads to no entity, and `UsageError` for what else is wrong.
    """
    question = QUESTIONS[want.question]
    answer: Any = question.answer(asked, want.arguments)
    shown = slice(want.offset, want.offset + want.limit)
    if isinstance(answer, tuple):
        totals, answer = {want.question: len(answer)}, answer[shown]
    else:
        lists = {name: getattr(answer, name) for name in question.lists}
        totals = {name: len(rows) for name, rows in lists.items()}
        answer = replace(answer, **{name: rows[shown] for name, rows in lists.items()})
    return Page(question=want.question, offset=want.offset, limit=want.limit, totals=totals, answer=answer)


def _check(parameter: Parameter, value: str) -> None:
    if not value.strip():
        raise UsageError(f"{parameter.name} is empty: give {parameter.means}.")
    if len(value) > parameter.most:
        raise UsageError(
            f"{parameter.name} has {len(value):,} characters: ask with {parameter.most:,} at most."
        )


def _text(name: str, value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{name} is no text: it has half a character.") from error
    return value


def _count(name: str, value: str, least: int, most: int) -> int:
    if value.isascii() and value.isdecimal() and len(value) <= len(str(most)) and least <= int(value) <= most:
        return int(value)
    raise UsageError(f"{name} {_short(value)} is no number from {least} to {most:,}.")


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
