"""Put what is answered into the cells of tables."""

from typing import TYPE_CHECKING

from graph.cli.tables import Cell, Row
from graph.cli.terminal import counted

if TYPE_CHECKING:
    from graph.questions.known import Proof
    from graph.questions.links import ProvedLink
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


def link_row(link: "ProvedLink") -> Row:
    """Return a link as cells: what it says, who claims it, how many articles; and its sentence."""
    support = counted(link.support, "article") if link.support > 1 else ""
    amount = "" if link.amount in link.words else link.amount
    return (link.words, amount, when(link), link.claimed, support), cited(link.sentence)


def when(link: "ProvedLink") -> str:
    """Return when something stated was, as the text tells: `on 2024-05-14`, `since 2009, until 2011`."""
    days = {"on" if len(link.date or "") > len("2024-05") else "in": link.date}
    days |= {"since": link.since, "until": link.until}
    return ", ".join(f"{word} {day}" for word, day in days.items() if day)


def cited(proof: "Proof") -> Cell:
    """Return a sentence as a cell, with the article below it."""
    day = (proof.published or "")[:10]
    return proof.text, f"[{proof.article}{', ' * bool(day)}{day}]"
