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


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "Peruvian and Chilean pilots bombed plywood tanks near Arica in their yearly drill.",
            {"PER", "CHL"},
        ),
        ("Kenyan and Malian troops attacked a mock airport on Monday.", {"KEN", "MLI"}),
    ],
)
def test_what_two_armies_play_they_do_together(
    read_text: Read, text: str, countries: set[str]
) -> None:
    """The drill of two countries is told as what they do together, once, and no force is told."""
    events = read_text(text).events
    assert [event.type for event in events] == ["COOPERATE"]
    assert {party.country for party in events[0].actors} == countries


@pytest.mark.model
def test_what_one_army_plays_is_no_force(read_text: Read) -> None:
    """A country does nothing together with itself."""
    assert not read_text("Peruvian pilots bombed plywood tanks near Arica.").events


@pytest.mark.model
def test_an_arrest_after_a_match_is_told_and_the_match_is_not(read_text: Read) -> None:
    """A game told in a clause of its own is none though the police stand beside it."""
    text = "Police in Lima arrested nine men after their team had been slaughtered 6-1 by Chile."
    assert [event.type for event in read_text(text).events] == ["COERCE"]
