import gzip
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from graph.readers import read
from graph.readers import zip as archive
from graph.records import Article, Skipped

TEXT = "Ida Brandt opened the harbour in Port Ellery on Monday."


def packed(files: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return out.getvalue()


def found(folder: Path, data: bytes) -> list[Article | Skipped]:
    (folder / "may.zip").write_bytes(data)
    return list(read([folder / "may.zip"]))


def test_each_member_is_read_by_its_ending_and_named_after_archive_and_member(tmp_path: Path) -> None:
    rows = '{"text": "Omar Quist left."}\n{"id": "own", "text": "Ada Brock came."}\n'
    data = packed(
        {
            "wire/b.txt": TEXT,
            "wire/": "",
            "rows.jsonl": rows,
            "a.html": f"<html><body><article><p>{TEXT}</p></article></body></html>",
        }
    )
    assert found(tmp_path, data) == [
        Article(id="may/wire/b", text=TEXT, source="may.zip/wire/b.txt"),
        Article(id="may/rows-1", text="Omar Quist left.", source="may.zip/rows.jsonl#1"),
        Article(id="own", text="Ada Brock came.", source="may.zip/rows.jsonl#2"),
        Article(id="may/a", text=TEXT, source="may.zip/a.html"),
    ]


def test_what_cannot_be_read_costs_no_other_member(tmp_path: Path) -> None:
    inner = packed({"c.txt": TEXT})
    data = bytearray(packed({"inner.zip": inner, "empty.txt": "", "x.png": b"", "y.doc": b"", "z.txt": TEXT}))
    assert found(tmp_path, bytes(data)) == [
        Skipped(
            source=f"{tmp_path}/may.zip/inner.zip",
            reason="An archive inside an archive is not read: unpack it beside the other.",
        ),
        Skipped(source=f"{tmp_path}/may.zip/empty.txt", reason="It is empty: fill it or leave it out."),
        Article(id="may/z", text=TEXT, source="may.zip/z.txt"),
        Skipped(
            source=f"{tmp_path}/may.zip",
            reason="2 files of a kind that is not read (x.png, y.doc): convert what is an article.",
            harmless=True,
        ),
    ]


def test_hidden_members_are_passed_over(tmp_path: Path) -> None:
    data = packed({"__MACOSX/._a.txt": "x", ".git/b.txt": "x", "a.txt": TEXT})
    assert found(tmp_path, data) == [Article(id="may/a", text=TEXT, source="may.zip/a.txt")]


def test_names_that_lead_out_are_names(tmp_path: Path) -> None:
    before = sorted(tmp_path.parent.rglob("*"))
    names = ["../../out.txt", "/etc/passwd.txt", "C:\\x\\y.txt", "a\n\x1b[2J.txt"]
    result = found(tmp_path, packed({name: f"{TEXT} {number}" for number, name in enumerate(names)}))
    assert [item.id for item in result if isinstance(item, Article)] == [
        "may/../../out",
        "may//etc/passwd",
        "may/C:/x/y",
        "may/a\n\x1b[2J",
    ]
    assert sorted(tmp_path.parent.rglob("*")) == sorted([*before, tmp_path / "may.zip"])


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": TEXT, "b.txt": TEXT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert found(tmp_path, bytes(data)) == [
        Skipped(
            source=f"{tmp_path}/may.zip/a.txt",
            reason="It is encrypted: unpack it with its password, and read what comes out.",
        ),
        Article(id="may/b", text=TEXT, source="may.zip/b.txt"),
    ]


@pytest.mark.parametrize("ending", ["txt", "jsonl", "csv"])
def test_a_damaged_member_is_named_and_the_next_is_read(tmp_path: Path, ending: str) -> None:
    data = bytearray(packed({f"a.{ending}": "text\n" + TEXT, "b.txt": TEXT}, method=zipfile.ZIP_STORED))
    data[data.index(b"Monday")] ^= 1
    result = found(tmp_path, bytes(data))
    assert result[-1] == Article(id="may/b", text=TEXT, source="may.zip/b.txt")
    assert [item for item in result if isinstance(item, Skipped) and "damaged" in item.reason] == [
        Skipped(
            source=f"{tmp_path}/may.zip/a.{ending}",
            reason="Its packed data is damaged, or packed in an unknown way: pack it again.",
        )
    ]


