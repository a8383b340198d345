"""How an article differs from the one whose text it has."""

import pytest

from graph.network import copies
from graph.network.versions import difference
from graph.records import Article

PARTS = (
    "The pump house at Marl Lock was shut on Friday after a pipe burst in it, the canal board said.",
    "Nobody was hurt, and the water reached no home, but boats above the lock will wait for about nine days.",
    "“We saw the crack in April and asked for money,” said Wilma Trask, who has run the house for ten years.",
    "The board's treasurer, Piet Olander, said that the request had been put off until the summer meeting.",
    "Two barges with grain lie in the upper basin, and their owners want the board to pay for each lost day.",
    "A crew from the county began to dig on Saturday and hopes to reach the broken joint before the weekend.",
)
STORY = "\n\n".join(PARTS)


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        (None, STORY, "word for word"),
        (None, STORY.upper(), "word for word"),
        (None, "\n\n".join(PARTS[:4]), "cut by 41 of 120 words"),
        (None, f"{STORY}\n\nThe lock is nine miles from Marl.", "with 7 words more"),
        (None, STORY.replace("Friday", "Thursday"), "edited"),
        (
            None,
            f"Correction: The pipe burst on Thursday.\n\n{STORY}",
            "corrected, “Correction: The pipe burst on Thursday.”",
        ),
        (
            None,
            f"{STORY}\n\nAn earlier version of this article gave the wrong day.",
            "corrected, “An earlier version of this article gave the wrong day.”",
        ),
        (
            None,
            f"{STORY}\n\nThis story has been updated with the crew.",
            "updated, “This story has been updated with the crew.”",
        ),
        ("UPDATE 2-Pump house shut", STORY, "updated, “UPDATE 2-Pump house shut”"),
        ("Updated: Pump house shut", STORY, "updated, “Updated: Pump house shut”"),
        ("Update on the pump house", STORY, "word for word"),
        ("Corrections officers see the flood", STORY, "word for word"),
        ("(Corrects the day in paragraph 1)", STORY, "corrected, “(Corrects the day in paragraph 1)”"),
        ("Corrected figures for the lock", STORY, "word for word"),
        ("Board updates its plan", STORY, "word for word"),
    ],
)
def test_a_version_is_told_with_its_reason(title: str | None, text: str, told: str) -> None:
    original, version = Article(id="a", text=STORY), Article(id="b", text=text, title=title)
    assert copies([original, version]) == {"b": "a"}
    assert difference(version, original) == told


def test_what_the_original_says_too_is_no_reason() -> None:
    text = f"Correction: The lock is older.\n\n{STORY}"
    assert difference(Article(id="b", text=text), Article(id="a", text=text)) == "word for word"
