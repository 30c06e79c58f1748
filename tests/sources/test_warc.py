"""WARC archives: the pages of a crawl, with their addresses; the rest is passed over."""

from __future__ import annotations

import gzip
import io

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions
from goodoffices.sources.formats import read_stream

from .conftest import PAGE, make_feed, make_warc

URL = "https://example.org/a"


def _read(data: bytes, name: str = "c.warc", **limits: int) -> list[Report | Failure]:
    """Return what an archive holds."""
    return list(read_stream(io.BytesIO(data), name, SourceOptions(**limits), name))


def test_pages_come_with_address_and_number() -> None:
    """Pictures and scripts between them are counted but not told."""
    data = make_warc(
        (URL, "text/html", PAGE), (URL, "image/png", b"\x89PNG"), (URL + "b", "text/html", PAGE)
    )
    found = _read(data)
    assert [(one.origin, one.url) for one in found if isinstance(one, Report)] == [
        ("c.warc:1", URL),
        ("c.warc:3", URL + "b"),
    ]


def test_a_packed_archive_is_read_as_it_comes() -> None:
    """Every record is packed by itself, as crawlers do."""
    found = _read(
        make_warc((URL, "text/html", PAGE), (URL, "text/html", PAGE), packed=True), "c.warc.gz"
    )
    assert [one.origin for one in found if isinstance(one, Report)] == [
        "c.warc.gz:1",
        "c.warc.gz:2",
    ]


def test_the_encoding_that_the_server_told_is_used() -> None:
    """The page itself need not declare one."""
    page = "<html><body><p>Делегации встретились в столице, сообщил посредник.</p></body></html>"
    (report,) = _read(make_warc((URL, "text/html; charset=windows-1251", page.encode("cp1251"))))
    assert isinstance(report, Report)
    assert report.text.startswith("Делегации")


def test_a_page_that_was_not_there_is_no_report() -> None:
    """An archive of nothing but errors says that it holds no page."""
    (failure,) = _read(make_warc((URL, "text/html", PAGE), status="404 Not Found"))
    assert isinstance(failure, Failure)
    assert failure.reason == "no page among 1 records"


@pytest.mark.parametrize(
    "url", ["https://example.org/", "https://example.org", "http://e.org/robots.txt"]
)
def test_front_pages_and_rules_for_robots_are_no_stories(url: str) -> None:
    """A front page is other stories' first lines."""
    (failure,) = _read(make_warc((url, "text/html", PAGE)))
    assert isinstance(failure, Failure)
    assert failure.reason == "no page among 1 records"


def test_feeds_in_an_archive_are_read() -> None:
    """Their items are numbered within the record."""
    feed = make_feed("<title>Envoy leaves</title><description>The envoy left Lome.</description>")
    (report,) = _read(make_warc((URL, "application/rss+xml", feed)))
    assert isinstance(report, Report)
    assert report.origin == "c.warc:1:1"


def test_a_page_over_the_limit_fails_and_the_next_is_read() -> None:
    """One record is held at a time, and no more of it than a report may have."""
    big = b"<html><p>" + b"x" * 5000
    first, second = _read(
        make_warc((URL, "text/html", big), (URL, "text/html", PAGE)), max_bytes=2000
    )
    assert isinstance(first, Failure)
    assert first.reason == "larger than 2,000 bytes"
    assert isinstance(second, Report)


def test_a_damaged_record_does_not_hide_the_next() -> None:
    """Garbage between two packed records ends the archive with a failure at worst, never a traceback."""
    one = make_warc((URL, "text/html", PAGE), packed=True)
    found = _read(one + b"garbage" + one, "c.warc.gz")
    assert isinstance(found[0], Report)
    assert len(found) > 1


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx"]
)
def test_a_head_without_a_record_fails(data: bytes) -> None:
    """A length that lies is no reason to wait for more."""
    (failure,) = _read(data)
    assert isinstance(failure, Failure)


def test_a_bomb_of_records_meets_the_ratio() -> None:
    """The bound on packed files holds for archives of a crawl too."""
    bomb = gzip.compress(make_warc((URL, "text/html", b"<html>" + b" " * 30_000_000)))
    last = _read(bomb, "c.warc.gz")[-1]
    assert isinstance(last, Failure)
    assert "limit max_ratio" in last.reason or "larger than" in last.reason
