"""Turn clusters into entities: a full name, a short label, aliases, an id made of content."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from graph.records import Alias, Entity, EntityType, Mention
from graph.resolve.cluster import Cluster
from graph.resolve.ids import content_id
from graph.resolve.names import fold, initials, is_acronym, key, suffix, surname

_MIN_INITIALS = 3  # an organisation's name of fewer capitalised words gets no derived acronym
_LABEL_INITIALS = 4  # words of a name from which on a drawing shows its initials, where they can be spoken
_LONG = 40  # characters of a name from which on its initials are drawn, though no text calls it so
_SHOUTED = 5  # letters of a word that make capitals no acronym of a place: USA, USSR, DPRK
_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_PRONOUNCEABLE = re.compile(r"(?:[^AEIOU]{1,2}[AEIOU]|[AEIOU])(?:[^AEIOU]{1,2}[AEIOU])*[^AEIOU]{0,2}")


def make_entities(
    clusters: Sequence[Cluster],
    mentions: Mapping[tuple[str, int], Mention],
    observers: Collection[str],
) -> list[Entity]:
    """Return an entity for each cluster, in order; equal names are told apart by first mention."""
    counts: dict[str, int] = {}
    for cluster in clusters:
        if cluster.named:
            counts[cluster.name] = counts.get(cluster.name, 0) + 1
    entities = []
    for cluster in clusters:
        article, index = cluster.mentions[0]
        where = (article, *mentions[article, index].span)
        alone = cluster.named and counts[cluster.name] == 1
        content = (cluster.name,) if alone else (cluster.name, cluster.type, *where)
        entities.append(_entity(cluster, content_id("e", *content), observers))
    labels = Counter(entity.label for entity in entities if entity.named)
    return [replace(e, label=e.name) if e.named and labels[e.label] > 1 else e for e in entities]


def _entity(cluster: Cluster, identifier: str, observers: Collection[str]) -> Entity:
    name = _calm(cluster)
    aliases = {Alias(text=form) for form in cluster.forms if form != name}
    derived = initials(name) if cluster.type is EntityType.ORG and cluster.named else ""
    if len(derived) >= _MIN_INITIALS and derived not in cluster.forms and not is_acronym(name):
        aliases.add(Alias(text=derived, derived=True))
    return Entity(
        id=identifier,
        name=name,
        label=_label(cluster, name, derived),
        type=cluster.type,
        named=cluster.named,
        observer=cluster.named and any(key(form) in observers for form in cluster.forms),
        aliases=tuple(sorted(aliases)),
        roles=_roles(cluster),
    )


def _roles(cluster: Cluster) -> tuple[str, ...]:
    """Return what a cluster is said to be, each role once, without those that a fuller one holds."""
    folded = {fold(title): title for title in sorted(cluster.titles)}
    kept = [name for name in folded if not any(name != other and name in other for other in folded)]
    return tuple(sorted(folded[name] for name in kept))


def _calm(cluster: Cluster) -> str:
    """Return the name; that of a place which stands in capitals alone, as in datelines, in small letters."""
    name = cluster.name
    shouts = name.isupper() and len(max(re.findall(r"[^\W\d_]+", name), key=len, default="")) >= _SHOUTED
    if cluster.chosen_name or cluster.type not in _PLACES or not shouts:
        return name
    words = (word if "." in word[:-1] else word.capitalize() for word in name.split())
    return " ".join(words)


def _label(cluster: Cluster, name: str, derived: str) -> str:
    """Return what a reader calls it: a surname, an acronym, the most frequent short form.

    Of a place, the name itself in capitals is neither: RUSSIA in a dateline.
    """
    if cluster.type is EntityType.PERSON and cluster.named:
        plain, bracket, note = name.partition(" (")  # a person tells two of one name apart by a note
        words = [word for word in plain.split() if not suffix(word)]
        return " ".join(words[-len(surname(plain).split()) :]) + bracket + note if len(words) > 1 else name
    if cluster.chosen_name:
        return name
    spelled = {form.casefold() for form in (name, *cluster.forms) if not form.isupper()}
    place = cluster.type in _PLACES
    forms = [form for form in cluster.forms if not (place and form.isupper() and form.casefold() in spelled)]
    acronyms = [form for form in forms if is_acronym(form)]
    if acronyms:
        return min(acronyms, key=lambda form: (-cluster.forms[form], form))
    if (
        len(name) > _LONG
        and len(derived) >= _LABEL_INITIALS
        and _PRONOUNCEABLE.fullmatch(derived)
        and not any(map(is_acronym, name.split()))
    ):
        return derived
    return min(forms, key=lambda form: (-cluster.forms[form], len(form), form), default=name)
