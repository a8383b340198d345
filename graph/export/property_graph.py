"""Name what is in the network as property graphs name it: labels of nodes, types of relationships."""

import re
from collections.abc import Mapping

from graph.export.attributes import Value
from graph.records import EntityType

ENTITY = "Entity"
_LABELS: Mapping[str, str] = {
    EntityType.PERSON: "Person",
    EntityType.ORG: "Organisation",
    EntityType.GPE: "Place",
    EntityType.LOC: "Location",
    EntityType.FAC: "Building",
    EntityType.NORP: "Affiliation",
    EntityType.EVENT: "Event",
    EntityType.LAW: "Law",
    EntityType.PRODUCT: "Product",
    EntityType.WORK: "Work",
    EntityType.GROUP: "Group",
    EntityType.OTHER: "Other",
}
_SPOKE = {"about": "speaks about", "addressee": "speaks to"}
_NO_WORD = re.compile(r"\W+", re.ASCII)


def label_of(values: Mapping[str, Value]) -> str:
    """Return the label of a node, that of its entity's type; Other where it has none."""
    return _LABELS.get(str(values.get("entity_type")), _LABELS[EntityType.OTHER])


def interaction(values: Mapping[str, Value]) -> str:
    """Return in a few words what an edge is: the type of a relation, or its words, or the kind of the edge.

    >>> interaction({"kind": "statement", "to": "about"}), interaction({"kind": "co-mention"})
    ('speaks about', 'co-mention')
    """
    words = values.get("relation_type") or values.get("predicate") or _SPOKE.get(str(values.get("to")))
    return str(words or values.get("kind") or "linked to")


def type_of(values: Mapping[str, Value]) -> str:
    """Return the type of a relationship; a relation that has none of the fixed list is RELATED_TO.

    >>> type_of({"kind": "relation", "relation_type": "chief executive of"}), type_of({"kind": "relation"})
    ('CHIEF_EXECUTIVE_OF', 'RELATED_TO')
    """
    if values.get("kind") == "relation":
        words = str(values.get("relation_type") or "")
    else:
        words = interaction({**values, "predicate": "", "relation_type": ""})
    return _NO_WORD.sub("_", words).strip("_").upper() or "RELATED_TO"
