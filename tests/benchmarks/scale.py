"""Compute what archives of several sizes take, from rates that were measured of one article.

usage: scale.py

The rates are those of 296 news articles, 1 MB of text, built by one process on a busy machine with two cores
and 24 GB, less what the program takes for itself without any; docs/scale.md holds what this prints.
"""

from collections.abc import Callable, Mapping

ARTICLES = 296
SIZES = (10_000, 1_000_000, 100_000_000)
_KB, _MB = 1_000, 1_000_000
_HOUR, _DAY = 3_600, 86_400

# Measured, of all articles together.
BYTES: Mapping[str, int] = {
    "text": 975_978,
    "the store": 7_974_912,
    "graph.json": 9_487_554,
    "graph.sqlite": 29_769_728,
    "graph.graphml": 11_759_245,
    "graph.html": 2_936_121,
}
MEMORY: Mapping[str, int] = {
    "memory of a build, articles from the store": 150 * _MB,
    "memory of `newsgraph serve`": 122 * _MB,
}
SECONDS: Mapping[str, float] = {
    "extraction": 59.0,
    "what is done across articles, and writing graph.json": 15.5,
}


def table() -> str:
    """Return the table in Markdown."""
    rows = [f"| | one article | {' | '.join(f'{size:,} articles' for size in SIZES)} |"]
    rows.append("|---|" + "---|" * (len(SIZES) + 1))
    for what, seconds in SECONDS.items():
        rows.append(_row(f"{what}, CPU", seconds / ARTICLES, _time))
    for what, size in {**BYTES, **MEMORY}.items():
        rows.append(_row(what, size / ARTICLES, _size))
    return "\n".join(rows)


def _row(what: str, each: float, told: Callable[[float], str]) -> str:
    return f"| {what} | {told(each)} | {' | '.join(told(each * size) for size in SIZES)} |"


def _time(seconds: float) -> str:
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    if seconds < 3 * _HOUR:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / _HOUR:,.0f} h" if seconds < 3 * _DAY else f"{seconds / _DAY:,.0f} days"


def _size(size: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1_000:
            return f"{size:.3g} {unit}"
        size /= 1_000
    return f"{size:.3g} TB"


if __name__ == "__main__":
    print(table())
