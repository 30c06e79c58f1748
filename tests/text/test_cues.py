"""The lexicon of the room loads whole, and what is wrong with it is said."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

from goodoffices.errors import LexiconError
from goodoffices.text.cues import Cue, Example, PageCues, load_cues, make_matcher
from goodoffices.text.furniture import find_cue, strip_parts

CUES = load_cues()
WHOLE_LINES = [
    (cue, line) for cue in CUES for line in cue.yes if isinstance(line, str)
]  # fmt: skip
PARTS = [(cue, example) for cue in CUES for example in cue.yes if isinstance(example, Example)]
STAYS = [(cue, line) for cue in CUES for line in cue.no]


def _name(value: object) -> str:
    """Return a short test id."""
    return value.id if isinstance(value, Cue) else str(value)[:40]


@pytest.mark.parametrize(("cue", "line"), WHOLE_LINES, ids=_name)
def test_each_example_line_is_furniture_by_its_own_cue(cue: Cue, line: str, cues: PageCues) -> None:
    """A line listed under `yes` matches its cue, and the page strips it."""
    regex = make_matcher(cue, cues.outlet.pattern).regex
    assert regex.search(line) if cue.kind == "phrase" else regex.fullmatch(line)
    assert find_cue(line, cues, above=cue.kind == "section") is not None


@pytest.mark.parametrize("cue", [cue for cue in CUES if cue.beside], ids=_name)
def test_no_cue_is_lost_by_the_letters_it_asks_for(cue: Cue, cues: PageCues) -> None:
    """Wherever a cue's pattern matches in any example, the letters it names stand."""
    matcher = make_matcher(cue, cues.outlet.pattern)
    examples = [example for other in CUES for example in (*other.yes, *other.no)]
    texts = [one.text if isinstance(one, Example) else one for one in examples]
    held = [text for text in texts if matcher.regex.search(text)]
    assert held
    assert all(matcher.may_stand(text.casefold()) for text in held)


@pytest.mark.parametrize(("cue", "example"), PARTS, ids=_name)
def test_each_example_part_leaves_what_the_cue_says(
    cue: Cue, example: Example, cues: PageCues
) -> None:
    """A paragraph listed under `yes` is left as its `leaves` says."""
    assert cue.kind in {"part", "break"}
    assert "\n".join(strip_parts(example.text, cues).kept) == example.leaves


@pytest.mark.parametrize(("cue", "line"), STAYS, ids=_name)
def test_no_cue_strips_what_any_cue_says_must_stay(cue: Cue, line: str, cues: PageCues) -> None:
    """A line under any cue's `no` stays whole, whichever cue it is held against."""
    found = find_cue(line, cues, above=True)
    assert found is None, f"{cue.id}: {line!r} is stripped by {found.id}"
    assert strip_parts(line, cues).kept == (line,)


def test_a_cue_without_counterexamples_does_not_load() -> None:
    """Both lists of examples are required."""
    cue = Cue(id="x", kind="line", pattern="x", why="w", yes=("x",), no=())
    with pytest.raises(LexiconError, match="cue x: `yes` and `no`"):
        make_matcher(cue, "y")


def test_a_broken_pattern_is_named() -> None:
    """The error of a bad regular expression names its cue."""
    cue = Cue(id="bad", kind="line", pattern="(", why="w", yes=("x",), no=("y",))
    with pytest.raises(LexiconError, match="cue bad: pattern"):
        make_matcher(cue, "y").regex  # noqa: B018 - compiles it


def test_the_lexicon_is_in_composed_letters_without_control_characters() -> None:
    """Files of the lexicon are NFC, so that what is typed is what matches."""
    for file in files("goodoffices").joinpath("lexicon", "text").iterdir():
        text = file.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), file.name
        assert not any(unicodedata.category(char) == "Cc" and char != "\n" for char in text)


def test_an_outlet_is_known_by_each_name_it_signs_with(cues: PageCues) -> None:
    """Aliases lead to one name, so that copies of a story count as one source."""
    assert cues.outlets["ap"] == cues.outlets["the associated press"] == "Associated Press"
    assert "ap" in cues.agencies
    assert "the guardian" not in cues.agencies
    assert "pa" not in cues.outlets
