"""Bundle the edges of the network into the links the page draws, each with all that proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypedDict

from graph.export.view import GraphView
from graph.network.links import Link, links_of
from graph.network.stated import stated_in_words
from graph.passages import Passage, Text, passage
from graph.records import Evidence, Quotation, Span


class QuotationItem(TypedDict):
    """Who spoke to whom about whom, by the ids of the page; None or empty where the text does not say."""

    kind: str
    attitude: str | None
    mode: str
    negated: bool
    cue: str
    speaker: str | None
    addressee: str | None
    about: list[str]
    said_on: str | None
    passage: Passage


@dataclass(slots=True, kw_only=True)
class PageLink:
    """One line, drawn or listed: all edges that say the same of the same two ends.

    `telling` is how much a relation tells. One in words that name nobody has those as its `target`.
    """

    source: str
    target: str
    kind: str
    to_whom: str
    label: str
    negated: bool
    reported: bool
    type: str = ""
    qualifier: str = ""
    modality: str = ""
    amount: str = ""
    telling: float = 0.0
    weight: float = 0.0
    passages: list[Passage] = field(default_factory=list)
    quotations: list[str] = field(default_factory=list)


def quotation_item(quotation: Quotation, text: Text, ids: Mapping[str, str]) -> QuotationItem:
    """Return a quotation with its words marked in their sentences."""
    found = quotation.mention
    around = [span for span in (found.cue, found.speaker) if span is not None]
    cue = text.article.text[found.cue.start : found.cue.end] if found.cue else ""
    return {
        "kind": found.kind.value,
        "attitude": found.attitude,
        "mode": found.mode.value,
        "negated": found.negated,
        "cue": cue,
        "speaker": ids[quotation.speaker] if quotation.speaker is not None else None,
        "addressee": ids[quotation.addressee] if quotation.addressee is not None else None,
        "about": [ids[entity] for entity in quotation.about if entity in ids],
        "said_on": quotation.said_on,
        "passage": passage(text, found.content, around),
    }


def valued(view: GraphView, texts: Mapping[str, Text]) -> list[PageLink]:
    """Return what is stated of entities in words that name nobody: it is listed, and not drawn."""
    found = [(link, _line(link)) for link in stated_in_words(view.knowledge) if link.source in view.network]
    for link, line in found:
        _add(line, link, texts, {})
    return [line for _, line in found]


def links(view: GraphView, texts: Mapping[str, Text]) -> list[PageLink]:
    """Return the links in the order of their ends; a statement's proof is its quotation, named by id.

    Of a co-mention the page marks the two by itself; of a relation the words that state it are marked.
    """
    around: dict[Evidence, Passage] = {}
    bundles: dict[tuple[object, ...], PageLink] = {}
    for link in sorted(links_of(view.network), key=lambda link: (link.source, link.target, link.id)):
        # Two statements are one line whatever their verbs; two relations are two where their words differ.
        words = (link.label, link.type, link.qualifier, link.modality) if link.kind == "relation" else ()
        bundle = (link.source, link.target, link.kind, link.to, *words, link.negated, link.reported)
        _add(bundles.setdefault(bundle, _line(link)), link, texts, around)
    return list(bundles.values())


def _line(link: Link) -> PageLink:
    return PageLink(
        source=link.source,
        target=link.target,
        kind=link.kind,
        to_whom=link.to or "",
        label=link.label,
        negated=link.negated,
        reported=link.reported,
        type=link.type or "",
        qualifier=link.qualifier,
        modality=link.modality,
    )


def _add(line: PageLink, link: Link, texts: Mapping[str, Text], around: dict[Evidence, Passage]) -> None:
    line.weight += link.weight
    line.telling = max(line.telling, link.telling)
    line.amount = line.amount or link.amount
    line.quotations += link.claims
    if link.kind == "relation":
        line.passages += (_proof(texts[item.article], item) for item in link.evidence)
    elif link.kind == "co-mention":
        for item in link.evidence:
            if item not in around:
                around[item] = replace(_proof(texts[item.article], item), marks=())
            line.passages.append(around[item])
    elif link.label != line.label:
        line.label = ""


def _proof(text: Text, evidence: Evidence) -> Passage:
    return passage(text, (Span(evidence.start, evidence.end),))
