from pathlib import Path

import pytest

from graph.readers import read
from graph.records import Article


def one(folder: Path, content: str) -> Article:
    (folder / "a.md").write_bytes(content.encode())
    (found,) = read([folder / "a.md"])
    assert isinstance(found, Article)
    return found


def test_a_text_is_read_without_its_marks(tmp_path: Path) -> None:
    text = (
        "# The *vote*\n\n"
        "**Noor Haddad** left the council, which met at the\n"
        "old bridge[^1].  \n_Nobody_ else did. ![The bridge](bridge.png)\n\n"
        '- [Ada Brock](https://post.example/brock): "Yes."\n- Omar Venn: \\*no\\*\n\n'
        "| Name | Votes |\n|---|---|\n| Ada Brock | 12 |\n\n"
        "See [[People/Brock|Ada Brock]] &amp; others <br>at home.\n\n"
        "[^1]: Built in 1901.\n"
    )
    assert one(tmp_path, text) == Article(
        id="a",
        title="The vote",
        text=(
            "The vote\n\n"
            "Noor Haddad left the council, which met at the old bridge.\nNobody else did.\n\n"
            'Ada Brock: "Yes."\nOmar Venn: *no*\n\n'
            "Name\tVotes\nAda Brock\t12\n\n"
            "See Ada Brock & others\nat home.\n\n"
            "Built in 1901."
        ),
        source="a.md",
    )


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        ("> The ice sang.\n>\n> — Ada Brock, skipper", "“The ice sang.” — Ada Brock, skipper"),
        ("> We left.\n>\n> All of us.\n> - Ada Brock", "“We left.\n\n“All of us.” — Ada Brock"),
        ('> "We cannot pay."\n> — Ada Brock', '"We cannot pay." — Ada Brock'),
        ("She wrote:\n\n> We left.", "She wrote:\n\n“We left.”"),
        ("> Kept as it is.", "Kept as it is."),
    ],
)
def test_a_block_quotation_that_names_its_source_has_marks(tmp_path: Path, block: str, shown: str) -> None:
    assert (
        one(tmp_path, f"The vote.\n\n{block}\n\nNobody left.\n").text
        == f"The vote.\n\n{shown}\n\nNobody left."
    )


@pytest.mark.parametrize("heading", ["# The vote\n\n", "\nThe vote\n========\n"])
def test_a_heading_at_the_top_is_the_title_where_front_matter_states_none(
    tmp_path: Path, heading: str
) -> None:
    found = one(tmp_path, f"---\npublisher: Post\n---\n{heading}Nobody left.\n")
    assert (found.title, found.publisher, found.text) == ("The vote", "Post", "The vote\n\nNobody left.")


def test_a_heading_further_down_is_no_title(tmp_path: Path) -> None:
    assert one(tmp_path, "Nobody left.\n\n# The vote\n").title is None
