"""Learn the weights by which names are told from other words: `graph/data/name_weights.tsv`.

usage: python tests/quality/train_names.py GOLD_FOLDER [--check]

Learns from articles annotated by reading: train/desk and those of this project (`annotated/`), and from the
cases of its tests. Prints what is
right of the articles left out, five folds, then, without `--check`, learns from all and writes the weights.
Needs `python-crfsuite` (Okazaki, 2007). The same gold gives the same file.
"""

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite
from annotated import annotated
from spacy.tokens import Doc

from graph.analyse import load_pipeline, parse
from graph.data import words
from graph.extract.names.sequence import BEFORE, OUTSIDE, columns, features
from graph.extract.tokens import Tokens, read_tokens
from graph.kinds import type_of
from graph.records import Article, EntityType, Span

WEIGHTS = Path(__file__).parents[2] / "graph" / "data" / "name_weights.tsv"
FOLDS = 5
SETTINGS = {"c1": 0.3, "c2": 0.3, "max_iterations": 120, "feature.possible_transitions": True}
LEAST = 3  # articles that a feature must stand in
SMALL = 0.02  # a weight below is left out
CASES = Path(__file__).parents[1] / "cases"
ROW = re.compile(r"^(strong|medium|weak)\s+")
MARKED = re.compile(r"^\w+: |\s*\(\d+\)$")
NO_NAME = re.compile(r"(He|She|It|They|I|We|Who|That|(A|An|My|Our|His|Her|Its|Their)( .*)?)$")
COMMON = (" administration", " campaign")
SUGGESTED = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "GPE": EntityType.GPE,
    "LOC": EntityType.GPE,
    "FAC": EntityType.GPE,
    "NORP": EntityType.NORP,
    "GROUP": EntityType.NORP,
}


@dataclass(frozen=True, slots=True)
class Text:
    """An article's sentences as features and labels."""

    sentences: tuple[tuple[list[list[str]], list[str]], ...]


def names_of(document: dict[str, Any], text: str) -> list[tuple[Span, EntityType]]:
    """Return the names of an article; of those that overlap the longest, unless its last word is common."""
    # An adjective of origin is annotated with its country.
    marked = sorted((s, -e, key) for s, e, kind, key in document["mentions"] if kind in "na")
    names: list[tuple[Span, EntityType]] = []
    for start, end, key in marked:
        inner = any(start <= s and e > end and (s, e) != (start, end) for s, e, _ in marked)
        if inner and text[start:-end].endswith(COMMON):
            continue  # Lee in `the Lee administration`
        first = start + len("the ") * text[start:].startswith(("The ", "the "))  # no part of a name
        if not names or first >= names[-1][0].end:
            type_ = SUGGESTED.get(document["entities"][key]["type"], EntityType.OTHER)
            names.append((Span(first, -end), type_))
    return names


def labelled(tokens: Tokens, names: Sequence[tuple[Span, EntityType]]) -> list[str]:
    """Return the label of each token; a name covers the tokens that it shares a letter with."""
    labels = [OUTSIDE] * len(tokens.text)
    at = 0
    for span, type_ in names:
        while at < len(labels) and tokens.offset[at] + len(tokens.text[at]) <= span.start:
            at += 1
        first = at
        while at < len(labels) and tokens.offset[at] < span.end:
            labels[at] = f"{'B' if at == first else 'I'} {type_.value}"
            at += 1
    return labels


def lesson(doc: Doc, names: Sequence[tuple[Span, EntityType]]) -> Text:
    """Return what one article teaches."""
    tokens = read_tokens(doc)
    told = features(tokens, columns(doc, tokens))
    labels = labelled(tokens, names)
    sentences: dict[int, list[int]] = defaultdict(list)
    for i, sentence in enumerate(tokens.sentence):
        sentences[sentence].append(i)
    return Text(tuple(([told[i] for i in s], [labels[i] for i in s]) for s in sentences.values()))


