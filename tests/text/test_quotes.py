"""Quotations are found under any marks, and apostrophes are none."""

# ruff: noqa: RUF001 - marks of print are what is tested

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.quotes import find_quotes

Growth = Callable[[Callable[[int], object], int], float]
LINEAR = 12  # four times as long is in proportion, sixteen times is its square


def _quoted(text: str) -> list[str]:
    """Return the words between marks; one that is not closed ends on a plus."""
    return [text[start:end] + ("" if closed else "+") for start, end, closed in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We go," he said, "and stay."', ["We go,", "and stay."]),
        ("“We go,” he said.", ["We go,"]),
        ("``Grave,'' he said, ``very grave.''", ["Grave,", "very grave."]),
        ("They saw `` a sign '' of it.", ["a sign"]),
        ("«Oui», „Ja“ et »Ja«.", ["Oui", "Ja", "Ja"]),
        ("‘We go,’ he said.", ["We go,"]),
        ("'We go,' he said, 'now.'", ["We go,", "now."]),
        ("‘The soldiers’ families wait,’ he said.", ["The soldiers’ families wait,"]),
        ('a "terrorist" act, a ‘grave’ one', ["terrorist", "grave"]),
        ("\"He said 'no' to us,\" she said.", ["He said 'no' to us,"]),
        ("“He said “no” to us,” she said.", ["He said “no” to us,"]),
        ("“Bad marks“ and ”bad marks”", ["Bad marks", "bad marks"]),
        ('He said "yes"-"no".', ["yes", "no"]),
    ],
)
def test_quotations_are_found(text: str, quoted: list[str]) -> None:
    """Straight, curly, doubled, angled and single marks quote; the outermost counts."""
    assert _quoted(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "It's Egypt's plan, the rebels' leader said, and don't ask.",
        "Rock 'n' roll of the '90s, 'twas late, ’tis over, get ’em.",
        "The workers’ and soldiers’ council met.",
        'A 6" gun and a 5\'10" man.',
        "",
        '""',
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    """A mark inside a word, after a plural or after a figure is none."""
    assert _quoted(text) == []


@pytest.mark.parametrize("mark", ['"', "“", "‘"])
def test_a_quotation_that_a_new_paragraph_takes_up_is_not_closed(mark: str) -> None:
    """Each paragraph of a long quotation opens with a mark, only the last one closes."""
    close = {'"': '"', "“": "”", "‘": "’"}[mark]
    text = f"{mark}One. Two.\n\n{mark}Three,{close} he said."
    expected = ["One. Two.+", "Three,"] if mark != "‘" else ["Three,"]
    assert _quoted(text) == expected


def test_a_quotation_may_go_on_in_a_paragraph_without_a_mark() -> None:
    """The closing mark of the next paragraph tells that it went on."""
    assert _quoted("He said: “One.\n\nTwo,” and left.") == ["One.+", "Two,"]


def test_a_stray_mark_does_not_swallow_the_paragraph() -> None:
    """Whole pairs behind it are found; without any it quotes to the end of its sentence."""
    assert _quoted('A "war. Then he left. Nobody "won" here.') == ["won"]
    assert _quoted('He called it "a war. Then he left.') == ["a war.+"]


MARKS = st.sampled_from([*"\"“”‘’'«» \n.,ab", "``", "''", "s' ", " 'a"])


@given(st.lists(MARKS, max_size=60).map("".join))
def test_quotations_are_apart_in_order_and_within_a_paragraph(text: str) -> None:
    """Whatever the marks, extents never overlap and hold words."""
    at = 0
    for start, end, _ in find_quotes(text):
        assert at <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        assert "\n" not in text[start:end]
        at = end


@pytest.mark.parametrize("unit", ['"', '" ', "'", " 'a", "s' ", "“", "''", ' "a', "‘a ’ "])
def test_time_grows_no_faster_than_the_text(unit: str, growth: Growth) -> None:
    """Four times as many marks take about four times as long."""
    assert growth(lambda n: find_quotes(unit * (n // len(unit))), 50_000) < LINEAR
