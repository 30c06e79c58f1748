"""The parts of reading a page: its facts, its data, what is cut away, and the order of its lines."""

# ruff: noqa: E501 - pages stand whole

from __future__ import annotations

import pytest

from goodoffices.sources.html_ends import in_order, strip_ends
from goodoffices.sources.html_facts import Facts, read_facts
from goodoffices.sources.html_linked import read_linked
from goodoffices.sources.html_prune import prune
from goodoffices.sources.html_tree import PageError, paragraphs, parse_page, text_of_fragment


def _facts(head: str = "", body: str = "<h1>Envoy leaves the capital</h1>") -> Facts:
    """Return the facts of a page."""
    tree = parse_page(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_facts(tree, read_linked(tree))


def _data(text: str) -> str:
    """Return a script of linked data."""
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (
            '<meta property="article:published_time" content="2030-05-06T23:00:00-05:00">',
            "2030-05-06",
        ),
        (
            '<meta name="date" content="2031-01-01"><meta name="pubdate" content="2030-05-06">',
            "2030-05-06",
        ),
        (
            _data('{"@type":"NewsArticle","datePublished":"2030-05-06"}')
            + '<meta name="pubdate" content="2031-01-01">',
            "2030-05-06",
        ),
        (
            _data(
                '{"@graph":[{"@type":"WebPage","datePublished":"2031-01-01"},{"@type":"Article","headline":"E","datePublished":"6 May 2030"}]}'
            ),
            "2030-05-06",
        ),
        ('<meta property="article:modified_time" content="2031-01-01">', None),
        ('<meta name="copyright" content="2031">', None),
        (
            '<link rel="canonical" href="https://example.org/world/2030/05/06/envoy-leaves">',
            "2030-05-06",
        ),
        ('<link rel="canonical" href="https://example.org/2030/56/06/envoy-leaves">', None),
    ],
)
def test_the_day_of_publication_wins_over_other_days(head: str, day: str | None) -> None:
    """The data's, then the head's; the day of a change is none."""
    assert _facts(head).published == day


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ('<time datetime="2030-05-06T10:00Z">yesterday</time>', "2030-05-06"),
        ('<span class="post-date">6 May 2030</span>', "2030-05-06"),
        ("<p>Published: 6 May 2030 | Updated: 9 May 2030</p>", "2030-05-06"),
        ("<p>Last updated: 9 May 2030</p>", None),
        ('<div class="related"><time datetime="2030-05-01">1 May</time></div>', None),
        (
            "<p>They met on 6 May 2030, when the envoy, who had come from Lome, asked them to sit down at last.</p>",
            None,
        ),
    ],
)
def test_a_day_printed_beside_the_headline_counts(below: str, day: str | None) -> None:
    """A day in a sentence, of a change or of another story is none."""
    assert _facts(body=f"<div><h1>Envoy leaves the capital</h1>{below}</div>").published == day


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        ('<meta name="author" content="By Ann Example">', "", "Ann Example"),
        ('<meta name="author" content="https://example.org/ann">', '<a rel="author">Ann Example</a>', "Ann Example"),
        ("", '<a rel="author">Ann Example</a> and <a rel="author">Bo Sample</a>', "Ann Example, Bo Sample"),
        ('<meta property="og:site_name" content="The Wire"><meta name="author" content="The Wire">', "", None),
        ("", '<div class="by-line"><span>By <b>Ann Example</b></span><span>May 6, 2030</span></div>', "Ann Example"),
        ("", '<div class="author-bio"><p>Ann Example covers the north.</p></div>', None),
        (_data('{"@type":"NewsArticle","headline":"E","author":[{"@id":"#a"}]},'), "", None),
        (_data('{"@graph":[{"@type":"Person","@id":"#a","name":"Ann Example"},{"@type":"NewsArticle","headline":"E","author":{"@id":"#a"}},]}'), "", "Ann Example"),
    ],
)  # fmt: skip
def test_writers_are_named_people(head: str, body: str, names: str | None) -> None:
    """An address, the outlet itself or a sentence about somebody is no byline."""
    assert _facts(head, f"<h1>Envoy leaves the capital</h1>{body}").byline == names


def test_the_printed_headline_wins_over_the_one_for_other_sites() -> None:
    """As long as the page's title or data confirm it."""
    head = '<title>Envoy leaves the capital - Wire</title><meta property="og:title" content="You won\'t believe who left">'
    facts = _facts(head)
    assert (facts.title, facts.source) == ("Envoy leaves the capital", "Wire")


def test_the_outlet_is_no_part_of_the_headline() -> None:
    """Before or behind it."""
    for title in ("Envoy leaves | The Wire", "The Wire: Envoy leaves"):
        head = f'<title>{title}</title><meta property="og:site_name" content="The Wire">'
        assert _facts(head, "<p>x</p>").title == "Envoy leaves"


def test_parts_that_are_not_the_story_are_cut_away() -> None:
    """By tag, role, class or look; a part with much of the prose stays, whatever it is called."""
    story = "<p>The envoy left Lome on Monday, his aides said in a long statement.</p>" * 3
    page = (
        f'<html><body><nav>Home</nav><div class="promo-share">{story}</div><div role="dialog"><p>Cookies are used here.</p></div>'
        '<p><b>Read more:</b> <a href="x">Envoy comes back</a></p><div class="newsletterBox"><p>Sign up</p></div>'
        '<div style="display: none">Hidden</div></body></html>'
    )
    assert (
        paragraphs(prune(parse_page(page)))
        == ["The envoy left Lome on Monday, his aides said in a long statement."] * 3
    )


def test_lines_come_in_the_order_of_the_page() -> None:
    """A line that was put in the wrong place goes back; a heading that was lost returns."""
    whole = ["Top", "One.", "Part two", "Two.", "Foot"]
    assert in_order(["Two.", "One."], whole, ["Part two", "Foot"]) == ["One.", "Part two", "Two."]


def test_dates_bylines_and_contacts_are_no_part_of_the_story() -> None:
    """Above and below it; within it nothing goes."""
    facts = Facts(byline="Ann Example", source="The Wire")
    lines = [
        "By Ann Example",
        "6 May 2030 10:15",
        "The Wire | 6 May 2030",
        "He left.",
        "Tel. 12345",
    ]
    lines = [*lines[:4], *["They met on 6 May 2030."] * 8, "press@example.org", "Tel. +1 234"]
    assert strip_ends(lines, facts) == ["He left.", *["They met on 6 May 2030."] * 8]


def test_fragments_become_paragraphs() -> None:
    """Breaks, entities and scripts as a reader sees them; plain text stays."""
    assert (
        text_of_fragment("<p>One &amp; two</p><script>x</script>a<br>b<br><br>c")
        == "One & two\n\na b\n\nc"
    )
    assert text_of_fragment("a &lt; b") == "a < b"
    assert text_of_fragment("") == ""


def test_a_page_too_deep_raises() -> None:
    """And the error names the limit."""
    with pytest.raises(PageError, match="more than 255 deep"):
        parse_page("<div>" * 400 + "x")
