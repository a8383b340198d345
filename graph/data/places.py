"""Places by name: countries, states, regions, waters, cities, seats of power."""

from functools import cache

from graph.data import mapping, table

_LARGE = 300  # thousands of inhabitants from which on all readers know a city
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


def is_sure_place(name: str) -> bool:
    """Tell whether a name is that of a country, a region, a water or a large city."""
    kinds = _kinds().get(name)
    return kinds is not None and (kinds.keys() != {"city"} or not 0 < kinds["city"] < _LARGE)


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
