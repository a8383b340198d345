"""Find the mentions of an article: names, descriptions of people and organisations, pronouns."""

from spacy.tokens import Doc, Token

from graph.paragraphs import paragraphs
from graph.records import EntityType, Mention, MentionKind, Role, Span

_TYPES = {item.value: item for item in EntityType}
_PRONOUNS = frozenset("he him his himself she her hers herself they them their theirs themselves it its itself".split())
_ROLES = {"nsubj": Role.SUBJECT, "nsubjpass": Role.SUBJECT, "dobj": Role.OBJECT, "pobj": Role.OBLIQUE, "poss": Role.POSSESSIVE}


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions of a parse in text order; no two have the same head word."""
    found: dict[int, Mention] = {}
    for ent in doc.ents:
        if ent.label_ in _TYPES:
            start = ent.start + (ent[0].lower_ in {"the", "a", "an"} and len(ent) > 1)
            end = ent.end - (ent[-1].tag_ == "POS")
            found[ent.root.i] = _mention(doc, start, end, ent.root, MentionKind.NAME, "model", _TYPES[ent.label_])
    for token in doc:
        if token.lower_ in _PRONOUNS:
            found.setdefault(token.i, _mention(doc, token.i, token.i + 1, token, MentionKind.PRONOUN, "pronoun", None))
    return tuple(found[i] for i in sorted(found))


def _mention(doc: Doc, start: int, end: int, head: Token, kind: MentionKind, rule: str, label: EntityType | None) -> Mention:
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    index = sum(paragraph.start <= span.start for paragraph in paragraphs(doc.text)) - 1
    return Mention(
        span=span, text=doc.text[span.start : span.end], kind=kind, head=Span(head.idx, head.idx + len(head)), rule=rule,
        label=label, paragraph=index, role=_ROLES.get(head.dep_, Role.OTHER), governor=head.head.idx,
    )
