"""Forgive typing errors, one letter in five; the page's spelling.mjs does the same."""

from collections.abc import Iterable

_LETTERS = 5  # of which one may be wrong


def closest(typed: str, known: Iterable[str]) -> str | None:
    """Return the known word with the fewest typing errors, the first of equals; None if all have too many."""
    most = len(typed) // _LETTERS
    if not most:
        return None
    best, least = None, most + 1
    for word in known:
        if abs(len(word) - len(typed)) >= least:
            continue
        found = errors(typed, word, least - 1)
        if found < least:
            best, least = word, found
    return best


def errors(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or exchanged with their neighbour (Damerau 1964).

    More than `most` are `most` + 1.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i] + [0] * len(other)
        for j, against in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
