"""Count what is read of an archive, so that it ends where a bomb would begin."""

import io

from graph.errors import ReadError
from graph.readers.opening import Readable


class SpentError(ReadError):
    """An archive unpacks to more than may be read of one."""


class Allowance:
    """How many bytes of an archive may still be read, whichever of its members they are of."""

    def __init__(self, left: int) -> None:
        self._whole = self._left = left

    def take(self, size: int) -> None:
        """Count bytes that were read. Raises `SpentError`."""
        self._left -= size
        if self._left < 0:
            raise SpentError(
                f"It unpacks to more than {self._whole // 1_000_000:,} MB, and the rest is not read:"
                " split it, and check where it comes from."
            )


class Metered(io.RawIOBase):
    """A stream that counts what is read of it, and tells by a `ReadError` what its library raises."""

    def __init__(
        self,
        rest: Readable,
        allowance: Allowance,
        faults: tuple[type[Exception], ...] = (),
        reason: str = "",
    ) -> None:
        super().__init__()
        self._rest, self._allowance, self._faults, self._reason = rest, allowance, faults, reason

    def readable(self) -> bool:
        """Say that it is for reading."""
        return True

    def readinto(self, buffer: "memoryview[int]", /) -> int:  # type: ignore[override]  # what BufferedReader passes
        """Fill the buffer as far as there are bytes, and return how many."""
        try:
            data = self._rest.read(len(buffer))
        except self._faults as error:
            raise ReadError(self._reason) from error
        self._allowance.take(len(data))
        buffer[: len(data)] = data
        return len(data)
