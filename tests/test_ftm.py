import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph.export.ftm import write_ftm
from graph.export.view import GraphView, view_of
from graph.records import Entity, EntityType, KnowledgeGraph

# It is no requirement of the tests: one of those that it needs itself has no permissive licence.
MISSING = "followthemoney is not installed: pip install it, to have the file checked"


def read(view: GraphView, folder: Path) -> list[dict[str, Any]]:
    write_ftm(view, folder / "graph.ftm.json")
    return [json.loads(line) for line in (folder / "graph.ftm.json").read_text("utf-8").split("\n")[:-1]]


def first(
    council: KnowledgeGraph, folder: Path, type_: str, **changes: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Return the relation r1, given a type, with its ends turned into what is asked."""
    entities = tuple(replace(found, **changes.get(found.id, {})) for found in council.entities)
    stated = tuple(replace(r, mention=replace(r.mention, type=type_)) for r in council.relations)
    found = read(view_of(replace(council, entities=entities, relations=stated)), folder)
    (link,) = (record for record in found if record["properties"].get("recordId") == ["re:r1"])
    return {"schema": link["schema"], **link["properties"]}


def test_an_employment_is_one(council: KnowledgeGraph, tmp_path: Path) -> None:
    link = first(council, tmp_path, "employer")
    assert (link["schema"], link["employee"], link["employer"]) == ("Employment", ["brandt"], ["office"])
    assert (link["role"], link["date"]) == (["employer"], ["2025-03-04"])


def test_an_employment_has_the_days_on_which_it_began_and_ended(
    council: KnowledgeGraph, tmp_path: Path
) -> None:
    dated = tuple(replace(r, since="2009", until="2011-05") for r in council.relations)
    link = first(replace(council, relations=dated), tmp_path, "employer")
    assert (link["startDate"], link["endDate"]) == (["2009"], ["2011-05"])


def test_what_a_schema_does_not_take_is_an_unknown_link(council: KnowledgeGraph, tmp_path: Path) -> None:
    link = first(council, tmp_path, "employer", office={"type": EntityType.GPE})
    assert (link["schema"], link["subject"], link["object"]) == ("UnknownLink", ["brandt"], ["office"])


def test_a_parent_is_the_owner(council: KnowledgeGraph, tmp_path: Path) -> None:
    company = {"type": EntityType.ORG, "name": "Brandt Ltd"}
    link = first(council, tmp_path, "parent organization", brandt=company)
    assert (link["schema"], link["owner"], link["asset"]) == ("Ownership", ["office"], ["brandt"])


@pytest.mark.parametrize(
    ("name", "type_", "schema"),
    [
        ("Harbour Office", EntityType.ORG, "PublicBody"),
        ("Quayside Ltd", EntityType.ORG, "Company"),
        ("Quayside", EntityType.ORG, "Organization"),
        ("Port Ellery", EntityType.GPE, "Address"),
        ("fishermen", EntityType.GROUP, "LegalEntity"),
    ],
)
def test_an_entity_is_of_the_nearest_schema(
    tmp_path: Path, name: str, type_: EntityType, schema: str
) -> None:
    entity = Entity(id="e-1", name=name, label=name, type=type_)
    _, found = read(view_of(KnowledgeGraph(entities=(entity,))), tmp_path)
    assert found == {
        "id": "e-1",
        "schema": schema,
        "properties": {"full" if schema == "Address" else "name": [name]},
    }


def test_its_own_library_finds_no_fault(council: KnowledgeGraph, tmp_path: Path) -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="pip install followthemoney to check the file"
    )
    valid(followthemoney, read(view_of(council), tmp_path))


def test_its_own_library_finds_no_fault_in_hostile_names_and_ids(
    council: KnowledgeGraph, tmp_path: Path
) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason=MISSING)
    people = tuple(replace(found, name=f"\x00\x1b<{found.name}>\ud800\u202e") for found in council.entities)
    strange = (Entity(id="-ä /:\x00", name="\U0001f600", label="a", type=type_) for type_ in [EntityType.LAW])
    valid(followthemoney, read(view_of(replace(council, entities=(*strange, *people))), tmp_path))


def valid(followthemoney: ModuleType, records: list[dict[str, Any]]) -> None:
    known = {record["id"]: record["schema"] for record in records}
    assert len(known) == len(records)
    for record in records:
        schema = followthemoney.model.get(record["schema"])
        schema.validate(record)
        assert not schema.abstract
        for name, values in record["properties"].items():
            property_ = schema.get(name)
            assert property_ is not None, (record["schema"], name)
            if property_.range is not None:
                ends = [followthemoney.model.get(known[value]) for value in values]
                assert all(end.is_a(property_.range) for end in ends), (record, name)
            elif property_.type.name in {"date", "url"}:
                assert [property_.type.clean(value) for value in values] == values
        assert followthemoney.types.registry.entity.clean(record["id"]) == record["id"]
