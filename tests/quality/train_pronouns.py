"""Learn how much each feature of a candidate speaks for it as whom a pronoun or a description means.

    python tests/quality/train_pronouns.py            learn, print how good it is, compare with the table
    python tests/quality/train_pronouns.py --write    replace graph/data/pronoun_weights.tsv
    python tests/quality/train_pronouns.py --without quoted     leave features out that begin so, and examine

The data lie beside the project: articles annotated by reading (train/desk), 2,000 snippets of GAP (Webster et
al. 2018, Apache-2.0) and GUM (Zeldes 2017, CC BY 4.0). The features are those of graph/resolve/pronouns.py,
descriptions.py and bodies.py. The method is ranking (Denis and Baldridge 2008): a softmax over the candidates
and nobody, fitted with an L2 penalty for each kind of mention. The same data and features give the same
table.

Accuracy is measured on articles that the weights were not learned from, in five parts.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import ranking
from annotated import MENTIONS, desk_texts

from graph.analyse import load_pipeline
from graph.data import mapping
from graph.extraction import extract_articles
from graph.records import Article, Extraction, Mention, MentionKind, Span
from graph.resolve.article import join_names
from graph.resolve.choice import choose, weights_of
from graph.resolve.cluster import Cluster
from graph.resolve.coreference import NOUN, candidates, certain, resolve_references, task_of
from graph.resolve.discourse import Discourse

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
TABLE = ROOT / "graph" / "data" / "pronoun_weights.tsv"
HEAD = (
    "# How much each feature of a candidate speaks for it (positive) or against it, by kind of mention;\n"
    "# learned by tests/quality/train_pronouns.py from articles annotated by reading, GAP (Apache-2.0) and\n"
    '# GUM (CC BY 4.0). A candidate below the weight of "nobody" is not chosen.\n'
)
# How often an example of a set counts: the snippets are many, of one kind, and not from the news.
SETS = {
    "desk": 1.0,
    "own": 0.5,
    "news": 1.0,
    "interviews": 0.5,
    "gum-bio": 0.5,
    "gum-academic": 0.5,
    "gum-voyage": 0.5,
    "pronouns": 0.7,
}
PARTLY = frozenset({"desk", "own"})  # sets that leave out who only stands by
TASKS = ("he", "they", "it", "we", NOUN)
MARGIN = {
    "he": -1.0,
    "they": -1.5,
    "it": -1.3,
    "we": -0.5,
    NOUN: -1.0,
}  # added to what speaks for nobody: an error costs more than a gap
# How much more must speak for one than for the next: between two that are near, nothing is decided.
NEAR = {"he": 0.0, "they": 0.1, "it": 0.2, "we": 0.0, NOUN: 0.1}
FOLDS = 5
ROUNDS = 2  # what was resolved before is a feature, so that better weights give better features
RARE = 8  # candidates that must have a feature, for it to be learned
PENALTY = 1.5

Weights: TypeAlias = Mapping[str, Mapping[str, float]]
Marked: TypeAlias = tuple[Span, str, str]  # name, description or pronoun; whom it means
FOLLOWS = re.compile(
    r",|(?<=\w) (?:of|in|for|from|to|at|on|by|with|who|that|which|against|about|over|into|under|between)\b"
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article with the entities that its pronouns mean by annotation, and that its other mentions mean.

    Where all are `told`, a pronoun without an answer means nobody; else only what is answered teaches.
    """

    set: str
    extraction: Extraction
    answers: Mapping[Span, str]
    meant: Mapping[int, str]
    first: Mapping[str, int]
    told: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The features of all candidates for a pronoun; those that may be chosen, -1 for nobody.

    `solved` says that the answer names someone.
    """

    set: str
    task: str
    features: tuple[tuple[str, ...], ...]
    allowed: frozenset[int]
    solved: bool


@dataclass(slots=True)
class Learner:
    """Resolves pronouns by given weights, and keeps each choice whose answer is known."""

    lesson: Lesson
    weights: Weights
    without: tuple[str, ...]
    choices: list[Choice] = field(default_factory=list)

    def __call__(self, discourse: Discourse, mention: Mention) -> Cluster | None:
        task, sure = task_of(mention), certain(discourse, mention)
        if sure is not None or not task:
            return sure
        found = candidates(discourse, mention)
        features = tuple(tuple(f for f in told if not f.startswith(self.without)) for _, told in found)
        answer = self.lesson.answers.get(mention.head)
        if answer is not None or self.lesson.told:
            allowed = self.allowed(discourse, [cluster for cluster, _ in found], answer)
            solved = (
                self.lesson.first.get(answer or "", len(discourse.seen)) < len(discourse.seen)
                if task == NOUN
                else answer in self.lesson.first
            )
            self.choices.append(Choice(self.lesson.set, task, features, allowed, solved))
        best = choose(features, self.weights[task])
        return found[best][0] if best >= 0 else None

    def allowed(self, discourse: Discourse, found: Sequence[Cluster], answer: str | None) -> frozenset[int]:
        """Return the candidates that hold most mentions of whom is meant, names before others."""
        votes = [Counter[str]() for _ in found]
        for cluster, held in zip(found, votes, strict=True):
            for _, index in cluster.mentions:
                if index in self.lesson.meant:
                    is_name = discourse.mentions[index].kind is MentionKind.NAME
                    held[self.lesson.meant[index]] += 10 if is_name else 1
        most = max((held[answer] for held in votes), default=0) if answer is not None else 0
        if most:
            return frozenset(i for i, held in enumerate(votes) if held[answer] == most)
        told = self.lesson.told and (answer is not None or self.lesson.set not in PARTLY)
        others = () if told else (i for i, held in enumerate(votes) if not held)
        return frozenset({-1, *others})


def read_rows(gold: Path) -> Iterator[tuple[str, Article, list[Marked]]]:
    """Yield the articles of all sets with what their annotation marks."""
    for name in SETS:
        path = next(
            p for p in (gold / "train" / f"{name}.json", gold / f"{name}.json", MENTIONS) if p.exists()
        )
        texts = desk_texts(gold, path) if name in PARTLY else {}
        for row in json.loads(path.read_text(encoding="utf-8")):
            yield (
                name,
                Article(id=row["id"], text=row["text"] if "text" in row else texts[row["id"]]),
                marked(row, row["text"] if "text" in row else texts[row["id"]]),
            )


def marked(row: Mapping[str, Any], text: str) -> list[Marked]:
    """Return where a row of annotation has mentions, by their heads, the kind and the entity of each."""
    if "pronouns" in row:
        (snippet,) = row["pronouns"]
        meant = next((key for key in ("a", "b") if snippet[f"{key}_is"]), "neither")
        names = [(Span(*snippet[key]), "n", key) for key in ("a", "b")]
        return [*names, (Span(*snippet["pronoun"]), "p", meant)]
    return [
        (head_of(Span(m[0], m[1]), text) if m[2] == "d" else Span(m[0], m[1]), m[2], str(m[3]))
        if isinstance(m, list)
        else (Span(*m["head"]), "d" if m["kind"] == "nominal" else m["kind"][0], str(m["entity"]))
        for m in row["mentions"]
    ]


def head_of(span: Span, text: str) -> Span:
    """Return the noun of a description: the last word before what follows it."""
    phrase = FOLLOWS.split(text[span.start : span.end])[0].rstrip()
    phrase = re.sub(r"['\u2019]s?$", "", phrase)
    return Span(span.start + max(phrase.rfind(" "), phrase.rfind("-")) + 1, span.start + len(phrase))


def lesson(name: str, extraction: Extraction, marks: Sequence[Marked]) -> Lesson:
    """Return an article as a lesson: a name means what the smallest annotation around its head means."""
    others = sorted((m for m in marks if m[1] != "p"), key=lambda m: m[0].end - m[0].start, reverse=True)
    at = {offset: entity for span, _, entity in others for offset in range(span.start, span.end)}
    answers = {m[0]: m[2] for m in marks if m[1] != "n"}
    meant = {
        i: at[m.head.start]
        for i, m in enumerate(extraction.mentions)
        if m.kind is MentionKind.NAME and m.head.start in at
    }
    meant |= {
        i: answers[m.head]
        for i, m in enumerate(extraction.mentions)
        if m.kind is MentionKind.NOMINAL and m.head in answers
    }
    first = {entity: index for index, entity in sorted(meant.items(), reverse=True)}
    return Lesson(name, extraction, answers, meant, first, told=name not in {"pronouns", "own"})


def read_lessons(gold: Path) -> list[Lesson]:
    """Parse the articles of all sets and find their mentions."""
    rows = [*read_rows(gold)]
    extracted = extract_articles(load_pipeline(), [article for _, article, _ in rows])
    return [
        lesson(name, extraction, marks)
        for (name, _, marks), (_, extraction) in zip(rows, extracted, strict=True)
    ]


def attend(lessons: Sequence[Lesson], weights: Weights, without: tuple[str, ...] = ()) -> list[list[Choice]]:
    """Resolve articles by given weights; return the choices whose answers are known, by article."""
    found = []
    for lesson in lessons:
        learner = Learner(lesson, weights, without)
        resolve_references(lesson.extraction, join_names(lesson.extraction)[0], learner)
        found.append(learner.choices)
    return found


def learn(choices: Sequence[Choice]) -> Weights:
    """Return the weights that choices teach, for each kind of pronoun."""
    of = {task: [choice for choice in choices if choice.task == task] for task in TASKS}
    return {task: fit(of[task], MARGIN[task]) | {"margin": NEAR[task]} for task in TASKS}


def fit(choices: Sequence[Choice], margin: float) -> dict[str, float]:
    """Return the weights under which the allowed candidates are likeliest."""
    learned = ranking.common((choice.features for choice in choices), RARE)
    weights = ranking.fit(
        [ranking.with_nobody(choice.features, choice.allowed, SETS[choice.set]) for choice in choices],
        ["nobody", *sorted(learned)],
        penalty=PENALTY,
    )
    return weights | {"nobody": weights["nobody"] + margin}


def examine(lessons: Sequence[Lesson], choices: Sequence[Sequence[Choice]], without: tuple[str, ...]) -> None:
    """Print, for each set, how often the right one is chosen in articles that taught nothing."""
    asked, offered, answered, right = (Counter[tuple[str, str]]() for _ in range(4))
    for fold in range(FOLDS):
        weights = learn([choice for i, part in enumerate(choices) if i % FOLDS != fold for choice in part])
        held = [lesson for i, lesson in enumerate(lessons) if i % FOLDS == fold]
        for choice in (choice for part in attend(held, weights, without) for choice in part):
            best = choose(choice.features, weights[choice.task])
            key = choice.task, choice.set
            asked[key] += choice.solved
            offered[key] += choice.solved and -1 not in choice.allowed
            wrong = choice.task == NOUN and best not in choice.allowed
            answered[key] += best >= 0 and (choice.solved or wrong)
            right[key] += choice.solved and best >= 0 and best in choice.allowed
    print(f"{'':5}{'set':14}{'pronouns':>10}{'right one offered':>20}{'accuracy':>11}{'precision':>11}")
    for task, name in ((task, name) for task in TASKS for name in SETS if asked[task, name]):
        n = asked[task, name]
        share, accuracy = 100 * offered[task, name] / n, 100 * right[task, name] / n
        precision = 100 * right[task, name] / max(1, answered[task, name])
        print(f"{task:5}{name:14}{n:10}{share:20.1f}{accuracy:11.1f}{precision:11.1f}")


def rendered(weights: Weights) -> str:
    """Return the table as the program reads it."""
    lines = {f"{task}: {name}": weight for task in TASKS for name, weight in weights[task].items()}
    return HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(lines.items()))


def main() -> int:
    """Learn, print, and write or compare; 1 where the table is not what the data teach."""
    arguments = argparse.ArgumentParser(description="Learn the weights of pronouns and descriptions.")
    arguments.add_argument("--write", action="store_true", help="replace the table")
    arguments.add_argument("--without", nargs="*", default=(), help="how features begin that are left out")
    given = arguments.parse_args()
    if not GOLD.is_dir():
        print(f"The gold data is missing: lay it beside the project, at {GOLD}.", file=sys.stderr)
        return 2
    lessons, without = read_lessons(GOLD), tuple(given.without)
    weights: Weights = {task: weights_of(task) for task in TASKS}
    for _ in range(ROUNDS):
        choices = attend(lessons, weights, without)
        weights = learn([choice for part in choices for choice in part])
    examine(lessons, choices, without)
    table = rendered(weights)
    print(f"{table.count(chr(10)) - HEAD.count(chr(10))} features, {len(table.encode())} bytes")
    if given.write:
        TABLE.write_text(table, encoding="utf-8")
        print(f"written to {TABLE.relative_to(ROOT)}")
        return 0
    return compare(table)


def compare(table: str) -> int:
    """Tell where the table that is kept is not what the data teach; 1 where it is not."""
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
