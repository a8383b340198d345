"""Turn the passages between marks into quotations: parts of one are joined, each is given its speaker."""

from collections.abc import Sequence

from graph.extract.cues import Construction
from graph.extract.quotation_attributions import RULES, Attribution, sentence_like
from graph.extract.quotation_frame import Found, Frame, Gap, Quoted
from graph.extract.quotation_speakers import Party, addressee_of, party, speaker_of
from graph.extract.syntax import child_of
from graph.records import QuotationKind, Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSE_LENGTH = 5  # tokens of the shortest marked clause that counts as somebody's words without a cue
_WORDS_OF_SPEECH = 3  # tokens of the shortest passage that counts as a sentence somebody said

Chain = tuple[Quoted, ...]  # one passage, and those that carry it on in the next paragraphs


def find_attributed(frame: Frame) -> tuple[list[Found], list[Chain]]:
    """Return the passages that a rule gives to a speaker, as quotations, and the passages left over."""
    chains = _chains(frame.quoted)
    found: list[Found] = []
    left: list[Chain] = []
    cue: int | None = None  # of the passage before
    for number, chain in enumerate(chains):
        gap = _gap(chains, number)
        attribution = next((result for rule in RULES if (result := rule(frame, gap)) is not None), None)
        if found and _carries_on(frame, chains[number - 1][-1], chain[0], cue, attribution):
            found[-1] = _with_part(found[-1], _spans(chain))
            continue
        if attribution is None:
            cue = None
            left.append(chain)
            continue
        cue = attribution.cue
        found.append(_found(frame, chain, attribution))
    return found, left


def find_floating(frame: Frame, left: Sequence[Chain], statements: Sequence[Found]) -> list[Found]:
    """Return the sentences between marks that nothing introduces, with the speaker that convention gives them.

    That is who was quoted in the sentence before, or in the paragraph before where the passage fills its own; else the
    subject of the sentence before, if a person's name or pronoun. Without any the speaker is None.
    """
    found: list[Found] = []
    for chain in left:
        if not sentence_like(frame, chain[0]) or chain[0].end - chain[0].start < _WORDS_OF_SPEECH + 2:
            continue
        rule, speaker = _floating_speaker(frame, chain, [*statements, *found])
        found.append(Found(QuotationKind.DIRECT, _spans(chain), rule, None, speaker))
    return found


def find_fragments(frame: Frame, left: Sequence[Chain]) -> list[Found]:
    """Return the words between marks that stand inside a narrated sentence: `called the plan "a disgrace"`."""
    found: list[Found] = []
    for chain in left:
        quoted = chain[0]
        if len(chain) > 1 or sentence_like(frame, quoted):
            continue
        item = _named(frame, quoted) or _marked_clause(frame, quoted)
        if item is not None:
            found.append(item)
    return found


def _chains(quoted: Sequence[Quoted]) -> list[Chain]:
    chains: list[list[Quoted]] = []
    for item in quoted:
        if item.passage.continues and chains:
            chains[-1].append(item)
        else:
            chains.append([item])
    return [tuple(chain) for chain in chains]


def _gap(chains: Sequence[Chain], number: int) -> Gap:
    first, last = chains[number][0], chains[number][-1]
    before = chains[number - 1][-1] if number else None
    after = chains[number + 1][0] if number + 1 < len(chains) else None
    return Gap(
        first,
        last,
        before.end if before is not None and before.first == first.first else first.first,
        after.start if after is not None and after.first == last.first else last.last,
    )


def _spans(chain: Chain) -> tuple[Span, ...]:
    return tuple(item.passage.span for item in chain)


def _with_part(item: Found, spans: tuple[Span, ...]) -> Found:
    return Found(
        item.kind, item.content + spans, item.rule, item.cue, item.speaker, item.addressee, item.negated
    )


