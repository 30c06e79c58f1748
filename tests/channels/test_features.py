"""Each feature sees what it says it sees, and nothing dated later."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.channels import Events, day_number, make_events
from goodoffices.channels.features import FEATURES, feature_matrix, main_adversaries
from goodoffices.channels.table import Row, place_of
from goodoffices.channels.view import View, make_view

ASOF = "2031-05-31"


def see(events: Events, asof: str = ASOF) -> View:
    """Return the question of Norland and Sudria."""
    a, b = place_of("Norland", events), place_of("Sudria", events)
    assert a is not None
    assert b is not None
    return make_view(events, a, b, day_number(asof))


def value(events: Events, feature: str, party: str, asof: str = ASOF) -> float:
    """Return what a feature gives a party."""
    place = place_of(party, events)
    assert place is not None
    return float(feature_matrix(see(events, asof), (feature,))[place, 0])


@pytest.mark.parametrize("feature", [f.name for f in FEATURES])
def test_a_feature_is_zero_or_more_and_zero_for_who_met_nobody(war: Events, feature: str) -> None:
    """No feature is negative, and a party that never met a side or a neighbour of it has none."""
    values = feature_matrix(see(war), (feature,))[:, 0]
    assert (values >= 0).all()
    assert np.isfinite(values).all()


@pytest.mark.parametrize("feature", [f.name for f in FEATURES])
def test_a_feature_sees_nothing_dated_after_the_day(war: Events, feature: str) -> None:
    """Cutting the table at the day changes no feature."""
    asof = "2031-05-21"
    day = day_number(asof)
    cut = make_events(
        [
            Row(int(d), war.names[s], war.codes[c], war.names[t])
            for d, s, c, t in zip(war.day, war.source, war.code, war.target, strict=True)
            if d <= day
        ],
        more=war.names,
    )
    whole = feature_matrix(see(war, asof), (feature,))
    assert np.allclose(whole, feature_matrix(see(cut, asof), (feature,)))


def test_access_to_both_sides_beats_much_access_to_one() -> None:
    """A logarithm per side makes the sum a product: four contacts with one are less than two and two."""
    rows = [Row(100 + k, "Loud", "040", "Norland") for k in range(4)]
    rows += [Row(100 + k, "Even", "040", ("Norland", "Sudria")[k % 2]) for k in range(4)]
    events = make_events(rows)
    a, b = (place_of(name, events) for name in ("Norland", "Sudria"))
    assert a is not None
    assert b is not None
    values = feature_matrix(make_view(events, a, b, 110), ("contact",))[:, 0]
    assert values[events.names.index("Even")] > values[events.names.index("Loud")]


def test_a_contact_fades(war: Events) -> None:
    """The same contacts are worth less a month later, and less so to an old acquaintance."""
    late = "2031-06-30"
    assert value(war, "contact", "Ostmark", late) < value(war, "contact", "Ostmark")
    fall = value(war, "contact", "Ostmark") / value(war, "contact", "Ostmark", late)
    slow = value(war, "acquaintance", "Ostmark") / value(war, "acquaintance", "Ostmark", late)
    assert slow < fall


def test_recurrency_needs_both_sides_within_a_week(build: object) -> None:
    """Ten days between the contacts are no errand, seven are."""
    for gap, is_errand in ((7, True), (10, False)):
        rows = [Row(100, "Ostmark", "040", "Norland"), Row(100 + gap, "Ostmark", "040", "Sudria")]
        events = make_events(rows)
        a, b = place_of("Norland", events), place_of("Sudria", events)
        assert a is not None
        assert b is not None
        found = feature_matrix(make_view(events, a, b, 120), ("recurrency",))
        assert bool(found.sum() > 0) is is_errand
    assert build is not None


def test_mediation_is_what_the_third_party_did(war: Events) -> None:
    """Norland's own call for talks with Ostmark is no mediation by Ostmark."""
    rows = [Row(100, "Norland", "026", "Ostmark"), Row(100, "Norland", "190", "Sudria")]
    assert value(make_events(rows), "mediation", "Ostmark", "1970-04-20") == 0
    assert value(war, "mediation", "Ostmark") > 0


def test_the_friend_of_one_and_enemy_of_the_other_is_aligned(war: Events) -> None:
    """Westria, which arms Norland and bombs Sudria, is an ally; Islet, which talks to both, is not."""
    assert value(war, "alignment", "Westria") > 0
    assert value(war, "alignment", "Islet") == 0


def test_main_adversaries_are_the_two_most_hostile_of_a_side(war: Events) -> None:
    """Raiders and Westria fight Sudria most; with a floor of four acts only the Raiders count."""
    view = see(war)
    assert {war.names[p] for p in main_adversaries(view)} == {"Raiders"}
    later = [*_rows(war), Row(day_number(ASOF), "Norland", "112", "Islet")]
    assert {"Raiders"} == {
        war.names[p] for p in main_adversaries(see(make_events(later)), fewest=4)
    }


def _rows(events: Events) -> list[Row]:
    return [
        Row(int(d), events.names[s], events.codes[c], events.names[t])
        for d, s, c, t in zip(events.day, events.source, events.code, events.target, strict=True)
    ]


def test_shares_not_counts_decide() -> None:
    """A table with every event told twice gives every feature the same order."""
    rows = [Row(100, "Ostmark", "040", "Norland"), Row(101, "Ostmark", "040", "Sudria")]
    rows += [Row(102, "Islet", "040", "Norland"), Row(10 + 1, "Far", "040", "Away")] * 3
    once, twice = make_events(rows * 60), make_events(rows * 120)
    views = [
        make_view(e, e.names.index("Norland"), e.names.index("Sudria"), 103) for e in (once, twice)
    ]
    one, two = (feature_matrix(view, ("contact", "cooperation")) for view in views)
    assert np.allclose(one, two, rtol=1e-6)
