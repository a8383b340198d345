import random

from quality.intervals import draw, figures, interval


class Graph:
    entity: dict[str, str]
    text: dict[str, str]
    by: dict[str, dict[str, list[str]]]


def test_an_article_drawn_twice_is_two_with_the_same_text_and_records() -> None:
    graph = Graph()
    graph.entity, graph.text, graph.by = (
        {},
        {"a": "Ann.", "b": "Bo."},
        {"mentions": {"a": ["Ann"], "b": ["Bo"]}},
    )
    twice = random.Random(4)  # noqa: S311 # a seed that draws the first article twice
    documents, drawn = draw(twice, [{"id": "a"}, {"id": "b"}], graph)
    assert [one["id"] for one in documents] == ["0 a", "1 a"]
    assert drawn.text == {"0 a": "Ann.", "1 a": "Ann."}
    assert drawn.by == {"mentions": {"0 a": ["Ann"], "1 a": ["Ann"]}}


def test_of_printed_rows_the_figures_are_read_and_the_counts_are_not() -> None:
    printed = '{"row": "names", "n": 3, "P_R_F": [50.0, 40.0, 44.4], "type": 80.0, "complaints": []}\n'
    assert dict(figures(printed)) == {("names", "P_R_F"): 44.4, ("names", "type"): 80.0}


def test_the_interval_leaves_out_as_much_at_both_ends() -> None:
    assert interval([float(n) for n in reversed(range(1000))]) == (25.0, 974.0)
