"""HTML: the story and what its page says about it."""

# ruff: noqa: E501, RUF001 - cases stand whole, in the marks of print

from __future__ import annotations

import io

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, html

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>Truce talks open in Lomé - The Example Gazette</title>
<meta property="og:site_name" content="The Example Gazette"><meta name="author" content="Ann Example">
{meta}<link rel="canonical" href="https://example.org/news/truce.html"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><header><h1>Truce talks open in Lomé</h1>{below}</header>
<p>LOMÉ, March 14 (Reuters) - Envoys of the government and of the rebels of the north sat down in Lomé on Thursday
for talks on a truce, Togo's foreign ministry said in a statement on its site.</p>
<p>&#8220;We came to listen,&#8221; said the rebels&#8217; spokesman, Omar Sample. The rest, he said, was up to them.</p>
<p>The talks are the first since a truce broke down in May, when shelling killed 12 people in a northern town.</p>
</article><footer>© 2019 The Example Gazette. All rights reserved.</footer></body></html>"""
DATED = '<meta property="article:published_time" content="2019-03-14T10:22:00+01:00">'


def _read(data: bytes, **told: str) -> Report | Failure:
    """Return what a page holds."""
    (found,) = html.read(io.BytesIO(data), "page.html", SourceOptions(**told))
    return found


def _page(meta: str = "", below: str = "", charset: str = "utf-8") -> Report:
    """Return the report of a page with some mark-up in its head or below its headline."""
    page = PAGE.format(meta=meta, below=below, charset=charset)
    report = _read(page.encode(charset))
    assert isinstance(report, Report)
    return report


def test_the_story_is_taken_out_of_its_page() -> None:
    """Menu and footer stay behind; title, writer, day, outlet and address come along."""
    report = _page(DATED)
    assert "“We came to listen,” said the rebels’ spokesman" in report.text
    assert "Home" not in report.text
    assert "All rights reserved" not in report.text
    assert (report.title, report.byline) == ("Truce talks open in Lomé", "Ann Example")
    assert (report.published, report.source) == ("2019-03-14", "The Example Gazette")
    assert report.url == "https://example.org/news/truce.html"


def test_a_page_without_a_stated_date_has_none() -> None:
    """The year of a copyright line is no day of publication."""
    assert _page().published is None


def test_what_the_user_says_wins() -> None:
    """A given day and title replace the page's."""
    report = _read(
        PAGE.format(meta=DATED, below="", charset="utf-8").encode(),
        title="T",
        published="2019-03-15",
    )
    assert isinstance(report, Report)
    assert (report.title, report.published) == ("T", "2019-03-15")


@pytest.mark.parametrize(
    "below",
    [
        '<p class="article-standfirst">Togo hosts both sides</p>',
        '<h2 itemprop="alternativeHeadline">Togo hosts both sides</h2>',
        '<div class="story sub-headline">Togo hosts both sides</div>',
        "<h2>Togo hosts both sides</h2>",
    ],
)
def test_a_standfirst_is_the_second_headline(below: str) -> None:
    """The page's mark-up must say that it is one, or it stands right below the headline."""
    assert _page(below=below).subtitle == "Togo hosts both sides"


@pytest.mark.parametrize(
    "below", ["", '<p class="intro">Togo hosts both sides</p>', '<p class="desk">By Ann</p>']
)
def test_other_lines_are_no_second_headline(below: str) -> None:
    """A summary for search engines or a byline is none."""
    assert (
        _page('<meta name="description" content="Talks about talks.">', below=below).subtitle
        is None
    )


def test_a_page_made_up_as_an_example_says_so() -> None:
    """The mark is a meta element."""
    assert _page('<meta name="goodoffices:synthetic" content="true">').synthetic
    assert not _page('<meta name="goodoffices:synthetic" content="false">').synthetic
    assert not _page().synthetic


def test_a_declared_encoding_is_followed() -> None:
    """Pages not in UTF-8 say what they are in."""
    page = PAGE.replace("’", "'").format(meta="", below="", charset="iso-8859-1")
    report = _read(page.encode("iso-8859-1"))
    assert isinstance(report, Report)
    assert "Lomé" in report.text


def test_a_page_too_small_for_extraction_gives_its_paragraphs() -> None:
    """A page made by hand is read too."""
    report = _read(
        b"<html><body><h1>Envoy lands</h1><p>The envoy landed in Juba.</p></body></html>"
    )
    assert isinstance(report, Report)
    assert "The envoy landed in Juba." in report.text


@pytest.mark.parametrize(
    "data",
    [b"<html><body></body></html>", b"<html>" + b"<div>" * 20_000, b"<html><script>x</script>"],
)
def test_a_page_without_a_story_fails(data: bytes) -> None:
    """No page, however broken, raises."""
    failure = _read(data)
    assert isinstance(failure, Failure)
    assert failure.remedy == "save the story as plain text"


def test_sniffing_wants_a_page() -> None:
    """A tag inside a text does not make it one."""
    assert html.sniff(b"\xef\xbb\xbf \n<!DOCTYPE html><html>")
    assert html.sniff(b"<?xml version='1.0'?><html>")
    assert not html.sniff(b"He wrote <html> on the wall.")
    assert not html.sniff(b"<rss><channel/></rss>")
