import errno
import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.readers import read
from graph.readers.articles import ENDINGS
from graph.records import Article, Skipped

BRIEF = 'The council met on Monday.\r\n\r\n"We will vote," said Ada Brock.  \n'


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def reasons(found: list[Article | Skipped]) -> dict[str, str]:
    return {Path(entry.source).name: entry.reason for entry in found if isinstance(entry, Skipped)}


def test_a_text_file_comes_through_unchanged(tmp_path: Path) -> None:
    write(tmp_path, {"vote.v2.txt": BRIEF})
    assert list(read([tmp_path / "vote.v2.txt"])) == [Article(id="vote.v2", text=BRIEF, source="vote.v2.txt")]


def test_a_heading_of_markdown_is_its_title_and_stays_in_the_text(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "# The *vote* #\n\nThe council met.\n"})
    text = "The vote\n\nThe council met."
    assert list(read([tmp_path])) == [Article(id="a", text=text, source="a.md", title="The vote")]


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    files = {
        "b.txt": "Second one.",
        "a/z.txt": "First one.",
        ".hidden/x.txt": "No.",
        ".y.txt": "No.",
    }
    write(tmp_path, dict(files))
    assert list(read([tmp_path])) == [
        Article(id="z", text="First one.", source="a/z.txt"),
        Article(id="b", text="Second one.", source="b.txt"),
    ]


def test_files_of_other_kinds_in_a_folder_are_told_in_one_line(tmp_path: Path) -> None:
    articles = {"a.txt": "First one."}
    write(tmp_path, {**articles, "b.xls": "No.", "own.db": "No.", ".hidden.xls": "No."})
    article, told = read([tmp_path], results=[tmp_path / "own.db"])
    assert isinstance(article, Article)
    reason = "1 file of a kind that is not read (b.xls): convert what is an article."
    assert told == Skipped(source=str(tmp_path), reason=reason, harmless=True)
    write(tmp_path, {f"c/{number}.jpg": "No." for number in range(1_200)})
    *_, told = read([tmp_path], results=[tmp_path / "own.db"])
    reason = (
        "1,201 files of a kind that is not read (b.xls, c/0.jpg, c/1.jpg, ...): convert what is an article."
    )
    assert told == Skipped(source=str(tmp_path), reason=reason, harmless=True)


def test_a_packed_file_is_read_like_a_plain_one(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt.gz": gzip.compress(BRIEF.encode())})
    assert list(read([tmp_path])) == [Article(id="a", text=BRIEF, source="a.txt.gz")]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"sub/a.txt": BRIEF})
    once = [Article(id="a", text=BRIEF, source="a.txt")]
    assert list(read([tmp_path, tmp_path / "sub" / "a.txt", tmp_path / "sub" / "a.txt"])) == once


def test_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.txt": "One text.", "y/a.txt": "Another text.", "z/a.md": "One text."})
    inputs = [tmp_path / "x", tmp_path / "y", tmp_path / "z"]
    assert list(read(inputs)) == list(read(inputs[::-1]))


def test_the_same_id_with_another_text_gets_a_mark_and_with_the_same_text_is_a_copy(tmp_path: Path) -> None:
    write(tmp_path, {"p/a.txt": "One text.", "q/a.txt": "Another text.", "r/a.txt": "Another text."})
    found = list(read([tmp_path]))
    assert found == [
        Article(id="a", text="One text.", source="p/a.txt"),
        Article(id="a-88965c12", text="Another text.", source="q/a.txt"),
        Skipped(
            source=f"{tmp_path}/r/a.txt",
            reason=f"It is a copy of {tmp_path}/q/a.txt, with the same id: leave one of them out.",
            harmless=True,
        ),
    ]


@pytest.mark.parametrize("columns", [{"body": "text"}, {"text": "body", "Titel": "x"}])
def test_a_column_for_an_unknown_field_is_wrong_usage(tmp_path: Path, columns: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="An article has no field"):
        read([tmp_path], columns=columns)


