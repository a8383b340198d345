"""Find the mentions of an article: names, descriptions of people and organisations, pronouns."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from graph.data import words
from graph.extract.mention_records import MentionRecords, singular
from graph.extract.names import find_names
from graph.extract.tokens import Tokens, read_tokens
from graph.records import EntityType, Mention, QuotationMention

_PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves "
    "it its itself who whose whom".split(),
)
_MODIFIERS = frozenset({"compound", "nmod", "amod"})


def find_mentions(doc: Doc, quotations: Sequence[QuotationMention] = ()) -> tuple[Mention, ...]:
    """Return the mentions of a parse in text order; no two have the same head word.

    A name wins over a description of the same head. A noun that only modifies another (`police` in `police
    officer`) is no mention. Whatever speaks or is spoken to in a quotation is one (`the text message
    reads`).
    """
    tokens = read_tokens(doc)
    names = find_names(doc, tokens)
    inside = {i for name in names for i in range(name.start, name.end)}
    records = MentionRecords(doc.text, tokens, names, quotations)
    found = [records.name(name) for name in names]
    found += [
        records.pronoun(i) for i, word in enumerate(tokens.lower) if word in _PRONOUNS and i not in inside
    ]
    nominals: dict[int, EntityType | None] = dict(_descriptions(tokens, inside))
    for i in _speaking(tokens, quotations):
        if i not in inside and tokens.tag[i].startswith("NN"):
            nominals.setdefault(i, None)
    found += [records.nominal(i, label) for i, label in nominals.items()]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _descriptions(tokens: Tokens, inside: set[int]) -> Iterator[tuple[int, EntityType]]:
    """Yield the nouns that describe a person or an organisation."""
    people, bodies = words("person_nouns"), words("organisation_nouns")
    for i, word in enumerate(tokens.lower):
        if i in inside or not tokens.tag[i].startswith("NN") or tokens.dep[i] in _MODIFIERS:
            continue
        single = singular(word) if tokens.tag[i] in {"NNS", "NNPS"} else word
        if single in people or word in people:
            yield i, EntityType.PERSON
        elif single in bodies or word in bodies:
            yield i, EntityType.ORG


def _speaking(tokens: Tokens, quotations: Sequence[QuotationMention]) -> Iterator[int]:
    at = {offset: i for i, offset in enumerate(tokens.offset)}
    for quotation in quotations:
        for head in (quotation.speaker_head, quotation.addressee_head):
            if head and head.start in at:
                yield at[head.start]
