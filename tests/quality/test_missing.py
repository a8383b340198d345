import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.mark.slow
@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_missing_gold_data_is_said_loudly_and_fails_where_changes_are_gated(
    tmp_path: Path, ci: str, status: int
) -> None:
    project = tmp_path / "project"
    (project / "tests" / "quality").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", project)
    for name in ("conftest.py", "test_quality.py", "floors.toml"):
        shutil.copy(HERE / name, project / "tests" / "quality")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/quality"],
        cwd=project,
        env={**os.environ, "CI": ci},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == status, done.stdout
    assert "QUALITY WAS NOT MEASURED" in done.stdout
    assert f"lay it beside the project, at {tmp_path}/shared/gold." in done.stdout
