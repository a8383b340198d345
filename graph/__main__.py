"""Run the command line, and end it in one line whenever it is interrupted."""

import os
import signal
import sys
from types import FrameType
from typing import Never

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_STEADY = b"\r\x1b[K\x1b[?25h"  # clears the line of progress, and shows the cursor that it hides


def main() -> None:
    """Run the command that the process was started with, and end the process with its status.

    The handlers are there before anything else is loaded, and end the process by themselves: what libraries
    make of an exception in their midst does not count. An interruption that the caller ignores, as `nohup`
    does, is ignored.
    """
    caught = [number for number in _SIGNALS if signal.getsignal(number) != signal.SIG_IGN]
    for number in caught:
        signal.signal(number, _end)
    from graph.cli import main as run  # noqa: PLC0415 - takes long, and may be interrupted

    try:
        run()
    finally:
        for number in caught:
            signal.signal(number, signal.SIG_IGN)  # all is done


def _end(number: int, _frame: FrameType | None) -> Never:
    for caught in _SIGNALS:
        signal.signal(caught, signal.SIG_IGN)
    try:
        if atomic := sys.modules.get("graph.export.atomic"):
            atomic.abandon()
        os.write(2, (_STEADY if os.isatty(2) else b"") + b"Interrupted: nothing was left half written.\n")
    finally:
        os._exit(128 + number)


if __name__ == "__main__":
    main()
