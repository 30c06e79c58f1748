"""The shipped examples: all are read, marked as synthetic, dated, and tell what happened."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from goodoffices.pipeline import ReadingEngine, outline
from goodoffices.shapes import Event, Reading, Report
from goodoffices.sources import SourceOptions, read_paths

pytestmark = pytest.mark.model
EXAMPLES = Path(__file__).parent.parent / "examples"
HEAD = "[Synthetic example written for goodoffices; outlets are invented, facts are history]"
OUTLETS = {
    "Levant Wire", "Meridian Press Agency", "Kestrel News Agency", "Northern Dispatch",
    "Harbour Tribune", "The Old Port Gazette", "Highland Telegraph Agency", "Caspian Relay",
}  # fmt: skip


@pytest.fixture(scope="module")
def by_name(example_readings: tuple[Reading, ...]) -> dict[str, Reading]:
    """Return the readings of the examples by the name of their file or line."""
    return {re.sub(r"-[0-9a-f]{10}$", "", one.id): one for one in example_readings}


def countries(event: Event) -> set[str | None]:
    """Return the countries of those who did something."""
    return {party.country for party in event.actors}


def test_there_are_as_many_as_promised(example_readings: tuple[Reading, ...]) -> None:
    """At least twenty of the one war and ten of the other; each was read and coded."""
    gaza = [one for one in example_readings if "2014-" in one.id]
    assert len(gaza) >= 20
    assert len(example_readings) - len(gaza) >= 10
    assert all(one.language == "en" and one.events and one.statements for one in example_readings)


def test_every_file_says_in_its_head_that_it_is_synthetic() -> None:
    """Whoever opens a file, or a line of one, sees it first."""
    for path in sorted(EXAMPLES.rglob("*")):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if path.suffix == ".txt":
            assert text.splitlines()[0] == HEAD, path.name
        elif path.suffix == ".html":
            assert '<meta name="goodoffices:synthetic" content="true">' in text, path.name
        elif path.suffix == ".jsonl":
            rows = [json.loads(line) for line in text.splitlines()]
            assert all(row["synthetic"] is True for row in rows), path.name
            assert all(row["text"].startswith(HEAD) for row in rows), path.name


def test_every_reading_is_marked_synthetic_and_its_mark_is_no_story(
    example_readings: tuple[Reading, ...],
) -> None:
    """The mark is a field of the reading and no part of the text that is coded."""
    for one in example_readings:
        assert one.synthetic, one.id
        assert "Synthetic example" not in one.text, one.id


def test_every_example_is_dated_as_its_name_says(example_readings: tuple[Reading, ...]) -> None:
    """Text, pages and lines alike carry their day."""
    for one in example_readings:
        found = re.search(r"\d{4}-\d\d-\d\d", one.id)
        assert found is not None
        assert one.published == found[0]
        assert dt.date.fromisoformat(one.published).year in {2014, 2020}


def test_every_example_names_its_outlet(example_readings: tuple[Reading, ...]) -> None:
    """The outlet is recognised in each, and it is one of those that don't exist."""
    unknown = {
        one.id: (one.source, one.byline) for one in example_readings if one.source not in OUTLETS
    }
    assert unknown == {}


def test_every_example_has_a_headline_and_no_furniture_in_its_text(
    example_reports: tuple[Report, ...], engine: ReadingEngine
) -> None:
    """What a browser copies along is taken out before anything is read."""
    for report in example_reports:
        cleaned = outline(report, engine).report
        assert cleaned.title
        lines = cleaned.text.splitlines()
        assert not {"Share", "Live", "Advertisement", "Related stories"} & set(lines), report.id
        assert "Sign up for our newsletter" not in cleaned.text


def test_an_answer_key_is_no_report() -> None:
    """A folder of examples holds reports and nothing that fails to be one."""
    for folder in ("gaza-2014", "karabakh-2020"):
        found = list(read_paths([str(EXAMPLES / folder)], SourceOptions()))
        assert all(isinstance(one, Report) for one in found)


def test_no_named_person_is_quoted_directly(example_readings: tuple[Reading, ...]) -> None:
    """Invented words are never put into the mouth of somebody who lives or lived."""
    people = {
        statement.speaker.actor
        for one in example_readings
        for statement in one.statements
        if statement.direct
        and statement.speaker
        and "." in (statement.speaker.actor or "")
        and statement.speaker.name
        and " " in statement.speaker.name
        and statement.speaker.sector == "GOV"
        and statement.speaker.role
    }
    assert people == set()


def test_egypt_proposes_a_ceasefire(by_name: dict[str, Reading]) -> None:
    """14 July 2014: an offer on the table, by Egypt to Israel and the Palestinian factions."""
    events = by_name["2014-07-14-levant-wire-egypt-proposes"].events
    offers = [e for e in events if e.type == "AGREE" and e.status == "offered"]
    offer = next(e for e in offers if e.recipients)
    assert countries(offer) == {"EGY"}
    assert {party.country for party in offer.recipients} == {"ISR", "PSE"}
    assert offer.cameo == "0356"
    assert offer.date.start == "2014-07-14"


def test_israel_accepts_and_hamas_refuses(by_name: dict[str, Reading]) -> None:
    """15 July 2014: the one says yes, the other no: deeds, each with who did it and when."""
    one = by_name["2014-07-15-meridian-israel-accepts-hamas-rejects"]
    agreed = [e for e in one.events if e.type == "AGREE" and e.status == "actual"]
    assert any(countries(e) == {"ISR"} and e.date.start == "2014-07-15" for e in agreed)
    refused = [e for e in one.events if e.type == "REJECT" and e.status == "actual"]
    assert any((p.country, p.sector) == ("PSE", "REB") for e in refused for p in e.actors)


def test_egypt_mediates(example_readings: tuple[Reading, ...]) -> None:
    """The mediator of that war is read as one in several reports, by differing outlets."""
    brokered = [
        one.source
        for one in example_readings
        for event in one.events
        if event.cameo == "045" and event.status == "actual" and countries(event) == {"EGY"}
    ]
    assert len(brokered) >= 3
    assert len(set(brokered)) >= 2


def test_washington_offers_its_good_offices(by_name: dict[str, Reading]) -> None:
    """11 July 2014: an offer to mediate is an offer, in both editions of the story."""
    for name in ("meridian-obama-offers-help", "harbour-tribune-washington-ready"):
        events = by_name[f"2014-07-11-{name}"].events
        offers = [e for e in events if e.type == "AGREE" and e.status == "offered"]
        assert any(countries(e) == {"USA"} and e.cameo == "039" for e in offers)


def test_the_dead_are_counted_by_whose_count(by_name: dict[str, Reading]) -> None:
    """15 July 2014: at least 192 since the 8th, by the count of the ministry in Gaza."""
    tolls = by_name["2014-07-15-meridian-israel-accepts-hamas-rejects"].tolls
    (toll,) = [one for one in tolls if one.low == 192]
    assert (toll.kind, toll.qualifier, toll.cumulative) == ("killed", "at least", True)
    assert toll.date.start == "2014-07-08"
    assert toll.according_to is not None
    assert "health ministry" in toll.according_to.text


def test_armenia_and_azerbaijan_agree_in_moscow(by_name: dict[str, Reading]) -> None:
    """10 October 2020: both parties are those who agreed."""
    events = by_name["2020-10-10-highland-moscow-truce"].events
    assert any(e.type == "AGREE" and countries(e) == {"ARM", "AZE"} for e in events)
