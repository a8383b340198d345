import io
import json
import logging
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdf
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from graph.errors import ReadError
from graph.readers import read
from graph.readers.apart import ask
from graph.records import Article, Skipped

PARAGRAPHS = (
    "The ferry between Lowmoor and Saint Ebb was halted on Wednesday after a fire in its engine room.",
    '"Nobody was hurt, and the crew acted at once," said Dora Penhale, a spokeswoman for Ebb Lines.',
    "Passengers were taken ashore in two fishing boats; the ship will be towed to Port Clement.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Fail where a library that reads a format speaks to the user."""
    with caplog.at_level(logging.DEBUG):
        yield
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert capfd.readouterr() == ("", "")


def page(head: str = "", body: str = BODY) -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>Ferry halted | Post</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>Ferry halted after fire</h1>{body}</article>"
        "<footer>Copyright 2019 The Lowmoor Post. Updated 3 March 2021.</footer></body></html>"
    )


def one(folder: Path, name: str, content: str | bytes) -> Article | Skipped:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read([folder / name])
    return found


def ld(script: str) -> str:
    return f'<script type="application/ld+json">{script}</script>'


def published(folder: Path, head: str = "", body: str = BODY) -> str | None:
    found = one(folder, "a.html", page(head, body))
    assert isinstance(found, Article)
    return found.published


def test_a_page_gives_its_article_without_what_stands_around_it_and_what_it_states(tmp_path: Path) -> None:
    head = (
        '<link rel="canonical" href="https://post.example/2023/02/03/ferry">'
        '<meta property="og:site_name" content="The Lowmoor Post">'
        '<meta property="article:published_time" content="2024-05-01T08:30:00+01:00">'
        '<meta name="author" content="Tessa Quill">'
    )
    assert one(tmp_path, "a.html", page(head)) == Article(
        id="a",
        text="\n".join(("Ferry halted after fire", *PARAGRAPHS)),
        source="a.html",
        title="Ferry halted after fire",
        published="2024-05-01T08:30:00+01:00",
        publisher="The Lowmoor Post",
        byline="Tessa Quill",
        url="https://post.example/2023/02/03/ferry",
    )


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ('<link rel="canonical" href="https://post.example/2023/02/03/ferry">', ""),
        ('<meta property="article:modified_time" content="2024-05-02">', ""),
        (
            ld('{"@type": "NewsArticle", "dateModified": "2024-05-02"}'),
            "",
        ),
        (
            ld('{"@type": "Person", "datePublished": "2024-05-02"}'),
            "",
        ),
        (ld('{"@type": "NewsArticle", "datePublished": '), ""),
        ('<meta property="article:published_time" content="03/04/2024">', ""),
        (
            '<meta name="dcterms.issued" content="2024-05-01"><meta name="pubdate" content="2024-06-01">',
            "",
        ),
        ("", '<time datetime="2024-05-02">Thursday</time>'),
        ("", "<p>Published on 2 May 2024</p>"),
    ],
)
def test_a_date_that_the_page_does_not_state_is_absent(tmp_path: Path, head: str, body: str) -> None:
    assert published(tmp_path, head, BODY + body) is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2024-05-01">', ""),
        ('<meta itemprop="datePublished" content="May 1, 2024">', ""),
        ('<meta name="date" content="2024-05-01">', ""),
        (
            ld('[{"@type": ["Article"], "datePublished": "2024-05-01"}]'),
            "",
        ),
        (
            ld('{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-01"}, {"@type": "Person"}]}'),
            "",
        ),
        ("", '<time itemprop="datePublished" datetime="2024-05-01">Wednesday</time>'),
        ("", '<time class="entry-date published">1 May 2024</time>'),
    ],
)
def test_a_date_of_publication_is_found_wherever_the_page_states_it(
    tmp_path: Path, head: str, body: str
) -> None:
    assert published(tmp_path, head, BODY + body) == "2024-05-01"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_a_page_is_decoded_by_what_it_declares(tmp_path: Path, charset: str) -> None:
    body = BODY.replace("Dora Penhale", "Zoë Pénhale")
    found = one(tmp_path, "a.htm", page(f'<meta charset="{charset}">', body).encode(charset))
    assert isinstance(found, Article)
    assert "said Zoë Pénhale, a spokeswoman" in found.text


