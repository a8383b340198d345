"""Learn how much each feature of a candidate speaks for its being a quotation.

    python tests/quality/train_quotations.py            learn, print how good it is, compare
    python tests/quality/train_quotations.py --write    replace graph/data/quotation_weights.tsv

The data: news articles annotated by reading (train/desk, which lies beside the project, and `annotated/`),
and the news and interviews of GUM (Zeldes 2017, CC BY 4.0). The features are those of
graph/extract/quotations/features.py. The method is ranking: a softmax over the candidates of a cue, or of a
passage between marks, and nothing, fitted with an L2 penalty. The same data and features give the same table.

What is printed is measured on articles that the weights were not learned from, in five parts, and on each set
by the weights that the others teach.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypedDict

import ranking
from annotated import annotated
from spacy.tokens import Doc

from graph.analyse import load_pipeline, parse
from graph.extract.quotations import find_quotations
from graph.extract.quotations.attribution import Speaker
from graph.extract.quotations.features import Candidate
from graph.extract.quotations.frame import Found
from graph.extract.quotations.speakers import Party
from graph.records import Article, QuotationMention, Span

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
CASES = ROOT / "tests" / "cases" / "quotations.txt"
TABLES = ("quotation_weights", "speaker_weights")
HEADS = (
    (
        "# How much each feature of a candidate for a quotation speaks for it (positive) or against it.\n"
        '# Where the best weighs less than "nothing" there is no quotation. Learned by\n'
        "# tests/quality/train_quotations.py from news articles annotated by reading and from\n"
        "# tests/cases/quotations.txt (both of the project), and from GUM (CC BY 4.0).\n"
    ),
    (
        "# How much each feature of whoever may have said a quotation speaks for them (positive) or against\n"
        "# them; nobody is one of them. Learned as quotation_weights.tsv is, from the same texts.\n"
    ),
)
SETS = {
    "train/desk": 1.0,
    "own": 1.0,
    "news": 1.0,
    "interviews": 2.0,
    CASES.stem: 4.0,
}  # and how often an example counts
FOLDS = 5
RARE = 8  # candidates that must have a feature, for it to be learned
PENALTY = 3.0
SAME = 0.5  # share of letters that two contents have in common, for them to be the same
ALIKE = 0.03  # how much less that may be than for the best candidate

Weights: TypeAlias = Mapping[str, float]


class _Quotation(TypedDict, total=False):
    content: list[tuple[int, int]]
    cue: tuple[int, int] | None
    speech: bool
    speaker: tuple[int, int] | None
    entity: str | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A parsed article with its quotations, and whether those that no cue introduces are among them."""

    set: str
    doc: Doc
    quotations: tuple[_Quotation, ...]
    mentions: tuple[tuple[int, int, str, str], ...]
    floating: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The features of all that may be chosen, and the positions of what is right."""

    set: str
    features: tuple[tuple[str, ...], ...]
    allowed: frozenset[int]


@dataclass(slots=True)
class Learner:
    """Chooses by given weights, without any what is right, and keeps each choice with its answer."""

    lesson: Lesson
    weights: Weights = field(default_factory=dict)
    contents: list[Choice] = field(default_factory=list)
    speakers: list[Choice] = field(default_factory=list)

    def choose(self, candidates: Sequence[Candidate]) -> Found | None:
        """Choose a content."""
        if not candidates:
            return None
        features = (("nothing",), *(told for _, told in candidates))
        self.contents.append(Choice(self.lesson.set, features, _contents(self.lesson, candidates)))
        best = self._best(features, self.contents[-1].allowed)
        return candidates[best - 1].found if best else None

    def ask(self, item: Found, candidates: Sequence[Speaker]) -> Party | None:
        """Choose a speaker; what is learned from is the quotations of the gold alone."""
        features = tuple(told for _, told in candidates)
        gold = next((one for one in self.lesson.quotations if _same(self.lesson, item, one)), None)
        allowed = frozenset(
            i for i, (one, _) in enumerate(candidates) if gold is not None and _speaks(self.lesson, one, gold)
        )
        if allowed:
            self.speakers.append(Choice(self.lesson.set, features, allowed))
        return candidates[self._best(features, allowed or frozenset({0}))].party

    def _best(self, features: Sequence[Sequence[str]], allowed: frozenset[int]) -> int:
        if not self.weights:
            return min(allowed)
        scores = [sum(self.weights.get(feature, 0.0) for feature in told) for told in features]
        return max(range(len(scores)), key=scores.__getitem__)


def _same(lesson: Lesson, item: Found, gold: _Quotation) -> bool:
    return likeness(lesson.doc.text, item.content, [Span(*span) for span in gold["content"]]) >= SAME


def _speaks(lesson: Lesson, one: Party | None, gold: _Quotation) -> bool:
    """Tell whether somebody is who speaks: where the gold says it, or another mention of the same one."""
    spans = [Span(*gold["speaker"])] if gold["speaker"] else []
    if one is None:
        return not spans and gold.get("entity") is None
    if any(one.span.overlaps(span) for span in spans):
        return True
    inmost = min(
        (mention for mention in lesson.mentions if Span(*mention[:2]).covers(one.head)),
        key=lambda mention: mention[1] - mention[0],
        default=None,
    )
    return inmost is not None and gold.get("entity") == inmost[3]


def _contents(lesson: Lesson, candidates: Sequence[Candidate]) -> frozenset[int]:
    """Return which candidates are quotations, from 1, 0 where none is; all where the data do not tell."""
    everything = frozenset(range(len(candidates) + 1))
    fits: dict[int, float] = {}
    for i, (found, _) in enumerate(candidates, 1):
        cue = (
            None
            if found.cue is None
            else Span(lesson.doc[found.cue[0]].idx, lesson.doc[found.cue[1] - 1].idx + 1)
        )
        for gold in lesson.quotations:
            if cue is not None and gold["cue"] is not None and not cue.overlaps(Span(*gold["cue"])):
                continue
            fit = likeness(lesson.doc.text, found.content, [Span(*span) for span in gold["content"]])
            if fit >= SAME:
                fits[i] = max(fit, fits.get(i, 0.0))
    if not fits and not lesson.floating and all(found.cue is None for found, _ in candidates):
        return everything
    best = max(fits.values(), default=0.0)
    return frozenset(i for i, fit in fits.items() if fit >= best - ALIKE) or frozenset({0})


def likeness(text: str, one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return what share of letters two contents have in common, whole or a part of one of them."""
    wholes = [_letters(text, one), _letters(text, other)]
    pairs = [(wholes[0], wholes[1])]
    pairs += [(wholes[0], _letters(text, [span])) for span in other if len(other) > 1]
    pairs += [(_letters(text, [span]), wholes[1]) for span in one if len(one) > 1]
    return max(len(a & b) / max(1, len(a | b)) for a, b in pairs)


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {i for span in spans for i in range(*span) if text[i].isalnum()}


