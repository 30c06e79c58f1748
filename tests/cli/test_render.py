"""Evidence on the screen and in Markdown: marked, cut where it was shown before, never false."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text

from goodoffices.cli.render import Quoted, _cut, escaped, hang, print_failures, quoted
from goodoffices.shapes import EngineId, Extent, Failure, Reading, Span
from goodoffices.telling import Line

TEXT = "Peru spoke. " + "It refused, as it had done for weeks and in every way it knew, to " * 3


def span(words: str, start: int = 0) -> Span:
    """Return where `words` stand."""
    at = TEXT.index(words, start)
    return Span(text=words, start=at, end=at + len(words))


def line(*words: Span, sentence: int = 1) -> Line:
    """Return a line that rests on `words`."""
    return Line(text="x", words=words, sentence=sentence, rule="r", confidence=1, id="i")


READING = Reading(
    id="r",
    title=None,
    subtitle=None,
    byline=None,
    dateline=None,
    published=None,
    source=None,
    url=None,
    language="en",
    synthetic=False,
    text=TEXT,
    furniture=(),
    sentences=(Extent(start=0, end=11), Extent(start=12, end=len(TEXT))),
    engine=EngineId(version="1", lexicon="a", actors="b", places="c"),
)


def test_words_of_several_lines_are_marked_once_each() -> None:
    """In order; of two that overlap the longer one that begins first."""
    part = quoted([line(span("refused, as")), line(span("It"), span("refused"))], READING)
    assert [word.text for word in part.words] == ["It", "refused, as"]
    assert (part.start, part.end) == (12, len(TEXT))


def test_words_beyond_the_sentence_bring_their_text_along() -> None:
    """A statement that runs on into the next sentence is shown whole."""
    part = quoted([line(span("spoke"), span("refused"), sentence=0)], READING)
    assert TEXT[part.start : part.end] == "Peru spoke. It refused"


@pytest.mark.parametrize("at", [12, 60, 120, len(TEXT) - 40])
def test_a_sentence_shown_again_is_cut_between_words(at: int) -> None:
    """The words stay whole with some text around them, and no word is broken."""
    word = span("it", at)
    whole = quoted([line(word)], READING)
    part = _cut(whole, TEXT)
    assert whole.start <= part.start <= word.start < word.end <= part.end <= whole.end
    assert part.start == whole.start or TEXT[part.start - 1] == " "
    assert part.end == whole.end or TEXT[part.end] == " "
    assert part.end - part.start < whole.end - whole.start


def test_a_short_sentence_is_never_cut() -> None:
    """It is shown whole as often as it is needed."""
    part = quoted([line(span("spoke"), sentence=0)], READING)
    assert _cut(part, TEXT) == Quoted(0, 11, (span("spoke"),))


@pytest.mark.parametrize("width", [20, 37, 80])
def test_hung_text_fits_and_loses_no_word(width: int) -> None:
    """Further lines stand under the first, behind its mark; no blanks at the end."""
    console = Console(width=width, file=io.StringIO())
    lines = hang(Text(TEXT.strip()), console, "• ").plain.split("\n")
    assert lines[0].startswith("• Peru")
    assert all(one.startswith("  ") and one == one.rstrip() for one in lines[1:])
    assert all(len(one) <= max(22, width) for one in lines)
    assert " ".join(" ".join(lines).split()) == "• " + " ".join(TEXT.split())


def test_markdown_of_a_story_is_escaped() -> None:
    """Nothing that a story says is markup."""
    assert escaped("# <b>*x*</b> [a](b) `c` | ~d~ !e &lt; _f_ \\") == (
        r"\# \<b\>\*x\*\</b\> \[a\](b) \`c\` \| \~d\~ \!e \&lt; \_f\_ \\"
    )


def test_failures_are_lines_and_their_brackets_are_no_markup() -> None:
    """Where, what and what to do, under one heading."""
    out = io.StringIO()
    failure = Failure(where="a[red].txt", reason="is [bold]empty", remedy="fill it")
    print_failures([failure], Console(file=out, width=30))
    assert out.getvalue() == "Not read:\n  a[red].txt: is [bold]empty; fill it\n"
    print_failures([], Console(file=out))
    assert out.getvalue().count("Not read:") == 1
