"""Copies and editions are one story; the newest edition leads, and what it added is shown."""

from __future__ import annotations

from types import ModuleType

import pytest

from goodoffices.errors import InputError
from goodoffices.record import Record, write_reading
from goodoffices.record.stories import fold_stories, get_story, independent, list_stories
from goodoffices.record.stories_likeness import (
    containment,
    new_sentences,
    shingles,
    signature,
)
from goodoffices.shapes import Extent

TOLD = [
    f"On day {number} of the flood the {what} of {town} stood under water up to the second floor."
    for number, (what, town) in enumerate(
        [
            ("market", "Vell"), ("school", "Hammar"), ("mill", "Sund"), ("court", "Brae"),
            ("library", "Toft"), ("station", "Lund"), ("bakery", "Skar"), ("bridge", "Holm"),
        ]
    )
]  # fmt: skip
KINDS = ("events", "statements", "tolls", "standings", "precedents")
MORE = ["A ferry carried three hundred people to the hills before dawn on Sunday.",
        "Nobody could say when the dam would be mended, a fisher said."]  # fmt: skip


def put(
    record: Record,
    readings: ModuleType,
    name: str,
    sentences: list[str],
    source: str,
    published: str = "2031-05-04",
) -> None:
    """Write a report of these sentences."""
    text = "\n".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    extents = [
        Extent(start=start, end=start + len(sentence))
        for start, sentence in zip(starts, sentences, strict=True)
    ]
    none: dict[str, tuple[object, ...]] = dict.fromkeys(KINDS, ())
    reading = readings.make_reading(
        name, text=text, title=name, source=source, published=published,
        sentences=tuple(extents), **none,
    )  # fmt: skip
    write_reading(record, reading, b"", name, readings.READ_AT)


def relations(record: Record, report: str) -> dict[str, str]:
    """Return what each report of a story is to its leading one."""
    return {edition.report: edition.relation for edition in get_story(record, report)}


def test_a_later_edition_leads_and_shows_what_it_added(
    record: Record, readings: ModuleType
) -> None:
    """The newest edition of the outlet leads; the earlier one lacks what was added."""
    put(record, readings, "first", TOLD, "The Vell Courier")
    put(record, readings, "second", TOLD + MORE, "The Vell Courier", "2031-05-05")
    fold_stories(record)
    leading, earlier = get_story(record, "first")
    assert leading.report == "second"
    assert earlier.relation == "earlier edition"
    assert list(earlier.added) == MORE
    assert earlier.left_out == ()


def test_an_agency_text_under_another_headline_is_a_copy(
    record: Record, readings: ModuleType
) -> None:
    """A reprint a day later leads nothing, and two outlets with one text are one source."""
    put(record, readings, "agency", TOLD, "Ost Wire")
    put(record, readings, "reprint", TOLD, "Holm Post", "2031-05-05")
    fold_stories(record)
    assert relations(record, "reprint") == {"agency": "leads", "reprint": "copy"}
    (story,) = list_stories(record)
    assert (story.reports, story.outlets) == (2, 2)
    leads = [(1, "Ost Wire"), (1, "Ost Wire")]
    assert independent(leads) == 1
    assert independent([*leads, (2, "Holm Post"), (3, "Ost Wire")]) == 2


def test_an_excerpt_never_leads(record: Record, readings: ModuleType) -> None:
    """The first half of a report, brought a day later, is an excerpt of it."""
    put(record, readings, "whole", TOLD + MORE, "Ost Wire")
    put(record, readings, "brief", TOLD[:5], "Holm Post", "2031-05-05")
    fold_stories(record)
    assert relations(record, "brief") == {"whole": "leads", "brief": "excerpt"}


def test_reports_of_one_day_are_not_one_story_for_that(
    record: Record, readings: ModuleType
) -> None:
    """Reports that share a sentence or two, or nothing, stay apart."""
    put(record, readings, "flood", TOLD, "Ost Wire")
    put(record, readings, "ferry", [TOLD[0], *MORE], "Holm Post")
    put(record, readings, "other", MORE, "Toft Times", "2031-07-05")
    fold_stories(record)
    assert len(list_stories(record)) == 3
    assert list_stories(record, least=2) == []


def test_folding_is_incremental_and_forgets_what_is_gone(
    record: Record, readings: ModuleType
) -> None:
    """A second run does nothing; when the leading report goes, another one leads."""
    put(record, readings, "first", TOLD, "Ost Wire")
    put(record, readings, "second", TOLD + MORE, "Ost Wire")
    assert fold_stories(record).reports == 2
    assert fold_stories(record).reports == 0
    record.connection.execute("DELETE FROM reports WHERE id = 'second'")
    fold_stories(record)
    assert relations(record, "first") == {"first": "leads"}
    with pytest.raises(InputError, match="stands in no story"):
        get_story(record, "second")


def test_containment_and_signatures() -> None:
    """All of an excerpt is in its report; the signature depends on the words only."""
    whole, part = shingles("\n".join(TOLD)), shingles("\n".join(TOLD[:4]))
    assert containment(part, whole) > 0.9
    assert containment(whole, part) < 0.6
    assert (signature(whole) == signature(frozenset(sorted(whole)))).all()
    assert (signature(whole) == signature(shingles("\n".join(TOLD).upper()))).all()
    assert containment(frozenset(), whole) == 0


def test_a_sentence_with_a_word_changed_is_not_new() -> None:
    """New is what no sentence of the earlier edition tells in nearly the same words."""
    changed = [TOLD[0].replace("stood", "lay"), MORE[0]]
    assert list(new_sentences(changed, TOLD)) == [MORE[0]]
