import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import WriteError
from graph.export.atomic import replacing, write_whole


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "made" / "here" / "graph.json"
    write_whole(path, ("é\n", "two\n"))
    assert path.read_bytes() == b"\xc3\xa9\ntwo\n"
    assert names_in(path.parent) == ["graph.json"]


def test_a_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "graph.json", ("x",))
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "graph.json").stat().st_mode) == 0o640


def test_what_stood_there_still_stands_when_the_text_breaks_off(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "half"
        raise ZeroDivisionError

    path = tmp_path / "graph.json"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError):
        write_whole(path, broken())
    assert (path.read_text(), names_in(tmp_path)) == ("old", ["graph.json"])


def test_a_full_disk_is_a_sentence_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(WriteError, match=r"graph\.json: cannot be written \(File too large\); choose"):
            write_whole(path, ["x" * 100_000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (path.read_text(), names_in(tmp_path)) == ("old", ["graph.json"])


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WriteError, match=r"cannot be written \((Not a directory|File exists)\)"):
        write_whole(tmp_path / "file" / "graph.json", ("x",))


def test_a_folder_in_the_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "graph.json").mkdir()
    with pytest.raises(WriteError, match=r"cannot be written \(Is a directory\)"):
        write_whole(tmp_path / "graph.json", ("x",))
    assert names_in(tmp_path) == ["graph.json"]


def test_a_long_name_leaves_room_for_the_part_written_first(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250)
    write_whole(path, ("x",))
    assert names_in(tmp_path) == [path.name]


def test_a_program_that_is_killed_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_text("old")
    script = (
        "import os, signal, sys; from pathlib import Path; from graph.export.atomic import write_whole\n"
        "def chunks():\n"
        "    yield 'half' * 10_000\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_whole(Path(sys.argv[1]), chunks())"
    )
    environment = {"PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", script, path], check=False, env=environment)
    assert (done.returncode, path.read_text()) == (-signal.SIGKILL, "old")


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk of its own can be mounted by root alone")
def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmp_path], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here: the limit on the size of a file is tested above")
    try:
        path = tmp_path / "graph.json"
        path.write_text("old")
        with pytest.raises(WriteError, match=r"cannot be written \(No space left on device\)"):
            write_whole(path, ["x" * 200_000])
        assert (path.read_text(), names_in(tmp_path)) == ("old", ["graph.json"])
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_what_a_killed_program_left_is_removed_and_what_another_writes_is_not(tmp_path: Path) -> None:
    left = tmp_path / ".newsgraph.graph.json.abcdefgh.part"
    left.write_text("half")
    other = tmp_path / ".download.abcdefgh.part"
    other.write_text("half")
    with replacing(tmp_path / "a") as part, part.open("w") as file:
        file.write("a")
        assert {*names_in(tmp_path)} == {other.name, part.name}
        write = f"write_whole(Path({str(tmp_path / 'b')!r}), ['b'])"
        code = f"from pathlib import Path\nfrom graph.export.atomic import write_whole\n{write}"
        subprocess.run([sys.executable, "-c", code], check=True)
        assert part.exists()
    assert {*names_in(tmp_path)} == {other.name, "a", "b"}
