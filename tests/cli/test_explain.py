"""`goodoffices explain`: frames, the rules tried, the winner and why."""

from __future__ import annotations

import pytest

from goodoffices.cli.explain import explain_sentence
from goodoffices.errors import InputError
from goodoffices.pipeline import ReadingEngine


@pytest.mark.model
def test_a_sentence_is_explained(engine: ReadingEngine, capsys: pytest.CaptureFixture[str]) -> None:
    """The frame with its roles, rules that held or didn't and why, the event, the rule's file."""
    explain_sentence("Peru rejected Chile's proposal on Tuesday.", "2025-03-04", None, engine)
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert lines[0] == "Peru rejected Chile's proposal on Tuesday."
    assert "'rejected'" in out
    assert "agent=Peru" in out
    held = [line for line in lines if line.startswith("  + ")]
    assert any("(best)" in line for line in held)
    assert any(line.startswith("event: REJECT") for line in lines)
    assert "  Peru (PER, GOV) [" in out
    assert ".toml:" in out


@pytest.mark.model
def test_rules_that_lost_say_what_they_missed(
    engine: ReadingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every rule that was tried and didn't hold is listed with its reason."""
    explain_sentence("Peru rejected Chile's proposal on Tuesday.", None, None, engine)
    lost = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  - ")]
    assert lost
    assert all(": " in line for line in lost)


@pytest.mark.model
def test_a_sentence_without_event_says_so(
    engine: ReadingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Statements and tolls are still told."""
    explain_sentence("The harbour was quiet on Sunday.", None, None, engine)
    assert "no event: " in capsys.readouterr().out


@pytest.mark.model
def test_another_language_is_said(
    engine: ReadingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence that isn't read says why."""
    french = (
        "Le ministre a rencontré lundi les chefs des deux mouvements, qui ont accepté une trêve."
    )
    explain_sentence(french, None, None, engine)
    assert "not coded: the text is in 'fr'" in capsys.readouterr().out


@pytest.mark.model
def test_escape_sequences_are_shown_plainly(
    engine: ReadingEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence can't move the cursor."""
    explain_sentence("Peru \x1b[2J rejected \x9b31m the plan.", None, None, engine)
    assert not {"\x1b", "\x9b"} & set(capsys.readouterr().out)


def test_nothing_to_explain_is_an_error() -> None:
    """Before anything is loaded."""
    with pytest.raises(InputError, match="there is nothing to read; give a sentence"):
        explain_sentence("  ", None, None)


def test_a_day_that_is_none_is_an_error() -> None:
    """The option and the value are named."""
    with pytest.raises(InputError, match="--published: 'soon' is not a date; use YYYY-MM-DD"):
        explain_sentence("Peru rejected the plan.", "soon", None)
