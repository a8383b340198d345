"""Learn how much each feature speaks for it that one name stands for another.

    python tests/quality/train_merging.py            learn, print how good it is, compare with the table
    python tests/quality/train_merging.py --write    replace graph/data/merge_weights.tsv

The data lie beside the project: articles of a news desk (63, across articles by their key), Wikinews of
MEANTIME (Minard et al. 2016, CC BY), GUM (Zeldes 2017, CC BY), LitBank (Bamman et al. 2020, CC BY) and
encyclopedia articles of Re-DocRED (Tan et al. 2022, MIT). The features are those of
graph/resolve/name_features.py. The method is ranking (Denis and Baldridge 2008): a softmax over the
candidates and nobody, fitted with an L2 penalty. The same data and features give the same table.

What is printed is measured on what taught nothing: on articles in five parts, and on one set by the others.
How likely a decision is right is fitted to its lead over the next (Platt 1999) on the same parts.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np
import ranking
from annotated import desk_texts
from ranking import Floats
from scipy.optimize import minimize

from graph.analyse import load_pipeline
from graph.extraction import extract_articles
from graph.records import Article, Extraction, MentionKind, Span
from graph.resolve.article import by_spelling, resolve_article
from graph.resolve.cluster import Cluster
from graph.resolve.corpus import merge_articles
from graph.resolve.likeness import Profile
from graph.resolve.merge import Candidate, merge_clusters

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
TABLE = ROOT / "graph" / "data" / "merge_weights.tsv"
HEAD = (
    "# How much each feature of a fuller name speaks for it (positive) or against it that another stands\n"
    "# for it; learned by tests/quality/train_merging.py from annotated news, GUM and MEANTIME (CC BY),\n"
    '# LitBank (CC BY), Re-DocRED (MIT; CC BY-SA). Where all are below "nobody" nothing is joined;\n'
    "# the calibration turns a lead before the next into a likelihood.\n"
)
# How often an example counts: encyclopedia articles are many, and not news.
SETS = {
    "train/desk": 2.0,
    "news": 2.0,
    "across": 2.0,
    "interviews": 1.0,
    "train/gum-bio": 0.5,
    "train/gum-court": 0.5,
    "train/gum-voyage": 0.5,
    "train/gum-academic": 0.5,
    "train/litbank": 0.3,
    "train/redocred": 0.3,
}
ACROSS = ("train/desk", "across")
FOLDS = 5
RARE = 4  # candidates that must have a feature, for it to be learned
PENALTY = 1.0
# Where the data are few, across articles, weights stay near these: of two bearers of a surname the one that
# is named twice as often is meant twice as often.
BEFORE = {
    "twice as often": 0.69,
    "same role": 1.0,
    "same company": 0.7,
    "other role": -0.7,
    "in other articles: known acronym": 2.0,
    "in other articles: full name": 2.0,
    "in other articles: other spelling": 2.0,
}
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1.01)

Weights: TypeAlias = Mapping[str, float]
Answers: TypeAlias = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article, and what each of its names means, by article and index of the mention."""

    set: str
    extraction: Extraction
    answers: Answers


@dataclass(frozen=True, slots=True)
class Choice:
    """The features of all candidates for a name; those that are right, -1 for nobody; where it stands."""

    set: str
    features: tuple[tuple[str, ...], ...]
    allowed: frozenset[int]
    article: str
    across: bool
    text: str = ""


@dataclass(slots=True)
class Teacher:
    """Joins as the answers say, and keeps each choice whose answer is known."""

    set: str
    answers: Answers
    choices: list[Choice] = field(default_factory=list)

    def __call__(self, short: Profile, found: Sequence[Candidate]) -> Candidate | None:
        own = self._meaning(short.cluster)
        if own is None or not found:
            return None
        means = [self._meaning(one.full.cluster) for one in found]
        right = frozenset(i for i, meaning in enumerate(means) if meaning == own)
        family = sum(one.way == "surname" and one.inside for one in found) > 1
        if family:
            return None
        if right or any(meaning is not None for meaning in means):
            told = tuple(one.features for one in found)
            shown = f"{short.name} | {' | '.join(one.full.name for one in found)}"
            self.choices.append(
                Choice(self.set, told, right or frozenset({-1}), short.first[0], not found[0].inside, shown)
            )
        return found[min(right)] if right else None

    def _meaning(self, cluster: Cluster) -> str | None:
        votes = Counter(self.answers[place] for place in cluster.mentions if place in self.answers)
        return min(votes, key=lambda meaning: (-votes[meaning], meaning)) if votes else None


