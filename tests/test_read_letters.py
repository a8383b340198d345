import pytest

from graph.readers.letters import written_text

OUTLOOK = """Noor Haddad agreed.

Ada

-----Original Message-----
From: Omar Venn <omar@post.example>
Sent: Tuesday, 2 May 2024 10:00
To: Ada Brock; desk@post.example;
 news@post.example
Subject: RE: Vote

Did she agree?
"""
GMAIL = """Please print this.

---------- Forwarded message ---------
From: Omar Venn <omar@post.example>
Date: Tue, 2 May 2024 at 10:00
Subject: Vote
To: <ada@post.example>


The council voted.
"""
REPLY = """She agreed.

On Tue, 2 May 2024 at 10:00, Omar Venn
<omar@post.example> wrote:

> Did she agree?
>
> > Who?
"""
APPLE = """Begin forwarded message:

From: Omar Venn
Subject: Vote
Date: 2 May 2024
To: Ada

The council voted.
"""
SIGNED = """The council voted.
--\x20
Ada Brock
Lowmoor Post, 0171 555
"""
NEWSLETTER = """View this email in your browser

The council <https://post.example/c> voted.

________________

Nobody left [https://post.example/n].

Sent from my iPhone

Unsubscribe from this list

This e-mail and any files with it are confidential. If it is not for you, delete it.
"""


@pytest.mark.parametrize(
    ("mail", "text"),
    [
        (OUTLOOK, "Noor Haddad agreed.\n\nAda\n\nDid she agree?"),
        (GMAIL, "Please print this.\n\nThe council voted."),
        (REPLY, "She agreed.\n\nDid she agree?\n\nWho?"),
        (APPLE, "The council voted."),
        (SIGNED, "The council voted."),
        (NEWSLETTER, "The council voted.\n\nNobody left."),
    ],
    ids=["outlook", "gmail", "reply", "apple", "signed", "newsletter"],
)
def test_what_mail_programs_put_around_a_text_is_left_out(mail: str, text: str) -> None:
    assert written_text(mail) == text


@pytest.mark.parametrize(
    "text",
    [
        "On 2 May 2024 the mayor wrote:\n\n“We left.”",
        "To: the people of Lowmoor\n\nWe left.",
        "Sent from Lowmoor in 1943, the letter\nwas lost.",
        "From: a letter of 1901\n-- said the mayor",
        "The vote:\n--\n" + "\n".join(f"Line {number} of many." for number in range(20)),
    ],
)
def test_a_text_that_only_looks_so_is_kept(text: str) -> None:
    assert written_text(text) == text


def test_lines_that_flow_are_joined() -> None:
    mail = "The council \nvoted on \nMonday.\n \n> Who \n> left?\n-- \nAda"
    assert written_text(mail, flowed=True) == "The council voted on Monday.\n\nWho left?"
    assert written_text("The coun \ncil voted.", flowed=True, joined=True) == "The council voted."
