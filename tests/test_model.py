import subprocess
import sys
from pathlib import Path

from graph.model import DEFAULT_MODEL, files_key
from graph.pipeline import Build, run

AGAIN = """
import sys
from pathlib import Path
from graph.pipeline import Build, run
found = run(Build(inputs=(sys.argv[1],), store=Path(sys.argv[2])), lambda _: None)
print(len(found.articles), len(found.mentions), "spacy" in sys.modules)
"""


def test_a_pipeline_is_told_by_its_files_and_where_there_is_none_by_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "pipeline"
    folder.mkdir()
    assert files_key(str(folder)) is None
    assert files_key("no_such_pipeline") is None
    assert files_key("") is None
    (folder / "meta.json").write_text("{}", encoding="utf-8")
    first = files_key(str(folder))
    assert first == files_key(str(folder))
    (folder / "meta.json").write_text("[]", encoding="utf-8")
    assert files_key(str(folder)) not in (first, None)
    assert files_key(DEFAULT_MODEL) not in (first, None)


def test_a_build_that_changes_nothing_does_not_load_the_model(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ida Brandt opened the harbour in Port Ellery.", encoding="utf-8")
    found = run(Build(inputs=(tmp_path / "a.txt",), store=tmp_path / "store"), lambda _: None)
    assert (len(found.articles), len(found.mentions), "spacy" in sys.modules) == (1, 3, True)
    again = subprocess.run(
        [sys.executable, "-c", AGAIN, str(tmp_path / "a.txt"), str(tmp_path / "store")],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    ).stdout.split()
    assert again == ["1", "3", "False"]
