import importlib.util
import json
import re
import shlex
import tomllib
from pathlib import Path

import examples
import layers
import manual
import pytest

from graph.cli import run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
WRITTEN = ("graph.html", "graph.graphml", "graph.json")
LONGEST = 150  # lines of the README
TEXTS = {path: path.read_text(encoding="utf-8") for path in examples.DOCUMENTS}
_OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")
RENEW = "run `python tests/examples.py`"


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def documents(*languages: str) -> list[Path]:
    return [p for p in TEXTS if any(block.language in languages for block in examples.blocks(TEXTS[p]))]


@pytest.mark.parametrize("name", WRITTEN)
def test_the_first_command_gives_what_stands_in_exports(name: str, built: Path) -> None:
    # No comparison of pytest's own: it would take a minute to show where two pages differ.
    same = (built / name).read_bytes() == (ROOT / "exports" / name).read_bytes()
    assert same, f"exports/{name} is not what the program writes now: renew it as CONTRIBUTING.md says"


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


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= LONGEST


@pytest.mark.parametrize("path", documents("console", "python"), ids=named)
def test_what_a_document_shows_is_what_happens(path: Path) -> None:
    assert examples.renewed(TEXTS[path]) == TEXTS[path], RENEW


def test_whatever_stands_between_fences_is_run() -> None:
    # .ci/run runs the README's two commands; a document with others has a test of its own.
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py")]
    assert [
        (named(path), block.language)
        for path in TEXTS
        for block in examples.blocks(TEXTS[path])
        if not block.file and block.language not in {"console", "python"} and path.name != "README.md"
        if not any(f'"{path.name}"' in test or f'"{named(path)}"' in test for test in tests)
    ] == []


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_links_and_paths_of_a_document_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", TEXTS[path])
    named_paths = re.findall(r"`((?:graph|tests|docs|exports)/[\w./*-]+)`", TEXTS[path])
    named_paths += re.findall(r"\b(?:graph|tests)/[\w/]+\.(?:py|tsv|toml|txt)\b", TEXTS[path])
    lost = [name for name in named_paths if not any(ROOT.glob(name.rstrip("/")))]
    for link in links:
        target, _, anchor = link.partition("#")
        file = path.parent / target if target else path
        if not link.startswith("https://") and not (
            file.exists() and (not anchor or anchor in anchors(file))
        ):
            lost.append(link)
    assert lost == []


def anchors(path: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a document."""
    headings = re.findall(r"^#+ (.*)$", TEXTS[path.resolve()], re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_document_is_found_from_the_readme() -> None:
    found: set[Path] = set()
    ahead = [ROOT / "README.md"]
    while ahead:
        found.add(path := ahead.pop())
        targets = re.findall(r"\]\(([^)#\s]+\.md)", TEXTS[path])
        ahead += {(path.parent / target).resolve() for target in targets} - found - set(ahead)
    assert found == set(TEXTS)


def test_the_reference_and_the_manual_page_are_made_of_what_help_says() -> None:
    assert manual.REFERENCE.read_text(encoding="utf-8") == manual.reference(), RENEW
    assert manual.PAGE.read_text(encoding="utf-8") == manual.page(), RENEW


def test_the_map_is_what_the_contracts_say() -> None:
    assert layers.placed(TEXTS[layers.DOCUMENT]) == TEXTS[layers.DOCUMENT], RENEW


def test_the_figures_of_the_readme_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| .* \| ([\d.]+) \| ([\d. to]+) \|$", README, re.MULTILINE)
    table = re.findall(
        r"^\| .* \| ([\d.]+) \| ([\d. to]+) \|$", TEXTS[ROOT / "docs" / "quality.md"], re.MULTILINE
    )
    assert len(rows) >= 5
    assert set(rows) <= set(table)


def test_every_field_of_the_result_is_explained(built: Path) -> None:
    explained = set(re.findall(r"`([a-z_]+)`", section("graph.json")))
    result = json.loads((built / "graph.json").read_text(encoding="utf-8"))
    assert {
        *result,
        *(field for part in result.values() if isinstance(part, list) for field in part[0]),
    } <= explained


def test_every_attribute_of_the_network_is_explained_with_its_type(built: Path) -> None:
    explained = {
        (owner, name, kind)
        for owner, rows in re.findall(
            r"\| of an? (node|edge) .*\n\|-.*\n((?:\|.*\n)+)", section("graph.graphml")
        )
        for names, kind in re.findall(r"^\| ([^|]+) \| (\w+) \|", rows, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", names)
    }
    written = re.findall(
        r'<key id="\w+" for="(\w+)" attr\.name="(\w+)" attr\.type="(\w+)"/>',
        (built / "graph.graphml").read_text(encoding="utf-8"),
    )
    assert explained == set(written)


def section(heading: str) -> str:
    schema = TEXTS[ROOT / "docs" / "schema.md"]
    return schema.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_the_documents_tell_of_every_option_and_the_guide_of_no_other() -> None:
    choices = [choice for command in manual.all_commands() for choice in command.choices]
    offered = {name for choice in choices for name in _OPTION.findall(choice.name)}
    told = {path: set(_OPTION.findall(text)) for path, text in TEXTS.items() if path != manual.REFERENCE}
    short = {"--output", "--quiet", "--verbose"}  # told as -o, -q and -v
    assert offered - short - {"--help", "--version", "--show-completion"} <= set().union(*told.values())
    assert told[ROOT / "docs" / "use.md"] <= offered


def test_every_requirement_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in required}
    pinned = re.findall(
        r"^([\w.-]+)==", (ROOT / "requirements-test.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert names - set(pinned) == set()


def test_the_table_of_the_plan_is_what_its_rates_give() -> None:
    spec = importlib.util.spec_from_file_location("scale", ROOT / "tests" / "benchmarks" / "scale.py")
    assert spec is not None
    assert spec.loader is not None
    scale = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scale)
    assert scale.table() in TEXTS[ROOT / "docs" / "scale.md"]
