"""`goodoffices read`: reports in, findings out, each with its sentence; a record kept on demand."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest

from goodoffices.cli.app import Format
from goodoffices.cli.read import read_reports
from goodoffices.errors import InputError, RecordError
from goodoffices.pipeline import ReadingEngine
from goodoffices.shapes import Reading, Report
from goodoffices.telling import SYNTHETIC

from .conftest import STORY, Read

pytestmark = pytest.mark.model
CONTRACT = {
    "id", "title", "subtitle", "byline", "dateline", "published", "source", "url", "language",
    "text", "furniture", "sentences", "engine", "events", "statements", "tolls", "standings",
    "precedents",
}  # fmt: skip
FINDING = {"id", "rule", "confidence", "sentence", "also"}
EVENT = FINDING | {
    "type", "mode", "contexts", "cameo", "quad", "score", "actors", "recipients", "host", "status",
    "time", "historical", "date", "place", "according_to", "trigger",
}  # fmt: skip
STATEMENT = FINDING | {"speaker", "cue", "content", "direct", "addressees", "stance"}
TOLL = FINDING | {
    "kind", "low", "high", "qualifier", "cumulative", "victims", "traits", "by", "according_to",
    "date", "place", "evidence", "incident",
}  # fmt: skip
PAGE = (
    b"<!DOCTYPE html><html><head><title>Mali rejects talks</title></head><body><article>"
    b"<h1>Mali rejects talks</h1><p>Mali rejected on Tuesday a proposal for talks with the rebels,"
    b" a government spokesman said in Bamako. Rebels killed 12 soldiers on Monday.</p></article>"
    b"</body></html>"
)
PARTY = {"text", "start", "end", "actor", "name", "country", "sector", "role"}


def test_the_table_shows_every_finding_with_its_sentence(read: Read, story: Path) -> None:
    """Headline, day, sections in their order, and under each finding the sentence it rests on."""
    done = read(story, published="2025-03-04")
    assert done.status == 0
    assert done.err == ""
    lines = done.out.splitlines()
    assert lines[0] == "Mali rejects talks with rebels"
    assert lines[1].startswith("2025-03-04 · source not told")
    sections = [line for line in lines if line in {"Who is in it", "Events", "Statements", "Tolls"}]
    assert sections == ["Who is in it", "Events", "Statements", "Tolls"]
    assert "  Mali (MLI, GOV)" in lines
    toll = next(k for k, line in enumerate(lines) if line.startswith("• killed: 12 (12 soldiers)"))
    assert lines[toll + 1] == "    Rebels killed 12 soldiers on Monday."


def test_a_sentence_is_printed_once_for_all_findings_of_a_section(read: Read, story: Path) -> None:
    """What several findings rest on stands under the last of them, not under each."""
    story.write_text("Mali and Niger signed a truce on Tuesday and opened talks with the rebels.\n")
    out = read(story, published="2025-03-04").out
    events = out.partition("\nEvents\n")[2].partition("\n\n")[0]
    assert events.count("• ") > 1
    assert events.count("signed a truce on Tuesday") == 1


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen_or_ends_in_blanks(
    width: int, read: Read, example_reports: tuple[Report, ...]
) -> None:
    """Long lines are wrapped under their beginning."""
    for report in example_reports[5:8]:
        for line in read(report.origin, width=width).out.splitlines():
            assert len(line) <= width
            assert line == line.rstrip()


def test_jsonl_is_the_contract(read: Read, story: Path) -> None:
    """One line a report, which decodes to the shape it was made from and has the contract's names."""
    done = read(story, output=Format.JSONL, published="2025-03-04")
    (line,) = done.out.splitlines()
    assert msgspec.json.decode(line, type=Reading).title == "Mali rejects talks with rebels"
    row = json.loads(line)
    assert row.keys() >= CONTRACT
    assert set(row["engine"]) == {"version", "lexicon", "actors", "places"}
    for name, keys in (("events", EVENT), ("statements", STATEMENT), ("tolls", TOLL)):
        assert row[name]
        assert all(finding.keys() >= keys for finding in row[name])
    assert row["events"][0]["actors"][0].keys() >= PARTY
    assert all(extent.keys() == {"start", "end"} for extent in row["sentences"])


def test_jsonl_keeps_the_order_of_what_it_was_given(read: Read, story: Path) -> None:
    """Lines and files come out as they went in, under their own ids."""
    lines = story.with_name("lines.jsonl")
    lines.write_text("".join(json.dumps({"id": k, "text": STORY}) + "\n" for k in "zay"))
    done = read(lines, story, output=Format.JSONL)
    assert [json.loads(line)["id"][:4] for line in done.out.splitlines()] == ["z", "a", "y", "mali"]
    assert done.err.startswith("4 reports read: ")


def test_markdown_marks_the_words_and_escapes_the_story(read: Read, story: Path) -> None:
    """Evidence is bold; what the story says can't become a link, a heading or a tag."""
    story.write_text(
        "Rebels <b>*killed*</b> [12](http://x.example) soldiers in Mali on Monday, police said.\n"
        "# The rebels killed 3 more soldiers on Tuesday, the army said.\n"
    )
    out = read(story, output=Format.MARKDOWN, title="<script>alert(1)</script>").out
    assert "<" not in out.replace("\\<", "")
    assert "](" not in out.replace("\\]", "")
    assert "## Tolls" in out
    assert "**" in out.partition("## Tolls")[2]


