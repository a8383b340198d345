import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from graph.readers import opening, read, tar
from graph.records import Article, Skipped

TEXT = "Ida Brandt opened the harbour in Port Ellery on Monday."
PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    "tar": bytes,
    "tar.gz": gzip.compress,
    "tgz": gzip.compress,
    "tar.bz2": bz2.compress,
    "tar.xz": lzma.compress,
    "txz": lzma.compress,
}
DAMAGED = "It is damaged or cut off, and the rest is not read: pack it again."


def info(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0, target: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.size, made.linkname = kind, size, target
    return made


def packed(*files: tuple[tarfile.TarInfo | str, str | bytes], format_: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format_) as target:
        for name, content in files:
            data = content.encode() if isinstance(content, str) else content
            target.addfile(info(name, size=len(data)) if isinstance(name, str) else name, io.BytesIO(data))
    return out.getvalue()


def found(folder: Path, data: bytes, name: str = "may.tar") -> list[Article | Skipped]:
    (folder / name).write_bytes(data)
    return list(read([folder / name]))


@pytest.mark.parametrize("ending", PACKED)
@pytest.mark.parametrize("format_", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_each_member_is_read_whatever_the_tar_is_packed_with(
    tmp_path: Path, ending: str, format_: int
) -> None:
    long = "long/" * 19 + "n.jsonl"
    whole = "x" * 509 + "."  # with its end of line, one block to the byte
    data = packed(
        (info("wire", tarfile.DIRTYPE), b""),
        ("wire/a.txt", TEXT),
        ("b.txt", f"{whole}\n\n"),
        (long, '{"text": "Omar Quist left."}\n'),
        format_=format_,
    )
    assert found(tmp_path, PACKED[ending](data), f"may.{ending}") == [
        Article(id="may/wire/a", text=TEXT, source=f"may.{ending}/wire/a.txt"),
        Article(id="may/b", text=f"{whole}\n\n", source=f"may.{ending}/b.txt"),
        Article(id=f"may/{long[:-6]}-1", text="Omar Quist left.", source=f"may.{ending}/{long}#1"),
    ]


def test_links_devices_and_names_that_lead_out_do_nothing(tmp_path: Path) -> None:
    data = packed(
        (info("a.txt", tarfile.SYMTYPE, target="/etc/passwd"), b""),
        (info("b.txt", tarfile.LNKTYPE, target="../../x"), b""),
        (info("c.txt", tarfile.CHRTYPE), b""),
        (info("d.txt", tarfile.FIFOTYPE), b""),
        ("../../e.txt", TEXT),
        (".hidden.txt", TEXT),
        ("f.png", b"x"),
    )
    assert found(tmp_path, data) == [
        Article(id="may/../../e", text=TEXT, source="may.tar/../../e.txt"),
        Skipped(
            source=f"{tmp_path}/may.tar",
            reason="3 files of a kind that is not read (c.txt, d.txt, f.png): convert what is an article.",
            harmless=True,
        ),
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["may.tar"]


def test_an_archive_inside_an_archive_is_named(tmp_path: Path) -> None:
    assert found(tmp_path, packed(("in.tgz", gzip.compress(packed(("a.txt", TEXT)))))) == [
        Skipped(
            source=f"{tmp_path}/may.tar/in.tgz",
            reason="An archive inside an archive is not read: unpack it beside the other.",
        )
    ]


def test_a_packed_text_inside_is_read(tmp_path: Path) -> None:
    assert found(tmp_path, packed(("a.txt.gz", gzip.compress(TEXT.encode())))) == [
        Article(id="may/a", text=TEXT, source="may.tar/a.txt.gz")
    ]


@pytest.mark.parametrize("cut", [512, 600, 1024, 1536, 1700])
def test_a_tar_that_is_cut_off_is_named_and_what_is_whole_is_read(tmp_path: Path, cut: int) -> None:
    result = found(tmp_path, packed(("a.txt", TEXT), ("b.txt", "x. " * 300))[:cut])
    whole = [Article(id="may/a", text=TEXT, source="may.tar/a.txt")] * (cut >= 600)
    assert [item for item in result if isinstance(item, Article)] == whole
    assert result[-1] == Skipped(source=f"{tmp_path}/may.tar", reason=DAMAGED)


def test_damage_between_two_members_is_named(tmp_path: Path) -> None:
    data = bytearray(packed(("a.txt", TEXT), ("b.txt", TEXT)))
    data[1024 + 100] ^= 0xFF
    assert found(tmp_path, bytes(data)) == [
        Article(id="may/a", text=TEXT, source="may.tar/a.txt"),
        Skipped(source=f"{tmp_path}/may.tar", reason=DAMAGED),
    ]


def test_what_is_packed_and_cut_off_is_named(tmp_path: Path) -> None:
    for ending in ("tar.gz", "tar.bz2", "tar.xz"):
        result = found(tmp_path, PACKED[ending](packed(("a.txt", TEXT)))[:90], f"may.{ending}")
        assert isinstance(result[-1], Skipped), ending
        assert "cut off" in result[-1].reason


def test_what_unpacks_to_too_much_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar, "MAX_ARCHIVE", 1_000_000)
    data = gzip.compress(packed(("a.txt", TEXT), ("b.png", bytes(3_000_000)), ("c.txt", TEXT)))
    assert found(tmp_path, data, "may.tgz") == [
        Article(id="may/a", text=TEXT, source="may.tgz/a.txt"),
        Skipped(
            source=f"{tmp_path}/may.tgz",
            reason="It unpacks to more than 1 MB, and the rest is not read:"
            " split it, and check where it comes from.",
        ),
    ]


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_header_of_gigabytes_is_refused(tmp_path: Path, kind: bytes) -> None:
    claimed = info("x", kind, size=5_000_000_000).tobuf(tarfile.GNU_FORMAT)
    assert found(tmp_path, claimed + bytes(10_240)) == [
        Skipped(
            source=f"{tmp_path}/may.tar",
            reason="It has a header longer than any, and the rest is not read: pack it again.",
        )
    ]


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar, "MAX_MEMBERS", 2)
    result = found(tmp_path, packed(*((f"{n}.txt", f"{TEXT} {n}") for n in range(3))))
    assert [item.id for item in result if isinstance(item, Article)] == ["may/0", "may/1"]
    assert [item.reason[:13] for item in result if isinstance(item, Skipped)] == ["It holds over"]


def test_xz_that_asks_for_much_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_XZ", 1_000_000)
    (result,) = found(tmp_path, lzma.compress(TEXT.encode()), "a.txt.xz")
    assert isinstance(result, Skipped)
    assert result.reason.startswith("Its packed data is damaged")
