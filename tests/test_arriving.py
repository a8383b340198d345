from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from graph.readers.arriving import Listing, arrived, listing

State = Mapping[str, int]  # the size of each file


def builds(*looks: State) -> list[tuple[int, list[str]]]:
    """Return at which look something was built, and what was left out then."""
    at = 0
    seen: list[tuple[int, list[str]]] = []

    class OverError(Exception):
        pass

    def look() -> Listing:
        if at >= len(looks):
            raise OverError
        return {Path(name): (size, 0, 0) for name, size in looks[at].items()}

    def wait() -> None:
        nonlocal at
        at += 1

    given: Iterator[tuple[Path, ...]] = arrived(look, wait)
    with suppress(OverError):
        for left_out in given:
            seen.append((at, sorted(map(str, left_out))))  # noqa: PERF401 - of what came before it is over
    return seen


def test_what_lies_there_is_built_once_it_was_seen_twice() -> None:
    assert builds({"a": 1}, {"a": 1}, {"a": 1}, {"a": 1}) == [(1, [])]


def test_what_comes_changes_or_goes_is_built_again_when_it_stands_still() -> None:
    looks = (
        {"a": 1},
        {"a": 1},
        {"a": 1, "b": 1},
        {"a": 1, "b": 1},
        {"a": 2, "b": 1},
        {"a": 2, "b": 1},
        {"b": 1},
    )
    assert builds(*looks, {"b": 1}) == [(1, []), (3, []), (5, []), (6, [])]


def test_a_file_that_is_still_written_is_left_out_until_it_is_whole() -> None:
    looks = ({"a": 1, "b": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 3}, {"a": 1, "b": 3}, {"a": 1, "b": 3})
    assert builds(*looks) == [(1, ["b"]), (3, [])]


def test_as_long_as_a_file_that_was_whole_is_written_anew_nothing_is_built() -> None:
    looks = ({"a": 1}, {"a": 1}, {"a": 2, "b": 1}, {"a": 3, "b": 1}, {"a": 3, "b": 1})
    assert builds(*looks) == [(1, []), (4, [])]


def test_an_empty_folder_is_not_built() -> None:
    assert builds({}, {}, {}) == []


def test_the_listing_holds_what_would_be_read(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.zip", ".hidden.txt", "c.part", "out/graph.json", "store.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    listed = listing(tmp_path, [tmp_path / "out" / "graph.json"])
    assert sorted(listed) == [tmp_path / "a.txt", tmp_path / "sub" / "b.zip"]
    assert listing(tmp_path / "gone", []) == {}


def test_the_state_of_a_file_is_another_once_it_is_replaced(tmp_path: Path) -> None:
    first, other = tmp_path / "a.txt", tmp_path / "b.part"
    first.write_text("x", encoding="utf-8")
    before = listing(tmp_path, [])
    other.write_text("y", encoding="utf-8")
    other.replace(first)
    assert list(islice(before, 2)) == list(listing(tmp_path, []))
    assert listing(tmp_path, []) != before
