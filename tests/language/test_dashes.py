"""Asides between dashes: what the parser gets, and who is read as doing the deed around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.language.dashes import without_dashes
from goodoffices.shapes import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        (
            "The army - it made no comment - shelled Kano.",
            "The army ( it made no comment ) shelled Kano.",
        ),
        (
            "The army -- which made no comment -- shelled Kano.",
            "The army ,  which made no comment ,  shelled Kano.",
        ),
        ("The army—backed by Chad—shelled Kano.", "The army,backed by Chad,shelled Kano."),
        (
            "Three states \u2013 Chad, Mali and Niger \u2013 sent men.",
            "Three states ( Chad, Mali and Niger ) sent men.",
        ),
        (
            "Two raids - a bomb and a shooting - killed ten.",
            "Two raids ( a bomb and a shooting ) killed ten.",
        ),
    ],
)
def test_pair(text: str, parsed: str) -> None:
    """A pair of dashes becomes brackets or commas, and no letter moves."""
    assert without_dashes(text) == parsed
    assert len(parsed) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Kano - a town in the north.",
        "Rebel-held Kano fell to pro-Chad troops.",
        "They won 2 - 1 and 3 - 1 on Monday.",
        "The army - no one else; not the police -- shelled Kano.",
        "",
    ],
)
def test_other_dashes(text: str) -> None:
    """One dash, a hyphen, a score and a pair of two kinds stay as they are."""
    assert without_dashes(text) == text


@pytest.mark.model
@pytest.mark.parametrize("aside", ["which made no comment", "it has ten jets", "backed by Chad"])
@pytest.mark.parametrize("dash", [" - ", " \u2013 ", " -- "])
def test_doer_before_an_aside(read_text: Read, aside: str, dash: str) -> None:
    """Who stands before an aside does what is told behind it."""
    text = f"The Malian army{dash}{aside}{dash}shelled Timbuktu on Friday."
    shelling = next(e for e in read_text(text).events if e.type == "ASSAULT")

    assert [p.text for p in shelling.actors] == ["Malian army"]
    assert [p.text for p in shelling.recipients] == ["Timbuktu"]
    assert all(text[p.start : p.end] == p.text for p in shelling.actors)


@pytest.mark.model
def test_raid_renamed(read_text: Read) -> None:
    """What renames a raid tells what kind of raid it was."""
    text = "Two raids - a car bomb and a shooting - left nine people dead in Kidal."

    assert [e.mode for e in read_text(text).events if e.type == "ASSAULT"] == ["explosives"]
