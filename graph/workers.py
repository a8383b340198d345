"""Do batches of work in several processes, whatever becomes of one of them."""

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process, resource_tracker
from typing import Any, TypeVar

from graph.errors import NewsgraphError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_WARNINGS = "PYTHONWARNINGS"  # the variable of the system that tells Python which to show
_AHEAD = 2  # batches a worker has before it: none waits, and few are held at once
_begun: list[Callable[[Any], Any]] = []  # in a worker, what it does with a batch


def spread(
    start: Callable[[], Callable[[Sequence[_Item]], _Result]],
    batches: Iterable[Sequence[_Item]],
    *,
    jobs: int,
    seconds: float,
    lost: Callable[[_Item], _Result],
) -> Iterator[_Result]:
    """Yield what comes of each batch, as it comes; each worker calls `start` once for what it does with them.

    Where a worker dies, or takes more than so many seconds of processor time for a batch, what was under way
    is done again item by item; for an item on which a worker dies again, the result is what `lost` makes of
    it. Workers end with the process that started them, however that ends. What the work raises is raised.
    Raises `NewsgraphError` where no worker can be started.
    """
    waiting = iter(batches)
    while suspects := (yield from _until_death(start, waiting, jobs, seconds)):
        alone = iter([[item] for item in chain.from_iterable(suspects)])
        while dead := (yield from _until_death(start, alone, 1, seconds)):
            yield lost(dead[0][0])


def _until_death(
    start: Callable[[], Callable[[Sequence[_Item]], _Result]],
    batches: Iterator[Sequence[_Item]],
    jobs: int,
    seconds: float,
) -> Generator[_Result, None, list[Sequence[_Item]]]:
    """Return the batches that were under way when a worker died, none where all are done."""
    given: list[Sequence[_Item]] = []
    running: dict[Future[_Result], Sequence[_Item]] = {}
    ahead = 1 if jobs == 1 else jobs * _AHEAD
    _silence_tracker()
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (start,))
    try:
        with _uninterrupted():
            ready = pool.submit(_ready)
        while True:
            for batch in islice(batches, ahead - len(given)):
                given.append(batch)
                with _uninterrupted():
                    running[pool.submit(_do, batch, seconds)] = batch
            if not running:
                return []
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                result = future.result()
                given.remove(running.pop(future))
                yield result
    except BrokenProcessPool as error:
        if not ready.done() or ready.exception() is not None:
            raise NewsgraphError("No worker can be started: make memory free, or say --jobs 1.") from error
        return given
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start no worker that an interruption reaches: it ends with this process, without a word."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _silence_tracker() -> None:
    """Start the process that tidies up behind others, so that it does not say that this one was ended."""
    if os.name != "posix":  # where there is none
        return
    before = os.environ.get(_WARNINGS)
    os.environ[_WARNINGS] = "ignore"
    try:
        resource_tracker.ensure_running()
    finally:
        del os.environ[_WARNINGS]
        if before is not None:
            os.environ[_WARNINGS] = before


def _begin(start: Callable[[], Callable[[Any], Any]]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _begun.append(start())


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _ready() -> bool:
    return True


def _do(batch: Any, seconds: float) -> Any:  # noqa: ANN401 - what the pool carries, whatever it is
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends the process, in whatever code it is
    try:
        return _begun[0](batch)
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)
