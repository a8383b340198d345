"""Tie pronouns to one another where nobody can tell whom they mean: `He sold his boat`."""

from collections.abc import Collection

from graph.records import Extraction, MentionKind
from graph.resolve.discourse import GENDER
from graph.resolve.ids import place_id
from graph.resolve.pronouns import FIRST, WE

_REACH = 1  # sentences back that a pronoun of a chain may stand


def pronoun_chains(extraction: Extraction, resolved: Collection[int]) -> dict[int, str]:
    """Return what unresolved pronouns refer to, by mention: an id for each chain of two or more.

    A chain has one gender or person, and is quoted or not; its pronouns stand in one sentence or in two that
    follow one another.
    """
    open_: dict[tuple[str, bool], list[int]] = {}
    chains: list[list[int]] = []
    for index, mention in enumerate(extraction.mentions):
        kind = _kind(mention.text.lower()) if mention.kind is MentionKind.PRONOUN else ""
        if not kind or index in resolved:
            continue
        chain = open_.get((kind, mention.quoted))
        if chain is None or mention.sentence - extraction.mentions[chain[-1]].sentence > _REACH:
            chain = open_[kind, mention.quoted] = []
            chains.append(chain)
        chain.append(index)
    return {
        index: place_id(extraction.article, extraction.mentions[chain[0]].span)
        for chain in chains
        if len(chain) > 1
        for index in chain
    }


def _kind(pronoun: str) -> str:
    if pronoun in GENDER:
        return GENDER[pronoun]
    return "we" if pronoun in WE else "i" if pronoun in FIRST else ""
