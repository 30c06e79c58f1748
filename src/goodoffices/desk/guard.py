"""The guard before the desk: whose address is asked for, who asks, and what every answer tells browsers."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import msgspec

from goodoffices.desk import entry
from goodoffices.desk.csrf import (
    BEARER,
    COOKIE,
    SAFE,
    SCOPE,
    cookies_of,
    is_ours,
    make_token,
    named,
)
from goodoffices.desk.faults import Refused

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
INSIDE = "goodoffices.inside"  # whether a request's visitor has logged in
OPEN = ("/login", "/static/")  # what one need not have logged in for
OUTSIDE = frozenset({"cross-site", "same-site"})  # what a browser says of a request from elsewhere
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]
Refuse = Callable[[Scope, Receive, Send, BaseException], Awaitable[None]]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What the guard holds to. `hosts` are the names the desk may be asked for by, in lower case."""

    hosts: frozenset[str] = LOOPBACK
    keys: entry.Keys | None = None
    secret: bytes = msgspec.field(default_factory=lambda: secrets.token_bytes(32))
    most: int = 32 * 2**20  # bytes of a request's body


class Guard:
    """Stands before `app`: refuses what it must by `refuse`, and sets the headers of every answer."""

    def __init__(self, app: Application, rules: Rules, refuse: Refuse) -> None:
        self._app = app
        self._rules = rules
        self._refuse = refuse
        self.door = entry.Door(rules.keys) if rules.keys is not None else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, bare = _headers(scope), scope["method"] == "HEAD"
        if bare:  # answered as GET is, without its body
            scope["method"] = "GET"
        fresh = self._prepare(scope, headers)
        started = False

        async def sent(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [
                    *message.get("headers", ()),
                    *HEADERS,
                    *_cookie(fresh, headers),
                ]
            elif bare:
                message = {**message, "body": b""}
            await send(message)

        try:
            self._check(scope, headers)
            await self._app(scope, _bounded(receive, self._rules.most), sent)
        except Exception as error:
            if started:
                raise
            await self._refuse(scope, receive, sent, error)

    def _prepare(self, scope: Scope, headers: dict[str, str]) -> str:
        """Give the request its CSRF token; return it if it has to be set as a cookie."""
        cookies = cookies_of(headers.get("cookie", ""))
        host = headers.get("host", "")
        session = cookies.get(named(entry.COOKIE, host), "") if self.door is not None else ""
        there = cookies.get(named(COOKIE, host), "")
        good = is_ours(there, self._rules.secret, session)
        token = there if good else make_token(self._rules.secret, session)
        bearer = self.door is not None and self.door.has_token(headers.get("authorization", ""))
        inside = bearer or self.door is None or self.door.is_in(session)
        scope.update({SCOPE: token, BEARER: bearer, INSIDE: inside})
        return "" if good or bearer else token

    def _check(self, scope: Scope, headers: dict[str, str]) -> None:
        host = _name(headers.get("host", ""))
        if host not in self._rules.hosts:
            what = "The desk does not go by the name in this address."
            raise Refused(
                HTTPStatus.MISDIRECTED_REQUEST, what, "Use the address it was started with."
            )
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._rules.most:
            what = f"That is more than {self._rules.most // 2**20} MiB."
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, what, "Send it in parts.")
        if scope.get("method") not in SAFE and not _from_here(headers):
            what = "Another site asked for this change."
            raise Refused(HTTPStatus.FORBIDDEN, what, "Make it from a page of the desk.")
        if not scope[INSIDE] and not str(scope["path"]).startswith(OPEN):
            what = "The desk is closed to those who haven't logged in."
            raise Refused(HTTPStatus.UNAUTHORIZED, what, "Log in at /login, or bear the token.")


def _from_here(headers: dict[str, str]) -> bool:
    """Whether a request comes from a page of ours, or from no page at all."""
    if headers.get("sec-fetch-site") in OUTSIDE:
        return False
    if (
        headers.get("sec-fetch-site") == "same-origin"
    ):  # a form's Origin is "null" without a referrer
        return True
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _bounded(receive: Receive, most: int) -> Receive:
    """Return `receive`, which ends where a body is longer than it may be, whatever it said of itself."""
    got = 0

    async def bounded() -> Message:
        nonlocal got
        message: Message = await receive()
        if message["type"] == "http.request":
            got += len(message.get("body", b""))
            if got > most:
                what = f"That is more than {most // 2**20} MiB."
                raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, what, "Send it in parts.")
        return message

    return bounded


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _name(host: str) -> str:
    """Return the name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _cookie(token: str, headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    if not token:
        return []
    name = named(COOKIE, headers.get("host", ""))
    return [(b"set-cookie", f"{name}={token}; Path=/; HttpOnly; SameSite=Strict".encode())]
