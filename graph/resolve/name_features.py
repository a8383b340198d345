"""Tell by named features what speaks for or against a name's standing for a fuller one."""

from graph.data.places import place_kinds
from graph.kinds import known_body
from graph.resolve.likeness import Profile, folded

_MANY = 4  # mentions from which on one more tells nothing


def features(short: Profile, full: Profile, found: str, rivals: list[Profile], *, inside: bool) -> list[str]:
    """Return what speaks for or against a name's standing for a fuller one, in words."""
    told = [found, f"{short.kind} in {full.kind}", f"{found}: {short.kind} in {full.kind}"]
    told += ["of one kind"] * (short.kind == full.kind)
    if short.cluster.titles:
        told.append(f"{short.kind} with a title")
    if not short.cluster.titles and place_kinds(short.name):
        told.append(f"a place of that name is known: {short.kind} in {full.kind}")
    if short.kind == "body" and known_body(short.name):
        told.append(f"a body of that name is known: {found}")
    if inside:
        told += _of_order(short, full, found)
        told.append(f"{found}: {'others fit' if rivals else 'the only one'}")
    else:
        told += _of_company(short, full, found)
    if found in {"first word", "first words", "last words", "inner words"}:
        ending = "of a body" if full.words[-1] in folded("head_nouns") else "of anything"
        told.append(f"{found}: {ending}")
        told.append(f"{found}: {'several' if len(short.words) > 1 else 'one'} of {len(full.words)}")
    return told


def _of_order(short: Profile, full: Profile, found: str) -> list[str]:
    return [
        f"{found}: full form {'first' if full.first < short.first else 'later'}",
        f"short form {min(short.size, _MANY)} times",
        f"full form {min(full.size, _MANY)} times",
        f"{found}: {'more often short' if short.size > full.size else 'more often full'}",
    ]


def _of_company(short: Profile, full: Profile, found: str) -> list[str]:
    one, other = short.cluster, full.cluster
    told = [f"in other articles: {found}"] + ["twice as often"] * (full.size.bit_length() - 1)
    if "person" not in (short.kind, full.kind):
        return told
    if one.roles & other.roles:
        told.append("same role")
    elif one.roles and other.roles:
        told.append("other role")
    told.append("same company" if one.company & other.company else "no company in common")
    return told
