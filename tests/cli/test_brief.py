"""`goodoffices brief`: two pages on a situation, written or printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.record import open_record, write_reading
from goodoffices.shapes import Date, EngineId, Event, Extent, Party, Reading, Span

from .conftest import Run

ENGINE = EngineId(version="0.1.0", lexicon="l", actors="a", places="p")
SIDES = ("--between", "Ethiopia", "Eritrea")


@pytest.fixture
def war(tmp_path: Path) -> Path:
    """A record of two reports of one attack each, a week apart."""
    path = tmp_path / "war.db"
    with open_record(path) as record:
        for day, verb in (("2031-05-01", "bombed"), ("2031-05-08", "shelled")):
            made = reading(day, verb)
            write_reading(record, made, b"", made.id, "2031-06-01T00:00:00Z")
    return path


def reading(day: str, verb: str) -> Reading:
    """Return a report of one sentence, with terminal codes and markup in it."""
    text = f"Ethiopia {verb} Eritrea, <b>witnesses</b> said \x1b[2J on {day}."
    at = text.index(verb)
    parties = [
        Party(text=name, start=text.index(name), end=text.index(name) + len(name), actor=code,
              name=name, country=code)
        for name, code in (("Ethiopia", "ETH"), ("Eritrea", "ERI"))
    ]  # fmt: skip
    event = Event(
        id=f"{day}:event:{at}", rule="r", confidence=1, sentence=0, type="ASSAULT",
        quad="material-conflict", score=-9, actors=(parties[0],), recipients=(parties[1],),
        trigger=Span(text=verb, start=at, end=at + len(verb)), date=Date(start=day, end=day, text=day),
    )  # fmt: skip
    return Reading(
        id=day, title=None, subtitle=None, byline=None, dateline=None, published=day,
        source="The Lake Wire", url=None, language="en", synthetic=True, text=text, furniture=(),
        sentences=(Extent(start=0, end=len(text)),), engine=ENGINE, events=(event,),
    )  # fmt: skip


def test_a_brief_is_printed_with_its_sentences(war: Path, run: Run) -> None:
    """Without a file it is Markdown on standard output, safe for a terminal."""
    done = run("brief", *SIDES, "--asof", "2031-05-10", "--record", war)
    assert done.status == 0, done.err
    assert "Ethiopia attacked Eritrea" in done.out
    assert "The Lake Wire · 2031-05-08 · 2031-05-08, sentence 0" in done.out
    assert "a week before" in done.out
    assert "\x1b" not in done.out


def test_the_next_brief_tells_what_changed_since_the_last_in_its_file(
    war: Path, run: Run, tmp_path: Path
) -> None:
    """The day to compare with is that of the brief already there; --since goes before it."""
    page = tmp_path / "brief.html"
    assert run("brief", *SIDES, "--asof", "2031-05-02", "--record", war, "-o", page).status == 0
    first = page.read_text(encoding="utf-8")
    assert "2031-05-08" not in first
    assert "<b>" not in first
    assert run("brief", *SIDES, "--asof", "2031-05-10", "--record", war, "-o", page).status == 0
    second = page.read_text(encoding="utf-8")
    assert "What changed since 2031-05-02" in second
    assert "the day of the last brief in this file" in second
    told = run("brief", *SIDES, "--asof", "2031-05-10", "--since", "2031-05-09", "--record", war)
    assert "No report published after 2031-05-09 adds anything" in told.out.replace("\\", "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--asof", "2031-05-10"), "nothing to be briefed on"),
        ((*SIDES, "--asof", "soon"), "'soon' is not a date"),
        ((*SIDES, "--asof", "2031-05-10", "--since", "2031-05-11"), "is not before 2031-05-10"),
        ((*SIDES, "--asof", "2031-05-10", "-o", "brief.doc"), "neither .md nor .html"),
        ((*SIDES, "--asof", "2031-05-10", "--handling", "pink"), "one of clear, green"),
        (("Lake war", "--asof", "2031-05-10"), "is no situation of this record"),
        ((*SIDES, "--asof", "2030-01-01"), "is nobody this record names"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_the_remedy(
    war: Path, run: Run, options: tuple[str, ...], words: str
) -> None:
    """A missing or wrong option ends with status 2 and says what to give instead."""
    done = run("brief", *options, "--record", war)
    assert done.status == 2
    assert words in done.err
    assert len(done.err.strip().splitlines()) == 1
