"""What a name that is in no list may be, from all that the text tells of it."""

from graph.data.given_names import name_word
from graph.data.places import place_kinds
from graph.kinds import probability
from graph.records import EntityType
from graph.resolve.cluster import Cluster

_PLACES = (EntityType.GPE, EntityType.LOC)
_SURE = 0.9  # how likely a name must be a place to be none of a body that begins with it
_MAY_BE = 0.03  # how likely a word must be a body to be read as one beside a body that begins with it
_LISTED = 0.3  # the same for a word that also names people or places


def is_surely_place(cluster: Cluster) -> bool:
    """Tell whether a name is a place, by what a person chose or by the text."""
    likely = sum(probability(kind, cluster.forms, cluster.witnesses) for kind in _PLACES)
    return bool(cluster.chosen_type) or likely > _SURE


def may_be_body(cluster: Cluster) -> bool:
    """Tell whether a name of nobody's choice may be a body; one that also names people or places hardly."""
    listed = place_kinds(cluster.name) or any(name_word(cluster.name))
    likely = probability(EntityType.ORG, cluster.forms, cluster.witnesses)
    return not cluster.chosen_type and likely > (_LISTED if listed else _MAY_BE)
