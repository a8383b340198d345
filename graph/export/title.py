"""Name a graph after its articles."""

from collections.abc import Sequence

from graph.records import Article

_LONGEST = 100  # characters of a title made from a text


def title_of(articles: Sequence[Article], leading: Sequence[str]) -> str:
    """Return the title of a single article, or its first line; of several, who leads in them."""
    if len(articles) == 1:
        return articles[0].title or _first_line(articles[0].text)
    if not leading:
        return f"{len(articles):,} articles"
    return " and ".join(part for part in (", ".join(leading[:-1]), leading[-1]) if part)


def _first_line(text: str) -> str:
    line = " ".join(text.strip().partition("\n")[0].split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rpartition(" ")[0] + " …" if " " in line[:_LONGEST] else line[:_LONGEST] + "…"
