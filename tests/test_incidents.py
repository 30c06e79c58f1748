"""Which incident a toll counts."""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.incidents import link_incidents
from goodoffices.shapes import Date, Event, Party, Span, Toll

RAID = Event(
    id="raid", rule="r", confidence=1, sentence=2, type="ASSAULT", mode=None, contexts=(),
    cameo="190", quad="material-conflict", score=0, actors=(), status="actual", time="past",
    recipients=(Party(text="ten miners", start=40, end=50),),
    trigger=Span(text="killed", start=33, end=39),
)  # fmt: skip
MARCH = replace(RAID, id="march", recipients=(), trigger=Span(text="beat", start=55, end=59))
DEAD = Toll(
    id="t", rule="r", confidence=1, sentence=2, kind="killed", low=10, high=10,
    victims=Span(text="ten miners", start=40, end=50),
    evidence=Span(text="killed ten miners", start=33, end=50),
)  # fmt: skip


def incidents(*tolls: Toll) -> list[str | None]:
    """Return the incidents of tolls beside the two events."""
    return [toll.incident for toll in link_incidents(tolls, (MARCH, RAID))]


def test_a_toll_counts_the_event_whose_sufferers_it_counts() -> None:
    """Of two attacks in its sentence it is the one that the victims suffered."""
    assert incidents(DEAD) == ["raid"]


def test_another_count_shortly_after_is_of_the_same_incident() -> None:
    """The army's figure two sentences on points to the raid; one of another day does not."""
    army = replace(DEAD, sentence=4, low=4, high=4, evidence=Span(text="4", start=90, end=91))
    dated = replace(DEAD, date=Date(start="2020-05-01", end="2020-05-01"))
    later = replace(army, date=Date(start="2020-05-03", end="2020-05-03"))
    assert incidents(DEAD, army) == ["raid", "raid"]
    assert incidents(dated, later) == ["raid", None]


def test_a_running_total_counts_no_single_incident() -> None:
    """It counts the war; an arrest is no killing either."""
    assert incidents(replace(DEAD, cumulative=True)) == [None]
    assert incidents(replace(DEAD, kind="detained")) == [None]