def read_cases() -> Iterator[tuple[str, list[Span]]]:
    """Yield the texts of the cases of relations and identity, with the names that their rows give."""
    for block in (CASES / "relations.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        rows = [line[2:].split(" | ") for line in lines if line.startswith("= ")]
        text = " ".join(line for line in lines if not line.startswith(("#", "=")))
        yield text, named_in(text, [cell for row in rows for cell in (row[0], *row[3:4])])
    for block in (CASES / "identity.txt").read_text(encoding="utf-8").split("\n=== ")[1:]:
        lines = block.splitlines()[1:]
        rows = [re.split(r" <- | is an? | is also ", ROW.sub("", line)) for line in lines if ROW.match(line)]
        body = "\n".join(line for line in lines if not ROW.match(line) and not line.startswith("#"))
        for text in re.split(r"(?m)^-- \w+$", body):
            yield (
                text.strip(),
                named_in(text.strip(), [MARKED.sub("", cell) for row in rows for cell in row[:2]]),
            )


def named_in(text: str, ends: Iterable[str]) -> list[Span]:
    """Return where those of the ends that are names stand in a text."""
    names = {re.sub(r"^[Tt]he ", "", end.strip()) for end in ends}
    found: list[Span] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if len(name) > 1 and name[0].isupper() and not NO_NAME.match(name):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                span = Span(*match.span())
                found += [] if any(span.overlaps(other) for other in found) else [span]
    return sorted(found)


def case_lessons() -> list[Text]:
    """Return what the cases teach, those left out in which more stands that may be a name."""
    cases = [(text, names) for text, names in read_cases() if names]
    lessons = []
    for (text, names), doc in zip(cases, load_pipeline().pipe(text for text, _ in cases), strict=True):
        tokens = read_tokens(doc)
        told = all(
            any(span.start <= at < span.end for span in names)
            or word in words("titles")
            or word.lower() in words("time_words")
            for word, tag, begins, capital, at in zip(
                tokens.text, tokens.tag, tokens.begins, tokens.capital, tokens.offset, strict=True
            )
            if capital and tag.startswith("NNP") and not begins
        )
        if told:
            types = [type_of({text[span.start : span.end]: 1}, {}).value for span in names]
            suggested = [SUGGESTED.get(type_, EntityType.OTHER) for type_ in types]
            lessons.append(lesson(doc, list(zip(names, suggested, strict=True))))
    return lessons


def learn(texts: Sequence[Text], path: str) -> pycrfsuite.Tagger:
    counts = Counter(
        feature for text in texts for feature in {f for x, _ in text.sentences for row in x for f in row}
    )
    trainer = pycrfsuite.Trainer(verbose=False)
    for text in texts:
        for rows, labels in text.sentences:
            trainer.append([[f for f in row if counts[f] >= LEAST] for row in rows], labels)
    trainer.set_params(SETTINGS)
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger


def spans(labels: Sequence[str]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    start = None
    for i, label in enumerate([*labels, OUTSIDE]):
        if start is not None and not label.startswith("I"):
            found.add((start, i))
            start = None
        if label.startswith("B"):
            start = i
    return found


def cross_validate(texts: Sequence[Text], cases: list[Text], path: str) -> None:
    right = said = true = 0
    for fold in range(FOLDS):
        tagger = learn([text for i, text in enumerate(texts) if i % FOLDS != fold] + cases, path)
        for text in texts[fold::FOLDS]:
            for rows, labels in text.sentences:
                found, gold = spans(tagger.tag(rows)), spans(labels)
                right += len(found & gold)
                said += len(found)
                true += len(gold)
    precision, recall = right / said, right / true
    f1 = 2 * precision * recall / (precision + recall)
    print(f"names of articles left out: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}")


def write(tagger: pycrfsuite.Tagger) -> None:
    info = tagger.info()
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), weight in info.transitions.items():
        rows[BEFORE + one][other] = weight
    for (feature, label), weight in info.state_features.items():
        rows[feature][label] = weight
    head = (
        "# How much each feature of a word speaks for a label (B begins a name, I is inside, O outside) or\n"
        "# against it; learnt by tests/quality/train_names.py from annotations of our own.\n"
    )
    lines = [head]
    for feature, weights in sorted(rows.items()):
        kept = {k: w for k, w in sorted(weights.items()) if abs(w) >= SMALL or feature.startswith(BEFORE)}
        if kept:
            lines.append("\t".join([feature, *(f"{label} {w:.2f}" for label, w in kept.items())]) + "\n")
    WEIGHTS.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true", help="only print what is right of what is left out")
    arguments = parser.parse_args()
    gold = list(annotated(arguments.gold))
    articles = [Article(id=document["id"], text=text) for document, text in gold]
    parses = (doc for _, doc in parse(load_pipeline(), articles))
    texts = [lesson(doc, names_of(*one)) for one, doc in zip(gold, parses, strict=True)]
    cases = case_lessons()
    with tempfile.NamedTemporaryFile(suffix=".crf") as model:
        cross_validate(texts, cases, model.name)
        if not arguments.check:
            write(learn(texts + cases, model.name))


if __name__ == "__main__":
    main()
