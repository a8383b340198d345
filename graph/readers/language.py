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
# Bytes of UTF-8, for a Chinese character says more than a Latin letter; of words without a capital, for names
# say nothing about the language they stand in. Of 519 pieces of English news of 100 to 400 characters with as
# few frequent words, the classifier is certain of another language for none with 60 bytes or more, but for
# those that quote one.
_MIN_BYTES = 80
_MIN_SENTENCES = 2  # one alone may be a motto or a quotation among pieces of English
_END_OF_SENTENCE = re.compile(r"[.!?\u0964\u061f\u06d4](?!\S)|[\u3002\uff01\uff1f]")
_SAMPLE = 4_000
_CERTAIN = 0.99


def foreign_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text that is certainly not in English, else None.

    Short texts, lists of names and headlines are never certain.
    """
    words = _WORD.findall(text)
    if sum(word.lower() in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return None
    plain, size = [], 0
    for word in words:
        if not word[0].isupper():
            plain.append(word)
            size += len(word.encode())
        if size > _SAMPLE:
            break
    if size < _MIN_BYTES or len(_END_OF_SENTENCE.findall(text)) < _MIN_SENTENCES:
        return None
    language, probability = _classifier()(" ".join(plain)[:_SAMPLE])
    return language if language != "en" and probability >= _CERTAIN else None


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second, only where in doubt

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify
