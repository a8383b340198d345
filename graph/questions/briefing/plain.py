"""Tell whether a sentence plainly says what a link does: both names, its words, and nothing between them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from graph.identity.register import names_of
from graph.questions.known import Known, Proof
from graph.questions.links import TIES, ProvedLink
from graph.records import Entity, EntityType, MentionKind

_UNSURE = re.compile(
    r"\b(?:if|unless|whether|would|could|might|may|should|allegedly|reportedly|rumou?red|alleged|expected to|"
    r"denied|denies|deny|never|not|no longer|cannot|plans? to|wants? to|wanted to|threaten\w*|urged|hoped?|"
    r"claims?|claimed|according to|rumou?rs?|false|untrue|fake|hoax|satirical|joked?|imagine[sd]?)\b|"
    r"n['’]t\b|\?",
    re.IGNORECASE,
)
# Whoever stands behind one of these acts in no clause of his own: lawyers for Lund, two of the Lunds.
_INSIDE = re.compile(
    r"(?:\b(?i:of|for|by|to|with|in|from|against|at|on|over|about|than|like|under|between|some|many|most|several|"
    r"two|three|four|five|six|few|dozen|former|ex|anti|pro|now|\d+)|['’]s)[\s-]+(?:the\s+)?(?:[A-Z][\w.]*\s+)*$"
)
_APART = re.compile(r"[;:?!“”\"\[\]()–—]|--|\.\s")
_GOES_ON = re.compile(r"['’]s?\b|[-–](?=\w)| (?=[A-Z][a-z])|, [A-Z][\w-]+ and [A-Z]")
_BY = re.compile(r"(?:\s+[\w-]+){0,6}?\s+by\s+(?:the\s+)?(?:[\w.'’-]+\s+){0,4}$")
_LISTED = re.compile(r" and (?:[A-Z][\w.'’-]*\s+){0,6}[A-Z][\w.'’-]*,? $")
_THEN = 60  # characters between a name and the words, where another verb stands between
_ADVERBS = 25  # the same, where none does
_APPOSED = 120  # of what stands between commas there
_BESIDE = 40  # characters between the words and their object: blogger, Police Chief
_TITLE = re.compile(r"\b(Dr|Mrs?|Ms|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|St)\.")
_OFFICE = re.compile(
    r" (?:its|his|her|their|the|an?)(?: [\w'’-]+){1,6}, "
)  # fired its lawyer, Ada Lund, on Monday
_CLOSED = re.compile(r"[,.]|$")
_GAP = r"(?:\s+(?!(?:and|or|but|while|as|after|who|which|that)\b)[\w'’$€£%,-]+){0,8}?\s+"
_SHORTEST = 3  # letters of a surname
_FEWEST = 2  # words of a verb with its preposition
_OF_OTHERS = re.compile(
    r"\b(?:and|or|but|while|as|after|before|when|because|who|which|that|since|than|of|at|for|in|to|with|by|on|from)\b"
)
_THEN_NOT = re.compile(r"\s*(?:,\s*)?(?:at the time|then\b|until|from \d{4})")
_PAST = re.compile(r"\b(?:was|were|had|one of|used to)\b")


class Plainly:
    """Reads sentences for what they plainly say, knowing who shares a surname."""

    def __init__(self, known: Known) -> None:
        self._known = known
        bearers: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in known.entities.values():
            if entity.named and entity.type is EntityType.PERSON:
                bearers[entity.name.rpartition(" ")[2]].append(entity)
        # By a surname alone, the one who is mentioned most is meant.
        self._by_surname = {
            surname: max(same, key=lambda one: (len(known.register.mentions(one)), one.id)).id
            for surname, same in bearers.items()
            if len(surname) >= _SHORTEST
        }

    def stating(self, link: ProvedLink) -> list[Proof]:
        """Return the sentences that plainly say it, and have no word that makes it less than a fact."""
        return [proof for proof in self.saying(link) if not _UNSURE.search(proof.text)]

    def saying(self, link: ProvedLink) -> list[Proof]:
        """Return the sentences that plainly say it, be it of somebody who may be wrong."""
        ends = self._known.entities.get(link.subject.id or ""), self._known.entities.get(link.object.id or "")
        if ends[0] is None or ends[1] is None:
            return []
        return [
            proof
            for proof in link.sentences
            if _says(self._pattern(ends[0], proof), self._pattern(ends[1], proof), link, proof.text)
        ]

    def as_stated(self, link: ProvedLink) -> ProvedLink:
        """Return a link in the words and the direction of its first sentence, where its label has others.

        `Lund has as owner Quist` of `Quist bought Lund`; `sold the quay to` for `sold to`.
        """
        ends = (link.subject.id or "", link.object.id or "")
        for source, target in (ends, ends[::-1]):
            edge = self._known.network.get_edge_data(source, target, link.id)
            if edge and edge["rule"].startswith("verb") and edge["predicate"].casefold() not in {"", *TIES}:
                turned = not {*edge["predicate"].split()} <= {*link.label.split()}
                if turned and not link.qualifier and not link.modality:
                    link = replace(link, subject=link.object, object=link.subject, label=edge["predicate"])
        words = link.label.split()
        if link.rule != "verb-preposition" or len(words) < _FEWEST or words[-1] not in TIES:
            return link
        apart = re.compile(rf"\b{re.escape(' '.join(words[:-1]))}{_GAP}{words[-1]}\b", re.IGNORECASE)
        for proof in link.sentences:
            if found := apart.search(" ".join(proof.text.split())):
                return replace(link, label=found[0])
        return link

    def _pattern(self, entity: Entity, proof: Proof) -> re.Pattern[str]:
        spelled = sorted({*self._spelled(entity)}, key=len, reverse=True)
        names = [re.escape(name) for name in spelled]
        if entity.type is not EntityType.PERSON:
            names += [f"[Tt]he {re.escape(word)}" for word in self._taken_up(entity, proof)]
        return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")

    def _taken_up(self, entity: Entity, proof: Proof) -> set[str]:
        """Return the words of its name by which a sentence means an entity: the bank."""
        article, name = self._known.articles[proof.article], entity.name.casefold().split()
        return {
            word
            for resolved in self._known.mentions_of(proof.article)
            if resolved.entity == entity.id
            and resolved.mention.kind is MentionKind.NOMINAL
            and proof.start <= resolved.mention.span.start < proof.end
            and (word := article.text[slice(*resolved.mention.head)]).casefold() in name
        }

    def _spelled(self, entity: Entity) -> Iterator[str]:
        """Yield the names by which a sentence may mean an entity.

        A person by the whole name or the surname; anything else by the whole name, its beginning or initials:
        no plural for a party, and no cup for that of one year.
        """
        yield entity.name
        last = entity.name.rpartition(" ")[2]
        for name in names_of(entity)[1:]:
            if entity.type is EntityType.PERSON:
                if " " in name and name.rpartition(" ")[2] == last:
                    yield name
            elif name.isupper() or entity.name.startswith(f"{name} "):
                yield name
        if entity.type is EntityType.PERSON and self._by_surname.get(last) == entity.id:
            yield last


def _says(subject: re.Pattern[str], object_: re.Pattern[str], link: ProvedLink, text: str) -> bool:
    words = r"\s+".join(map(re.escape, link.label.split()))
    return any(
        _passive(subject, object_, text, found)
        if link.rule.startswith("verb-passive")
        else _active(subject, object_, text, found, office=link.rule.startswith("role"))
        for found in re.finditer(rf"\b{words}\b", text, re.IGNORECASE)
    )


def _active(
    subject: re.Pattern[str], object_: re.Pattern[str], text: str, found: re.Match[str], *, office: bool
) -> bool:
    ahead = _last(subject, text[: found.start()])
    after = object_.search(text, found.end())
    if (
        ahead is None
        or after is None
        or not _is_object(text[found.end() : after.start()], text[after.end() :])
    ):
        return False
    between = _TITLE.sub(r"\1", text[ahead.end() : found.start()])
    if office and (_PAST.search(between) or _THEN_NOT.match(text, after.end())):
        return False
    return _is_joined(between, office=office) and not _INSIDE.search(text[: ahead.start()])


def _passive(subject: re.Pattern[str], object_: re.Pattern[str], text: str, found: re.Match[str]) -> bool:
    doer, done = subject.search(text, found.end()), _last(object_, text[: found.start()])
    if doer is None or done is None or not _BY.fullmatch(text[found.end() : doer.start()]):
        return False
    return _is_joined(text[done.end() : found.start()]) and not _INSIDE.search(text[: done.start()])


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda found: found.end(), default=None)


def _is_joined(between: str, *, office: bool = False) -> bool:
    """Tell whether what stands between a subject and its words leaves them together."""
    if _APART.search(between) or _GOES_ON.match(between):
        return False
    if office or _LISTED.fullmatch(between):
        return len(between) <= _THEN
    if "," in between:
        return len(between) <= _APPOSED and between.startswith(",") and between.rstrip().endswith(",")
    return len(between) <= (_THEN if " and " in between else _ADVERBS)


def _is_object(between: str, after: str) -> bool:
    between = _TITLE.sub(r"\1", between)
    if _OFFICE.fullmatch(between) and _CLOSED.match(after) and not _OF_OTHERS.search(between):
        return True
    if len(between) > _BESIDE or _APART.search(between) or "," in between or _OF_OTHERS.search(between):
        return False
    return not _GOES_ON.match(after) and not re.search(r"['’]s?\s", between)
