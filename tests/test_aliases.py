"""Where a text says that two names are one's."""

import pytest

from graph.extract.aliases import find_aliases
from graph.records import Mention, MentionKind, Span


def found(text: str) -> list[tuple[str, str]]:
    """Return the pairs of names in a text whose names stand between angle brackets."""
    plain, mentions = "", []
    for piece in text.replace(">", "<").split("<"):
        if text.find(f"<{piece}>") >= 0:
            span = Span(len(plain), len(plain) + len(piece))
            mentions.append(Mention(span=span, text=piece, kind=MentionKind.NAME, head=span, rule="given"))
        plain += piece
    return [(plain[slice(*one)], plain[slice(*other)]) for one, other in find_aliases(plain, mentions)]


@pytest.mark.parametrize(
    "words",
    [
        ", alias ",
        ", a.k.a. ",
        ", better known as ",
        ", also known as “",
        " (formerly ",
        ", previously known as ",
        ", now called ",
        ", born ",
        ", née ",
        ", whose real name is ",
        ", also spelled ",
        ", which was renamed ",
        ", nicknamed 'the ",
    ],
)
def test_words_that_say_so_make_two_names_one(words: str) -> None:
    assert found(f"<Ida Brandt>{words}<Orla Venn> left.") == [("Ida Brandt", "Orla Venn")]


@pytest.mark.parametrize(
    "words",
    [
        " and ",
        ", ",
        ", born in ",
        " knew ",
        ", formerly of ",
        ", known to ",
        ", who called ",
        ", called ",
        " was called by ",
    ],
)
def test_other_words_do_not(words: str) -> None:
    assert found(f"<Ida Brandt>{words}<Orla Venn> left.") == []


def test_a_name_of_several_words_is_the_same_written_together() -> None:
    text = "<Fort Ridge> answered <@FortRidge>, <Fortridge> and <@FortRidge>, not <Ridge> nor <Fort>."
    assert found(text) == [("Fort Ridge", "@FortRidge"), ("Fort Ridge", "Fortridge")]
