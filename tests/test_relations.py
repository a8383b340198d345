"""Relations as a reader would state them: tests/cases/relations.txt, and the laws of the whole."""

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.data.relations import vocabulary
from graph.extract import extract
from graph.extract.mentions import find_mentions
from graph.extract.relations import find_relations
from graph.records import Article, EntityType, Mention, MentionKind, Span

CASES = Path(__file__).parent / "cases" / "relations.txt"
EXAMPLES = vocabulary().examples


class Case(NamedTuple):
    title: str
    text: str
    rows: list[str]


def read_cases() -> list[Case]:
    blocks = CASES.read_text(encoding="utf-8").split("\n# ")[1:]
    found = []
    for block in blocks:
        title, text, *rows = block.strip().splitlines()
        found.append(Case(title, text, sorted(row.removeprefix("= ") for row in rows)))
    return found


def read_example(line: str) -> tuple[str, str]:
    """Return the text of an example of the vocabulary, and the ends that it ties."""
    text, _, ends = line.rpartition(" = ")
    return text, ends


@pytest.fixture(scope="module")
def docs(nlp: Language) -> dict[str, Doc]:
    texts = [case.text for case in read_cases()] + [read_example(line)[0] for _, line in EXAMPLES]
    return dict(zip(texts, nlp.pipe(texts), strict=True))


def shown(doc: Doc, text: str) -> list[str]:
    mentions = find_mentions(doc)
    described = {mention.span for mention in mentions if mention.kind is MentionKind.NOMINAL}
    rows = []
    for relation in find_relations(doc, mentions):
        if relation.subject in described or relation.object in described:
            continue
        subject, object_ = (text[span.start : span.end] for span in (relation.subject, relation.object))
        standing = ("denied" if relation.negated else "", relation.qualifier, relation.modality)
        cells = (subject, relation.predicate, relation.type or "-", object_, *filter(None, standing))
        rows.append(" | ".join(cells))
    return sorted(rows)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_a_text_states_these_relations_and_no_others(case: Case, docs: dict[str, Doc]) -> None:
    assert shown(docs[case.text], case.text) == case.rows


def test_no_two_cases_share_a_title_or_a_text() -> None:
    cases = read_cases()
    assert len({case.title for case in cases}) == len({case.text for case in cases}) == len(cases) > 150


def test_the_evidence_holds_both_ends_and_reads_as_the_text(docs: dict[str, Doc]) -> None:
    for text, doc in docs.items():
        for relation in find_relations(doc, find_mentions(doc)):
            assert relation.evidence.covers(relation.subject)
            assert relation.evidence.covers(relation.object)
            assert relation.evidence.end <= len(text)


def test_every_type_of_the_vocabulary_has_an_example() -> None:
    assert vocabulary().types.keys() == {label for label, _ in EXAMPLES}


@pytest.mark.parametrize(("label", "example"), EXAMPLES)
def test_a_type_is_found_in_its_own_examples(label: str, example: str, docs: dict[str, Doc]) -> None:
    text, ends = read_example(example)
    relations = extract(Article(id="a", text=text), docs[text]).relations
    found = [f"{text[slice(*r.subject)]} | {text[slice(*r.object)]}" for r in relations if r.type == label]
    assert found == [ends]


def test_an_article_without_mentions_states_nothing() -> None:
    doc = Doc(Vocab(), words=["Rain", "fell", "."])
    assert find_relations(doc, ()) == ()


DEPS = ["nsubj", "dobj", "conj", "appos", "prep", "pobj", "compound", "poss", "acl", "relcl", "attr", "advcl"]
WORDS = [
    "founder",
    "of",
    "Alba",
    "was",
    "born",
    "in",
    "Leeds",
    "co",
    "-",
    "founded",
    "his",
    "wife",
    "degree",
    "(",
]
TAGS = ["NN", "NNP", "VBN", "VBD", "IN", "JJ", "PRP$", "NNS"]


@st.composite
def parses(draw: st.DrawFn) -> tuple[Doc, tuple[Mention, ...]]:
    """Draw a tree that no parser would give, with mentions anywhere in it."""
    size = draw(st.integers(1, 25))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size))
    heads = [draw(st.integers(0, i - 1)) if i else 0 for i in range(size)]
    deps = ["ROOT", *draw(st.lists(st.sampled_from(DEPS), min_size=size - 1, max_size=size - 1))]
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=size, max_size=size))
    lemmas = [word.lower() for word in words]
    doc = Doc(Vocab(), words=words, heads=heads, deps=deps, tags=tags, lemmas=lemmas)
    places = sorted(draw(st.sets(st.integers(0, size - 1), max_size=8)))
    labels = st.sampled_from([None, EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.NORP])
    kinds = st.sampled_from(MentionKind)
    return doc, tuple(mention(doc, i, draw(kinds), draw(labels)) for i in places)


def mention(doc: Doc, at: int, kind: MentionKind, label: EntityType | None) -> Mention:
    span = Span(doc[at].idx, doc[at].idx + len(doc[at]))
    return Mention(span=span, text=doc[at].text, kind=kind, head=span, rule="hand-made", label=label)


@given(parses())
def test_any_tree_gives_relations_between_its_mentions(drawn: tuple[Doc, tuple[Mention, ...]]) -> None:
    doc, mentions = drawn
    spans = {mention.span for mention in mentions}
    found = find_relations(doc, mentions)
    assert all(relation.subject in spans and relation.object in spans for relation in found)
    assert all(relation.subject != relation.object for relation in found)
    assert len({(r.subject, r.object, r.type) for r in found}) == len(found)
    assert found == find_relations(doc, mentions)


def test_a_list_of_thousands_of_names_is_read_in_linear_time() -> None:
    size = 4000
    words = ["Alba" if i % 2 == 0 else "founder" for i in range(size)]
    for dep, heads in (("conj", [max(0, i - 1) for i in range(size)]), ("appos", [0] * size)):
        deps = ["ROOT"] + [dep] * (size - 1)
        doc = Doc(Vocab(), words=words, heads=heads, deps=deps, tags=["NNP"] * size, lemmas=words)
        names = tuple(mention(doc, i, MentionKind.NAME, EntityType.ORG) for i in range(0, size, 2))
        assert len(find_relations(doc, names)) < 100 * size
