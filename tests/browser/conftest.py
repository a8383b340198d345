"""A browser with every request refused, and an invented story for it to show."""

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from divided import divide
from playwright.sync_api import (
    Browser,
    Dialog,
    Error,
    Page,
    Request,
    Route,
    ViewportSize,
    sync_playwright,
)

from graph.export.html import render_html
from graph.export.view import GraphView, view_of
from graph.network import co_mentions
from graph.paragraphs import paragraphs
from graph.records import (
    Alias,
    Article,
    Entity,
    EntityType,
    Extraction,
    KnowledgeGraph,
    Mention,
    MentionKind,
    Mode,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    ResolvedMention,
    Span,
)

OFFLINE = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SAMPLE = Path(__file__).with_name("sample.toml")

LAPTOP: ViewportSize = {"width": 1280, "height": 800}

OpenPage = Callable[..., Page]


def installed_browser() -> str | None:
    """Return the path of this machine's browser, None where it has none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser of this machine, else the one that Playwright brought, on a fresh profile."""
    installed = installed_browser()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed, headless=True, args=OFFLINE)
        except Error as error:
            pytest.fail(
                "No browser starts, and the page is only tested in one: install Debian's chromium "
                f"(apt-get install chromium) or run `playwright install chromium`. {error.message}"
            )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def story() -> GraphView:
    """The invented story of sample.toml."""
    return read_story(SAMPLE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def window(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Page]]:
    """Return the window from which the pages with some options open: they share its process.

    To start a process and have it compile the script takes three times as long as all else of a page.
    """
    empty = tmp_path_factory.mktemp("window") / "empty.html"
    empty.write_text("<!doctype html><title>Window</title>", encoding="utf-8")
    opened: dict[str, Page] = {}

    def window_with(**options: object) -> Page:
        key = repr(sorted(options.items()))
        if key not in opened:
            opened[key] = chromium.new_context(**options).new_page()
            opened[key].goto(empty.as_uri())
        return opened[key]

    yield window_with
    for one in opened.values():
        one.context.close()


@pytest.fixture(scope="session")
def rendered() -> Callable[[GraphView], str]:
    """Return the function that makes the page of a view, of the same view once."""
    made: dict[int, tuple[GraphView, str]] = {}  # with the view, so that its place is no other's

    def render(view: GraphView) -> str:
        if id(view) not in made:
            made[id(view)] = view, render_html(view)
        return made[id(view)][1]

    return render


@pytest.fixture
def open_page(
    window: Callable[..., Page], rendered: Callable[[GraphView], str], tmp_path: Path
) -> Iterator[OpenPage]:
    """Open views as pages; at the end of the test no page may have asked for, said or thrown anything."""
    seen: list[str] = []
    windows: list[Page] = []
    own: set[str] = set()

    def open_view(
        view: GraphView,
        *,
        written: str | None = None,
        viewport: ViewportSize = LAPTOP,
        color_scheme: Literal["light", "dark"] = "light",
        **options: object,
    ) -> Page:
        path = tmp_path / f"page{len(windows)}.html"
        own.add(path.as_uri())
        path.write_text(rendered(view) if written is None else written, encoding="utf-8", newline="")
        opener = window(viewport=LAPTOP, reduced_motion="reduce", **options)
        windows.append(opener)

        def decide(route: Route, request: Request) -> None:
            if request.url.split("#")[0] in own:
                route.continue_()
            else:
                seen.append(f"request: {request.url}")
                route.abort()

        opener.context.unroute_all()
        opener.context.route("**/*", decide)
        page = beside(opener)
        if viewport != LAPTOP:
            page.set_viewport_size(viewport)
        if color_scheme != "light":
            page.emulate_media(color_scheme=color_scheme)
        note(page, seen)
        page.goto(path.as_uri())
        page.wait_for_function("window.newsgraph || window.frames.length")  # a notebook has it in a frame
        return page

    yield open_view
    for opener in windows:
        leave_alone(opener)
    assert seen == []


def note(page: Page, seen: list[str]) -> None:
    """Note what a page says, throws and asks; a dialog is refused."""

    def refuse(dialog: Dialog) -> None:
        seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("dialog", refuse)


def leave_alone(opener: Page) -> None:
    """Close all that was opened from a window, and clear where pages keep corrections."""
    for page in opener.context.pages:
        if page != opener:
            page.close()
    opener.context.unroute_all()
    opener.evaluate("() => localStorage.clear()")


def beside(page: Page) -> Page:
    """Open another window in the process of a page."""
    with page.context.expect_page() as opened:
        page.evaluate("() => { window.open('about:blank'); }")
    return opened.value