def test_a_page_keeps_what_its_own_article_states(tmp_path: Path) -> None:
    post = {"@type": "BlogPosting", "headline": "Mayor speaks", "author": {"name": "Omar Venn"}}
    stated = {
        "@type": "LiveBlogPosting",
        "headline": "Ferry &amp; fire",
        "author": [{"name": "Tessa Quill"}, {"name": "Marc Dunne in Ebb"}],
        "publisher": {"name": "The Lowmoor Post"},
        "liveBlogUpdate": [post],
    }
    found = one(tmp_path, "a.html", page(ld(json.dumps(stated))))
    assert isinstance(found, Article)
    assert (found.title, found.byline, found.publisher) == (
        "Ferry & fire",
        "Tessa Quill; Marc Dunne",
        "The Lowmoor Post",
    )


def test_a_short_page_keeps_its_paragraphs_and_the_author_that_it_links(tmp_path: Path) -> None:
    stated = '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Post Staff"}}'
    byline = "<p>By <a rel='author' href='x'>Tessa Quill</a></p>"
    found = one(tmp_path, "a.html", page(ld(stated), f"{byline}<div>{PARAGRAPHS[0]}</div><p>It was hot.</p>"))
    assert isinstance(found, Article)
    assert found.byline == "Tessa Quill"
    assert found.text.split("\n") == [
        "Ferry halted after fire",
        "By Tessa Quill",
        PARAGRAPHS[0],
        "It was hot.",
    ]


def test_a_publisher_marked_in_the_body_of_a_page_is_found(tmp_path: Path) -> None:
    marked = '<span itemprop="publisher"><meta itemprop="name" content="The Lowmoor Post"></span>'
    found = one(tmp_path, "a.html", page("", BODY + marked))
    assert isinstance(found, Article)
    assert found.publisher == "The Lowmoor Post"


def test_a_page_gives_its_lists_tables_and_quotations_as_they_show(tmp_path: Path) -> None:
    table = "<table><tr><th>Ship</th><th>Days</th></tr><tr><td>Ebb Queen</td><td>9</td></tr></table>"
    quoted = "<blockquote><p>It was hot.</p><cite>Omar Venn</cite></blockquote>"
    listed = "<ul><li>The fire began at noon, and the ship was full.</li></ul>"
    note = "<p>It is 3 m<sup>2</sup>.<sup>[1]</sup></p>"
    found = one(tmp_path, "a.html", page("", f"{BODY}{table}{quoted}{listed}{note}"))
    assert isinstance(found, Article)
    assert found.text.split("\n")[4:] == [
        "Ship\tDays",
        "Ebb Queen\t9",
        "“It was hot.” — Omar Venn",
        "The fire began at noon, and the ship was full.",
        "It is 3 m2.",
    ]


def test_a_page_of_far_too_many_elements_is_named_at_once(tmp_path: Path) -> None:
    assert one(tmp_path, "a.html", page("", BODY * 20_000)) == Skipped(
        source=f"{tmp_path}/a.html",
        reason="The page has 60,010 elements, too many for an article: save its text as a .txt file.",
    )


SOFT = "/Span <</ActualText <FEFF00AD>>> BDC ( ) Tj EMC"  # as Chromium prints one


def pdf(*pages: str, encrypted: str | None = None) -> bytes:
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        sheet = writer.add_blank_page(612, 792)
        sheet[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = DecodedStreamObject()
        lines = " ".join(f"({line}) Tj 0 -14 Td" for line in text.splitlines())
        lines = lines.replace("\u00ad", f") Tj {SOFT} (")
        content.set_data(f"BT /F1 12 Tf 72 700 Td {lines} ET".encode())
        sheet[NameObject("/Contents")] = writer._add_object(content)  # no public method takes a stream
    writer.add_metadata({"/Title": "Ferry halted", "/Author": "desk4", "/CreationDate": "D:20240501"})
    if encrypted is not None:
        writer.encrypt(encrypted, algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_a_pdf_gives_the_paragraphs_of_all_pages_and_its_title_but_no_date(tmp_path: Path) -> None:
    found = one(tmp_path, "a.pdf", pdf("The ferry was halted\non Wednesday.", "Nobody was hurt."))
    assert found == Article(
        id="a",
        text="The ferry was halted on Wednesday.\n\nNobody was hurt.",
        source="a.pdf",
        title="Ferry halted",
    )


def test_a_soft_hyphen_of_a_pdf_is_no_space(tmp_path: Path) -> None:
    found = one(tmp_path, "a.pdf", pdf("The munici\u00adpality halted the ferry."))
    assert isinstance(found, Article)
    assert found.text == "The municipality halted the ferry."


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    found = one(tmp_path, "a.pdf", pdf("Nobody was hurt.", encrypted=""))
    assert isinstance(found, Article)
    assert found.text == "Nobody was hurt."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf("Nobody was hurt.", encrypted="secret"), "It is encrypted: save a copy without a password."),
        (pdf(""), "It holds pictures of text only: run it through a text recognition program first."),
        (
            pdf(") Tj (".join("x" * 60_001)),
            "A page holds more text than a newspaper's: save its text as a .txt file.",
        ),
        (pdf("Nobody was hurt.")[:300], "It is damaged or no PDF: open it in a viewer and save it again."),
    ],
)
def test_a_pdf_that_cannot_be_read_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    assert one(tmp_path, "a.pdf", data) == Skipped(source=f"{tmp_path}/a.pdf", reason=reason)


