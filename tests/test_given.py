import os
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.export.saved import read_json
from graph.given import contents
from graph.readers.curation import read_curation
from graph.store import open_store


def of_a_store(path: Path) -> None:
    with open_store(path):
        pass


@pytest.fixture(params=["pipe", "socket", "device", "folder", "system"])
def no_file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "x"
    if request.param == "pipe":
        os.mkfifo(path)
    elif request.param == "socket":
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(str(path))
    elif request.param == "folder":
        path.mkdir()
    else:
        path.symlink_to({"device": "/dev/zero", "system": "/proc/self/status"}[request.param])
    return path


@pytest.mark.parametrize("read", [read_curation, read_json, of_a_store])
def test_what_is_no_ordinary_file_is_refused_before_it_is_opened(
    no_file: Path, read: Callable[[Path], object]
) -> None:
    with pytest.raises(UsageError, match=r"is no ordinary file: copy|is a file of the system: name another"):
        read(no_file)


def test_a_file_beyond_its_budget_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"12345")
    assert contents(path, 5, "check") == b"12345"
    with pytest.raises(UsageError, match="is larger than 0 MB: name another file, or split it"):
        contents(path, 4, "check")


def test_no_more_memory_is_asked_for_than_a_file_takes(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"12345")
    tracemalloc.start()
    try:
        assert contents(path, 4_000_000, "check") == b"12345"
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 1_000_000


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        contents(tmp_path / name, 5, "check")
