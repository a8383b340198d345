"""Tell the `it` that means nothing: `it is clear that they left`, `it rained`."""

from graph.extract.tokens import Tokens

_WEATHER = frozenset("rain snow hail thunder drizzle".split())
_SEEMING = frozenset("be seem appear happen emerge follow matter".split())
# What is judged of a clause with `to` rather than of a thing (Lappin and Leass 1994).
_JUDGED = frozenset(
    "advisable better bad clear dangerous difficult easy essential fair fine good great hard helpful "
    "illegal important impossible inappropriate interesting legal likely nice necessary normal obvious "
    "okay painful pointless possible premature reasonable right sad safe sensible strange tough tempting "
    "unclear unfair unlikely unreasonable useful useless vital wise wrong".split(),
)


def is_expletive(tokens: Tokens, i: int) -> bool:
    """Tell whether a word is an `it` that stands for a clause, or for nothing."""
    verb = tokens.head[i]
    if tokens.lower[i] != "it" or tokens.dep[i] not in {"nsubj", "nsubjpass", "expl"} or verb < i:
        return False
    if tokens.dep[i] == "expl" or tokens.lemma[verb] in _WEATHER:
        return True
    if tokens.dep[i] == "nsubjpass":  # it was said that
        return _clause_with(tokens, verb, {"that", "whether"})
    if tokens.lemma[verb] not in _SEEMING:
        return False
    if _clause_with(tokens, verb, {"that", "whether", "if", "as"}):
        return True
    said = tokens.children(verb, "acomp")
    return any(
        _clause_with(tokens, word, {"that", "whether", "if"})
        or (tokens.lower[word] in _JUDGED and bool(_below(tokens, verb) | _below(tokens, word)))
        for word in said
    )


def _clause_with(tokens: Tokens, verb: int, marks: set[str]) -> bool:
    clauses = [*tokens.children(verb, "ccomp"), *tokens.children(verb, "csubj")]
    return any(
        clause > verb and tokens.lower[mark] in marks
        for clause in clauses
        for mark in tokens.children(clause, "mark")
    )


def _below(tokens: Tokens, word: int) -> set[int]:
    """Return the clauses with `to` that hang on a word; `easy to use` lacks an object, which `it` is."""
    return {
        clause
        for clause in tokens.children(word, "xcomp")
        if any(tokens.lower[mark] == "to" for mark in tokens.children(clause, "aux"))
        and any(child > clause and tokens.dep[child] != "punct" for child in tokens.below.get(clause, ()))
    }
