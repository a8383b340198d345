"""What a name that is in no list may be, from all that the text tells of it."""

from graph.data.given_names import name_word
from graph.data.places import place_kinds
from graph.kinds import probability
from graph.records import EntityType
from graph.resolve.cluster import Cluster

_PLACES = (EntityType.GPE, EntityType.LOC)
_SURE = 0.9  # how likely a name must be a place to be none of a body that begins with it
_MAY_BE = 0.03  # how likely a word must be a body to be read as one beside a body that begins with it


def is_surely_place(cluster: Cluster) -> bool:
    """Tell whether a name is a place, by what a person chose or by the text."""
    likely = sum(probability(kind, cluster.forms, cluster.witnesses) for kind in _PLACES)
    return bool(cluster.chosen_type) or likely > _SURE


def may_be_body(cluster: Cluster) -> bool:
    """Tell whether a name of nobody's choice and in no list of people and places may be a body."""
    if cluster.chosen_type or place_kinds(cluster.name) or any(name_word(cluster.name)):
        return False
    return probability(EntityType.ORG, cluster.forms, cluster.witnesses) > _MAY_BE
