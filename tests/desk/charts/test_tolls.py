"""Tolls by source: ranges side by side, open ends shown as open, nothing added up."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from goodoffices.desk.charts.tolls import (
    Amounts,
    describe_ranges,
    draw_ranges,
    draw_totals,
    incident_group,
    people,
    total_group,
)
from goodoffices.record.tolls_over_time import (
    Claim,
    ConflictToll,
    IncidentToll,
    RunningToll,
    range_of,
)

SVG = "{http://www.w3.org/2000/svg}"


def link(report: str, sentence: int) -> str:
    """Return the address of a sentence."""
    return f"/report?id={report}#s{sentence}"


def claim(source: str, low: int | None, high: int | None, day: str | None = "2031-05-06") -> Claim:
    """Return a figure."""
    return Claim(
        source=source, kind="killed", whom=(), day=day, low=low, high=high, qualifier="exact",
        cumulative=False, since=None, place="Badme", finding=f"{source}:{day}", report=source, outlet=None,
        sentence=1, words="<b>killed</b>", synthetic=True,
    )  # fmt: skip


def incident(*claims: Claim) -> IncidentToll:
    """Return what one attack cost."""
    return IncidentToll(
        event="e", kind="killed", whom=("child",), day="2031-05-06", place="Badme", claims=claims,
        range=range_of(claims),
    )  # fmt: skip


def running(*by_source: tuple[Claim, ...]) -> ConflictToll:
    """Return running totals."""
    told = tuple(
        RunningToll(source=own[0].source, kind="killed", whom=(), claims=own, revised=())
        for own in by_source
    )
    return ConflictToll(
        kind="killed", whom=(), by_source=told, range=range_of(one.latest for one in told)
    )


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4, 4, "4"), (3, 5, "3 to 5"), (101, None, "101 or more"), (0, 20, "at most 20"), (0, 0, "0"),
        (None, 7, "at most 7"), (None, None, "a number not told"), (1500, 1500, "1,500"),
    ],
)  # fmt: skip
def test_figures_in_words(low: int | None, high: int | None, words: str) -> None:
    """An open end is told as one."""
    assert people(claim("a", low, high)) == words


def test_each_source_has_a_line_and_nothing_is_added() -> None:
    """Two sources of one attack stand under each other, each leading to its words; no sum of both."""
    drawn = draw_ranges(
        [incident_group(incident(claim("army", 4, 4), claim("medics", 7, 9)))], link
    )
    found = ET.fromstring(drawn)  # noqa: S314 - our own markup
    assert [one.get("href") for one in found.iter(f"{SVG}a")] == [
        "/report?id=army#s1",
        "/report?id=medics#s1",
    ]
    texts = {one.text for one in found.iter(f"{SVG}text")}
    assert {"army", "medics", "4", "7-9"} <= texts
    assert not {"11", "13", "11-13"} & texts
    assert any("contradict" in (text or "") for text in texts)


def test_an_open_end_is_an_arrow() -> None:
    """What is "or more" reaches beyond its dot; an exact figure is a dot alone."""
    opened = draw_ranges([incident_group(incident(claim("army", 101, None)))], link)
    exact = draw_ranges([incident_group(incident(claim("army", 101, 101)))], link)
    assert 'class="tip"' in opened
    assert 'class="tip"' not in exact


def test_the_scale_holds_few_and_many() -> None:
    """None stands at the beginning, the most at the end, three well apart from none."""
    scale = Amounts(3000, 0, 100)
    assert scale.at(0) == 0
    assert scale.at(3000) == pytest.approx(100)
    assert scale.at(3) > 10


def test_only_what_a_source_said_last_stands() -> None:
    """A corrected figure takes the place of the first one."""
    group = incident_group(incident(claim("army", 9, 9), claim("army", 4, 4)))
    assert [one.low for one in group.claims] == [4]
    assert describe_ranges([group]) == "6 May 2031, Badme: killed (child): 4 by army."


def test_totals_are_drawn_by_source_and_day() -> None:
    """Each figure bears its source's letter; one source's are joined, two sources' never are."""
    first = (claim("army", 10, 10, "2031-05-01"), claim("army", 30, None, "2031-05-09"))
    drawn = draw_totals(running(first, (claim("medics", 20, 20, "2031-05-09"),)), link)
    found = ET.fromstring(drawn)  # noqa: S314 - our own markup
    letters = [one.text for one in found.iter(f"{SVG}text") if one.get("class") == "letter on-dot"]
    assert letters == ["A", "A", "B"]
    assert drawn.count('class="joined"') == 1
    assert "50" not in {one.text for one in found.iter(f"{SVG}text")}


def test_figures_of_one_day_stand_beside_each_other() -> None:
    """Two sources with the same figure on the same day are both seen."""
    drawn = draw_totals(running((claim("army", 9, 9),), (claim("medics", 9, 9),)), link)
    dots = list(ET.fromstring(drawn).iter(f"{SVG}circle"))  # noqa: S314 - our own
    assert abs(float(dots[0].get("cx", "")) - float(dots[1].get("cx", ""))) >= 14


def test_nothing_told_draws_nothing() -> None:
    """Neither without figures, nor where none says how many, nor when."""
    assert not draw_ranges([], link)
    assert not draw_ranges([total_group(running((claim("army", None, None),)))], link)
    assert not draw_totals(running((claim("army", 5, 5, None),)), link)
