"""Fetching one address, politely and only where the user asked for it.

No address inside a network is reached: names are resolved here, every address must be a public one,
and the connection goes to the address that was checked. Redirects are followed by hand, each checked
anew. What was not changed since the last time is not sent again (ETag, Last-Modified).
"""

from __future__ import annotations

import ipaddress
import re
import time
import zlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

from goodoffices import __version__
from goodoffices.errors import InputError
from goodoffices.shapes import Failure

if TYPE_CHECKING:
    from http.client import HTTPConnection, HTTPResponse

AGENT = f"goodoffices/{__version__} (reads news for mediators; one request at a time)"
TIMEOUT = 20.0
DEADLINE = 120.0
MOST = 20_000_000
_HOPS = 5
_CHUNK = 65536
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_ACCEPT = "application/rss+xml, application/atom+xml, text/html, application/xml;q=0.9, */*;q=0.5"

Resolve = Callable[[str, int], Sequence[str]]


class Validators(msgspec.Struct, frozen=True):
    """What a server said of the version it sent last."""

    etag: str | None = None
    modified: str | None = None


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What an address held; `changed` is false, and the body empty, if it is what it was the last time."""

    url: str
    body: bytes = b""
    charset: str | None = None
    validators: Validators = Validators()
    changed: bool = True


def is_address(path: str) -> bool:
    """Return whether `path` is an address rather than a file: it has a scheme and two strokes."""
    return re.match(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://", path) is not None


def fetch(
    address: str,
    known: Validators = Validators(),  # noqa: B008 - frozen
    *,
    most: int = MOST,
    resolve: Resolve | None = None,
) -> Fetched | Failure:
    """Return what `address` holds, or why it can't be had.

    Args:
        address: an http or https address.
        known: what the server said the last time, so that it need not send the same again.
        most: the largest answer taken, in bytes as sent and as unpacked.
        resolve: gives the addresses of a host that may be reached, or raises `InputError`; the public
            ones where null.

    """
    end = time.monotonic() + DEADLINE
    try:
        for _ in range(_HOPS + 1):
            found = _ask(address, known, most, resolve or resolve_public, end)
            if isinstance(found, Fetched):
                return found
            address = found
    except InputError as error:
        return Failure(where=error.where, reason=error.what, remedy=error.remedy)
    except Exception as error:  # noqa: BLE001 - a server may answer anything
        reason = f"can't be fetched: {type(error).__name__}: {error}"
        return Failure(where=address, reason=reason[:300], remedy="check the address, try later")
    what = f"more than {_HOPS} redirects"
    return Failure(where=address, reason=what, remedy="give the address they lead to")


def resolve_public(host: str, port: int) -> Sequence[str]:
    """Return the addresses of `host`; one that is not public raises `InputError`."""
    import socket  # noqa: PLC0415 - of use for fetching only

    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not is_public(address):
            what = f"{host} is {address}, which is not a public address"
            raise InputError(host, what, "save the page or feed as a file and read that")
    return addresses


def is_public(address: str) -> bool:
    """Return whether an IP address can be reached from the open internet, wrapped IPv4 seen through."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        nat = ip in ipaddress.ip_network("64:ff9b::/96")
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if nat else inner
        if inner:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _ask(address: str, known: Validators, most: int, resolve: Resolve, end: float) -> Fetched | str:
    """Return the answer of one request, or the address that it leads on to."""
    host, port, path, secure = _parts(address)
    connection = _connect(host, port, resolve, secure=secure)
    try:
        connection.request("GET", path, headers=_headers(known))
        answer = connection.getresponse()
        if answer.status in _REDIRECTS and (led := answer.getheader("Location")):
            return urljoin(address, led)
        if answer.status == 304:
            return Fetched(url=address, validators=known, changed=False)
        if answer.status != 200:
            raise _refused(address, answer)
        body = _body(answer, address, most, end)
        charset = _CHARSET.search(answer.getheader("Content-Type") or "")
        told = Validators(answer.getheader("ETag"), answer.getheader("Last-Modified"))
        return Fetched(
            url=address, body=body, charset=charset[1] if charset else None, validators=told
        )
    finally:
        connection.close()


def _parts(address: str) -> tuple[str, int, str, bool]:
    """Return host, port, path and whether it is https; anything but a plain web address raises."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise InputError(address, f"no address: {error}", "check it") from error
    if parts.scheme.lower() not in _PORTS:
        what = f"{parts.scheme} addresses are not fetched"
        raise InputError(address, what, "give an http or https address")
    if not parts.hostname or parts.username or parts.password:
        raise InputError(
            address, "an address without host, or with a name in it", "give a plain one"
        )
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    if re.search(r"[\x00-\x20\x7f-\U0010ffff]", path):
        raise InputError(
            address, "an address with blanks or letters outside ASCII", "escape them (%20)"
        )
    scheme = parts.scheme.lower()
    return parts.hostname, port or _PORTS[scheme], path, scheme == "https"


def _connect(host: str, port: int, resolve: Resolve, *, secure: bool) -> HTTPConnection:
    """Return a connection to an address of `host` that was checked; the name is used for the rest."""
    import socket  # noqa: PLC0415 - of use for fetching only
    import ssl  # noqa: PLC0415 - likewise
    from http.client import HTTPConnection, HTTPSConnection  # noqa: PLC0415 - likewise

    address = resolve(host, port)[0]
    raw = socket.create_connection((address, port), timeout=TIMEOUT)
    if not secure:
        connection = HTTPConnection(host, port, timeout=TIMEOUT)
        connection.sock = raw
        return connection
    context = ssl.create_default_context()
    connection = HTTPSConnection(host, port, timeout=TIMEOUT, context=context)
    try:
        connection.sock = context.wrap_socket(raw, server_hostname=host)
    except BaseException:
        raw.close()
        raise
    return connection


def _headers(known: Validators) -> dict[str, str]:
    """Return what a request says of itself."""
    told = {"User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
    if known.etag:
        told["If-None-Match"] = known.etag
    if known.modified:
        told["If-Modified-Since"] = known.modified
    return told


def _refused(address: str, answer: HTTPResponse) -> InputError:
    """Return the error for an answer that holds no page."""
    wait = answer.getheader("Retry-After")
    remedy = f"wait {wait} seconds" if wait and wait.isdigit() else "check the address, try later"
    return InputError(address, f"the server answers {answer.status} {answer.reason}", remedy)


def _body(answer: HTTPResponse, address: str, most: int, end: float) -> bytes:
    """Return the answer's body, unpacked; one that is too large or comes too slowly raises."""
    packed = answer.getheader("Content-Encoding", "").strip().lower()
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise InputError(
            address, f"packed as {packed}, which was not asked for", "save it as a file"
        )
    unpack = zlib.decompressobj(wbits=31) if "gzip" in packed else None
    body = bytearray()
    while data := answer.read1(_CHUNK):
        body += unpack.decompress(data, most + 1 - len(body)) if unpack else data
        if len(body) > most or (unpack and unpack.unconsumed_tail):
            raise InputError(address, f"larger than {most:,} bytes", "save it and split it")
        if time.monotonic() > end:
            raise InputError(address, f"took longer than {DEADLINE:.0f} seconds", "try later")
    return bytes(body)