def read_lessons() -> list[Lesson]:
    """Parse the articles of all sets."""
    rows = [
        ("train/desk" if row["relations"] else "own", row | {"text": text}) for row, text in annotated(GOLD)
    ]
    rows += [
        (name, row)
        for name in ("news", "interviews")
        for row in json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    ]
    rows += [(CASES.stem, row) for row in read_cases()]
    articles = [Article(id=row["id"], text=row["text"]) for _, row in rows]
    parsed = parse(load_pipeline(), articles)
    return [
        Lesson(name, doc, tuple(row["quotations"]), _mentions(row), not row.get("floating_unmarked", False))
        for (name, row), (_, doc) in zip(rows, parsed, strict=True)
    ]


def read_cases() -> Iterator[dict[str, Any]]:
    """Yield the cases of the tests as the gold files tell them: what is to be found, and nothing else."""
    for block in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, *lines = block.strip().splitlines()
        text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
        quotations, at = [], 0
        for line in lines:
            if line.startswith("> ") and line != "> nothing":
                _, speaker, cue, content, *_ = (cell.strip() for cell in line[2:].split(" | "))
                parts = []
                for part in content.split(" // "):
                    start = text.find(part, at) if text.find(part, at) >= 0 else text.index(part)
                    parts.append((start, start + len(part)))
                    at = start
                place = _nearest(text, cue, parts[0])
                quotations.append(
                    {"content": parts, "cue": place, "speaker": _nearest(text, speaker, place or parts[0])}
                )
        yield {"id": title, "text": text, "quotations": quotations, "mentions": []}


def _nearest(text: str, words: str, place: tuple[int, int]) -> tuple[int, int] | None:
    """Return where words stand closest to a place, None for a dash."""
    if words == "-":
        return None
    starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    start = min(starts, key=lambda at: min(abs(at - place[1]), abs(at + len(words) - place[0])))
    return start, start + len(words)


def _mentions(row: dict[str, list[tuple[int, int, str, str]]]) -> tuple[tuple[int, int, str, str], ...]:
    """Return the mentions with their entities; GUM gives the speaker of each quotation instead."""
    return tuple(tuple(item) for item in row["mentions"] if not isinstance(item, dict))


def learn(lessons: Sequence[Lesson]) -> tuple[Weights, Weights]:
    """Return the weights of contents and of speakers that articles teach."""
    contents: list[Choice] = []
    speakers: list[Choice] = []
    for lesson in lessons:
        learner = Learner(lesson)
        find_quotations(lesson.doc, learner.choose, learner.ask)
        contents += learner.contents
        speakers += learner.speakers
    return fit(contents), fit(speakers)