def docx_bytes(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_word_document_gives_its_paragraphs_tables_and_tracked_insertions(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ferry halted", 0)
    document.add_paragraph(PARAGRAPHS[0])
    changed = document.add_paragraph("The ship was ")
    changed._p.append(parse_xml(f"<w:del {WORDS}><w:r><w:delText>sunk</w:delText></w:r></w:del>"))
    changed._p.append(parse_xml(f"<w:ins {WORDS}><w:r><w:t>towed</w:t></w:r></w:ins>"))
    document.add_table(1, 2).cell(0, 0).text = "Ebb Lines\tport"
    assert one(tmp_path, "a.docx", docx_bytes(document)) == Article(
        id="a",
        text=f"Ferry halted\n{PARAGRAPHS[0]}\nThe ship was towed\nEbb Lines\tport",
        source="a.docx",
        title="Ferry halted",
    )


def test_a_word_document_gives_rows_and_notes_and_nothing_that_is_hidden_or_moved_away(
    tmp_path: Path,
) -> None:
    document = docx.Document()
    kept = document.add_paragraph(PARAGRAPHS[0])
    hidden = kept.add_run(" Ask the editor.")
    hidden.font.hidden = True
    kept._p.append(parse_xml(f"<w:moveFrom {WORDS}><w:r><w:t>Moved.</w:t></w:r></w:moveFrom>"))
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("Dora Penhale", "for"), ("Omar Venn", "against")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    note = "<w:footnote><w:p><w:r><w:t>Built in 1901.</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {WORDS}>{note}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    found = one(tmp_path, "a.docx", docx_bytes(document))
    assert isinstance(found, Article)
    assert found.text == f"{PARAGRAPHS[0]}\nDora Penhale\tfor\nOmar Venn\tagainst\nBuilt in 1901."


def test_a_word_document_of_far_too_many_tags_is_named(tmp_path: Path) -> None:
    data = io.BytesIO(docx_bytes(docx.Document()))
    with zipfile.ZipFile(data, "a") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a second part with this name, which counts
        packed.writestr(
            "word/document.xml", f"<w:document {WORDS}><w:body>{'<w:p/>' * 500_001}</w:body></w:document>"
        )
    assert one(tmp_path, "a.docx", data.getvalue()) == Skipped(
        source=f"{tmp_path}/a.docx", reason="It has more than 500,000 tags: split it into articles."
    )


def test_a_word_document_that_unpacks_to_far_more_than_an_article_is_not_unpacked(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(201_000_000))
    assert one(tmp_path, "a.docx", data.getvalue()) == Skipped(
        source=f"{tmp_path}/a.docx",
        reason="It unpacks to 201,000,000 bytes: save it again without its pictures.",
    )


def test_what_takes_a_worker_too_long_is_stopped_and_the_next_task_is_done() -> None:
    endless = pdf(*[") Tj (".join("x" * 50_000)] * 20)
    for _ in range(2):
        with pytest.raises(ReadError, match="more time or memory than any article"):
            ask("graph.readers.pdf", "serve", endless, 0.2)
    assert ask("graph.readers.pdf", "serve", b"no PDF", 5.0)


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_document_that_would_unpack_at_once_whatever_its_size_is_not_unpacked(
    tmp_path: Path, name: str
) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_BZIP2) as packed:
        packed.writestr("content.xml", "<a/>")
    assert one(tmp_path, name, data.getvalue()) == Skipped(
        source=f"{tmp_path}/{name}",
        reason="It is packed in a way that no office program uses: save it again.",
    )
