"""Find the mentions of an article: names, descriptions of people and organisations, pronouns."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from graph.data import words
from graph.extract.names import Name, find_names
from graph.extract.tokens import Tokens, read_tokens
from graph.paragraphs import paragraphs
from graph.records import EntityType, Mention, MentionKind, QuotationKind, QuotationMention, Role, Span

_PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves it its itself who whose whom".split(),
)
_PLURAL = frozenset("they them their theirs themselves".split())
_ROLES = {
    "nsubj": Role.SUBJECT,
    "nsubjpass": Role.SUBJECT,
    "dobj": Role.OBJECT,
    "dative": Role.OBJECT,
    "pobj": Role.OBLIQUE,
    "poss": Role.POSSESSIVE,
    "appos": Role.APPOSITION,
    "compound": Role.MODIFIER,
    "nmod": Role.MODIFIER,
    "amod": Role.MODIFIER,
    "attr": Role.OTHER,
}
_DETERMINERS = frozenset("the a an this that these those his her its their our my your some any".split())


def find_mentions(doc: Doc, quotations: Sequence[QuotationMention] = ()) -> tuple[Mention, ...]:
    """Return the mentions of a parse in text order; no two have the same head word.

    A name wins over a description of the same head. A noun that only modifies another (`police` in `police officer`) is no
    mention. Whatever speaks or is spoken to in a quotation is one (`the text message reads`).
    """
    tokens = read_tokens(doc)
    build = _Builder(doc, tokens, quotations)
    names = find_names(doc, tokens)
    inside = {i for name in names for i in range(name.start, name.end)}
    found = [build.name(name) for name in names]
    found += [
        build.pronoun(i) for i, word in enumerate(tokens.lower) if word in _PRONOUNS and i not in inside
    ]
    nominals = dict(_nominals(tokens, inside))
    at = {offset: i for i, offset in enumerate(tokens.offset)}
    for quotation in quotations:
        for head in (quotation.speaker_head, quotation.addressee_head):
            i = at.get(head.start) if head else None
            if i is not None and i not in inside and tokens.tag[i].startswith("NN"):
                nominals.setdefault(i, None)
    found += [build.nominal(i, label) for i, label in nominals.items()]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _nominals(tokens: Tokens, inside: set[int]) -> list[tuple[int, EntityType | None]]:
    people, bodies = words("person_nouns"), words("organisation_nouns")
    found: list[tuple[int, EntityType | None]] = []
    for i, word in enumerate(tokens.lower):
        if i in inside or not tokens.tag[i].startswith("NN") or tokens.dep[i] in {"compound", "nmod", "amod"}:
            continue
        single = _singular(word) if tokens.tag[i] in {"NNS", "NNPS"} else word
        if single in people or word in people:
            found.append((i, EntityType.PERSON))
        elif single in bodies or word in bodies:
            found.append((i, EntityType.ORG))
    return found


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun.removesuffix("s")


class _Builder:
    """Makes records of token positions; holds what is looked up for each."""

    def __init__(self, doc: Doc, tokens: Tokens, quotations: Sequence[QuotationMention]) -> None:
        self.doc = doc
        self.tokens = tokens
        self.paragraph_starts = [span.start for span in paragraphs(doc.text)]
        self.quoted = sorted(
            span
            for quotation in quotations
            if quotation.kind is QuotationKind.DIRECT
            for span in quotation.content
        )

    def name(self, name: Name) -> Mention:
        head = self._head(name.start, name.end)
        label = name.label
        if (
            label is EntityType.GPE
            and self.tokens.tag[name.end - 1] == "NNPS"
            and self.tokens.lower[name.end - 1].endswith("ns")
        ):
            label = EntityType.NORP
        return self._mention(
            name.start, name.end, head, MentionKind.NAME, name.rule, label, titles=self._titles(name)
        )

    def pronoun(self, i: int) -> Mention:
        return self._mention(i, i + 1, i, MentionKind.PRONOUN, "pronoun", None)

    def nominal(self, i: int, label: EntityType | None) -> Mention:
        tokens = self.tokens
        start = i
        left = self.doc[i].left_edge.i
        for j in range(i - 1, left - 1, -1):
            if tokens.head[j] != i and tokens.sentence[j] != tokens.sentence[i]:
                break
            if (
                tokens.tag[j] == "POS"
                or tokens.lower[j] in _DETERMINERS
                or tokens.text[j] in {",", "—", '"', "“", "”"}
            ):
                break
            start = j
        before = tokens.lower[start - 1] if start else ""
        determiner = (
            before if before in _DETERMINERS else "'s" if start and tokens.tag[start - 1] == "POS" else ""
        )
        return self._mention(
            start, i + 1, i, MentionKind.NOMINAL, "description", label, determiner=determiner
        )

    def _head(self, start: int, end: int) -> int:
        """Return the token of a stretch whose head lies outside it; the last such one."""
        outside = [
            i for i in range(start, end) if not start <= self.tokens.head[i] < end or self.tokens.head[i] == i
        ]
        return outside[-1] if outside else end - 1

    def _titles(self, name: Name) -> str:
        """Return the words before a person's name that say who it is, from the first noun or adjective on."""
        tokens = self.tokens
        first = name.start
        while first > 0 and tokens.sentence[first - 1] == tokens.sentence[name.start]:
            word, tag = tokens.text[first - 1], tokens.tag[first - 1]
            if (
                not (tag.startswith(("NN", "JJ")) or word in {"-", "and"})
                or not word[0].isalnum()
                and word != "-"
            ):
                break
            first -= 1
        while first < name.start and tokens.text[first] in {"and", "-"}:
            first += 1
        last = tokens.text[name.start - 1] if name.start else ""
        if first == name.start or not (
            last in words("titles")
            or _singular(last.lower()) in words("person_nouns")
            or last.lower() in words("person_nouns")
        ):
            return ""
        span = tokens.span(first, name.start)
        return self.doc.text[span.start : span.end]

    def _governor(self, head: int) -> int:
        """Return the offset of the word that governs a head; for a relative pronoun, of what its clause belongs to."""
        tokens = self.tokens
        above = tokens.head[head]
        if tokens.tag[head].startswith("WP"):
            while tokens.dep[above] not in {"relcl", "ROOT"} and tokens.head[above] != above:
                above = tokens.head[above]
            above = tokens.head[above]
        return tokens.offset[above]

    def _mention(
        self,
        start: int,
        end: int,
        head: int,
        kind: MentionKind,
        rule: str,
        label: EntityType | None,
        *,
        titles: str = "",
        determiner: str = "",
    ) -> Mention:
        tokens = self.tokens
        span = tokens.span(start, end)
        plural = (
            tokens.lower[head] in _PLURAL
            if kind is MentionKind.PRONOUN
            else tokens.tag[head] in {"NNS", "NNPS"}
        )
        return Mention(
            span=span,
            text=self.doc.text[span.start : span.end],
            kind=kind,
            head=tokens.span(head, head + 1),
            rule=rule,
            label=label,
            sentence=tokens.sentence[start],
            paragraph=bisect_right(self.paragraph_starts, span.start) - 1,
            role=_ROLES.get(tokens.dep[head], Role.OTHER),
            governor=self._governor(head),
            plural=plural,
            determiner=determiner,
            titles=titles,
            quoted=self._is_quoted(span),
        )

    def _is_quoted(self, span: Span) -> bool:
        before = bisect_right(self.quoted, span.start, key=lambda quoted: quoted.start) - 1
        return before >= 0 and span.end <= self.quoted[before].end
