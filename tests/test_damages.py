"""Whatever is wrong with a file, it is read or named, and what lies beside it is read."""

from pathlib import Path

import pytest
from damages import DAMAGES
from sound import ENDINGS, sound

from graph.mending import mend
from graph.readers import read
from graph.records import Article, Skipped

GOOD = "Ida Brandt opened the harbour in Port Ellery on Monday. Omar Quist said that it was time."


QUICK = {"text", "jsonl", "docx", "zip"}  # the others take half a minute


@pytest.mark.parametrize(
    "reader", [pytest.param(name, marks=[pytest.mark.slow] * (name not in QUICK)) for name in ENDINGS]
)
def test_a_damaged_file_is_read_or_named_and_costs_no_other(reader: str, tmp_path: Path) -> None:
    for name, damage in DAMAGES.items():
        (tmp_path / f"{name}.{ENDINGS[reader]}").write_bytes(damage(sound(reader)))
    (tmp_path / "z good.txt").write_text(GOOD, encoding="utf-8")
    found = list(read([str(tmp_path)]))
    assert [item.text for item in found if isinstance(item, Article) and item.id == "z good"] == [GOOD]
    for name in DAMAGES:
        told = [item for item in found if name in _file(item.source).split(".")]
        assert told, name
        for item in told:
            if isinstance(item, Skipped):
                assert item.reason.endswith(".")
                assert "\n" not in item.reason
            else:
                item.text.encode("utf-8")
                assert len(mend(item.text)) == len(item.text)


def _file(source: str) -> str:
    """Return the name of the file that a source lies in, or is."""
    return next(part for part in source.partition("#")[0].split("/") if "." in part)


def test_there_are_as_many_kinds_as_are_told() -> None:
    told = (Path(__file__).parents[1] / "docs" / "security.md").read_text(encoding="utf-8")
    assert (
        f"{len(DAMAGES)} kinds of damage to {len(ENDINGS)} formats, {len(DAMAGES) * len(ENDINGS)} files"
        in told
    )
