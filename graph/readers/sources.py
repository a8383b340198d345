"""Find the files behind the inputs."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UsageError
from graph.records import Skipped

STDIN = "-"
_NAMED = 3  # files of other endings that are named; the rest is counted
_PACKED = (".gz", ".bz2", ".xz")
_SHORT = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to read, or standard input where `path` is None.

    `shown` is the path as the user can open it, `name` the path relative to the input it was found under,
    `stem` the file's name without its endings, `ending` the one that tells the format (`.jsonl` of
    `a.jsonl.gz`). A member of an archive has the names of both, with a slash between, and no path; `url` and
    `charset` are what an archive of the web, or a mail, tells of a page in it.
    """

    shown: str
    name: str
    stem: str
    ending: str = ""
    path: Path | None = None
    url: str | None = None
    charset: str | None = None


def find_sources(
    inputs: Sequence[str | Path],
    endings: frozenset[str],
    results: Collection[Path] = (),
    *,
    follow: bool = False,
) -> tuple[Source | Skipped, ...]:
    """Return the files of all inputs, each once, sorted by name: the order of the inputs does not matter.

    In a folder, hidden files and `results` (files, or folders with all in them) are passed over, and so are
    files of other endings, which a harmless `Skipped` names. A link to a file outside of the folder is read
    where links are to be followed, and named where not: who sent the folder chose where it leads. A link to a
    folder is not followed, and is named unless what it leads to is read anyway. Raises `UsageError` for what
    does not exist.
    """
    if not inputs:
        raise UsageError("There is no input: name files, folders or - for standard input.")
    missing = [str(item) for item in inputs if str(item) != STDIN and not _exists(item)]
    if missing:
        raise UsageError(f"There is no {', no '.join(shown_name(name) for name in missing)}: check the path.")
    own = frozenset(map(os.path.realpath, results))
    found = [
        entry
        for item in dict.fromkeys(map(str, inputs))
        for entry in _under(item, endings, own, follow=follow)
    ]
    sources = sorted(
        (entry for entry in found if isinstance(entry, Source)), key=lambda entry: (entry.name, entry.shown)
    )
    unique: dict[str, Source] = {}
    for source in sources:
        unique.setdefault(os.path.realpath(source.path) if source.path else STDIN, source)
    skipped = sorted({entry for entry in found if isinstance(entry, Skipped)}, key=lambda entry: entry.source)
    return (*unique.values(), *skipped)


def _exists(item: str | Path) -> bool:
    return "\0" not in str(item) and os.path.lexists(item)


def _under(
    item: str, endings: frozenset[str], own: frozenset[str], *, follow: bool
) -> Iterator[Source | Skipped]:
    if item == STDIN:
        yield Source(shown=STDIN, name=STDIN, stem="stdin")
        return
    path = Path(item)
    if _is_folder(path):
        listed = [
            entry
            for entry in _walk(path)
            if isinstance(entry, Skipped) or own.isdisjoint(_above(os.path.realpath(entry)))
        ]
        other = [entry for entry in listed if isinstance(entry, Path) and not _ends_in(entry, endings)]
        found = [entry for entry in listed if isinstance(entry, Skipped) or _ends_in(entry, endings)]
        if not found:
            yield Skipped(
                source=shown_name(item),
                reason=f"The folder holds no file that is read: {', '.join(sorted(endings))}.",
            )
        elif other:
            yield passed_over(shown_name(item), [entry.relative_to(path).as_posix() for entry in other])
        for entry in found:
            if isinstance(entry, Skipped):
                yield entry
            elif _is_link(entry) and not follow and _leads_out(entry, path):
                reason = "A link out of the folder is not followed: give --follow if you trust who made it."
                yield Skipped(source=shown_name(str(entry)), reason=reason)
            else:
                yield _source(entry, entry.relative_to(path), endings)
    else:
        yield _source(path, Path(path.name), endings)


def _ends_in(path: Path, endings: frozenset[str]) -> bool:
    return split_endings(path.name)[1] in endings


def passed_over(where: str, names: list[str]) -> Skipped:
    """Return the line about files that are of no format that is read, in a folder or an archive."""
    named = ", ".join(map(shown_name, sorted(names)[:_NAMED])) + ", ..." * (len(names) > _NAMED)
    count = "1 file" if len(names) == 1 else f"{len(names):,} files"
    reason = f"{count} of a kind that is not read ({named}): convert what is an article."
    return Skipped(source=where, reason=reason, harmless=True)


def _above(path: str) -> Iterator[str]:
    """Yield a path, and each folder that it stands in."""
    yield path
    yield from map(str, Path(path).parents)


def _source(path: Path, name: Path, endings: frozenset[str]) -> Source | Skipped:
    shown = shown_name(str(path))
    stem, ending = split_endings(path.name)
    try:
        ordinary = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        how = "the link leads nowhere; mend or remove it" if _is_link(path) else "check its permissions"
        return Skipped(source=shown, reason=f"It cannot be opened ({error.strerror}): {how}.")
    if not ordinary:
        return Skipped(source=shown, reason="It is no ordinary file: copy what it holds into one.")
    if ending not in endings:
        known = ", ".join(sorted(endings))
        return Skipped(
            source=shown, reason=f"Its ending tells no format that is read: convert it to one of {known}."
        )
    return Source(
        shown=shown, name=shown_name(name.as_posix()), stem=shown_name(stem), ending=ending, path=path
    )


def _walk(root: Path) -> Iterator[Path | Skipped]:
    """Yield the files of a folder and of those inside it, however deep."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(
                    (entry for entry in entries if not entry.name.startswith(".")),
                    key=lambda entry: entry.name,
                )
        except OSError as error:
            reason = f"The folder cannot be opened ({error.strerror}): give yourself permission to read it."
            yield Skipped(source=shown_name(str(folder)), reason=reason)
            continue
        for entry in listed:
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif not _is_folder(path):
                yield path
            elif not _read_anyway(path, root):
                reason = "A link to a folder is not followed: name that folder as an input of its own."
                yield Skipped(source=shown_name(str(path)), reason=reason)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for a long name, or without permission


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 - the same


def _leads_out(link: Path, root: Path) -> bool:
    """Tell whether a link leads to something that is outside of a folder."""
    target, top = os.path.realpath(link), os.path.realpath(root)
    return os.path.exists(target) and not target.startswith(os.path.join(top, ""))  # noqa: PTH110, PTH118 - as above


def _read_anyway(link: Path, root: Path) -> bool:
    target, top = os.path.realpath(link), os.path.realpath(root)
    inside = Path(os.path.relpath(target, top)).parts or (os.curdir,)
    return inside[0] != os.pardir and not any(part.startswith(".") and part != os.curdir for part in inside)


def split_endings(name: str) -> tuple[str, str]:
    """Return a file's name without its endings, and the ending that tells the format.

    >>> split_endings("Budget.v2.JSONL.gz"), split_endings("may.tgz")
    (('Budget.v2', '.jsonl'), ('may', '.tar'))
    """
    path = Path(name)
    plain = path.stem if path.suffix.lower() in _PACKED else name
    stem, ending = Path(plain).stem, Path(plain).suffix.lower()
    return stem, _SHORT.get(ending, ending)


def shown_name(name: str) -> str:
    """Return a path with U+FFFD for each byte that is no UTF-8, so that it can be written."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
