from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from graph.analyse import check_files, digest_of, fingerprint, load_pipeline, parse
from graph.errors import UsageError
from graph.records import Article

TEXT = "The bridge is closed\n\nIda Brandt spoke on Monday. Omar Quist left.\n"


def refusal(model: str) -> str:
    with pytest.raises(UsageError) as refused:
        load_pipeline(model)
    return str(refused.value)


def test_a_sentence_never_runs_over_a_paragraph(nlp: Language) -> None:
    [(article, doc)] = parse(nlp, [Article(id="a", text=TEXT)])
    assert doc.text == article.text
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "The bridge is closed",
        "Ida Brandt spoke on Monday.",
        "Omar Quist left.",
    ]


def test_words_that_marks_join_are_apart(nlp: Language) -> None:
    [(article, doc)] = parse(nlp, [Article(id="a", text='It is over,"he said."We left,"she said.')])
    assert doc.text == article.text
    assert [token.text for token in doc] == [
        *("It", "is", "over", ",", '"', "he", "said", ".", '"', "We", "left", ",", '"', "she", "said", "."),
    ]


def test_a_pipeline_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert refusal("en_none") == (
        "The spaCy pipeline 'en_none' cannot be loaded:"
        " install it (python -m spacy download en_none, for one of spaCy's own) or leave --model out."
    )
    assert refusal(str(tmp_path)) == f"The spaCy pipeline '{tmp_path}' cannot be loaded: check the path."


def test_a_package_that_holds_no_pipeline_is_refused() -> None:
    assert refusal("networkx").startswith("The spaCy pipeline 'networkx' cannot be loaded")


def test_a_pipeline_in_a_folder_needs_a_parser_and_a_recogniser(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    assert refusal(str(tmp_path / "blank")) == (
        f"The spaCy pipeline '{tmp_path / 'blank'}' has no parser and no ner: use one that has both."
    )


def test_a_pipeline_that_a_package_holds_as_data_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pipeline_as_data-1.0.dist-info").mkdir()
    (tmp_path / "pipeline_as_data-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: pipeline-as-data\nVersion: 1.0\n"
    )
    (tmp_path / "pipeline_as_data").mkdir()
    (tmp_path / "pipeline_as_data" / "__init__.py").write_text("")
    spacy.blank("en").to_disk(tmp_path / "pipeline_as_data" / "_model")
    monkeypatch.syspath_prepend(tmp_path)
    assert refusal("pipeline_as_data").endswith("has no parser and no ner: use one that has both.")


def test_pipelines_of_different_training_have_different_fingerprints(nlp: Language) -> None:
    other = load_pipeline()
    assert fingerprint(nlp) == fingerprint(other)
    other.meta["performance"]["ents_f"] = 0.5
    assert fingerprint(nlp) != fingerprint(other)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("PORT HARWICK, Maine (Wire) — The council voted on Monday.", "The"),
        ("LONDON, March 3 - Ministers met on Monday.", "Ministers"),
        ("HARWICK, Nov 6 (Wire Agency) - The council voted on Monday.", "The"),
        ("HARWICK -- The council voted on Monday.", "The"),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(nlp: Language, text: str, second: str) -> None:
    [(_, doc)] = parse(nlp, [Article(id="a", text=text)])
    assert [sent[0].text for sent in doc.sents][1:] == [second]


def test_a_pipeline_whose_files_are_not_those_that_were_tested_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"weights")
    pinned = digest_of(tmp_path)
    check_files(tmp_path, pinned)
    for changed in (b"weightz", b""):
        (tmp_path / "model").write_bytes(changed)
        with pytest.raises(UsageError, match="are not those newsgraph was tested with: install them again"):
            check_files(tmp_path, pinned)
