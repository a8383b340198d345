"""Bundle the edges of the network into the links the page draws, each with all that proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypedDict

from graph.export.view import GraphView
from graph.network.stated import value_edges
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
class Link:
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


def valued(view: GraphView, texts: Mapping[str, Text]) -> list[Link]:
    """Return what is stated of entities in words that name nobody: it is listed, and not drawn."""
    return [
        _relation(source, words, data, texts)
        for source, words, _, data in value_edges(view.knowledge)
        if source in view.network
    ]


def _relation(source: str, target: str, data: Mapping[str, Any], texts: Mapping[str, Text]) -> Link:
    return Link(
        source=source,
        target=target,
        kind="relation",
        to_whom="",
        label=data["label"],
        negated=data["negated"],
        reported=data["reported"],
        type=data["type"] or "",
        qualifier=data["qualifier"],
        modality=data["modality"],
        amount=data["amount"],
        telling=data["telling"],
        weight=data["weight"],
        passages=[_proof(texts[item.article], item) for item in data["evidence"]],
        quotations=list(data["quotations"]),
    )


def links(view: GraphView, texts: Mapping[str, Text]) -> list[Link]:
    """Return the links in the order of their ends; a statement's proof is its quotation, named by id.

    Of a co-mention the page marks the two by itself; of a relation the words that state it are marked.
    """
    around: dict[Evidence, Passage] = {}
    bundles: dict[tuple[str, ...], Link] = {}
    for source, target, _, data in sorted(
        view.network.edges(keys=True, data=True), key=lambda edge: edge[:3]
    ):
        kind, label = str(data["kind"]), str(data.get("label") or "")
        negated, reported = bool(data.get("negated")), bool(data.get("reported"))
        qualifier, modality = str(data.get("qualifier") or ""), str(data.get("modality") or "")
        # Two statements are one line whatever their verbs; two relations are two where their words differ.
        relation_type = str(data.get("type") or "")
        words = (label, relation_type, qualifier, modality) if kind == "relation" else ()
        to_whom = str(data.get("to") or "")
        bundle = (source, target, kind, to_whom, *words, str(negated), str(reported))
        link = bundles.setdefault(
            bundle,
            Link(
                source=source,
                target=target,
                kind=kind,
                to_whom=to_whom,
                label=label,
                negated=negated,
                reported=reported,
                type=relation_type,
                qualifier=qualifier,
                modality=modality,
            ),
        )
        link.weight += float(data.get("weight") or 1.0)
        link.telling = max(link.telling, float(data.get("telling") or 0.0))
        link.amount = link.amount or str(data.get("amount") or "")
        if kind == "statement" and label != link.label:
            link.label = ""
        link.quotations += data.get("quotations") or ([data["quotation"]] if data.get("quotation") else [])
        if kind == "relation":
            link.passages += (_proof(texts[item.article], item) for item in data["evidence"])
        elif kind == "co-mention":
            for item in data["evidence"]:
                if item not in around:
                    around[item] = replace(_proof(texts[item.article], item), marks=())
                link.passages.append(around[item])
    return list(bundles.values())


def _proof(text: Text, evidence: Evidence) -> Passage:
    return passage(text, (Span(evidence.start, evidence.end),))
