"""Tokens that a change must show: signed, bound to the visitor's session, kept in a cookie and in forms.

Litestar's own take any cookie for good, so that every form fails after a restart, and know no session.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any

from litestar import Request

from goodoffices.desk.faults import Refused

COOKIE, FIELD, HEADER = "goodoffices-csrf", "csrf", "x-csrf-token"
SCOPE = "goodoffices.csrf"  # where a request carries its token
BEARER = "goodoffices.bearer"  # whether it bears the desk's own token, as programs do
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def make_token(secret: bytes, session: str = "") -> str:
    """Return a new token for a session."""
    word = secrets.token_hex(16)
    return f"{word}.{_signature(secret, word, session)}"


def is_ours(token: str, secret: bytes, session: str = "") -> bool:
    """Whether `token` was made here, for this session."""
    word, _, signature = token.partition(".")
    return _same(signature, _signature(secret, word, session))


def token_of(request: Request[Any, Any, Any]) -> str:
    """Return the token that the visitor's forms must send."""
    return str(request.scope.get(SCOPE, ""))


def check_token(request: Request[Any, Any, Any], given: str) -> None:
    """Do nothing, if `given` is the visitor's token, or a program comes with the desk's own token.

    Raises:
        Refused: it isn't; with 403.

    """
    if request.scope.get(BEARER):
        return
    token = token_of(request)
    name = named(COOKIE, request.headers.get("host", ""))
    sent = cookies_of(request.headers.get("cookie", "")).get(name, "")
    if not (token and _same(given, token) and _same(sent, token)):
        what = "This form is not of this desk, or it was open for too long."
        raise Refused(HTTPStatus.FORBIDDEN, what, "Load the page again, and send it once more.")


def named(cookie: str, host: str) -> str:
    """Return the name of a cookie at this host's port: browsers keep one jar for all ports of a machine."""
    port = host.rpartition(":")[2]
    return f"{cookie}-{port}" if port.isascii() and port.isdigit() else cookie


def cookies_of(header: str) -> dict[str, str]:
    """Return the cookies of a header; none of one that can't be read."""
    try:
        return {name: one.value for name, one in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _signature(secret: bytes, word: str, session: str) -> str:
    return hmac.new(secret, f"{word} {session}".encode("utf-8", "replace"), sha256).hexdigest()
