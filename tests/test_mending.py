from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from graph.analyse import parse
from graph.export.json import write_json
from graph.export.saved import read_json
from graph.extraction import extract_articles
from graph.mending import mend
from graph.pipeline import build_knowledge
from graph.records import Article


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('"It is late,"?he said.', '"It is late," he said.'),
        ('"It is late!"?"But not over."', '"It is late!" "But not over."'),
        ('He called it "a late hour"?and left.', 'He called it "a late hour" and left.'),
        ('The towns"?roads are closed.', "The towns' roads are closed."),
        ('The road "?a steep one "?is closed.', "The road – a steep one – is closed."),
        ('The road "� a steep one.', "The road –  a steep one."),
        ('The "�green road" is closed.', 'The  "green road" is closed.'),
        ('It didn"t, and we"�ll see.', "It didn't, and we 'll see."),
        ('"It is late,"-said Ida Brandt,-who left.', '"It is late," said Ida Brandt, who left.'),
        ('They read the-"Long Letter" of-Ida Brandt.', 'They read the "Long Letter" of Ida Brandt.'),
        ("The roads-are closed.", "The roads are closed."),
        ("The talks failed. jr/gsw-(Wire)", "The talks failed. jr/gsw (Wire)"),
        ("It will rain, said Met ?ireann.", "It will rain, said Met Éireann."),
        ("He left Quay Street.- Ida Brandt stayed.", "He left Quay Street.  Ida Brandt stayed."),
        ('He left the U.N.-According to him, "late".', 'He left the U.N. According to him, "late".'),
        ("HARWICK, May 3. /WIRE/. It is late.", "HARWICK, May 3. (WIRE). It is late."),
        ("Ida\u00a0Brandt \u200bleft.", "Ida Brandt  left."),
    ],
)
def test_a_stray_character_is_what_it_stands_for(text: str, meant: str) -> None:
    assert (mend(text), len(mend(text))) == (meant, len(text))


@pytest.mark.parametrize(
    "text",
    [
        'Did she say "no"? She did not.',
        "The Harwick-based firm Brandt Co.-Quist and St.-Remy are well-known.",
        'Ida Brandt - a "late" guest - left at 5" high tide; "Why?" he asked.',
        "A he-said-she-said case, a has-been and a state-of-the-art U.S.-Canada deal.",
        "The file is in /usr/share/ and at http://harwick.example/a-b?c=d.",
        "The bridge is closed\nIda Brandt spoke on Monday.\n\nOmar Quist left.\n",
    ],
)
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert mend(text) == text


def test_a_name_that_runs_over_the_end_of_a_line_is_one() -> None:
    text = (
        '"The mill beside the old canal is not safe at all today," said Ida\n'
        "Brandt, who has lived in the town for a good thirty years now.\n"
    )
    assert mend(text) == text.replace("Ida\nBrandt", "Ida Brandt")


def test_a_name_with_a_stray_character_is_read_back_as_it_was_meant(nlp: Language, tmp_path: Path) -> None:
    article = Article(id="a", text="Ida\u00a0Brandt met Omar Quist in Harwick,-where he lives.")
    knowledge = build_knowledge(extract_articles(nlp, [article]))
    write_json(knowledge, tmp_path / "graph.json")
    names = [mention.mention.text for mention in read_json(tmp_path / "graph.json").mentions]
    assert names[:2] == ["Ida Brandt", "Omar Quist"] == [one.mention.text for one in knowledge.mentions[:2]]


def test_a_parse_has_the_offsets_of_its_text(nlp: Language) -> None:
    [(article, doc)] = parse(nlp, [Article(id="a", text='"It is late,"?he didn"t say.')])
    assert (len(doc.text), doc.text) == (len(article.text), mend(article.text))


@pytest.mark.parametrize("mark", ['"', "[", "—", "\U0001f600", "_", "“”", "?!"])
def test_of_a_run_of_marks_the_beginning_is_left_and_offsets_hold(mark: str) -> None:
    run = (mark * 400)[:400]
    assert mend(f"Lee left. {run} Ray came.") == f"Lee left. {run[:100]}{' ' * 300} Ray came."


def test_of_what_is_too_long_for_a_word_the_beginning_is_left() -> None:
    assert mend(f"Lee {'ab' * 800} left.") == f"Lee {'ab' * 500}{' ' * 600} left."


@given(st.text(alphabet="a \n-—\"'([.😀_"))
def test_a_mended_text_has_the_length_of_the_text(text: str) -> None:
    assert len(mend(text * 40)) == len(text * 40)


def test_boilerplate_of_one_character_becomes_one_character() -> None:
    assert mend("Lee left.\n©") == "Lee left.\n\n"
