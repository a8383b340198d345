"""Answer questions over HTTP, as JSON in pages, and hand out the page of the graph."""

import socket
from collections.abc import Collection
from pathlib import Path

import msgspec
import uvicorn
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from graph.budgets import MAX_WAITING
from graph.errors import NameUnknownError, UsageError
from graph.serving.asked import Asked
from graph.serving.guarding import Guard, said_wrong
from graph.serving.questions import QUESTIONS, answered, wanted

_GRACE = 5  # seconds that an answer which is being made may still take when the server is stopped


def application(
    asked: Asked, page: Path | None = None, *, token: str = "", names: Collection[str] = ()
) -> Starlette:
    """Return the application: `/ask`, `/who`, `/said`, `/path` and `/top`, and at `/` the page, if any.

    Questions are answered one at a time, each in a thread, so that a long one delays but does not stop the
    others from being taken. What is asked wrongly has status 400, what nobody is called 404, each with a
    sentence.
    """
    one_at_a_time = CapacityLimiter(1)

    async def answer(request: Request) -> Response:
        question = request.url.path.strip("/")

        def work() -> bytes:
            return msgspec.json.encode(answered(asked, want))

        try:
            want = wanted(question, request.query_params.multi_items())
            body = await to_thread.run_sync(work, limiter=one_at_a_time, abandon_on_cancel=True)
        except NameUnknownError as error:
            return said_wrong(404, str(error))
        except UsageError as error:
            return said_wrong(400, str(error))
        return Response(body, media_type="application/json")

    def whole_page(_: Request) -> Response:
        if page is None or not page.is_file():
            known = ", ".join(f"/{name}" for name in QUESTIONS)
            return said_wrong(404, f"There is no page here: ask {known}.")
        return _Whole(page, media_type="text/html", headers={"Accept-Ranges": "none"})

    return Starlette(
        routes=[Route("/", whole_page), *(Route(f"/{name}", answer) for name in QUESTIONS)],
        middleware=[Middleware(Guard, token=token, names=names)],
        exception_handlers={404: _unknown, 405: _refused, 500: _failed},
    )


def listening(address: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 means any that is free. Raises `UsageError`."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=MAX_WAITING)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            f"Nothing can listen on {address}, port {port} ({reason}): choose another --port."
        ) from error


def serve(app: Starlette, on: socket.socket) -> None:
    """Answer until the process gets SIGINT or SIGTERM, which it gets again once answers are sent.

    An answer that takes longer than some seconds then is given up. Nothing is logged: what is asked is
    nobody's business.
    """
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MAX_WAITING,
        timeout_graceful_shutdown=_GRACE,
    )
    uvicorn.Server(config).run(sockets=[on])


class _Whole(FileResponse):
    """A file that is sent whole, whatever range of it is asked for."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [header for header in scope["headers"] if header[0] != b"range"]
        await super().__call__({**scope, "headers": headers}, receive, send)


async def _unknown(_: Request, error: Exception) -> Response:  # noqa: ARG001 - what a handler gets
    return said_wrong(404, f"There is nothing here: ask {', '.join(f'/{name}' for name in QUESTIONS)}.")


async def _refused(_: Request, error: Exception) -> Response:
    response = said_wrong(405, "Questions are asked with GET.")
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


async def _failed(_: Request, error: Exception) -> Response:
    return said_wrong(500, f"This question cannot be answered: a rule fails ({type(error).__name__}).")
