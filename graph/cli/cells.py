"""Put what is answered into the cells of tables."""

from typing import TYPE_CHECKING

from graph.cli.tables import Cell, Row
from graph.cli.terminal import counted

if TYPE_CHECKING:
    from graph.questions.known import Proof
    from graph.questions.links import Link
    from graph.questions.profile import Fact
    from graph.questions.said import Said


def quotation_row(quotation: "Said") -> Row:
    """Return a quotation as cells: where, who and how, the words with whom they are for and about."""
    place = quotation.sentence
    speaker = quotation.speaker.name if quotation.speaker else "unknown"
    to = quotation.addressee.name if quotation.addressee else ""
    about = ", ".join(dict.fromkeys(party.name for party in quotation.about))
    return (
        (place.article, (place.published or "")[:10]),
        (
            speaker if quotation.speaker is None or quotation.speaker.id else f"({speaker})",
            quotation.manner,
            f"on {quotation.said_on}" if quotation.said_on else "",
        ),
        (quotation.words, to and f"to {to}", about and f"about {about}"),
    )


def link_row(link: "Link") -> Row:
    """Return a link as cells: what it says, who claims it, how many articles; and its sentence."""
    from graph.questions.links import most_readable

    support = counted(link.support, "article") if link.support > 1 else ""
    return (link.words, when(link), link.claimed, support), cited(most_readable(link.sentences))


def when(stated: "Link | Fact") -> str:
    """Return when something stated was, as the text tells: `on 2024-05-14`, `since 2009, until 2011`."""
    days = {"on" if len(stated.date or "") > len("2024-05") else "in": stated.date}
    days |= {"since": stated.since, "until": stated.until}
    return ", ".join(f"{word} {day}" for word, day in days.items() if day)


def cited(proof: "Proof") -> Cell:
    """Return a sentence as a cell, with the article below it."""
    day = (proof.published or "")[:10]
    return proof.text, f"[{proof.article}{', ' * bool(day)}{day}]"
