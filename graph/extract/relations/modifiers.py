"""Find relations stated by modifiers: `Leeds-based nonprofit`, `Belgian engineer X`, `X (D-Iowa)`, `X's headquarters in Y`."""

from collections.abc import Iterator

from graph.data.relations import Vocabulary
from graph.extract.relations.arguments import obliques, stands_for, subjects
from graph.extract.relations.finding import Finding, choose, fits, is_party
from graph.extract.relations.parse import Parse
from graph.extract.relations.roles import _bearers, matching, phrase_start
from graph.records import EntityType, Mention, MentionKind

_LIGHT = frozenset(
    {
        "have",
        "hold",
        "earn",
        "receive",
        "obtain",
        "complete",
        "get",
        "take",
        "pursue",
        "maintain",
        "gain",
        "do",
        "begin",
        "start",
        "finish",
        "make",
        "open",
        "establish",
        "accept",
        "spend",
        "play",
        "win",
        "retain",
        "keep",
        "buy",
        "own",
        "operate",
        "run",
        "secure",
        "attain",
        "achieve",
        "graduate",
        "continue",
        "land",
        "leave",
        "end",
        "resume",
        "launch",
        "possess",
        "share",
        "work",
    }
)
_HYPHENATED = {
    "based": ("headquarters location", "located in"),
    "born": ("place of birth",),
    "educated": ("educated at",),
    "owned": ("parent organization",),
}


def held_findings(parse: Parse, words: Vocabulary, token: int) -> Iterator[Finding]:
    """Yield relations between the holder of a noun and the place behind it: `X has its headquarters in Y`, `X's job at Y`."""
    triggers = matching(parse, words.held[parse.lemma[token]], token)
    if not triggers:
        return
    pairs = [
        (p, noun)
        for p, noun in obliques(parse, token)
        if any(parse.lemma[p] in t.prepositions for t in triggers)
    ]
    pairs += _beside(parse, token, triggers)
    if not pairs:
        return
    holders = _holders(parse, token)
    for preposition, noun in pairs:
        allowed = tuple(t for t in triggers if parse.lemma[preposition] in t.prepositions)
        for mention in stands_for(parse, noun):
            for holder in holders:
                chosen = choose(parse, allowed, holder, mention) if holder != mention else None
                if chosen:
                    start = phrase_start(parse, token)
                    yield Finding(
                        subject=chosen[1],
                        object=chosen[2],
                        rule="noun-held",
                        type=chosen[0].type,
                        words=(start, token, preposition),
                        predicate=parse.phrase(start, token) + " " + parse.word[preposition],
                    )


def _beside(parse: Parse, token: int, triggers: tuple) -> list[tuple[int, int]]:
    """Return the places that hang on the verb instead: `earned a degree in law from X`, `its headquarters are in Y`."""
    dep, verb = parse.dep[token], parse.head[token]
    if dep == "conj":
        return (
            [pair for pair in _beside(parse, parse.head[token], triggers)]
            if parse.head[token] < token
            else []
        )
    if dep == "dobj" or (dep == "nsubj" and parse.lemma[verb] == "be"):
        wanted = frozenset().union(*(t.prepositions for t in triggers))
        return [(p, n) for p, n in obliques(parse, verb) if p > token and parse.lemma[p] in wanted]
    return []


def _holders(parse: Parse, token: int) -> list[int]:
    for child in parse.below(token, "poss"):
        if owners := stands_for(parse, child):
            return owners
    for _ in range(6):
        dep, head = parse.dep[token], parse.head[token]
        if dep == "dobj" and parse.lemma[head] in _LIGHT:
            return [m for s in subjects(parse, head) for m in stands_for(parse, s)]
        if dep in {"conj", "appos", "prep", "pobj"} and head != token:
            if parse.tag[head].startswith("VB"):
                return [m for s in subjects(parse, head) for m in stands_for(parse, s)]
            token = head
            continue
        if parse.tag[head].startswith("VB") and dep in {"dobj", "attr"}:
            return [m for s in subjects(parse, head) for m in stands_for(parse, s)]
        break
    return []


