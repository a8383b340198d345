"""Learn how much each feature of a candidate speaks for it as whom `he` or `she` means.

    python tests/quality/train_pronouns.py            learn, print how good it is, compare with the table
    python tests/quality/train_pronouns.py --write    replace graph/data/pronoun_weights.tsv

The data lie beside the project: 2,000 snippets of GAP (Webster et al. 2018, Apache-2.0) and the news and
interviews of GUM (Zeldes 2017, CC BY 4.0). The features are those of graph/resolve/pronouns.py. The method is
ranking (Denis and Baldridge 2008): a softmax over the candidates and nobody, fitted with an L2 penalty. What
is learned is a table of about four kilobytes. The same data and features give the same table.

Accuracy is measured on articles that the weights were not learned from, in five parts.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypedDict

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from graph.analyse import load_pipeline
from graph.data import mapping
from graph.pipeline import extract_articles
from graph.records import Article, Extraction, Mention, MentionKind, Span
from graph.resolve.article import join_names
from graph.resolve.cluster import Cluster
from graph.resolve.coreference import resolve_references
from graph.resolve.discourse import GENDER, Discourse
from graph.resolve.pronouns import candidates, resolve_pronoun

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
TABLE = ROOT / "graph" / "data" / "pronoun_weights.tsv"
HEAD = (
    "# How much each feature of a candidate speaks for it (positive) or against it; learned by\n"
    "# tests/quality/train_pronouns.py from GAP (Apache-2.0), and news and interviews of GUM (CC BY 4.0).\n"
    '# A candidate below the weight of "nobody" is not chosen.\n'
)
# How often an example counts: the snippets are many, of one kind, and not from the news.
SETS = {"pronouns": 1.0, "news": 3.0, "interviews": 3.0}
FOLDS = 5
ROUNDS = 3  # what was resolved before is a feature, so that better weights give better features
RARE = 15  # candidates that must have a feature, for it to be learned
PENALTY = 2.0

Weights: TypeAlias = Mapping[str, float]
Floats: TypeAlias = NDArray[np.float64]


class _Snippet(TypedDict):
    pronoun: tuple[int, int]
    a: tuple[int, int]
    b: tuple[int, int]
    a_is: bool
    b_is: bool


class _Marked(TypedDict):
    start: int
    end: int
    head: tuple[int, int]
    entity: int
    kind: str


class _Row(TypedDict, total=False):
    id: str
    text: str
    pronouns: list[_Snippet]
    mentions: list[_Marked]


@dataclass(frozen=True, slots=True)
class Answer:
    """Where whom a pronoun means is named or described, and where those stand whom it does not mean."""

    right: tuple[Span, ...]
    wrong: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article with the answers to its pronouns, and how often it counts."""

    set: str
    extraction: Extraction
    answers: Mapping[Span, Answer]


@dataclass(frozen=True, slots=True)
class Choice:
    """The features of all candidates for a pronoun; those that may be chosen, -1 for nobody.

    `solved` says that the answer names someone.
    """

    set: str
    features: tuple[tuple[str, ...], ...]
    allowed: frozenset[int]
    solved: bool


@dataclass(slots=True)
class Learner:
    """Resolves pronouns by given weights, and keeps each choice whose answer is known."""

    lesson: Lesson
    weights: Weights
    choices: list[Choice] = field(default_factory=list)

    def __call__(self, discourse: Discourse, mention: Mention) -> Cluster | None:
        if mention.text.lower() not in GENDER:
            return resolve_pronoun(discourse, mention)
        found = candidates(discourse, mention)
        features = tuple(told for _, told in found)
        answer = self.lesson.answers.get(mention.span)
        if answer is not None:
            places = [_places(discourse, cluster) for cluster, _ in found]
            right = {i for i, spans in enumerate(places) if _touch(spans, answer.right)}
            wrong = {i for i, spans in enumerate(places) if _touch(spans, answer.wrong)} - right
            allowed = right if answer.right else {*range(-1, len(found))} - wrong
            self.choices.append(
                Choice(self.lesson.set, features, frozenset(allowed), solved=bool(answer.right))
            )
        best = choose(features, self.weights)
        return found[best][0] if best >= 0 else None


def read_lessons() -> list[Lesson]:
    """Parse the articles of all sets and find their mentions."""
    rows: list[tuple[str, _Row]] = [
        (name, row)
        for name in SETS
        for row in json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    ]
    articles = [Article(id=row["id"], text=row["text"]) for _, row in rows]
    extracted = extract_articles(load_pipeline(), articles)
    return [
        Lesson(name, extraction, _answers(row))
        for (name, row), (_, extraction) in zip(rows, extracted, strict=True)
    ]


def _answers(row: _Row) -> dict[Span, Answer]:
    answers: dict[Span, Answer] = {}
    for snippet in row.get("pronouns", ()):
        names = ((Span(*snippet["a"]), snippet["a_is"]), (Span(*snippet["b"]), snippet["b_is"]))
        answers[Span(*snippet["pronoun"])] = Answer(
            right=tuple(name for name, meant in names if meant),
            wrong=tuple(name for name, meant in names if not meant),
        )
    heads: dict[int, list[Span]] = {}
    for marked in row.get("mentions", ()):
        if marked["kind"] != "pronoun":
            heads.setdefault(marked["entity"], []).append(Span(*marked["head"]))
    return answers | {
        Span(marked["start"], marked["end"]): Answer(tuple(heads[marked["entity"]]))
        for marked in row.get("mentions", ())
        if marked["kind"] == "pronoun" and marked["entity"] in heads
    }


