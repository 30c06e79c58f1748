"""Through whom A reaches B."""

from __future__ import annotations

from goodoffices.channels import Events, day_number, make_events
from goodoffices.channels.paths import find_paths
from goodoffices.channels.table import Row
from goodoffices.channels.view import View, make_view


def see(events: Events, asof: str = "2031-05-31") -> View:
    """Return the question of Norland and Sudria."""
    return make_view(
        events, events.names.index("Norland"), events.names.index("Sudria"), day_number(asof)
    )


def test_a_path_leads_through_who_is_in_contact_with_both(war: Events) -> None:
    """Ostmark and Islet lead from Norland to Sudria, the more trusted first; foes don't."""
    found = find_paths(see(war))
    assert [path.through for path in found] == ["Ostmark", "Islet"]
    first, second = found[0].legs
    assert (first.source, first.target) == ("Norland", "Ostmark")
    assert (second.source, second.target) == ("Ostmark", "Sudria")


def test_trust_is_the_product_of_both_legs_between_nothing_and_one(war: Events) -> None:
    """A path is trusted as far as both its legs together."""
    for path in find_paths(see(war)):
        first, second = path.legs
        assert 0 < path.trust < 1
        assert abs(path.trust - first.trust * second.trust) < 0.001
        assert first.evidence
        assert second.evidence


def test_a_hostile_act_lowers_the_trust_of_its_leg(war: Events) -> None:
    """Without the seizure Ostmark's leg to Sudria is trusted more."""
    rows = [
        Row(int(d), war.names[s], war.codes[c], war.names[t])
        for d, s, c, t in zip(war.day, war.source, war.code, war.target, strict=True)
    ]
    calm = make_events([row for row in rows if row.cameo != "173"])
    angry, easy = (find_paths(see(events))[0].legs[1] for events in (war, calm))
    assert angry.hostile == 1
    assert easy.trust > angry.trust


def test_who_is_in_contact_with_one_side_only_is_no_path() -> None:
    """Two legs are needed."""
    rows = [Row(100, "Islet", "040", "Norland"), Row(100, "Norland", "190", "Sudria")]
    assert find_paths(see(make_events(rows), "1970-05-01")) == []
