"""Find reported speech that is no clause: an infinitive, a noun behind its cue, what a thing is called."""

from spacy.tokens import Token

from graph.data import mapping, words
from graph.extract.quotations.complements import Stretches
from graph.extract.quotations.cues import Construction, Cue
from graph.extract.quotations.frame import hidden_cue
from graph.extract.quotations.speakers import called_on
from graph.extract.syntax import NOMINAL, child_of, is_infinitive
from graph.records import Mode

_PREPOSITIONS = frozenset(
    {Construction.OF, Construction.FOR, Construction.TO, Construction.ABOUT, Construction.AGAINST}
)
_BECOMING = frozenset({"be", "become"})
_ASKS = frozenset({"asks", "orders"})
_OCCASIONS = frozenset("campaign speech debate election interview letter statement meeting visit".split())
_CONDITIONS = frozenset({"if", "unless", "until", "because"})
_EMPTY = frozenset(  # objects that say nothing of what was said
    "nothing something anything everything comment question story word help record much more lot".split()
)


def order(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee told them to leave`: the infinitive alone; whom it is laid upon is spoken to."""
    if Construction.ORDER not in entry.takes:
        return None
    inner = next(
        (child for child in cue.rights if child.dep_ in {"ccomp", "xcomp"} and is_infinitive(child)), None
    )
    if inner is None or (child_of(inner, "nsubj") is None and child_of(cue, "dobj", "nsubjpass") is None):
        called = called_on(cue)
        inner = None if called is None else _infinitive_behind(cue, called)
    if inner is None:
        return None
    return (_infinitive(inner),)


def infinitive(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee promised to leave`: the infinitive that the subject itself would carry out."""
    if Construction.INFINITIVE not in entry.takes:
        return None
    inner = next((child for child in cue.rights if child.dep_ == "xcomp"), None) or _behind_occasion(cue)
    if inner is None or not is_infinitive(inner):
        return None
    subject = child_of(cue, "nsubj")
    if inner.lemma_ in _BECOMING and subject is not None and subject.lower_ == "it":
        return None  # it promised to be a long winter
    if entry.attitude == "declines" and hidden_cue(inner) is not None and not _on_a_matter(inner):
        return None  # declined to say whether: its own cue; declined to comment: on nothing stated
    return (_infinitive(inner),)


def subject_and_infinitive(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Analysts expect it to fail`: the infinitive with its subject."""
    if Construction.SUBJECT not in entry.takes:
        return None
    inner = next((child for child in cue.rights if child.dep_ in {"ccomp", "xcomp"}), None)
    subject = None if inner is None else child_of(inner, "nsubj", "nsubjpass")
    to = None if inner is None else next((word for word in inner.lefts if word.tag_ == "TO"), None)
    if inner is None or subject is None or to is None or not cue.i < subject.i < to.i:
        return None
    return ((subject.left_edge.i, inner.right_edge.i + 1),)


def gerund(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee denied taking the money`, and `misleading voters`, where the parse sees an adjective."""
    if Construction.GERUND not in entry.takes or cue.i + 1 >= len(cue.doc) or cue.nbor().tag_ != "VBG":
        return None
    verb = cue.nbor()
    if verb.dep_ == "aux" and verb.head.head == cue:  # denied having met her
        return ((verb.i, verb.head.right_edge.i + 1),)
    if verb.dep_ == "amod" and verb.head.dep_ == "dobj" and verb.head.head == cue:
        return ((verb.i, verb.head.right_edge.i + 1),)
    return ((verb.i, verb.right_edge.i + 1),) if verb.head == cue else None


def small_clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee called the plan unfair` and `Lee described the plan as a farce`: both, together."""
    if Construction.NAME not in entry.takes:
        return None
    judged = child_of(cue, "dobj", "ccomp", "oprd")
    if judged is None or judged.i < cue.i:
        return None
    if judged.dep_ == "ccomp":  # considers the law unjust
        subject = child_of(judged, "nsubj")
        bare = judged.pos_ in {"ADJ", "NOUN"} and child_of(judged, "cop", "aux", "mark") is None
        return ((subject.left_edge.i, judged.right_edge.i + 1),) if bare and subject is not None else None
    last = next((child for child in cue.rights if child.i > judged.i and child.dep_ == "oprd"), None)
    last = last or next(
        (word for word in (*judged.rights, *cue.rights) if word.dep_ == "prep" and word.lower_ == "as"), None
    )
    if last is None or last.i < judged.i:
        return None
    return ((judged.left_edge.i, last.right_edge.i + 1),)


def reason(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee blamed the mayor for the delay`: somebody with what is held against them."""
    if Construction.REASON not in entry.takes:
        return None
    judged = child_of(cue, "dobj")
    if judged is None or judged.i < cue.i:
        return None
    for word in (*judged.rights, *cue.rights):
        if word.dep_ == "prep" and word.lower_ in {"for", "over"} and word.i > judged.i:
            return ((judged.left_edge.i, word.right_edge.i + 1),)
    return None


def behind_preposition(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee called for calm`, `Lee accused them of lying`: what stands behind the preposition."""
    taken = {construction.value for construction in _PREPOSITIONS & entry.takes}
    inner = next((child for child in cue.rights if child.dep_ == "prep" and child.lower_ in taken), None)
    if inner is None and {Construction.OF, Construction.NAME} <= entry.takes:
        inner = _charge(cue)
    if inner is None:
        return _called_to_act(cue) if Construction.FOR in entry.takes else None
    thing = child_of(inner, "pobj", "pcomp")
    if thing is None or thing.lemma_ in _EMPTY:
        return None
    if inner.lower_ in {"for", "to"} and (
        thing.pos_ == "PROPN" or thing.lemma_.lower() in words("person_nouns")
    ):
        return None  # called for the doctor
    return ((inner.i, inner.right_edge.i + 1),)


def _charge(cue: Token) -> Token | None:
    """Return the `of` that the parse hung on the accused: `accused the head of the agency of lying`."""
    accused = child_of(cue, "dobj")
    while accused is not None:
        of = next((child for child in accused.rights if child.lower_ == "of"), None)
        deed = None if of is None else child_of(of, "pobj", "pcomp")
        if deed is not None and deed.lower_.endswith("ing") and deed.pos_ != "PROPN":
            return of
        accused = deed
    return None


def _called_to_act(cue: Token) -> Stretches | None:
    """Read `called for Lee to resign`."""
    for child in cue.rights:
        mark = child_of(child, "mark")
        if mark is not None and mark.lower_ == "for" and mark.i == cue.i + 1 and is_infinitive(child):
            return ((mark.i, child.right_edge.i + 1),)
    return None


def _on_a_matter(verb: Token) -> bool:
    """Tell whether what was declined has a matter: `to comment on the inquiry`, not `on Monday`."""
    ties = [child for child in verb.rights if child.lower_ in {"on", "about"}]
    matters = (word for tie in ties for word in tie.rights)
    return verb.lemma_ == "comment" and any(w.lower_ not in mapping("time_words") for w in matters)


def thing(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee criticised the delay`, `Lee confirmed the toll`: an object that is nobody."""
    if Construction.OBJECT not in entry.takes and entry.mode is not Mode.SPEECH:
        return None
    inner = child_of(cue, "dobj")
    if inner is None or inner.i < cue.i or inner.pos_ not in NOMINAL or inner.lemma_ in _EMPTY:
        return None
    return ((inner.left_edge.i, inner.right_edge.i + 1),)


def demand(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee demanded a vote`: what is asked for, as in `Lee called for a vote`."""
    return thing(cue, entry) if entry.attitude in _ASKS and Construction.OBJECT in entry.takes else None


def _behind_occasion(cue: Token) -> Token | None:
    """Return the infinitive that the parse hung on an occasion: `promised in his campaign to leave`."""
    for child in cue.rights:
        occasion = child_of(child, "pobj") if child.dep_ == "prep" else None
        if occasion is not None and (occasion.ent_type_ == "DATE" or occasion.lemma_ in _OCCASIONS):
            return child_of(occasion, "acl")
    return None


def _infinitive(verb: Token) -> tuple[int, int]:
    """Return an infinitive with the condition behind it, which the parse may have hung on the cue."""
    start = next((child.i for child in verb.lefts if child.dep_ in {"aux", "neg"}), verb.i)
    end = verb.right_edge.i + 1
    for child in verb.head.rights:
        behind = end + (end < len(verb.doc) and verb.doc[end].is_quote)
        mark = child_of(child, "mark") if child.dep_ == "advcl" and child.left_edge.i == behind else None
        if mark is not None and mark.lower_ in _CONDITIONS:
            end = child.right_edge.i + 1
    return start, end


def _infinitive_behind(cue: Token, called: Token) -> Token | None:
    inner = next((child for child in (*cue.rights, *called.rights) if is_infinitive(child)), None)
    return inner if inner is not None and inner.i > called.i else None
