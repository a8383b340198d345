"""Each part of the program that reads what strangers write, as a function of bytes."""

import io
import signal
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from types import FrameType
from typing import Never

import spacy
from spacy.tokens import Doc

from graph.budgets import PDF_SECONDS
from graph.errors import ReadError, UsageError
from graph.export.saved import read_json as read_graph
from graph.extract import extract
from graph.extract.quotations import find_quotations
from graph.mending import mend
from graph.pipeline import build_knowledge
from graph.readers.curation import read_curation
from graph.readers.docx import read_docx
from graph.readers.feed import read_feed
from graph.readers.formats import read_source
from graph.readers.html import read_html
from graph.readers.json import read_json, read_jsonl
from graph.readers.mail import read_mail
from graph.readers.markdown import read_markdown
from graph.readers.odt import read_odt
from graph.readers.opening import opened
from graph.readers.pdf import read_found
from graph.readers.rows import columns_of
from graph.readers.sources import Source
from graph.readers.tables import read_csv, read_tsv
from graph.readers.text import read_text
from graph.records import Article, Skipped

_SOURCE = Source(shown="a", name="a", stem="a")
_Rows = Callable[[io.BufferedReader, Source, object], Iterator[Article | Skipped]]
# What an article is made of for the rules: each byte of the input chooses a word, or a relation in the parse.
_WORDS = (
    'Ann Lee Bo Ray Alba Bank Rome Mr. Dr. she he they we it who the a her his mayor chair friend city "'
    " “ ” ' ’ ( ) [ ] , . : ; - — ? ! \n \n\n said says told asked denied according to that of and or not by"
    " for in at met founded sued leads left May 3 2024 10 % $ \u202e \u200b é 😀 A.B. U.S. Jr. 's n't"
).split(" ")
_DEPS = (
    "nsubj ROOT dobj ccomp advcl prep pobj appos conj cc punct det poss amod compound aux neg mark relcl acl"
    " attr xcomp parataxis nmod advmod agent pcomp dative nsubjpass auxpass expl case"
).split()
_TAGS = "NNP NN NNS VBD VBZ VBG VB PRP PRP$ DT IN CC JJ RB CD . , `` '' : -LRB- WP TO MD POS".split()
_POS = "PROPN NOUN NOUN VERB VERB VERB VERB PRON PRON DET ADP CCONJ ADJ ADV NUM".split()

_PARTS_OF_SPEECH = {"_SP": "SPACE", **dict(zip(_TAGS, _POS, strict=False))}


def _whole(read: Callable[[bytes, Source], Article], data: bytes) -> None:
    with suppress(ReadError):
        _checked(read(data, _SOURCE))


def _rows(read: _Rows, data: bytes) -> None:
    with suppress(ReadError):
        for item in read(io.BufferedReader(io.BytesIO(data)), _SOURCE, columns_of({})):
            _checked(item)


def _checked(item: Article | Skipped) -> None:
    if isinstance(item, Article):
        assert len(mend(item.text)) == len(item.text)


def _packed(name: str, read: Callable[[bytes, Source], Article], data: bytes) -> None:
    """Read a package, or one whose main part the input is: what is packed can hardly be changed at random."""
    if not data.startswith(b"PK"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(name, data)
            for other, held in _PARTS.items():
                archive.writestr(other, held)
        data = packed.getvalue()
    _whole(read, data)


_DOCUMENT = "application/vnd.openxmlformats-officedocument"
_OFFICE = "http://schemas.openxmlformats.org"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
    f'"/word/document.xml" ContentType="{_DOCUMENT}.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" Type='
    f'"{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
}


def _gzip(data: bytes) -> None:
    with suppress(ReadError), opened(None, io.BytesIO(data)) as stream:
        for item in read_jsonl(stream, _SOURCE, columns_of({})):
            _checked(item)


def _archive(ending: str, data: bytes) -> None:
    """Read all that an archive holds; a zip is read from the disk alone."""
    path = _file().with_suffix(ending)
    path.write_bytes(data)
    for item in read_source(replace(_SOURCE, path=path, ending=ending), columns_of({}), io.BytesIO()):
        _checked(item)


class _StoppedError(Exception):
    pass


def _stop(_signal: int, _frame: FrameType | None) -> Never:
    raise _StoppedError


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    """Stop after the processor time that the program itself would give."""
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        with suppress(_StoppedError):
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _pdf(data: bytes) -> None:
    with _timed(PDF_SECONDS), suppress(ReadError, MemoryError):
        read_found(data)


@cache
def _file() -> Path:
    return Path(mkdtemp()) / "file"


def _graph(data: bytes) -> None:
    _file().write_bytes(data)
    with suppress(UsageError):
        read_graph(_file())


def _curation(data: bytes) -> None:
    _file().write_bytes(data)
    with suppress(UsageError):
        read_curation(_file())


@cache
def _vocabulary() -> "spacy.vocab.Vocab":
    return spacy.blank("en").vocab


def _parsed(data: bytes) -> Doc | None:
    """Make a parse of bytes, three a word; each but the first word hangs on one that stands before it."""
    triples = list(zip(data[::3], data[1::3], data[2::3], strict=False))[:120]
    if not triples:
        return None
    words = [_WORDS[word % len(_WORDS)] or "-" for word, _, _ in triples]
    tags = [
        "_SP" if word.isspace() else _TAGS[tag % len(_TAGS)]
        for word, (_, tag, _) in zip(words, triples, strict=True)
    ]
    return Doc(
        _vocabulary(),
        words=words,
        spaces=[up < 200 for _, _, up in triples],
        tags=tags,
        pos=[_PARTS_OF_SPEECH.get(tag, "PUNCT") for tag in tags],
        lemmas=[word.lower() for word in words],
        deps=["ROOT", *(_DEPS[(tag ^ up) % len(_DEPS)] for _, tag, up in triples[1:])],
        heads=[max(0, i - 1 - up % 8) for i, (_, _, up) in enumerate(triples)],
    )


def _quotations(data: bytes) -> None:
    if doc := _parsed(data):
        find_quotations(doc)


def _rules(data: bytes) -> None:
    """Find all in an article that nobody would write, and bring it together."""
    if doc := _parsed(data):
        article = Article(id="a", text=doc.text)
        build_knowledge([(article, extract(article, doc))])


PARTS: Mapping[str, Callable[[bytes], None]] = {
    "text": partial(_whole, read_text),
    "markdown": partial(_whole, read_markdown),
    "html": partial(_whole, read_html),
    "mail": partial(_whole, read_mail),
    "docx": partial(_packed, "word/document.xml", read_docx),
    "odt": partial(_packed, "content.xml", read_odt),
    "pdf": _pdf,
    "json": partial(_rows, read_json),
    "jsonl": partial(_rows, read_jsonl),
    "csv": partial(_rows, read_csv),
    "tsv": partial(_rows, read_tsv),
    "gzip": _gzip,
    "feed": partial(_rows, read_feed),
    "zip": partial(_archive, ".zip"),
    "tar": partial(_archive, ".tar"),
    "warc": partial(_archive, ".warc"),
    "curation": _curation,
    "graph": _graph,
    "quotations": _quotations,
    "rules": _rules,
}
