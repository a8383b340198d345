"""Make out of a text the one that was meant, of the same length, so that every offset holds."""

import re
from collections.abc import Callable

from graph.boilerplate import boilerplate, credit_lines
from graph.budgets import MAX_RUN, MAX_WORD
from graph.paragraphs import paragraphs

_Replacement = str | Callable[[re.Match[str]], str]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _mark(found: re.Match[str]) -> str:
    """Return what `"?` behind a word was: a closing mark, where one is open, else an apostrophe or a dash."""
    text, start = found.string, found.start()
    marks = [mark.lastgroup for mark in _MARK.finditer(text, max(0, start - _FARTHEST), start)]
    if marks[-1:] == ["opening"]:
        return '" '
    return "' " if text[start - 1] == "s" else "– "


# The last mark within so many code points tells whether a quotation is open.
_FARTHEST = 150
_MARK = re.compile(r"(?P<opening>(?<![^\s(\[])[\"“](?=\w))|(?P<closing>(?<=\S)[\"”])")
# Runs of marks, and of anything, without a space. They are no words, and the tokenizer takes one mark after
# the other off their ends, and looks at all of the rest each time.
_RUNS = (
    re.compile(rf"(?P<kept>[^\w\s]{{{MAX_RUN}}})[^\w\s]+"),
    re.compile(rf"(?P<kept>_{{{MAX_RUN}}})_+"),
    re.compile(rf"(?<!\S)(?P<kept>\S{{{MAX_WORD}}})\S+"),
)
# Names of firms and saints, behind whose stop a hyphen is one.
_ABBREVIATED = r"(?<!\b(?:St|Co|Mt|Dr|Jr|Sr)\.)(?<!\b(?:Inc|Ltd|Ste)\.)(?<!\bCorp\.)"
# What begins a sentence and no name.
_FIRST = "According|But|The|He|She|It|In|On|And|They|We|This|That|For|At|As|However|Meanwhile"
_FINITE = "are|was|were|said|says|told|could|would|has|had"
_LEADING = f"the|of|and|at|by|with|for|that|from|is|{_FINITE}"
# A text that was decoded as what it was not: a curly mark or a dash has become `"?` or `"\ufffd`, and a space
# that does not break a hyphen. They come in this order, since one makes the next plain,
# each with signs of which a text has one where it has such a stray: they are found far sooner.
_STRAYS: tuple[tuple[tuple[str, ...], re.Pattern[str], _Replacement], ...] = tuple(
    (tuple(signs.split()) or ("",), re.compile(pattern), replacement)
    for signs, pattern, replacement in (
        # An odd space, or what has no width, at the edge of a word.
        ("", r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " "),
        ("", r"(?<!\w)[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+", _blank),
        ("", r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+(?!\w)", _blank),
        # didn"t, we"ll: an apostrophe.
        ('"', r"(?<=[A-Za-z])\"(?=(?:s|t|re|ve|ll|d|m)\b)", "'"),
        ('"\ufffd', r"(?<=[A-Za-z])\"\ufffd(?=(?:s|re|ve|ll|d|m)\b)", " '"),
        # It is so,"?he said: a closing mark.
        ('"? ”? "\ufffd ”\ufffd', r"(?<=[,.!?…][\"”])[?\ufffd]+(?=\S)", _blank),
        # It is so "?or was "? at noon: a dash. A "\ufffdgreen road": an opening mark.
        ('"?', r"(?<![^\s])-?\"\?(?=[\s(]*[A-Za-z\[])", lambda found: "– ".ljust(len(found[0]))),
        ('"\ufffd', r"(?<!\S)\"\ufffd(?=\s)", "– "),
        ('"\ufffd', r"(?<!\S)\"\ufffd(?=\w)", ' "'),
        # A lost space: `said,"-adding`, `noon,-when`, `the-"Long March"`, `the-Long March`, `results-are`.
        ('"- ”-', r"(?<=[,.!?][\"”])-(?=\w)", " "),
        (",- ;- :-", r"(?<=\w[,;:])-(?=[A-Za-z])", " "),
        ('-" -“', r"(?<=[a-z]{2})-(?=[\"“][A-Za-z])", " "),
        ("-", rf"(?<=\s)(?P<word>{_LEADING})-(?=[A-Z][a-z])", r"\g<word> "),
        ("-", rf"(?<![\w-])(?P<word>\w{{3,}})-(?=(?:{_FINITE})\b(?!-))", r"\g<word> "),
        # Jones-(Agency): a space.
        ("-(", r"(?<=\w)-(?=\()", " "),
        # Met ?ireann: a lost letter that begins a name.
        (" ?", r"(?<=\w )\?(?=[a-z]{3})", "É"),
        # A "green road"?or the towns"?roads.
        ('"? "\ufffd', r"(?<=\w)\"[?\ufffd](?=[\w\"“(–-]|\ufffd)", _mark),
        # A lost break: `in the end.- The mayor`, `in the end.-"It`.
        (".- !- ?-", rf"(?<=[\w\])%\"”][\w\])%\"”][.!?]){_ABBREVIATED}-+(?=\s*[\"“'(\[]*[A-Z])", _blank),
        (".-", rf"(?<=\.[A-Z]\.)-+(?=\s*(?:{_FIRST})\b)", _blank),
        ('"- ”- )- ]-', r"(?<=[.!?][\"”)\]])-+(?=\s*[\"“'(\[]*[A-Z])", _blank),
        # The agency of a dateline: /WIRE/.
        ("/", r"(?<!\S)/(?P<agency>[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?)/(?=[.,;:\s])", r"(\g<agency>)"),
    )
)


def mend(text: str) -> str:
    """Return a text with stray characters as what they stand for, and without breaks inside paragraphs.

    Where boilerplate stood is a blank line, and credits stand on a line of their own, so that nothing runs
    over them. Of a run of marks the beginning is left. The result has the length of the text: what is too
    much becomes a space.
    """
    mended = _set_apart(_unwrapped(_cleared(_cut(text))))
    for signs, pattern, replacement in _STRAYS:
        if any(sign in mended for sign in signs):
            mended = pattern.sub(replacement, mended)
    return mended


def _cut(text: str) -> str:
    """Return a text with a space for each character of a run that is too much of it."""
    for runs in _RUNS:
        text = runs.sub(_shortened, text)
    return text


def _shortened(found: re.Match[str]) -> str:
    return found["kept"].ljust(len(found[0]))


def _cleared(text: str) -> str:
    """Return a text with a blank line where boilerplate stands."""
    parts: list[str] = []
    position = 0
    for start, end in boilerplate(text):
        parts += (text[position:start], "\n\n"[: end - start].ljust(end - start))
        position = end
    return "".join((*parts, text[position:]))


def _set_apart(text: str) -> str:
    """Return a text in which a break stands for the space on either side of a credit."""
    letters = list(text)
    for start, end in credit_lines(text):
        for place in (start - 1, end):
            if 0 <= place < len(letters) and letters[place] == " ":
                letters[place] = "\n"
    return "".join(letters)


def _unwrapped(text: str) -> str:
    """Return a text whose paragraphs run on over the ends of their lines."""
    parts: list[str] = []
    position = 0
    for start, end in paragraphs(text):
        parts += (text[position:start], re.sub(r"[\r\n\u2028\u2029]", " ", text[start:end]))
        position = end
    return "".join((*parts, text[position:]))
