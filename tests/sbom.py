"""Print what the program is made of, as CycloneDX: the packages of the lock file with their licences."""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"
TESTING = LOCK.with_name("requirements-test.lock")  # the same, and what the tests need


def locked(lock: Path = LOCK) -> Iterator[tuple[str, str]]:
    """Yield the name and the version of each package in a lock file."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        found = re.match(r"([\w.-]+)==([\w.+!-]+)", line)
        if found:
            yield found[1], found[2]


def licence_of(name: str) -> str:
    """Return the licence that a package states of itself, empty where it is not installed here."""
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        return ""
    classified = [
        kind.rpartition("::")[2].strip()
        for kind in stated.get_all("Classifier") or []
        if kind.startswith("License")
    ]
    written = (stated.get("License") or "").strip().partition("\n")[0]
    return stated.get("License-Expression") or ", ".join(classified) or written


def main() -> None:
    """Print the list, the same at each run."""
    components = [
        {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "licenses": [{"license": {"name": licence_of(name) or "unknown"}}],
        }
        for name, version in locked()
    ]
    json.dump(
        {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": components},
        sys.stdout,
        indent=1,
    )


if __name__ == "__main__":
    main()
