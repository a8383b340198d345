from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.export.json import write_json
from graph.export.saved import read_json
from graph.records import (
    CoMention,
    Decision,
    Division,
    Evidence,
    KnowledgeGraph,
    Mention,
    MentionKind,
    ResolvedMention,
    Span,
    Verdict,
)

DECIDED = (
    Decision(
        left="Brandt", right="Ida Brandt", verdict=Verdict.MERGED, rule="surname", score=0.9, article="a1"
    ),
    Decision(
        left="Quist",
        right="Omar Quist",
        verdict=Verdict.REFUSED,
        rule="same name",
        score=0.3,
        why="nothing in common",
        left_original="o-1",
        right_original="o-2",
    ),
)


def bare(resolved: ResolvedMention) -> ResolvedMention:
    """Leave of a mention what the file holds."""
    mention = resolved.mention
    kept = Mention(
        span=mention.span, text=mention.text, kind=mention.kind, head=mention.span, rule=mention.rule
    )
    return replace(resolved, mention=kept)


def test_what_was_written_is_read_back(council: KnowledgeGraph, tmp_path: Path) -> None:
    mentions = tuple(replace(m, original="o-1", reason="surname") for m in council.mentions)
    written = replace(council, mentions=mentions, decisions=DECIDED)
    write_json(written, tmp_path / "graph.json")
    assert read_json(tmp_path / "graph.json") == replace(
        written,
        mentions=tuple(sorted(map(bare, mentions), key=lambda m: (m.article, m.mention.span))),
        quotations=tuple(sorted(written.quotations, key=lambda q: (q.article, q.mention.content))),
        relations=tuple(sorted(written.relations, key=lambda r: (r.article, r.mention.evidence, r.id))),
        decisions=(DECIDED[1], DECIDED[0]),
    )


def proof(council: KnowledgeGraph, span: Span) -> Evidence:
    text = council.articles[0].text[span.start : span.end]
    return Evidence(article="a1", start=span.start, end=span.end, text=text)


def test_the_places_of_a_co_mention_are_read_back_whatever_they_are(
    council: KnowledgeGraph, tmp_path: Path
) -> None:
    sentence, unit, neither = Span(3, 20), Span(0, 40), Span(5, 9)
    divisions = (Division(article="a1", sentences=(Span(0, 2), sentence), units=(unit,)),)
    pair = CoMention(
        a="brandt",
        b="office",
        sentences=1,
        paragraphs=3,
        articles=1,
        weight=1.0,
        evidence=tuple(proof(council, span) for span in (sentence, unit, neither)),
    )
    written = replace(council, divisions=divisions, co_mentions=(pair,))
    write_json(written, tmp_path / "graph.json")
    assert '"evidence":{"a1":[1,-1,[5,9]]}' in (tmp_path / "graph.json").read_text(encoding="utf-8")
    assert read_json(tmp_path / "graph.json").co_mentions == (pair,)


def test_a_sentence_that_an_article_does_not_have_is_told(council: KnowledgeGraph, tmp_path: Path) -> None:
    write_json(council, tmp_path / "graph.json")
    text = (tmp_path / "graph.json").read_text(encoding="utf-8")
    (tmp_path / "graph.json").write_text(text.replace('"evidence":{"a1":[0]', '"evidence":{"a1":[99]'))
    with pytest.raises(UsageError, match="names a sentence that its article does not have"):
        read_json(tmp_path / "graph.json")


def test_the_phrase_of_a_description_is_read_back(council: KnowledgeGraph, tmp_path: Path) -> None:
    place, phrase = Span(39, 43), Span(39, 65)
    text = council.articles[0].text
    mention = Mention(
        span=place,
        text=text[39:43],
        kind=MentionKind.NOMINAL,
        head=place,
        rule="description",
        phrase=phrase,
    )
    described = ResolvedMention(article="a1", mention=mention, entity="brandt")
    write_json(replace(council, mentions=(described,)), tmp_path / "graph.json")
    (read,) = read_json(tmp_path / "graph.json").mentions
    assert (read.mention.span, read.mention.whole, read.mention.text) == (place, phrase, text[39:43])


def test_a_relation_that_is_listed_for_several_mentions_is_read_once(
    council: KnowledgeGraph, tmp_path: Path
) -> None:
    mentions = tuple(replace(m, entity=m.entity or "brandt") for m in council.mentions)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    write_json(replace(council, mentions=mentions), first, restate=True)
    write_json(read_json(first), second, restate=True)
    assert '"restates":"r1"' in first.read_text(encoding="utf-8")
    assert {relation.id for relation in read_json(first).relations} == {r.id for r in council.relations}
    assert first.read_bytes() == second.read_bytes()


def test_a_fact_that_an_article_states_twice_has_one_line_and_is_read_as_two(
    council: KnowledgeGraph, tmp_path: Path
) -> None:
    stated = council.relations[0]
    found = replace(stated.mention, evidence=Span(69, 90), predicate="chief of", rule="other")
    twice = (stated, replace(stated, id="r9", mention=found))
    write_json(replace(council, relations=twice), tmp_path / "graph.json")
    text = (tmp_path / "graph.json").read_text(encoding="utf-8")
    assert '"also":[{"id":"r9","predicate":"chief of","evidence":[69,90],"rule":"other"}]' in text
    assert read_json(tmp_path / "graph.json").relations == twice


def test_a_graph_that_points_to_what_is_not_there_is_refused(council: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    write_json(replace(council, entities=council.entities[1:], mentions=()), path)
    with pytest.raises(UsageError) as error:
        read_json(path)
    assert str(error.value) == (
        f"{path} contradicts itself (Quotation 'q1' points to entity 'brandt', which is not there):"
        " build it anew."
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no graph.json: run newsgraph build first, or name another file."),
        (
            '{"schema": "newsgraph/1"}',
            (
                "graph.json is no graph.json of newsgraph (Object missing required field `articles`):"
                " name another file."
            ),
        ),
        (
            '{"schema": "newsgraph/0", "articles": [], "entities": [], "mentions": []}',
            "graph.json has the schema newsgraph/0, not newsgraph/2: build it anew.",
        ),
    ],
)
def test_a_file_that_is_no_graph_is_one_sentence(
    content: str | None, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path("graph.json").write_text(content)
    with pytest.raises(UsageError) as error:
        read_json(Path("graph.json"))
    assert str(error.value) == sentence
