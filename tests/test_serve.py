"""What newsgraph serve answers, to whom, and how it ends."""

import base64
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Thread
from time import monotonic
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest
from starlette.testclient import TestClient

from graph.budgets import MAX_LISTED, MAX_QUERY
from graph.cli import run
from graph.export.json import write_json
from graph.questions.ranking import RANKINGS
from graph.records import EntityType, KnowledgeGraph
from graph.serving.asked import Asked
from graph.serving.questions import QUESTIONS
from graph.serving.web import application

ROOT = Path(__file__).parents[1]
OWN = "http://127.0.0.1:8765"
TOKEN = "correct-horse-battery"  # noqa: S105 - of these tests alone
NONSENSE = 1_000


@pytest.fixture
def graph(council: KnowledgeGraph, tmp_path: Path) -> Path:
    """The council's graph as a file."""
    path = tmp_path / "graph.json"
    write_json(council, path)
    return path


@pytest.fixture
def asked(graph: Path) -> Asked:
    """The same, to be asked."""
    return Asked(graph)


@pytest.fixture
def client(asked: Asked) -> Iterator[TestClient]:
    """Whoever asks from this machine."""
    with TestClient(application(asked), base_url=OWN) as made:
        yield made


@pytest.mark.parametrize(
    ("address", "command"),
    [
        ("/ask?question=who+told+Quist", ["ask", "who told Quist"]),
        ("/who?name=brandt", ["who", "brandt"]),
        ("/said?by=Brandt", ["said", "--by", "Brandt"]),
        ("/said", ["said"]),
        ("/path?start=brandt&end=Quist", ["path", "brandt", "Quist"]),
        ("/top?by=mentions&types=person,ORG", ["top", "--by", "mentions", "--types", "person,ORG"]),
        ("/top", ["top"]),
    ],
)
def test_an_answer_is_what_the_command_gives(
    client: TestClient, graph: Path, capsys: pytest.CaptureFixture[str], address: str, command: list[str]
) -> None:
    run([*command[:1], *command[1:], str(graph), "--json"])
    answer = client.get(f"{address}{'&' if '?' in address else '?'}limit={MAX_LISTED}")
    assert answer.status_code == 200
    assert answer.json()["answer"] == json.loads(capsys.readouterr().out)


def test_pages_make_up_the_whole(client: TestClient) -> None:
    whole = client.get("/said?limit=200").json()
    pages = [client.get(f"/said?offset={number}&limit=1").json() for number in range(4)]
    assert [row for page in pages for row in page["answer"]] == whole["answer"]
    assert {(page["offset"], page["limit"], page["totals"]["said"]) for page in pages} == {
        (number, 1, len(whole["answer"])) for number in range(4)
    }


def test_each_list_of_an_answer_is_cut(client: TestClient) -> None:
    lists = QUESTIONS["who"].lists
    whole = client.get("/who?name=brandt").json()
    page = client.get("/who?name=brandt&offset=1&limit=1").json()
    assert page["totals"] == whole["totals"] == {name: len(whole["answer"][name]) for name in lists}
    assert {name: page["answer"][name] for name in lists} == {
        name: whole["answer"][name][1:2] for name in lists
    }
    assert page["answer"]["entity"] == whole["answer"]["entity"]


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        (
            "/who?name=Nobody+Atall",
            404,
            "Nobody and nothing in graph.json is called 'Nobody Atall': check the spelling.",
        ),
        ("/who", 400, "The question who needs name: any name of it, or its id."),
        ("/who?name=+", 400, "name is empty: give any name of it, or its id."),
        ("/who?name=a&name=b", 400, "There is more than one name: give it once."),
        ("/who?nam=a", 400, "The question who takes no 'nam': it takes name, offset, limit."),
        ("/who?name=" + "a" * 201, 400, "name has 201 characters: ask with 200 at most."),
        ("/said?limit=0", 400, "limit '0' is no number from 1 to 200."),
        ("/said?limit=201", 400, "limit '201' is no number from 1 to 200."),
        ("/said?offset=-1", 400, "offset '-1' is no number from 0 to 10,000,000."),
        ("/said?offset=" + "9" * 50, 400, f"offset '{'9' * 40}…' is no number from 0 to 10,000,000."),
        (
            "/top?by=luck",
            400,
            f"There is no measure 'luck': choose from {', '.join(RANKINGS)}.",
        ),
        (
            "/top?types=,",
            400,
            f"There is no type ',': choose from {', '.join(EntityType)}.",
        ),
        ("/why", 404, "There is nothing here: ask /ask, /who, /said, /path, /top."),
        ("/", 404, "There is no page here: ask /ask, /who, /said, /path, /top."),
        ("/ask?" + "a" * (MAX_QUERY + 1), 414, "The question has 8,001 bytes: ask with 8,000 at most."),
    ],
)
def test_what_is_asked_wrongly_gets_a_sentence(
    client: TestClient, address: str, status: int, sentence: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json()) == (status, {"error": sentence})


