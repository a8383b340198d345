"""Pronouns that nobody can resolve, tied to one another."""

from graph.records import Extraction, Mention, MentionKind, Span
from graph.resolve.chains import pronoun_chains


def pronouns(*words: tuple[str, int]) -> Extraction:
    """Lay pronouns side by side, each with its sentence."""
    mentions, at = [], 0
    for word, sentence in words:
        span = Span(at, at + len(word))
        mentions.append(
            Mention(
                span=span,
                text=word,
                kind=MentionKind.PRONOUN,
                head=span,
                rule="pronoun",
                sentence=sentence,
            )
        )
        at = span.end + 1
    return Extraction(article="a", mentions=tuple(mentions))


def groups(extraction: Extraction, resolved: frozenset[int] = frozenset()) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for index, chain in sorted(pronoun_chains(extraction, resolved).items()):
        found.setdefault(chain, []).append(index)
    return list(found.values())


def test_pronouns_of_one_gender_in_a_sentence_are_one_chain() -> None:
    assert groups(pronouns(("He", 0), ("her", 0), ("his", 0), ("she", 0))) == [[0, 2], [1, 3]]


def test_i_and_my_are_one_chain_and_we_another() -> None:
    assert groups(pronouns(("I", 0), ("we", 0), ("my", 1), ("our", 1))) == [[0, 2], [1, 3]]


def test_a_chain_ends_where_a_sentence_lies_between() -> None:
    assert groups(pronouns(("He", 0), ("his", 1), ("he", 3), ("him", 3))) == [[0, 1], [2, 3]]


def test_a_pronoun_alone_is_no_chain() -> None:
    assert groups(pronouns(("He", 0), ("it", 0), ("its", 0))) == []


def test_what_is_resolved_stands_in_no_chain() -> None:
    assert groups(pronouns(("He", 0), ("his", 0), ("he", 0)), frozenset({1})) == [[0, 2]]