def _carries_on(
    frame: Frame, last: Quoted, item: Quoted, cue: int | None, attribution: Attribution | None
) -> bool:
    """Tell whether a passage is the second part of the one before: `"So," said Lee. "It is over."`."""
    if cue is None or last.first != item.first:
        return False
    if attribution is not None:
        return attribution.cue == cue and cue > last.start
    if not last.end <= cue < item.start or not sentence_like(frame, item):
        return False
    sentences = sum(1 for index in range(cue + 1, item.start) if frame.doc[index].text in ".!?")
    return sentences <= 1


def _found(frame: Frame, chain: Chain, attribution: Attribution) -> Found:
    cue = attribution.cue
    entry = None if cue is None else frame.cues.get(cue)
    token = None if cue is None else frame.doc[cue]
    return Found(
        QuotationKind.DIRECT,
        _spans(chain),
        attribution.rule,
        None if cue is None else (cue, cue + attribution.words),
        attribution.speaker,
        None if entry is None or token is None else addressee_of(token, entry),
        token is not None and child_of(token, "neg") is not None,
    )


def _floating_speaker(frame: Frame, chain: Chain, known: Sequence[Found]) -> tuple[str, Party | None]:
    doc, item = frame.doc, chain[0]
    if item.start > item.first:
        before = doc[item.start - 1].sent
        sentence = Span(before.start_char, item.passage.span.start)
        told = [other for other in known if other.speaker is not None and sentence.covers(other.speaker.span)]
        if told:
            return "speaker of the sentence before", told[-1].speaker
        subject = child_of(before.root, "nsubj")
        if subject is not None and subject.i < item.start and _is_person(subject):
            return "subject of the sentence before", party(subject)
        return "floating", None
    paragraph = next(index for index, bounds in enumerate(frame.paragraphs) if bounds[0] == item.first)
    if paragraph and chain[-1].end >= chain[-1].last:
        first, last = frame.paragraphs[paragraph - 1]
        span = Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
        told = [
            other for other in known if span.covers(other.content[-1]) and other.kind is QuotationKind.DIRECT
        ]
        if told:
            return "speaker of the paragraph before", max(told, key=lambda other: other.content).speaker
    return "floating", None


def _is_person(token: object) -> bool:
    return getattr(token, "ent_type_", "") == "PERSON" or getattr(token, "lower_", "") in {"he", "she"}


def _governor(frame: Frame, quoted: Quoted) -> int | None:
    """Return the verb outside a passage that governs it."""
    token = frame.doc[quoted.start : quoted.end].root
    for ancestor in token.ancestors:
        if not quoted.start <= ancestor.i < quoted.end and ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor.i
    return None


def _named(frame: Frame, quoted: Quoted) -> Found | None:
    """`Lee called the plan "a disgrace"`: the words that a verb of naming or judging gives its object."""
    verb = _governor(frame, quoted)
    if verb is None or verb not in frame.cues or not frame.takes(verb, Construction.NAME):
        return None
    words = [t for t in frame.doc[quoted.start : quoted.end] if t.is_alpha]
    if not words or all(word.text[0].isupper() for word in words):  # a title or a name
        return None
    speaker = speaker_of(frame.doc[verb])
    if speaker is None or not speaker.start < verb < quoted.start:
        return None
    return Found(QuotationKind.MIXED, (quoted.passage.span,), "named", (verb, verb + 1), speaker)


def _marked_clause(frame: Frame, quoted: Quoted) -> Found | None:
    """`The council will meet to "make sure that it is over"`: a marked clause in a sentence about its speaker."""
    tokens = frame.doc[quoted.start : quoted.end]
    if len(tokens) < _CLAUSE_LENGTH + 2 or not any(token.tag_ in _FINITE for token in tokens):
        return None
    root = tokens.root.sent.root
    subject = child_of(root, "nsubj")
    if subject is None or not subject.i < root.i < quoted.start:
        return None
    return Found(
        QuotationKind.DIRECT, (quoted.passage.span,), "marked clause", (root.i, root.i + 1), party(subject)
    )