def read_story(text: str) -> GraphView:
    """Build the view of a story written down as in sample.toml."""
    story = tomllib.loads(text)
    articles = tuple(Article(**{**item, "text": item["text"].strip()}) for item in story["article"])
    by_id = {article.id: article for article in articles}
    entities = tuple(sorted((_entity(item) for item in story["entity"]), key=lambda entity: entity.id))
    mentions = tuple(
        found
        for article in articles
        for found in (*_mentions(article, entities), *_descriptions(article, entities))
    )
    quotations = tuple(_quotation(n, item, by_id) for n, item in enumerate(story.get("quotation", ())))
    relations = tuple(
        _relation(n, item, by_id, quotations) for n, item in enumerate(story.get("relation", ()))
    )
    extractions = [
        Extraction(
            article=article.id, sentences=divide(article).division.sentences, units=paragraphs(article.text)
        )
        for article in articles
    ]
    knowledge = KnowledgeGraph(
        articles=articles,
        entities=entities,
        mentions=mentions,
        quotations=quotations,
        relations=relations,
        co_mentions=co_mentions(articles, extractions, entities, mentions),
        divisions=tuple(divide(article).division for article in articles),
    )
    return view_of(knowledge, story["title"])


def _entity(item: dict[str, Any]) -> Entity:
    return Entity(
        id=item["id"],
        name=item["name"],
        label=item.get("label", item["name"]),
        type=EntityType(item["type"]),
        named=item.get("named", True),
        observer=item.get("observer", False),
        aliases=tuple(Alias(text=alias) for alias in item.get("aliases", ())),
        roles=tuple(item.get("roles", ())),
    )


def _mentions(article: Article, entities: tuple[Entity, ...]) -> list[ResolvedMention]:
    names = {
        name: entity.id for entity in entities for name in (entity.name, *(a.text for a in entity.aliases))
    }
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return [
        ResolvedMention(
            article=article.id,
            entity=names[match.group()],
            mention=Mention(
                span=Span(*match.span()),
                head=Span(*match.span()),
                text=match.group(),
                kind=MentionKind.NAME,
                rule="sample",
            ),
        )
        for match in re.finditer(longest_first, article.text)
    ]


def _descriptions(article: Article, entities: tuple[Entity, ...]) -> list[ResolvedMention]:
    """Find each role as a description behind the name of whoever has it."""
    return [
        ResolvedMention(
            article=article.id,
            entity=entity.id,
            mention=Mention(
                span=(span := _find(article, role)),
                head=span,
                text=role,
                kind=MentionKind.NOMINAL,
                rule="sample",
            ),
        )
        for entity in entities
        for role in entity.roles
        if re.search(rf"{re.escape(entity.name)}, (?:the |a |an ){re.escape(role)}", article.text)
    ]


def _find(article: Article, words: str, start: int = 0) -> Span:
    at = article.text.index(words, start)
    return Span(at, at + len(words))


def _nearest(article: Article, words: str, span: Span) -> Span:
    found = [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(words)}\b", article.text)]
    return min(
        (one for one in found if not span.overlaps(one)),
        key=lambda one: max(one.start - span.end, span.start - one.end),
    )


def _quotation(number: int, item: dict[str, Any], articles: dict[str, Article]) -> Quotation:
    article = articles[item["article"]]
    content = tuple(_find(article, part) for part in item["quoted"])
    nearby = article.text.rfind("\n", 0, content[0].start) + 1
    speaker = _nearest(article, item["speaker_words"], content[-1]) if "speaker_words" in item else None
    return Quotation(
        id=f"q{number}",
        article=article.id,
        speaker=item.get("speaker"),
        addressee=item.get("addressee"),
        about=tuple(item.get("about", ())),
        said_on=item.get("said_on"),
        mention=QuotationMention(
            kind=QuotationKind(item.get("kind", "direct")),
            content=content,
            rule="sample",
            attitude=item.get("attitude"),
            mode=Mode(item.get("mode", "speech")),
            cue=_find(article, item["cue"], nearby) if "cue" in item else None,
            speaker=speaker,
            negated=item.get("negated", False),
        ),
    )


def _relation(
    number: int, item: dict[str, Any], articles: dict[str, Article], quotations: tuple[Quotation, ...]
) -> Relation:
    article = articles[item["article"]]
    evidence = _find(article, item["words"])
    reported = item.get("reported_by")
    return Relation(
        id=f"r{number}",
        article=article.id,
        subject=item["subject"],
        object=item["object"],
        quotation=next(
            (
                q.id
                for q in quotations
                if reported and q.article == article.id and _says(q, article, reported)
            ),
            None,
        ),
        mention=RelationMention(
            subject=evidence,
            object=evidence,
            predicate=item["predicate"],
            evidence=evidence,
            rule="sample",
            negated=item.get("negated", False),
            modality=item.get("modality", ""),
        ),
    )


def _says(quotation: Quotation, article: Article, words: str) -> bool:
    start, end = quotation.mention.content[0]
    return article.text[start:end] == words
