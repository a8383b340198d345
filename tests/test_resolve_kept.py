from dataclasses import fields, replace

import msgspec
import pytest

from graph.records import EntityType, Extraction, Mention, MentionKind, Span
from graph.resolve.article import resolve_article
from graph.resolve.cluster import Cluster
from graph.resolve.kept import pack_resolved, unpack_resolved

TEXT = "Ida Brandt met Omar Quist. Brandt left. She and Quist came."


def mention(words: str, kind: MentionKind = MentionKind.NAME, sentence: int = 0) -> Mention:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    label = EntityType.PERSON if kind is MentionKind.NAME else None
    return Mention(span=span, text=words, kind=kind, head=span, rule="test", label=label, sentence=sentence)


EXTRACTION = Extraction(
    article="may/a",
    sentences=(Span(0, 26), Span(27, 39), Span(40, len(TEXT))),
    units=(Span(0, len(TEXT)),),
    mentions=(
        mention("Ida Brandt"),
        mention("Omar Quist"),
        mention("Brandt left", sentence=1),
        replace(mention("She", MentionKind.PRONOUN, 2)),
    ),
)


def told(clusters: list[Cluster]) -> list[dict[str, object]]:
    return [{field.name: getattr(cluster, field.name) for field in fields(Cluster)} for cluster in clusters]


def test_what_is_resolved_in_an_article_comes_back_as_it_was_each_time_anew() -> None:
    clusters, decisions = resolve_article(EXTRACTION)
    packed = pack_resolved("may/a", clusters, decisions)
    for _ in range(2):
        again, decided = unpack_resolved(packed)
        assert told(again) == told(clusters)
        assert decided == decisions
        again[0].absorb(again[1], "changed")


def test_each_field_of_a_cluster_is_kept() -> None:
    whole = Cluster(
        mentions=[("a", 3)],
        described=EntityType.ORG,
        acronyms={"NBL"},
        named=False,
        plural=True,
        tied={("a", 5)},
        roles={"bank"},
        company={"ida brandt"},
        places={"port ellery"},
        original="a:3-9",
        of_couple=True,
        reasons={("a", 3): "same name"},
    )
    for name in ("forms", "spread", "witnesses", "titles", "genders"):
        getattr(whole, name)[name] += 2
    assert whole.name
    (again,), _ = unpack_resolved(pack_resolved("a", [whole], []))
    assert told([again]) == told([whole])


def test_other_bytes_are_refused() -> None:
    with pytest.raises(msgspec.MsgspecError):
        unpack_resolved(b"\x93\xa1a\x90")