def test_an_unknown_name_gets_the_sentence_of_the_command(
    client: TestClient, graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(graph.parent)
    assert run(["who", "Brant", "graph.json"]) == 2
    assert client.get("/who?name=Brant").json()["error"] == capsys.readouterr().err.rstrip("\n")


def test_questions_are_only_asked_with_get(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        answer = client.request(method, "/ask?question=x")
        assert (answer.status_code, answer.json()) == (405, {"error": "Questions are asked with GET."})


@pytest.mark.parametrize("address", ["/", "/top", "/who?name=Nobody", "/why", "/said?limit=x"])
def test_every_answer_stays_where_it_belongs(client: TestClient, address: str) -> None:
    headers = client.get(address, headers={"Origin": "https://elsewhere.example"}).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'; form-action 'none'; base-uri 'none'"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not [name for name in headers if name.startswith("access-control-")]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("127.0.0.1", 200),
        ("localhost:8765", 200),
        ("LOCALHOST", 200),
        ("[::1]:8765", 200),
        ("desk.example:8765", 200),
        ("elsewhere.example", 421),
        ("127.0.0.1.elsewhere.example", 421),
        ("localhost.elsewhere.example:8765", 421),
        ("", 421),
        ("[::1", 421),
        ("[::", 421),
        ("[::1]x", 421),
        ("[::1%/x]", 421),
        ("127.0.0.1:x", 421),
        ("@", 421),
    ],
)
def test_a_host_that_leads_here_by_a_foreign_name_is_refused(asked: Asked, host: str, status: int) -> None:
    with TestClient(application(asked, names=["Desk.example"]), base_url=OWN) as client:
        assert client.get("/top", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("cross-site", "no-cors", 403),
        ("same-site", "cors", 403),
        ("same-origin", "cors", 200),
        ("none", "navigate", 200),
        ("cross-site", "navigate", 200),  # somebody follows a link
    ],
)
def test_the_pages_of_other_sites_cannot_ask(client: TestClient, site: str, mode: str, status: int) -> None:
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    assert client.get("/top", headers=headers).status_code == status


def _basic(words: str) -> str:
    return f"Basic {base64.b64encode(words.encode()).decode()}"


@pytest.mark.parametrize(
    ("brought", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        (_basic(f"desk:{TOKEN}"), 200),
        (None, 401),
        ("Bearer", 401),
        (f"Bearer {TOKEN[:-1]}", 401),
        (f"Bearer {TOKEN}x", 401),
        (TOKEN, 401),
        (_basic(TOKEN), 401),
        ("Basic !!!", 401),
        ("Basic /w==", 401),
        ("Bearer é", 401),
    ],
)
def test_with_a_token_everybody_must_bring_it(asked: Asked, brought: str | None, status: int) -> None:
    headers = {"Authorization": brought.encode("latin-1")} if brought else {}
    with TestClient(application(asked, token=TOKEN), base_url=OWN) as client:
        answers = [client.get(address, headers=headers) for address in ("/top", "/said")]
    assert [answer.status_code for answer in answers] == [status, status]
    if status == 401:
        assert answers[0].headers["WWW-Authenticate"] == 'Basic realm="newsgraph", charset="UTF-8"'
        assert answers[0].json() == {"error": "Bring the token that newsgraph serve was started with."}


