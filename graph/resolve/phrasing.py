"""What words tell by themselves: the nouns of a mention, the gender of a name, which sentences are quoted."""

from bisect import bisect_right
from collections import Counter

from graph.data import mapping
from graph.data.given_names import gender_of
from graph.data.nouns import singular
from graph.records import Extraction, Mention, MentionKind, QuotationKind, Span
from graph.resolve.cluster import Cluster

# How much a title, a given name tells of the gender, where a pronoun counts one.
_TITLE_TELLS = 5
_GIVEN_NAME_TELLS = 3
_LONE_NAME_TELLS = 2  # Jordan may be a surname


def stands_before(name: Mention, mention: Mention) -> bool:
    """Tell whether a name is a word of a description, by itself: `Ellery mayor`, not `Ellery-born mayor`."""
    behind = mention.text[name.span.end - mention.span.start :]
    return name.kind is MentionKind.NAME and behind.startswith(" ")


def nouns_of(mention: Mention) -> list[str]:
    """Return the nouns in the singular by which a name or a description calls somebody, and an age.

    Of a name these are its last word, what stands before `of` and its title: `Bank of Ellery`, `Mayor Quill`.
    """
    spelled = mention.text.lower().split()
    if mention.kind is MentionKind.NOMINAL:
        ages = [word for word in spelled if word[0].isdigit() and word.endswith("-old")]
        return [singular(spelled[-1]) if mention.plural else spelled[-1], *ages]
    front = mention.text.lower().partition(" of ")[0].split()[-1]
    titles = [mapping("title_abbreviations").get(word, word.lower()) for word in mention.titles.split()[-1:]]
    return [spelled[-1], front, *titles]


def narrative(extraction: Extraction) -> list[int]:
    """Number the sentences by what the article itself tells: a sentence of quoted speech does not count."""
    direct = [quotation for quotation in extraction.quotations if quotation.kind is QuotationKind.DIRECT]
    quoted = sorted(span for quotation in direct for span in quotation.content)
    numbers: list[int] = []
    count = 0
    for sentence in extraction.sentences:
        before = bisect_right(quoted, sentence.end, key=lambda span: span.start) - 1
        count += before < 0 or not Span(quoted[before].start - 1, quoted[before].end + 1).covers(sentence)
        numbers.append(count)
    return numbers


def genders(cluster: Cluster) -> Counter[str]:
    """Return what titles and given names tell of the gender of whom a cluster names."""
    told: Counter[str] = Counter()
    genders = mapping("titles")
    for title in cluster.titles:
        for word in title.split():
            told[genders.get(word) or mapping("gendered_nouns").get(word, "")] += _TITLE_TELLS
    spelled = cluster.name.split()
    weight = _GIVEN_NAME_TELLS if len(spelled) > 1 else _LONE_NAME_TELLS
    told[gender_of(spelled[0])] += weight
    del told[""]
    return told