def test_a_day_given_dates_the_weekdays(read: Read, story: Path) -> None:
    """With `--published`, Monday is a day; without it and without a date it stays a word."""
    story.write_text(STORY.replace("March 4 - ", "- "))
    row = json.loads(read(story, output=Format.JSONL, published="2025-03-04").out)
    assert row["published"] == "2025-03-04"
    assert row["tolls"][0]["date"]["start"] == "2025-03-03"
    assert "note: no publication date" in read(story).out


def test_a_headline_given_is_the_headline(read: Read) -> None:
    """`--title` stands where the text has no headline of its own."""
    text = b"Rebels killed 12 soldiers in Mali on Monday, the army said in a statement."
    row = json.loads(read("-", stdin=text, output=Format.JSONL, title="War in Mali").out)
    assert row["title"] == "War in Mali"


def test_a_day_that_is_none_stops_before_anything_is_read(read: Read, story: Path) -> None:
    """The message names the option, the value and what to write instead."""
    with pytest.raises(InputError, match=r"--published: '2025-02-30' is not a date; use YYYY"):
        read(story, published="2025-02-30")


@pytest.mark.parametrize(
    ("stdin", "ids"),
    [
        (STORY.encode(), ["stdin"]),
        (
            b'{"id": "a", "text": "Mali is at war."}\n{"id": "b", "text": "So is Niger."}',
            ["a", "b"],
        ),
        (PAGE, ["stdin"]),
    ],
)
def test_standard_input_tells_its_format_itself(read: Read, stdin: bytes, ids: list[str]) -> None:
    """Text, JSON lines and a page are told apart by their first bytes."""
    done = read("-", stdin=stdin, output=Format.JSONL)
    assert done.status == 0
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["id"].partition("-")[0] for row in rows] == ids
    assert all("<p>" not in row["text"] for row in rows)


def test_a_folder_is_read_whole_and_counted(read: Read, story: Path) -> None:
    """Every report in it and below it is read; the counts come at the end, on standard error."""
    below = story.parent / "more"
    below.mkdir()
    (below / "other.txt").write_text(STORY.replace("12", "13"))
    done = read(story.parent)
    assert done.status == 0
    assert done.out.count("\nreport ") == 2
    assert done.err.startswith("2 reports read: ")


def test_a_record_keeps_what_was_read_and_nothing_twice(read: Read, story: Path) -> None:
    """Reading a story again adds nothing, and what was read isn't printed unless asked for."""
    record = story.with_name("war.db")
    first, again = (read(story, record=record) for _ in range(2))
    assert (first.status, again.status) == (0, 0)
    assert first.out == again.out == ""
    assert "1 report read (1 stored)" in first.err
    assert "1 report read (1 already there)" in again.err
    with sqlite3.connect(record) as connection:
        assert connection.execute("SELECT count(*) FROM reports").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM runs").fetchone() == (2,)
    assert "• killed: 12" in read(story, record=record, output=Format.TABLE).out


def test_a_record_that_cannot_be_is_said_before_reading(read: Read, story: Path) -> None:
    """A file that is no record is left alone."""
    with pytest.raises(RecordError, match=r"mali\.txt"):
        read(story, record=story)
    assert story.read_text() == STORY


def test_synthetic_examples_are_marked(read: Read, example_reports: tuple[Report, ...]) -> None:
    """The first line says so, on a screen and in Markdown; JSON has a field for it."""
    origin = example_reports[0].origin
    assert read(origin).out.startswith(SYNTHETIC)
    assert read(origin, output=Format.MARKDOWN).out.startswith(f"> **{SYNTHETIC}**")
    assert json.loads(read(origin, output=Format.JSONL).out)["synthetic"] is True


def test_escape_sequences_of_a_story_never_reach_the_terminal(read: Read) -> None:
    """Colours, cursor moves, window titles and text that runs backwards come out as plain marks."""
    evil = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e"
    row = {
        "id": f"r{evil}",
        "title": f"War {evil}",
        "source": f"S{evil}",
        "byline": f"B{evil}",
        "text": f"Rebels {evil} killed 12 soldiers {evil} in Mali, the army said. {evil}",
    }
    bad = {"id": f"x{evil}"}
    stdin = "\n".join(json.dumps(one) for one in (row, bad)).encode()
    for output in Format:
        done = read("-", stdin=stdin, output=output)
        assert done.status == 1
        for stream in (done.out, done.err):
            assert not set("\x1b\x07\x9b\u202e") & set(stream), output


def test_no_bar_is_drawn_where_nobody_watches(read: Read, story: Path) -> None:
    """Standard error holds lines only, even with many files, when it is no terminal."""
    for k in range(5):
        story.with_name(f"{k}.txt").write_text(STORY + f"Version {k}.")
    done = read(story.parent, record=story.with_suffix(".db"))
    assert "reading" not in done.err
    assert "\r" not in done.err


def test_a_run_without_a_report_is_no_success(engine: ReadingEngine, tmp_path: Path) -> None:
    """Exit status 2: nothing was read."""
    assert read_reports([str(tmp_path / "none.txt")], None, None, None, None, None, engine) == 2
