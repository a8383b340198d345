"""Name a graph after its articles."""

from collections.abc import Sequence
from datetime import date

from graph.records import Article

_LONGEST = 100  # characters of a title made from a text


def title_of(articles: Sequence[Article]) -> str:
    """Return the title of a single article, or its first line; of several their number and their days."""
    if len(articles) == 1:
        return articles[0].title or _first_line(articles[0].text)
    days = sorted(article.published[:10] for article in articles if article.published)
    count = f"{len(articles):,} articles"
    if not days:
        return count
    first, last = (_day(day) for day in (days[0], days[-1]))
    return f"{count}, {first}" if first == last else f"{count}, {first} to {last}"


def _first_line(text: str) -> str:
    line = " ".join(text.strip().partition("\n")[0].split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rpartition(" ")[0] + " …" if " " in line[:_LONGEST] else line[:_LONGEST] + "…"


def _day(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B %Y}"
