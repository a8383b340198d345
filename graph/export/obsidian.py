"""Write the result as notes for Obsidian: one for each entity and each article, with links between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.characters import without_surrogates
from graph.export.json import encoded
from graph.export.view import GraphView
from graph.export.words import words_of
from graph.network.links import links_of
from graph.records import Article, Entity, Quotation

# What Obsidian, Windows or a link to a note cannot have in a name.
_NO_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff*"\\/<>:|?#^\[\]%]+')
_NO_YAML = re.compile("[\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_LONGEST_NAME = 56  # characters of four bytes at most, where a name may have 255 bytes
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(\..*)?", re.IGNORECASE)
_ENTITIES, _ARTICLES = "Entities", "Articles"


def write_obsidian(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write a note for each entity in the network and for each article to a folder; raises WriteError.

    A note of an entity has its properties, what is stated of it, what it says and who is named with it, each
    with the article. Notes of an earlier run are replaced; other notes, and those of entities that are no
    longer there, are left as they are.
    """
    notes = _Notes(view)
    for entity in view.entities:
        write_whole(path / _ENTITIES / f"{notes.entities[entity.id]}.md", notes.of_entity(entity))
    for article in view.knowledge.articles:
        write_whole(path / _ARTICLES / f"{notes.articles[article.id]}.md", notes.of_article(article))


class _Notes:
    """The texts of all notes, and the name of each."""

    def __init__(self, view: GraphView) -> None:
        self._view = view
        met: set[str] = set()
        self.entities = {entity.id: _free(entity.name, met) for entity in view.entities}
        self.articles = {a.id: _free(a.title or a.id, met) for a in view.knowledge.articles}
        self._texts = {article.id: article.text for article in view.knowledge.articles}
        self._said: defaultdict[str, list[Quotation]] = defaultdict(list)
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for quotation in view.knowledge.quotations:
            if quotation.speaker is not None:
                self._said[quotation.speaker].append(quotation)
        for mention in view.knowledge.mentions:
            if mention.entity in self.entities:
                self._named[mention.article].add(str(mention.entity))

    def of_entity(self, entity: Entity) -> Iterator[str]:
        """Yield the text of an entity's note."""
        aliases = sorted({alias.text for alias in entity.aliases if not alias.derived} - {entity.name})
        yield from _properties(
            {
                "aliases": aliases,
                "type": str(entity.type),
                "roles": list(entity.roles),
                **self._own(entity.id),
            }
        )
        yield f"# {_line(entity.name)}\n"
        yield from _section("Stated", self._stated(entity.id))
        yield from _section("Says", (self._quoted(found) for found in self._said[entity.id]))
        yield from _section("Named with", self._with(entity.id))

    def of_article(self, article: Article) -> Iterator[str]:
        """Yield the text of an article's note."""
        stated = {"date": article.published, "publisher": article.publisher, "byline": article.byline}
        yield from _properties({**stated, "url": article.url, **self._own(article.id)})
        yield f"# {_line(article.title or article.id)}\n"
        yield from _section("Names", (f"[[{self.entities[e]}]]" for e in sorted(self._named[article.id])))
        yield f"\n{without_surrogates(article.text).strip()}\n"

    def _own(self, id_: str) -> Mapping[str, object]:
        return {"id": id_, "build": self._view.build}

    def _stated(self, entity: str) -> Iterator[str]:
        found = sorted(links_of(self._view.network, entity), key=lambda link: (link.id, link.source))
        for link in found:
            if link.kind == "relation":
                ends = (f"[[{self.entities[link.source]}]]", f"[[{self.entities[link.target]}]]")
                denied, reported = "denied: " * link.negated, " (reported)" * link.reported
                proof = link.evidence[0]
                stated = f"{denied}{ends[0]} {_line(link.label)} {ends[1]}{reported}"
                yield f"{stated}: “{_line(proof.text)}” ([[{self.articles[proof.article]}]])"

    def _quoted(self, found: Quotation) -> str:
        words = _line(words_of(found, self._texts[found.article]))
        others = self.entities.keys() - {found.speaker}
        about = ", ".join(f"[[{self.entities[e]}]]" for e in found.about if e in others)
        return f"{words}{' about ' if about else ''}{about} ([[{self.articles[found.article]}]])"

    def _with(self, entity: str) -> Iterator[str]:
        together = [
            (-link.weight, self.entities[link.target if link.source == entity else link.source])
            for link in links_of(self._view.network, entity)
            if link.kind == "co-mention"
        ]
        return (f"[[{name}]]" for _, name in sorted(together))


def _free(name: str, met: set[str]) -> str:
    """Return a name for a note that no other has, whatever its capitals."""
    plain = _NO_NAME.sub(" ", without_surrogates(name))
    plain = " ".join(plain.split())[:_LONGEST_NAME].strip(" .-") or "unnamed"
    if _RESERVED.fullmatch(plain):
        plain = f"{plain} -"
    found, number = plain, 1
    while found.casefold() in met:
        number += 1
        found = f"{plain} ({number})"
    met.add(found.casefold())
    return found


def _properties(values: Mapping[str, object]) -> Iterator[str]:
    yield "---\n"
    for name, value in values.items():
        if value:
            # JSON is YAML as well, but for a few characters, and no text in it is taken for anything else.
            written = _NO_YAML.sub("\ufffd", encoded(value))
            yield f"{name}: {written}\n"
    yield "---\n"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(dict.fromkeys(lines))
    if found:
        yield f"\n## {title}\n\n"
        yield from (f"- {line}\n" for line in found)


def _line(text: str) -> str:
    """Return a text on one line, in which a bracket opens no link."""
    return " ".join(without_surrogates(text).split()).replace("[[", "[ [")
