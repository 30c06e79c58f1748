"""Reading item by item: order, lists of bounded size, and faults that cost one report."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.bulk.each import LETTERS, MOST, Answer, Known, chunked, read_each, sound
from goodoffices.pipeline import CHUNK, ReadingEngine
from goodoffices.shapes import Failure, Reading, Report

TEXT = "Rebels killed 12 soldiers in Mali on Monday, the army said."


def report(name: str, text: str = TEXT) -> Report:
    """Return a report of ours."""
    return Report(id=name, text=text, origin=f"{name}.txt", language="en")


def test_lists_end_after_so_many_reports_letters_or_items() -> None:
    """No list holds more than it may, and nothing is left out."""
    small = [report(str(k)) for k in range(2 * CHUNK + 1)]
    assert [len(chunk) for chunk in chunked(small)] == [CHUNK, CHUNK, 1]
    large = [report(str(k), "x" * (LETTERS // 2)) for k in range(5)]
    assert [len(chunk) for chunk in chunked(large)] == [2, 2, 1]
    failures = [Failure(where=str(k), reason="bad") for k in range(MOST + 3)]
    assert [len(chunk) for chunk in chunked(failures)] == [MOST, 3]


def test_half_a_character_is_told_at_once() -> None:
    """What nothing could carry or keep is answered before it is read; a strange path alone may pass."""
    strange = msgspec.structs.replace(report("a"), origin="\udcff.txt")
    half = report("b", "Mali \ud800 Niger")
    first, second = sound([strange, half])
    assert first is strange
    assert isinstance(second, Answer)
    assert isinstance(second.found, Failure)
    assert "half a character" in second.found.reason
    assert second.found.remedy == "save it as UTF-8 and read it again"


@pytest.mark.model
def test_everything_comes_out_in_its_place(engine: ReadingEngine) -> None:
    """Failures and known reports pass through where they stood; a report that breaks us is listed."""
    failure = Failure(where="x", reason="bad")
    known = Known("old", "en")
    broken = msgspec.structs.replace(report("broken"), title=7)
    items = [failure, report("a"), known, broken, report("b"), report("c", "\udc00"), failure]
    found = list(read_each(items, engine))
    assert found[0] == found[6] == failure
    assert found[2] == known
    answers = [one for one in found if isinstance(one, Answer)]
    assert [answer.report.id for answer in answers] == ["a", "broken", "b", "c"]
    kinds = [type(answer.found) for answer in answers]
    assert kinds == [Reading, Failure, Reading, Failure]
    assert answers[1].found.where == "broken.txt"  # type: ignore[union-attr] - a Failure
    assert "killed" not in answers[1].found.reason  # type: ignore[union-attr] - likewise
