"""Countries and states by name, from the lists of Faker."""

from functools import cache

from faker.providers.address.en import Provider as _World
from faker.providers.address.en_AU import Provider as _Australia
from faker.providers.address.en_CA import Provider as _Canada
from faker.providers.address.en_US import Provider as _UnitedStates

from graph.data import mapping


@cache
def countries() -> frozenset[str]:
    """Return the names of countries, their other names included."""
    names = mapping("country_names")
    return frozenset({*_World.countries, *(name for name in names if names[name] in _World.countries)})


@cache
def regions() -> frozenset[str]:
    """Return the names of countries, and of the states and provinces that news in English names alone."""
    names = {*_World.countries, *_UnitedStates.states, *_Canada.provinces, *_Australia.states}
    return frozenset(names | mapping("country_names").keys() | set(mapping("country_names").values()))
