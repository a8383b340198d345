"""Load a spaCy pipeline and stream the parses of articles."""

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import import_module
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, get_package_path, get_package_version, is_package

from graph.errors import ArticleError, UsageError
from graph.guard import Failed, Guard
from graph.mending import mend
from graph.model import DEFAULT_MODEL, files_of
from graph.paragraphs import paragraphs
from graph.records import Article, Span

# The checksum of all files of the default model, of version 3.8.0.
_PINNED = "a458f714184751df79d2c2b3cf243014ba933edd7820de974999ae1ca47035bd"
BATCH = 16  # articles held as parses at once; of what size, no parse depends on


# A stop and a mark between two words, as two tokens.
_LOST_SPACE = (r"(?<=\w)[,.!?](?=[\"”“][A-Za-z])", r"(?<=\w[,.!?])[\"”“](?=[A-Za-z])")
# The place of a report in capitals, its state, agency and day, up to the dash: `SAN MATEO, Calif. (AP) —`.
_DATELINE = re.compile(
    r"(?=[A-Z.'’ -]{4})[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3}"
    r"(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: \([^()\n]{2,24}\))?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? (?:—|–|--|-) "
)


def _starts(text: str, paragraph: Span) -> tuple[int, ...]:
    dateline = _DATELINE.match(text, paragraph.start, paragraph.end)
    return (paragraph.start, dateline.end()) if dateline else (paragraph.start,)


@Language.component("paragraph_boundaries")
def paragraph_boundaries(doc: Doc) -> Doc:
    """Start a sentence at each paragraph and behind a dateline, so that neither runs into what follows."""
    text = doc.text  # joins all tokens each time it is asked for
    starts = iter(sorted({start for span in paragraphs(text) for start in _starts(text, span)}))
    start = next(starts, None)
    marks = np.zeros(len(doc), dtype=np.uint64)  # all at once: one marked alone looks at all the others
    for i, offset in enumerate(doc.to_array("IDX").tolist()):
        if start is None:
            break
        if offset >= start:
            marks[i] = 1
            while start is not None and start <= offset:
                start = next(starts, None)
    doc.from_array(["SENT_START"], marks)  # type: ignore[arg-type] # one column
    return doc


def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """Load an installed spaCy pipeline by its package name or from a folder.

    Raises `UsageError` where there is none of that name, where it lacks a parser or an entity recogniser, and
    where the files of our own are not those that it was tested with.
    """
    if model == DEFAULT_MODEL and is_package(model):
        check_files(get_package_path(model) / f"{model}-{get_package_version(model)}", _PINNED)
    try:
        nlp = spacy.load(_folder_of(model) or model)
    except (OSError, ImportError, ValueError, AttributeError, TypeError) as error:
        # The last two come from a package that is no pipeline.
        how = (
            "check the path"
            if Path(model).exists()
            else f"install it (python -m spacy download {model}, for one of spaCy's own) or leave --model out"
        )
        raise UsageError(f"The spaCy pipeline {model!r} cannot be loaded: {how}.") from error
    missing = [name for name in ("parser", "ner") if name not in nlp.pipe_names]
    if missing:
        raise UsageError(
            f"The spaCy pipeline {model!r} has no {' and no '.join(missing)}: use one that has both."
        )
    _mend_lemmas(nlp)
    _split_at_marks(nlp)
    nlp.add_pipe("paragraph_boundaries", before="parser")
    return nlp


def check_files(folder: Path, pinned: str) -> None:
    """Raise `UsageError` where the files of a pipeline, together, have another checksum (SHA-256)."""
    if digest_of(folder) != pinned:
        raise UsageError(
            f"The files of the spaCy pipeline in {folder} are not those newsgraph was tested with: install"
            " them again (pip install --force-reinstall -r requirements.lock), or name another by --model."
        )


def digest_of(folder: Path) -> str:
    """Return one checksum of all files in a folder, with their names."""
    digest = sha256()
    for name, held in files_of(folder):
        digest.update(f"{name}\0{held.hex()}\n".encode())
    return digest.hexdigest()


def _mend_lemmas(nlp: Language) -> None:
    """Make `hopes` a form of `hope`: the rules of the lemmatizer have it from `hop`."""
    ruler = nlp.get_pipe("attribute_ruler") if "attribute_ruler" in nlp.pipe_names else None
    if isinstance(ruler, AttributeRuler):
        ruler.add([[{"LOWER": {"IN": ["hopes", "hoped", "hoping"]}}]], {"LEMMA": "hope"})


def _split_at_marks(nlp: Language) -> None:
    """Make marks without the space beside them words of their own: `over,"said Lee."It is`."""
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer) and tokenizer.infix_finditer is not None:
        infixes = [*(nlp.Defaults.infixes or ()), *_LOST_SPACE]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _folder_of(model: str) -> Path | None:
    """Return the folder of a pipeline that a package holds as plain data, as that of the extra `md` does."""
    if (
        not model.isidentifier()
        or not is_package(model)
        or callable(getattr(package := import_module(model), "load", None))
    ):
        return None
    places = [Path(place) for place in getattr(package, "__path__", ())]
    return next((meta.parent for place in places for meta in sorted(place.glob("*/meta.json"))), None)


def fingerprint(nlp: Language) -> str:
    """Return what tells a loaded pipeline from others: the library, what is said of it, and all its files."""
    digest = sha256(f"{spacy_version}\0{json.dumps(nlp.meta, sort_keys=True, default=str)}".encode())
    for name, held in files_of(nlp.path) if nlp.path else ():
        digest.update(f"\0{name}\0".encode() + held)
    return digest.hexdigest()


def parse(
    nlp: Language, articles: Iterable[Article], failed: Failed | None = None
) -> Iterator[tuple[Article, Doc]]:
    """Yield each article with its parse, in order: that of `mend(article.text)`, with the same offsets.

    One that cannot be parsed goes to `failed` instead; without that, `ArticleError` is raised.
    """
    remaining = iter(articles)
    while batch := list(islice(remaining, BATCH)):
        try:
            with Guard(batch[0].id):
                pairs = ((mend(article.text), article) for article in batch)
                parsed = list(nlp.pipe(pairs, as_tuples=True, batch_size=BATCH))
        except ArticleError:
            yield from _one_by_one(nlp, batch, failed)
        else:
            yield from ((article, doc) for doc, article in parsed)


def _one_by_one(nlp: Language, batch: list[Article], failed: Failed | None) -> Iterator[tuple[Article, Doc]]:
    for article in batch:
        try:
            with Guard(article.id):
                doc = nlp(mend(article.text))
        except ArticleError as error:
            if failed is None:
                raise
            failed(article, error)
        else:
            yield article, doc
