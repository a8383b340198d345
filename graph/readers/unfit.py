"""Say why a text is no article that can be read."""

import re

from graph.budgets import MAX_ARTICLE
from graph.readers.language import foreign_language

_MIN_LETTERS = 0.2  # of what is no white space; tables of results in the news keep above 0.4
_MAX_CONTROLS = 0.01  # of the text, and a few in the shortest: a slip of a program that exported it
_FEW_CONTROLS = 4
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def unfit(text: str) -> str | None:
    """Return the reason why a text is not read and what to do about it, None for one that is fit."""
    if len(text) > MAX_ARTICLE:
        return f"It has {len(text):,} characters, and {MAX_ARTICLE:,} is the limit: split it into articles."
    if not text or text.isspace():
        return "It holds no text: fill it or leave it out."
    if len(_CONTROLS.findall(text)) > max(_FEW_CONTROLS, _MAX_CONTROLS * len(text)):
        return "It holds binary data, not text: convert it to text first."
    if sum(map(str.isalpha, text)) < _MIN_LETTERS * (len(text) - sum(map(str.isspace, text))):
        return "It has nearly no letters: leave it out, or check how it was made."
    if language := foreign_language(text):
        return f"It is not in English (language code {language}): translate it or leave it out."
    return None
