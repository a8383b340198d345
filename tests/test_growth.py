"""What is found in an article takes work that grows with its length, whatever it is made of."""

import cProfile
import gc
import math
import pstats
from collections.abc import Callable

import pytest
from growing import KINDS
from spacy.language import Language

from graph.extract import extract
from graph.mending import mend
from graph.pipeline import build_knowledge
from graph.records import Article, Extraction

_SHORT = 2_000  # characters; the longer text has twice as many
_LONGER = {"of the board": 16_000}  # of kinds where a bound, of mentions looked back at, is met later
_STEEPEST = 1.1
_FREE = 5_000  # calls that cost too little to be looked at


def _calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, which are the same on every machine, however loaded."""
    profile = cProfile.Profile()
    gc.collect()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def _work(nlp: Language, text: str) -> tuple[int, int]:
    """Return the calls of finding all in a text, and of bringing it together; the parse is not ours."""
    doc, article = nlp(mend(text)), Article(id="a", text=text)
    found: list[Extraction] = []
    extracting = _calls(lambda: found.append(extract(article, doc)))
    return extracting, _calls(lambda: build_knowledge([(article, found[0])]))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_text_twice_as_long_takes_twice_the_work(nlp: Language, kind: str) -> None:
    times = _LONGER.get(kind, _SHORT) // (len(KINDS[kind](11)) - len(KINDS[kind](10)))
    _work(nlp, KINDS[kind](2 * times))  # what is remembered between articles is remembered now
    short, long = (_work(nlp, KINDS[kind](number)) for number in (times, 2 * times))
    steps = {
        name: round(math.log2(after / before), 2)
        for name, before, after in zip(("extract", "resolve"), short, long, strict=True)
        if after > _FREE
    }
    assert {name: exponent for name, exponent in steps.items() if exponent > _STEEPEST} == {}
