"""Learn to choose among candidates: a softmax over those of a choice (McFadden, 1974), with an L2 penalty."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats: TypeAlias = NDArray[np.float64]


class Choice(NamedTuple):
    """The features of all that may be chosen, the positions of what is right, and how much it counts."""

    features: Sequence[Sequence[str]]
    allowed: AbstractSet[int]
    counted: float


def with_nobody(features: Sequence[Sequence[str]], allowed: AbstractSet[int], counted: float) -> Choice:
    """Return a choice that has nobody as its first; -1 is nobody in what is right."""
    return Choice((("nobody",), *features), {i + 1 for i in allowed}, counted)


def common(features: Iterable[Sequence[Sequence[str]]], least: int) -> set[str]:
    """Return the features that at least so many candidates have."""
    counts = Counter(feature for choice in features for told in choice for feature in {*told})
    return {feature for feature, count in counts.items() if count >= least}


def fit(
    choices: Sequence[Choice],
    names: Sequence[str],
    *,
    penalty: float,
    steps: int = 300,
    before: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """Return the weights of features under which what is right is likeliest.

    They are drawn towards what they were `before` any choice was seen, which is nought.
    """
    column = {name: i for i, name in enumerate(names)}
    told = [row for choice in choices for row in choice.features]
    cells = [(i, column[feature]) for i, row in enumerate(told) for feature in row if feature in column]
    rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(told), len(names)))
    sizes = np.array([len(choice.features) for choice in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    allowed = np.array([i in choice.allowed for choice in choices for i in range(len(choice.features))])
    counted = np.array([choice.counted for choice in choices])
    start = np.array([(before or {}).get(name, 0.0) for name in names])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        highest = np.repeat(np.maximum.reduceat(np.where(allowed, scores, -np.inf), starts), sizes)
        likely = np.exp(np.clip(scores - highest, None, 500.0))
        chosen = likely * allowed
        whole, part = np.add.reduceat(likely, starts), np.add.reduceat(chosen, starts)
        slope = np.repeat(counted, sizes) * (
            likely / np.repeat(whole, sizes) - chosen / np.repeat(part, sizes)
        )
        away = weights - start
        cost = counted @ (np.log(whole) - np.log(part)) + penalty / 2 * (away @ away)
        return float(cost), matrix.T @ slope + penalty * away

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return {name: float(weight) for name, weight in zip(names, found.x, strict=True)}
