"""Claims that somebody takes back, each with what he said before."""

import re
from collections import defaultdict
from collections.abc import Iterator

from graph.data import words
from graph.questions.contradictions.sides import Contradiction, Side, contradiction
from graph.questions.known import Known
from graph.questions.said import Said, said
from graph.records import MentionKind, Span

_BACK = re.compile(
    r"\b(?P<verb>retract(?:s|ed)?|recant(?:s|ed)?|disavow(?:s|ed)?|with(?:draws|drew|drawn)"
    r"|(?:walk|row|took|take)\w* back|back(?:s|ed) away from)\b[^.;\n]{0,40}?\b(?P<what>claim|statement"
    r"|allegation|accusation|remark|comment|assertion|testimony|confession|denial|report|story|words)s?\b"
)
_BETWEEN = re.compile(r"(?: \w+){0,3} ")  # what may stand between a name and the verb, as `has since`
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARED = 2  # words, at least, that what is taken back shares with what was said


def withdrawn(known: Known) -> Iterator[Contradiction]:
    """Yield what somebody said and a sentence that says he took it back, where the two share enough words.

    Who takes it back is named right before the verb.
    """
    by_speaker: defaultdict[str, list[Said]] = defaultdict(list)
    for one in said(known):
        if one.speaker and one.speaker.id:
            by_speaker[one.speaker.id].append(one)
    for article in known.knowledge.articles:
        for found in _BACK.finditer(article.text):
            proof = known.around(article.id, [Span(*found.span())])
            who = _named(known, article.id, Span(proof.start, found.start()))
            told = f"{known.entities[who].name if who else ''} {found['what']}"
            stems = _stems(proof.text) - _stems(told)
            earlier = [
                (len(stems & _stems(one.words)), one)
                for one in by_speaker.get(who or "", ())
                if one.sentence != proof
                if known.in_order(one.sentence.article) <= known.in_order(article.id)
            ]
            if earlier and max(earlier, key=_first)[0] >= _SHARED:
                one = max(earlier, key=_first)[1]
                taken = " ".join(found[0].split())
                sides = (
                    Side(speaker=one.speaker, words=one.words, sentence=one.sentence),
                    Side(speaker=None, words=taken, sentence=proof),
                )
                yield contradiction(*sides, "the claim is withdrawn", ("", " ".join(found["verb"].split())))


def _first(pair: tuple[int, Said]) -> int:
    return pair[0]


def _named(known: Known, article: str, span: Span) -> str | None:
    """Return the entity whose name a stretch ends with, but for a few words."""
    names = [
        found
        for found in known.mentions_of(article)
        if found.entity and found.mention.kind is MentionKind.NAME and span.covers(found.mention.span)
    ]
    last = max(names, key=lambda found: found.mention.span, default=None)
    text = known.articles[article].text
    return last.entity if last and _BETWEEN.fullmatch(text, last.mention.span.end, span.end) else None


def _stems(text: str) -> set[str]:
    return {word[:6] for word in _WORD.findall(text.casefold()) if word not in words("function_words")}
