"""Answer questions over HTTP: newsgraph serve."""

from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.asking import DEFAULT_GRAPH, Graph
from graph.cli.terminal import out, shown
from graph.errors import UsageError

_SHORTEST = 16  # characters of a token


def serve(
    graph: Graph = DEFAULT_GRAPH,
    *,
    address: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; any but this machine needs a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65_535, help="At which port; 0 for any that is free.")
    ] = 8765,
    token: Annotated[
        str,
        typer.Option(
            metavar="WORDS",
            envvar="NEWSGRAPH_TOKEN",
            help="What everybody who asks must bring.",
            show_default=False,
        ),
    ] = "",
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A name under which this machine is reached. Repeat for more."),
    ] = None,
    page: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The page to hand out (graph.html beside the graph)."),
    ] = None,
) -> int:
    """Answer ask, who, said, path and top over HTTP, as JSON, and hand out the page; until Ctrl-C.

    Needs newsgraph's extra `serve`.
    """
    needs("serve", "starlette", "uvicorn")
    check_token(address, token)
    if page is not None and not page.is_file():
        raise UsageError(f"There is no page {page}: write one with newsgraph export --format html.")
    from graph.serving.asked import Asked
    from graph.serving.web import application, listening
    from graph.serving.web import serve as answer

    asked = Asked(graph)
    asked.prepare()
    beside = graph.with_name("graph.html")
    app = application(
        asked, page or (beside if beside.is_file() else None), token=token, names=tuple(name or ())
    )
    with listening(address, port) as on:
        host = f"[{address}]" if ":" in address else address
        out.print(shown(f"http://{host}:{on.getsockname()[1]}/ answers for {graph}, until Ctrl-C."))
        answer(app, on)
    return 0


def check_token(address: str, token: str) -> None:
    """Raise `UsageError` for an address that others reach without a token, or a token too short."""
    if token and len(token) < _SHORTEST:
        raise UsageError(f"The token has {len(token)} characters: give one of {_SHORTEST} or more.")
    if not token and not _is_loopback(address):
        raise UsageError(
            f"Others can reach {address}: give a --token, or NEWSGRAPH_TOKEN,"
            f" of {_SHORTEST} characters or more."
        )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def needs(command: str, *packages: str) -> None:
    """Raise `UsageError`, which says what to install, where a package of an extra is not there."""
    for package in packages:
        if find_spec(package) is None:
            raise UsageError(
                f"newsgraph {command} needs {package}: install it in newsgraph's folder"
                f" (pip install '.[{command}]')."
            )
