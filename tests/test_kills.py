"""Builds and exports that are stopped at random moments leave no file half written and no store damaged."""

import subprocess
import sys
from pathlib import Path

import pytest

KILLS = Path(__file__).with_name("fuzz") / "kills.py"


@pytest.mark.slow
def test_what_is_stopped_leaves_nothing_half_written() -> None:
    done = subprocess.run([sys.executable, KILLS, "60"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("60 times stopped, 0 times wrong\n")
