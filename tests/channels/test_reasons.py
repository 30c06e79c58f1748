"""A reason stands and falls with the rows it cites."""

from __future__ import annotations

import pytest

from goodoffices.channels import (
    Channel,
    Events,
    Reason,
    Weights,
    day_number,
    find_channels,
    make_events,
)
from goodoffices.channels.features import FEATURES
from goodoffices.channels.relations import EVERY, FAILED
from goodoffices.channels.table import Row, iso_day

ASOF = "2031-05-31"
SPEAKER = {"alignment": "Westria", "rivalry": "Westria"}  # of whom a feature has something to say


def rows_of(events: Events) -> list[Row]:
    """Return the rows of a table."""
    return [
        Row(int(d), events.names[s], events.codes[c], events.names[t], int(k))
        for d, s, c, t, k in zip(
            events.day, events.source, events.code, events.target, events.kind, strict=True
        )
    ]


def channel_of(events: Events, party: str, weights: Weights) -> Channel | None:
    """Return a party's place in the ranking of the war, however it fights."""
    found = find_channels(
        events, "Norland", "Sudria", day_number(ASOF), weights, limit=99, only=party
    )
    return found.channels[0] if found.channels else None


def reasons_of(events: Events, feature: str, weights: Weights) -> tuple[Reason, ...]:
    """Return what a feature says of the party it has something to say of."""
    channel = channel_of(events, SPEAKER.get(feature, "Ostmark"), weights)
    return tuple(r for r in channel.why if r.feature == feature) if channel else ()


@pytest.fixture
def told(war: Events) -> Events:
    """Return the war with an attempt of Ostmark's that failed, and fewer foes, so that Westria is ranked."""
    failed = Row(day_number("2031-05-15"), "Ostmark", "045", "Norland", EVERY | FAILED)
    extra = [
        Row(day_number(f"2031-05-{day:02}"), "Pirates", "190", side)
        for day in range(1, 10)
        for side in ("Norland", "Sudria")
    ]
    kept = [r for r in rows_of(war) if (r.source, r.target) != ("Norland", "Sudria")]
    return make_events([*kept, *extra, failed])


@pytest.mark.parametrize("feature", [f.name for f in FEATURES])
def test_without_the_evidence_it_cites_a_reason_is_gone_or_another(
    told: Events, all_weights: Weights, feature: str
) -> None:
    """For every feature: its reason cites rows, and taking them away removes or changes the reason."""
    before = reasons_of(told, feature, all_weights)
    assert before, "the war must give every feature something to say"
    for reason in before:
        cited = {(e.date, e.source, e.cameo, e.target) for e in reason.evidence}
        assert cited
        left = [r for r in rows_of(told) if _key(r) not in cited]
        assert len(left) < len(told.day)
        after = reasons_of(make_events(left, more=told.names), feature, all_weights)
        assert reason.reason not in {one.reason for one in after}


def _key(row: Row) -> tuple[str, str, str, str]:
    return iso_day(row.day), row.source, row.cameo, row.target


def test_reasons_add_up_to_the_score(told: Events, all_weights: Weights) -> None:
    """What the reasons weigh is the score, so that nothing speaks unseen."""
    for party in ("Ostmark", "Westria", "Islet"):
        channel = channel_of(told, party, all_weights)
        assert channel is not None
        spoken = sum(r.weight for r in channel.why)
        assert spoken == pytest.approx(channel.score, abs=0.01)


def test_a_reason_tells_how_and_when(told: Events, all_weights: Weights) -> None:
    """Contacts are told with their ways, their number and their days."""
    words = [r.reason for r in reasons_of(told, "contact", all_weights)]
    norland = next(w for w in words if "Norland" in w)
    assert "telephoned 1" in norland
    assert "2031-05-22" in norland


def test_an_errand_names_both_ends(told: Events, all_weights: Weights) -> None:
    """Being in touch with both within a week says with whom on which day."""
    (reason,) = reasons_of(told, "recurrency", all_weights)
    assert "Norland on 2031-05-22" in reason.reason
    assert "Sudria on" in reason.reason
