"""Find what stands in a text and is no sentence of it: bars of buttons, prompts, credits."""

import re
from collections.abc import Iterator

from graph.records import Span

_BUTTON = (
    r"(?:Send|Share|Tweet|Facebook|Twitter|Google\+?|Whats[Aa]pp|Tumblr|[Ll]inked[Ii]n|stumble|StumbleUpon|Digg"
    r"|[Rr]eddit|Newsvine|Pinterest|Messenger|Telegram|Flipboard|Pocket|E-?mail|Print|Permalink|Copy link)"
)
_AGENCY = r"(?:AFP|AP|dpa|DPA|Reuters|SID|epd|KNA|EFE|ANSA|EPA|PA|TASS|Xinhua|Bloomberg|Getty Images)"
_AGENCIES = rf"\({_AGENCY}(?:(?:, ?|/){_AGENCY})*\)"
# What a line or a sentence begins with.
_BEGIN = r"(?:(?<![^\n])|(?<=[.!?\"”)] )|(?<=\n[ \t]))"
_CREDIT = re.compile(
    "|".join(
        (
            # (Reporting by Ida Brandt; Editing by Omar Quist), ib/oq (AFP, dpa), ib@courier.example (...)
            r"\((?:Additional reporting|Reporting|Writing|Editing|Compiled) by [^()\n]{1,300}\)",
            rf"(?<=\s)[a-z]{{2,4}}(?:(?:/|, ?)[a-z]{{2,4}}){{1,6}}[ -]{{1,2}}{_AGENCIES}",
            rf"(?<=[.!?\"”] )[a-z]{{2,3}}[ -]{{1,2}}{_AGENCIES}",
            r"(?:(?<!\S)[\w.-]+@[\w.-]+ )?\([A-Z][^()\n]{3,60}\d\d/\d\d/\d{4}(?: page ?\d+)?\)",
            r"(?<!\S)Source:[ -]+(?:News agencies|[A-Z]\w+(?: [A-Z]\w+){0,2}(?: and news agencies)?)\s*\Z",
        )
    )
)
_FOUND = re.compile(
    "|".join(
        (
            # Four buttons or more side by side, and the address behind them.
            rf"(?<!\S){_BUTTON}(?:[ |\n]{{1,9}}{_BUTTON}(?![^\s|])){{3,30}}+(?!\S)(?:\s+https?://\S+)?",
            # Labels of pictures and players; what a caption says stays.
            r"Media playback is (?:un)?supported on (?:this|your) device\.?",
            rf"(?<!\S)Image copyright(?: {_AGENCY})+(?: Image caption)?(?!\S)",
            r"(?<!\S)Image caption(?!\S)",
            # Prompts.
            r"(?<!\S)Follow [^.!?\n]{1,60}(?: on [A-Z]\w+)?(?::| at) ?(?:https?://|[\w-]+\.com/|@)\S+",
            r"(?<!\S)Follow [^.!?\n]{1,40} on (?:Twitter|Facebook|Instagram) ?@\w+",
            _BEGIN + r"(?:Sign up|Subscribe)\b(?=[^.!?\n]{0,100}\b(?:newsletter|inbox|alerts|e-?mails?)\b)"
            r"[^.!?\n]{1,200}[.!?]?",
            _BEGIN + r"Click here (?:to|for)\b[^.!?\n]{1,100}[.!]",
            r"(?<!\S)(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED|MORE):(?=\s)",
            # Whole lines.
            r"(?<=\n)(?:Read more|Read also|See also|Related)(?::| on ) ?[^\n]{1,150}(?![^\n])",
            r"(?<=\n)(?:Photo|Image|Picture)s?(?: by | credit: ?| courtesy of |: ?)[^\n.]{1,80}(?![^\n])",
            r"(?<=\n)(?:©|\(c\)|Copyright\b)[^\n]{0,120}(?![^\n])",
            r"All rights reserved\.?(?![^\n])",
        )
    )
)
# No text has a credit, or what is no part of it, without one of these: they are found far sooner.
_SIGNS_OF_CREDIT = (
    "eporting by ",
    "(Writing by ",
    "(Editing by ",
    "(Compiled by ",
    *(f"({agency}" for agency in _AGENCY[3:-1].split("|")),
    "/",
    "Source:",
)
_SIGNS = (
    *"Send Share Tweet Facebook Twitter Google Whats Tumblr inked tumble Digg eddit Newsvine".split(),
    *"Pinterest Messenger Telegram Flipboard Pocket Email E-mail Print Permalink".split(),
    "Copy link",
    "Media playback",
    "Image c",
    "Follow ",
    *"Sign up|Subscribe|Click here".split("|"),
    *"MORE: READ: ALSO: RELATED:".split(),
    *"\nRead |\nSee also|\nRelated|\nPhoto|\nImage|\nPicture|\n©|\n(c)|\nCopyright".split("|"),
    "All rights reserved",
)


def boilerplate(text: str) -> Iterator[Span]:
    """Yield the stretches of a text that are none of the article, in order, apart from one another."""
    for found in _FOUND.finditer(text) if any(sign in text for sign in _SIGNS) else ():
        yield Span(*found.span())


def credit_lines(text: str) -> Iterator[Span]:
    """Yield what names those who made an article, in order: part of it, and of no sentence."""
    for found in _CREDIT.finditer(text) if any(sign in text for sign in _SIGNS_OF_CREDIT) else ():
        yield Span(*found.span())
