"""How a person asks for a cut on the command line."""

from dataclasses import fields, replace
from pathlib import Path

import networkx as nx
import pytest
from typer.main import get_command

from graph.cli import app, run
from graph.cli.cutting import cut_down, cut_of
from graph.cli.options import Asked
from graph.errors import UsageError
from graph.export.json import write_json
from graph.export.saved import read_json
from graph.network import build_network
from graph.network.cut import Cut
from graph.records import EntityType, KnowledgeGraph


def test_a_wish_becomes_a_cut() -> None:
    asked = {"types": "person, Org", "kinds": "RELATION", "since": " 2025-03", "until": "2025"}
    assert cut_of({**asked, "no_reported": True}) == Cut(
        types=frozenset({EntityType.PERSON, EntityType.ORG}),
        kinds=frozenset({"relation"}),
        since="2025-03",
        until="2025",
        reported=False,
    )


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            {"since": "March"},
            "--since 'March' is no day: write it as 2024-05-01, or a month, 2024-05, or a year.",
        ),
        (
            {"until": "2025-02-30"},
            "--until '2025-02-30' is no day: write it as 2024-05-01, or a month, 2024-05, or a year.",
        ),
        ({"depth": 2}, "--depth needs --neighbourhood: name whose neighbours you want."),
        (
            {"kinds": "love"},
            "There is no kind of link 'love': choose from co-mention, statement, relation.",
        ),
        ({"kinds": " , "}, "There is no kind of link ' , ': choose from co-mention, statement, relation."),
        ({"types": ""}, f"There is no type '': choose from {', '.join(EntityType)}."),
        (
            {"neighbourhood": ("Ida Brant",)},
            "Nobody and nothing in these articles is called 'Ida Brant'. Did you mean Ida Brandt?",
        ),
        ({"since": "2031"}, "This cut leaves nothing: ask for less."),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence(
    asked: Asked, sentence: str, council: KnowledgeGraph
) -> None:
    with pytest.raises(UsageError) as error:
        cut_down(council, cut_of(asked), "these articles")
    assert str(error.value) == sentence


def test_a_neighbourhood_is_named_by_any_alias(council: KnowledgeGraph) -> None:
    left = cut_down(council, Cut(around=("I.B.",), depth=0), "these articles")
    assert [entity.name for entity in left.entities] == ["Ida Brandt"]


def test_articles_without_a_date_are_counted(
    council: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    undated = replace(council, articles=(replace(council.articles[0], published=None), council.articles[1]))
    cut_down(undated, Cut(since="2025"), "these articles")
    assert capsys.readouterr() == ("", "1 article without a date left out.\n")


def test_each_field_of_a_cut_has_its_option() -> None:
    command = get_command(app).commands["export"]  # type: ignore[attr-defined]  # a group, as there are several
    panel = [option.name for option in command.params if getattr(option, "rich_help_panel", None) == "Cut"]
    named = {"neighbourhood": "around", "no_reported": "reported"}
    assert [named.get(name, name) for name in panel] == [field.name for field in fields(Cut)]


def test_every_format_shows_the_same_cut(
    council: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_json(council, Path("graph.json"))
    cut = ["--types", "PERSON", "--kinds", "statement", "--since", "2025-03", "--top", "2"]
    assert run(["export", "graph.json", "-q", "-o", "out", "--format", "json,html,graphml,gexf", *cut]) == 0
    left = read_json(Path("out/graph.json"))
    names = [entity.name for entity in left.entities]
    assert names == ["Ida Brandt", "Omar Quist"]
    for name in ("graph.html", "graph.graphml", "graph.gexf"):
        written = Path("out", name).read_text(encoding="utf-8")
        assert all(person in written for person in names)
    network = build_network(left)
    assert nx.read_graphml("out/graph.graphml").number_of_edges() == network.number_of_edges() == 2
    assert nx.read_gexf("out/graph.gexf").number_of_edges() == 2
