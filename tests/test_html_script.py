"""The page's own modules pass their tests under node, which Playwright brings."""

import subprocess
from pathlib import Path

import playwright
import pytest

TESTS = sorted((Path(__file__).parent / "script").glob("*.test.mjs"))


@pytest.mark.browser
@pytest.mark.parametrize("module", TESTS, ids=lambda path: path.name.partition(".")[0])
def test_module_passes_its_tests(module: Path) -> None:
    node = Path(playwright.__file__).parent / "driver" / "node"
    run = subprocess.run([node, "--test", module], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