def test_an_input_that_does_not_exist_is_wrong_usage_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no \S+nowhere.txt, no \S+lost.md: check the path."):
        read([tmp_path, tmp_path / "nowhere.txt", tmp_path / "lost.md"])


def test_no_input_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="There is no input"):
        read([])


def test_what_cannot_be_read_is_named_with_what_to_do_and_the_rest_is_read(tmp_path: Path) -> None:
    many_marks = '"' * 999_999
    write(
        tmp_path,
        {
            "good.txt": BRIEF,
            "empty.txt": b"",
            "blank.txt": " \n\t\n",
            "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
            "long.txt": "A word. " * 125_001,
            "large.txt": "A word. " * 2_500_000,
            "marks.txt": many_marks,
            "cut.txt.gz": gzip.compress(BRIEF.encode() * 50)[:-20],
            "bad.pdf": b"%PDF-1.7 no more",
            "bad.docx": b"no zip at all",
            "bad.json": "1 {}",
            "deep.json": "[" * 100_000,
            "digits.json": "1" * 5_000,
            "none.jsonl": "\n\n",
            "none.csv": "",
            "header.csv": "id,text\n",
            "no.html": "<html><body></body></html>",
            "no.eml": "Subject: Nothing\n\n",
        },
    )
    found = list(read([tmp_path]))
    assert [entry for entry in found if isinstance(entry, Article)] == [
        Article(id="good", text=BRIEF, source="good.txt")
    ]
    assert reasons(found) == {
        "empty.txt": "It is empty: fill it or leave it out.",
        "blank.txt": "It holds no text: fill it or leave it out.",
        "picture.txt": "It holds binary data, not text: convert it to text first.",
        "long.txt": "It has 1,000,008 characters, and 1,000,000 is the limit: split it into articles.",
        "large.txt": "It is larger than 5 MB: split it into articles.",
        "marks.txt": "It has nearly no letters: leave it out, or check how it was made.",
        "cut.txt.gz": "Its packed data is damaged or cut off: pack it again, or unpack it before it is read.",
        "bad.pdf": "It is damaged or no PDF: open it in a viewer and save it again.",
        "bad.docx": "It is damaged or no DOCX: open it in a word processor and save it again as DOCX.",
        "bad.json": "It is no valid JSON (Extra data at column 3): correct it there.",
        "deep.json": "Its JSON is nested too deep: give one flat object an article.",
        "digits.json": "Its JSON holds a number that is too long: put it between quotation marks.",
        "none.jsonl": "It holds no article: fill it or leave it out.",
        "none.csv": "It has no header that can be read: name its columns in the first row, one of them text.",
        "header.csv": "It holds no article: fill it or leave it out.",
        "no.html": "No article was found in the page: save its text as a .txt file.",
        "no.eml": "The mail holds no text: save what is attached to it as a file.",
    }


def test_zero_bytes_among_letters_are_binary_data(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "abc\0\0def\1" * 50})
    assert reasons(list(read([tmp_path]))) == {
        "a.txt": "It holds binary data, not text: convert it to text first."
    }


def test_a_named_file_of_another_ending_is_skipped_with_the_endings_that_are_read(tmp_path: Path) -> None:
    write(tmp_path, {"sheet.xlsx": "x"})
    known = ", ".join(sorted(ENDINGS))
    assert list(read([tmp_path / "sheet.xlsx"])) == [
        Skipped(
            source=f"{tmp_path}/sheet.xlsx",
            reason=f"Its ending tells no format that is read: convert it to one of {known}.",
        )
    ]


def test_a_folder_without_anything_to_read_is_named(tmp_path: Path) -> None:
    (found,) = read([tmp_path])
    assert isinstance(found, Skipped)
    assert found.source == str(tmp_path)
    assert found.reason.startswith("The folder holds no file that is read: .atom, .csv, ")