def _places(discourse: Discourse, cluster: Cluster) -> list[Span]:
    mentions = (discourse.mentions[index] for _, index in cluster.mentions)
    return [mention.span for mention in mentions if mention.kind is not MentionKind.PRONOUN]


def _touch(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)


def choose(features: Sequence[Sequence[str]], weights: Weights) -> int:
    """Return the candidate for whom most speaks, -1 where too little speaks for anyone."""
    scores = [sum(weights.get(feature, 0.0) for feature in told) for told in features]
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    return best if best >= 0 and scores[best] > weights.get("nobody", 0.0) else -1


def attend(lessons: Sequence[Lesson], weights: Weights) -> list[Choice]:
    """Resolve the articles by given weights; return the choices whose answers are known."""
    choices: list[Choice] = []
    for lesson in lessons:
        learner = Learner(lesson, weights)
        resolve_references(lesson.extraction, join_names(lesson.extraction)[0], learner)
        choices += learner.choices
    return choices


def learn(lessons: Sequence[Lesson]) -> Weights:
    """Return the weights that articles teach."""
    weights: Weights = {}
    for _ in range(ROUNDS):
        weights = fit(attend(lessons, weights))
    return weights


def fit(choices: Sequence[Choice]) -> Weights:
    """Return the weights under which the allowed candidates are likeliest."""
    useful = [choice for choice in choices if choice.allowed]
    counts = Counter(feature for choice in useful for told in choice.features for feature in {*told})
    names = ["nobody", *sorted(feature for feature, count in counts.items() if count >= RARE)]
    column = {name: i for i, name in enumerate(names)}
    told = [row for choice in useful for row in (("nobody",), *choice.features)]
    cells = [(i, column[feature]) for i, row in enumerate(told) for feature in row if feature in column]
    rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(told), len(names)))
    sizes = np.array([len(choice.features) + 1 for choice in useful])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    allowed = np.array([i in choice.allowed for choice in useful for i in range(-1, len(choice.features))])
    counted = np.array([SETS[choice.set] for choice in useful])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        highest = np.repeat(np.maximum.reduceat(np.where(allowed, scores, -np.inf), starts), sizes)
        likely = np.exp(np.clip(scores - highest, None, 500.0))
        chosen = likely * allowed
        whole, part = np.add.reduceat(likely, starts), np.add.reduceat(chosen, starts)
        slope = np.repeat(counted, sizes) * (
            likely / np.repeat(whole, sizes) - chosen / np.repeat(part, sizes)
        )
        cost = counted @ (np.log(whole) - np.log(part)) + PENALTY / 2 * (weights @ weights)
        return float(cost), matrix.T @ slope + PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: float(weight) for name, weight in zip(names, found.x, strict=True)}


def examine(lessons: Sequence[Lesson]) -> None:
    """Print, for each set, how often the right one is chosen in articles that taught nothing."""
    asked, offered, answered, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        weights = learn([lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold])
        for choice in attend([lesson for i, lesson in enumerate(lessons) if i % FOLDS == fold], weights):
            if choice.solved:
                best = choose(choice.features, weights)
                asked[choice.set] += 1
                offered[choice.set] += bool(choice.allowed)
                answered[choice.set] += best >= 0
                right[choice.set] += best in choice.allowed
    print(f"{'set':12}{'pronouns':>10}{'right one offered':>20}{'accuracy':>11}{'precision':>11}")
    for name in SETS:
        share = 100 * offered[name] / asked[name]
        accuracy, precision = 100 * right[name] / asked[name], 100 * right[name] / answered[name]
        print(f"{name:12}{asked[name]:10}{share:20.1f}{accuracy:11.1f}{precision:11.1f}")


def rendered(weights: Weights) -> str:
    """Return the table as the program reads it."""
    return HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))


def main() -> int:
    """Learn, print, and write or compare; 1 where the table is not what the data teach."""
    arguments = argparse.ArgumentParser(description="Learn the weights of he and she.")
    arguments.add_argument("--write", action="store_true", help="replace the table")
    write = arguments.parse_args().write
    if not GOLD.is_dir():
        print(f"The gold data is missing: lay it beside the project, at {GOLD}.", file=sys.stderr)
        return 2
    lessons = read_lessons()
    examine(lessons)
    table = rendered(learn(lessons))
    print(f"{table.count(chr(10)) - HEAD.count(chr(10))} features, {len(table.encode())} bytes")
    if write:
        TABLE.write_text(table, encoding="utf-8")
        print(f"written to {TABLE.relative_to(ROOT)}")
        return 0
    if table == TABLE.read_text(encoding="utf-8"):
        print("The table is what the data teach.")
        return 0
    learned = dict(line.split("\t") for line in table.removeprefix(HEAD).splitlines())
    kept = mapping("pronoun_weights")
    gap = {name: abs(float(learned.get(name, 0)) - float(kept.get(name, 0))) for name in learned | kept}
    most = max(sorted(gap), key=gap.__getitem__)
    print(f"The table differs from what the data teach, most in {most!r}: by {gap[most]:.3f}.")
    print("Give --write to replace it.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
