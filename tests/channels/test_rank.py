"""Who is ranked, who is not, and what is said beside a rank."""

from __future__ import annotations

import pytest

from goodoffices.channels import (
    Events,
    Weights,
    day_number,
    find_channels,
    make_events,
    rank,
    shipped_weights,
)
from goodoffices.channels.rank import UNSUPPORTED
from goodoffices.channels.table import Row
from goodoffices.errors import InputError

ASOF = "2031-05-31"


@pytest.fixture
def plain() -> Weights:
    """Return the plain weights that ship."""
    return next(one for one in shipped_weights() if one.fitted_until is None)


def test_who_talks_to_both_comes_first(war: Events, plain: Weights) -> None:
    """Ostmark, which shuttles between the sides, leads; the Raiders, who fight both, are not ranked."""
    found = find_channels(war, "Norland", "Sudria", day_number(ASOF), plain)
    names = [channel.third_party for channel in found.channels]
    assert names[0] == "Ostmark"
    assert "Raiders" in found.adversaries
    assert "Raiders" not in names
    assert not {"Norland", "Sudria"} & set(names)


def test_a_whole_ranking_puts_main_adversaries_last(war: Events, plain: Weights) -> None:
    """Names for a back-test hold all who met a side, the main adversaries at the end."""
    names = rank(war, "Norland", "Sudria", day_number(ASOF), plain)
    assert names[0] == "Ostmark"
    assert names[-1] == "Raiders"
    assert len(names) == len(set(names))


def test_the_sides_may_be_named_in_any_order(war: Events, plain: Weights) -> None:
    """Between A and B is between B and A."""
    day = day_number(ASOF)
    assert rank(war, "Norland", "Sudria", day, plain) == rank(war, "Sudria", "Norland", day, plain)


def test_being_busy_everywhere_is_not_access(war: Events, plain: Weights) -> None:
    """A party that meets everybody but neither side is not ranked, however busy."""
    busy = [Row(day_number(ASOF), "Metropolis", "040", f"Town {k}") for k in range(200)]
    rows = [
        Row(int(d), war.names[s], war.codes[c], war.names[t])
        for d, s, c, t in zip(war.day, war.source, war.code, war.target, strict=True)
    ]
    events = make_events([*rows, *busy])
    found = find_channels(events, "Norland", "Sudria", day_number(ASOF), plain, limit=99)
    assert "Metropolis" not in [channel.third_party for channel in found.channels]


def test_the_place_without_being_busy_is_shown() -> None:
    """Where access grows with being busy, a quiet party with as much comes first once that is taken off."""
    rows = [Row(100, f"P{k}", "040", side) for k in range(1, 7) for side in "AB" for _ in range(k)]
    rows += [Row(99, f"P{k}", "040", f"Town {n}") for k in range(1, 7) for n in range(k * k)]
    rows += [Row(100, "Quiet", "040", side) for side in "AB" for _ in range(5)]
    weights = Weights(name="one", weights={"contact": 1.0})
    found = find_channels(make_events(rows), "A", "B", 101, weights)
    by_name = {channel.third_party: channel for channel in found.channels}
    assert by_name["P6"].rank == 1
    assert by_name["Quiet"].rank > 1
    assert by_name["Quiet"].rank_apart == 1


def test_no_channel_is_supported_when_nobody_was_in_contact(plain: Weights) -> None:
    """With no contact of anyone with a side, nobody is named and the answer says so."""
    rows = [Row(100, "Norland", "190", "Sudria"), Row(100, "Westria", "112", "Sudria")]
    found = find_channels(make_events(rows), "Norland", "Sudria", 101, plain)
    assert found.channels == ()
    assert found.note == UNSUPPORTED


def test_one_sided_and_old_contacts_are_said_to_be_so(plain: Weights) -> None:
    """A caveat names the side nobody talked to, and the age of the last contact."""
    rows = [Row(100, "Islet", "040", "Norland"), Row(600, "Norland", "190", "Sudria")]
    (channel,) = find_channels(make_events(rows), "Norland", "Sudria", 601, plain).channels
    assert channel.contact == "a"
    assert channel.age == 501
    assert channel.caveats == (
        "no contact with Sudria is told",
        "the last contact is 501 days old",
    )


def test_what_is_dated_later_is_not_known(war: Events, plain: Weights) -> None:
    """On the first of May nobody had been in touch but Ostmark, a year before."""
    found = find_channels(war, "Norland", "Sudria", day_number("2031-05-01"), plain)
    names = [channel.third_party for channel in found.channels]
    assert names == ["Ostmark"]
    assert found.channels[0].last == "2030-01-10"


def test_an_unknown_side_is_an_error_that_helps(war: Events, plain: Weights) -> None:
    """A name that the table doesn't hold is told, with the ones that look like it."""
    with pytest.raises(InputError, match="did you mean Norland"):
        find_channels(war, "Norl", "Sudria", day_number(ASOF), plain)
    with pytest.raises(InputError, match="the same party"):
        find_channels(war, "Norland", "norland", day_number(ASOF), plain)


def test_ranking_is_the_same_every_time(war: Events, plain: Weights) -> None:
    """Equal scores stand in the order of names, whatever the order of rows."""
    rows = [
        Row(int(d), war.names[s], war.codes[c], war.names[t])
        for d, s, c, t in zip(war.day, war.source, war.code, war.target, strict=True)
    ]
    again = make_events(rows[::-1])
    day = day_number(ASOF)
    names = rank(war, "Norland", "Sudria", day, plain)
    assert set(names) == set(rank(again, "Norland", "Sudria", day, plain))
    assert names == rank(make_events(rows), "Norland", "Sudria", day, plain)
