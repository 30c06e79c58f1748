"""Bylines are read, and headlines that begin with "By" are not taken for them."""

# ruff: noqa: E501 - cases and pages stand whole

from __future__ import annotations

import pytest

from goodoffices.text.byline import guess_outlet, read_byline, read_field, read_outlet
from goodoffices.text.cues import PageCues


@pytest.mark.parametrize(
    ("line", "names", "source", "day"),
    [
        ("By Ann Example", "Ann Example", None, None),
        ("BY ANN EXAMPLE AND OMAR SAMPLE", "ANN EXAMPLE AND OMAR SAMPLE", None, None),
        ("By Ann Example in Cairo and Omar al-Sample in Gaza City", "Ann Example in Cairo and Omar al-Sample in Gaza City", None, None),
        ("By Ann Example, Associated Press Writer", "Ann Example", "Associated Press", None),
        ("By Ann Example | Reuters | July 11, 2014", "Ann Example", "Reuters", "2014-07-11"),
        ("By Ann Example July 11, 2014", "Ann Example", None, "2014-07-11"),
        ("Ann Example, Reuters", "Ann Example", "Reuters", None),
        ("(By J. K. Sample)", "J. K. Sample", None, None),
        ("By our correspondent", "our correspondent", None, None),
        ("Ann Example in Nairobi and agencies", "Ann Example in Nairobi and agencies", None, None),
    ],
)  # fmt: skip
def test_bylines_are_read(
    line: str, names: str, source: str | None, day: str | None, cues: PageCues
) -> None:
    """Names, outlet and date of the usual forms come out apart."""
    assert read_byline(line, cues) == (names, source, day)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, Israel had killed 12 people.",
        "BY FRIDAY ISRAEL HAD KILLED 12",
        "By what right do they fire?",
        "Truce holds in Sanaa",
        "Hamas, Fatah and others meet",
        "By the river the men waited",
    ],
)
def test_headlines_and_sentences_are_no_bylines(line: str, cues: PageCues) -> None:
    """One word that stands in no byline and the line is none."""
    assert read_byline(line, cues) is None


def test_an_outlet_stands_alone_or_with_a_post_and_a_place(cues: PageCues) -> None:
    """A line is the outlet's only if nothing else is on it."""
    assert read_outlet("Associated Press Writer", cues) == "Associated Press"
    assert read_outlet("BBC News, Jerusalem", cues) == "BBC News"
    assert read_outlet("Reuters reports heavy fire", cues) is None
    assert guess_outlet("The Khartoum Gazette", cues) == "The Khartoum Gazette"
    assert guess_outlet("Rebels reject the post", cues) is None


def test_a_field_is_a_label_a_colon_and_a_value() -> None:
    """The label comes in small letters."""
    assert read_field("HEADLINE: Truce holds: day three") == ("headline", "Truce holds: day three")
    assert read_field("no field here") is None


def test_an_outlet_behind_from_and_a_bar_at_the_end_are_read(cues: PageCues) -> None:
    """Papers print where a story is from; sites leave a bar behind the name."""
    assert read_outlet("From Associated Press", cues) == "Associated Press"
    byline = read_byline("By Ann Example ·", cues)
    assert byline is not None
    assert byline.names == "Ann Example"
