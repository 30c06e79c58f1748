"""Pages made to do harm: each meets a limit that names itself, or is read in its stride."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, html

P = b"<p>The envoy left Lome on Monday, his aides said in a long statement.</p>"
STORY = "The envoy left Lome on Monday"


def _read(data: bytes) -> Report | Failure:
    """Return what a page holds."""
    (found,) = html.read(io.BytesIO(data), "page.html", SourceOptions())
    return found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body>" + b"<div>" * 50_000 + P, "nested more than 255 deep"),
        (b"<html><body>" + b"<font>" * 300 + P, "nested more than 255 deep"),
        (b"<html><p title='" + b"x" * 11_000_000 + b"'>" + P, "more than 10,000,000 bytes"),
        (b"<html><p title='" + b"x" * 21_000_000 + b"'>" + P, "larger than 20,000,000 bytes"),
        (b"<html><div " + b"a=1 " * 30_000 + b">" + P, "more than 2,000 attributes"),
        (b"<html><body>" + b"<b>x</b>" * 31_000 + P, "more than 30,000 elements"),
        (b"<html><body>" + b"<div>" * 200 + b"<i>x</i>" * 20_000, "nested deep in great number"),
        (b"<html>" + b"\0" * 500 + P, "not text"),
    ],
    ids=["deep", "fonts", "attribute", "50MB", "attributes", "elements", "work", "nulls"],
)
def test_a_limit_names_itself(data: bytes, reason: str) -> None:
    """What, where, which value, and a remedy."""
    failure = _read(data)
    assert isinstance(failure, Failure)
    assert failure.where == "page.html"
    assert reason in failure.reason
    assert failure.remedy


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><html><p>&b;</p>',
        b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><p>&a;</p>',
        b"<html><script type='application/ld+json'>" + b'{"a":' * 50_000 + b"</script>",
        b"<html><script type='application/ld+json'>["
        + b'{"@type":"NewsArticle"},' * 9000
        + b"{}]</script>",
        b"<html><title>" + b"a " * 500_000 + b"</title>",
        b"<html><!--" + b"-" * 500_000 + b"-->",
        b"<html><meta charset='no-such-charset'>",
        b"<html><meta charset='utf-16'>",
        b"<html><body></html></body></div></p><article><b><i></b></i>",
    ],
    ids=["entities", "file", "json", "things", "title", "comment", "charset", "utf16", "tags"],
)
def test_other_tricks_leave_the_story(head: bytes) -> None:
    """The story below is read, and nothing of this machine with it."""
    report = _read(head + P * 3)
    assert isinstance(report, Report)
    assert STORY in report.text
    assert "root:" not in report.text


_TAGS = st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "<h1>", "</h1>", "<article>", "<table><tr><td>", "<!--", "-->",
     '<meta property="og:title" content="', '">', "<script>", "</script>", "<a href=x>", "</a>", "<br>",
     '<script type="application/ld+json">{"@type":"NewsArticle","headline":', "&amp;", "&#0;", "<time>"]
)  # fmt: skip


@given(st.lists(st.one_of(_TAGS, st.text(max_size=20)), max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_soup_of_tags_is_read_or_told(pieces: list[str]) -> None:
    """Never an error; a report has text, a failure a remedy."""
    found = _read(("<html>" + "".join(pieces)).encode("utf-8", "replace"))
    if isinstance(found, Failure):
        assert found.remedy
    else:
        assert found.text.strip()
