"""What is embedded stays where it was put, and only what we wrote runs."""

import base64
import hashlib
import json
import re
import zlib
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from graph.export.html.embed import (
    embedded_json,
    packed_library,
    page_script,
    page_style,
    policy,
    vis_network,
)

IMPORT = re.compile(r"^import (.*)", re.MULTILINE)
ONE_LINE = re.compile(r'^\{ [\w, ]+ \} from "\./(\w+)\.mjs";$')


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none()))
def test_embedded_data_reads_back_and_cannot_end_its_element(data: dict[str, object]) -> None:
    text = embedded_json(data)
    assert "<" not in text
    text.encode("utf-8")
    assert json.loads(text) == data


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert json.loads(embedded_json(["\ud800", "\U0001f600"])) == ["\ufffd", "\U0001f600"]


def test_the_policy_allows_the_given_scripts_and_nothing_else() -> None:
    digest = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert policy(["go()"], []) == (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src ; base-uri 'none'; form-action 'none'"
    )


def test_no_script_or_style_can_end_its_element() -> None:
    for text in (vis_network(), page_script(), page_style()):
        assert "</script" not in text.lower()
        assert "</style" not in text.lower()
        assert "<!--" not in text


def test_the_packed_library_is_the_one_that_pyvis_brings() -> None:
    packed = files("graph.export.html") / "library.zz"
    assert zlib.decompress(packed.read_bytes()).decode() == vis_network()
    assert base64.b64decode(packed_library()) == packed.read_bytes()


def test_every_module_is_linked_once_and_none_of_its_imports_is_left() -> None:
    script = page_script()
    modules = sorted(
        item.name.removesuffix(".mjs") for item in (files("graph.export.html") / "script").iterdir()
    )
    assert sorted(re.findall(r"^modules\.(\w+) = ", script, re.MULTILINE)) == modules
    assert re.findall(r"^(?:import|export)\b.*", script, re.MULTILINE) == []


def test_every_import_stands_on_one_line() -> None:
    for item in (files("graph.export.html") / "script").iterdir():
        for line in IMPORT.findall(item.read_text(encoding="utf-8")):
            assert ONE_LINE.match(line), (item.name, line)


def test_no_module_is_long() -> None:
    folder = files("graph.export.html")
    sources = [*(folder / "script").iterdir(), *(folder / "style").iterdir()]
    assert [item.name for item in sources if item.read_text(encoding="utf-8").count("\n") > 400] == []
