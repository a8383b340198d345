"""Places by name: countries, states, regions, waters, cities, seats of power."""

from functools import cache

from graph.data import mapping, table

_STATES = frozenset({"country", "state"})


@cache
def countries() -> frozenset[str]:
    """Return the names of countries, their other names included."""
    return frozenset(name for name, kinds in _kinds().items() if "country" in kinds)


@cache
def regions() -> frozenset[str]:
    """Return the names of countries, and of the states and provinces that news in English names alone."""
    return frozenset(name for name, kinds in _kinds().items() if _STATES & kinds.keys())


def place_kinds(name: str) -> dict[str, int]:
    """Return what places bear a name, and the thousands of inhabitants of the largest (0 where unknown)."""
    return _kinds().get(name, {})


def place_of(adjective: str) -> str | None:
    """Return the place that an adjective of origin belongs to: `Afghan`."""
    return mapping("demonyms").get(adjective)


@cache
def _kinds() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, kind, *size in (*table("places"), *table("more_places")):
        known = found.setdefault(name, {})
        known[kind] = max(known.get(kind, 0), int(size[0]) if size else 0)
    for name, kept in mapping("country_names").items():
        found.setdefault(name, {}).update(found.get(kept, {}))
    return found
