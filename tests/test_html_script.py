"""The page's own modules pass their tests under node, which Playwright brings, and the linter."""

import re
import subprocess
from pathlib import Path

import playwright
import pytest

TESTS = sorted((Path(__file__).parent / "script").glob("*.test.mjs"))


@pytest.mark.browser
@pytest.mark.parametrize("module", TESTS, ids=lambda path: path.name.partition(".")[0])
def test_module_passes_its_tests(module: Path) -> None:
    node = Path(playwright.__file__).parent / "driver" / "node"
    run = subprocess.run([node, module], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_module_is_found_fault_with(npm_modules: Path) -> None:
    here = Path(__file__).parent
    linter = npm_modules / ".bin" / "biome"
    options = ["--config-path", here / "npm", "--error-on-warnings", "--reporter=github"]
    folders = [here / "script", here.parent / "graph" / "export" / "html" / "script"]
    run = subprocess.run([linter, "lint", *options, *folders], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_page_and_the_terminal_take_the_same_letters_for_others() -> None:
    here = Path(__file__).parents[1] / "graph"
    page, terminal = (
        re.search(r'ALIKE = "(\w+)"', (here / path).read_text(encoding="utf-8"))
        for path in ("export/html/script/unseen.mjs", "cli/terminal.py")
    )
    assert page
    assert terminal
    assert page[1] == terminal[1]
