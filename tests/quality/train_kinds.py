"""Learn the weights by which the type of a name is told: `graph/data/kind_weights.tsv`.

usage: python tests/quality/train_kinds.py GOLD_FOLDER [--check]

Learns from articles annotated by reading (train/desk and `annotated/`), Re-DocRED (MIT) and GUM (CC BY 4.0).
A gold that knows fewer types than ours gives the set of those that are right, and the likelihood of the set
is what grows (maximum entropy with partial labels). Prints what is right of what is left out, in five folds,
then, without `--check`, learns from all and writes the weights. The same gold gives the same file.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from annotated import annotated
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from graph.analyse import load_pipeline, parse
from graph.data.places import place_of
from graph.extract.names import find_names
from graph.extract.names.witnesses import witnesses
from graph.extract.tokens import read_tokens
from graph.kinds import TYPES, feature_values
from graph.records import Article, EntityType, Span

WEIGHTS = Path(__file__).parents[2] / "graph" / "data" / "kind_weights.tsv"
PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
THINGS = frozenset({EntityType.EVENT, EntityType.LAW, EntityType.PRODUCT, EntityType.WORK, EntityType.OTHER})
COARSE = {
    "PER": frozenset({EntityType.PERSON}),
    "ORG": frozenset({EntityType.ORG, EntityType.NORP}),
    "LOC": PLACES,
    "MISC": THINGS,
    "person": frozenset({EntityType.PERSON}),
    "organization": frozenset({EntityType.ORG}),
    "place": PLACES,
    "abstract": THINGS | {EntityType.NORP},
    "event": frozenset({EntityType.EVENT}),
    "object": frozenset({EntityType.PRODUCT, EntityType.WORK, EntityType.OTHER}),
}
FINE = {"WORK": EntityType.WORK, "GROUP": EntityType.ORG}
SHARE = {"desk": 1.0, "redocred": 0.15, "gum": 0.3}  # how much an example of a corpus counts
HIDDEN = 0.3  # how much a copy whose words are hidden counts of that
INVENTED = "Qzxvqzx"
OWN_ENDING = f"ends in {INVENTED[-3:].lower()}"
TELLING_WORDS = ("model ", "a place: ")  # what the place tells by the words of the name
STRENGTH = 0.4  # of the prior that keeps weights small
LEAST = 3  # examples that a feature must stand in
SMALL = 0.04  # a weight below is left out


@dataclass(slots=True)
class Example:
    """A name as one document has it, and the types that are right for it."""

    corpus: str
    document: str
    right: frozenset[EntityType]
    forms: Counter[str] = field(default_factory=Counter)
    witnesses: Counter[str] = field(default_factory=Counter)

    def values(self) -> dict[str, float]:
        return feature_values(self.forms, self.witnesses)

    def hidden(self) -> dict[str, float]:
        """Return the values as they were if its words, and so its label, were known to nobody."""
        bare = Counter(" ".join([INVENTED] * len(form.split())) for form in self.forms.elements())
        witnesses = {f: n for f, n in self.witnesses.items() if not f.startswith(TELLING_WORDS)}
        values = feature_values(bare, witnesses)
        return {f: value for f, value in values.items() if INVENTED.lower() not in f and f != OWN_ENDING}


def read_gold(folder: Path) -> Iterator[tuple[str, Article, list[tuple[Span, str, frozenset[EntityType]]]]]:
    """Yield each document with its corpus and the names that its gold marks: span, entity, right types."""
    for document, text in annotated(folder):
        of = {key: frozenset({kind_of(entity["type"])}) for key, entity in document["entities"].items()}
        marked = [(Span(s, e), key, of[key]) for s, e, kind, key in document["mentions"] if kind == "n"]
        yield "desk", Article(id=document["id"], text=text), marked
    for document in json.loads((folder / "train" / "redocred.json").read_text(encoding="utf-8")):
        of = {key: COARSE.get(entity["type"], frozenset()) for key, entity in document["entities"].items()}
        marked = [(Span(s, e), key, of[key]) for s, e, key in document["mentions"] if of[key]]
        yield "redocred", Article(id=document["id"], text=document["text"]), marked
    for path in sorted((folder / "train").glob("gum-*.json")):
        for document in json.loads(path.read_text(encoding="utf-8")):
            marked = [
                (Span(m["start"], m["end"]), str(m["entity"]), COARSE[m["type"]])
                for m in document["mentions"]
                if m["kind"] == "name" and m["type"] in COARSE
            ]
            yield "gum", Article(id=document["id"], text=document["text"]), marked


def kind_of(label: str) -> EntityType:
    return FINE.get(label) or EntityType(label)


def examples(documents: Iterable[tuple[str, Article, list]], docs: Iterable) -> list[Example]:
    """Return the names found in parses that the gold marks, those of one spelling in a document as one."""
    found: list[Example] = []
    for (corpus, article, marked), doc in zip(documents, docs, strict=True):
        tokens = read_tokens(doc)
        here: dict[tuple[str, str], Example] = {}
        starts = defaultdict(list)
        for span, key, right in marked:
            for at in range(span.start // 50, span.end // 50 + 1):
                starts[at].append((span, key, right))
        names = find_names(doc, tokens)
        for name, told in zip(names, witnesses(tokens, names), strict=True):
            span = tokens.span(name.start, name.end)
            text = article.text[span.start : span.end]
            best = max(starts.get(span.start // 50, ()), key=lambda m: _shared(m[0], span), default=None)
            if best is None or _shared(best[0], span) < 0.5 or place_of(text):
                continue
            example = here.setdefault((text, best[1]), Example(corpus, article.id, best[2]))
            example.forms[text] += 1
            example.witnesses.update(told)
        found += here.values()
    return found


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(both, 0) / (max(one.end, other.end) - min(one.start, other.start))


class Model:
    """Weights of features for types, learnt from examples."""

    def __init__(self, known: Sequence[Example]) -> None:
        values = [e.values() for e in known] + [e.hidden() for e in known]
        counts = Counter(feature for row in values for feature in row)
        self.features = sorted(f for f, n in counts.items() if n >= LEAST)
        self.column = {feature: i for i, feature in enumerate(self.features)}
        matrix = self.matrix(values)
        right = np.array([[t in e.right for t in TYPES] for e in known] * 2)
        share = np.array([SHARE[e.corpus] * part for part in (1, HIDDEN) for e in known])
        size = (len(self.features), len(TYPES))

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat.reshape(size)
            scores = matrix @ weights
            scores -= scores.max(axis=1, keepdims=True)
            odds = np.exp(scores)
            every = odds / odds.sum(axis=1, keepdims=True)
            fitting = np.where(right, odds, 0)
            among = fitting / fitting.sum(axis=1, keepdims=True)
            likely = np.log(fitting.sum(axis=1)) - np.log(odds.sum(axis=1))
            gradient = matrix.T @ ((every - among) * share[:, None])
            return (
                float(-(share * likely).sum() + STRENGTH / 2 * (weights**2).sum()),
                (gradient + STRENGTH * weights).ravel(),
            )

        start = np.zeros(size[0] * size[1])
        self.weights = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x.reshape(
            size
        )

    def matrix(self, values: Sequence[dict[str, float]]) -> csr_matrix:
        cells = [
            (i, self.column[f], v) for i, row in enumerate(values) for f, v in row.items() if f in self.column
        ]
        rows, columns, data = zip(*cells, strict=True)
        return csr_matrix((data, (rows, columns)), shape=(len(values), len(self.features)))

    def types(self, unknown: Sequence[Example]) -> list[EntityType]:
        scores = self.matrix([e.values() for e in unknown]) @ self.weights
        return [TYPES[i] for i in scores.argmax(axis=1)]


def fits(found: EntityType, right: frozenset[EntityType]) -> bool:
    """Tell whether a type is right: states and regions, bodies and seats, kinds of things are alike."""
    alike = (
        PLACES - {EntityType.FAC},
        {EntityType.ORG, EntityType.FAC},
        THINGS,
        {EntityType.ORG, EntityType.NORP},
    )
    return found in right or any(found in group and group & right for group in alike)


def cross_validate(known: Sequence[Example], folds: int = 5) -> None:
    documents = sorted({(e.corpus, e.document) for e in known})
    fold = {document: i % folds for i, document in enumerate(documents)}
    right, total, wrong = Counter(), Counter(), Counter()
    for part in range(folds):
        model = Model([e for e in known if fold[e.corpus, e.document] != part])
        kept = [e for e in known if fold[e.corpus, e.document] == part]
        for example, found in zip(kept, model.types(kept), strict=True):
            ok = fits(found, example.right)
            right[example.corpus] += ok
            total[example.corpus] += 1
            if not ok:
                wrong[example.corpus, "/".join(sorted(example.right)), found] += 1
    for corpus in total:
        print(f"{corpus}: {100 * right[corpus] / total[corpus]:.1f} % of {total[corpus]} left out are right")
    for (corpus, gold, found), n in wrong.most_common(12):
        print(f"  {corpus}: {gold} taken for {found}: {n}")


def write(model: Model) -> None:
    head = (
        "# How much each feature of a name speaks for a type (positive) or against it; learnt by\n"
        "# tests/quality/train_kinds.py from Re-DocRED (MIT), GUM (CC BY 4.0) and annotations of our own.\n"
    )
    lines = [head]
    for feature, row in zip(model.features, model.weights, strict=True):
        cells = [f"{t.value} {w:.2f}" for t, w in zip(TYPES, row, strict=True) if abs(w) >= SMALL]
        if cells:
            lines.append("\t".join([feature, *cells]) + "\n")
    WEIGHTS.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true", help="only print what is right of what is left out")
    arguments = parser.parse_args()
    documents = list(read_gold(arguments.gold))
    parses = (doc for _, doc in parse(load_pipeline(), (article for _, article, _ in documents)))
    known = examples(documents, parses)
    cross_validate(known)
    if not arguments.check:
        write(Model(known))


if __name__ == "__main__":
    main()
