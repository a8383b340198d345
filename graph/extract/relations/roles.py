"""Find relations stated by a role: `the founder of X`, `X's wife`, `X aide Y`, `Y, an advocate with X`."""

from collections.abc import Iterator
from dataclasses import replace

from graph.data.nouns import noun_class, person_nouns
from graph.data.relations import Trigger
from graph.extract.relations.anchors import anchors, possessors
from graph.extract.relations.bearers import bearers
from graph.extract.relations.clauses import obliques
from graph.extract.relations.finding import PEOPLE, Finding, choose, ends_fit, implied, is_human
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import PLACES
from graph.extract.relations.standing import PLAIN, described, over, serving, standing
from graph.extract.relations.titles import counted, matching, phrase_end, phrase_start, shares_words

_WORKPLACE = frozenset({"at", "for", "with"})
_BESIDE = frozenset({"appos", "attr"})
_ORIGIN = frozenset({"from"})  # a mother from Oslo lives there, its mother does not
_SUPERLATIVE = frozenset({"JJS", "RBS"})
_PERSONS = frozenset({"", "person"})
_OBJECTS = frozenset({"dobj", "xcomp", "ccomp"})


def may_be_role(parse: Parse, token: int) -> bool:
    """Tell whether a noun is worth a look: in the vocabulary, a description, in apposition, or a title."""
    if parse.lemma[token] in parse.vocabulary.roles:
        return True
    if token in parse.inside:
        return False
    return token in parse.at or parse.dep[token] in _BESIDE or _is_title(parse, token)


def role_findings(parse: Parse, token: int) -> Iterator[Finding]:
    """Yield what the role noun at a token states: `Ann Lee, the founder of Radio One`.

    A noun outside the vocabulary is a role where it describes a person.
    """
    entries = parse.vocabulary.roles.get(parse.lemma[token], ())
    title = not entries and _is_title(parse, token)
    triggers = matching(parse, entries, token, shorter=True)
    known = bool(triggers) or title or _describes_person(parse, token)
    if not known and (parse.dep[token] not in _BESIDE or token in parse.inside):
        return
    if not triggers and (parse.listed("passing", token) or _is_no_person(parse, token)):
        return
    triggers = triggers or parse.vocabulary.any_role
    start = phrase_start(parse, token, len(triggers[0].before))
    tied = [
        pair
        for pair in anchors(parse, token, start, triggers)
        if not shares_words(parse, pair[0], start, phrase_end(parse, token))
    ]
    if not tied:
        return
    personal = all(trigger.type.subject <= PEOPLE for trigger in triggers)
    rule, borne, verb = bearers(parse, token, frozenset(m for m, _ in tied), personal=personal)
    unsaid = parse.dep[token] == "nsubj" and not any(parse.is_name(mention) for mention in borne)
    serves = (rule != "role-as" or verb is None or serving(parse, verb)) and not unsaid
    serves = serves and not (rule == "role-as" and verb is not None and token < verb)  # as head of X, she may
    around = standing(parse, verb, "as" if rule in {"role-as", "role-named"} else "") if serves else PLAIN
    stands = described(parse, start, token, around)
    for anchor, preposition in tied:
        if not known and (preposition is None or parse.lemma[preposition] not in _WORKPLACE):
            continue
        for bearer in borne:
            if not known and not is_human(parse.mentions[bearer]):
                continue
            found = _finding(parse, triggers, (bearer, anchor), (start, token, preposition))
            if found is not None:
                yield from _all_told(
                    parse,
                    replace(
                        found,
                        rule=rule,
                        negated=stands.negated,
                        modality=stands.modality,
                        qualifier=stands.qualifier or over(parse, token) or _left(parse, bearer, verb, found),
                    ),
                )


def office_findings(parse: Parse, token: int) -> Iterator[Finding]:
    """Yield whose office stands before a name with `of` or `to`: `Ambassador to the UN Ann Lee`."""
    entries = parse.vocabulary.roles.get(parse.lemma[token], ())
    behind = token + 1
    if not entries or parse.lemma[behind : behind + 1] not in (["of"], ["to"], ["for"]):
        return
    first = behind + 2 if parse.tag[behind + 1 : behind + 2] == ["DT"] else behind + 1
    body = parse.name_from(first)
    bearer = parse.name_from(parse.last(body) + 1) if body is not None else None
    if body is None or bearer is None or not is_human(parse.mentions[bearer]):
        return
    triggers = matching(parse, entries, token)
    start = phrase_start(parse, token, len(triggers[0].before) if triggers else 0)
    holders = [(body, behind), *((owner, None) for owner in possessors(parse, token, start))]
    for anchor, preposition in holders:
        found = _finding(parse, triggers, (bearer, anchor), (start, token, preposition))
        if found is not None:
            yield replace(found, rule="role-title", qualifier=described(parse, start, token).qualifier)


def _is_title(parse: Parse, token: int) -> bool:
    """Tell whether a noun that describes a person stands before the name of one: `psychologist Ann Lee`."""
    found = parse.name_from(token + 1) if parse.dep[token] == "compound" else None
    return found is not None and is_human(parse.mentions[found]) and parse.lemma[token] in person_nouns()


def _is_no_person(parse: Parse, token: int) -> bool:
    """Tell whether a noun surely means nobody: talks, a neck."""
    lemma = parse.lemma[token]
    return lemma not in person_nouns() and noun_class(lemma) not in _PERSONS


