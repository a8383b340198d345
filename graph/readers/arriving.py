"""Tell when files in a folder have arrived whole."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from graph.errors import UsageError
from graph.readers.formats import ENDINGS
from graph.readers.sources import Source, find_sources

Listing: TypeAlias = Mapping[Path, tuple[int, int, int]]  # of each file: bytes, time of change, number


def listing(folder: Path, results: Collection[Path], *, follow: bool = False) -> Listing:
    """Return the files of a folder that would be read; none where it is not there now."""
    found: dict[Path, tuple[int, int, int]] = {}
    try:
        sources = find_sources([folder], ENDINGS, results, follow=follow)
    except UsageError:
        return found
    for source in sources:
        if isinstance(source, Source) and source.path:
            try:
                state = os.stat(source.path)  # noqa: PTH116 - the same as Path.stat, which raises for more
            except OSError:  # gone since it was listed
                continue
            found[source.path] = (state.st_size, state.st_mtime_ns, state.st_ino)
    return found


def arrived(look: Callable[[], Listing], wait: Callable[[], None]) -> Iterator[tuple[Path, ...]]:
    """Yield whenever the files differ from the last time, with those that are still written: leave them out.

    A file is whole once two looks, with a wait between, see it the same. As long as one that was whole the
    last time changes, nothing is yielded, so that what it held does not go and come back.
    """
    built: dict[Path, tuple[int, int, int]] = {}
    before = look()
    while True:
        wait()
        now = look()
        moving = tuple(path for path, state in now.items() if before.get(path) != state)
        whole = {path: state for path, state in now.items() if path not in moving}
        if whole != built and built.keys().isdisjoint(moving):
            yield moving
            built = whole
        before = now
