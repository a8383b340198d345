"""The whole pipeline on the sample articles: what comes out, as a reader would write it down.

Set GOLDEN=write to write tests/golden/samples.txt anew, and look at what changed before it is kept.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from graph.extraction import extract_all, extract_articles
from graph.network.checks import check
from graph.pipeline import Build, Step, build_knowledge, run
from graph.readers import read
from graph.records import Article, Extraction, KnowledgeGraph, MentionKind, Skipped, Span
from graph.store import open_store

SAMPLES = Path(__file__).parent / "samples"
GOLDEN = Path(__file__).parent / "golden" / "samples.txt"


@pytest.fixture(scope="module")
def extracted(nlp: Language) -> list[tuple[Article, Extraction]]:
    articles = [article for article in read([SAMPLES]) if isinstance(article, Article)]
    return list(extract_articles(nlp, articles))


@pytest.fixture(scope="module")
def knowledge(extracted: list[tuple[Article, Extraction]]) -> KnowledgeGraph:
    return build_knowledge(extracted)


def shown(knowledge: KnowledgeGraph) -> Iterator[str]:
    """Write down who is in the articles, who says what to whom, and what is said of their relations."""
    yield "Entities: name | type | further names, those of no article with a star | roles\n"
    for entity in sorted(knowledge.entities, key=lambda entity: (entity.name, entity.id)):
        if entity.named:
            aliases = ", ".join(f"{alias.text}{'*' * alias.derived}" for alias in entity.aliases)
            yield f"{entity.name} | {entity.type} | {aliases or '-'} | {', '.join(entity.roles) or '-'}"
    names = {entity.id: entity.name for entity in knowledge.entities} | {None: "-"}
    texts = {article.id: article.text for article in knowledge.articles}
    yield "\nQuotations: article | speaker | cue | words, the parts of a split one behind // | to whom\n"
    for quotation in knowledge.quotations:
        text, mention = texts[quotation.article], quotation.mention
        words = " // ".join(_words(text, span) for span in mention.content)
        denied = " | denied" if mention.negated else ""
        yield (
            f"{quotation.article} | {names[quotation.speaker]} | {_words(text, mention.cue)} | {words} | "
            f"{names[quotation.addressee]}{denied}"
        )
    yield "\nRelations: article | subject | words | type | object\n"
    for relation in knowledge.relations:
        denied = " | denied" if relation.mention.negated else ""
        yield (
            f"{relation.article} | {names[relation.subject]} | {relation.mention.predicate} | "
            f"{relation.mention.type or '-'} | {names[relation.object]}{denied}"
        )


def _words(text: str, span: Span | None) -> str:
    return " ".join(text[span.start : span.end].split()) if span else "-"


def test_the_samples_give_what_was_written_down(knowledge: KnowledgeGraph) -> None:
    found = list(shown(knowledge))
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert "\n".join(found).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_result_keeps_every_law(knowledge: KnowledgeGraph) -> None:
    assert check(knowledge) == ()


def test_every_mention_slices_back_and_every_merge_can_be_undone(knowledge: KnowledgeGraph) -> None:
    texts = {article.id: article.text for article in knowledge.articles}
    assert all(texts[m.article][slice(*m.mention.span)] == m.mention.text for m in knowledge.mentions)
    assert all(m.original is not None for m in knowledge.mentions if m.entity is not None)
    chained = [m for m in knowledge.mentions if m.original is not None and m.entity is None]
    assert all(m.mention.kind is MentionKind.PRONOUN for m in chained)  # they refer to one that nobody knows


def test_the_order_of_the_articles_does_not_matter(
    extracted: list[tuple[Article, Extraction]], knowledge: KnowledgeGraph
) -> None:
    shuffled = random.Random(7).sample(extracted, len(extracted))  # noqa: S311  # no secret is made
    assert shuffled != extracted
    assert build_knowledge(shuffled) == knowledge


def test_neither_workers_nor_the_store_change_the_result(
    nlp: Language, extracted: list[tuple[Article, Extraction]], knowledge: KnowledgeGraph, tmp_path: Path
) -> None:
    articles = [article for article, _ in extracted]
    told: list[Skipped] = []
    by_id = sorted(extracted, key=lambda pair: pair[0].id)
    with open_store(tmp_path / "store") as store:
        for given, jobs in ((articles[:3], 1), (articles, 2), (articles[::-1], 2)):
            pairs = extract_all(nlp, given, store=store, jobs=jobs, worth=1, skip=told.append)
            assert sorted(pairs, key=lambda pair: pair[0].id) == [pair for pair in by_id if pair[0] in given]
    assert told == []
    assert build_knowledge(extracted[::-1]) == knowledge


def test_a_build_tells_what_it_reads_and_how_far_it_is_and_is_remembered_whole(
    knowledge: KnowledgeGraph, tmp_path: Path
) -> None:
    told: list[Article | Skipped | Step] = []
    build = Build(inputs=(SAMPLES,), store=tmp_path / "store")
    assert run(build, told.append) == knowledge
    number = len(knowledge.articles)
    assert sorted(one.id for one in told if isinstance(one, Article)) == [a.id for a in knowledge.articles]
    stages = [(one.stage, one.done, one.total) for one in told if isinstance(one, Step)]
    assert stages[-2:] == [
        ("Finding names and statements", number, number),
        ("Linking and writing", 0, None),
    ]
    told.clear()
    assert run(build, told.append) == knowledge
    assert [one.stage for one in told if isinstance(one, Step)] == ["Reading"] * number


def test_what_comes_changes_and_goes_gives_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    folder, store, curation = tmp_path / "in", tmp_path / "store", tmp_path / "curation.yaml"
    folder.mkdir()
    curation.write_text("- different: [Ida Brandt, Omar Quist]\n", encoding="utf-8")
    first, second, third = (
        "Ida Brandt, head of the Harbour Office, met Omar Quist. Brandt said she trusts Quist.",
        "Brandt Works sued Quist on Monday. He denied it.",
        "Omar Quist and the Harbour Office closed the bridge. The office said it is weak.",
    )
    for name, text in (("a", first), ("b", second)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    run(Build(inputs=(folder,), store=store), lambda _: None)
    for name, text in (("b", third), ("c", second)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for ruled in (None, curation):
        from_nothing = run(Build(inputs=(folder,), curation=ruled), lambda _: None)
        assert run(Build(inputs=(folder,), curation=ruled, store=store), lambda _: None) == from_nothing


def test_one_text_under_two_ids_is_extracted_once_and_both_are_told(nlp: Language, tmp_path: Path) -> None:
    articles = [Article(id="a", text="Ann Lee left."), Article(id="b", text="Ann Lee left.")]
    with open_store(tmp_path / "store") as store:
        pairs = list(extract_all(nlp, articles, store=store, skip=list))
        assert store.execute("SELECT count(*) FROM extraction").fetchone() == (1,)
    assert [(article.id, found.article) for article, found in pairs] == [("a", "a"), ("b", "b")]
    assert pairs[0][1].mentions == pairs[1][1].mentions


def test_the_pipeline_of_our_own_is_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Ida Brandt opened the harbour.", encoding="utf-8")
    build = Build(inputs=(tmp_path / "a.txt",))
    first = run(build, lambda _: None)
    monkeypatch.setattr(spacy, "load", None)
    assert run(build, lambda _: None) == first


def test_no_articles_give_an_empty_result() -> None:
    assert build_knowledge([]) == KnowledgeGraph()
