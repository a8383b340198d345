"""A graph every word of which would like to be code."""

from graph.export.view import GraphView, view_of
from graph.records import (
    Alias,
    Article,
    CoMention,
    Entity,
    EntityType,
    Evidence,
    KnowledgeGraph,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    Span,
)

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "__proto__",
    "constructor",
    "javascript:alert(3)",
    "{{ 7 * 7 }}",
    '"><svg onload=alert(4)>',
    "<!--",
    "&lt;b&gt;",
    "toString",
    "\ud800 lone \u202e turned \u2028 parted",
    "x" * 300,
)


def hostile_view() -> GraphView:
    articles = tuple(
        Article(
            id=text,
            text=f"{text} said that {text} is {text}.",
            title=text,
            publisher=text,
            published=text,
            url=f"https://x.example/{text}" if number % 2 else text,
        )
        for number, text in enumerate(HOSTILE)
    )
    entities = tuple(
        Entity(
            id=text,
            name=text,
            label=text,
            type=EntityType.PERSON,
            aliases=(Alias(text=text + "!"),),
            roles=(text,),
        )
        for text in HOSTILE
    )
    quotations, relations, co_mentions = [], [], []
    for number, article in enumerate(articles):
        other = HOSTILE[(number + 1) % len(HOSTILE)]
        whole = Span(0, len(article.text))
        quotations.append(
            Quotation(
                id=article.id,
                article=article.id,
                speaker=article.id,
                about=(other,),
                mention=QuotationMention(kind=QuotationKind.DIRECT, content=(whole,), rule="test"),
            )
        )
        relations.append(
            Relation(
                id=article.id,
                article=article.id,
                subject=article.id,
                object=other,
                mention=RelationMention(
                    subject=whole, object=whole, predicate=article.id, evidence=whole, rule="test"
                ),
            )
        )
        first, second = sorted((article.id, other))
        co_mentions.append(
            CoMention(
                a=first,
                b=second,
                sentences=1,
                paragraphs=1,
                articles=1,
                weight=1.0,
                evidence=(Evidence(article=article.id, start=0, end=len(article.text), text=article.text),),
            )
        )
    knowledge = KnowledgeGraph(
        articles=articles,
        entities=entities,
        quotations=tuple(quotations),
        relations=tuple(relations),
        co_mentions=tuple(co_mentions),
    )
    return view_of(knowledge, HOSTILE[1])
