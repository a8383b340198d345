import json
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.export.json import to_json, write_json
from graph.records import Article, Entity, EntityType, KnowledgeGraph


def read(knowledge: KnowledgeGraph) -> dict[str, list[dict[str, object]]]:
    read: dict[str, list[dict[str, object]]] = json.loads("".join(to_json(knowledge)))
    return read


def test_nothing_is_written_as_empty_parts() -> None:
    assert "".join(to_json(KnowledgeGraph(), "b1")) == (
        '{"schema": "newsgraph/2",\n"build": "b1",\n"articles": [],\n"entities": [],\n"mentions": [],\n'
        '"quotations": [],\n"relations": [],\n"co_mentions": [],\n"decisions": []}\n'
    )


def test_every_record_has_its_line(council: KnowledgeGraph, tmp_path: Path) -> None:
    write_json(council, tmp_path / "graph.json")
    lines = (tmp_path / "graph.json").read_text(encoding="utf-8").split("\n")
    brandt = (
        '{"id":"brandt","name":"Ida Brandt","label":"Brandt","type":"PERSON",'
        '"aliases":[{"text":"Brandt"},{"text":"IB","derived":true}],'
        '"roles":["head of the Harbour Office"]},'
    )
    quist = '{"id":"quist","name":"Omar Quist","label":"Quist","type":"PERSON","aliases":[]}'
    assert (lines[5:7], lines[8:10]) == (['"entities": [', brandt], [f"{quist}],", '"mentions": ['])


def test_an_article_keeps_all_that_its_source_states(council: KnowledgeGraph) -> None:
    assert read(council)["articles"][1] == {
        "id": "a2",
        "source": "a2.txt",
        "published": "2025-03-06T09:30:00Z",
        "text": council.articles[1].text,
        "sentences": [0, 70],
        "units": [0, 70],
    }


def test_mentions_stand_in_text_order_resolved_or_not(council: KnowledgeGraph) -> None:
    found = read(council)["mentions"]
    assert [(item["article"], item["start"], item["entity"]) for item in found[:3]] == [
        ("a1", 27, "brandt"),
        ("a1", 51, "office"),
        ("a1", 76, "quist"),
    ]
    assert found[6] == {
        "article": "a1",
        "start": 126,
        "end": 128,
        "kind": "pronoun",
        "entity": None,
        "rule": "given",
        "sentence": 0,
    }


def test_a_quotation_has_its_spans_and_its_entities(council: KnowledgeGraph) -> None:
    assert read(council)["quotations"][2] == {
        "id": "q3",
        "article": "a2",
        "kind": "indirect",
        "content": [[28, 69]],
        "cue": [7, 11],
        "speaker": [0, 6],
        "addressee": [12, 22],
        "speaker_entity": "brandt",
        "addressee_entity": "quist",
        "about": ["office"],
        "rule": "told",
    }


def test_a_relation_has_its_spans_and_its_entities(council: KnowledgeGraph) -> None:
    assert read(council)["relations"][0] == {
        "id": "r1",
        "article": "a1",
        "subject": "brandt",
        "predicate": "head of",
        "type": "role",
        "object": "office",
        "subject_mention": [27, 37],
        "object_mention": [51, 65],
        "evidence": [27, 65],
        "negated": False,
        "rule": "apposition",
    }


def test_a_co_mention_has_its_counts_and_the_places_of_its_evidence(council: KnowledgeGraph) -> None:
    assert read(council)["co_mentions"][0] == {
        "a": "brandt",
        "b": "office",
        "weight": council.co_mentions[0].weight,
        "evidence": {"a1": [0], "a2": [0]},
    }


def test_the_order_of_the_records_does_not_show(council: KnowledgeGraph) -> None:
    chance = Random(4)  # noqa: S311  # an order, no secret
    names = ("articles", "entities", "mentions", "quotations", "relations", "co_mentions")
    mixed = {name: chance.sample(getattr(council, name), len(getattr(council, name))) for name in names}
    shuffled = replace(council, **{name: tuple(part) for name, part in mixed.items()})
    assert list(to_json(shuffled)) == list(to_json(council))


def test_a_lone_surrogate_becomes_one_replacement_character() -> None:
    knowledge = KnowledgeGraph(articles=(Article(id="a", text="x\ud83dy\udc00\U0001f600"),))
    assert read(knowledge)["articles"][0]["text"] == "x\ufffdy\ufffd\U0001f600"


@given(st.text(), st.text())
def test_any_text_comes_back_as_it_was(text: str, name: str) -> None:
    knowledge = KnowledgeGraph(
        articles=(Article(id="a", text=text),),
        entities=(Entity(id="e", name=name, label=name, type=EntityType.WORK),),
    )
    back = read(knowledge)
    assert (back["articles"][0]["text"], back["entities"][0]["name"]) == (text, name)
    "".join(to_json(knowledge)).encode("utf-8")
