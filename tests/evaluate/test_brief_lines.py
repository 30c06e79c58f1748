"""Lines of a brief for a reader, and what that reader says of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from goodoffices.brief import Brief
from goodoffices.brief.shape import Item, Section, Source
from goodoffices.errors import InputError
from goodoffices.evaluate.brief_lines import (
    Judged,
    lines_of,
    read_lines,
    score_lines,
    still_told,
    write_lines,
)
from goodoffices.record import Record, open_record, write_reading
from goodoffices.shapes import EngineId, Extent, Reading

SENTENCES = ("Mali sent an envoy.", "He arrived on Monday.", "He met the rebels.", "Rain fell.")
ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of one report."""
    text = " ".join(SENTENCES)
    starts = [text.index(one) for one in SENTENCES]
    told = Reading(
        id="a", title=None, subtitle=None, byline=None, dateline=None, published="2031-05-05",
        source="Wire", url=None, language="en", synthetic=True, text=text, furniture=(),
        sentences=tuple(
            Extent(start=at, end=at + len(one)) for at, one in zip(starts, SENTENCES, strict=True)
        ),
        engine=ENGINE,
    )  # fmt: skip
    with open_record(tmp_path / "war.db") as opened:
        write_reading(opened, told, text.encode(), "a.txt", "2031-06-01T00:00:00Z")
        yield opened


def brief(text: str) -> Brief:
    """Return a brief of one line that cites the third sentence, cut short."""
    source = Source(report="a", outlet="Wire", published="2031-05-05", sentence=2, text="He met …",
                    reliability=None, handling="clear", synthetic=True)  # fmt: skip
    section = Section(title="Contacts", items=(Item(text=text, sources=(source,)),))
    return Brief(title="Mali", asof="2031-05-10", since="2031-05-03", since_why="", handling="clear",
                 sections=(section,), coverage=(), synthetic=True)  # fmt: skip


def judged(label: str | None, *faults: str) -> Judged:
    """Return a judged line."""
    line: dict[str, object] = {
        "id": "x", "situation": "s", "asof": "2031-05-10", "section": "Contacts", "text": "t",
        "cited": [], "label": label, "faults": faults,
    }  # fmt: skip
    return msgspec.convert(line, Judged)


def test_a_line_stands_with_its_whole_sentence_and_those_before(record: Record) -> None:
    """The reader sees the sentence uncut, and who "he" is."""
    (line,) = lines_of(record, brief("An envoy met the rebels"))
    assert line.cited[0].sentence == "He met the rebels."
    assert line.cited[0].before == "Mali sent an envoy. He arrived on Monday."
    assert (line.section, line.text, line.label) == ("Contacts", "An envoy met the rebels", None)


def test_lines_are_written_and_read_back_as_they_are(record: Record, tmp_path: Path) -> None:
    """Nothing is lost between the file and the lines."""
    told = lines_of(record, brief("An envoy met the rebels"))
    write_lines(tmp_path / "lines.jsonl", told)
    assert read_lines(tmp_path / "lines.jsonl") == told


def test_a_label_that_is_none_of_the_three_is_an_error_with_its_line(tmp_path: Path) -> None:
    """The message names the file and the line."""
    path = tmp_path / "lines.jsonl"
    write_lines(path, [judged("supported"), judged("supported")])
    path.write_text(
        path.read_text().replace('"supported"', '"fine"', 2).replace("fine", "supported", 1)
    )
    with pytest.raises(InputError, match=r"lines\.jsonl:2: .*fine"):
        read_lines(path)


def test_only_what_is_borne_out_in_whole_counts_as_supported() -> None:
    """Half a line supported is none; a reversed line, or a denied act told as fact, is grave."""
    lines = [
        judged("supported"),
        judged("partly", "date"),
        judged("unsupported", "reversed", "party"),
        judged("unsupported", "denied as fact"),
    ]
    found = score_lines(lines)
    assert (found.share, found.supported, found.partly, found.grave) == (0.25, 1, 1, 2)
    assert found.faults == {"date": 1, "reversed": 1, "party": 1, "denied as fact": 1}


def test_a_line_without_a_label_can_not_be_scored() -> None:
    """What nobody judged is not taken for supported."""
    with pytest.raises(InputError, match="has no label"):
        score_lines([judged("supported"), judged(None)])


def test_a_line_in_other_words_was_not_judged(record: Record) -> None:
    """Labels hold for the words they were given to."""
    before = lines_of(record, brief("An envoy met the rebels"))
    labelled = [msgspec.structs.replace(one, label="supported") for one in before]
    assert still_told(labelled, before) == (labelled, 1)
    assert still_told(labelled, lines_of(record, brief("The rebels met an envoy"))) == ([], 1)
