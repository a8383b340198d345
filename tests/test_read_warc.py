import gzip
import io
from pathlib import Path

import pytest

from graph.readers import read, warc
from graph.records import Article, Skipped

TEXT = "Ida Brandt opened the harbour in Port Ellery on Monday."
CUT = "What was kept of it is cut off or damaged: fetch it again."
PAGE = (
    f"<html><head><title>Harbour</title></head><body><article><p>{TEXT}</p></article></body></html>".encode()
)


def record(
    kind: str,
    body: bytes,
    address: str = "https://courier.example/a",
    content: str = "",
    length: int | None = None,
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
    )
    head += f"Content-Type: {content or 'application/http; msgtype=response'}\r\n"
    head += f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def answer(
    body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers])
    return f"{head}\r\n\r\n".encode() + body


def article(number: int, text: str = TEXT, name: str = "crawl.warc", **fields: str) -> Article:
    fields = {"title": "Harbour", "url": "https://courier.example/a", **fields}
    return Article(id=f"crawl-{number}", text=text, source=f"{name}#{number}", **fields)


def found(folder: Path, data: bytes, name: str = "crawl.warc") -> list[Article | Skipped]:
    (folder / name).write_bytes(data)
    return list(read([folder / name]))


CRAWL = (
    record("warcinfo", b"software: a crawler\r\n", content="application/warc-fields"),
    record("request", b"GET /a HTTP/1.1\r\n\r\n"),
    record("response", answer(PAGE)),
    record("response", answer(b"gone", status="404 Not Found")),
    record("response", answer(b"\x89PNG", kind="image/png")),
    record("conversion", b"Omar Quist left.", "https://courier.example/b", "text/plain"),
    record("resource", PAGE.replace(b"Monday", b"Friday"), "file:///home/x/a.html", "text/html"),
)
READ = [
    article(3),
    Article(id="crawl-6", text="Omar Quist left.", source="crawl.warc#6", url="https://courier.example/b"),
    Article(id="crawl-7", text=TEXT.replace("Monday", "Friday"), source="crawl.warc#7", title="Harbour"),
]


def test_pages_and_texts_are_read_and_the_rest_is_told_in_one_line(tmp_path: Path) -> None:
    assert found(tmp_path, b"".join(CRAWL)) == [
        *READ,
        Skipped(
            source=f"{tmp_path}/crawl.warc",
            reason="4 records are no page, text or feed (image/png, request, status 404, ...):"
            " convert what is an article.",
            harmless=True,
        ),
    ]


def test_a_packed_file_is_read_record_by_record(tmp_path: Path) -> None:
    result = found(tmp_path, b"".join(map(gzip.compress, CRAWL)), "crawl.warc.gz")
    assert [item.id for item in result if isinstance(item, Article)] == [item.id for item in READ]


def test_what_was_sent_in_chunks_or_packed_is_as_it_was_before(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    chunked = b"%x;a=b\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (20, packed[:20], len(packed) - 20, packed[20:])
    bodies = (
        answer(packed, "Content-Encoding: gzip"),
        answer(chunked, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
        answer(PAGE, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),  # as its crawler unpacked it
    )
    result = found(tmp_path, b"".join(record("response", body) for body in bodies))
    assert result == [article(1), article(2), article(3)]


def test_the_encoding_is_what_the_server_said(tmp_path: Path) -> None:
    body = PAGE.replace(b"Ida Brandt", b"Zo\xeb M\xfcller \x80")
    data = record("response", answer(body, kind="text/html; charset=windows-1252"))
    assert found(tmp_path, data) == [article(1, TEXT.replace("Ida Brandt", "Zoë Müller €"))]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            answer(PAGE, "Content-Encoding: br"),
            "It is packed in a way that is not read (br): fetch it unpacked.",
        ),
        (answer(b"14\r\nabc", "Transfer-Encoding: chunked"), CUT),
        (
            answer(gzip.compress(PAGE)[:-12], "Content-Encoding: gzip"),
            "Its packed data is damaged or cut off",
        ),
        (b"no answer at all", CUT),
        (b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 1000 + b"\r\n", CUT),
        (b"HTTP/1.1 200 OK\r\na: " + b"b" * 1_000_000, CUT),
        (answer(b""), "It is empty"),
        (answer(b"<urlset/>", kind="application/rss+xml"), "It is XML, but no RSS or Atom feed"),
    ],
)
def test_a_record_that_cannot_be_read_costs_no_other(tmp_path: Path, body: bytes, reason: str) -> None:
    first, second = found(tmp_path, record("response", body) + record("response", answer(PAGE)))
    assert isinstance(first, Skipped)
    assert (first.source, first.harmless) == (f"{tmp_path}/crawl.warc#1", False)
    assert first.reason.startswith(reason)
    assert second == article(2)


@pytest.mark.parametrize(
    "damage",
    [
        b"junk that is no record\r\n",
        record("response", answer(PAGE))[:-90],
        record("response", answer(PAGE), length=10**12),
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999999999999\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: " + b"x" * 1_000_000,
        b"WARC/1.0\r\n" + b"a: b\r\n" * 1_000,
        b"\0" * 1_000_000,
    ],
)
def test_behind_a_damaged_record_nothing_is_read_and_a_line_says_so(tmp_path: Path, damage: bytes) -> None:
    assert found(tmp_path, record("response", answer(PAGE)) + damage) == [
        article(1),
        Skipped(
            source=f"{tmp_path}/crawl.warc",
            reason="Its record 2 is damaged or cut off, and the rest is not read: fetch it again.",
        ),
    ]


def test_a_record_larger_than_a_document_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_DOCUMENT", 1_000_000)
    data = record("resource", bytes(5_000_000), content="text/plain") + record("response", answer(PAGE))
    assert found(tmp_path, data) == [
        Skipped(source=f"{tmp_path}/crawl.warc#1", reason="It is larger than 1 MB: split it into articles."),
        article(2),
    ]


def test_what_unpacks_to_too_much_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_ARCHIVE", 1_000_000)
    data = record("response", answer(PAGE)) + record("resource", bytes(3_000_000), content="text/plain")
    first, second = found(tmp_path, gzip.compress(data), "crawl.warc.gz")
    assert first == article(1, name="crawl.warc.gz")
    assert isinstance(second, Skipped)
    assert second.reason.startswith("It unpacks to more than 1 MB, and the rest is not read")


def test_a_warc_is_recognised_on_standard_input() -> None:
    result = list(read(["-"], stdin=io.BytesIO(record("response", answer(PAGE)))))
    assert [item.text for item in result if isinstance(item, Article)] == [TEXT]


@pytest.mark.parametrize(
    "damaged", ["charset*=a; charset*0=b", f"charset*{'9' * 5_000}=a", "charset*=\0'en'a"]
)
def test_a_damaged_encoding_of_an_answer_counts_as_none(tmp_path: Path, damaged: str) -> None:
    kept = record("response", answer(PAGE, kind=f"text/html; {damaged}"))
    assert found(tmp_path, kept) == [article(1)]
