"""Take out of a page what stands inside its article and is none of it."""

import re
from typing import TYPE_CHECKING

from graph.readers.seen import is_hidden, is_note_mark, plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = frozenset(
    "amp-ad amp-embed amp-sticky-ad amp-auto-ads amp-sidebar amp-consent amp-social-share".split()
)
# What a class or an id says, as one of the words between its hyphens.
_WORDS = (
    r"advert|adverts|advertisement|advertisements|advertising|adsbygoogle|sponsored|newsletter|newsletters|recirc"
    r"|recirculation|outbrain|taboola|promo|promos|signup|breadcrumb|breadcrumbs|disqus|trending|sharing|addthis"
    r"|read-?(?:more|next|also)|(?:see|more)-also|sign-up|related|recommended|recommendations"
    r"|most-(?:read|viewed|popular)|social-?(?:share|links|media|bar|icons)|share-?(?:bar|buttons|links|tools)"
    r"|cookie-(?:banner|notice|consent)|(?:author|writer)-(?:bio|box|card|info)|about-the-author|tag-list"
    r"|comments-(?:area|list|section)|copyright"
)
_NAMED = re.compile(
    rf"(?:^|\s)(?!has-|no-|with-|hide-)(?:[a-z0-9]+-){{0,4}}?(?:{_WORDS})(?:-[a-z0-9-]+)?(?=\s|$)"
)
_SLOT = re.compile(
    r"(?:^|\s)(?:ads?|dfp|mpu)(?:-(?:slot|unit|container|wrapper|banner|block|inner|box|\d+))*(?=\s|$)"
)
_PULLED = re.compile(r"pull(?:ed)?-?quote")
_BLOCKS = frozenset("p li div h2 h3 h4 h5 h6 aside section blockquote figure ins ul ol nav form".split())
_MOST = 0.3  # of the letters of a page; what holds more is a part of the layout, whatever it is called
_LINES = frozenset("p li div h2 h3 h4 h5 h6 small".split())
_LEAD = (
    r"(?:(?:also )?read(?: more| also| next| on)?|related(?: \w+)?|see (?:also|more)"
    r"|more(?: on this(?: story)?)?|more from \w+|recommended(?: for you)?|watch|listen|don['’]t miss|opinion"
    r"|explainer|analysis|up next|further reading)"
)
_POINTS = re.compile(rf"{_LEAD}\s*+[:|»>→\u2013\u2014-]*+\s*", re.IGNORECASE)
_POINTER = re.compile(rf"{_LEAD}\s*[:|»>→].*[^.!?…\"'”’)\s]\s*", re.IGNORECASE | re.DOTALL)
_LISTS = frozenset({"ul", "ol"})
_HEADING = re.compile(
    rf"{_LEAD}|(?:the )?(?:most|also|top|latest|popular|trending|other|more|related|recent)\b.{{0,40}}"
    r"|you (?:may|might) (?:also )?like.{0,20}",
    re.IGNORECASE,
)
_LEAST_LINK = 4  # words of a link that is a paragraph by itself: the headline of another article
_NOTICE = re.compile(
    r"(?:please )?(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletter|e-?mail|alert|briefing|podcast)s?\b"
    r"|(?:follow|like|join) us on\b|(?:click|tap) here (?:to|for)\b|advertisement$|scroll to continue\b"
    r"|the post .{1,200} (?:appeared first|first appeared) on .{1,80}$"
    r"|share (?:this|on)\b.{0,40}$|(?:story|article) continues (?:below|after)\b|continue reading\b"
    r"|(?:©|\(c\)|copyright)\s*(?:©|\(c\)|(?:19|20)\d\d)|.{0,200}\ball rights reserved\b",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_NOTICE = 300  # characters
_NO_LETTERS = re.compile(r"[\W_]+")
_ENDED = re.compile(r"[.!?…:,;][\"'”’)]*$")


def remove_boilerplate(tree: "HtmlElement") -> None:
    """Remove advertisements, pointers to other articles, calls to subscribe, notices, pulled quotations.

    What holds a third of a page stays, whatever its class says, and a pulled quotation only goes where its
    words stand in the article as well. Changes the tree.
    """
    letters = _NO_LETTERS.sub("", plain_text(tree))
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if (
            element.tag in _TAGS
            or _is_note_or_filler(element)
            or (element.tag in _BLOCKS and _named(element, letters))
            or (is_hidden(element) and _is_small(element, letters))
            or _is_aside(element)
        ):
            element.drop_tree()
        elif element.tag in _LISTS and (heading := _heading_of_links(element)) is not None:
            heading.drop_tree()
            element.drop_tree()


def _is_note_or_filler(element: "HtmlElement") -> bool:
    """Tell the number of a footnote, and what AMP shows only until something is loaded."""
    filler = element.tag != "input" and ("placeholder" in element.attrib or "fallback" in element.attrib)
    return filler or is_note_mark(element)


def _named(element: "HtmlElement", letters: str) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}".lower().replace("_", "-")
    if names == " ":
        return False
    if not (_NAMED.search(names) or _SLOT.search(names) or _PULLED.search(names)):
        return False
    if _PULLED.search(names):
        words = _NO_LETTERS.sub("", (element.text_content().strip().splitlines() or [""])[0])
        return bool(words) and letters.count(words) > 1
    return _is_small(element, letters)


def _is_small(element: "HtmlElement", letters: str) -> bool:
    return len(_NO_LETTERS.sub("", element.text_content())) < _MOST * len(letters)


def _heading_of_links(element: "HtmlElement") -> "HtmlElement | None":
    """Return the heading above a list of other articles, None for any other list."""
    above = element.getprevious()
    if (
        above is None
        or not isinstance(above.tag, str)
        or not _HEADING.fullmatch(above.text_content().strip())
    ):
        return None
    for item in element.iter("li"):
        linked = " ".join(" ".join(link.text_content().split()) for link in item.iter("a"))
        if not linked or linked != " ".join(item.text_content().split()):
            return None
    return above


def _is_aside(element: "HtmlElement") -> bool:
    """Tell a line that points to another article, calls upon the reader, or states rights."""
    if element.tag not in _LINES or any(child.tag in _BLOCKS for child in element.iterdescendants()):
        return False
    words = " ".join(element.text_content().split())
    if not words or len(words) > _LONGEST_NOTICE:
        return False
    if _NOTICE.match(words) or _POINTER.fullmatch(words):
        return True
    linked = [" ".join(link.text_content().split()) for link in element.iter("a")]
    if element.tag != "p" or not any(linked):
        return False
    around = words
    for link in linked:
        around = around.replace(link, " ", 1)
    around = around.strip(" |•·»>→")
    if around:
        return bool(_POINTS.fullmatch(around))
    return len(words.split()) >= _LEAST_LINK and not _ENDED.search(words)
