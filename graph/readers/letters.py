"""Take from the text of a mail what was written, without what mail programs put around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile(r"(?: {0,3}>)+ ?")
_SIGNATURE = re.compile(r"--\s?")
_LONGEST_SIGNATURE = 10  # lines
_FIELD = re.compile(
    r"\*?(?:from|to|cc|bcc|date|sent|subject|reply-to|importance|attachments|organi[sz]ation)\s?:\*?(?:\s.*)?",
    re.IGNORECASE,
)
_LEAST_FIELDS = 2  # one alone may be a line of the writer
_DIVIDER = re.compile(
    r"(?:[-_=*]{2,}\s*)?(?:begin forwarded message|(?:original|forwarded) (?:message|mail|appointment)"
    r"|forwarded by .{1,80}|end (?:of )?forwarded message)\s*(?::\s*)?[-_=*]*|[-_=*]{5,}",
    re.IGNORECASE,
)
_WROTE = re.compile(r"(?:on\s.{6,200}|.{2,80}<\S+@\S+>.{0,40})\s(?:wrote|writes):", re.IGNORECASE)
_LONGEST_OPENING = 500  # characters
_MOMENT = re.compile(r"@|\d:\d\d")  # in the line above a reply, and in no sentence of an article
_PROGRAM = re.compile(
    r"(?-i:Sent) (?:from|via|using) (?:my |the |a mobile|mail\b|outlook|yahoo|gmail|samsung|ipad).{0,40}"
    r"|get outlook for \w+|\[?cid:\S+\]?|(?:click here to )?unsubscribe\b.*|to unsubscribe\b.*"
    r"|you (?:are receiving|received) this\b.*|(?:manage|update) (?:your )?[\w ]*(?:preferences|settings)\b.*"
    r"|(?:view|read|open) (?:this [\w-]+ |it )?(?:in|on) (?:your |a |the )?(?:web )?browser\b.*"
    r"|this (?:e-?mail|message)\b.{0,80}\b(?:is|are|be|contains?)\b.{0,80}\b(?:confidential|privileged)\b.*"
    r"|(?:trouble|having trouble|problems?) (?:viewing|reading) this\b.*",
    re.IGNORECASE,
)
_LONGEST_LINE = 600  # characters of such a line
_ADDRESS = re.compile(
    r" ?(?:<(?:https?|mailto):[^\s<>]{1,2000}>|\[https?://[^\s\[\]]{1,2000}\]"
    r"|\( ?https?://[^\s()]{1,2000} ?\))"
)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    depth: int  # of replies quoted in replies


def written_text(text: str, *, flowed: bool = False, joined: bool = False) -> str:
    """Return what was written in a mail, in the replies and forwarded mails it holds too, in order.

    Left out are the marks of quoted lines, headers and dividers above a reply or a forwarded mail,
    signatures, addresses behind the words of a link, and lines by which programs speak of the mail itself.
    `flowed` joins lines that end in a space, as RFC 3676 says, `joined` without that space.
    """
    lines = [_line(line) for line in _ADDRESS.sub("", text).splitlines()]
    if flowed:
        lines = list(_unflowed(lines, "" if joined else " "))
    kept: list[str] = []
    depth = 0
    for line in _written(lines):
        if line.depth != depth and line.text:
            kept.append("")
            depth = line.depth
        kept.append(line.text)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def _line(raw: str) -> _Line:
    marks = _MARKS.match(raw)
    return _Line(raw[marks.end() :] if marks else raw, marks[0].count(">") if marks else 0)


def _unflowed(lines: list[_Line], between: str) -> Iterator[_Line]:
    waiting: _Line | None = None
    for line in lines:
        text = line.text.removeprefix(" ") if not line.depth else line.text  # stuffed by the sender
        if waiting and waiting.depth == line.depth:
            text = waiting.text.removesuffix(" ") + between + text
        elif waiting:
            yield waiting
        waiting = _Line(text, line.depth)
        if not text.endswith(" ") or _SIGNATURE.fullmatch(text):
            yield waiting
            waiting = None
    if waiting:
        yield waiting


def _written(lines: list[_Line]) -> Iterator[_Line]:
    """Yield the lines that a writer wrote; of what stands between them, nothing."""
    index = 0
    while index < len(lines):
        line = lines[index]
        passed = _headers(lines, index) or _opening(lines, index) or _signature(lines, index)
        if not passed and _says_nothing(line.text.strip()):
            passed = 1
        if passed:
            yield _Line("", line.depth)
        else:
            yield line
        index += passed or 1


def _says_nothing(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and bool(_DIVIDER.fullmatch(text) or _PROGRAM.fullmatch(text))


def _headers(lines: list[_Line], start: int) -> int:
    """Return how many lines from here are headers of a mail inside this one."""
    fields, index = 0, start
    while index < len(lines) and lines[index].depth == lines[start].depth:
        text = lines[index].text
        if _FIELD.fullmatch(text.strip()):
            fields += 1
        elif not fields or not text.strip() or not _goes_on(lines[index - 1].text, text):
            break
        index += 1
    return index - start if fields >= _LEAST_FIELDS else 0


def _goes_on(above: str, text: str) -> bool:
    """Tell whether a line continues the header above it: a list of those who got the mail, a long subject."""
    return text[0] in " \t" or above.rstrip().endswith((",", ";")) or "@" in text


def _opening(lines: list[_Line], start: int) -> int:
    """Return how many lines from here say who wrote, and when, what is quoted below; at most three."""
    if not lines[start].text.strip():
        return 0
    text = ""
    for index in range(start, min(start + 3, len(lines))):
        text = f"{text} {lines[index].text.strip()}".strip()
        if text.endswith(":"):
            wrote = len(text) <= _LONGEST_OPENING and _WROTE.fullmatch(text)
            return index - start + 1 if wrote and _MOMENT.search(text) else 0
    return 0


def _signature(lines: list[_Line], start: int) -> int:
    """Return how many lines from here are a signature: to the end, or to where another mail begins."""
    if not _SIGNATURE.fullmatch(lines[start].text):
        return 0
    end = start + 1
    while end < len(lines) and lines[end].depth == lines[start].depth and end - start <= _LONGEST_SIGNATURE:
        if _headers(lines, end) or _opening(lines, end) or _DIVIDER.fullmatch(lines[end].text.strip()):
            break
        end += 1
    return end - start if end - start <= _LONGEST_SIGNATURE else 0
