from pathlib import Path

import pytest

from graph.readers import read
from graph.records import Article

BODY = "The council met on Monday.\n\nNobody left.\n"


def one(folder: Path, name: str, content: str) -> Article:
    (folder / name).write_bytes(content.encode())
    (found,) = read([folder / name])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_states_what_it_names_and_the_text_begins_below_it(name: str, tmp_path: Path) -> None:
    block = (
        "---\n"
        'title: "Bridge: the council votes"\n'
        "date: May 1, 2024\n"
        "Publisher: Lowmoor Post\n"
        "authors:\n  - Tessa Quill\n  - name: Noor Haddad\n"
        "url: https://post.example/vote\n"
        "draft: false\n"
        "---\n"
    )
    assert one(tmp_path, name, f"{block}\n\n{BODY}") == Article(
        id="a",
        text=BODY if name == "a.txt" else BODY.rstrip(),
        source=name,
        title="Bridge: the council votes",
        published="2024-05-01",
        publisher="Lowmoor Post",
        byline="Tessa Quill, Noor Haddad",
        url="https://post.example/vote",
    )


def test_the_lines_of_any_system_end_front_matter(tmp_path: Path) -> None:
    found = one(tmp_path, "a.txt", "\ufeff---\r\ntitle: A vote\r\n---\r\n\r\n" + BODY)
    assert (found.title, found.text) == ("A vote", BODY)


def test_a_title_with_a_colon_is_read_though_yaml_wants_it_in_marks(tmp_path: Path) -> None:
    found = one(tmp_path, "a.txt", f"---\ntitle: Correction: Lund stays\ndate: 2024-05-14\n---\n{BODY}")
    assert (found.title, found.published, found.text) == ("Correction: Lund stays", "2024-05-14", BODY)


def test_front_matter_may_be_toml(tmp_path: Path) -> None:
    stated = 'title = "A vote"\ndate = 2024-05-01T08:30:00+01:00\nauthors = ["Tessa Quill"]\ndraft = false'
    assert one(tmp_path, "a.txt", f"+++\n{stated}\n+++\n\n{BODY}") == Article(
        id="a",
        text=BODY,
        source="a.txt",
        title="A vote",
        published="2024-05-01T08:30:00+01:00",
        byline="Tessa Quill",
    )


def test_a_headline_below_front_matter_is_the_title_where_that_states_none(tmp_path: Path) -> None:
    text = f"Council votes on the bridge\n\n{BODY}"
    found = one(tmp_path, "a.txt", f"---\npublisher: Post\n---\n{text}")
    assert (found.title, found.publisher, found.text) == ("Council votes on the bridge", "Post", text)


@pytest.mark.parametrize("stated", ["03/04/2024", "yesterday", "2024", "", "[2024-05-01, 2024-05-02]"])
def test_a_date_of_front_matter_that_has_no_one_reading_is_absent(tmp_path: Path, stated: str) -> None:
    assert one(tmp_path, "a.md", f"---\ndate: {stated}\n---\n{BODY}").published is None


@pytest.mark.parametrize(
    "text",
    [
        f"---\n\n{BODY}",
        f"+++\ntitle: A vote\n+++\n{BODY}",
        f"---\nThe council met on Monday.\n---\n{BODY}",
        f"---\ntitle: [A vote\n---\n{BODY}",
        f"---\n{'[' * 5_000}\n---\n{BODY * 500}",
        f"{BODY}---\ntitle: A vote\n---\n",
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(tmp_path: Path, text: str) -> None:
    assert one(tmp_path, "a.txt", text) == Article(id="a", text=text, source="a.txt")


@pytest.mark.parametrize(
    "line",
    [
        "Council votes on the bridge",
        "“No bridge,” says mayor of Lowmoor",
        "Who owns the harbour?",
        "Mayor: ‘No bridge’",
        "12 hurt on the Ebb ferry",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n", "\n \t\n\n"])
def test_a_headline_above_a_blank_line_is_the_title_and_stays_in_the_text(
    tmp_path: Path, line: str, between: str
) -> None:
    text = f"{line}{between}{BODY}"
    assert one(tmp_path, "a.txt", text) == Article(id="a", text=text, source="a.txt", title=line)


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday.\n\nNobody left.",
        "The mayor said: “No bridge.”\n\nNobody left.",
        "The council of the town met on Monday and\n\nleft.".replace("\n\n", "\n"),
        "By Tessa Quill, Lowmoor\n\nNobody left.",
        "Friday, 3 May 2024\n\nNobody left.",
        "Lowmoor Post\n\nNobody left.",
        "From: Tessa Quill <quill@post.example>\n\nNobody left.",
        "LOWMOOR, May 3 (Wire) —\n\nNobody left.",
        "* * *\n\nNobody left.",
        "Council votes on the bridge\n\n",
        "Council votes on the bridge",
        "Word after word " * 9 + "\n\nNobody left.",
    ],
)
def test_a_first_line_that_is_not_clearly_a_headline_is_no_title(tmp_path: Path, text: str) -> None:
    assert one(tmp_path, "a.txt", text).title is None