def hyphen_findings(parse: Parse, words: Vocabulary, token: int) -> Iterator[Finding]:
    """Yield what a hyphenated participle states of its noun: `a Leeds-based nonprofit`, `the Utah-born singer Ann Lee`."""
    labels = _HYPHENATED.get(parse.word[token].lower())
    if labels is None or token < 2 or parse.word[token - 1] not in {"-", "–", "‑"}:
        return
    anchor = parse.inside.get(token - 2)
    noun = parse.head[token]
    if anchor is None or noun <= token:
        return
    for bearer in bearers(parse, noun):
        for label in labels:
            kind = words.types[label]
            if (
                bearer != anchor
                and fits(
                    parse.mentions[bearer],
                    kind.subject,
                    trusted=kind.trusts_subject and label != "headquarters location",
                )
                and fits(parse.mentions[anchor], kind.object, trusted=kind.trusts_object)
            ):
                yield Finding(
                    subject=bearer,
                    object=anchor,
                    rule="hyphen",
                    type=kind,
                    words=(token - 1, token),
                    predicate=parse.word[token]
                    + (
                        " in"
                        if label != "educated at" and label != "parent organization"
                        else " by"
                        if label == "parent organization"
                        else " at"
                    ),
                )
                break


def bearers(parse: Parse, noun: int) -> list[int]:
    """Return who a described noun is: its name, its subject or its neighbour in apposition, else the description itself."""
    own = parse.mention_of(noun)
    if own is not None and parse.mentions[own].kind is MentionKind.NAME:
        return [own]
    found = _bearers(parse, noun)[1]
    return found or ([own] if own is not None else [])


def people_findings(parse: Parse, words: Vocabulary, mention: int) -> Iterator[Finding]:
    """Yield nationality and party from an adjective: `X is a Belgian engineer`, `Republican Senator X`."""
    entry = parse.mentions[mention]
    if entry.kind is not MentionKind.NAME:
        return
    party = is_party(entry)
    if entry.label is not EntityType.NORP and not party:
        return
    last = parse.last(mention)
    noun = parse.head[last]
    dep = parse.dep[last]
    if dep in {"attr", "appos"}:
        noun = last
    elif dep not in {"amod", "compound", "nmod"} or noun <= last:
        return
    kind = words.types["political party" if party else "nationality"]
    own = parse.mention_of(noun)
    human = own is not None and parse.mentions[own].label is EntityType.PERSON
    if not party and not human and noun in parse.inside:
        return
    for bearer in bearers(parse, noun):
        person = parse.mentions[bearer]
        if bearer == mention or person.kind is MentionKind.NOMINAL:
            continue
        if _human(person) or (human and _may_be_human(person)):
            yield Finding(
                subject=bearer,
                object=mention,
                predicate=entry.text
                if noun in parse.inside
                else parse.phrase(phrase_start(parse, noun), noun),
                words=(noun,),
                rule="people",
                type=kind,
            )


def _human(person: Mention) -> bool:
    if person.kind is MentionKind.PRONOUN:
        return person.text.lower() in {"he", "him", "his", "she", "her", "who", "himself", "herself", "whom"}
    return person.label is EntityType.PERSON


def _may_be_human(person: Mention) -> bool:
    if person.kind is MentionKind.PRONOUN:
        return person.text.lower() not in {"it", "its", "itself"}
    return person.label is not EntityType.NORP


def place_findings(parse: Parse, words: Vocabulary, mention: int) -> Iterator[Finding]:
    """Yield where a person named belongs by a preposition alone: `Cy Odell at Yale University`, `Ann Lee of the Green Party`."""
    entry = parse.mentions[mention]
    if entry.kind is not MentionKind.NAME or entry.label is not EntityType.PERSON:
        return
    head = parse.head_of(mention)
    for preposition in parse.below(head, "prep"):
        if (
            parse.lemma[preposition] not in {"of", "at", "from", "with"}
            or preposition != parse.last(mention) + 1
        ):
            continue
        for noun in parse.below(preposition, "pobj"):
            for other in stands_for(parse, noun):
                group = parse.mentions[other]
                if group.label is EntityType.ORG and group.kind is MentionKind.NAME:
                    kind = words.types["political party" if is_party(group) else "affiliation"]
                    yield Finding(
                        subject=mention,
                        object=other,
                        predicate=parse.word[preposition],
                        words=(preposition,),
                        rule="name-preposition",
                        type=kind,
                    )
