import doctest
import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from graph.cli import app, run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
WRITTEN = ("graph.html", "graph.graphml", "graph.json")


@pytest.mark.parametrize("name", WRITTEN)
def test_the_first_command_gives_what_stands_in_exports(name: str, built: Path) -> None:
    # No comparison of pytest's own: it would take a minute to show where two pages differ.
    same = (built / name).read_bytes() == (ROOT / "exports" / name).read_bytes()
    assert same, f"exports/{name} is not what the program writes now: renew it as the README says"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the README's own build writes, had it been told to write here."""
    last = COMMANDS[0].replace("\\\n", "").splitlines()[-1]
    program, *arguments = shlex.split(last)
    assert program == ".venv/bin/newsgraph"
    folder = tmp_path_factory.mktemp("exports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert run([*arguments, "-q", "-o", str(folder)]) == 0
    return folder


def test_every_field_of_the_result_is_explained(built: Path) -> None:
    section = README.partition("## graph.json")[2].partition("\n## ")[0]
    explained = set(re.findall(r"`([a-z_]+)`", section))
    result = json.loads((built / "graph.json").read_text(encoding="utf-8"))
    assert {
        *result,
        *(field for part in result.values() if isinstance(part, list) for field in part[0]),
    } <= explained


def test_every_attribute_of_the_network_is_explained_with_its_type(built: Path) -> None:
    section = README.partition("## graph.graphml")[2].partition("\n## ")[0]
    explained = {
        (owner, name, kind)
        for owner, rows in re.findall(r"\| of an? (node|edge) .*\n\|-.*\n((?:\|.*\n)+)", section)
        for names, kind in re.findall(r"^\| ([^|]+) \| (\w+) \|", rows, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", names)
    }
    written = re.findall(
        r'<key id="\w+" for="(\w+)" attr\.name="(\w+)" attr\.type="(\w+)"/>',
        (built / "graph.graphml").read_text(encoding="utf-8"),
    )
    assert explained == set(written)


def test_the_map_names_every_module_and_no_other() -> None:
    section = README.partition("## Map")[2].partition("    tests/")[0]
    named = re.findall(r"^ {6}([a-z_]+(?:\.py|/)) ", section, re.MULTILINE)
    paths = [path for path in (ROOT / "graph").iterdir() if path.suffix == ".py" or any(path.glob("*.py"))]
    assert sorted(named) == sorted(path.name if path.suffix else f"{path.name}/" for path in paths)


def test_every_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for command in app.registered_commands:
        assert run([command.callback.__name__ if command.callback else "", "--help"]) == 0
    offered = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", capsys.readouterr().out)) - {"--help"}
    section = README.partition("## Use")[2].partition("\n## Who is who")[0]
    explained = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", section)) - {"--install-completion"}
    assert explained == offered


def test_the_example_in_python_does_what_it_shows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("exports").symlink_to(ROOT / "exports")
    failed, tried = doctest.testfile(
        str(ROOT / "README.md"), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS
    )
    assert (failed, tried > 0) == (0, True)
    assert Path("okafor.gephi.graphml").stat().st_size > 0


def test_every_requirement_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in required}
    pinned = re.findall(
        r"^([\w.-]+)==", (ROOT / "requirements-test.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert names - set(pinned) == set()
