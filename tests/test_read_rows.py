import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ReadError
from graph.readers import read
from graph.readers.opening import buffered, lines
from graph.records import Article, Skipped

ROW = {
    "id": "v-1",
    "title": "Vote on the bridge",
    "text": ' "We will vote," said Ada Brock.\r\n\nNobody left. ',
    "published": "Wed, 01 May 2024 10:00:00 GMT",
    "publisher": "The Lowmoor Post",
    "byline": "Tessa Quill",
    "url": "https://post.example/vote",
}
ARTICLE = Article(
    id="v-1",
    text=' "We will vote," said Ada Brock.\r\n\nNobody left. ',
    title="Vote on the bridge",
    published="2024-05-01T10:00:00+00:00",
    publisher="The Lowmoor Post",
    byline="Tessa Quill",
    url="https://post.example/vote",
    source="a.jsonl#1",
)

NO_TEXT = "It has no column 'text' (its columns: {}): name the right one, as in --map text=COLUMN."


def found(folder: Path, name: str, content: str | bytes, **columns: str) -> list[Article | Skipped]:
    """Read one file, and show its path as the name alone."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    entries = list(read([folder / name], columns=columns))
    return [
        Skipped(source=Path(entry.source).name, reason=entry.reason) if isinstance(entry, Skipped) else entry
        for entry in entries
    ]


def texts(entries: list[Article | Skipped]) -> list[str]:
    return [
        entry.text if isinstance(entry, Article) else f"{entry.source}: {entry.reason}" for entry in entries
    ]


def test_a_row_states_all_fields_and_its_text_is_unchanged(tmp_path: Path) -> None:
    assert found(tmp_path, "a.jsonl", json.dumps(ROW)) == [ARTICLE]


def test_other_column_names_are_mapped(tmp_path: Path) -> None:
    row = {"key": 7, "body": "A vote.", "text": "An abstract.", "authors": ["Tessa Quill", "Noor Haddad"]}
    assert found(tmp_path, "a.jsonl", json.dumps(row), id="key", text="body", byline="authors") == [
        Article(id="7", text="A vote.", byline="Tessa Quill, Noor Haddad", source="a.jsonl#1")
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.json"])
def test_html_in_a_cell_is_read_as_a_page_shows_it(tmp_path: Path, name: str) -> None:
    row = {
        "text": '<p>"We will," said <b>Ada Brock</b>.</p><p>Nobody left.</p>',
        "title": "Vote &amp; bridge",
    }
    table = io.StringIO()
    writer = csv.DictWriter(table, row, delimiter="\t" if name == "a.tsv" else ",")
    writer.writeheader()
    writer.writerow(row)
    content = {"a.jsonl": json.dumps(row), "a.json": json.dumps([row])}.get(name, table.getvalue())
    assert found(tmp_path, name, content) == [
        Article(
            id="a-1",
            text='"We will," said Ada Brock.\n\nNobody left.',
            title="Vote & bridge",
            source=f"{name}#1",
        )
    ]


def test_a_text_may_be_a_list_of_paragraphs(tmp_path: Path) -> None:
    rows = (["One.", "Two."], [{"type": "p", "text": "One."}, {"type": "p", "content": "Two."}], [1, 2], [])
    content = "\n".join(json.dumps({"text": text}) for text in rows)
    assert texts(found(tmp_path, "a.jsonl", content)) == [
        "One.\n\nTwo.",
        "One.\n\nTwo.",
        "a.jsonl#3: Its column 'text' holds a list, not text: correct it.",
        "a.jsonl#4: Its column 'text' holds a list, not text: correct it.",
    ]


def test_cells_that_state_nothing_are_absent(tmp_path: Path) -> None:
    row = {
        "id": None,
        "text": "A vote.",
        "title": " ",
        "published": 1714557600,
        "publisher": {"name": "x"},
        "url": True,
    }
    assert found(tmp_path, "a.jsonl", json.dumps(row)) == [
        Article(id="a-1", text="A vote.", source="a.jsonl#1")
    ]


def test_a_bad_row_is_skipped_with_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    content = b'{"text": "First."}\n{"text": \n\n[1]\n{"text": 3}\n{"title": "x"}\n'
    content += b'{"text": "caf\x81 \xe9"}\n{"text": "Last."}'
    assert texts(found(tmp_path, "a.jsonl", content)) == [
        "First.",
        "a.jsonl#2: It is no valid JSON (Expecting value at column 10): correct it there.",
        "a.jsonl#4: It is no object with columns, but a list: correct it.",
        "a.jsonl#5: Its column 'text' holds a number, not text: correct it.",
        "a.jsonl#6: " + NO_TEXT.format("'title'"),
        "a.jsonl#7: The row is too long, or in an unknown encoding: split it, or save it as UTF-8.",
        "Last.",
    ]


def test_half_a_surrogate_pair_becomes_one_mark_and_a_whole_pair_a_letter(tmp_path: Path) -> None:
    content = r'{"id": "\udc00", "text": "A \ud83d vote \ud83d\ude00.", "title": NaN}'
    assert found(tmp_path, "a.jsonl", content) == [
        Article(id="\ufffd", text="A \ufffd vote \U0001f600.", title="nan", source="a.jsonl#1")
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("ending", [".jsonl", ".json", ".csv", ".tsv"])
def test_rows_are_read_in_every_certain_encoding(tmp_path: Path, encoding: str, ending: str) -> None:
    text = "The café closed for good on Monday."
    content = json.dumps({"text": text}, ensure_ascii=False) if "json" in ending else f"text\n{text}\n"
    assert texts(found(tmp_path, f"a{ending}", content.encode(encoding))) == [text]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('[{"text": "One."}, {"text": "Two."}]', [("a-1", "One.", "#1"), ("a-2", "Two.", "#2")]),
        ('{"articles": [{"text": "One."}]}', [("a-1", "One.", "#1")]),
        ('{"text": "One.", "articles": []}', [("a", "One.", "")]),
        ('{"text": "One."}\n{"text": "Two."}\n', [("a-1", "One.", "#1"), ("a-2", "Two.", "#2")]),
    ],
)
def test_json_holds_a_list_or_one_article_or_one_a_line(
    tmp_path: Path, content: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(tmp_path, "a.json", content) == [
        Article(id=name, text=text, source=f"a.json{mark}") for name, text, mark in expected
    ]


@pytest.mark.parametrize(
    "content",
    [
        'id,text\n1,"A vote, ""at last"",\r\nsaid Ada."\n2,"Sat at 5"" desk"\n',
        'ID;Text ;x\n1;"A vote, ""at last"",\r\nsaid Ada.";\n\n2;Sat at 5" desk;;;\n',
        'x\tid\ttext\n0\t1\t"A vote, ""at last"",\r\nsaid Ada."\n0\t2\tSat at 5" desk\n',
    ],
)
def test_a_table_is_read_with_any_of_its_delimiters(tmp_path: Path, content: str) -> None:
    assert found(tmp_path, "a.csv", content) == [
        Article(id="1", text='A vote, "at last",\r\nsaid Ada.', source="a.csv#1"),
        Article(id="2", text='Sat at 5" desk', source="a.csv#2"),
    ]


def test_a_table_without_a_column_of_text_is_skipped_with_its_columns(tmp_path: Path) -> None:
    assert texts(found(tmp_path, "a.csv", "id,body\n1,A vote.\n")) == [
        "a.csv: " + NO_TEXT.format("'id', 'body'")
    ]
    assert texts(found(tmp_path, "a.csv", "id,body\n1,A vote.\n", text="body")) == ["A vote."]


def test_an_unquoted_tsv_keeps_its_quotation_marks_and_a_stray_one_swallows_nothing(tmp_path: Path) -> None:
    content = 'id\ttext\n1\t"Yes," said Ada.\n2\t"No\n3\tShe left.\n4\t"Why?" he asked.\n5\t"Never\n'
    assert texts(found(tmp_path, "a.tsv", content)) == [
        '"Yes," said Ada.',
        '"No',
        "She left.",
        '"Why?" he asked.',
        '"Never',
    ]


def test_a_stray_mark_in_a_csv_costs_at_most_its_own_row(tmp_path: Path) -> None:
    content = 'id,text,url\n1,"She said "no", and left",u\n2,"A vote, then",u\n'
    content += '3,"Open,u\n4,Gone.,u\n5,"Kept, whole",u\n'
    reason = "Its quotation marks do not pair: put the field between marks, and double those inside it."
    assert texts(found(tmp_path, "a.csv", content)) == [
        f"a.csv#1: {reason}",
        "A vote, then",
        '"Open',
        "Gone.",
        "Kept, whole",
    ]


def test_a_row_with_too_many_cells_is_skipped_and_a_short_one_is_read(tmp_path: Path) -> None:
    assert texts(found(tmp_path, "a.csv", "id,text,url\n1,A vote, at last,u\n2,A vote.\n3\n")) == [
        "a.csv#1: It has 4 cells, the header 3: put the text between quotation marks.",
        "A vote.",
        "a.csv#3: " + NO_TEXT.format("'id'"),
    ]


def test_a_zero_byte_and_a_very_long_field_do_not_stop_a_table(tmp_path: Path) -> None:
    long = "The council met. " * 20_000
    assert texts(found(tmp_path, "a.csv", f"id,text\n1,A v\0te.\n2,{long}\n3,{long * 4}\n4,Last one.\n")) == [
        "A v\0te.",
        long,
        "a.csv#3: It has 1,360,000 characters, and 1,000,000 is the limit: split it into articles.",
        "Last one.",
    ]


def test_a_table_of_stray_marks_is_not_read_over_and_over_and_its_last_row_is_read(tmp_path: Path) -> None:
    entries = texts(found(tmp_path, "a.csv", "text,b\n" + 'x","\n' * 50_000 + "A vote.,y\n"))
    assert len(entries) == 50_001
    assert entries[-1] == "A vote."


def test_a_line_longer_than_the_limit_is_passed_over_and_the_next_one_read() -> None:
    stream = buffered(io.BytesIO(b"short\n" + b"x" * 50 + b"\nnext\n" + b"y" * 50))  # type: ignore[arg-type]
    assert list(lines(stream, limit=10)) == ["short\n", None, "next\n", None]


def test_a_file_that_unpacks_without_end_is_given_up() -> None:
    stream = buffered(io.BytesIO(b"x" * 1000))  # type: ignore[arg-type]
    with pytest.raises(ReadError, match="It has more than 100 characters: split it"):
        list(lines(stream, limit=10, total=100))


_TEXT = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), max_size=40
).map("A word of the council: ".__add__)


@given(rows=st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=6))
def test_a_table_that_csv_writes_gives_the_texts_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerows([("id", "title", "text"), *((number, *row) for number, row in enumerate(rows))])
    folder = tmp_path_factory.mktemp("table")
    (folder / "a.csv").write_text(written.getvalue(), encoding="utf-8", newline="")
    read_back = [entry.text for entry in read([folder]) if isinstance(entry, Article)]
    assert read_back == [text for _, text in rows]


def test_files_without_a_mapped_column_are_read_by_the_usual_one_beside_files_that_have_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.csv").write_text("id,body,date\n1,A vote.,2024-05-01\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": 2, "text": "A bridge.", "published": "2024-05-02"}\n', "utf-8")
    (tmp_path / "c.json").write_text('{"articles": [{"id": 3, "text": "A ferry."}]}', encoding="utf-8")
    assert list(read([tmp_path], columns={"text": "body", "published": "date"})) == [
        Article(id="1", text="A vote.", published="2024-05-01", source="a.csv#1"),
        Article(id="2", text="A bridge.", published="2024-05-02", source="b.jsonl#1"),
        Article(id="3", text="A ferry.", source="c.json#1"),
    ]


def test_standard_input_without_a_mapped_column_is_read_by_the_usual_one() -> None:
    table = io.BytesIO(b"id,text\n1,A vote.\n")
    found = list(read(["-"], columns={"text": "body"}, stdin=table))
    assert found[0] == Article(id="1", text="A vote.", source="-#1")


def test_a_row_that_lacks_the_column_of_its_file_takes_no_other_for_its_text(tmp_path: Path) -> None:
    rows = '{"body": "A vote.", "text": "An abstract."}\n{"text": "An abstract."}\n'
    first, second = found(tmp_path, "a.jsonl", rows, text="body")
    assert first == Article(id="a-1", text="A vote.", source="a.jsonl#1")
    assert isinstance(second, Skipped)
    assert second.source == "a.jsonl#2"


def test_a_mapped_column_that_no_row_has_is_named(tmp_path: Path) -> None:
    rows = '{"text": "A vote."}\n{"text": "A bridge.", "author": "Tessa Quill"}\n'
    assert found(tmp_path, "a.jsonl", rows, text="bdoy", byline="author")[-1] == Skipped(
        source="--map text=bdoy", reason="No row has such a column: correct its name, or leave it out."
    )
