"""The lives of ceasefires: bars that tell what held, marks that lead to their sentences."""

from __future__ import annotations

from collections import Counter
from typing import get_args
from xml.etree import ElementTree as ET

from goodoffices.ceasefires import Ceasefire, Citation, Kind, Step, Terms
from goodoffices.desk.charts.ceasefires import LETTERS, describe_ceasefires, draw_ceasefires

SVG = "{http://www.w3.org/2000/svg}"


def link(report: str, sentence: int) -> str:
    """Return the address of a sentence."""
    return f"/report?id={report}#s{sentence}"


def step(kind: Kind, day: str) -> Step:
    """Return a step told in the report of that day."""
    cite = Citation(report=day, sentence=2, text="So it was.", published=day, source="Rift Wire")
    return Step(kind=kind, day=day, by=("Kenya",), announced=False, rules=("r",), cites=(cite,))


def life(*steps: Step) -> Ceasefire:
    """Return a ceasefire of these steps."""
    return Ceasefire(
        name="3-day truce <b>", parties=("Ethiopia", "Eritrea"), brokers=("Kenya",), state="ended",
        first=steps[0].day, last=steps[-1].day, steps=steps,
        terms=Terms(hours=72, open_ended=False, humanitarian=False, conditions=()),
    )  # fmt: skip


def classes(drawn: str) -> Counter[str]:
    """Return how many elements have each class."""
    found = ET.fromstring(drawn).iter()  # noqa: S314 - our own markup
    return Counter(kind for one in found for kind in (one.get("class") or "").split())


def test_every_step_is_a_link_to_its_sentence() -> None:
    """Each mark bears its letter and leads to the words."""
    drawn = draw_ceasefires(
        [life(step("offered", "2031-05-01"), step("agreed", "2031-05-04"))], link
    )
    marks = list(ET.fromstring(drawn).iter(f"{SVG}a"))  # noqa: S314 - our own markup
    assert [one.get("href") for one in marks] == [
        "/report?id=2031-05-01#s2",
        "/report?id=2031-05-04#s2",
    ]
    assert [one.findtext(f"{SVG}text") for one in marks] == ["O", "A"]


def test_every_kind_of_step_has_a_letter_of_its_own() -> None:
    """Black and white tell the steps apart as colours do."""
    assert set(LETTERS) == set(get_args(Kind))
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_the_bar_tells_what_held() -> None:
    """Thin until in force, full while it holds, hatched from the violation on, none after the end."""
    drawn = draw_ceasefires(
        [
            life(
                step("offered", "2031-05-01"), step("in force", "2031-05-04"),
                step("violated", "2031-05-08"), step("ended", "2031-05-12"), step("called for", "2031-05-20"),
            )
        ],
        link,
    )  # fmt: skip
    found = classes(drawn)
    assert found["proposed"] == 2
    assert found["holds"] == found["broken"] == 1
    assert not found["unknown"]


def test_what_held_when_last_told_of_stays_open() -> None:
    """A truce whose end nobody told goes on as dots: no report says that it held."""
    drawn = draw_ceasefires(
        [life(step("agreed", "2031-05-01"), step("in force", "2031-05-02"))], link
    )
    assert classes(drawn)["unknown"] == 1


def test_marks_of_one_day_stand_on_each_other() -> None:
    """None covers another."""
    drawn = draw_ceasefires(
        [life(*(step(kind, "2031-05-01") for kind in ("agreed", "in force", "violated", "ended")))],
        link,
    )
    places = [(one.get("x"), one.get("y")) for one in ET.fromstring(drawn).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert len(places) == len(set(places))


def test_the_lives_are_told_in_words() -> None:
    """Every step with its day, and how it stood."""
    told = describe_ceasefires([life(step("agreed", "2031-05-01"))])
    assert (
        told == "3-day truce <b>, Ethiopia and Eritrea: agreed 2031-05-01; ended when last told of."
    )
    assert not draw_ceasefires([], link)
