"""Rules of relations on hand-made parses, so that another model cannot break them."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.data.relations import vocabulary
from graph.extract.relations import find_relations
from graph.records import EntityType, Mention, MentionKind, Span

PERSON, ORG, GPE = EntityType.PERSON, EntityType.ORG, EntityType.GPE


def parse(table: str) -> Doc:
    """Read a parse from lines of `word lemma tag dep head`, the head by its place from 0."""
    rows = [line.split() for line in table.strip().splitlines()]
    words, lemmas, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    return Doc(Vocab(), words=words, lemmas=lemmas, tags=tags, deps=deps, heads=[int(head) for head in heads])


def name(doc: Doc, start: int, end: int, label: EntityType | None) -> Mention:
    head = doc[end - 1]
    span = Span(doc[start].idx, head.idx + len(head))
    return Mention(
        span=span,
        text=doc[start:end].text,
        kind=MentionKind.NAME,
        head=Span(head.idx, span.end),
        rule="hand-made",
        label=label,
    )


def rows(doc: Doc, *mentions: Mention) -> list[tuple[str, str, str | None, str, str]]:
    texts = {mention.span: mention.text for mention in mentions}
    return [
        (texts[relation.subject], relation.predicate, relation.type, texts[relation.object], relation.rule)
        for relation in find_relations(doc, mentions)
    ]


def test_a_role_in_apposition_ties_a_person_to_an_organisation() -> None:
    doc = parse("""
        Nair Nair NNP nsubj 5
        , , , punct 0
        founder founder NN appos 0
        of of IN prep 2
        Alba Alba NNP pobj 3
        spoke speak VBD ROOT 5
    """)
    found = rows(doc, name(doc, 0, 1, PERSON), name(doc, 4, 5, ORG))
    assert found == [("Nair", "founder of", "founder of", "Alba", "role-apposition")]


def test_coordinated_subjects_each_do_what_the_verb_says() -> None:
    doc = parse("""
        Nair Nair NNP nsubj 3
        and and CC cc 0
        Lund Lund NNP conj 0
        sued sue VBD ROOT 3
        Alba Alba NNP dobj 3
    """)
    found = rows(doc, name(doc, 0, 1, PERSON), name(doc, 2, 3, PERSON), name(doc, 4, 5, ORG))
    assert found == [
        ("Nair", "sued", "sued", "Alba", "verb-object"),
        ("Lund", "sued", "sued", "Alba", "verb-object"),
    ]


def test_a_passive_is_turned_so_that_the_doer_is_the_subject() -> None:
    doc = parse("""
        Alba Alba NNP nsubjpass 2
        was be VBD auxpass 2
        sued sue VBN ROOT 2
        by by IN agent 2
        Nair Nair NNP pobj 3
    """)
    found = rows(doc, name(doc, 0, 1, ORG), name(doc, 4, 5, PERSON))
    assert found == [("Nair", "sued", "sued", "Alba", "verb-passive")]


def test_a_controlling_verb_stays_in_the_predicate() -> None:
    doc = parse("""
        Nair Nair NNP nsubj 1
        plans plan VBZ ROOT 1
        to to TO aux 3
        sue sue VB xcomp 1
        Alba Alba NNP dobj 3
    """)
    found = rows(doc, name(doc, 0, 1, PERSON), name(doc, 4, 5, ORG))
    assert found == [("Nair", "plans to sue", "sued", "Alba", "verb-object")]


def test_a_denied_verb_gives_a_denied_relation() -> None:
    doc = parse("""
        Nair Nair NNP nsubj 3
        did do VBD aux 3
        not not RB neg 3
        meet meet VB ROOT 3
        Lund Lund NNP dobj 3
    """)
    (found,) = find_relations(doc, (name(doc, 0, 1, PERSON), name(doc, 4, 5, PERSON)))
    assert (found.predicate, found.type, found.negated) == ("did not meet", "met", True)


def test_a_verb_that_no_type_knows_is_kept_without_one() -> None:
    doc = parse("""
        Nair Nair NNP nsubj 1
        briefed brief VBD ROOT 1
        Lund Lund NNP dobj 1
    """)
    found = rows(doc, name(doc, 0, 1, PERSON), name(doc, 2, 3, PERSON))
    assert found == [("Nair", "briefed", None, "Lund", "verb-object")]


def test_a_place_is_no_spouse() -> None:
    doc = parse("""
        Nair Nair NNP nsubj 1
        married marry VBD ROOT 1
        Leeds Leeds NNP dobj 1
    """)
    found = rows(doc, name(doc, 0, 1, PERSON), name(doc, 2, 3, GPE))
    assert found == [("Nair", "married", None, "Leeds", "verb-object")]


def test_a_hyphenated_base_is_the_headquarters_of_an_organisation_and_the_place_of_a_person() -> None:
    table = """
        Leeds Leeds NNP npadvmod 2
        - - HYPH punct 2
        based base VBN amod 3
        {0} {0} NNP nsubj 4
        grew grow VBD ROOT 4
    """
    firm = parse(table.format("Alba"))
    person = parse(table.format("Nair"))
    assert rows(firm, name(firm, 0, 1, GPE), name(firm, 3, 4, ORG)) == [
        ("Alba", "based in", "headquarters location", "Leeds", "hyphen")
    ]
    assert rows(person, name(person, 0, 1, GPE), name(person, 3, 4, PERSON)) == [
        ("Nair", "based in", "located in", "Leeds", "hyphen")
    ]


def test_a_birth_in_brackets_is_read_off_the_words() -> None:
    doc = parse("""
        Nair Nair NNP nsubj 7
        ( ( -LRB- punct 0
        born bear VBN advcl 7
        1961 1961 CD nsubj 7
        , , , punct 3
        Leeds Leeds NNP npadvmod 3
        ) ) -RRB- punct 3
        spoke speak VBD ROOT 7
    """)
    found = rows(doc, name(doc, 0, 1, PERSON), name(doc, 5, 6, GPE))
    assert found == [("Nair", "born in", "place of birth", "Leeds", "born-brackets")]


def test_work_for_a_party_is_membership_of_it() -> None:
    doc = parse("""
        Nair Nair NNP nsubj 1
        is be VBZ ROOT 1
        a a DT det 3
        member member NN attr 1
        of of IN prep 3
        the the DT det 7
        Harbour Harbour NNP compound 7
        Party Party NNP pobj 4
    """)
    found = rows(doc, name(doc, 0, 1, PERSON), name(doc, 6, 8, ORG))
    assert found == [("Nair", "member of", "political party", "Harbour Party", "role-copula")]


def test_every_type_names_its_inverse_and_its_ends_and_implies_a_known_type() -> None:
    types = vocabulary().types
    known = types.keys() | vocabulary().inverses.keys()
    assert all(kind.inverse and kind.subject and kind.object for kind in types.values())
    assert {kind.implies for kind in types.values()} - {None} <= known


def test_a_wikidata_property_belongs_to_one_type() -> None:
    known = [kind.wikidata for kind in vocabulary().types.values() if kind.wikidata]
    assert len(known) == len(set(known))
    assert all(number.startswith("P") and number[1:].isdigit() for number in known)
