"""Where words of force tell of no force: each example of the lexicon reads as it promises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.settings import Setting, load_settings
from goodoffices.shapes import Reading

Read = Callable[..., Reading]
SETTINGS = (*load_settings().scene, *load_settings().stage)


def _told(read_text: Read, text: str, setting: Setting) -> list[str]:
    events = read_text(text).events
    return [e.type for e in events if e.type in setting.types and e.status != "hypothetical"]


@pytest.mark.model
@pytest.mark.parametrize(("setting", "text"), [(one, text) for one in SETTINGS for text in one.yes])
def test_nothing_is_told_of_a_game_or_a_novel(read_text: Read, setting: Setting, text: str) -> None:
    """None of the setting's types is told of what is played, traded, invented or rehearsed."""
    assert not _told(read_text, text, setting)


@pytest.mark.model
@pytest.mark.parametrize(("setting", "text"), [(one, text) for one in SETTINGS for text in one.no])
def test_what_is_real_is_told(read_text: Read, setting: Setting, text: str) -> None:
    """A bus of footballers that is shot at, and a film's author who is arrested, are told of."""
    assert _told(read_text, text, setting)


def test_every_setting_has_examples_of_both_kinds() -> None:
    """No setting without sentences that show what it drops and what it keeps."""
    assert all(
        one.yes and one.no and one.types and (one.words or one.tellers or one.doers)
        for one in SETTINGS
    )
    assert {one.kind for one in SETTINGS} == {
        "sport", "business", "fiction", "drill", "memory", "accident", "no will",
    }  # fmt: skip
