"""Count the steps of a regular expression as a backtracking matcher takes them, and make input to slow it."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from re import _constants as sre  # type: ignore[attr-defined]  # where the parse of a pattern is explained
from re import _parser as parser  # type: ignore[attr-defined]  # the same
from typing import NamedTuple, TypeAlias

MOST = 300_000  # steps, after which a pattern is as good as endless
_BOUND = 4  # what a bounded repetition may take here: its bound does not grow with the text
_OPEN = 9  # repetitions from which on one is slow enough to be looked at
_LETTERS = "aA1 .,-_'\"(\n\t/:;<>=&#@|—é\x00"
_SAMPLES = 4  # texts that an alternative is made of

_LETTER = frozenset({sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN})
_REPEAT = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})
_ASSERT = frozenset({sre.ASSERT, sre.ASSERT_NOT})

Node: TypeAlias = tuple[object, object]
Nodes: TypeAlias = tuple[Node, ...]
Rest: TypeAlias = Callable[[int], bool]


class EndlessError(Exception):
    """A pattern takes more steps than `MOST`."""


@cache
def _nodes(pattern: re.Pattern[str]) -> Nodes:
    return _plain(parser.parse(pattern.pattern, pattern.flags))


def _plain(nodes: Iterable[Node]) -> Nodes:
    """Return the parse of a pattern as tuples, which are read faster; an assertion gets its width behind."""
    return tuple((op, _inside(op, value)) for op, value in nodes)


def _inside(op: object, value: object) -> object:
    if op is sre.BRANCH:
        return (value[0], tuple(map(_plain, value[1])))  # type: ignore[index]
    if op is sre.SUBPATTERN:
        return (*value[:3], _plain(value[3]))  # type: ignore[index]
    if op in _REPEAT:
        return (*value[:2], _plain(value[2]))  # type: ignore[index]
    if op is sre.ATOMIC_GROUP:
        return _plain(value)  # type: ignore[arg-type]
    if op in _ASSERT:
        direction, body = value  # type: ignore[misc]
        return (direction, _plain(body), body.getwidth()[1])
    return tuple(value) if op is sre.IN else value  # type: ignore[arg-type]


class _Repeated(NamedTuple):
    body: Nodes
    least: int
    most: int
    greedy: bool


class Steps:
    """The steps that a pattern takes on a text."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._nodes = _nodes(pattern)
        self._known: dict[tuple[int, str], bool] = {}
        self._fold = bool(pattern.flags & re.IGNORECASE)
        self._lines = bool(pattern.flags & re.MULTILINE)
        self._dot = bool(pattern.flags & re.DOTALL)
        self._text, self._count, self._end = text, 0, 0
        self._groups: dict[int, tuple[int, int]] = {}

    def searching(self) -> int:
        """Return the steps of finding each match, from one to the next."""
        at = 0
        while at <= len(self._text):
            at = max(self._end, at + 1) if self._at(at) else at + 1
        return self._count

    def matching(self) -> int:
        """Return the steps of matching at the beginning, and of matching the whole."""
        self._at(0)
        self._run(self._nodes, 0, 0, lambda at: at == len(self._text))
        return self._count

    def _at(self, start: int) -> bool:
        return self._run(self._nodes, 0, start, self._done)

    def _done(self, at: int) -> bool:
        self._end = at
        return True

    def _run(self, nodes: Nodes, index: int, at: int, rest: Rest) -> bool:
        while True:
            self._count += 1
            if self._count > MOST:
                raise EndlessError
            if index == len(nodes):
                return rest(at)
            op, value = node = nodes[index]
            index += 1
            if op in _LETTER:
                if at == len(self._text) or not self._is(node, self._text[at]):
                    return False
                at += 1
            elif op is sre.AT:
                if not self._is_at(value, at):
                    return False
            else:
                return self._step(op, value, at, partial(self._behind, nodes, index, rest))

    def _behind(self, nodes: Nodes, index: int, rest: Rest, at: int) -> bool:
        return self._run(nodes, index, at, rest)

    def _step(self, op: object, value: object, at: int, rest: Rest) -> bool:  # noqa: C901 - one for each operation
        if op is sre.BRANCH:
            return any(self._run(branch, 0, at, rest) for branch in value[1])  # type: ignore[index]
        if op is sre.SUBPATTERN:
            number, _, _, body = value  # type: ignore[misc]

            def close(end: int) -> bool:
                self._groups[number] = (at, end)
                return rest(end)

            return self._run(body, 0, at, close)
        if op in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
            least, most, body = value  # type: ignore[misc]
            if most < sre.MAXREPEAT:
                least, most = min(least, _BOUND), min(most, _BOUND)
            how = _Repeated(body, min(least, _BOUND), most, op is sre.MAX_REPEAT)
            return self._repeat(how, 0, at, rest)
        if op is sre.POSSESSIVE_REPEAT:
            least, most, body = value  # type: ignore[misc]
            taken = 0
            while taken < most and (end := self._alone(body, at)) is not None and end > at:
                at, taken = end, taken + 1
            return taken >= min(least, _BOUND) and rest(at)
        if op is sre.ATOMIC_GROUP:
            end = self._alone(value, at)  # type: ignore[arg-type]
            return end is not None and rest(end)
        if op in _ASSERT:
            direction, body, width = value  # type: ignore[misc]
            start = at if direction > 0 else at - width
            stands = start >= 0 and self._alone(body, start) is not None
            return stands is (op is sre.ASSERT) and rest(at)
        if op is sre.GROUPREF:
            start, end = self._groups.get(value, (0, 0))  # type: ignore[call-overload]
            return self._text.startswith(self._text[start:end], at) and rest(at + end - start)
        raise NotImplementedError(op)

    def _alone(self, body: Nodes, at: int) -> int | None:
        ends: list[int] = []

        def keep(end: int) -> bool:
            ends.append(end)
            return True

        return ends[0] if self._run(body, 0, at, keep) else None

    def _repeat(self, how: "_Repeated", taken: int, at: int, rest: Rest) -> bool:
        def again(end: int) -> bool:
            empty = end == at and taken >= how.least
            return not empty and self._repeat(how, taken + 1, end, rest)

        ways = (
            lambda: taken < how.most and self._run(how.body, 0, at, again),
            lambda: taken >= how.least and rest(at),
        )
        return any(way() for way in (ways if how.greedy else ways[::-1]))

    def _is_at(self, where: object, at: int) -> bool:
        text = self._text
        if where in {sre.AT_BEGINNING, sre.AT_BEGINNING_STRING}:
            return at == 0 or (self._lines and where is sre.AT_BEGINNING and text[at - 1] == "\n")
        if where in {sre.AT_END, sre.AT_END_STRING}:
            own = where is sre.AT_END
            last = own and at == len(text) - 1 and text[at] == "\n"
            return at == len(text) or last or (own and self._lines and text[at] == "\n")
        before = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
        behind = at < len(text) and (text[at].isalnum() or text[at] == "_")
        return (before != behind) is (where is sre.AT_BOUNDARY)

    def _is(self, node: Node, letter: str) -> bool:
        key = (id(node), letter)
        if key not in self._known:
            op, value = node
            members: Nodes = value if op is sre.IN else (node,)  # type: ignore[assignment]
            any_ = op is sre.ANY and (self._dot or letter != "\n")
            self._known[key] = any_ or (op is not sre.ANY and _member(members, letter, fold=self._fold))
        return self._known[key]


