"""What common nouns describe: people, organisations, places."""

from functools import cache

from graph.data import mapping, words


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
