"""Name what an archive holds: a file in it is a source of its own."""

import io
from collections.abc import Collection
from dataclasses import dataclass

from graph.readers.sources import Source, shown_name, split_endings


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive, and its bytes, which are to be read before the next member is asked for."""

    source: Source
    stream: io.BufferedReader


def member_of(archive: Source, name: str, endings: Collection[str]) -> Source | None:
    """Return the source that a file in an archive is, None for one of no format that is read.

    Wherever its name would lead, nothing is written there: it is a name.

    >>> member_of(Source(shown="x/may.zip", name="may.zip", stem="may"), "wire/a.txt", {".txt"}).stem
    'may/wire/a'
    """
    name = shown_name(name.replace("\\", "/"))
    folders, _, file = name.rpartition("/")
    stem, ending = split_endings(file)
    if ending not in endings:
        return None
    return Source(
        shown=f"{archive.shown}/{name}",
        name=f"{archive.name}/{name}",
        stem=f"{archive.stem}/{folders}/{stem}" if folders else f"{archive.stem}/{stem}",
        ending=ending,
    )


def is_hidden(name: str) -> bool:
    """Tell a file that is hidden, or in a folder that is, and what a Mac adds to an archive.

    >>> [is_hidden(name) for name in ("a/.b.txt", "__MACOSX/._c.txt", "../d.txt")]
    [True, True, False]
    """
    parts = name.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts)
