import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.records import (
    Article,
    EntityType,
    Extraction,
    Mention,
    MentionKind,
    QuotationKind,
    QuotationMention,
    RelationMention,
    Span,
)
from graph.store import open_store, remembered


def found_in(article: Article) -> Extraction:
    """Find the first word in an article, and say of it all that a record can hold."""
    first = Span(0, len(article.text.split(" ")[0]))
    whole = Span(0, len(article.text))
    return Extraction(
        article=article.id,
        sentences=(whole,),
        units=(whole,),
        mentions=(
            Mention(
                span=first,
                text=article.text[: first.end],
                kind=MentionKind.NAME,
                head=first,
                rule="first",
                label=EntityType.WORK,
                titles="mayor",
            ),
        ),
        quotations=(
            QuotationMention(kind=QuotationKind.MIXED, content=(whole, first), rule="all", cue=first),
        ),
        relations=(
            RelationMention(subject=first, object=whole, predicate="is", evidence=whole, rule="whole"),
        ),
    )


def run(store: Path, texts: Iterable[str], model: str = "small 1") -> tuple[list[Extraction], list[str]]:
    """Return what comes out for these texts, and the texts that were not in the store."""
    asked: list[str] = []

    def extract(articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction]]:
        for article in articles:
            asked.append(article.text)
            yield article, found_in(article)

    articles = [Article(id=f"a{number}", text=text) for number, text in enumerate(texts)]
    with open_store(store) as opened:
        return [extraction for _, extraction in remembered(opened, model, articles, extract)], asked


def test_an_article_that_is_stored_is_not_extracted_again(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    first = run(path, ["Ada spoke.", "Ben left."])
    again = run(path, ["Ada spoke.", "Ben left.", "Cleo came."])
    assert first[1] == ["Ada spoke.", "Ben left."]
    assert again[1] == ["Cleo came."]
    assert again[0][:2] == first[0]


@given(st.lists(st.text(max_size=20), max_size=150))
def test_what_comes_out_of_a_store_is_what_went_in(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("store") / "kept.db"
    wanted = [found_in(Article(id=f"a{number}", text=text)) for number, text in enumerate(texts)]
    assert run(path, texts)[0] == wanted
    assert run(path, texts) == (wanted, [])


def test_one_text_under_two_ids_is_extracted_once_and_keeps_both_ids(tmp_path: Path) -> None:
    extractions, asked = run(tmp_path / "kept.db", ["Ada spoke.", "Ada spoke."])
    assert [extraction.article for extraction in extractions] == ["a0", "a1"]
    assert asked == ["Ada spoke."]


def test_another_model_finds_nothing_in_the_store(tmp_path: Path) -> None:
    run(tmp_path / "kept.db", ["Ada spoke."])
    assert run(tmp_path / "kept.db", ["Ada spoke."], model="small 2")[1] == ["Ada spoke."]


def test_what_a_run_stored_before_it_failed_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    articles = [Article(id=f"a{number}", text=f"Article {number}.") for number in range(70)]

    def failing(batch: Iterable[Article]) -> Iterator[tuple[Article, Extraction]]:
        for article in batch:
            if article.id == "a69":
                raise KeyboardInterrupt
            yield article, found_in(article)

    with pytest.raises(KeyboardInterrupt), open_store(path) as opened:
        list(remembered(opened, "small 1", articles, failing))
    assert run(path, [article.text for article in articles])[1] == [article.text for article in articles[64:]]


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Ring Ada about the bridge. " * 40)
    before = path.read_bytes()
    with pytest.raises(UsageError) as refused:
        run(path, ["Ada spoke."])
    assert (
        str(refused.value)
        == f"{path} is no store of newsgraph: name another file, or one that does not exist yet."
    )
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmark (url TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(UsageError) as refused:
        run(path, ["Ada spoke."])
    assert str(refused.value) == f"{path} is a database of another program: name another file for the store."
    assert path.read_bytes() == before


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    run(path, ["Ada spoke."])
    older = sqlite3.connect(path)
    older.execute("PRAGMA user_version = 99")
    older.close()
    with pytest.raises(UsageError, match="is a store of another version of newsgraph"):
        run(path, ["Ada spoke."])


def test_a_damaged_store_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    run(path, [f"Article {number}." for number in range(200)])
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"is damaged .*: delete it, and the next run fills it anew"):
        run(path, ["Article 7."])


@pytest.mark.parametrize(
    "value",
    [
        "x'00'",
        "'a text'",
        "17",
        f"x'{zlib.compress(b'{}')[:-1].hex()}'",
        f"x'{zlib.compress(bytes(10**6)).hex()}'",
    ],
)
def test_a_damaged_entry_is_named_with_what_to_do(tmp_path: Path, value: str) -> None:
    path = tmp_path / "kept.db"
    run(path, ["Ada spoke."])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(f"UPDATE extraction SET value = {value}")  # noqa: S608 - our own values
    other.close()
    with pytest.raises(UsageError, match=r"is damaged .*: delete it, and the next run fills it anew"):
        run(path, ["Ada spoke."])


def test_a_store_in_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be written .*: check its folder"):
        run(tmp_path / "nowhere" / "kept.db", ["Ada spoke."])