def test_the_page_is_handed_out_as_it_stands(asked: Asked, tmp_path: Path) -> None:
    page = tmp_path / "graph.html"
    page.write_text("<!doctype html><title>Harbour</title>", encoding="utf-8")
    with TestClient(application(asked, page), base_url=OWN) as client:
        answer = client.get("/")
        assert (answer.content, answer.headers["Content-Type"]) == (
            page.read_bytes(),
            "text/html; charset=utf-8",
        )
        for wanted in ("bytes=0-3", "bytes=9999-", "bytes=x", "lines=1", "", "bytes=0-1,3-4"):
            again = client.get("/", headers={"Range": wanted})
            assert (again.status_code, again.content) == (200, page.read_bytes())
        page.unlink()
        assert client.get("/").status_code == 404


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ["--address", "0.0.0.0"],  # noqa: S104 - refused
            "Others can reach 0.0.0.0: give a --token, or NEWSGRAPH_TOKEN, of 16 characters or more.",
        ),
        (
            ["--address", "desk.example"],
            "Others can reach desk.example: give a --token, or NEWSGRAPH_TOKEN, of 16 characters or more.",
        ),
        (["--token", "short"], "The token has 5 characters: give one of 16 or more."),
        (
            ["--page", "none.html"],
            "There is no page none.html: write one with newsgraph export --format html.",
        ),
    ],
)
def test_what_would_be_open_to_others_is_refused(
    graph: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    sentence: str,
) -> None:
    monkeypatch.delenv("NEWSGRAPH_TOKEN", raising=False)
    assert run(["serve", str(graph), *options]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"


def _nonsense(chance: Random) -> str:
    """Return an address that nobody would ask, or nearly one that somebody would."""
    letters = "aA0 .,:;?!&=%+/\\'\"“”()[]{}<>\x00\x07\x1b\u202e\ud83d\udea2é漢٣\t\n-_*"
    words = [
        "who",
        "said",
        "Brandt",
        "between",
        "and",
        "linked",
        "to",
        "since",
        "in",
        "2025-99-99",
        "not",
        "path",
    ]

    def text() -> str:
        if chance.random() < 0.5:
            return " ".join(chance.choices(words, k=chance.randrange(12)))
        return "".join(chance.choices(letters, k=chance.choice((0, 1, 5, 40, 600))))

    question = chance.choice([*QUESTIONS, "", "why", "ask/ask", "%2e%2e", "who%00"])
    names = [parameter.name for one in QUESTIONS.values() for parameter in one.takes]
    given = [
        (chance.choice([*names, "offset", "limit", text()]), chance.choice([text(), "1", "-1", "1e9"]))
        for _ in range(chance.randrange(4))
    ]
    query = urlencode(given, errors="surrogatepass")
    if chance.random() < 0.2:
        query = quote(text(), safe="%&=+", errors="surrogatepass") + chance.choice(
            ["%", "%zz", "%ff=%fe", "=&=&&"]
        )
    return f"/{question}?{query}"


def test_a_thousand_questions_of_nonsense_get_an_answer_or_a_sentence(client: TestClient) -> None:
    chance = Random(12)  # noqa: S311 - the same questions every time
    statuses = set()
    for _ in range(NONSENSE):
        address = _nonsense(chance)
        answer = client.get(address)
        statuses.add(answer.status_code)
        if answer.status_code == 200:
            assert set(answer.json()) == {"question", "offset", "limit", "totals", "answer"}
        else:
            assert answer.status_code in {400, 404}, address
            assert list(answer.json()) == ["error"]
            assert answer.json()["error"].endswith((".", "?")) or "\n  " in answer.json()["error"]
    assert statuses == {200, 400, 404}


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_server_that_is_stopped_while_it_answers_ends_in_one_line(
    graph: Path, number: signal.Signals, status: int
) -> None:
    command = [sys.executable, "-m", "graph", "serve", str(graph), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout and server.stderr  # noqa: PT018 - both are pipes
        address = server.stdout.readline().partition(" ")[0]
        answers: list[bytes] = []

        def ask() -> None:
            try:
                while True:
                    with urlopen(f"{address}who?name=brandt") as answer:  # noqa: S310 - of ours
                        answers.append(answer.read())
            except OSError:
                return

        asking = [Thread(target=ask) for _ in range(4)]
        for one in asking:
            one.start()
        until = monotonic() + 60
        while len(answers) < 20 and monotonic() < until:
            asking[0].join(0.01)
        server.send_signal(number)
        _, said = server.communicate(timeout=60)
        for one in asking:
            one.join()
    assert (server.returncode, said) == (status, "Interrupted: nothing was left half written.\n")
    assert len(set(answers)) == 1
    assert json.loads(answers[0])["answer"]["entity"]["id"] == "brandt"


_SHOWN = re.compile(r"^```http\nGET (\S+)\n```\n\n```json\n(.*?)\n```", re.DOTALL | re.MULTILINE)
_DOCUMENTED = _SHOWN.findall((ROOT / "docs/serve.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("address", "shown"), _DOCUMENTED)
def test_the_examples_of_the_documentation_are_what_is_answered(address: str, shown: str) -> None:
    with TestClient(application(Asked(ROOT / "exports/graph.json")), base_url=OWN) as client:
        answer = client.get(address).json()
    said = json.loads(shown)
    if "answer" in said:
        answer["answer"] = ["..."] * len(answer["answer"])
    assert answer == said


def test_the_documentation_names_every_question_with_what_it_takes() -> None:
    page = (ROOT / "docs/serve.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `/(\w+)` \| (.*?) \|", page, re.MULTILINE))
    named = {question: re.findall(r"`(\w+)`", takes) for question, takes in rows.items()}
    assert named == {name: [one.name for one in question.takes] for name, question in QUESTIONS.items()}
