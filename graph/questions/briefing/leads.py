"""The leads: the sentence in which an article tells its story first, in its own words."""

import re
from collections import defaultdict
from collections.abc import Iterator

from graph.network.links import links_of
from graph.questions.briefing.told import Told
from graph.questions.known import Known, Proof
from graph.records import Article, EntityType, MentionKind, Span

_ACTING = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.GROUP})
_AMONG = 3  # sentences of a text, of which one may be its lead: after them it goes into detail
_FEWEST = 8  # words: shorter ones are headlines, bylines and captions
_LONGEST = 230  # characters that are read at a glance; a longer one is cut behind a comma
_SHORTEST = 90  # characters that a cut leaves
_BEARERS = 2  # entities whose importance makes that of a lead
_KNOWN = 2.0  # the most that importance adds, beside what relations in it tell
# Behind such a comma nothing stands that the words before it wait for.
_BREAK = re.compile(
    r", (?=(?:who|which|after|before|while|where|when|with|without|including|saying|hours|days|weeks|months|"
    r"an?|the)\b)"
)
_OPENS = re.compile(r"\w+ing\b")  # Speaking of Lund, who left, Quist smiled: the clause comes late
_SAYS = 0.5  # of what somebody says: less than what any relation tells
_ENDS = re.compile(r"[.!][”\"’)]?$")
_BEGINS_BADLY = re.compile(r"[\"“‘'(\[]|(?:And|But|So|Or|This|That|These|Those|It|There|Here)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|[Yy]ours?|[Yy]ou)\b")
_REFERS = re.compile(r"\b(?:he|she|they|his|her|him|their|them|its?)\b", re.IGNORECASE)
# What a cut may not take away: whose claim it is.
_CLAIMS = re.compile(
    r"\b(?:said|says?|told|according|accus\w+|alleg\w+|claim\w*|reported\w*|den(?:y|ied|ies)|argu\w+|say(?:ing|s)|"
    r"announced|officials?|sources?|not|never|unless|if)\b|n['’]t\b",
    re.IGNORECASE,
)


def leads(known: Known) -> Iterator[Told]:
    """Yield the lead of each article, that of the best known and of what tells most first.

    It stands word for word, or cut behind a comma, and names two at least, or one of whom something is stated
    there. Articles have none that begin with a quotation, speak as `we`, or of whom they name later.
    """
    tells = _telling(known)
    originals = (article for id_, article in known.articles.items() if known.originals[id_] == id_)
    found = [lead for article in originals if (lead := _lead(known, article, tells)) is not None]
    yield from sorted(found, key=lambda lead: (-_weight(known, lead, tells), lead.proofs[0].article))


def _lead(known: Known, article: Article, tells: dict[str, list[tuple[int, int, float]]]) -> Told | None:
    tried = 0
    for span in known.sentences_of(article.id):
        proof = known.proof(article.id, Span(_start(known, article.id, span.start), span.end))
        text = " ".join(proof.text.split())
        if not _ENDS.search(text) or len(text.split()) < _FEWEST:
            continue
        tried += 1
        if tried > _AMONG:
            return None
        about = _named_in(known, proof)
        told = len(about) > 1 or (about and _told(proof, tells))
        if told and _reads_alone(known, proof, text) and (words := _cut(text)) is not None:
            return Told(kind="lead", parts=(words,), proofs=(proof,), about=about)
    return None


def _start(known: Known, article: str, start: int) -> int:
    """Return where a sentence starts: before the name that a parse has cut in two."""
    spans = (resolved.mention.span for resolved in known.mentions_of(article))
    return min((span.start for span in spans if span.start < start < span.end), default=start)


def _named_in(known: Known, proof: Proof) -> tuple[str, ...]:
    """Return the entities that a sentence names, in its order; none where none of them acts."""
    found: dict[str, None] = {}
    for resolved in known.mentions_of(proof.article):
        span, entity = resolved.mention.span, known.entities.get(resolved.entity or "")
        within = proof.start <= span.start and span.end <= proof.end
        if within and entity and entity.named and not entity.observer:
            found[entity.id] = None
    return tuple(found) if any(known.entities[one].type in _ACTING for one in found) else ()


def _reads_alone(known: Known, proof: Proof, text: str) -> bool:
    """Tell whether a sentence is understood without those before it."""
    straight = text.count('"')
    if _BEGINS_BADLY.match(text) or straight % 2 or text.count("“") != text.count("”"):
        return False
    narrated = re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)
    if _FIRST_PERSON.search(narrated) or "?" in narrated:
        return False
    starts = [
        resolved.mention.span.start
        for resolved in known.mentions_of(proof.article)
        if resolved.mention.kind is not MentionKind.PRONOUN and resolved.mention.span.start >= proof.start
    ]
    refers = _REFERS.search(proof.text)
    return refers is None or bool(starts and min(starts) < proof.start + refers.start())


def _cut(text: str) -> str | None:
    """Return a sentence as it is, a long one up to a comma; None where that took away what it depends on."""
    if len(text) <= _LONGEST:
        return text
    breaks = [found.start() for found in _BREAK.finditer(text, _SHORTEST, _LONGEST)]
    if not breaks or _OPENS.match(text):
        return None
    kept = text[: breaks[-1]]
    whole = all(kept.count(one) == kept.count(other) for one, other in ("“”", "()"))
    return None if not whole or kept.count('"') % 2 or _CLAIMS.search(text, breaks[-1]) else f"{kept} …"


def _telling(known: Known) -> dict[str, list[tuple[int, int, float]]]:
    """Return where each article itself states something, and how much that tells."""
    found: defaultdict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for link in links_of(known.network):
        if link.kind == "relation" and not link.reported:
            for proof in link.evidence:
                found[proof.article].append((proof.start, proof.end, link.telling))
    for quotation in known.knowledge.quotations:
        if quotation.speaker:
            cue = quotation.mention.cue or quotation.mention.content[0]
            found[quotation.article].append((cue.start, cue.end, _SAYS))
    return found


def _told(proof: Proof, tells: dict[str, list[tuple[int, int, float]]]) -> float:
    within = (
        weight
        for start, end, weight in tells.get(proof.article, ())
        if proof.start <= start and end <= proof.end
    )
    return max(within, default=0.0)


def _weight(known: Known, lead: Told, tells: dict[str, list[tuple[int, int, float]]]) -> float:
    borne = sorted((known.importance(known.entity(one)) for one in lead.about), reverse=True)[:_BEARERS]
    return _KNOWN * sum(borne) / _BEARERS + _told(lead.proofs[0], tells)
