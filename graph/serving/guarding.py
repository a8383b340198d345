"""Let in who may ask, and send every answer with headers that keep it where it belongs."""

import base64
import binascii
import hmac
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.budgets import MAX_QUERY

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_HOST = re.compile(r"(?:\[(?P<six>[\da-f:.]+)\]|(?P<name>[^][:]*))(?::\d*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Refusal:
    status: int
    sentence: str


class Guard:
    """Refuse what comes under a foreign name, from a foreign page, or without the token.

    A page of somebody else that has its own name lead to this machine (DNS rebinding) sends that name as the
    host: an address in digits, `localhost` and the `names` that were given are let in. With a `token` every
    request must bring it, as a bearer or as the password that a browser asks for; it is compared in a time
    that tells nothing of it (by its digest, `hmac.compare_digest`).
    """

    def __init__(self, app: ASGIApp, token: str = "", names: Collection[str] = ()) -> None:
        self._app = app
        self._token = _digest(token) if token else b""
        self._names = {"localhost", *(name.casefold().rstrip(".") for name in names)}

    async def __call__(  # noqa: D102 - what ASGI calls
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] != "http":  # the beginning and the end of the application itself
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(Headers(scope=scope), scope["query_string"])
        if refusal is None:
            await self._app(scope, receive, guarded)
            return
        response = said_wrong(refusal.status, refusal.sentence)
        if refusal.status == 401:
            response.headers["WWW-Authenticate"] = 'Basic realm="newsgraph", charset="UTF-8"'
        await response(scope, receive, guarded)

    def _refusal(self, headers: Headers, query: bytes) -> _Refusal | None:
        if not self._is_own(headers.getlist("host")):
            return _Refusal(421, "This is not the host that was asked for: give its address in digits.")
        foreign = headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
        if foreign and headers.get("sec-fetch-mode") != "navigate":
            return _Refusal(403, "Another site's page asks: only this one's may.")
        if self._token and not any(
            hmac.compare_digest(self._token, _digest(one)) for one in _brought(headers)
        ):
            return _Refusal(401, "Bring the token that newsgraph serve was started with.")
        if len(query) > MAX_QUERY:
            return _Refusal(414, f"The question has {len(query):,} bytes: ask with {MAX_QUERY:,} at most.")
        return None

    def _is_own(self, hosts: Collection[str]) -> bool:
        if len(hosts) != 1:
            return False
        host = _HOST.fullmatch(next(iter(hosts)).casefold())
        if host is None:
            return False
        if (host["name"] or "").rstrip(".") in self._names:
            return True
        try:
            ip_address(host["six"] or host["name"])
        except ValueError:
            return False
        return True


def said_wrong(status: int, sentence: str) -> JSONResponse:
    """Return a sentence that says what is wrong, as an answer: `{"error": ...}`."""
    return JSONResponse({"error": sentence}, status)


def _brought(headers: Headers) -> Iterator[str]:
    """Yield the tokens that a request brings: a bearer, or the password of whoever a browser asked."""
    for value in headers.getlist("authorization"):
        scheme, _, credentials = value.partition(" ")
        if scheme.casefold() == "bearer":
            yield credentials.strip()
        elif scheme.casefold() == "basic":
            try:
                yield base64.b64decode(credentials, validate=True).decode().partition(":")[2]
            except (binascii.Error, UnicodeDecodeError):
                continue


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
