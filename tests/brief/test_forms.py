"""Markdown and HTML: the same lines, safe whatever a report's words hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from goodoffices.brief import Brief, Item, Section, Source, read_stamp, to_html, to_markdown

HOSTILE = "<script src=//x.example>[a](javascript:1) *b* _c_ `d` \x1b[2J \u202e & “e”"
SOURCE = Source(
    report="r<1>", outlet="The <b>Wire</b>", published="2031-05-05", sentence=3, text=HOSTILE,
    reliability="B", handling="green", synthetic=True,
)  # fmt: skip
BRIEF = Brief(
    title=HOSTILE, asof="2031-05-10", since="2031-05-03", since_why="as asked", handling="green",
    sections=(
        Section(title="Timeline", items=(Item(text=HOSTILE, sources=(SOURCE,), more=2),), more=7),
        Section(title="Offers on the table", items=(), note="No offer is told of."),
    ),
    coverage=(HOSTILE,), synthetic=True,
)  # fmt: skip


class Page(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, and what it points at."""
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def test_a_page_fetches_nothing_and_holds_no_markup_of_a_report() -> None:
    """Every link leads to a source on the page itself; no element comes out of a report's words."""
    page = Page()
    text = to_html(BRIEF)
    page.feed(text)
    assert page.links == ["#s1"]
    assert page.ids == ["s1"]
    assert not {"script", "b", "img", "link", "iframe"} & set(page.tags)
    assert not re.search(r"https?:|url\(|@import", text)
    assert "default-src &#x27;none&#x27;" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_page_prints_on_paper() -> None:
    """The style tells the paper's size and keeps a line in one piece."""
    text = to_html(BRIEF)
    assert "@page" in text
    assert "@media print" in text
    assert "break-inside: avoid" in text


def test_markdown_has_a_footnote_for_every_citation_and_no_markup_of_a_report() -> None:
    """What is cited is defined once, with report and sentence; special letters are escaped."""
    text = to_markdown(BRIEF)
    assert set(re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", text)) == {"1"}
    assert len(re.findall(r"^\[\^1\]: ", text, re.MULTILINE)) == 1
    assert r"\<script" in text
    assert r"\[a\](javascript" in text
    assert not re.search(r"(?<!\\)<script", text)
    assert "\x1b" not in text


@pytest.mark.parametrize("write", [to_html, to_markdown])
def test_both_forms_tell_marks_counts_and_where_it_was_read(write: object) -> None:
    """Review, reliability, handling, what is left out, who else tells it, that it is made up."""
    assert callable(write)
    text = write(BRIEF)
    for words in ("0 of 1 lines reviewed", "and 7 more", "+2 more reports", "°", "source B",
                  "green", "sentence 3", "2031-05-05", "made-up", "No offer is told of"):  # fmt: skip
        assert words in text.replace("\\", "")


@pytest.mark.parametrize("write", [to_html, to_markdown])
def test_the_next_brief_finds_the_day_of_the_last(tmp_path: Path, write: object) -> None:
    """A written brief tells its day; another file, or none, tells no day."""
    assert callable(write)
    path = tmp_path / "brief"
    assert read_stamp(path) is None
    path.write_text("notes of ours", encoding="utf-8")
    assert read_stamp(path) is None
    path.write_text(write(BRIEF), encoding="utf-8")
    assert read_stamp(path) == "2031-05-10"


def test_a_brief_of_real_reports_bears_no_mark_of_made_up_ones() -> None:
    """The mark stands only where reports are made up."""
    real = msgspec.structs.replace(BRIEF, synthetic=False)
    assert "Synthetic example" in to_html(BRIEF)
    assert "Synthetic example" not in to_html(real)
    assert "Synthetic example" not in to_markdown(real)
