"""What common nouns describe: people, organisations, places, things."""

from functools import cache

from graph.data import mapping, table, words

# Classes of WordNet whose nouns refer to nothing that acts or happens.
_QUALITIES = frozenset(
    "time quantity attribute feeling body shape relation motive state substance food".split(),
)


@cache
def person_nouns() -> frozenset[str]:
    """Return the nouns that describe a person, in the singular."""
    return words("person_nouns") | words("wordnet_person_nouns")


@cache
def noun_types() -> dict[str, str]:
    """Return the type of entity that a noun describes; a person before an organisation before a place."""
    places = mapping("place_nouns")
    bodies = dict.fromkeys(words("organisation_nouns"), "ORG")
    return places | bodies | dict.fromkeys(person_nouns(), "PERSON")


def singular(noun: str) -> str:
    """Return the singular of a regular plural in lower case.

    >>> singular("attorneys"), singular("agencies"), singular("coaches")
    ('attorney', 'agency', 'coach')
    """
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun.removesuffix("s")


def noun_class(noun: str) -> str:
    """Return the class of what a noun in the singular means (`act`, `group`), empty where none is known."""
    return mapping("noun_classes").get(noun, "")


def may_be_thing(noun: str) -> bool:
    """Tell whether a noun in the singular may mean something of its own that a text comes back to."""
    return len(noun) > 1 and noun_class(noun) not in _QUALITIES


@cache
def _above() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[2].split()) for row in table("noun_classes") if len(row) > 1 + 1}


def kinship(noun: str, other: str) -> str:
    """Return how two nouns in the singular are related: `same`, `synonym`, `kind of`, `above`, or empty.

    >>> kinship("ship", "vessel"), kinship("vessel", "ship"), kinship("ship", "law")
    ('above', 'kind of', '')
    """
    if noun == other:
        return "same"
    own, others = _above().get(noun, ()), _above().get(other, ())
    if own and others and own[0] == others[0]:
        return "synonym"
    if others and others[0] in own:
        return "above"
    return "kind of" if own and own[0] in others else ""
