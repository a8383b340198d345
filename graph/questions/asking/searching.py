"""Search the texts for sentences with words and names; see the page's answering.mjs."""

from collections.abc import Iterator, Sequence

from graph.questions.asking.corpus import Corpus, Fact
from graph.questions.asking.meaning import Meaning
from graph.questions.asking.passing import Sieve, meets, of_types

_MOST_TEXTS = 300  # sentences that only have the words


def texts(corpus: Corpus, meant: Meaning) -> Iterator[Fact]:
    """Yield the sentences that have all words and mention somebody of each name, type and role."""
    passes = Sieve(corpus, meant)
    wanted = [set(segment.who) for segment in (*meant.names, *meant.roles)]
    if not meant.words and not wanted:
        return
    found = 0
    among = corpus.mentioning(wanted[0]) if wanted else range(len(corpus.articles))
    order = sorted(among, key=lambda number: corpus.days[number], reverse=True)
    for article in order:
        if found >= _MOST_TEXTS or not passes.article(article):
            continue
        for start, end in _stretches(corpus, passes, article, wanted):
            who = corpus.who(article, start, end)
            fact = Fact(kind="text", article=article, start=start, end=end, source=tuple(sorted(who)))
            if all(meets(one, who) for one in wanted) and of_types(corpus, meant, who) and passes(fact):
                found += 1
                yield fact


def _stretches(
    corpus: Corpus, passes: "Sieve", article: int, wanted: Sequence[set[int]]
) -> Iterator[tuple[int, int]]:
    places = passes.places(article)
    if places is None:
        places = [start for start, _, who in corpus.mentioned[article] if wanted and who in wanted[0]]
    yield from dict.fromkeys(corpus.sentence(article, at) for at in places)


def as_words(meant: Meaning) -> Meaning:
    """Return a question that nothing answers as one for sentences with its names and its words."""
    verb = [meant.verb] if meant.verb is not None else []
    names = [*meant.subject, *meant.object, *meant.about, *meant.to, *meant.names]
    words = [*meant.words, *(segment for segment in verb if segment.stems)]
    return Meaning(
        words=words,
        names=names,
        roles=meant.roles,
        types=meant.types,
        times=meant.times,
        outlets=meant.outlets,
    )
