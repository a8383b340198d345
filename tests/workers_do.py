"""What workers do in tests: a module of its own, since each of them has to find it."""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path


def start() -> Callable[[Sequence[str]], list[str]]:
    return work


def start_slowly(folder: str) -> Callable[[Sequence[str]], list[str]]:
    (Path(folder) / str(os.getpid())).touch()
    return work


def start_not() -> Callable[[Sequence[str]], list[str]]:
    os.kill(os.getpid(), signal.SIGKILL)
    return work


def work(batch: Sequence[str]) -> list[str]:
    """Return the words in capitals, but for those that say what to do instead."""
    for word in batch:
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "hang":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGVTALRM})
            while True:
                pass
        if word == "wait":
            signal.pause()
        if word == "raise":
            raise ValueError(word)
    return [word.upper() for word in batch]
