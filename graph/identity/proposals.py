"""Write doubts as proposals in a curation file: nothing applies until a person decides."""

from collections.abc import Iterator, Sequence

import yaml

from graph.curation import Name
from graph.identity.doubts import Doubt, Side

HEAD = """\
# What you decide about names. Each entry below is a question, and changes nothing as long as it says decide.
# To answer, put one of the words offered in place of decide. An entry that you delete is asked again.
# To leave a question open, leave it as it is. Then: newsgraph build INPUT... --curation THIS-FILE
"""
_SHOWN = 200  # characters of a sentence
_WIDTH = 1_000_000  # no line is broken


def write_proposals(doubts: Sequence[Doubt], first: int = 1) -> str:
    """Return the YAML of some doubts, numbered from `first`."""
    return "".join(
        "\n" + "".join(f"{line}\n" for line in _lines(doubt, number))
        for number, doubt in enumerate(doubts, first)
    )


def _lines(doubt: Doubt, number: int) -> Iterator[str]:
    yield f"# {number}. {doubt.rule} ({doubt.score:.2f}): {_plain(doubt.why)}"
    for side in doubt.sides:
        yield f"#    {_plain(side.name.text)} ({side.type})"
        for proof in side.evidence:
            yield f"#      {_plain(proof.article)}: {_plain(proof.text)[:_SHOWN]}"
    yield f"#    Instead of decide, write {' or '.join(doubt.choices)}.{_kept(doubt)}"
    names = [_reference(side) for side in doubt.sides]
    yield f"- decide: {_flow(names if len(names) > 1 else names[0])}"
    if doubt.to is not None:
        yield f"  to: {_flow(str(doubt.to))}"


def _kept(doubt: Doubt) -> str:
    """Say how to answer that a type is right, which stops the question: it is decided to be what it is."""
    if "retype" not in doubt.choices:
        return ""
    return f" If {doubt.sides[0].type} is right, write it behind to: as well."


def _reference(side: Side) -> str | dict[str, str]:
    return reference(side.name)


def reference(name: Name) -> str | dict[str, str]:
    """Return a name as a curation file has it: a text, with a type or an article where it has one."""
    if name.type is None and name.article is None:
        return _plain(name.text)
    pairs = {"name": _plain(name.text), "type": name.type and str(name.type), "article": name.article}
    return {word: value for word, value in pairs.items() if value}


def _flow(value: object) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=_WIDTH, sort_keys=False)
    return text.removesuffix("\n").removesuffix("\n...")


def _plain(text: str) -> str:
    """Return a text on one line, without what a comment cannot hold; a name stays the same when folded."""
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))
