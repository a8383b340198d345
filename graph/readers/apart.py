"""Do what may take any time and memory in a process of its own, which can be stopped."""

import atexit
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from graph.budgets import WORKER_MEMORY
from graph.errors import ReadError

_HEAD = struct.Struct("<dQ")  # how many seconds a task may take, and its bytes
_SIZE = struct.Struct("<Q")
_START = "import sys; sys.path[:] = {path!r}; from {module} import {serve}; {serve}()"
_PATIENCE, _GRACE = 10, 30.0  # times and seconds by which a loaded machine may be slower than its processor


def ask(module: str, serve: str, data: bytes, seconds: float) -> bytes:
    """Return the answer of a function that calls `answer_each` in another process.

    Raises `ReadError` where it takes more than so many seconds of processor time, or more memory than
    `WORKER_MEMORY`.
    """
    with _lock():
        answer = _worker(module, serve).ask(data, seconds)
        if answer is None:
            _worker.cache_clear()
    if not answer:
        raise ReadError("It takes more time or memory than any article does: save its text as a .txt file.")
    return answer


def answer_each(answer: Callable[[bytes], bytes]) -> None:
    """Answer what is asked on standard input, until that ends; an empty answer says that memory ran out."""
    _limit_memory()
    while head := sys.stdin.buffer.read(_HEAD.size):
        seconds, size = _HEAD.unpack(head)
        data = sys.stdin.buffer.read(size)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, seconds)  # whose signal ends the process, also inside C
        try:
            found = answer(data)
        except MemoryError:
            found = b""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)
        sys.stdout.buffer.write(_SIZE.pack(len(found)) + found)
        sys.stdout.buffer.flush()


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # not known to this system, or a lower limit stands
        import resource  # noqa: PLC0415 - Unix alone has it

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY, hard))


class _Worker:
    def __init__(self, module: str, serve: str) -> None:
        start = _START.format(path=sys.path, module=module, serve=serve)
        self._process = process = subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what interrupts us is ours to handle
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # a thread each takes room that is not used
        )
        if process.stdin is None or process.stdout is None:
            raise ReadError("It cannot be read: no other process can be spoken to.")
        self._stdin, self._stdout = process.stdin, process.stdout
        atexit.register(self.end)

    def ask(self, data: bytes, seconds: float) -> bytes | None:
        """Return the answer, None where the process has ended instead."""
        timer = threading.Timer(seconds * _PATIENCE + _GRACE, self._process.kill)
        timer.start()
        answer = None
        try:
            self._stdin.write(_HEAD.pack(seconds, len(data)) + data)
            self._stdin.flush()
            head = self._stdout.read(_SIZE.size)
            if len(head) == _SIZE.size:
                answer = self._stdout.read(*_SIZE.unpack(head))
        except OSError:
            answer = None
        finally:
            timer.cancel()
            if answer is None:
                self.end()
        return answer

    def end(self) -> None:
        """Stop the process, if it still runs."""
        atexit.unregister(self.end)
        self._process.kill()
        for stream in (self._stdin, self._stdout):
            with suppress(OSError):
                stream.close()
        self._process.wait()


@cache
def _worker(module: str, serve: str) -> _Worker:
    try:
        return _Worker(module, serve)
    except OSError as error:
        raise ReadError(f"It cannot be read, since no process can be started ({error.strerror}).") from error


@cache
def _lock() -> threading.Lock:
    return threading.Lock()
