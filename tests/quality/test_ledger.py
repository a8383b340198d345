from quality.ledger import members, parts, pruned, read_ledger


def test_the_ledger_names_every_part_that_decides() -> None:
    assert sorted(read_ledger()) == sorted(parts()), "run python tests/quality/ledger.py"


def test_a_rule_is_left_out_of_whatever_table_has_it() -> None:
    tables = [("one", "other"), {"a": "one", "b": "other"}, {"word": ("one", "other"), "else": ("one",)}]
    assert [members(table) for table in tables] == [
        ["one", "other"],
        ["one", "other"],
        ["one", "other", "one"],
    ]
    assert [pruned(table, "one") for table in tables] == [
        ("other",),
        {"b": "other"},
        {"word": ("other",), "else": ()},
    ]
