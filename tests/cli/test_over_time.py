"""`goodoffices stories`, `ceasefires` and `tempo`: what is told once, and over time."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from goodoffices.errors import InputError
from goodoffices.record import open_record, write_reading
from goodoffices.shapes import Date, EngineId, Event, Extent, Party, Reading, Span
from goodoffices.telling import SYNTHETIC

from .conftest import Run

ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")
SENTENCES = (
    "Ethiopia and Eritrea agreed on Tuesday to a ceasefire brokered by Kenya \x1b[2J.",
    "Ethiopia bombed Eritrea on Monday, a day before the two sat down in a tent by the river.",
)


@pytest.fixture
def war(tmp_path: Path) -> Path:
    """A record of a report, and of its reprint under another headline."""
    path = tmp_path / "war.db"
    with open_record(path) as record:
        for name, day in (("wire", "2031-05-06"), ("reprint", "2031-05-07")):
            write_reading(record, reading(name, day), b"", name, "2031-06-01T00:00:00Z")
    return path


def reading(name: str, day: str) -> Reading:
    """Return a report with one event in its second sentence."""
    text = "\n".join(SENTENCES)
    second = len(SENTENCES[0]) + 1
    at = text.index("bombed")
    event = Event(
        id=f"{name}:event:{at}", rule="r", confidence=1, sentence=1, type="ASSAULT",
        quad="material-conflict", score=-9.5, trigger=Span(text="bombed", start=at, end=at + 6),
        actors=(Party(text="Ethiopia", start=second, end=second + 8, actor="ETH", name="Ethiopia",
                      country="ETH"),),
        recipients=(Party(text="Eritrea", start=at + 7, end=at + 14, actor="ERI", name="Eritrea",
                          country="ERI"),),
        date=Date(start="2031-05-05", end="2031-05-05"),
    )  # fmt: skip
    return Reading(
        id=name, title=f"Headline of {name}", subtitle=None, byline=None, dateline=None,
        published=day, source=f"Outlet {name}", url=None, language="en", synthetic=True, text=text,
        furniture=(),
        sentences=(Extent(start=0, end=second - 1), Extent(start=second, end=len(text))),
        engine=ENGINE, events=(event,),
    )  # fmt: skip


def test_stories_fold_copies_and_show_what_is_shared(war: Path, run: Run) -> None:
    """A reprint stands with its original; its events are told by both, from one source."""
    listed = run("stories", "--record", war)
    assert listed.status == 0, listed.err
    assert "1 stories in 2 reports" in listed.out
    shown = run("stories", "reprint", "--record", war)
    assert "copy, 100% of it in the leading one" in shown.out
    assert "2 tellings, 1 independent source" in shown.out
    assert "\x1b" not in shown.out


def test_stories_as_json(war: Path, run: Run) -> None:
    """Each story is a line."""
    (line,) = run("stories", "--record", war, "--format", "jsonl").out.splitlines()
    assert json.loads(line)["story"] == "wire"


def test_ceasefires_with_their_sentences(war: Path, run: Run) -> None:
    """A step has its day, its doers and every sentence; made-up reports say so."""
    done = run("ceasefires", "Ethiopia", "Eritrea", "--record", war)
    assert done.status == 0, done.err
    assert "2031-05-06  agreed by Ethiopia, Eritrea" in done.out
    assert "brought about by Kenya" in done.out
    assert SYNTHETIC.split(":")[0] in done.out
    assert "\x1b" not in done.out
    found = run("ceasefires", "--record", war, "--format", "jsonl").out.splitlines()
    assert [len(step["cites"]) for step in json.loads(found[0])["steps"]] == [2]


def test_tempo_counts_an_event_once(war: Path, run: Run) -> None:
    """Two tellings of a raid are one raid; how much was read stands under it."""
    done = run("tempo", "Ethiopia", "Eritrea", "--record", war)
    assert done.status == 0, done.err
    assert "9.5" in done.out
    assert "19.0" not in done.out
    assert "2 reports read" in done.out
    assert "ERI ETH  1 events" in run("tempo", "--record", war).out


def test_a_record_that_can_t_be_written_is_shown_as_it_is(war: Path, run: Run) -> None:
    """Without leave to write, what was merged before is shown, with a warning."""
    run("stories", "--record", war)
    war.chmod(stat.S_IRUSR)
    assert run("stories", "--record", war).status == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ceasefires", "Ethiopia"), "name the other too"),
        (("tempo", "Atlantis", "Eritrea"), "plays no part"),
        (("stories", "nothing"), "stands in no story"),
        (("tempo", "Ethiopia", "Eritrea", "--since", "soon"), "is not a date"),
    ],
)
def test_what_can_t_be_asked_is_told_in_a_line(
    words: tuple[str, ...], told: str, war: Path, run: Run
) -> None:
    """An error names what was given and what helps."""
    done = run(*words, "--record", war)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_both_sides_or_none() -> None:
    """One side alone is no pair."""
    from goodoffices.cli.told_once import pair_of  # noqa: PLC0415 - it imports the record

    assert pair_of((None, None)) is None
    assert pair_of(("A", "B")) == ("A", "B")
    with pytest.raises(InputError, match="other"):
        pair_of(("A", None))