def _member(members: Nodes, letter: str, *, fold: bool) -> bool:
    if members[0][0] is sre.NEGATE:
        return not _member(members[1:], letter, fold=fold)
    spellings = {letter, letter.lower(), letter.upper()} if fold else {letter}
    return any(_one(op, value, form) for op, value in members for form in spellings if len(form) == 1)


def _one(op: object, value: object, letter: str) -> bool:
    if op is sre.LITERAL:
        return ord(letter) == value
    if op is sre.NOT_LITERAL:
        return ord(letter) != value
    if op is sre.RANGE:
        return value[0] <= ord(letter) <= value[1]  # type: ignore[index]
    if op is sre.CATEGORY:
        name = str(value).rpartition("_")[2]
        plain = {
            "SPACE": letter.isspace(),
            "DIGIT": letter.isdecimal(),
            "WORD": letter.isalnum() or letter == "_",
        }
        return plain[name] is not ("_NOT_" in str(value))
    raise NotImplementedError(op)


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Yield a beginning, what is to be repeated, and an end, to make a pattern slow.

    What is repeated is what one of its repetitions takes, behind what leads to that, or the whole.
    """
    nodes = _nodes(pattern)
    found = dict.fromkeys(
        [
            *((before, pump) for before, pump in _pumps(nodes, "")),
            *(("", pump) for _, pump in _pumps(nodes, "")),
            *(("", pump) for pump in _texts(nodes)),
            *(("", letter) for letter in "aA1 \n(<'\""),
        ]
    )
    yield from ((before, pump, end) for before, pump in found if pump for end in ("", "\x00Q"))


def _pumps(nodes: Nodes, before: str) -> Iterator[tuple[str, str]]:
    for op, value in nodes:
        if op in _REPEAT:
            _, most, body = value  # type: ignore[misc]
            if most >= _OPEN:
                yield from ((before, text) for text in _texts(body))
            yield from _pumps(body, before)
        elif op is sre.BRANCH:
            for branch in value[1]:  # type: ignore[index]
                yield from _pumps(branch, before)
        elif op is sre.SUBPATTERN:
            yield from _pumps(value[3], before)  # type: ignore[index]
        elif op is sre.ATOMIC_GROUP:
            yield from _pumps(value, before)  # type: ignore[arg-type]
        elif op in _ASSERT:
            yield from _pumps(value[1], before)  # type: ignore[index]
        before += next(iter(_texts(((op, value),))), "")


def _texts(nodes: Nodes) -> list[str]:
    """Return a few texts that a pattern takes, or nearly: what it asserts is not looked at."""
    found = [""]
    for op, value in nodes:
        found = [text + more for text in found for more in _own(op, value)][:_SAMPLES]
    return found


def _own(op: object, value: object) -> list[str]:
    if op is sre.LITERAL:
        return [chr(value)]  # type: ignore[arg-type]
    if op is sre.ANY:
        return ["a"]
    if op in {sre.IN, sre.NOT_LITERAL}:
        members: Nodes = value if op is sre.IN else ((op, value),)  # type: ignore[assignment]
        own = [
            chr(member) for kind, member in members if kind is sre.LITERAL and members[0][0] is not sre.NEGATE
        ]
        return [*[c for c in _LETTERS if _member(members, c, fold=False)][:2], *own[:2]]
    if op is sre.BRANCH:
        return [text for branch in value[1] for text in _texts(branch)][:_SAMPLES]  # type: ignore[index]
    if op is sre.SUBPATTERN:
        return _texts(value[3])  # type: ignore[index]
    if op is sre.ATOMIC_GROUP:
        return _texts(value)  # type: ignore[arg-type]
    if op in _REPEAT:
        least, _, body = value  # type: ignore[misc]
        return [text * max(1, min(least, _BOUND)) for text in _texts(body)]
    return [""]
