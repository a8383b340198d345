import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from networks import lean, stories

from graph.export.obsidian import write_obsidian
from graph.export.view import view_of
from graph.records import KnowledgeGraph

LINK = re.compile(r"\[\[([^\[\]]*)\]\]")


def test_a_note_tells_what_is_stated_and_said_with_the_article(
    council: KnowledgeGraph, tmp_path: Path
) -> None:
    view = view_of(council)
    write_obsidian(view, tmp_path)
    assert (tmp_path / "Entities" / "Ida Brandt.md").read_text("utf-8") == (
        "---\n"
        'aliases: ["Brandt"]\n'
        'type: "PERSON"\n'
        'roles: ["head of the Harbour Office"]\n'
        'id: "brandt"\n'
        f'build: "{view.build}"\n'
        "---\n"
        "# Ida Brandt\n"
        "\n## Stated\n\n"
        "- [[Ida Brandt]] head of [[Harbour Office]]: “Ida Brandt, head of the Harbour Office” ([[Bridge]])\n"
        "\n## Says\n\n"
        "- “The bridge is weak, … We told Quist.” about [[Omar Quist]] ([[Bridge]])\n"
        "- the Harbour Office would close the bridge about [[Harbour Office]] ([[a2]])\n"
        "\n## Named with\n\n"
        "- [[Omar Quist]]\n"
        "- [[Harbour Office]]\n"
    )


NAMES = ("../../etc", "a/b", "CON", "a" * 300, "\U0001f600" * 300, "...", "[[x]]|y#z", "?")
WINDOWS = ("com¹", "---", "\u202e")


@pytest.mark.parametrize("name", [*NAMES, *WINDOWS])
def test_a_name_that_no_file_may_have_gets_one(council: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    named = tuple(replace(entity, name=name) for entity in council.entities)
    write_obsidian(view_of(replace(council, entities=named)), tmp_path)
    names = {path.stem for path in (tmp_path / "Entities").glob("*.md")}
    assert len(names) == 3
    assert not names & {"CON", *WINDOWS}
    assert sorted(found.name for found in tmp_path.iterdir()) == ["Articles", "Entities"]


@lean
@given(stories())
def test_every_link_leads_to_a_note_and_every_property_is_read(
    tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeGraph
) -> None:
    folder = tmp_path_factory.mktemp("any")
    write_obsidian(view_of(knowledge), folder)
    notes = {path.stem: path.read_text("utf-8") for path in folder.rglob("*.md")}
    for path in (folder / "Entities").glob("*.md"):
        text = path.read_text("utf-8")
        assert set(LINK.findall(text)) <= notes.keys()
        properties = yaml.safe_load(text.split("---\n")[1])
        assert properties["type"] in {str(entity.type) for entity in knowledge.entities}
