"""Packages of the npm registry that only tests use, pinned by a lock file."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def install(packages: Path, folder: Path) -> Path:
    """Install what a folder's lock file pins into another, and return its node_modules; only CI insists."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(packages / name, folder)
    npm = shutil.which("npm")
    command = [npm or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    ready = npm and not subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode
    if not ready and os.environ.get("CI") != "true":
        pytest.skip("this test needs node, npm and its registry; CI has them")
    assert ready, f"the packages of {packages} cannot be installed: node and npm with a registry are needed"
    return folder / "node_modules"
