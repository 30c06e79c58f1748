"""Sentences are split where they end, and nothing is lost between them."""

# ruff: noqa: E501, RUF001 - cases stand whole, in the marks of print

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.shapes import Report
from goodoffices.text.clean import clean
from goodoffices.text.cues import PageCues, load_page_cues
from goodoffices.text.sentences import LONGEST, split_sentences

Growth = Callable[[Callable[[int], object], int], float]
LINEAR = 12  # four times as long is in proportion, sixteen times is its square

CUES = load_page_cues()


def _split(text: str, cues: PageCues) -> list[str]:
    """Return the sentences of a text without a headline."""
    report = Report(id="r", text=text)
    return [text[extent.start : extent.end] for extent in split_sentences(report, cues)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Gen. Sample met Mr. Example on Jan. 5.", "He left."],
        ["The U.S. Secretary of State met U.N. staff.", "She left the U.S.", "He stayed."],
        ["Okoro met the pro-U.S. Sample on Tuesday.", "They left."],
        ["A U.S.-brokered truce failed.", "J. K. Sample and J.K. Example wept."],
        ["George W. Sample lives in Washington, D.C.", "The city is calm."],
        ["It cost $3.5 million.", "It is No. 3.", "He said No.", "We go."],
        ["They met at 5 a.m. Monday.", "They left at 6 p.m.", "Hamas said so."],
        ["“It is sad.", "We mourn,” Sample said."],
        ['"Will it end?" he asked.', '"Will it?" Gen. Sample asked.', '"Go!"', "The crowd ran."],
        ['"We must... go," he said.', "He wept...", "Then he left."],
        [
            "He said (it was late. They were tired.) that it ended.",
            "(He left.",
            "She stayed.)",
            "They ate.",
        ],
        [
            "Troops left Area C.",
            "Israeli forces stayed.",
            "That was World War I.",
            "The king wept.",
        ],
        ["1. The army leaves.", "2. The rebels disarm."],
        ["He works for Acme Inc. Chairman Sample.", "She left Acme Inc.", "The firm is big."],
        ["First the army; then the rebels; then nobody.", "So it ended."],
        ["He was killed.", "al-Sample said so.", "Gen. al-Sample left."],
        ["What?!", "No.", "Yahoo! said so."],
        ["The minister said.", "'We leave.'", "‘They stay.’", "«Oui.»", "Done."],
        ["Sgt. 1st Class Sample and Sen. Ann D. Sample (R-Ariz.) met.", "See Art. 5 and p. 12."],
        ["In Nov. Hamas said so.", "On Nov. 3 it left."],
        ["He saw ``grave'' signs. ''", "She did not."],
    ],
)
def test_sentences_end_where_they_should(sentences: list[str], cues: PageCues) -> None:
    """Abbreviations, initials, figures, quotes, brackets and numbered points do not mislead."""
    assert _split(" ".join(sentences), cues) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        [
            "MR. SAMPLE LEFT THE U.S. ON MONDAY.",
            "HE MET SEN. EXAMPLE.",
            "NO. 2 ENVOY X. EXAMPLE CAME.",
        ],
        [
            "gen. sample met u.s. officials in delhi on jan. 5.",
            "he said no one was hurt.",
            "the end.",
        ],
    ],
)
def test_text_without_case_is_split(sentences: list[str], cues: PageCues) -> None:
    """All capitals or all small letters tell nothing, and the words alone must do."""
    assert _split(" ".join(sentences), cues) == sentences


def test_a_lost_space_after_a_full_stop_does_not_glue_sentences(cues: PageCues) -> None:
    """Pasted text loses spaces; an address keeps its dots."""
    assert _split("The army left.The rebels stayed on.", cues) == [
        "The army left.",
        "The rebels stayed on.",
    ]
    assert _split("See www.example.org or v2.0 of it.", cues) == [
        "See www.example.org or v2.0 of it."
    ]


def test_a_headline_is_one_sentence_and_joins_no_paragraph(cues: PageCues) -> None:
    """Title and subtitle are of their own kind, whatever stops they hold."""
    report = clean(
        Report(id="r", text="He left. She stayed.", title="Truce? Yes. No", subtitle="Day 3"), cues
    )
    told = [
        (e.kind, e.paragraph, report.text[e.start : e.end]) for e in split_sentences(report, cues)
    ]
    assert told == [
        ("title", 0, "Truce? Yes. No"),
        ("subtitle", 1, "Day 3"),
        ("body", 2, "He left."),
        ("body", 2, "She stayed."),
    ]


def test_the_dateline_lies_outside_the_first_sentence(cues: PageCues) -> None:
    """Its place is known from the report; a parse would stumble over it."""
    report = clean(Report(id="r", text="LOME, May 2 (AP) - The envoy left. He wept."), cues)
    extents = split_sentences(report, cues)
    assert report.dateline == "LOME, May 2 (AP)"
    assert [report.text[e.start : e.end] for e in extents] == ["The envoy left.", "He wept."]


PIECES = st.sampled_from(
    ["The army left", "U.S.", "Gen.", "he asked", '"', "“", "”", "'", "(", ")", ".", "...", "?", "!", "\n\n", "\n",
     " ", "No.", "5", "a.m.", "x", "Ω", "…", ";", "CAIRO (AP) - ", "-", "''", "。", "The"]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=200)))
def test_extents_are_apart_in_order_and_cover_everything(text: str) -> None:
    """Only white space and the dateline lie outside the sentences of a cleaned report."""
    report = clean(Report(id="r", text=text), CUES)
    extents = split_sentences(report, CUES)
    at = 0
    outside = ""
    for extent in extents:
        assert at <= extent.start < extent.end <= len(report.text)
        words = report.text[extent.start : extent.end]
        assert words == words.strip()
        assert "\n" not in words
        outside += report.text[at : extent.start]
        at = extent.end
    outside = (outside + report.text[at:]).strip()
    assert outside.rstrip("-–—―_:|. ") == (report.dateline or "").rstrip("-–—―_:|. ") or not outside


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        ". ",
        "a. ",
        "U.S. ",
        "(",
        "(a. ",
        '"',
        '." ',
        "?",
        "' ",
        "Gen. ",
        "...x",
        "Mr. Sample! ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str, cues: PageCues, growth: Growth) -> None:
    """Four times as many letters made to tire the rules take about four times as long."""
    text = unit * (200_000 // len(unit))
    assert growth(lambda n: split_sentences(Report(id="r", text=text[:n]), cues), 50_000) < LINEAR


@pytest.mark.parametrize("text", ["word " * 2000, "”" * 9000])
def test_what_no_parser_can_take_is_cut(text: str, cues: PageCues) -> None:
    """A run without an end is cut at blanks, or where it must be, and no letter of it is lost."""
    found = _split(text.strip(), cues)
    assert max(map(len, found)) <= LONGEST
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