def _describes_person(parse: Parse, token: int) -> bool:
    found = parse.at.get(token)
    return found is not None and parse.is_described(found) and is_human(parse.mentions[found])


def _finding(
    parse: Parse,
    triggers: tuple[Trigger, ...],
    ends: tuple[int, int],
    at: tuple[int, int, int | None],
) -> Finding | None:
    bearer, anchor = ends
    start, token, preposition = at
    if bearer == anchor or (parse.is_name(bearer) and shares_words(parse, bearer, start, token)):
        return None
    if preposition is not None and _is_subject(parse, token, preposition, anchor):
        return None
    if preposition is not None and parse.lemma[preposition] == "in" and phrase_end(parse, token) > token:
        return None  # her visit as secretary of state in Japan
    if preposition is not None and _from_place(parse, preposition):
        return None
    triggers = _fitting(parse, triggers, anchor, at)
    inside = preposition is not None and parse.lemma[preposition] == "at"
    chosen = choose(parse, triggers, bearer, anchor, inside=inside)
    if chosen is None:
        return None
    trigger, subject, object_ = chosen
    before = preposition is None and parse.mentions[anchor].label in PLACES
    if before and _is_only_there(parse, trigger, start, token):
        return None
    if preposition is None and counted(parse, token):
        return None
    title = parse.phrase(start, phrase_end(parse, token))
    tie = "of" if preposition is None else parse.word[preposition]
    return Finding(
        subject=subject,
        object=object_,
        predicate=title if trigger.reversed else f"{title} {tie}",
        words=(start, token) if preposition is None else (start, token, preposition),
        rule="role",
        type=trigger.type,
    )


def _fitting(
    parse: Parse, triggers: tuple[Trigger, ...], anchor: int, at: tuple[int, int, int | None]
) -> tuple[Trigger, ...]:
    """Return the triggers that a role may have with what it is tied to, and with the word that ties it."""
    start, token, preposition = at
    if preposition is not None:
        scene = _is_scene(parse, preposition, anchor)
        return tuple(
            trigger
            for trigger in triggers
            if parse.lemma[preposition] in trigger.prepositions
            and not (scene and trigger.type.object.isdisjoint(PLACES))
        )
    if triggers == parse.vocabulary.any_role and _is_best(parse, start, token):
        return ()
    named = parse.is_name(anchor)
    return tuple(trigger for trigger in triggers if named or trigger.prepositions != _ORIGIN)


def _is_best(parse: Parse, start: int, token: int) -> bool:
    """Tell whether a role is the most of its kind, which nobody is employed as: `the age's finest singer`."""
    return any(parse.tag[i] in _SUPERLATIVE for i in range(start, token))


def _is_scene(parse: Parse, preposition: int, anchor: int) -> bool:
    """Tell whether a place is where somebody is, and nothing that one belongs to: `an activist in Oslo`."""
    return parse.lemma[preposition] == "in" and parse.mentions[anchor].label in PLACES


def _is_only_there(parse: Parse, trigger: Trigger, start: int, token: int) -> bool:
    """Tell whether the place before a role is only where it is held: a Texas student, a Leeds casino owner.

    Who leads a party of Norway does not lead Norway.
    """
    label, longer = trigger.type.label, token > start
    if not trigger.reversed and label in {"educated at", "parent organization"}:
        return True
    return longer and (label == "owner of" or parse.listed("party_heads", token - 1))


def _from_place(parse: Parse, preposition: int) -> bool:
    """Tell whether someone is no more than from somewhere: `an activist from the county of X`."""
    noun = parse.head[preposition]
    return parse.listed("settlements", noun) and parse.lemma[parse.head[noun]] == "from"


def _is_subject(parse: Parse, token: int, preposition: int, anchor: int) -> bool:
    """Tell whether what stands behind `of` is what someone teaches: `Professor of Operations Research`."""
    if parse.lemma[preposition] != "of" or not parse.listed("teachers", token) or not parse.is_name(anchor):
        return False
    spelled = parse.mentions[anchor].text.lower().split()
    return (
        parse.vocabulary.words["schools"].isdisjoint(spelled) and parse.mentions[anchor].label not in PLACES
    )


def _left(parse: Parse, bearer: int, verb: int | None, found: Finding) -> str:
    """Return `former` where the bearer gives up the role or is put out of it: `chair Ann Lee resigned`.

    Nobody ceases to be a wife so, nor a judge by what else she leaves: `his wife resigned from the board`.
    """
    if found.type is not None and found.type.ftm == "Family":
        return ""
    head = parse.head_of(bearer)
    above = parse.head[head]
    if verb is None and parse.dep[head] in {"nsubj", "nsubjpass"} and not parse.children_in(above, _OBJECTS):
        verb = above
    if verb is None or not parse.listed("ending", verb) or standing(parse, verb) != PLAIN:
        return ""
    places = (parse.mention_of(noun) for tie, noun in obliques(parse, verb) if parse.lemma[tie] == "from")
    left = {place for place in places if place is not None and parse.is_name(place)}
    return "former" if not left or left & {found.subject, found.object} else ""


def _all_told(parse: Parse, found: Finding) -> Iterator[Finding]:
    """Yield a finding and what its words state besides: a founding director founded what she directs."""
    yield found
    yield from implied(parse, found)
    kind = parse.vocabulary.types["founder of"]
    told = any(parse.word[i].lower() == "founding" for i in range(found.words[0], found.words[1]))
    if told and found.type != kind and ends_fit(parse, kind, found.subject, found.object):
        yield replace(found, type=kind)
