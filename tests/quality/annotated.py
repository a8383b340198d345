"""The articles that are annotated by reading, with their texts as the gold's own script brings them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMES, MENTIONS = (Path(__file__).with_name("annotated") / name for name in ("names.json", "mentions.json"))


def desk_texts(gold: Path, annotations: Path) -> dict[str, str]:
    """Return the texts of the annotated articles by id; they stand in no file of the gold."""
    command = [sys.executable, gold / "desk.py", annotations]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {row["id"]: row["text"] for row in map(json.loads, lines)}


def annotated(gold: Path, *, own: bool = True) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each article to learn from, as its annotation and its text.

    With `own`, also those of this project, in most of which names and quotations alone are annotated.
    """
    for path in (gold / "train" / "desk.json", *([NAMES, MENTIONS] if own else [])):
        texts = desk_texts(gold, path)
        for document in json.loads(path.read_text(encoding="utf-8")):
            yield document, texts[document["id"]]
