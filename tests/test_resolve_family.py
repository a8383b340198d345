"""Who of a family a bare surname means, over records made by hand."""

import pytest

from graph.records import EntityType, Extraction, Mention, MentionKind, Role, Span
from graph.resolve.article import join_names


def extraction(*mentions: tuple[str, Role, str]) -> Extraction:
    """Make an article of names, each with its role and the title before it."""
    found = []
    at = 0
    for text, role, title in mentions:
        span = Span(at, at + len(text))
        at = span.end + 1
        head = Span(span.end - len(text.split()[-1]), span.end)
        label = EntityType.PERSON if " " in text else None
        found.append(
            Mention(
                span=span,
                text=text,
                kind=MentionKind.NAME,
                head=head,
                rule="given",
                label=label,
                role=role,
                titles=title,
            )
        )
    return Extraction(article="a", mentions=tuple(found))


def shares(*mentions: tuple[str, Role, str]) -> list[list[int]]:
    clusters, _ = join_names(extraction(*mentions))
    return sorted(sorted(index for _, index in cluster.mentions) for cluster in clusters)


SUBJECT, OBJECT = Role.SUBJECT, Role.OBJECT


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        # Whoever bore the bare surname before keeps it.
        (
            [
                ("Nadia Karlin", SUBJECT, ""),
                ("Karlin", SUBJECT, ""),
                ("Felix Karlin", OBJECT, ""),
                ("Karlin", SUBJECT, ""),
            ],
            [[0, 1, 3], [2]],
        ),
        # Another introduced in full as a subject near by takes it over.
        (
            [
                ("Nadia Karlin", SUBJECT, ""),
                ("Karlin", SUBJECT, ""),
                ("Felix Karlin", SUBJECT, ""),
                ("Karlin", SUBJECT, ""),
            ],
            [[0, 1], [2, 3]],
        ),
        # A relative never does.
        (
            [
                ("Nadia Karlin", SUBJECT, ""),
                ("Karlin", SUBJECT, ""),
                ("Felix Karlin", SUBJECT, "brother"),
                ("Karlin", SUBJECT, ""),
            ],
            [[0, 1, 3], [2]],
        ),
        # A title tells.
        (
            [
                ("Nadia Karlin", SUBJECT, ""),
                ("Felix Karlin", SUBJECT, ""),
                ("Karlin", SUBJECT, "Mrs."),
                ("Karlin", SUBJECT, "Mr."),
            ],
            [[0, 2], [1, 3]],
        ),
        # Father and son stay two.
        ([("Frank Dell", SUBJECT, ""), ("Frank Dell Jr.", SUBJECT, "")], [[0], [1]]),
        # Before anyone is introduced, it is nobody known.
        (
            [("Karlin", SUBJECT, ""), ("Nadia Karlin", SUBJECT, ""), ("Felix Karlin", SUBJECT, "")],
            [[0], [1], [2]],
        ),
    ],
)
def test_a_bare_surname_goes_to_its_bearer(
    mentions: list[tuple[str, Role, str]], expected: list[list[int]]
) -> None:
    assert shares(*mentions) == expected
