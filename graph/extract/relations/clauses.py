"""Find what stands in a clause with a verb: subjects, objects, agents, the nouns behind its prepositions."""

from graph.data.nouns import person_nouns
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import TOWNS
from graph.extract.relations.standing import doer
from graph.records import EntityType

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CONTROLLED = frozenset({"xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "acomp", "conj"})
_PURPOSES = frozenset({"as", "for"})  # `serves as a model for others in X` serves nobody in X
_WHOSE = frozenset({"of", "by", "for"})
_TOPICS = frozenset({"of", "about"})
_LEADING = frozenset({"prior", "previous", "subsequent"})
_NOUN_PLACES = frozenset({"pobj", "dobj", "attr", "conj", "appos", "prep", "npadvmod", "agent", "oprd"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_ADJUNCTS = frozenset({"npadvmod", "advmod", "dobj", "prt", "attr", "oprd", "nummod"})
_SOURCES = frozenset({"at", "from"})
_SHARED = frozenset({"cc", "conj", "punct"})
_SIDE = 3  # tokens from a verb to the one that shares its object
_CLIMB = 12  # clauses climbed in search of a subject
_LISTED = 8  # names of a list climbed in search of the verb before
_NESTED = 2  # nouns descended in search of a preposition
_RESUMED = 3  # verbs climbed from a relative pronoun


def passive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is passive: `was sued`, `a bank founded by`."""
    for _ in range(_CLIMB):
        deps = {parse.dep[child] for child in parse.children[verb]}
        if deps & _PASSIVE:
            return True
        if parse.tag[verb] != "VBN":
            return False
        if parse.dep[verb] != "conj" or deps & {"nsubj", "aux"}:
            return not deps & {"aux", "dobj"}
        verb = parse.head[verb]
    return False


def subjects(parse: Parse, verb: int) -> list[int]:
    """Return the tokens that are the grammatical subject of a verb, its own or the one that controls it.

    X of `X was born in Y and raised in Z`, `X plans to sue Y`, `X, who founded Y`, `founded in 1990, X ...`.
    """
    for _ in range(_CLIMB):
        own = [child for child in parse.children[verb] if parse.dep[child] in _SUBJECTS]
        relative = any(parse.lemma[child] in _RELATIVE for child in own)
        dep, head = parse.dep[verb], parse.head[verb]
        if own and not relative:
            return own
        if (
            dep == "advcl"
            and parse.tag[verb] == "VBN"
            and any(parse.lemma[c] == "as" for c in parse.below(verb, "mark"))
        ):
            return []  # the crime as defined by the court
        if dep == "acl" and parse.mention_of(head) is None and parse.infinitive(verb):
            return _planning(parse, head)
        if dep in {"acl", "amod"} or (dep == "relcl" and relative):
            who = any(parse.lemma[child] == "who" for child in own)
            return [person_before(parse, head)] if who else [head]
        if dep in {"appos", "advcl"} and head in parse.at and not own:
            return [head]
        led = dep == "advmod" and parse.lemma[verb] in _LEADING  # prior to founding X, Ann Lee taught
        if relative or head == verb or not (led or dep in _CONTROLLED):
            return []
        told = _told(parse, head, verb)
        if told is not None:
            return told
        verb = _clause(parse, head) if dep == "conj" else head
    return []


def _planning(parse: Parse, noun: int) -> list[int]:
    """Return whose plan, right or decision it is to do something: `the decision of Ann Lee to sue`."""
    behind = (
        noun for c in parse.below(noun, "prep") if parse.lemma[c] in _WHOSE for noun in parse.below(c, "pobj")
    )
    owners = [*parse.below(noun, "poss"), *behind]
    verb = parse.head[noun]
    has = not owners and parse.dep[noun] == "dobj" and parse.listed("having", verb)
    return subjects(parse, verb) if has else owners  # made an offer to buy


def person_before(parse: Parse, noun: int) -> int:
    """Return what a place or a thing stands beside, since `who` means neither.

    Ann Lee of `Ann Lee, R-Leeds, who chairs` and of `a furious answer from Ann Lee who sued`.
    """
    behind = [c for tie in parse.below(noun, "prep") for c in parse.below(tie, "pobj")]
    last = parse.mention_of(behind[-1]) if behind and noun not in parse.inside else None
    named = last is not None and parse.is_name(last) and parse.mentions[last].label is EntityType.PERSON
    if named and parse.lemma[noun] not in person_nouns():
        return behind[-1]
    found = parse.mention_of(noun)
    tagged = noun > 1 and parse.word[noun - 1] == "-"
    place = tagged or (found is not None and parse.mentions[found].label in TOWNS)
    return parse.head[noun] if place and parse.dep[noun] in {"appos", "pobj"} else noun


def _told(parse: Parse, above: int, verb: int) -> list[int] | None:
    """Return who is to do what stands below a verb: its object or what it resumes; None for its subject.

    Bo Ray of `asked Bo Ray to sue` and `accused Bo Ray of suing`, the man of `a man she took to be a spy`.
    """
    dep, by = parse.dep[verb], ""
    if dep == "prep" and parse.is_verb(above):
        by = doer(parse, above, "from" if parse.lemma[verb] == "from" else "ing")
    elif dep in {"xcomp", "ccomp"} and parse.is_verb(above):
        by = doer(parse, above, "inf") or "either"
    told = [c for c in parse.below(above, "dobj", "dative") if above < c < verb] if by else []
    if by and parse.infinitive(verb):  # appealed for witnesses to call
        ties = [c for c in parse.below(above, "prep") if above < c < verb and parse.lemma[c] == "for"]
        called_on = [noun for tie in ties for noun in parse.below(tie, "pobj") if noun < verb]
        if called_on and not told:
            return called_on
    if by in {"", "subject"} or passive(parse, above):
        return None
    known = [c for c in told if parse.mention_of(c) is not None]
    if known or (by == "object" and told and dep == "prep"):
        return known or told
    resumed = by == "object" and parse.dep[above] == "relcl" and not told and _takes_up(parse, above)
    return [parse.head[above]] if resumed else None


def _takes_up(parse: Parse, verb: int) -> bool:
    """Tell whether the subject of a relative clause is not what the clause is about: `a man she met`."""
    own = [child for child in parse.children[verb] if parse.dep[child] in _SUBJECTS]
    return bool(own) and not any(parse.lemma[child] in _RELATIVE for child in own)


def _clause(parse: Parse, token: int) -> int:
    """Return the verb of the clause before, if a verb hangs on its noun: `taught at X and lives in Y`."""
    for _ in range(_LISTED):
        if parse.is_verb(token) or parse.dep[token] not in _NOUN_PLACES:
            break
        token = parse.head[token]
    return token


def objects(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Return the direct objects of an active verb, `whom` and `that` taken for what they resume."""
    found: list[int] = []
    shared = _sharing(parse, verb) if depth < _NESTED else None
    for child in [
        *parse.below(verb, "dobj", "dative"),
        *(objects(parse, shared, depth + 1) if shared else ()),
    ]:
        if parse.dep[child] == "dative" and (parse.tag[child] in {"IN", "TO"} or _given(parse, verb, child)):
            continue
        resumes = parse.lemma[child] in _RELATIVE and parse.dep[verb] == "relcl"
        if resumes and _is_of_clause(parse, child, parse.head[verb]):
            continue
        found.append(parse.head[verb] if resumes else child)
    return found


def _is_of_clause(parse: Parse, which: int, noun: int) -> bool:
    """Tell whether `which` may mean what was done, not where: `sent arms to Oslo, which Bo Ray opposes`."""
    found = parse.mention_of(noun)
    place = found is not None and parse.mentions[found].label in TOWNS
    return place and parse.lemma[which] == "which" and parse.dep[noun] == "pobj"


def given(parse: Parse, verb: int) -> list[int]:
    """Return whom an active verb gives what stands behind: `paid Ann Lee a million`."""
    heard = [c for c in parse.below(verb, "dative", "dobj") if parse.tag[c] not in {"IN", "TO"} and c > verb]
    return heard[:1] if len(heard) > 1 else []


def _given(parse: Parse, verb: int, heard: int) -> bool:
    """Tell whether a verb has what it gives behind whom it gives it to: `bought Ann Lee a car`."""
    return any(child > heard for child in parse.below(verb, "dobj"))


def _sharing(parse: Parse, verb: int) -> int | None:
    """Return the verb whose objects are those of another too: built of `founded and built a bank`."""
    if parse.word[verb + 1 : verb + 2] not in (["and"], ["or"]):
        return None
    bare = all(parse.dep[child] in _SHARED for child in parse.children[verb] if child > verb)
    second = next((child for child in parse.below(verb, "conj") if child - verb <= _SIDE), None)
    return second if bare and second is not None and parse.is_verb(second) else None


def agents(parse: Parse, verb: int) -> list[int]:
    """Return the nouns behind `by` of a passive verb."""
    found: list[int] = []
    for child in parse.children[verb]:
        if parse.dep[child] == "agent" or (parse.dep[child] == "prep" and parse.lemma[child] == "by"):
            found += parse.below(child, "pobj")
    return found or _agents_below(parse, verb)


def _agents_below(parse: Parse, verb: int) -> list[int]:
    """Return the doer that a parse hangs on a noun behind a passive: `was named envoy to X by Ann Lee`."""
    if not parse.children_in(verb, _PASSIVE):
        return []
    nouns = [*parse.below(verb, "oprd"), *(noun for _, noun in _governed(parse, verb))]
    ties = [tie for noun in nouns for tie in parse.below(noun, "prep") if parse.lemma[tie] == "by"]
    return [doer for tie in ties for doer in parse.below(tie, "pobj")]


def _governed(parse: Parse, verb: int) -> list[tuple[int, int]]:
    return [(tie, noun) for tie in parse.below(verb, "prep") for noun in parse.below(tie, "pobj")]


def obliques(parse: Parse, governor: int, depth: int = 0) -> list[tuple[int, int]]:
    """Return pairs of a preposition and its noun that belong to a verb or noun, in text order.

    They are also looked for below nouns that name nothing, where parsers hang them: `born on 3 May in X`.
    """
    found: list[tuple[int, int]] = []
    for child in parse.children[governor]:
        if (child < governor and not _relative(parse, child)) or parse.lemma[child] == "accord":
            continue
        if parse.dep[child] in _PREPOSITIONS:
            found += _behind(parse, child, depth)
        elif parse.dep[child] in _ADJUNCTS and depth < _NESTED and not _names(parse, child):
            found += obliques(parse, child, depth + 1)
    return sorted(set(found)) if not depth else found


def _behind(parse: Parse, preposition: int, depth: int) -> list[tuple[int, int]]:
    nouns = [c for c in parse.below(preposition, "pobj", "pcomp") if not parse.is_verb(c)]
    found = [(preposition, noun) for noun in nouns if parse.dep[noun] == "pobj"]
    if depth < _NESTED:
        for noun in nouns or [preposition]:
            if parse.lemma[preposition] in _TOPICS and parse.is_verb(parse.head[preposition]) and nouns:
                continue  # wrote of the hopes for X
            if _names(parse, noun):  # `a degree in Computer Science at X`
                found += [
                    pair
                    for pair in obliques(parse, noun, _NESTED)
                    if parse.lemma[pair[0]] in _SOURCES and parse.lemma[preposition] not in _SOURCES
                ]
            else:
                deeper = _NESTED if parse.lemma[preposition] in _PURPOSES else depth + 1
                nested = obliques(parse, noun, deeper)
                if parse.lemma[preposition] == "with":  # `based in X with offices in Y`
                    nested = [pair for pair in nested if parse.lemma[pair[0]] in _SOURCES]
                found += nested
    for other in parse.below(preposition, "conj", "prep"):
        found += [(other, noun) for noun in parse.below(other, "pobj")]
    return found


def _names(parse: Parse, token: int) -> bool:
    found = parse.mention_of(token)
    return found is not None and not parse.is_described(found)


def _relative(parse: Parse, preposition: int) -> bool:
    """Tell whether a preposition governs a relative pronoun: `to whom`."""
    return parse.dep[preposition] == "prep" and any(
        parse.tag[noun] in {"WP", "WDT"} for noun in parse.below(preposition, "pobj")
    )


def resumed(parse: Parse, verb: int, noun: int) -> int:
    """Return what a relative pronoun takes up again, any other noun itself: `Bo Ray, to whom she wrote`."""
    for _ in range(_RESUMED):
        if parse.tag[noun] not in {"WP", "WDT"} or parse.dep[verb] == "relcl":
            break
        verb = parse.head[verb]
    return parse.head[verb] if parse.tag[noun] in {"WP", "WDT"} and parse.dep[verb] == "relcl" else noun