def test_links_that_loop_or_lead_nowhere_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": BRIEF, "in/sub/b.txt": "The mayor spoke.", "out/c.txt": "The judge spoke."})
    inner = tmp_path / "in"
    (inner / "sub" / "up").symlink_to(inner)
    (inner / "out").symlink_to(tmp_path / "out")
    (inner / "gone.txt").symlink_to(inner / "nothing.txt")
    (inner / "round.txt").symlink_to(inner / "round.txt")
    found = list(read([inner]))
    assert [entry.id for entry in found if isinstance(entry, Article)] == ["a", "b"]
    assert reasons(found) == {
        "out": "A link to a folder is not followed: name that folder as an input of its own.",
        "gone.txt": "It cannot be opened (No such file or directory): the link leads nowhere; "
        "mend or remove it.",
        "round.txt": "It cannot be opened (Too many levels of symbolic links): the link leads nowhere; "
        "mend or remove it.",
    }


def test_a_pipe_under_a_text_name_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reasons(list(read([tmp_path]))) == {
        "a.txt": "It is no ordinary file: copy what it holds into one."
    }


def test_a_folder_without_permission_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.txt": BRIEF, "closed/b.txt": BRIEF})
    scandir = os.scandir

    def guarded(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder.name == "closed":  # file permissions do not bind the superuser
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    found = list(read([tmp_path]))
    assert reasons(found) == {
        "closed": "The folder cannot be opened (Permission denied): give yourself permission to read it."
    }
    assert [entry.id for entry in found if isinstance(entry, Article)] == ["a"]


def test_a_file_name_that_is_no_utf8_gives_an_id_that_can_be_written(tmp_path: Path) -> None:
    write(tmp_path, {os.fsdecode(b"caf\xe9.txt"): BRIEF})
    assert list(read([tmp_path])) == [Article(id="caf\ufffd", text=BRIEF, source="caf\ufffd.txt")]


@pytest.mark.parametrize(
    ("given_bytes", "article"),
    [
        (BRIEF.encode(), Article(id="stdin", text=BRIEF, source="-")),
        (gzip.compress(BRIEF.encode(), mtime=0), Article(id="stdin", text=BRIEF, source="-")),
        (b"[NEWS] The vote was close.", Article(id="stdin", text="[NEWS] The vote was close.", source="-")),
        (
            b"Voice, text, and data\nare taxed.",
            Article(id="stdin", text="Voice, text, and data\nare taxed.", source="-"),
        ),
        (b'{"id": 7, "text": "A vote."}\n', Article(id="7", text="A vote.", source="-#1")),
        (b'{\n"id": 7, "text": "A vote."}\n', Article(id="7", text="A vote.", source="-")),
        (b'[\n {"text": "A vote."}]', Article(id="stdin-1", text="A vote.", source="-#1")),
        (b"id,text\n7,A vote.\n", Article(id="7", text="A vote.", source="-#1")),
    ],
)
def test_standard_input_is_read_in_the_format_that_its_first_line_tells(
    given_bytes: bytes, article: Article
) -> None:
    stream = io.BytesIO(given_bytes)
    assert list(read(["-"], stdin=stream)) == [article]
    assert not stream.closed


def test_articles_come_one_by_one(tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": json.dumps({"id": "x", "text": "A vote."}) + "\n{broken"})
    articles = read([tmp_path])
    assert next(articles) == Article(id="x", text="A vote.", source="a.jsonl#1")


_DAMAGE = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(str.encode),
    st.text(alphabet='{}[]",:;\t\n<>/=ab1\\u d8', max_size=200).map(str.encode),
    st.binary(max_size=200).map(gzip.compress),
    st.builds(
        lambda head, rest: head + rest,
        st.sampled_from(
            [b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"<html>", b"id,text\n", b"\xff\xfe", b"From: "]
        ),
        st.binary(max_size=200),
    ),
)


@settings(max_examples=60)
@given(damage=_DAMAGE)
def test_any_bytes_under_any_ending_are_read_or_named(
    tmp_path_factory: pytest.TempPathFactory, damage: bytes
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    write(folder, {f"file{ending}": damage for ending in ENDINGS})
    found = list(read([folder])) + list(read(["-"], stdin=io.BytesIO(damage)))
    for entry in found:
        if isinstance(entry, Article):
            assert entry.text.encode()
        else:
            assert entry.reason.endswith(".")
            assert "\n" not in entry.reason


def test_what_the_program_wrote_is_passed_over_in_a_folder_and_read_when_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"brief.txt": BRIEF, "out/graph.json": json.dumps({"articles": [{"text": "Ada Brock spoke."}]})},
    )
    own = tmp_path / "out" / "graph.json"
    assert [entry.id for entry in read([tmp_path], results=[own]) if isinstance(entry, Article)] == ["brief"]
    assert [entry.id for entry in read([own], results=[own]) if isinstance(entry, Article)] == ["graph-1"]


def test_a_link_with_a_name_that_no_system_opens_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": BRIEF})
    for name in ("b.txt", "c"):
        (tmp_path / name).symlink_to("x" * 300)
    article, *skipped = read([tmp_path])
    assert isinstance(article, Article)
    assert reasons(skipped) == {
        tmp_path.name: "1 file of a kind that is not read (c): convert what is an article.",
        "b.txt": "It cannot be opened (File name too long): the link leads nowhere; mend or remove it.",
    }


def test_a_link_out_of_a_folder_is_named_and_read_only_where_links_are_followed(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    (tmp_path / "private.txt").write_text("Ada Brock met Bo Ray at the harbour on Monday.", encoding="utf-8")
    (folder / "a.txt").symlink_to("../private.txt")
    (folder / "b.txt").write_text("Bo Ray met Cora Lind at the market on Tuesday.", encoding="utf-8")
    (folder / "c.txt").symlink_to("b.txt")
    refused = Skipped(
        source=str(folder / "a.txt"),
        reason="A link out of the folder is not followed: give --follow if you trust who made it.",
    )
    found = list(read([folder]))
    assert [item.id for item in found if isinstance(item, Article)] == ["b"]
    assert [item for item in found if isinstance(item, Skipped)] == [refused]
    assert [item.id for item in read([folder], follow=True) if isinstance(item, Article)] == ["a", "b"]
    assert [item.id for item in read([folder / "a.txt"]) if isinstance(item, Article)] == ["a"]


@pytest.fixture
def ordinary() -> Iterator[Path]:
    """A folder of an ordinary user, as whom the test runs: permissions do not bind the first one."""
    with TemporaryDirectory() as made:
        Path(made).chmod(0o777)
        if os.geteuid() == 0:
            os.seteuid(65_534)
            yield Path(made)
            os.seteuid(0)
        else:
            yield Path(made)


def test_what_permissions_hide_is_named_and_the_rest_is_read(ordinary: Path) -> None:
    for name in ("listed", "shut", "entered"):
        (ordinary / name).mkdir()
        (ordinary / name / "a.txt").write_text("Ada Brock met Bo Ray.", encoding="utf-8")
    (ordinary / "hidden.txt").write_text("Ada Brock met Bo Ray.", encoding="utf-8")
    (ordinary / "hidden.txt").chmod(0)
    (ordinary / "link.txt").symlink_to("shut/a.txt")
    (ordinary / "way").symlink_to("shut/a.txt/b")
    (ordinary / "x.txt").write_text("Bo Ray met Cora Lind at the market.", encoding="utf-8")
    (ordinary / "listed").chmod(0o444)
    (ordinary / "shut").chmod(0)
    found = list(read([ordinary]))
    for name in ("listed", "shut"):
        (ordinary / name).chmod(0o755)
    told = {item.source[len(f"{ordinary}/") :]: item.reason for item in found if isinstance(item, Skipped)}
    assert {name: reason.partition(":")[0] for name, reason in told.items() if name} == {
        "hidden.txt": "It cannot be read (Permission denied)",
        "link.txt": "It cannot be opened (Permission denied)",
        "listed/a.txt": "It cannot be opened (Permission denied)",
        "shut": "The folder cannot be opened (Permission denied)",
    }
    assert [item.source for item in found if isinstance(item, Article)] == ["entered/a.txt", "x.txt"]
