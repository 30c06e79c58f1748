"""Fetching: only what was asked for, only from the open internet, politely and within bounds."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from goodoffices.errors import InputError
from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, read_paths
from goodoffices.sources.fetch import (
    AGENT,
    Fetched,
    Validators,
    fetch,
    is_address,
    is_public,
    resolve_public,
)

from .conftest import make_feed

FEED = make_feed("<title>Envoy leaves</title><description>The envoy left Lome.</description>")


class _Site(BaseHTTPRequestHandler):
    """A site on this machine."""

    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers.items())))
        if self.path.startswith("/to/"):
            self._send(302, b"", Location=self.path.removeprefix("/to/"))
        elif self.path == "/loop":
            self._send(301, b"", Location="/loop")
        elif self.path == "/same" and self.headers.get("If-None-Match") == '"v1"':
            self._send(304, b"")
        elif self.path == "/packed":
            self._send(200, gzip.compress(FEED), **{"Content-Encoding": "gzip"})
        elif self.path == "/bomb":
            self._send(200, gzip.compress(b"x" * 5_000_000), **{"Content-Encoding": "gzip"})
        elif self.path == "/busy":
            self._send(429, b"", **{"Retry-After": "120"})
        else:
            self._send(
                200, FEED, ETag='"v1"', **{"Content-Type": "application/rss+xml; charset=UTF-8"}
            )

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Return the address of a site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _here(host: str, _port: int) -> list[str]:
    """Return this machine for its own address, as a public resolver never would."""
    if host == "127.0.0.1":
        return [host]
    raise InputError(host, "not here", "none")


NOTHING = Validators()


def _get(address: str, known: Validators = NOTHING, most: int = 1_000_000) -> Fetched | Failure:
    """Return what the site answers."""
    return fetch(address, known, most=most, resolve=_here)


def _reason(found: Fetched | Failure) -> str:
    """Return why nothing was fetched."""
    assert isinstance(found, Failure)
    assert found.remedy
    return found.reason


def test_what_is_there_is_fetched_with_its_version(site: str) -> None:
    """We say who we are."""
    found = _get(f"{site}/feed")
    assert isinstance(found, Fetched)
    assert (found.body, found.charset, found.validators.etag) == (FEED, "UTF-8", '"v1"')
    assert _Site.asked[-1][1]["User-Agent"] == AGENT


def test_what_did_not_change_is_not_sent_again(site: str) -> None:
    """The version told last is asked about."""
    found = _get(f"{site}/same", Validators(etag='"v1"'))
    assert isinstance(found, Fetched)
    assert (found.changed, found.body, found.validators.etag) == (False, b"", '"v1"')


def test_packed_answers_are_unpacked_within_bounds(site: str) -> None:
    """A bomb meets the bound on what comes out."""
    found = _get(f"{site}/packed")
    assert isinstance(found, Fetched)
    assert found.body == FEED
    assert _reason(_get(f"{site}/bomb")) == "larger than 1,000,000 bytes"
    assert _reason(_get(f"{site}/feed", most=100)) == "larger than 100 bytes"


def test_redirects_are_followed_and_checked_again(site: str) -> None:
    """One that leads inside a network, to a file, or nowhere, ends the way."""
    found = _get(f"{site}/to//feed")
    assert isinstance(found, Fetched | Failure)
    assert isinstance(_get(f"{site}/to/{site}/feed"), Fetched)
    assert _reason(_get(f"{site}/to/http://10.0.0.1/feed")) == "not here"
    assert _reason(_get(f"{site}/to/file:///etc/passwd")) == "file addresses are not fetched"
    assert _reason(_get(f"{site}/loop")) == "more than 5 redirects"


def test_a_server_that_asks_to_wait_is_heard(site: str) -> None:
    """The remedy says how long."""
    found = _get(f"{site}/busy")
    assert "429" in _reason(found)
    assert isinstance(found, Failure)
    assert found.remedy == "wait 120 seconds"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost:9/", "http://[::1]/", "http://169.254.169.254/latest",
        "http://10.1.2.3/", "http://192.168.0.1/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/",
        "http://2130706433/", "http://0x7f.1/",
    ],
)  # fmt: skip
def test_no_address_inside_a_network_is_reached(address: str) -> None:
    """Whatever way it is written."""
    assert "not a public address" in _reason(fetch(address))


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://example.org/x", "gopher://example.org/", "http://",
        "http://user:pass@example.org/", "http://example.org/a b", "http://example.org/\r\nX: y",
        "http://example.org:99999/",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_are_fetched(address: str) -> None:
    """Without a request."""
    assert _reason(fetch(address, resolve=_here))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("100.64.0.1", False),
        ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False),
        ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("2001:0:0:0:0:0:80ff:fffe", False),
    ],
)  # fmt: skip
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    """IPv4 inside IPv6 is seen through."""
    assert is_public(address) is public


def test_a_name_that_leads_inside_is_refused_after_it_is_resolved() -> None:
    """A name is no promise of where it leads."""
    with pytest.raises(InputError, match="not a public address"):
        resolve_public("localhost", 80)


def test_nothing_is_fetched_unless_asked_for(site: str) -> None:
    """An address among the paths is a failure that names the option; with it, it is read."""
    before = len(_Site.asked)
    (failure,) = read_paths([f"{site}/feed"], SourceOptions())
    assert isinstance(failure, Failure)
    assert failure.remedy == "add --fetch"
    assert len(_Site.asked) == before
    options = SourceOptions(fetch=True, fetcher=_get)
    (report,) = read_paths([f"{site}/feed"], options)
    assert isinstance(report, Report)
    assert report.origin == f"{site}/feed:1"


def test_addresses_are_told_from_paths() -> None:
    """A drive or a file with a colon is a path."""
    assert is_address("https://example.org/feed")
    assert not is_address("C:/news/a.txt")
    assert not is_address("a:b.txt")