def read_lessons() -> list[Lesson]:
    """Parse the articles of all sets and find what their names mean."""
    lessons = []
    for name in SETS:
        rows = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
        texts = {row["id"]: row["text"] for row in rows if "text" in row} or desk_texts(
            GOLD, GOLD / f"{name}.json"
        )
        articles = [Article(id=row["id"], text=texts[row["id"]]) for row in rows]
        extracted = extract_articles(load_pipeline(), articles)
        lessons += [
            Lesson(name, extraction, answers(name, row, extraction))
            for row, (_, extraction) in zip(rows, extracted, strict=True)
        ]
    return lessons


def answers(name: str, row: dict[str, object], extraction: Extraction) -> Answers:
    """Return what the names of an article mean, as its set tells it: everywhere, or in the article alone."""
    names = list(_marked(name, row))
    found = {}
    for index, mention in enumerate(extraction.mentions):
        if mention.kind is MentionKind.NAME:
            near = [
                (_shared(mention.span, span), meaning)
                for span, meaning in names
                if mention.span.overlaps(span)
            ]
            best = max(near, default=(0.0, ""))
            if best[0] >= 0.5:
                found[extraction.article, index] = best[1]
    return found


def _marked(name: str, row: dict) -> Iterable[tuple[Span, str]]:  # type: ignore[type-arg]  # as JSON has it
    for marked in row["mentions"]:
        if name == "train/desk":
            start, end, kind, entity = marked
            if kind == "n":
                yield Span(start, end), row["entities"][entity]["key"] or f"{row['id']} {entity}"
        elif isinstance(marked, dict) and marked["kind"] == "name":
            everywhere = name == "across"
            yield (
                Span(marked["start"], marked["end"]),
                str(marked["entity"]) if everywhere else f"{row['id']} {marked['entity']}",
            )
        elif not isinstance(marked, dict):
            start, end, entity = marked[:3]
            yield Span(start, end), f"{row['id']} {entity}"


