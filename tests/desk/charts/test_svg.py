"""SVG as text: a report's words never work as markup; what a page's policy forbids is never written."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from goodoffices.desk.charts.svg import anchor, curve, drawing, lettering, tag, through, title

HOSTILE = '</text><script>alert(1)</script>" onload="x\u202e\x00\x1b[31m\ud800'


@pytest.mark.parametrize("make", [title, lambda text: lettering(1, 2, text)])
def test_words_of_a_report_are_no_markup(make) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - two makers
    """Tags, quotes, control characters and lone surrogates come out as harmless text."""
    drawn = make(HOSTILE)
    found = ET.fromstring(drawn)  # noqa: S314 - our own markup
    assert len(found) == 0
    assert "<script>" in (found.text or "")
    assert not set("\u202e\x00\x1b\ud800") & set(drawn)


def test_an_attribute_cannot_be_left() -> None:
    """A quote in a value doesn't end it."""
    found = ET.fromstring(tag("g", class_='a" onload="alert(1)'))  # noqa: S314 - our own markup
    assert dict(found.attrib) == {"class": 'a" onload="alert(1)'}


def test_names_and_numbers_are_written_as_svg_has_them() -> None:
    """Underscores become hyphens, camel case stays, numbers are rounded, None is left out."""
    drawn = tag("rect", stroke_width=1.26, viewBox="0 0 1 1", fill=None, x=12345.67)
    assert drawn == '<rect stroke-width="1.3" viewBox="0 0 1 1" x="12345.7"/>'


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "https://example.org", "//example.org", "data:x"]
)
def test_links_lead_nowhere_but_into_the_desk(href: str) -> None:
    """An address that leads out is no link."""
    drawn = anchor(href, "told", tag("circle", r=1))
    assert "href" not in drawn
    assert "<circle" in drawn


@pytest.mark.parametrize("href", ["/report?id=a&x=1#s2", "#turn-1", "?zoom=day"])
def test_links_into_the_desk_are_named(href: str) -> None:
    """A link has its address, escaped, and a name that is read out."""
    found = ET.fromstring(anchor(href, "A & B", tag("circle", r=1)))  # noqa: S314 - our own markup
    assert found.get("href") == href
    assert found.get("aria-label") == "A & B"


def test_a_drawing_is_named_and_described() -> None:
    """The whole is labelled by its title and description, and holds no style and no script."""
    drawn = drawing("x", (10, 20), ("Title", "In words"), [tag("g")], "tempo")
    found = ET.fromstring(drawn)  # noqa: S314 - our own markup
    ids = {one.get("id"): one.text for one in found.iter() if one.get("id")}
    assert [ids[name] for name in (found.get("aria-labelledby") or "").split()] == [
        "Title",
        "In words",
    ]
    assert " style=" not in drawn
    assert "<style" not in drawn


def test_paths_go_through_their_points() -> None:
    """A line goes straight on, a curve bends by two points."""
    assert through((0, 0), (1, 2.25)) == "M0.0 0.0L1.0 2.2"
    assert curve((0, 0), (1, 0), (1, 1), (2, 1)) == "M0.0 0.0C1.0 0.0 1.0 1.0 2.0 1.0"


@pytest.mark.parametrize(
    "words", ["3 of 5", "a & b", "<b>", 'so "called"', " two  spaces ", "é", ""]
)
def test_a_link_is_the_same_whether_its_words_need_quoting_or_not(words: str) -> None:
    """Words without anything to quote are written at once: what a browser reads of them is the same."""
    link = ET.fromstring(anchor("/events?q=1&x=1", words, tag("g")))  # noqa: S314 - ours
    assert link.get("href") == "/events?q=1&x=1"
    assert link.get("aria-label") == " ".join(words.split()) == (link[0].text or "")
