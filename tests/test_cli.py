import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from graph.cli import run

BRIEF = '"The bridge is weak," said Ida Brandt, head of the Harbour Office.\n\nOmar Quist denied that.\n'
ROWS = [
    {"id": "bridge", "title": "Bridge\u001b[2J closed", "text": BRIEF, "published": "2024-05-01"},
    {"id": "ferry", "title": "Ferry sold", "text": "Omar Quist sold the ferry to Ida Brandt on Monday."},
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "brief.txt").write_text(BRIEF)
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def started(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program in a process of its own, in the environment given and no other."""
    return subprocess.run(
        [sys.executable, "-m", "graph", *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=environment,
    )


@pytest.mark.usefixtures("folder")
def test_a_build_ends_by_naming_the_files_to_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "brief.txt"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines()[-4:] == [
        "Written",
        "  exports/graph.json: for programs",
        "  exports/graph.html: open it in a browser",
        "  exports/graph.graphml: open it in Gephi, Cytoscape or yEd",
    ]
    assert printed.out.startswith('"The bridge is weak," said Ida Brandt')
    assert sorted(path.name for path in Path("exports").iterdir()) == [
        "graph.graphml",
        "graph.html",
        "graph.json",
    ]


@pytest.mark.usefixtures("folder")
def test_only_the_formats_asked_for_are_written() -> None:
    assert run(["build", "brief.txt", "-q", "-o", "a/b", "--format", "json, graphml"]) == 0
    assert sorted(path.name for path in Path("a/b").iterdir()) == ["graph.graphml", "graph.json"]


@pytest.mark.usefixtures("folder")
def test_the_folder_that_was_written_to_does_not_steer_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["build", "brief.txt", "-o", "a\x1b[31mb", "--format", "json"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "  a [31mb/graph.json: for programs"


def test_a_page_without_texts_holds_what_it_cites_and_no_more(folder: Path) -> None:
    (folder / "brief.txt").write_text(f"{BRIEF}\nIt rained all day.\n")
    for options, rain in (([], True), (["--no-text"], False)):
        assert run(["build", "brief.txt", "-q", "--format", "html", *options]) == 0
        page = Path("exports/graph.html").read_text(encoding="utf-8")
        assert ("It rained" in page, "The bridge is weak" in page) == (rain, True)


def test_a_bad_row_is_named_the_rest_is_built_and_the_status_tells(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rows.jsonl").write_text(json.dumps(ROWS[0]) + "\n[1]\n")
    assert run(["build", "rows.jsonl", "--format", "json"]) == 1
    printed = capsys.readouterr()
    assert printed.err == "Skipped rows.jsonl#2: It is no object with columns, but a list: correct it.\n"
    assert "1 skipped; each is named above with what to do." in printed.out.splitlines()
    assert [article["id"] for article in json.loads(Path("exports/graph.json").read_text())["articles"]] == [
        "bridge"
    ]


def test_files_that_are_not_read_are_told_and_are_no_fault(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "brief.txt").write_text(BRIEF)
    (folder / "in" / "b.xls").write_text("No.")
    (folder / "in" / "curation.yaml").write_text("[]\n")
    wanted = ["build", "in", "--format", "json", "--store", "in/kept.db", "--curation", "in/curation.yaml"]
    told = "Passed over in in: 1 file of a kind that is not read (b.xls): convert what is an article.\n"
    for options, message in (([], told), (["-q"], "")):
        assert run([*wanted, *options]) == 0
        assert capsys.readouterr().err == message


def test_where_nothing_can_be_read_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").write_text("")
    assert run(["build", "empty.txt"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Skipped empty.txt: It is empty: fill it or leave it out.",
        "No article could be read, so nothing was written.",
    ]
    assert not Path("exports").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere.txt"], "There is no nowhere.txt: check the path."),
        (
            ["brief.txt", "--format", "html,pdf"],
            (
                "There is no format 'pdf': choose from json, html, graphml, gexf, cyjs, csv, sqlite, parquet,"
                " obsidian, ftm, turtle, json-ld, cypher, neo4j, node-link."
            ),
        ),
        (
            ["brief.txt", "--map", "text"],
            "--map 'text' names no column: write FIELD=COLUMN, as in --map text=body.",
        ),
        (
            ["brief.txt", "--map", "body=text"],
            "An article has no field body: map one of id, title, text, published, publisher, byline, url.",
        ),
        (
            ["brief.txt", "--model", "en_none"],
            (
                "The spaCy pipeline 'en_none' cannot be loaded:"
                " install it (python -m spacy download en_none, for one of spaCy's own) or leave --model out."
            ),
        ),
        (["brief.txt", "--model", ""], "The spaCy pipeline '' cannot be loaded: check the path."),
        (
            ["brief.txt", "-o", "rows.jsonl"],
            "rows.jsonl is a file, and --output needs a folder: name another.",
        ),
        (
            ["brief.txt", "--open", "--format", "json"],
            "--open needs the page: add html to --format, or leave --open out.",
        ),
        (
            ["brief.txt", "--store", "brief.txt"],
            "brief.txt is no store of newsgraph: name another file, or one that does not exist yet.",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_one_sentence_and_status_two(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", *arguments]) == 2
    assert capsys.readouterr() == ("", sentence + "\n")
    assert not Path("exports").exists()


@pytest.mark.usefixtures("folder")
def test_an_unknown_option_is_wrong_usage() -> None:
    assert run(["build", "brief.txt", "--colour"]) == 2
    assert run(["make"]) == 2


def test_a_file_that_cannot_be_written_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "exports" / "graph.json").mkdir(parents=True)
    assert run(["build", "brief.txt", "--format", "json"]) == 1
    assert capsys.readouterr().err.startswith("exports/graph.json: cannot be written (Is a directory)")


@pytest.mark.usefixtures("folder")
def test_quiet_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "brief.txt", "-q", "--format", "json"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("folder")
def test_verbose_names_each_article_and_no_article_steers_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["build", "rows.jsonl", "-v", "--format", "json"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "Read rows.jsonl#1: Bridge [2J closed",
        "Read rows.jsonl#2: Ferry sold",
    ]


@pytest.mark.usefixtures("folder")
def test_an_interruption_is_a_sentence_and_leaves_the_old_files(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["build", "brief.txt", "-q"])
    before = {path.name: path.read_bytes() for path in Path("exports").iterdir()}

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(spacy.Language, "pipe", interrupted)
    assert run(["build", "rows.jsonl"]) == 130
    assert capsys.readouterr().err == "Interrupted: nothing was left half written.\n"
    assert {path.name: path.read_bytes() for path in Path("exports").iterdir()} == before


@pytest.mark.usefixtures("folder")
def test_a_store_changes_no_byte(capsys: pytest.CaptureFixture[str]) -> None:
    for output, more in (("a", []), ("b", ["--store", "kept.db"]), ("c", ["--store", "kept.db"])):
        assert run(["build", "brief.txt", "rows.jsonl", "-q", "-o", output, *more]) == 0
    a, b, c = ({path.name: path.read_bytes() for path in Path(name).iterdir()} for name in "abc")
    assert a == b == c
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("folder")
def test_what_stands_is_left_as_it_is_until_anything_else_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def built(*more: str) -> tuple[str, dict[str, tuple[int, bytes]]]:
        assert run(["build", "brief.txt", "--format", "json,csv,html", "--store", "kept.db", *more]) == 0
        files = sorted(path for path in Path("exports").rglob("*") if path.is_file())
        return capsys.readouterr().out, {
            str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files
        }

    said, files = built()
    assert built() == (said, files)
    Path("exports/graph.json").write_text("{}", encoding="utf-8")
    said_again, mended = built()
    assert said_again == said
    assert {name: content for name, (_, content) in mended.items()} == {
        name: content for name, (_, content) in files.items()
    }
    next(Path("exports/csv").iterdir()).unlink()
    assert built()[1].keys() == files.keys()
    assert built("--title", "Other")[1]["exports/graph.html"] != mended["exports/graph.html"]
    Path("brief.txt").write_text("Ann Lee met Bo Ray in Oslo.", encoding="utf-8")
    assert built()[1]["exports/graph.json"][1] != files["exports/graph.json"][1]


@pytest.mark.usefixtures("folder")
def test_neither_hash_seed_nor_order_of_inputs_nor_locale_changes_a_byte() -> None:
    assert run(["build", "brief.txt", "rows.jsonl", "-o", "a"]) == 0  # in a process of another seed
    second = started(
        ["build", "rows.jsonl", "brief.txt", "-o", "b"],
        PYTHONHASHSEED="2",
        PYTHONIOENCODING="ascii",
        LC_ALL="C",
    )
    assert (second.returncode, second.stderr) == (0, "")
    a, b = ({path.name: path.read_bytes() for path in Path(name).iterdir()} for name in "ab")
    assert a == b


@pytest.mark.usefixtures("folder")
def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    end, start = os.pipe()
    with open(start, "w", encoding="utf-8") as told:  # noqa: PTH123 - a pipe has no path
        told.write("\n".join(json.dumps(row) for row in ROWS))
    with open(end, encoding="utf-8") as given:  # noqa: PTH123 - the same
        monkeypatch.setattr(sys, "stdin", given)
        assert run(["build", "-", "-q", "--format", "json"]) == 0
    articles = json.loads(Path("exports/graph.json").read_text())["articles"]
    assert [article["id"] for article in articles] == ["bridge", "ferry"]


def test_open_shows_the_page_in_the_browser(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    browser = folder / "browser"
    browser.write_text('#!/bin/sh\nprintf %s "$1" > opened\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    monkeypatch.setattr("webbrowser._tryorder", None)  # as in a process that has shown no page
    assert run(["build", "brief.txt", "--open", "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert (folder / "opened").read_text() == (folder / "exports" / "graph.html").as_uri()


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == "newsgraph 0.1.0\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from graph.cli import run; status = run(['build', '--help']);"
        "sys.exit(status or sorted(sys.modules.keys() & {'spacy', 'numpy', 'networkx', 'pyvis'}) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "--store" in done.stdout