def _shared(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def attend(lessons: Sequence[Lesson]) -> list[Choice]:
    """Join the names of the articles, then those across the articles of a set; return all choices."""
    choices: list[Choice] = []
    for name in SETS:
        same = [lesson for lesson in lessons if lesson.set == name]
        known = {place: meaning for lesson in same for place, meaning in lesson.answers.items()}
        inside = Teacher(name, known)
        for lesson in same:
            merge_clusters(by_spelling(lesson.extraction), lesson.extraction.article, inside)
        choices += inside.choices
        if name in ACROSS:
            across = Teacher(name, known)
            merge_articles((c for lesson in same for c in resolve_article(lesson.extraction)[0]), across)
            choices += across.choices
    return choices


def fit(choices: Sequence[Choice]) -> Weights:
    """Return the weights under which the right candidates are likeliest."""
    learned = ranking.common((choice.features for choice in choices), RARE)
    return ranking.fit(
        [ranking.with_nobody(choice.features, choice.allowed, SETS[choice.set]) for choice in choices],
        ["nobody", *sorted(learned | BEFORE.keys())],
        penalty=PENALTY,
        steps=500,
        before=BEFORE,
    )


def lead(choice: Choice, weights: Weights) -> tuple[int, float]:
    """Return the best candidate and by how much it leads before the next, nobody included."""
    scores = [sum(weights.get(feature, 0.0) for feature in told) for told in choice.features]
    best = max(range(len(scores)), key=scores.__getitem__)
    others = [weights.get("nobody", 0.0), *(score for i, score in enumerate(scores) if i != best)]
    return best, scores[best] - max(others)


def left_out(choices: Sequence[Choice], part: Mapping[str, int]) -> list[tuple[Choice, float, bool]]:
    """Return each choice, how far its best candidate leads by what the other parts teach, and if rightly."""
    judged = []
    for fold in sorted({*part.values()}):
        weights = fit([choice for choice in choices if part[choice.article] != fold])
        for choice in choices:
            if part[choice.article] == fold:
                best, ahead = lead(choice, weights)
                judged.append((choice, ahead, best in choice.allowed))
    return judged


def report(title: str, judged: Sequence[tuple[Choice, float, bool]]) -> None:
    """Print how many names were joined rightly, wrongly, and not though they should."""
    print(f"{title:16}{'set':16}{'names':>8}{'accuracy':>10}{'precision':>11}{'recall':>8}")
    for name in SETS:
        for place in ("inside", "across"):
            own = [
                row for row in judged
                if row[0].set == name and (place == "across") == row[0].across
            ]  # fmt: skip
            if not own:
                continue
            joined = [right for _, ahead, right in own if ahead > 0]
            solvable = sum(-1 not in choice.allowed for choice, _, _ in own)
            good = sum(joined) + sum(ahead <= 0 and -1 in choice.allowed for choice, ahead, _ in own)
            print(
                f"{place:16}{name:16}{len(own):8}{100 * good / len(own):10.1f}"
                f"{100 * sum(joined) / max(1, len(joined)):11.1f}{100 * sum(joined) / max(1, solvable):8.1f}"
            )


def calibrate(judged: Sequence[tuple[Choice, float, bool]]) -> tuple[float, float]:
    """Return slope and offset of the likelihood that a candidate of a given lead is right (Platt 1999)."""
    leads = np.array([ahead for _, ahead, _ in judged])
    right = np.array([float(good) for _, _, good in judged])
    counted = np.array([SETS[choice.set] for choice, _, _ in judged])

    def loss(pair: Floats) -> float:
        score = pair[0] * leads + pair[1]
        return float(counted @ (np.logaddexp(0, score) - right * score))

    slope, offset = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(slope), float(offset)


def reliability(judged: Sequence[tuple[Choice, float, bool]], slope: float, offset: float) -> None:
    """Print how often candidates said to be as likely as that were right, each set by how much it counts."""
    print("likelihood      candidates   said   right")
    said = [1 / (1 + np.exp(-slope * ahead - offset)) for _, ahead, _ in judged]
    for low, high in pairwise(BINS):
        own = [
            (SETS[choice.set], p, right)
            for p, (choice, _, right) in zip(said, judged, strict=True)
            if low <= p < high
        ]
        if own:
            whole = sum(weight for weight, _, _ in own)
            told = 100 * sum(weight * p for weight, p, _ in own) / whole
            good = 100 * sum(weight * right for weight, _, right in own) / whole
            print(f"{low:.2f} to {min(high, 1):.2f} {len(own):13}{told:7.1f}{good:8.1f}")


def learn(choices: Sequence[Choice]) -> str:
    """Print what is measured, and return the table as the program reads it."""
    articles = sorted({choice.article for choice in choices})
    judged = left_out(choices, {article: i % FOLDS for i, article in enumerate(articles)})
    report("articles left out", judged)
    sets = {choice.article: list(SETS).index(choice.set) for choice in choices}
    report("sets left out", left_out(choices, sets))
    slope, offset = calibrate(judged)
    reliability(judged, slope, offset)
    weights = {**fit(choices), "calibration slope": slope, "calibration offset": offset}
    return HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))


def main() -> int:
    """Learn, print, and write or compare; 1 where the table is not what the data teach."""
    arguments = argparse.ArgumentParser(description="Learn the weights of names that name the same.")
    arguments.add_argument("--write", action="store_true", help="replace the table")
    write = arguments.parse_args().write
    if not GOLD.is_dir():
        print(f"The gold data is missing: lay it beside the project, at {GOLD}.", file=sys.stderr)
        return 2
    table = learn(attend(read_lessons()))
    if write:
        TABLE.write_text(table, encoding="utf-8")
        print(f"written to {TABLE.relative_to(ROOT)}")
        return 0
    same = table == TABLE.read_text(encoding="utf-8")
    print("The table is what the data teach." if same else "The table differs. Give --write to replace it.")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
