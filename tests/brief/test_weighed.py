"""What is weighed of events and counts: only reports that changed are read again."""

from __future__ import annotations

import msgspec
import numpy as np

from goodoffices.brief.weighed import Weighed, read_weighed
from goodoffices.record import Record

from . import reports
from .reports import DENIAL, MEETING, OFFER, STRIKE


def told(weighed: Weighed) -> list[dict[str, object]]:
    """Return what is weighed of each event, by its id."""
    columns = {name: getattr(weighed.acts, name).tolist() for name in weighed.acts.names}
    columns["finding"] = [weighed.findings.words[k] for k in columns["finding"]]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def test_reading_what_changed_comes_to_the_same_as_reading_all(record: Record) -> None:
    """Events stand in the order of their ids, whichever was read last."""
    reports.tell(record, "m", "2031-05-05", STRIKE, OFFER)
    first = read_weighed(record)
    reports.tell(record, "a", "2031-05-06", MEETING, DENIAL)
    (key,) = record.connection.execute("SELECT key FROM reports WHERE id = 'a'").fetchone()
    assert told(read_weighed(record, np.array([key]), first)) == told(read_weighed(record))
    assert len(told(first)) == len((STRIKE, OFFER))


def test_an_offer_is_known_by_its_words_and_a_count_by_whom_it_counts(record: Record) -> None:
    """A meeting offers nothing; a toll stands on the shelf of its victims."""
    toll = {"low": 5, "high": 5}
    one = msgspec.structs.replace(STRIKE, toll=toll)
    reports.tell(record, "a", "2031-05-05", one, OFFER, MEETING)
    weighed = read_weighed(record)
    assert weighed.acts.offers.tolist() == [False, True, False]
    assert weighed.counts.least.tolist() == [5]
    assert weighed.shelves.words == ["people"]
