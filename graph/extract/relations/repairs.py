"""Mend in a parse what parsers are known to get wrong around names and roles, before the rules read it."""

from collections.abc import Iterator

from graph.data.given_names import is_given_name
from graph.extract.relations.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_COPULAS = frozenset({"be", "become", "remain"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"compound", "nmod", "poss", "amod", "appos", "nummod", "pobj", "conj"})
_BEFORE = frozenset({"compound", "nmod", "amod"})
_NAMED = frozenset({"dobj", "oprd"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_PREFIXES = frozenset({"co", "ex", "vice", "half"})
_ADJECTIVAL = frozenset({"found", "act", "manage", "operate"})
_RETIRED = frozenset({"emeritus", "emerita"})
_KIN = frozenset("wife husband son daughter child father mother brother sister partner spouse".split())
_COORDINATE = frozenset({"conj", "xcomp", "ccomp"})
_STRAY = frozenset({"ccomp", "xcomp", "dobj", "dep", "npadvmod", "advcl", "oprd", "dative"})
_REACH = 30  # tokens on both sides among which the dependents of a prefix are looked for
_CLIMB = 12  # words climbed on the way to a governor
_LONGEST = 400  # tokens of a bracket that is looked over


def mend(tree: Tree) -> None:
    """Mend a parse in place, by one look at each token."""
    attributes = {tree.head[i]: i for i, dep in enumerate(tree.dep) if dep == "attr"}
    _in_laws(tree)
    for i, dep in enumerate(tree.dep):
        if dep == "conj":
            _second_role(tree, i)
            _second_parent(tree, i, attributes)
            _predicate_list(tree, i, attributes)
            _shared_title(tree, i)
            _listed_relatives(tree, i)
        elif dep in _PREPOSITIONS:
            _object_behind(tree, i)
            _noun_as_verb(tree, i)
        elif dep in {"xcomp", "advcl"}:
            _title_as_verb(tree, i)
            _name_as_verb(tree, i)
        elif dep in _SUBJECTS:
            _whole_verb(tree, i)
        elif dep in _NAMED:
            _named_role(tree, i)
        if dep in _COORDINATE and tree.tag[i] == "VB":
            _second_infinitive(tree, i)
        _word(tree, i)
    for name, head in tree.heads.items():
        _dated(tree, name, head)
        _second_name(tree, name, head)
        _relative(tree, name, head)
    for opening, closing in _brackets(tree) if "-RRB-" in tree.tag else ():
        _subject_before(tree, opening, closing)


def _word(tree: Tree, i: int) -> None:
    if tree.lemma[i] in tree.vocabulary.words["verdicts"]:
        _verdict(tree, i)
    if tree.lemma[i] in _PREFIXES:
        _prefix(tree, i)
    elif tree.tag[i] == "VBG" and tree.lemma[i] in _ADJECTIVAL:
        _founding(tree, i)
    elif tree.dep[i] == "pobj" and tree.dep[tree.head[i]] == "prt":  # called on Ann Lee to resign
        tree.dep[tree.head[i]], tree.tag[tree.head[i]] = "prep", "IN"
    elif tree.lemma[i] in _RETIRED:
        _retired(tree, i)


def _second_role(tree: Tree, i: int) -> None:
    """Hang `head` of `speaker of the house and head of Alba` on `speaker`, not on `house`."""
    other = tree.head[i]
    role = tree.head[tree.head[other]]
    plain = {other, i}.isdisjoint(tree.named) and not tree.is_role(other) and tree.dep[other] == "pobj"
    of = tree.lemma[tree.head[other]] == "of" and tree.word[i + 1 : i + 2] == ["of"]
    if plain and of and tree.is_role(role) and tree.is_role(i):
        tree.hang(i, role, "conj")
        tree.head[i + 1] = i


def _second_parent(tree: Tree, i: int, attributes: dict[int, int]) -> None:
    """Hang `Bo Ray` of `is the son of Ann Lee, a baker, and Bo Ray` on `Ann Lee`, not on `is`."""
    role = attributes.get(tree.head[i], i)
    if tree.heads.get(tree.named.get(i, -1)) != i or role >= i or tree.lemma[role] not in _KIN:
        return
    for k in range(role + 1, i):
        if tree.dep[k] == "pobj" and k in tree.named and tree.head[tree.head[k]] == role:
            tree.head[i] = k
            return


def _second_infinitive(tree: Tree, i: int) -> None:
    """Hang `fire` of `vowed to sue Alba, fire Bo Ray` on `sue`, not on `vowed`: it is governed too."""
    verb = tree.head[i]
    if tree.tag[verb] == "VB" or not tree.is_verb(verb):
        return
    governed = [k for k in range(verb + 1, i) if tree.head[k] == verb and tree.dep[k] == "xcomp"]
    bare = tree.tag[i - 1] not in {"TO", "MD"}
    if governed and bare and tree.tag[governed[-1]] == "VB":
        tree.head[i], tree.dep[i] = governed[-1], "conj"


def _predicate_list(tree: Tree, i: int, attributes: dict[int, int]) -> None:
    """Hang `chair` of `Ann Lee is an engineer, and the chair of Alba` on `engineer`, not on `is`."""
    verb = tree.head[i]
    if tree.lemma[verb] in _COPULAS and tree.tag[i].startswith("NN") and attributes.get(verb, i) < i:
        tree.head[i] = attributes[verb]


def _shared_title(tree: Tree, i: int) -> None:
    """Read `Alba's founder and chair Ann Lee` as one person: two titles before a name."""
    name, title = tree.named.get(i), tree.head[i]
    if name is None or tree.heads.get(name) != i or title in tree.named or not tree.is_role(title):
        return
    last = tree.firsts[name] - 1
    if not title + 1 < last < i or tree.lemma[title + 1] not in {"and", "&"} or not tree.is_role(last):
        return
    if tree.dep[last] not in _BEFORE or tree.head[last] != i:
        return
    tree.dep[i], tree.head[i] = tree.dep[title], tree.head[title] if tree.head[title] != title else i
    tree.dep[title], tree.head[title] = "nmod", i
    tree.dep[last], tree.head[last] = "conj", title


def _object_behind(tree: Tree, preposition: int) -> None:
    """Let a preposition govern the name right behind it: `of Helping Hands Leeds`, wherever it was hung."""
    i = preposition + 1
    if i < len(tree.word) and tree.tag[i] == "DT":
        i += 1
    name = tree.begins(i)
    if name is None:
        return
    head = tree.heads[name]
    if tree.head[head] == preposition:
        tree.dep[head] = "pobj" if tree.dep[head] == "pcomp" else tree.dep[head]
        return
    above = head
    for _ in range(_CLIMB):
        if tree.dep[above] not in _NOMINAL:
            break
        above = tree.head[above]
        if above == preposition:
            return
    clause = tree.head[above]
    if tree.dep[above] in _SUBJECTS and tree.dep[clause] == "pcomp" and tree.head[clause] == preposition:
        return  # `with Ann Lee leading Alba`
    if not any(tree.dep[k] == "pobj" and tree.head[k] == preposition for k in _behind(tree, preposition)):
        tree.hang(head, preposition, "pobj")


def _behind(tree: Tree, token: int) -> Iterator[int]:
    return iter(range(token + 1, min(len(tree.word), token + _CLIMB)))


def _whole_verb(tree: Tree, i: int) -> None:
    """Hang the subject of `is engaged` on `engaged`, not on its auxiliary."""
    auxiliary = tree.head[i]
    if tree.dep[auxiliary] in {"aux", "auxpass"}:
        tree.head[i] = tree.head[auxiliary]


def _named_role(tree: Tree, i: int) -> None:
    """Read `elected Ann Lee prime minister` as whom and what, where parsers see a compound.

    Who was elected Leeds mayor is no Leeds.
    """
    verb = tree.head[i]
    if not tree.is_role(i) or i in tree.named or tree.lemma[verb] not in tree.vocabulary.words["naming"]:
        return
    if tree.lemma[verb - 1] == "be":
        return
    k = i - 1
    while k > verb and k not in tree.named and tree.head[k] == i and tree.dep[k] in _BEFORE:
        k -= 1
    name = tree.named.get(k, -1)
    if name in tree.heads and tree.firsts[name] > verb and tree.head[tree.heads[name]] == i:
        tree.hang(tree.heads[name], verb, "dobj")
        tree.dep[i] = "oprd"


def _title_as_verb(tree: Tree, i: int) -> None:
    """Read `to actor Bo Ray` as a preposition and a title where parsers see an infinitive."""
    name = tree.begins(i + 1)
    if name is None or not tree.is_role(i) or tree.word[i - 1] != "to" or tree.head[i - 1] != i:
        return
    head = tree.heads[name]
    if tree.head[head] != i:
        return
    tree.tag[i - 1], tree.dep[i - 1], tree.head[i - 1] = "IN", "prep", tree.head[i]
    tree.dep[head], tree.head[head] = "pobj", i - 1
    tree.tag[i], tree.dep[i], tree.head[i] = "NN", "compound", head


def _name_as_verb(tree: Tree, i: int) -> None:
    """Read `paid a million to Save Our Rivers` as a preposition and a name, not as an infinitive."""
    name = tree.begins(i)
    if name is None or tree.word[i - 1] != "to" or tree.head[i - 1] != i:
        return
    head = tree.heads[name]
    tree.tag[i - 1], tree.dep[i - 1], tree.head[i - 1] = "IN", "prep", tree.head[i]
    tree.tag[i], tree.dep[i], tree.head[i] = "NNP", "compound", head
    tree.dep[head], tree.head[head] = "pobj", i - 1
    for k in _behind(tree, i):
        if tree.head[k] == i and k in tree.named and k != head:
            tree.head[k], tree.dep[k] = head, "compound"


def _noun_as_verb(tree: Tree, i: int) -> None:
    """Read `a yard run by Ann Lee` as a noun and its participle where parsers see a compound."""
    participle = tree.head[i]
    noun = participle - 1
    if tree.dep[i] != "agent" or noun < 0:
        return
    if not tree.tag[participle].startswith("NN") or tree.head[noun] != participle or i != participle + 1:
        return
    if tree.dep[noun] != "compound" or noun in tree.named:
        return
    tree.head[noun] = noun if tree.head[participle] == participle else tree.head[participle]
    tree.dep[noun] = tree.dep[participle]
    tree.tag[participle], tree.dep[participle], tree.head[participle] = "VBN", "acl", noun
    for k in range(max(0, noun - _CLIMB), noun):
        if tree.head[k] == participle:
            tree.head[k] = noun


def _listed_relatives(tree: Tree, i: int) -> None:
    """Read `three children, Paul and Anna` as their names where parsers see more of a list."""
    kin = tree.head[i]
    if tree.lemma[kin] not in _KIN or tree.tag[kin] != "NNS" or tree.word[kin + 1] != ",":
        return
    if tree.begins(kin + 2) is not None and tree.heads[tree.named[kin + 2]] == i:
        tree.dep[i] = "appos"


def _verdict(tree: Tree, i: int) -> None:
    """Read `found Ann Lee guilty` as whom and what, where parsers see a clause: `Ann Lee` is `guilty`."""
    verb = tree.head[i]
    for k in range(verb + 1, i) if tree.is_verb(verb) and tree.dep[i] in {"ccomp", "oprd"} else ():
        if tree.head[k] == i and tree.dep[k] in {*_SUBJECTS, "npadvmod"}:
            tree.hang(k, verb, "dobj")
            tree.dep[i] = "oprd"


def _second_name(tree: Tree, name: int, head: int) -> None:
    """Hang a name on the noun that it is the name of: nobody is called by two names.

    `Bo Ray` of `a guide hired by Ann Lee, Bo Ray, met` on `guide`, of `an aide to Alba, Bo Ray,` on `aide`.
    """
    other = tree.head[head]
    if tree.dep[head] != "appos" or other not in tree.named or tree.head[tree.head[other]] == other:
        return
    tie, called = tree.head[other], {name}
    noun = tree.head[tie]
    if tree.dep[tie] == "agent" and tree.dep[noun] == "acl":
        noun, called = tree.head[noun], {name, tree.named[other]}
    elif tree.dep[tie] != "prep" or not tree.is_role(noun):
        return
    people = {tree.word[tree.firsts[n]] for n in called if n in tree.firsts}
    if noun not in tree.named and all(map(is_given_name, people)):
        tree.hang(head, noun, "appos")


def _retired(tree: Tree, i: int) -> None:
    """Read `Professor Emerita of Law` as `Professor of Law`: the title takes the place of the adjective."""
    title = i - 1
    if title < 0 or not tree.is_role(title) or tree.head[title] != i:
        return
    tree.head[title], tree.dep[title] = (title if tree.head[i] == i else tree.head[i]), tree.dep[i]
    for k in range(max(0, i - _REACH), min(len(tree.word), i + _REACH)):
        if tree.head[k] == i and k != title:
            tree.head[k] = title
    tree.head[i], tree.dep[i] = title, "amod"


def _relative(tree: Tree, name: int, head: int) -> None:
    """Let a name stand beside the relative before it: `married his wife Ann Lee in May`."""
    kin = tree.firsts[name] - 1
    if kin < 1 or tree.lemma[kin] not in _KIN or not tree.tag[kin - 1].startswith(("PRP$", "POS", "JJ")):
        return
    if tree.head[head] != kin and tree.dep[head] in _STRAY and tree.head[kin] != head:
        tree.hang(head, kin, "appos")


def _prefix(tree: Tree, i: int) -> None:
    """Take `co` and `founder` for one word: the word gets the place and the dependents of its prefix."""
    word = i + 2
    if word >= len(tree.word) or tree.word[i + 1] not in _HYPHENS:
        return
    outer, dep, below = tree.head[i], tree.dep[i], tree.head[word]
    named = below > word and tree.is_verb(word) and below in tree.named
    if word != outer and not named and below not in {i, i + 1, outer}:
        return
    if word != outer:
        tree.head[word], tree.dep[word] = (word, "ROOT") if outer == i else (outer, dep)
    if named:
        tree.head[below], tree.dep[below] = word, "dobj"
    for k in range(max(0, i - _REACH), min(len(tree.word), i + _REACH)):
        if tree.head[k] == i and k not in {word, i + 1}:
            tree.head[k] = word
            tree.dep[k] = "nsubj" if k < i and tree.is_verb(word) and tree.dep[k] in _BEFORE else tree.dep[k]
        elif tree.dep[k] in _SUBJECTS and tree.tag[word] == "VBN" and tree.head[tree.head[k]] in {i, word}:
            tree.head[k] = word
    tree.head[i], tree.dep[i] = word, "amod"
    tree.head[i + 1], tree.dep[i + 1] = word, "punct"


def _in_laws(tree: Tree) -> None:
    """Take `son-in-law` for one word, whose base form it is."""
    for i in (i for i, lemma in enumerate(tree.lemma) if lemma == "law" and i > 1):
        kin = i - 4 if tree.word[i - 1] in _HYPHENS else i - 2
        if kin >= 0 and tree.lemma[kin] in _KIN and "in" in tree.word[kin:i]:
            tree.lemma[kin] = f"{tree.lemma[kin]}-in-law"


def _founding(tree: Tree, i: int) -> None:
    """Read `founding director` as a noun and its adjective where parsers see a verb and its object."""
    noun = next((k for k in _behind(tree, i) if tree.head[k] == i and tree.dep[k] == "dobj"), None)
    if noun is None or not tree.is_role(noun) or any(tree.tag[k] == "DT" for k in range(i + 1, noun)):
        return
    outer, dep = tree.head[i], tree.dep[i]
    if outer == i:
        return
    for k in range(max(0, i - _CLIMB), i):
        if tree.head[k] == i:
            tree.head[k] = noun
    tree.head[noun], tree.dep[noun] = outer, "attr" if tree.lemma[outer] == "be" else dep
    tree.head[i], tree.dep[i] = noun, "amod"


def _dated(tree: Tree, name: int, head: int) -> None:
    """Take a name apart from the date behind it: `married Bo Ray March 10`."""
    month = tree.head[head]
    if tree.dep[head] not in _BEFORE or tree.lemma[month] not in _MONTHS or month in tree.named:
        return
    if month < head or tree.named.get(head) != name or tree.head[month] == month:
        return
    tree.dep[head], tree.head[head] = tree.dep[month], tree.head[month]
    tree.dep[month], tree.head[month] = "npadvmod", tree.head[month]


def _brackets(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the outermost brackets, closed before long."""
    opening, depth = 0, 0
    for i, tag in enumerate(tree.tag):
        if tag == "-LRB-":
            if not depth or i - opening > _LONGEST:
                opening, depth = i, 0
            depth += 1
        elif tag == "-RRB-" and depth:
            depth -= 1
            if not depth and i - opening <= _LONGEST:
                yield opening, i


def _subject_before(tree: Tree, opening: int, closing: int) -> None:
    """Give the verb behind a bracket the name before it as subject: `Ann Lee (born 1950, Leeds) is`."""
    name, verb = tree.named.get(opening - 1, -1), closing + 1
    if name not in tree.heads or verb >= len(tree.word) or not tree.tag[verb].startswith(("VBD", "VBZ")):
        return
    head = tree.heads[name]
    if tree.head[head] == verb and tree.dep[head] in _SUBJECTS:
        return
    inside = [i for i in range(opening, closing) if tree.head[i] == verb and tree.dep[i] in _SUBJECTS]
    outside = any(
        tree.head[i] == verb and tree.dep[i] in _SUBJECTS for i in range(max(0, opening - _CLIMB), opening)
    )
    elsewhere = tree.dep[head] in _SUBJECTS and not opening < tree.head[head] < closing
    if outside or (elsewhere and not inside):
        return
    for i in inside:
        tree.dep[i] = "dep"
    tree.hang(head, verb, "nsubj")
