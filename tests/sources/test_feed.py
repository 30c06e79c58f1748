"""Feeds: an item a report, and no feed can grow beyond what it is."""

from __future__ import annotations

import io

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, feed

from .conftest import make_feed

ITEM = (
    "<title>Envoy &amp; minister meet</title><link>https://example.org/1</link><guid>g1</guid>"
    "<pubDate>Thu, 14 Mar 2019 23:30:00 -0500</pubDate><author>a@example.org (Ann Example)</author>"
    "<description>&lt;p&gt;The envoy met the minister.&lt;/p&gt;&lt;p&gt;They agreed.&lt;/p&gt;</description>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>u:1</id><title>T</title>'
    b'<link href="https://example.org/a"/><published>2020-01-02T03:04:05Z</published><author><name>Ann'
    b' Example</name></author><summary>Short.</summary><content type="html">&lt;p&gt;The envoy left'
    b" Lome.&lt;/p&gt;</content></entry></feed>"
)


def _read(data: bytes) -> list[Report | Failure]:
    """Return what a feed holds."""
    return list(feed.read(io.BytesIO(data), "f.xml", SourceOptions()))


def test_an_item_is_a_report() -> None:
    """Title, day as written, writer, outlet and address come along; mark-up does not."""
    (report,) = _read(make_feed(ITEM))
    assert isinstance(report, Report)
    assert report.title == "Envoy & minister meet"
    assert report.text == "The envoy met the minister.\n\nThey agreed."
    assert (report.published, report.source) == ("2019-03-14", "The Example Wire")
    assert (report.url, report.origin) == ("https://example.org/1", "f.xml:1")


def test_the_longest_of_content_and_summary_is_read() -> None:
    """Atom says both; the story is the longer."""
    (report,) = _read(ATOM)
    assert isinstance(report, Report)
    assert report.text == "The envoy left Lome."
    assert (report.published, report.byline) == ("2020-01-02", "Ann Example")


def test_an_item_keeps_its_id_when_others_come() -> None:
    """The same item in tomorrow's feed is the same report."""
    (first,) = _read(make_feed(ITEM))
    other = "<title>New</title><description>New words.</description>"
    second = _read(make_feed(other, ITEM))[1]
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.id == second.id


def test_a_headline_alone_is_read() -> None:
    """An item without a body says what its title says."""
    (report,) = _read(make_feed("<title>Envoy leaves Lome</title>"))
    assert isinstance(report, Report)
    assert report.text == "Envoy leaves Lome"


def test_an_item_without_words_fails_and_the_next_is_read() -> None:
    """Each failure says which item."""
    failure, report = _read(make_feed("<guid>x</guid>", ITEM))
    assert isinstance(failure, Failure)
    assert failure.where == "f.xml:1"
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "lol">]><rss><channel/></rss>', "entities of its own"),
        (b"<rss><channel><item>" + b"<a>" * 900, "more than 500 deep"),
        (
            b"<rss><channel><item><title>" + b"&amp;" * 300_000,
            "200,000 tags or character references",
        ),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without items"),
        (b"<urlset><url/></urlset>", "no RSS or Atom feed"),
    ],
    ids=["entities", "depth", "references", "empty", "sitemap"],
)
def test_what_is_no_feed_or_made_to_do_harm_is_refused(data: bytes, reason: str) -> None:
    """The failure names what was wrong, and no time is spent on it."""
    (failure,) = _read(data)
    assert isinstance(failure, Failure)
    assert reason in failure.reason
    assert failure.remedy


def test_a_broken_feed_gives_what_can_be_read() -> None:
    """Unclosed tags and bare ampersands are what feeds are made of."""
    broken = make_feed(
        "<title>Talks & truce</title><description>The envoy left Lome.</description>"
    )
    found = _read(broken.replace(b"</channel></rss>", b""))
    assert any(isinstance(one, Report) and "The envoy left" in one.text for one in found)
