import json
import re
from importlib.resources import files

from graph.export.look import COLOURS, TYPES, edge_colour
from graph.records import EntityType

HTML = files("graph.export.html")


def test_colours_are_those_of_the_page() -> None:
    style = (HTML / "style" / "colours.css").read_text("utf-8")
    light = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", style.partition("@media")[0]))
    assert {name: light[name] for name in COLOURS} == COLOURS


def test_types_look_as_on_the_page() -> None:
    script = (HTML / "script" / "palette.mjs").read_text("utf-8")
    rows = re.findall(r'^  (\["[A-Z_]+", \["[a-z]+", "[a-z]+"\]\]),$', script, re.MULTILINE)
    assert {type_: tuple(look) for type_, look in map(json.loads, rows)} == {
        str(type_): look for type_, look in TYPES.items()
    }
    assert TYPES.keys() == set(EntityType)


def test_a_kind_of_link_that_nobody_knows_is_drawn_as_a_co_mention() -> None:
    assert edge_colour("something else") == edge_colour("co-mention") == "#868c94"
