import os
import random
import signal
import sqlite3
import time
import zlib
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.records import (
    Article,
    EntityType,
    Extraction,
    KnowledgeGraph,
    Mention,
    MentionKind,
    QuotationKind,
    QuotationMention,
    RelationMention,
    Span,
)
from graph.store import (
    keep,
    keep_knowledge,
    keep_mark,
    keep_resolutions,
    kept_knowledge,
    kept_mark,
    kept_resolution,
    key_of,
    knowledge_key,
    open_store,
    pack,
    resolution_key,
    rules,
    stored,
)


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
    articles = [Article(id="a", text=text) for text in texts]
    keys = [key_of(article, model) for article in articles]
    with open_store(store) as opened:
        known = dict(stored(opened, keys))
        new = {key: one for key, one in zip(keys, articles, strict=True) if key not in known}
        keep(opened, {key: pack(found_in(article)) for key, article in new.items()})
        found = known | dict(stored(opened, tuple(new)))
    return [found[key] for key in keys], [article.text for article in new.values()]


def keep_some(store: Path, texts: Iterable[str], pragma: str) -> None:
    articles = [Article(id="a", text=text) for text in texts]
    with open_store(store) as opened:
        opened.execute(f"PRAGMA {pragma}")
        keep(opened, {key_of(article, "small 1"): pack(found_in(article)) for article in articles})


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
    wanted = [found_in(Article(id="a", text=text)) for text in texts]
    assert run(path, texts)[0] == wanted
    assert run(path, texts) == (wanted, [])


def test_another_model_finds_nothing_in_the_store(tmp_path: Path) -> None:
    run(tmp_path / "kept.db", ["Ada spoke."])
    assert run(tmp_path / "kept.db", ["Ada spoke."], model="small 2")[1] == ["Ada spoke."]


def test_what_other_rules_found_goes_with_the_next_that_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    run(path, ["Ada spoke."])
    older = sqlite3.connect(path, isolation_level=None)
    older.execute("UPDATE extraction SET key = x'00', rules = 'older'")
    run(path, ["Ada spoke."])
    assert older.execute("SELECT count(*), min(rules) FROM extraction").fetchone() == (1, rules())
    older.close()


def test_what_is_resolved_inside_an_article_is_kept_for_its_text_its_id_and_the_model(tmp_path: Path) -> None:
    article = Article(id="a", text="Ada spoke.")
    key = resolution_key(article, "small 1")
    others = [
        resolution_key(replace(article, id="b"), "small 1"),
        resolution_key(replace(article, text="Ben left."), "small 1"),
        resolution_key(article, "small 2"),
    ]
    assert resolution_key(replace(article, title="Another"), "small 1") == key
    with open_store(tmp_path / "kept.db") as opened:
        keep_resolutions(opened, {key: b"resolved"})
        assert [kept_resolution(opened, one) for one in (key, *others)] == [b"resolved", None, None, None]
        opened.execute("UPDATE resolution SET rules = 'older'")
        keep_resolutions(opened, {others[0]: b"new"})
        assert [kept_resolution(opened, one) for one in (key, others[0])] == [None, b"new"]


def test_a_result_is_kept_in_the_place_of_the_last_one(council: KnowledgeGraph, tmp_path: Path) -> None:
    with open_store(tmp_path / "kept.db") as opened:
        keep_knowledge(opened, b"first", KnowledgeGraph())
        keep_knowledge(opened, b"second", council)
        assert kept_knowledge(opened, b"first", ()) is None
        assert kept_knowledge(opened, b"second", council.articles[::-1]) == council


def test_the_key_of_a_result_knows_all_that_it_comes_from() -> None:
    a, b = Article(id="a", text="Ada spoke."), Article(id="b", text="Ben left.")
    key = knowledge_key([a, b], "small 1", b"")
    assert knowledge_key([b, a], "small 1", b"") == key
    others = [
        knowledge_key([a], "small 1", b""),
        knowledge_key([a, b], "small 2", b""),
        knowledge_key([a, b], "small 1", b"- merge: [Ada, Ben]"),
        *(knowledge_key([replace(a, **{name: "other"}), b], "small 1", b"") for name in Article.__slots__),
    ]
    assert len({key, *others}) == len(others) + 1


def test_no_changed_byte_of_a_store_changes_what_comes_out(council: KnowledgeGraph, tmp_path: Path) -> None:
    whole, path = tmp_path / "kept.db", tmp_path / "changed.db"
    article = Article(id="a", text="Ada spoke.")
    key = key_of(article, "small 1")
    with open_store(whole) as opened:
        keep(opened, {key: pack(found_in(article))})
        keep_resolutions(opened, {b"inside": b"resolved"})
        keep_mark(opened, b"files", "small 1")
        keep_knowledge(opened, b"key", council)
    content = whole.read_bytes()
    for place in (place for place, byte in enumerate(content) if byte or place % 16 == 0):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0x41]) + content[place + 1 :])
        try:
            with open_store(path) as opened:
                found = dict(stored(opened, [key]))
                inside = kept_resolution(opened, b"inside")
                mark = kept_mark(opened, b"files")
                knowledge = kept_knowledge(opened, b"key", council.articles)
        except UsageError:
            continue
        assert found in ({key: found_in(article)}, {})
        assert inside in (b"resolved", None)
        assert mark in ("small 1", None)
        assert knowledge in (council, None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_store_is_whole_whenever_the_process_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    moments = random.Random(3)  # noqa: S311 - no secret is made
    articles = [Article(id="a", text=f"Article {number}.") for number in range(2000)]
    wanted = {key_of(article, "small 1"): found_in(article) for article in articles}
    kept = 0
    for _ in range(50):
        child = os.fork()
        if not child:
            with open_store(path) as opened:
                for key, found in islice(wanted.items(), kept, None):
                    keep(opened, {key: pack(found)})
            os._exit(0)
        time.sleep(moments.uniform(0.002, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_store(path) as opened:
            there = dict(stored(opened, tuple(wanted)))
        assert there == dict(islice(wanted.items(), len(there)))
        assert len(there) >= kept
        kept = len(there)
    assert kept > 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_of_two_builds_at_once_each_keeps_all_that_it_finds(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    articles = [Article(id="a", text=f"Article {number}.") for number in range(60)]
    wanted = {key_of(article, "small 1"): found_in(article) for article in articles}
    children = []
    for half in (0, 1):
        child = os.fork()
        if not child:
            with open_store(path) as opened:
                for key, found in islice(wanted.items(), 15 * half, 45 + 15 * half):
                    keep(opened, {key: pack(found)})
                    keep_resolutions(opened, {key: key})
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    with open_store(path) as opened:
        assert dict(stored(opened, tuple(wanted))) == wanted
        assert [kept_resolution(opened, key) for key in wanted] == list(wanted)


def test_two_that_keep_at_once_wait_for_each_other_or_are_told(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    run(path, ["Ada spoke."])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UsageError, match="is in use by another run"):
        keep_some(path, ["Ben left."], "busy_timeout = 1")
    other.execute("COMMIT")
    other.close()
    assert run(path, ["Ben left."])[1] == ["Ben left."]


def test_half_a_minute_is_waited_for_another_run(tmp_path: Path) -> None:
    with open_store(tmp_path / "kept.db") as opened:
        assert opened.execute("PRAGMA busy_timeout").fetchone() == (30_000,)


def test_a_full_disk_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    before = run(path, ["Ada spoke."])[0]
    with pytest.raises(UsageError, match="cannot be written"):
        keep_some(path, [f"Article {number}." for number in range(1000)], "max_page_count = 1")
    assert run(path, ["Ada spoke."]) == (before, [])


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
