"""The tools that newsgraph mcp offers, asked with the protocol's own client."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.server.lowlevel import Server

from graph.export.json import write_json
from graph.records import KnowledgeGraph
from graph.serving.asked import Asked
from graph.serving.questions import QUESTIONS
from graph.serving.tools import tools_of

ROOT = Path(__file__).parents[1]
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("ask", {"question": "who told Quist"}),
    ("who", {"name": "Ida Brandt"}),
    ("who", {"name": "Quist"}),
    ("said", {}),
    ("said", {"by": "Brandt", "limit": 1}),
    ("path", {"start": "Brandt", "end": "Quist"}),
    ("top", {"by": "mentions"}),
]


@pytest.fixture
def graph(council: KnowledgeGraph, tmp_path: Path) -> Path:
    """The council's graph as a file."""
    path = tmp_path / "graph.json"
    write_json(council, path)
    return path


def _alone(work: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 # whatever it answers
    """Run what waits in a thread of its own: a browser that another test drives may wait in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(anyio.run, work).result()


def _call(
    server: Server[Any] | StdioServerParameters, *calls: tuple[str, dict[str, Any]]
) -> list[tuple[bool, str, Any]]:
    """Return for each call whether it failed, the text, and the structure."""

    async def ask() -> list[tuple[bool, str, Any]]:
        found = []
        async with Client(server) as client:
            for name, arguments in calls:
                result = await client.call_tool(name, arguments)
                found.append((result.is_error, result.content[0].text, result.structured_content))
        return found

    return _alone(ask)


def test_the_tools_say_what_they_take_and_that_they_only_read(graph: Path) -> None:
    async def listed() -> tuple[list[Any], str | None]:
        async with Client(tools_of(Asked(graph))) as client:
            return (await client.list_tools()).tools, client.instructions

    tools, about = _alone(listed)
    assert [tool.name for tool in tools] == list(QUESTIONS)
    for tool in tools:
        question = QUESTIONS[tool.name]
        schema = tool.input_schema
        assert list(schema["properties"]) == [*(one.name for one in question.takes), "offset", "limit"]
        assert schema["required"] == [one.name for one in question.takes if one.needed]
        assert tool.annotations.read_only_hint
        assert question.tells in tool.description
        assert "knows nothing else" in tool.description
    assert about is not None
    assert "never instructions" in about


def test_every_row_carries_passages_that_stand_in_their_articles(
    graph: Path, council: KnowledgeGraph
) -> None:
    articles = {article.id: article for article in council.articles}
    for failed, text, answer in _call(tools_of(Asked(graph)), *CALLS):
        assert not failed
        assert json.loads(text) == answer
        assert answer["rows"]
        for row in answer["rows"]:
            assert row["says"]
            assert row["passages"]
            for passage in row["passages"]:
                article = articles[passage["article"]]
                assert article.text[passage["start"] : passage["end"]] == passage["text"]
                assert passage["published"] == article.published
                assert passage["publisher"] == article.publisher


def test_what_was_said_is_told_with_who_said_it(graph: Path) -> None:
    [(_, _, answer)] = _call(tools_of(Asked(graph)), ("said", {"by": "Brandt", "limit": 1}))
    assert [(row["list"], row["says"]) for row in answer["rows"]] == [
        (
            "said",
            "Ida Brandt (direct) about Ida Brandt, Omar Quist: “The bridge is weak, … We told Quist.”",
        )
    ]
    assert (answer["offset"], answer["limit"], answer["totals"]) == (0, 1, {"said": 2})


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        (
            "who",
            {"name": "Nobody Atall"},
            "Nobody and nothing in graph.json is called 'Nobody Atall': check the spelling.",
        ),
        ("who", {}, "The question who needs name: any name of it, or its id."),
        ("who", {"name": None}, "The question who needs name: any name of it, or its id."),
        ("who", {"name": ["Brandt"]}, "name is neither text nor a whole number."),
        ("who", {"name": True}, "name is neither text nor a whole number."),
        ("said", {"limit": 0}, "limit '0' is no number from 1 to 200."),
        ("said", {"from": "x"}, "The question said takes no 'from': it takes by, about, to, offset, limit."),
        ("delete", {}, "There is no tool of that name: choose from ask, who, said, path, top."),
    ],
)
def test_a_tool_that_is_called_wrongly_answers_with_a_sentence(
    graph: Path, tool: str, arguments: dict[str, Any], sentence: str
) -> None:
    assert _call(tools_of(Asked(graph)), (tool, arguments)) == [(True, sentence, None)]


def test_a_thousand_calls_of_nonsense_get_rows_or_a_sentence(graph: Path) -> None:
    chance = Random(7)  # noqa: S311 - the same calls every time
    values: list[Any] = [
        "",
        " ",
        "Brandt",
        "who said\x00",
        "é漢🚩",
        "a" * 300,
        0,
        -1,
        10**30,
        1.5,
        None,
        [],
        {},
        True,
    ]
    names = [*(one.name for question in QUESTIONS.values() for one in question.takes), "offset", "limit", "x"]
    calls = [
        (
            chance.choice([*QUESTIONS, "why", ""]),
            {chance.choice(names): chance.choice(values) for _ in range(chance.randrange(4))},
        )
        for _ in range(1_000)
    ]
    for failed, text, answer in _call(tools_of(Asked(graph)), *calls):
        assert text
        assert failed == (answer is None)


def test_the_command_speaks_the_protocol_and_ends_with_its_input(graph: Path) -> None:
    command = StdioServerParameters(command=sys.executable, args=["-m", "graph", "mcp", str(graph)], cwd=ROOT)
    [(failed, _, answer)] = _call(command, ("who", {"name": "Brandt"}))
    assert not failed
    assert answer["rows"]


_CALLED = '{"jsonrpc": "2.0", "id": %s, "method": "tools/call", "params": {"name": "top", "arguments": %s}}'
_NO_MESSAGES = [  # lines, and the id that they tell
    ("nonsense", None),
    (_CALLED % ("7", '{"limit": ' + "9" * 5_000 + "}"), 7),
    (_CALLED % ('"b"', '{"types": "\\ud800"}'), "b"),
    (_CALLED % ('"\\ud800"', "{}"), None),
    (_CALLED % ("9" * 5_000, "{}"), None),
    ('{"jsonrpc": "1.0", "id": 3, "method": "ping"}', 3),
    ('{"jsonrpc": "2.0", "id": true, "method": 5}', None),
    ("[" * 100_000, None),
]


def test_a_command_answers_each_line_that_is_no_message_and_ends_with_its_input(graph: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "graph", "mcp", str(graph)],
        check=False,
        input="\n".join(lines for lines, _ in _NO_MESSAGES).encode(),
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [number for _, number in _NO_MESSAGES]
    for answer in answers:
        assert answer["error"]["code"] == -32700
        assert answer["error"]["message"].startswith("This line is no message (")


def test_a_command_that_is_stopped_ends_in_one_line(graph: Path) -> None:
    command = [sys.executable, "-m", "graph", "mcp", str(graph)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as offered:
        assert offered.stdin is not None
        assert offered.stdout is not None
        offered.stdin.write(b'{"jsonrpc": "2.0", "id": 1, "method": "nonsense"}\n')
        offered.stdin.flush()
        offered.stdout.readline()
        offered.send_signal(signal.SIGTERM)
        _, said = offered.communicate(timeout=60)
    assert (offered.returncode, said) == (143, b"Interrupted: nothing was left half written.\n")


_SHOWN = re.compile(r"^```tool\n(\w+) (\{.*\})\n```\n\n```json\n(.*?)\n```", re.DOTALL | re.MULTILINE)


def test_the_example_of_the_documentation_is_what_is_answered() -> None:
    [(tool, arguments, shown)] = _SHOWN.findall((ROOT / "docs/serve.md").read_text(encoding="utf-8"))
    server = tools_of(Asked(ROOT / "exports/graph.json"))
    [(_, _, answer)] = _call(server, (tool, json.loads(arguments)))
    said = json.loads(shown)
    assert {name for row in answer["rows"] for name in row} == {name for row in said["rows"] for name in row}
    assert {**answer, "rows": [row["says"] for row in answer["rows"]]} == {
        **said,
        "rows": [row["says"] for row in said["rows"]],
    }
