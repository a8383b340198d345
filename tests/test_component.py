"""newsgraph inside a spaCy pipeline."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.analyse import load_pipeline
from graph.component import make, understand
from graph.errors import UsageError
from graph.extraction import extract_articles
from graph.pipeline import build_knowledge
from graph.records import Article

TEXT = """Hana Okafor, who chairs the Harbor Board, halted the ferry on Wednesday.

"The pier is not safe," Okafor said. Northgate Shipping denied that it had sued the board."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = load_pipeline()
    nlp.add_pipe("newsgraph")
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def names(doc: Doc) -> dict[str, str]:
    return {entity.id: entity.name for entity in doc._.entities}


def test_spacy_finds_it_by_its_entry_point() -> None:
    (found,) = entry_points(group="spacy_factories", name="newsgraph")
    assert found.load() is make
    code = (
        "import spacy, sys; print(spacy.blank('en').has_factory('newsgraph'), 'graph.network' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout == "True False\n"


def test_a_doc_gets_what_a_build_finds_in_its_text(nlp: Language, doc: Doc) -> None:
    article = Article(id="doc", text=TEXT, source="doc")
    with nlp.select_pipes(disable="newsgraph"):
        built = build_knowledge(extract_articles(nlp, [article]))
    assert doc._.entities == built.entities
    assert [one.id for one in doc._.quotations] == [one.id for one in built.quotations]
    assert [one.id for one in doc._.relations] == [one.id for one in built.relations]
    assert [(one.mention.span, one.entity) for one in doc._.mentions] == [
        (one.mention.span, one.entity) for one in built.mentions
    ]


def test_who_says_what_of_whom_stands_on_the_doc(doc: Doc) -> None:
    known = names(doc)
    assert [
        (known[one.speaker], [doc.text[start:end] for start, end in one.mention.content])
        for one in doc._.quotations
    ] == [
        ("Hana Okafor", ['"The pier is not safe,"']),
        ("Northgate Shipping", ["that it had sued the board"]),
    ]
    assert [
        (known[one.subject], one.mention.type, known[one.object], one.mention.negated)
        for one in doc._.relations
    ] == [
        ("Hana Okafor", "employer", "Harbor Board", False),
        ("Northgate Shipping", "sued", "Harbor Board", True),
    ]


def test_each_mention_is_a_span_of_its_entity(doc: Doc) -> None:
    known = names(doc)
    spans = [(span.text, span.label_, known[span.kb_id_]) for span in doc.spans["newsgraph"]]
    assert [row for row in spans if row[2] in {"Hana Okafor", "Harbor Board"}] == [
        ("Hana Okafor", "PERSON", "Hana Okafor"),
        ("who", "PERSON", "Hana Okafor"),
        ("Harbor Board", "ORG", "Harbor Board"),
        ("Okafor", "PERSON", "Hana Okafor"),
        ("board", "ORG", "Harbor Board"),
    ]


def test_what_was_found_stays_with_the_doc(nlp: Language, doc: Doc) -> None:
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert (again._.quotations, again._.relations, again._.mentions, again._.entities) == (
        doc._.quotations,
        doc._.relations,
        doc._.mentions,
        doc._.entities,
    )
    assert [span.kb_id_ for span in again.spans["newsgraph"]] == [
        span.kb_id_ for span in doc.spans["newsgraph"]
    ]


def test_a_pipeline_is_saved_and_loaded_with_it(nlp: Language, doc: Doc) -> None:
    again = spacy.util.load_model_from_config(nlp.config)
    assert again.pipe_names == nlp.pipe_names
    (streamed,) = nlp.pipe([TEXT])
    assert streamed._.quotations == doc._.quotations


def test_an_empty_doc_holds_nothing(nlp: Language) -> None:
    empty = nlp("")
    assert (empty._.quotations, empty._.entities, list(empty.spans["newsgraph"])) == ((), (), [])


def test_a_doc_that_the_component_did_not_see_holds_nothing() -> None:
    assert spacy.blank("en")("Hana Okafor left.")._.quotations == ()


def test_a_doc_without_a_parse_is_refused() -> None:
    with pytest.raises(UsageError) as error:
        understand(spacy.blank("en")("Hana Okafor left."))
    assert str(error.value) == (
        "This doc has seen no parser and no entity recogniser: add newsgraph behind them."
    )
