"""Tell a text that is certainly not in English."""

import re
from collections.abc import Callable
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
# Frequent in English, rare or absent in every other language of the Latin script.
_ENGLISH = frozenset(
    {
        "the",
        "and",
        "of",
        "to",
        "that",
        "with",
        "said",
        "from",
        "have",
        "has",
        "this",
        "their",
        "which",
        "would",
        "were",
        "his",
        "who",
        "been",
    }
)
_ENGLISH_SHARE = 0.05  # of all words; English news has 0.2, a text in another language below 0.02
_MIN_LETTERS = 200  # in words without a capital: names say nothing about the language they stand in
_SAMPLE = 4_000  # letters
_CERTAIN = 0.99


def foreign_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text that is certainly not in English, else None.

    Short texts, lists of names and headlines are never certain.
    """
    words = _WORD.findall(text)
    if sum(word.lower() in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return None
    plain, letters = [], 0
    for word in words:
        if not word[0].isupper():
            plain.append(word)
            letters += len(word)
        if letters > _SAMPLE:
            break
    if letters < _MIN_LETTERS:
        return None
    language, probability = _classifier()(" ".join(plain)[: 2 * _SAMPLE])
    return language if language != "en" and probability >= _CERTAIN else None


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second, only where in doubt

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify
