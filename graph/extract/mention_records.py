"""Make records of mentions: what the words around them tell, and their place in the clause."""

from bisect import bisect_right
from collections.abc import Sequence

from graph.data import words
from graph.data.nouns import person_nouns, singular
from graph.extract.names import Name
from graph.extract.tokens import Tokens
from graph.paragraphs import paragraphs
from graph.records import EntityType, Mention, MentionKind, QuotationKind, QuotationMention, Role, Span

_PLURAL = frozenset("they them their theirs themselves".split())
_ROLES = {
    "nsubj": Role.SUBJECT,
    "nsubjpass": Role.SUBJECT,
    "dobj": Role.OBJECT,
    "dative": Role.OBJECT,
    "pobj": Role.OBLIQUE,
    "poss": Role.POSSESSIVE,
    "appos": Role.APPOSITION,
    "attr": Role.PREDICATE,
    "compound": Role.MODIFIER,
    "nmod": Role.MODIFIER,
    "amod": Role.MODIFIER,
}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "csubj", "ccomp", "conj", "parataxis", "dobj"})
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your "
    "some any whose another no every each".split(),
)
_QUANTITIES = frozenset(
    "hundreds thousands millions billions dozens scores number numbers lot lots couple majority minority "
    "most many some all few several none half quarter third bunch handful group groups crowd crowds team "
    "sort kind type".split(),
)
_ARTICLES = frozenset({"the", "a", "an"})
_BREAKING = frozenset({"relcl", "acl", "appos"})
_OF_A_FIELD = frozenset({"for", "of", "to"})
_IN_A_FIELD = _OF_A_FIELD | frozenset({"and", "the", "&", ","})
_LONGEST_FIELD = 9  # tokens
_LONGEST_PHRASE = 60  # tokens of what a noun is of
_MOST_ABOVE = 20  # verbs over a noun; more say nothing of it
_MOST_CLIMBED = 50  # words on the way up to the root; those of a long sentence of news are a dozen
_COMPLETING = {"prep": "prep", "relcl": "clause", "acl": "clause"}
# Tags of words that may stand between a determiner and its noun (Penn Treebank).
_MODIFYING = frozenset("NN NNS NNP NNPS JJ JJR JJS CD VBN VBG RB RBR RBS HYPH AFX $".split())


class MentionRecords:
    """Makes a record of a stretch of tokens; holds what is looked up for each."""

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        names: Sequence[Name],
        quotations: Sequence[QuotationMention],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.people = {
            i for name in names if name.label is EntityType.PERSON for i in range(name.start, name.end)
        }
        self.subjects = {
            tokens.head[i]: i for i, dep in enumerate(tokens.dep) if dep in {"nsubj", "nsubjpass"}
        }
        self.paragraph_starts = [span.start for span in paragraphs(text)]
        direct = [quotation for quotation in quotations if quotation.kind is QuotationKind.DIRECT]
        self.quoted = sorted(span for quotation in direct for span in quotation.content)

    def name(self, name: Name) -> Mention:
        """Record a name, with the titles before it."""
        return self._mention(
            name.start,
            name.end,
            self._head(name.start, name.end),
            MentionKind.NAME,
            rule=name.rule,
            label=name.label,
            titles=self._titles(name.start),
            witnesses=name.witnesses,
        )

    def nested(self, name: Name) -> Mention:
        """Record a name that is part of a longer one."""
        head = self._head(name.start, name.end)
        return self._mention(
            name.start,
            name.end,
            head,
            MentionKind.NAME,
            rule=name.rule,
            label=name.label,
            nested=True,
        )

    def pronoun(self, i: int) -> Mention:
        """Record a pronoun."""
        return self._mention(i, i + 1, i, MentionKind.PRONOUN, rule="pronoun")

    def nominal(self, i: int, label: EntityType | None, rule: str = "description") -> Mention:
        """Record a noun with the words before it that belong to it, the determiner apart."""
        tokens = self.tokens
        start = head = self._quantity(i)
        while start > 0 and self._modifies(start - 1, head):
            start -= 1
        while start < i and not tokens.text[start][0].isalnum():
            start += 1
        while (
            start > 1
            and tokens.text[start - 1] == "-"
            and not (tokens.space[start - 1] or tokens.space[start - 2])
        ):
            start -= 2  # co-founder
        before = tokens.lower[start - 1] if start else ""
        if start and tokens.tag[start - 1] == "POS":
            before = "'s"
        determiner = before if before == "'s" or before in _DETERMINERS else ""
        first, end = self._owned_from(start, i), self._completed_to(i)
        return self._mention(
            start,
            i + 1,
            head,
            MentionKind.NOMINAL,
            rule=rule,
            label=label,
            determiner=determiner,
            followed=self._followed(i),
            phrase=None if (first, end) == (start, i + 1) else tokens.span(first, end),
        )

    def _owned_from(self, start: int, noun: int) -> int:
        """Return the first token of whose a noun is, an article apart: `city's` in `the city's mayor`."""
        tokens = self.tokens
        for owner in tokens.children(noun, "poss"):
            first = owner
            while first > 0 and self._belongs(first - 1, owner):
                first -= 1
            first += tokens.lower[first] in _ARTICLES
            return min(first, start)
        return start

    def _completed_to(self, noun: int) -> int:
        """Return the end of what a noun is of, up to a clause or an apposition: `mayor of Ellery`."""
        tokens = self.tokens
        for of in tokens.children(noun, "prep"):
            if tokens.lower[of] == "of" and of > noun:
                end = of + 1
                longest = min(len(tokens.head), of + _LONGEST_PHRASE)
                while end < longest and self._completes(end, of):
                    end += 1
                while not tokens.text[end - 1][-1].isalnum():
                    end -= 1
                return end if end > of + 1 else noun + 1
        return noun + 1

    def _completes(self, i: int, of: int) -> bool:
        """Tell whether a token hangs on a preposition before it, in no clause and no apposition."""
        tokens = self.tokens
        while i > of and i != tokens.head[i] and tokens.dep[i] not in _BREAKING:
            i = tokens.head[i]
        return i == of

    def _quantity(self, noun: int) -> int:
        """Return the word that counts a noun, else the noun: `hundreds` in `hundreds of people`."""
        tokens = self.tokens
        of = tokens.head[noun]
        if tokens.lower[of] == "of" and tokens.lower[tokens.head[of]] in _QUANTITIES and tokens.head[of] < of:
            return tokens.head[of]
        return noun

    def _followed(self, noun: int) -> str:
        """Return what hangs on a noun behind it: `of` or another preposition, or a clause."""
        tokens = self.tokens
        for i in tokens.below.get(noun, ()):
            if i > noun and tokens.dep[i] in _COMPLETING:
                return tokens.lower[i] if tokens.lower[i] == "of" else _COMPLETING[tokens.dep[i]]
        return ""

    def _modifies(self, i: int, noun: int) -> bool:
        """Tell whether a word stands before a noun and belongs to it; a dash is no hyphen."""
        tokens = self.tokens
        fits = tokens.tag[i] in _MODIFYING and tokens.lower[i] not in _DETERMINERS
        dash = tokens.text[i] in {"-", "–", "—"} and tokens.space[i]
        return fits and not dash and self._belongs(i, noun)

    def _belongs(self, i: int, noun: int) -> bool:
        """Tell whether a word hangs on a noun, directly or through words between the two."""
        above = self.tokens.head[i]
        while i < above < noun:
            above = self.tokens.head[above]
        return above == noun

    def _head(self, start: int, end: int) -> int:
        """Return the last token of a stretch whose own head lies outside it."""
        heads = self.tokens.head
        outside = [i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i]
        return outside[-1] if outside else end - 1

    def _titles(self, start: int) -> str:
        """Return the words before a name that say who bears it: `Homeland Security Secretary`."""
        tokens = self.tokens
        start = self._without_field(start)
        if not start or not self._is_title(start - 1):
            return ""
        first = start
        while first > 0 and tokens.sentence[first - 1] == tokens.sentence[start]:
            before = first - 1
            fits = tokens.tag[before] in _MODIFYING or tokens.lower[before] == "and"
            if before in self.people or not fits or tokens.dep[before] == "prep":
                break
            first -= 1
        while first < start and (tokens.lower[first] == "and" or not tokens.text[first][0].isalnum()):
            first += 1
        if first == start:
            return ""
        span = tokens.span(first, start)
        return self.text[span.start : span.end]

    def _is_title(self, i: int) -> bool:
        last = self.tokens.text[i]
        return last in words("titles") or bool({last.lower(), singular(last.lower())} & person_nouns())

    def _without_field(self, start: int) -> int:
        """Return where a title before a name ends that is followed by its field: `Minister` for Trade."""
        tokens, at = self.tokens, start
        while at > 1 and start - at < _LONGEST_FIELD and tokens.sentence[at - 1] == tokens.sentence[start]:
            at -= 1
            if tokens.lower[at] in _OF_A_FIELD and tokens.capital[at - 1] and self._is_title(at - 1):
                return at if at < start - 1 else start
            if not (tokens.capital[at] or tokens.lower[at] in _IN_A_FIELD) or at in self.people:
                break
        return start

    def _mention(
        self,
        start: int,
        end: int,
        head: int,
        kind: MentionKind,
        *,
        rule: str,
        label: EntityType | None = None,
        titles: str = "",
        determiner: str = "",
        followed: str = "",
        nested: bool = False,
        witnesses: tuple[str, ...] = (),
        phrase: Span | None = None,
    ) -> Mention:
        tokens = self.tokens
        span = tokens.span(start, end)
        syntax = self._first_conjunct(head)
        verbs = self._verbs_above(head)
        plural = (
            tokens.lower[head] in _PLURAL
            if kind is MentionKind.PRONOUN
            else not {tokens.tag[head], tokens.tag[end - 1]}.isdisjoint({"NNS", "NNPS"})
            if kind is MentionKind.NOMINAL
            else tokens.tag[head] in {"NNS", "NNPS"}
        )
        return Mention(
            span=span,
            text=self.text[span.start : span.end],
            kind=kind,
            head=tokens.span(head, head + 1),
            rule=rule,
            label=label,
            sentence=tokens.sentence[start],
            paragraph=bisect_right(self.paragraph_starts, span.start) - 1,
            role=_ROLES.get(tokens.dep[syntax], Role.OTHER),
            governor=self._governor(syntax),
            clause=tokens.offset[verbs[0]] if verbs else None,
            depth=max(len(verbs) - 1, 0),
            awaits=self._awaited(head) if kind is MentionKind.PRONOUN else None,
            plural=plural,
            determiner=determiner,
            followed=followed,
            nested=nested,
            titles=titles,
            quoted=self._is_quoted(span),
            bracketed=start > 0 and tokens.text[start - 1] in {"(", "["},
            witnesses=witnesses,
            phrase=phrase,
        )

    def _first_conjunct(self, head: int) -> int:
        """Return the first of conjoined nouns, since it bears the role of all."""
        tokens = self.tokens
        while tokens.dep[head] == "conj" and tokens.tag[tokens.head[head]].startswith(("NN", "PRP")):
            head = tokens.head[head]
        return head

    def _governor(self, head: int) -> int:
        """Return the offset of what governs a head; for a relative pronoun, what its clause belongs to."""
        tokens = self.tokens
        above = tokens.head[head]
        if tokens.tag[head].startswith("WP"):
            while tokens.dep[above] not in {"relcl", "ROOT"} and tokens.head[above] != above:
                above = tokens.head[above]
            above = tokens.head[above]
        return tokens.offset[above]

    def _verbs_above(self, head: int) -> list[int]:
        """Return the verbs on the way from a head to the root of its sentence, nearest first."""
        tokens = self.tokens
        found: list[int] = []
        above = tokens.head[head]
        below = head
        climbed = 0
        while above != below and len(found) < _MOST_ABOVE and climbed < _MOST_CLIMBED:
            climbed += 1
            if tokens.tag[above].startswith(("VB", "MD")):
                found.append(above)
            below, above = above, tokens.head[above]
        return found

    def _awaited(self, head: int) -> int | None:
        """Return the subject that a fronted phrase waits for: `After her release, Alvarez spoke`."""
        tokens = self.tokens
        below, above = head, tokens.head[head]
        climbed = 0
        while above != below and climbed < _MOST_CLIMBED:
            climbed += 1
            if above > head and tokens.dep[below] not in _ARGUMENTS:
                subject = self.subjects.get(above)
                if subject is not None and head < subject < above:
                    return tokens.offset[subject]
            below, above = above, tokens.head[above]
        return None

    def _is_quoted(self, span: Span) -> bool:
        before = bisect_right(self.quoted, span.start, key=lambda quoted: quoted.start) - 1
        return before >= 0 and span.end <= self.quoted[before].end
