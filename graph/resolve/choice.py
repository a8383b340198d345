"""Choose among candidates by named features, as annotated text taught, or nobody."""

from collections.abc import Mapping, Sequence
from functools import cache

from graph.data import mapping


def choose(features: Sequence[Sequence[str]], weights: Mapping[str, float]) -> int:
    """Return the candidate for whom most speaks, -1 where too little speaks for anyone or two are near."""
    scores = [sum(weights.get(feature, 0.0) for feature in told) for told in features]
    best = max(range(len(scores)), key=scores.__getitem__, default=-1)
    if best < 0 or scores[best] <= weights.get("nobody", 0.0):
        return -1
    second = max((score for i, score in enumerate(scores) if i != best), default=float("-inf"))
    return best if scores[best] - second >= weights.get("margin", 0.0) else -1


@cache
def weights_of(task: str) -> dict[str, float]:
    """Return what each feature weighs for a kind of mention."""
    table = mapping("pronoun_weights").items()
    return {name.removeprefix(f"{task}: "): float(w) for name, w in table if name.startswith(f"{task}: ")}
