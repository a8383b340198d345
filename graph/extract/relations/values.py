"""Find what is said of somebody in words that name nobody: `charged with fraud`, `sentenced to two years`."""

from collections.abc import Iterator
from dataclasses import replace

from graph.data import mapping
from graph.data.nouns import person_nouns
from graph.data.relations import Trigger
from graph.extract.relations.clauses import agents, objects, passive, subjects
from graph.extract.relations.dates import dates_of
from graph.extract.relations.finding import Finding, fits
from graph.extract.relations.parse import YEAR, Parse
from graph.extract.relations.phrases import all_of
from graph.extract.relations.standing import standing
from graph.records import EntityType

_COMPLEMENTS = frozenset({"acomp", "oprd", "dobj"})  # guilty of `pleaded guilty to`
_ENDING = frozenset({"resign", "step", "retire", "quit"})
_HOLDING = _ENDING | {"serve", "work", "replace"}  # of an office, the subject's whatever the object
_APART = frozenset({"relcl", "appos", "advcl", "ccomp", "npadvmod"})
_STOPS = frozenset({",", ";", ":", "(", "-", "\u2013", "\u2014"})
_NOT = frozenset({"not", "n't", "never"})
_DATES = frozenset({"weekday", "month", "day", "part"})
_PARTICLES = frozenset({"down", "aside"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_BEFORE = frozenset({"DT", "PRP$"})
_OPENING = _BEFORE | {"PRP", "_SP"}
_LONGEST = 16  # tokens of a value
_NAMED = 3  # names among its words that are ends themselves
_NO_PARTIES = frozenset({EntityType.NORP, EntityType.GPE, EntityType.LOC, EntityType.FAC})


def value_findings(parse: Parse, verb: int) -> Iterator[Finding]:
    """Yield what a verb says of somebody by the words behind its preposition.

    It is said of the object, or of the subject of a passive and of a verb without object. Names among the
    words are ends themselves: `convicted of defrauding Alba`.
    """
    known, found = parse.vocabulary.values, False
    for key, preposition, noun in _behind(parse, verb):
        for trigger in known.get((parse.lemma[verb], key), ()):
            for finding in _found(parse, trigger, verb, preposition, noun):
                found = True
                yield finding
    for verdict in parse.below(verb, "acomp", "oprd") if not found else ():
        for trigger in known.get((parse.lemma[verb], parse.lemma[verdict]), ()):
            denied = [c for c in parse.below(verdict, "neg") if c < verdict]
            for finding in _said(parse, trigger, verb, (), _whom(parse, verb)):
                found = True
                yield replace(finding, told=(min([verdict, *denied]), verdict))
    if not found and (passive(parse, verb) or not objects(parse, verb)):
        yield from _on_a_day(parse, verb)


def _on_a_day(parse: Parse, verb: int) -> Iterator[Finding]:
    """Yield when something happened to somebody, where no more is told: `resigned on Tuesday`."""
    particles = " ".join(parse.lemma[child] for child in _particles(parse, verb))
    triggers = parse.vocabulary.values.get((parse.lemma[verb], f"{particles} day".lstrip()), ())
    if not triggers or agents(parse, verb) or parse.children_in(verb, _COMPLEMENTS):
        return  # was elected mayor in May
    people = all_of(parse, subjects(parse, verb))
    for finding in _said(parse, triggers[0], verb, _particles(parse, verb), people):
        if (date := dates_of(parse, finding).date) is not None:
            yield replace(finding, told=date)


def _particles(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the particle of a verb, which parsers take for an adverb too: `stepped down`."""
    behind = parse.below(verb, "prt", "advmod")
    return tuple(child for child in behind if child == verb + 1 and parse.lemma[child] in _PARTICLES)


def _whom(parse: Parse, verb: int) -> list[int]:
    return all_of(parse, [] if passive(parse, verb) else objects(parse, verb)) or all_of(
        parse, subjects(parse, verb)
    )


def _behind(parse: Parse, verb: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words from a verb to what its prepositions govern: (`guilty of`, of, theft)."""
    for place in [verb, *parse.below(verb, *_COMPLEMENTS)]:
        led = f"{parse.lemma[place]} " if place != verb and parse.dep[place] != "dobj" else ""
        for preposition in parse.below(place, "prep", "dative"):
            for noun in parse.below(preposition, "pobj", "pcomp") if preposition > verb else ():
                if mapping("time_words").get(parse.word[noun].lower()) in _DATES:
                    continue  # `arrested on Monday`
                yield f"{led}{parse.lemma[preposition]}", preposition, noun


def _found(parse: Parse, trigger: Trigger, verb: int, preposition: int, noun: int) -> Iterator[Finding]:
    own = passive(parse, verb) or (parse.lemma[verb] in _HOLDING and trigger.type.value == "office")
    whom = [] if own else [o for o in objects(parse, verb) if o not in {noun, preposition}]
    office = trigger.type.value == "office"
    if office and not _is_office(parse, noun):
        return  # dismissed as fake news
    if not own and not whom and (office or parse.tag[verb] == "VBG"):
        return  # appointed as head whom no mention names, suspending for a month all visas
    people = all_of(parse, whom or subjects(parse, verb))
    first, last = _extent(parse, noun)
    if parse.dep[noun] == "pcomp" and parse.listed("duties", noun):
        return  # charged with carrying out
    if any(parse.lemma[i] in _NOT for i in range(verb + 1, preposition)):
        return  # pleaded not guilty to
    between = (i for i in range(verb, preposition + 1) if parse.dep[i] in {"acomp", "oprd", "prt"})
    if trigger.type.value == "office" and any(i in parse.inside for i in range(first, last + 1)):
        return  # whose office it is the role tells
    for said in _said(parse, trigger, verb, (preposition, *between), people):
        found = replace(said, told=(first, last))
        if parse.inside.get(first) is None or parse.inside.get(first) != parse.inside.get(last):
            yield found  # words, not a name alone
        yield from _concerned(parse, found)


def _said(
    parse: Parse, trigger: Trigger, verb: int, behind: tuple[int, ...], people: list[int]
) -> Iterator[Finding]:
    """Yield what a verb with some words behind it says of people; `told` is left to the caller."""
    words = tuple(sorted({verb, *behind, *parse.below(verb, "auxpass", "neg")}))
    stands = standing(parse, verb)
    for subject in people:
        unknown = parse.is_described(subject) and parse.mentions[subject].label is None
        if unknown or not fits(parse.mentions[subject], trigger.type.subject, trusted=False):
            continue
        yield Finding(
            subject=subject,
            object=-1,
            predicate=" ".join(parse.word[i] for i in words),
            words=words,
            rule="value",
            type=trigger.type,
            negated=stands.negated,
            modality=stands.modality,
            qualifier=stands.qualifier
            or ("former" if trigger.type.value == "office" and parse.listed("ending", verb) else ""),
            value=trigger.type.value,
        )


def _concerned(parse: Parse, found: Finding) -> Iterator[Finding]:
    """Yield whom the words of a value name: Alba of `convicted of defrauding Alba`; a place is no party."""
    first, last = found.told
    names = dict.fromkeys(parse.inside[i] for i in range(first, last + 1) if i in parse.inside)
    for name in list(names)[:_NAMED]:
        begin = parse.first(name)
        if name != found.subject and parse.mentions[name].label not in _NO_PARTIES:
            predicate = f"{found.predicate} {parse.phrase(first, begin - 1) if begin > first else ''}".strip()
            yield replace(found, object=name, predicate=predicate, value="", told=(-1, -1))


def _extent(parse: Parse, noun: int) -> tuple[int, int]:
    """Return the first and last token of what a noun or a clause says, without article and asides."""
    first = last = noun
    while first > 0 and _under(parse, first - 1, noun) and noun - first < _LONGEST:
        first -= 1
    while last + 1 < len(parse.word) and last - first < _LONGEST and _under(parse, last + 1, noun):
        if _ends(parse, last + 1) or _dated(parse, last + 1):
            break
        last += 1
    while first < noun and (parse.tag[first] in _BEFORE or parse.word[first] in _STOPS):
        first += 1
    return first, last


def _ends(parse: Parse, token: int) -> bool:
    """Tell whether a value ends before a token: an aside, a new sentence without a stop before it."""
    hyphen = parse.word[token] in _HYPHENS and not parse.spaced[token - 1] and not parse.spaced[token]
    opens = parse.tag[token] in _OPENING and parse.word[token][0].isupper() and token not in parse.inside
    return (parse.word[token] in _STOPS and not hyphen) or opens or parse.dep[token] in _APART


def _dated(parse: Parse, token: int) -> bool:
    """Tell whether a day or a year begins at a token: `on Monday` of `jailed for a month on Monday`."""
    time = token + (parse.tag[token] == "IN")
    known = mapping("time_words").get(parse.word[time].lower()) if time < len(parse.word) else None
    return time in parse.times and (known in _DATES or YEAR.fullmatch(parse.word[time]) is not None)


def _is_office(parse: Parse, noun: int) -> bool:
    return parse.lemma[noun] in parse.vocabulary.roles or parse.lemma[noun] in person_nouns()


def _under(parse: Parse, token: int, noun: int) -> bool:
    for here in parse.above(token):
        if here == noun or parse.dep[here] == "relcl":
            return here == noun
    return False