def test_a_zip_that_is_cut_off_is_named(tmp_path: Path) -> None:
    assert found(tmp_path, packed({"a.txt": TEXT})[:-30]) == [
        Skipped(source=f"{tmp_path}/may.zip", reason="It is damaged, cut off or no zip: pack it again.")
    ]


def test_what_unpacks_to_too_much_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ARCHIVE", 1_000_000)
    data = packed({"a.txt": TEXT, "b.jsonl": b"\0" * 3_000_000, "c.txt": TEXT})
    assert found(tmp_path, data) == [
        Article(id="may/a", text=TEXT, source="may.zip/a.txt"),
        Skipped(
            source=f"{tmp_path}/may.zip",
            reason="It unpacks to more than 1 MB, and the rest is not read:"
            " split it, and check where it comes from.",
        ),
    ]


def test_members_that_lie_over_each_other_are_counted_each_time_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One packed run of zeros, claimed by a hundred members."""
    monkeypatch.setattr(archive, "MAX_ARCHIVE", 3_000_000)
    step = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = b"\0" * 1_000_000
    body = step.compress(zeros) + step.flush()
    sizes = (zlib.crc32(zeros), len(body), len(zeros))
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, *sizes, 5, 0) + b"a.txt"
    entry = (
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, *sizes, 5, 0, 0, 0, 0, 0, 0) + b"a.txt"
    )
    directory = entry * 100
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100, 100, len(directory), len(head + body), 0)
    reasons = [
        item.reason for item in found(tmp_path, head + body + directory + end) if isinstance(item, Skipped)
    ]
    assert len(reasons) <= 100
    assert reasons[-1].startswith(("It unpacks to more than 3 MB", "Its packed data is damaged"))


@pytest.mark.parametrize("budget", ["MAX_MEMBERS", "MAX_DIRECTORY"])
def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, budget: str) -> None:
    monkeypatch.setattr(archive, budget, 10)
    assert [item.reason[:13] for item in found(tmp_path, packed({f"{n}.txt": TEXT for n in range(11)}))] == [
        "It holds over"
    ]


def test_a_zip_is_not_read_through_another_packing(tmp_path: Path) -> None:
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(packed({"a.txt": TEXT})))
    assert [item.reason for item in read([tmp_path]) if isinstance(item, Skipped)] == [
        "A zip that is packed once more, or piped, cannot be read: save it as a .zip file."
    ]


def test_a_member_without_a_name_costs_no_other(tmp_path: Path) -> None:
    data = bytearray(packed({"b.txt": TEXT, "c": "x"}))
    entry, end = data.rindex(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    data[entry + 28] = 0  # the length of the last name in the directory
    size, start = struct.unpack_from("<2L", data, end + 12)
    struct.pack_into("<2L", data, end + 12, size - 1, start)
    del data[end - 1]
    assert found(tmp_path, bytes(data)) == [
        Article(id="may/b", text=TEXT, source="may.zip/b.txt"),
        Skipped(
            source=f"{tmp_path}/may.zip",
            reason="1 file of a kind that is not read (): convert what is an article.",
            harmless=True,
        ),
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_would_unpack_at_once_whatever_its_size_is_named_and_costs_no_other(
    tmp_path: Path, method: int
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("a.txt", TEXT, method)
        target.writestr("b.txt", TEXT, zipfile.ZIP_DEFLATED)
    assert found(tmp_path, out.getvalue()) == [
        Skipped(
            source=f"{tmp_path}/may.zip/a.txt",
            reason="It is packed in a way that is not read: pack it again as most programs do (deflate).",
        ),
        Article(id="may/b", text=TEXT, source="may.zip/b.txt"),
    ]
