from email.message import EmailMessage
from pathlib import Path

import pytest

from graph.readers import read
from graph.records import Article, Skipped

PARAGRAPHS = (
    "The ferry between Lowmoor and Saint Ebb was halted on Wednesday after a fire in its engine room.",
    '"Nobody was hurt, and the crew acted at once," said Dora Penhale, a spokeswoman for Ebb Lines.',
    "Passengers were taken ashore in two fishing boats; the ship will be towed to Port Clement.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = (
    "<html><body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    f"<article><h1>Ferry halted after fire</h1>{BODY}</article><footer>Copyright 2019</footer></body></html>"
)


def one(folder: Path, name: str, content: bytes) -> Article | Skipped:
    (folder / name).write_bytes(content)
    (found,) = read([folder / name])
    return found


def mail(html: str | None = None, text: str | None = None) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Ferry halted: the view of Zoë"
    message["From"] = '"Penhale, Zoë" <press@ebb.example>'
    message["Date"] = "Wed, 01 May 2024 10:00:00 +0100"
    if text is not None:
        message.set_content(text, cte="base64")
    if html is not None:
        message.add_alternative(html, subtype="html")
    message.add_attachment("Not this.", filename="note.txt")
    return message.as_bytes()


def test_a_mail_gives_its_plain_text_subject_sender_and_date(tmp_path: Path) -> None:
    text = "The ferry was halted.\n\nZoë Penhale said nobody was hurt."
    assert one(tmp_path, "a.eml", mail("<p>No.</p>", text)) == Article(
        id="a",
        text=text,
        source="a.eml",
        title="Ferry halted: the view of Zoë",
        byline="Penhale, Zoë",
        published="2024-05-01T10:00:00+01:00",
    )


def test_a_mail_is_decoded_as_its_program_meant(tmp_path: Path) -> None:
    data = (
        b"Subject: =?iso-8859-1?Q?Ferry_=96_caf=E9?=\r\nFrom: Zo\xc3\xab <z@ebb.example>\r\n"
        b"Content-Type: text/plain; charset=iso-8859-1; format=flowed\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n=93No,=94 said \r\nDora Penhale.\r\n"
    )
    assert one(tmp_path, "a.eml", data) == Article(
        id="a", text="“No,” said Dora Penhale.", source="a.eml", title="Ferry – café", byline="Zoë"
    )


def test_a_mail_whose_plain_text_says_little_gives_its_html(tmp_path: Path) -> None:
    html = f"<table><tr><td>{BODY}</td></tr><tr><td>Unsubscribe here</td></tr></table>"
    found = one(tmp_path, "a.eml", mail(html, "Your program shows no HTML."))
    assert isinstance(found, Article)
    assert found.text == "\n\n".join(PARAGRAPHS)


def test_a_mail_of_far_too_many_parts_is_named_at_once(tmp_path: Path) -> None:
    data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(200))
    assert one(tmp_path, "a.eml", data + b"\n" * 100_000) == Skipped(
        source=f"{tmp_path}/a.eml",
        reason="It has more mails inside it than any mail program writes: save them one by one.",
    )


def test_a_mail_of_html_alone_gives_the_article_of_the_page(tmp_path: Path) -> None:
    found = one(tmp_path, "a.eml", mail(PAGE))
    assert isinstance(found, Article)
    assert found.text == "\n".join(("Ferry halted after fire", *PARAGRAPHS))
    assert found.title == "Ferry halted: the view of Zoë"


def test_a_mail_without_text_says_so(tmp_path: Path) -> None:
    assert one(tmp_path, "a.eml", mail()) == Skipped(
        source=f"{tmp_path}/a.eml",
        reason="The mail holds no text: save what is attached to it as a file.",
    )


@pytest.mark.parametrize(
    "damaged", ["charset*=a; charset*0=b", f"charset*{'9' * 5_000}=a", "format*=a; format*0=b"]
)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_damaged_parameter_of_the_content_type_counts_as_none(
    tmp_path: Path, kind: str, damaged: str
) -> None:
    data = f"Subject: Ferry\nContent-Type: text/{kind}; {damaged}\n\nDora Penhale left.\n".encode()
    found = one(tmp_path, "a.eml", data)
    assert found == Article(id="a", text="Dora Penhale left.", source="a.eml", title="Ferry")
