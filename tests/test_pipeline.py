"""A report in, a reading out: pure, true to the text, and the same however it is come by."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from goodoffices import __version__
from goodoffices.actors import Parties, find_parties
from goodoffices.language import Analysis
from goodoffices.language.analyse import analyse_all
from goodoffices.pipeline import (
    CHUNK,
    ReadingEngine,
    find_all,
    lexicon_hash,
    namer,
    outline,
    read,
    read_all,
)
from goodoffices.places.towns import country_of_town
from goodoffices.shapes import Date, Finding, Place, Reading, Report, Shape, Span

pytestmark = pytest.mark.model
KINDS = ("events", "statements", "tolls", "standings", "precedents")
STORY = """Mali rejects talks with rebels
By Our Correspondent

BAMAKO, March 4 - Mali rejected on Tuesday an Algerian proposal for talks with the rebels.

"We will not sit down with them," a government spokesman said. Rebels killed 12 soldiers on Monday.
"""


def story(**fields: str | None) -> Report:
    """Return a report of ours with some fields set otherwise."""
    return replace(Report(id="story", text=STORY, published="2025-03-04"), **fields)


def findings(reading: Reading) -> list[Finding]:
    """Return all findings of a reading."""
    return [finding for kind in KINDS for finding in getattr(reading, kind)]


def told(reading: Reading) -> frozenset[int]:
    """Return the sentences that hold findings, or a noun that comes back to one."""
    again = [span.start for event in reading.events for span in event.mentions]
    held = (
        k for k, s in enumerate(reading.sentences) if any(s.start <= at < s.end for at in again)
    )
    return frozenset(held).union(k for f in findings(reading) for k in (f.sentence, *f.also))


def spans(shape: object) -> Iterator[Span]:
    """Yield every span inside a shape, however deep."""
    if isinstance(shape, Span):
        yield shape
    if isinstance(shape, tuple):
        for one in shape:
            yield from spans(one)
    elif isinstance(shape, Shape) and not isinstance(shape, Place | Date):
        for name in shape.__struct_fields__:
            yield from spans(getattr(shape, name))


def without(analysis: Analysis, keep: AbstractSet[int]) -> Analysis:
    """Return a parsed story with only the sentences in `keep` parsed."""
    return replace(
        analysis,
        sentences=tuple(
            s if s.index in keep else replace(s, tokens=(), entities=(), children=())
            for s in analysis.sentences
        ),
    )


def meant(parties: Parties, sentences: AbstractSet[int]) -> list[Any]:
    """Return who is meant in some sentences."""
    return [(m.party, m.members, m.kind) for k in sorted(sentences) for m in parties.in_sentence(k)]


def leaned_on(
    analysis: Analysis, holding: AbstractSet[int], engine: ReadingEngine
) -> frozenset[int]:
    """Return the sentences without findings that decide who is meant in those with findings.

    "The opposition" of the second sentence is the Armenian one because the first speaks of Armenia:
    the finding in the second rests on both. Each sentence is left out in turn to see.
    """
    towns = country_of_town(engine.gazetteer)
    whole = meant(find_parties(analysis, engine.registry, towns), holding)
    needed = {s.index for s in analysis.sentences}
    for k in sorted(needed - holding):
        trial = needed - {k}
        if meant(find_parties(without(analysis, trial), engine.registry, towns), holding) == whole:
            needed = trial
    return frozenset(needed - holding)


def test_a_reading_is_the_same_bytes_every_time(engine: ReadingEngine) -> None:
    """Nothing of an earlier reading, no clock and no chance enters a reading."""
    once, again = (msgspec.json.encode(read(story(), engine)) for _ in range(2))
    assert once == again


@pytest.mark.slow
def test_company_order_and_chunks_do_not_matter(
    example_reports: tuple[Report, ...],
    example_readings: tuple[Reading, ...],
    engine: ReadingEngine,
) -> None:
    """A report alone, and among others in another order, reads as it does in the whole collection."""
    some = range(0, len(example_reports), 4)
    assert len(example_reports) > CHUNK
    mixed = read_all([example_reports[k] for k in reversed(some)], engine)
    for k, reading in zip(reversed(some), mixed, strict=True):
        assert reading == example_readings[k]
    for k in list(some)[:3]:
        assert read(example_reports[k], engine) == example_readings[k]


def test_every_span_is_true(example_readings: tuple[Reading, ...]) -> None:
    """The text at a span's offsets is the span's text, in every finding, however deep."""
    seen = 0
    for reading in example_readings:
        for finding in findings(reading):
            for span in spans(finding):
                assert reading.text[span.start : span.end] == span.text, finding.id
                seen += 1
    assert seen > 1000


def test_sentences_lie_in_order_inside_the_text(example_readings: tuple[Reading, ...]) -> None:
    """Sentences don't overlap, aren't empty, and every finding names one that is there."""
    for reading in example_readings:
        ends = 0
        for extent in reading.sentences:
            assert ends <= extent.start < extent.end <= len(reading.text)
            ends = extent.end
        for finding in findings(reading):
            assert {finding.sentence, *finding.also} <= set(range(len(reading.sentences)))


def test_every_finding_has_an_id_of_its_own_a_rule_and_a_confidence(
    example_readings: tuple[Reading, ...],
) -> None:
    """Ids are unique in the whole collection and say the report; confidence is a share."""
    ids = [f.id for reading in example_readings for f in findings(reading)]
    assert len(ids) == len(set(ids))
    for reading in example_readings:
        for finding in findings(reading):
            assert finding.id.startswith(f"{reading.id}:")
            assert finding.rule
            assert 0 < finding.confidence <= 1


@pytest.mark.slow
def test_sentences_that_no_finding_rests_on_need_no_parse(
    example_reports: tuple[Report, ...],
    example_readings: tuple[Reading, ...],
    engine: ReadingEngine,
) -> None:
    """A report whole, and with those sentences unparsed, gives the same findings.

    A sentence carries findings if it holds them, or if it decides who is meant in one that does;
    of those without a finding of their own only a few do.
    """
    outlines = [outline(report, engine) for report in example_reports]
    left_out = leaned = 0
    for analysis, whole in zip(analyse_all(outlines, engine.parser), example_readings, strict=True):
        context = leaned_on(analysis, told(whole), engine)
        keep = told(whole) | context
        part = find_all(without(analysis, keep), engine)
        assert part == whole, whole.id
        left_out += len(whole.sentences) - len(keep)
        leaned += len(context)
    assert left_out > 50
    assert leaned * 5 < left_out


def test_unparsed_sentences_are_not_given_to_the_parser(engine: ReadingEngine) -> None:
    """`keep` spares the parse itself: what it refuses has no findings, the rest reads as before.

    Only whose rebels they are may be known from a sentence that was not parsed.
    """
    whole = read(story(), engine)
    last = len(whole.sentences) - 1
    part = read(story(), engine, keep=lambda sentence: sentence.index == last)
    assert part.sentences == whole.sentences
    assert told(part) == {last}
    (before,), (after,) = (t for t in whole.tolls if t.sentence == last), part.tolls
    assert [who.text for who in before.by] == [who.text for who in after.by] == ["Rebels"]
    assert replace(before, by=()) == replace(after, by=())


def test_a_reading_says_what_read_it(engine: ReadingEngine) -> None:
    """Version and hashes of the rules, the registry and the gazetteer stand in every reading."""
    assert read(story(), engine).engine == engine.id
    assert engine.id.version == __version__
    assert engine.id.lexicon == lexicon_hash()
    assert all(len(part) >= 16 for part in (engine.id.lexicon, engine.id.actors, engine.id.places))


def test_a_story_of_our_own_is_read(engine: ReadingEngine) -> None:
    """Who refused what, who said what, and how many were killed, each in its place."""
    reading = read(story(), engine)
    assert reading.title == "Mali rejects talks with rebels"
    assert any(e.type == "REJECT" and e.actors[0].country == "MLI" for e in reading.events)
    (quote,) = [s for s in reading.statements if s.direct]
    assert quote.content[0].text.startswith("We will not sit down with them")
    (toll,) = reading.tolls
    assert (toll.kind, toll.low, toll.date.start) == ("killed", 12, "2025-03-03")


def test_a_report_in_another_language_is_kept_and_not_coded(engine: ReadingEngine) -> None:
    """Its text stands, it has no sentences and no findings, and a note says so."""
    text = (
        "Le ministre égyptien des affaires étrangères a rencontré lundi au Caire les chefs des deux "
        "mouvements, qui ont accepté une trêve de cinq jours. Les combats ont cessé dans la nuit."
    )
    reading = read(Report(id="fr", text=text, published="2014-08-13"), engine)
    assert reading.language == "fr"
    assert reading.text == text
    assert not reading.sentences
    assert not findings(reading)
    assert any("not coded" in note for note in reading.notes)


def test_without_a_publication_day_weekdays_stay_words(engine: ReadingEngine) -> None:
    """Then "Monday" has its words and no day, and a note says what to do about it."""
    text = STORY.replace("March 4 - ", "- ")
    reading = read(story(text=text, published=None), engine)
    assert any("--published" in note for note in reading.notes)
    date = reading.tolls[0].date
    assert (date.start, date.end) == (None, None)
    assert "Monday" in date.text


@pytest.mark.parametrize("text", ["Hm.", "—", "12", "?!", "\ufeffMali", "x" * 5000, "a " * 300])
def test_odd_texts_are_read_without_fault(text: str, engine: ReadingEngine) -> None:
    """Text with nothing to find gives a reading with nothing found."""
    reading = read(Report(id="odd", text=text), engine)
    assert not findings(reading)


def test_an_empty_headline_is_none(engine: ReadingEngine) -> None:
    """A blank title counts as no title, and the story is read."""
    text = "Rebels killed 12 soldiers in Mali on Monday, the army said in a statement."
    reading = read(Report(id="plain", text=text, title="  ", published="2025-03-04"), engine)
    assert not (reading.title or "").strip()
    assert reading.tolls[0].low == 12


def test_names_of_findings_tell_their_place() -> None:
    """Report, kind and offset; a second finding of that kind at that place is told apart."""
    name = namer("r")
    assert [name("event", 3), name("event", 3), name("toll", 3)] == [
        "r:event:3",
        "r:event:3-2",
        "r:toll:3",
    ]


def test_a_town_is_the_one_the_story_speaks_of(engine: ReadingEngine) -> None:
    """A larger town of the name elsewhere has no say where the story's states have one of their own."""
    text = (
        "Rebels in South Sudan said they had recaptured the key town of Bor from the army.\n\n"
        "Juba denied that the town had fallen."
    )
    found = read(story(text=text, published="2014-01-03"), engine)
    places = {who.country for event in found.events for who in event.recipients}
    assert "RUS" not in places
    assert "SSD" in places