def fit(choices: Sequence[Choice]) -> Weights:
    """Return the weights under which what is right is likeliest."""
    return ranking.fit(
        [ranking.Choice(choice.features, choice.allowed, SETS[choice.set]) for choice in choices],
        sorted(ranking.common((choice.features for choice in choices), RARE)),
        penalty=PENALTY,
    )


def examine(lessons: Sequence[Lesson]) -> None:
    """Print how well quotations are found in articles, and in sets, that taught nothing."""
    print(f"{'set':12}{'gold':>6}  left out  {'P':>6}{'R':>6}{'F':>6}{'speaker':>9}")
    by_article = [
        (
            [lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold],
            [lesson for i, lesson in enumerate(lessons) if i % FOLDS == fold],
        )
        for fold in range(FOLDS)
    ]
    by_set = [
        (
            [lesson for lesson in lessons if lesson.set != name],
            [lesson for lesson in lessons if lesson.set == name],
        )
        for name in SETS
    ]
    for left_out, parts in (("article", by_article), ("set", by_set)):
        counts = Counter[tuple[str, str]]()
        for teaching, asked in parts:
            contents, speakers = learn(teaching)
            weights = {**contents, **speakers}
            for lesson in asked:
                counts.update({(lesson.set, key): n for key, n in measure(lesson, weights).items()})
        for name in SETS:
            right, told, gold = (counts[name, key] for key in ("right", "told", "gold"))
            figures = 100 * right / max(1, told), 100 * right / gold, 200 * right / (told + gold)
            figures = (*figures, 100 * counts[name, "spoken"] / max(1, right))
            print(f"{name:12}{gold:6}  {left_out:8}  " + "".join(f"{figure:6.1f}" for figure in figures))


def measure(lesson: Lesson, weights: Weights) -> Counter[str]:
    """Count the quotations told, those of the gold, and those that are the same; thought counts nowhere."""
    text = lesson.doc.text
    learner = Learner(lesson, weights)
    told = list(find_quotations(lesson.doc, learner.choose, learner.ask))
    contents = [[Span(*span) for span in gold["content"]] for gold in lesson.quotations]
    pairs = sorted(
        (-fit, i, j)
        for i, content in enumerate(contents)
        for j, item in enumerate(told)
        if (fit := likeness(text, item.content, content)) >= SAME
    )
    golds: set[int] = set()
    items: set[int] = set()
    for _, i, j in pairs:
        if i not in golds and j not in items:
            golds.add(i)
            items.add(j)
    speech = {i for i, gold in enumerate(lesson.quotations) if gold.get("speech", True)}
    matched = {j: i for _, i, j in reversed(pairs) if j in items and i in golds}
    counted = [
        j
        for j, item in enumerate(told)
        if (matched[j] in speech if j in matched else lesson.floating or item.cue is not None)
    ]
    spoken = sum(_says(lesson, told[j], lesson.quotations[i]) for j, i in matched.items() if i in speech)
    return Counter(gold=len(speech), right=len(golds & speech), told=len(counted), spoken=spoken)


def _says(lesson: Lesson, told: QuotationMention, gold: _Quotation) -> bool:
    """Tell whether the speaker is right."""
    if told.speaker is None or told.speaker_head is None:
        return not gold["speaker"] and gold.get("entity") is None
    head = lesson.doc.char_span(*told.speaker_head, alignment_mode="expand")
    return head is not None and _speaks(lesson, Party(told.speaker, told.speaker_head, head.root, 0, 0), gold)


def rendered(head: str, weights: Weights) -> str:
    """Return a table as the program reads it."""
    return head + "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))


def main() -> int:
    """Learn, print, and write or compare; 1 where the tables are not what the data teach."""
    arguments = argparse.ArgumentParser(description="Learn the weights of quotations and their speakers.")
    arguments.add_argument("--write", action="store_true", help="replace the tables")
    options = arguments.parse_args()
    if not GOLD.is_dir():
        print(f"The gold data is missing: lay it beside the project, at {GOLD}.", file=sys.stderr)
        return 2
    lessons = read_lessons()
    examine(lessons)
    status = 0
    for name, head, weights in zip(TABLES, HEADS, learn(lessons), strict=True):
        path, table = ROOT / "graph" / "data" / f"{name}.tsv", rendered(head, weights)
        same = table == path.read_text(encoding="utf-8")
        if options.write:
            path.write_text(table, encoding="utf-8")
        elif not same:
            status = 1
        told = "written" if options.write else "as the data teach" if same else "differs: --write replaces it"
        print(f"{name}: {len(weights)} features, {told}")
    return status


if __name__ == "__main__":
    sys.exit(main())
