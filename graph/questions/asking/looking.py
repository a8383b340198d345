"""Look answers up among the facts: relations, quotations, roles; see the page's answering.mjs."""

from graph.questions.asking.corpus import Corpus, Fact
from graph.questions.asking.meaning import Meaning
from graph.questions.asking.passing import Sieve, meets, of_types, unique, who_of
from graph.questions.asking.reading import Segment

MOST_LISTED = 50  # of a type that are listed, and linked to one or to both

Found = tuple[list[Fact], list[int]]


def relations(corpus: Corpus, meant: Meaning) -> Found:
    """Answer who does what to whom: relations, and quotations that do the same by speaking."""
    verb, passes = meant.verb, Sieve(corpus, meant)
    subject, object_ = who_of(meant.subject), who_of(meant.object)
    if verb is None:
        return [], []
    roles = {number for segment in meant.roles for number in segment.who}
    facts: list[Fact] = []
    answers: list[int] = []
    for fact in corpus.meeting(subject if subject is not None else object_):
        if fact.kind not in {"relation", "quotation"} or not _states(fact, verb):
            continue
        ends = fact.target if fact.kind == "relation" else (*fact.target, *fact.about)
        if fact.kind == "quotation" and (object_ is None or not fact.source):
            continue
        straight = meets(subject, fact.source) and meets(object_, ends)
        turned = verb.mutual and meets(subject, ends) and meets(object_, fact.source)
        if not (straight or turned) or not passes(fact):
            continue
        asked = ends if (subject is not None and object_ is None) or meant.typed_object else fact.source
        if turned and not straight:
            asked = fact.source if subject is not None and object_ is None else ends
        if of_types(corpus, meant, asked) and (not roles or not roles.isdisjoint(fact.ends)):
            facts.append(fact)
            answers += asked
    return facts, unique(answers)


def _states(fact: Fact, verb: Segment) -> bool:
    if verb.found and not fact.type and not verb.mutual and fact.label.endswith(" with"):
        return False  # founded it with somebody, and did not found him
    return bool(fact.type and fact.type in verb.found) or not fact.stems.isdisjoint(verb.stems)


def quotations(corpus: Corpus, meant: Meaning) -> Found:
    """Answer who said what to whom about whom."""
    passes = Sieve(corpus, meant)
    by, about, to = who_of(meant.subject), who_of(meant.about), who_of(meant.to)
    attitudes = set(meant.say.found) if meant.say else set()
    manner = meant.say.stems[0] if meant.say and attitudes else ""
    roles = {number for segment in meant.roles for number in segment.who}
    facts: list[Fact] = []
    answers: list[int] = []
    named = next((one for one in (by, about, to) if one is not None), None)
    for fact in corpus.meeting(named):
        if fact.kind == "relation" and manner and manner in fact.stems:
            fits = meets(by, fact.source) and meets(about, fact.target) and meets(to, fact.target)
        elif fact.kind == "quotation":
            of = (*fact.about, *fact.target) if attitudes else fact.about
            fits = meets(by, fact.source) and meets(about, of) and meets(to, fact.target)
            fits = fits and (not attitudes or fact.label in attitudes)
        else:
            continue
        if (
            fits
            and (not roles or not roles.isdisjoint(fact.source))
            and of_types(corpus, meant, fact.source)
            and passes(fact)
        ):
            facts.append(fact)
            answers += fact.source
    return facts, unique(answers)


def pairs(corpus: Corpus, meant: Meaning) -> Found:
    """Answer what links some, or else where two are named together."""
    passes = Sieve(corpus, meant)
    wanted = [set(segment.who) for segment in meant.names]
    facts = [
        fact
        for fact in corpus.meeting(wanted[0] if wanted else None)
        if all(meets(one, fact.ends) for one in wanted) and passes(fact)
    ]
    if not facts and len(wanted) == 2:
        pairs = ((one, other) for one in sorted(wanted[0]) for other in sorted(wanted[1]) if one != other)
        facts = [fact for one, other in pairs for fact in corpus.together(one, other) if passes(fact)]
    return facts, []


def one(corpus: Corpus, meant: Meaning) -> Found:
    """Answer what is stated, said and told of somebody."""
    wanted, passes = who_of(meant.names) or set(), Sieve(corpus, meant)
    facts = [
        fact
        for fact in corpus.meeting(wanted)
        if meets(wanted, fact.ends) and of_types(corpus, meant, fact.ends) and passes(fact)
    ]
    return facts, [] if meant.types else sorted(wanted)


def roles(corpus: Corpus, meant: Meaning) -> Found:
    """Answer who has a role: what says so; of somebody, what ties the two by it."""
    passes = Sieve(corpus, meant)
    stems = {one for segment in meant.roles for one in segment.stems}
    bearers = {number for segment in meant.roles for number in segment.who}
    near = who_of(meant.names)
    facts = []
    for fact in corpus.meeting(near):
        if fact.kind not in {"role", "relation"} or not stems <= fact.stems or not passes(fact):
            continue
        if fact.kind == "relation" and bearers.isdisjoint(fact.source):
            continue
        if near is None or not near.isdisjoint(fact.ends):
            facts.append(fact)
    if not facts and near is not None:
        facts = [
            fact
            for fact in corpus.meeting(bearers)
            if not bearers.isdisjoint(fact.ends) and not near.isdisjoint(fact.ends) and passes(fact)
        ]
    if not facts and near is None:
        facts = [
            fact for fact in corpus.meeting(bearers) if not bearers.isdisjoint(fact.ends) and passes(fact)
        ]
    return facts, unique(place for fact in facts for place in fact.ends if place in bearers)


def typed(corpus: Corpus, meant: Meaning) -> Found:
    """Answer who of a kind is named, each with the first sentence that does."""
    passes = Sieve(corpus, meant)
    first: dict[int, Fact] = {}
    for article, mentions in enumerate(corpus.mentioned):
        if not passes.article(article):
            continue
        for start, _, who in mentions:
            if who not in first and corpus.entities[who].named and of_types(corpus, meant, (who,)):
                begins, ends = corpus.sentence(article, start)
                first[who] = Fact(kind="mention", article=article, start=begins, end=ends, source=(who,))
    listed = sorted(first)[:MOST_LISTED]
    return [first[who] for who in listed], listed
