"""Keep what one article makes a rule do from all the others: whatever is raised, and too much time."""

import os
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import FrameType, TracebackType
from typing import Never, TypeAlias

from graph.budgets import MAX_SECONDS
from graph.errors import ArticleError, NewsgraphError
from graph.records import Article, Skipped

Skip: TypeAlias = Callable[[Skipped], None]
Failed: TypeAlias = Callable[[Article, ArticleError], None]

_PACKAGE = Path(__file__).parent
_RAISING = "NEWSGRAPH_RAISE"  # the name of the variable that makes the guard raise


class _TooLongError(Exception):
    """An article takes more processor time than any that is one."""


class Guard(AbstractContextManager[None]):
    """Raise `ArticleError` for whatever one article, named by its id, makes our rules raise.

    That is also the end of its `MAX_SECONDS` of processor time, where the system can tell it: they do not
    pass while other programs run. Errors that are explained, and what ends the program, pass. Where the
    variable NEWSGRAPH_RAISE is set, as in our own tests, everything passes, so that no fault stays unseen.
    """

    def __init__(self, article: str, seconds: float = MAX_SECONDS) -> None:
        self._article, self._seconds = article, seconds
        self._timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> None:
        if self._timed:
            signal.signal(signal.SIGVTALRM, _stop)
            signal.setitimer(signal.ITIMER_VIRTUAL, self._seconds, 1.0)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timed:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if not isinstance(error, Exception) or isinstance(error, NewsgraphError) or os.environ.get(_RAISING):
            return
        raise ArticleError(self._article, f"{_rule(trace)} ({_fault(error)})") from error


def left_out(article: Article, error: ArticleError) -> Skipped:
    """Return what is told of an article that a guard has stopped."""
    reason = f"It cannot be understood: {error.rule}. Leave it out, or report this line with its text."
    return Skipped(source=article.source or article.id, reason=reason)


def _stop(_signal: int, _frame: FrameType | None) -> Never:
    raise _TooLongError


def _fault(error: Exception) -> str:
    return "too much time" if isinstance(error, _TooLongError) else type(error).__name__


def _rule(trace: TracebackType | None) -> str:
    """Return the last of our own functions in a traceback, with its module."""
    paths = [(Path(frame.f_code.co_filename), frame.f_code.co_name) for frame, _ in traceback.walk_tb(trace)]
    own = [(path, name) for path, name in paths if _PACKAGE in path.parents[1:]]
    if not own:
        return "the parser"
    module, function = own[-1]
    return f"{module.relative_to(_PACKAGE).with_suffix('').as_posix()}.{function}"
