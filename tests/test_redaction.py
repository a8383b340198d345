"""Whoever is left out stands in no file of any format, however it is spelled or packed."""

import base64
import html
import json
import re
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pytest

import graph
from graph.cli import run
from graph.export import FORMATS
from graph.export.json import write_json
from graph.network.checks import check
from graph.records import KnowledgeGraph
from graph.redaction import Redactor
from graph.redaction.spelling import called, folded, hidden

ALL = ",".join(FORMATS)
FLAVOURED = sorted({(name, flavour) for name, format_ in FORMATS.items() for flavour in format_.flavours})
ROWS = (
    {
        "id": "mirela-tándor-resigns",
        "title": "Tándor resigns as harbor master",
        "url": "https://news.example/2024/mirela-t%C3%A1ndor-resigns",
        "byline": "Ivo Brant",
        "published": "2024-05-02",
        "text": (
            "Mirela Tándor, the harbor master of Elmouth, resigned on Monday. “I am tired,” said Tándor. "
            "Ivo Brant told Mirela Tándor that he was sorry.\n\n"
            "MIRELA TÁNDOR was born in Elmouth. The Tándors own the Tándor Foundation, and tandor's friends "
            "wrote to m.tandor@elmouth.example or @MirelaTandor. #FreeTandor was seen on "
            "https://elmouth.example/people/mirela_tandor. Mirela Voss met Brant. Mirela went home.\n\n"
            "Mirela\nTa\u0301ndor denied that Ivo Brant had paid her. "
            "A 61-year-old baker praised Tan\u00addor."
        ),
    },
    {
        "id": "letters",
        "title": "Letters",
        "byline": "Mirela Tándor",
        "published": "2024-05-03",
        "text": "Ivo Brant founded the Elmouth Ferry. Brant said that Ms. Tandor had been right.",
    },
)
DECIDED = """\
- rename: Ivo Brant
  to: Carl Pellinor
- merge: [Mirela Tándor, Mirela Voss]
  name: Joan Weller
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that name her in many ways, in a file that is called after her."""
    folder = tmp_path_factory.mktemp("redaction")
    (folder / "news").mkdir()
    (folder / "news" / "tandor.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    (folder / "curation.yaml").write_text(DECIDED)
    assert run(["build", str(folder / "news"), "-q", "-o", str(folder / "whole"), "--format", ALL]) == 0
    return folder


def held(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield all that the files of a folder hold, as text: as it stands, unescaped and unpacked."""
    for path in sorted(folder.rglob("*")):
        yield f"the name of {path}", path.name
        if path.is_file():
            for number, text in enumerate(_texts(path)):
                yield f"{path}, {number}", text


def _texts(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    text = data.decode("utf-8", "replace")
    yield text
    yield data.decode("latin-1")
    yield data.decode("utf-16-le", "replace")
    yield unquote(html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)))
    for packed in re.findall(r"[A-Za-z0-9+/]{200,}={0,2}", text):
        unpacked = zlib.decompress(base64.b64decode(packed))
        yield unpacked.decode("utf-8", "replace")
    if path.suffix == ".sqlite":
        with sqlite3.connect(path) as base:
            yield "\n".join(base.iterdump())
    if path.suffix == ".parquet":
        yield str(duckdb.read_parquet(str(path)).fetchall())


def where(folder: Path, *words: str) -> list[str]:
    """Return where a folder names somebody, whatever the case, accents and what has no width."""
    return named_in(read(folder), *words)


def read(folder: Path) -> list[tuple[str, str]]:
    return [(place, folded(text)[0]) for place, text in held(folder)]


def named_in(texts: list[tuple[str, str]], *words: str) -> list[str]:
    return [place for place, text in texts if any(word in text for word in words)]


@pytest.fixture(scope="module")
def whole(folder: Path) -> list[tuple[str, str]]:
    """What the files hold where nobody is left out."""
    return read(folder / "whole")


def test_the_search_itself_finds_her_in_every_format_where_she_is_not_left_out(
    whole: list[tuple[str, str]],
) -> None:
    found = named_in(whole, "tandor")
    assert {
        name for name in FORMATS if not any(f"/{FORMATS[name].file}" in place for place in found)
    } == set()


@pytest.mark.parametrize("name", ["Mirela Tándor", "mirela tandor", "Tándor"])
def test_who_is_left_out_of_a_build_stands_in_no_file(folder: Path, tmp_path: Path, name: str) -> None:
    arguments = ["build", str(folder / "news"), "-q", "-o", str(tmp_path), "--format", ALL, "--redact", name]
    assert run([*arguments, "--title", "On Mirela TÁNDOR"]) == 0
    assert where(tmp_path, "tandor") == []
    assert {FORMATS[name].file for name in FORMATS} == {path.name for path in tmp_path.iterdir()}


def test_who_is_left_out_of_an_export_stands_in_no_format_and_no_flavour(
    folder: Path, tmp_path: Path
) -> None:
    saved = str(folder / "whole" / "graph.json")
    common = ["-q", "-o", str(tmp_path), "--redact", "Mirela Tándor"]
    assert run(["export", saved, "--format", ALL, "--no-text", *common]) == 0
    for name, flavour in FLAVOURED:
        assert run(["export", saved, "--format", name, "--flavour", flavour, *common]) == 0
    assert where(tmp_path, "tandor") == []


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("Mirela Tándor", ("tandor", "weller", "voss")),
        ("Ivo Brant", ("brant", "pellinor")),
        ("Carl Pellinor", ("brant", "pellinor")),
    ],
)
def test_the_curation_file_cannot_bring_anybody_back(
    folder: Path, tmp_path: Path, name: str, gone: tuple[str, ...]
) -> None:
    curated = ["--curation", str(folder / "curation.yaml"), "--redact", name]
    assert run(["build", str(folder / "news"), "-q", "-o", str(tmp_path), "--format", ALL, *curated]) == 0
    assert where(tmp_path, *gone) == []


def test_what_is_left_keeps_every_law_and_is_read_again(folder: Path, tmp_path: Path) -> None:
    whole = graph.knowledge_of(graph.read(folder / "whole" / "graph.json"))
    left = Redactor.of(whole, ["Mirela Tándor"]).redact(whole)
    assert check(left) == ()
    write_json(left, tmp_path / "graph.json")
    again = graph.knowledge_of(graph.read(tmp_path / "graph.json"))
    write_json(again, tmp_path / "again.json")
    assert (tmp_path / "graph.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    assert sorted((article.id, article.source, article.url, article.byline) for article in left.articles) == [
        ("redacted-1", "redacted-1.jsonl", None, "█████████████"),
        ("redacted-2", "redacted-2.jsonl", None, "Ivo Brant"),
    ]


def test_given_names_of_others_and_what_else_is_told_stay(council: KnowledgeGraph) -> None:
    left = Redactor.of(council, ["Ida Brandt"]).redact(council)
    assert [article.text for article in left.articles] == [
        (
            '"The bridge is weak," said ██████████, head of the Harbour Office. "We told Quist."\n'
            "Omar Quist denied that. He trusts ██████, he said."
        ),
        "██████ told Omar Quist that the Harbour Office would close the bridge.",
    ]
    assert [entity.name for entity in left.entities] == ["Harbour Office", "Omar Quist"]
    assert [(one.id, one.speaker) for one in left.quotations] == [("q1", None), ("q2", None)]
    assert [one.id for one in left.relations] == ["r2", "r3"]
    assert [(pair.a, pair.b) for pair in left.co_mentions] == [("office", "quist")]
    assert check(left) == ()


def test_persons_without_a_name_are_left_out_with_what_describes_them(
    folder: Path, whole: list[tuple[str, str]], tmp_path: Path
) -> None:
    saved = str(folder / "whole" / "graph.json")
    common = ["-q", "-o", str(tmp_path), "--format", ALL, "--anonymise", "unnamed"]
    assert named_in(whole, "61-year-old baker") != []
    assert run(["export", saved, *common]) == 0
    assert where(tmp_path, "61-year-old baker") == []
    entities = json.loads((tmp_path / "graph.json").read_text())["entities"]
    assert [one["name"] for one in entities if one["type"] == "PERSON" and one.get("named") is False] == []


def test_a_name_that_stands_nowhere_is_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = str(folder / "whole" / "graph.json")
    assert run(["export", saved, "--redact", "Zoltan Nobody"]) == 2
    assert run(["export", saved, "--redact", "!"]) == 2
    assert capsys.readouterr().err == (
        "Nobody is called 'Zoltan Nobody', and no article names 'Zoltan Nobody': check the spelling.\n"
        "--redact '!' names nobody: give a name.\n"
    )


def test_a_network_in_python_is_left_without_somebody(council: KnowledgeGraph, tmp_path: Path) -> None:
    write_json(council, tmp_path / "graph.json")
    left = graph.redact(graph.read(tmp_path / "graph.json"), "Omar Quist")
    assert sorted(left) == ["brandt", "office"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Rosa May met May.", "████████ met ███."),
        ("It may rain in May.", "It may rain in ███."),
        ("Rosa Lind saw rosa.", "Rosa Lind saw ████."),
        ("Rosa left; ROSA MAYS came back.", "████ left; ████████S came back."),
        ("RosaMay rosamay@x.example", "███████ ███████@x.example"),
        ("Mayor Dismay", "Mayor Dismay"),
        ("see /rosa%20may or /ros%C3%A1", "see ███████████ or ██████████"),
    ],
)
def test_words_that_mean_something_else_stay_where_no_name_is_meant(text: str, left: str) -> None:
    names = called((), ("Rosa May",), ("Rosa Lind",))
    shown = hidden(text, names.spans(text))
    assert (shown, len(shown)) == (left, len(text))


def test_a_composed_and_a_decomposed_name_are_hidden_alike() -> None:
    names = called((), ("Zoë Şahin",), ())
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "Zoë Şahin")
        assert set(hidden(text, names.spans(text))) <= {"█", "\u0327", "\u0308"}
