import io
import zipfile
from pathlib import Path

import pytest

from graph.readers import read
from graph.records import Article, Skipped

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def one(folder: Path, body: str) -> Article | Skipped:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        content = (
            f"<office:document-content {NAMES}><office:body>{body}</office:body></office:document-content>"
        )
        packed.writestr("content.xml", content)
    (folder / "a.odt").write_bytes(data.getvalue())
    (found,) = read([folder / "a.odt"])
    return found


def test_a_document_gives_its_paragraphs_rows_and_notes_without_comments_and_deletions(
    tmp_path: Path,
) -> None:
    body = (
        "<office:text><text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
        '<text:p text:style-name="Title">Ferry <text:span>halted</text:span></text:p>'
        "<text:p>Dora<text:s/>Penhale left<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>At noon.</text:p></text:note-body></text:note>."
        "<office:annotation><text:p>Ask her.</text:p></office:annotation>"
        "<text:line-break/>Nobody<text:tab/>stayed.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Omar Venn</text:p></table:table-cell>"
        "<table:table-cell><text:p>for</text:p></table:table-cell></table:table-row></table:table></office:text>"
    )
    assert one(tmp_path, body) == Article(
        id="a",
        text="Ferry halted\nDora Penhale left.\nNobody\tstayed.\nOmar Venn\tfor\nAt noon.",
        source="a.odt",
        title="Ferry halted",
    )


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"no", b"\0" * 100])
def test_what_is_no_document_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.odt").write_bytes(data)
    assert list(read([tmp_path / "a.odt"])) == [
        Skipped(
            source=f"{tmp_path}/a.odt",
            reason="It is damaged, locked or no ODT: open it, and save it again as ODT.",
        )
    ]


def test_a_document_without_text_is_named(tmp_path: Path) -> None:
    found = one(tmp_path, "<office:text/>")
    assert found == Skipped(source=f"{tmp_path}/a.odt", reason="It holds no text: fill it or leave it out.")
