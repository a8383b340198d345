"""Read the cases of questions, and tell where an answer falls short of them."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with what its answer must have and must not have."""

    folder: str
    question: str
    answers: tuple[str, ...] | None
    have: tuple[str, ...]
    lack: tuple[str, ...]
    read: tuple[str, ...]
    nearest: bool
    nothing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """What of an answer is compared, whoever gave it: how it was read, who answers, and the sentences."""

    chips: tuple[str, ...]
    answers: tuple[str, ...]
    nearest: bool
    linked: tuple[str, ...]
    sentences: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file in their order."""
    cases: list[Case] = []
    folder = ""
    question = ""
    found: dict[str, list[str]] = {}

    def close() -> None:
        if question:
            cases.append(
                Case(
                    folder=folder,
                    question=question,
                    answers=tuple(sorted(found["="][0].split("; "))) if "=" in found else None,
                    have=tuple(found.get("+", ())),
                    lack=tuple(found.get("-", ())),
                    read=tuple(found.get("<", ())),
                    nearest="~" in found,
                    nothing="!" in found,
                )
            )

    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  "):
            found.setdefault(line[2], []).append(line[4:])
            continue
        close()
        question, found = "", {}
        if line.startswith("["):
            folder = line.strip("[]")
        else:
            question = line
    close()
    return cases


def faults(case: Case, got: Got) -> list[str]:
    """Return in words what an answer lacks, or should not have."""
    said = "\n".join(got.sentences)
    found = [f"lacks {words!r}" for words in case.have if words not in said]
    found += [f"has {words!r}" for words in case.lack if words in said]
    found += [f"was not read as {part!r}" for part in case.read if part not in got.chips]
    if case.answers is not None and case.answers != tuple(sorted(got.answers)):
        found.append(f"is answered by {got.answers}")
    if case.nothing != (not got.sentences):
        found.append("has no sentence" if not got.sentences else f"has {got.sentences[0][:60]!r}")
    if case.nearest != got.nearest:
        found.append("states just that" if case.nearest else "only has the words")
    return found


@dataclass(frozen=True)
class Briefing:
    """What a briefing tells of a folder, or of a text."""

    name: str
    text: str
    told: tuple[str, ...]


def read_briefings(path: Path) -> list[Briefing]:
    """Read the cases of a file: each begins with `folder:` or `story:`, and its answers with `=`."""
    found = []
    for block in re.split(r"^(?=folder: |story: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = block.strip().splitlines()
        told = tuple(line.removeprefix("= ") for line in lines if line.startswith("= "))
        text = "\n".join(line for line in lines if not line.startswith("= "))
        found.append(Briefing(name.partition(": ")[2], text, () if told == ("nothing",) else told))
    return found
