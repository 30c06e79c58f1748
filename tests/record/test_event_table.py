"""The record's events side by side: who plays which part in each."""

from __future__ import annotations

from types import ModuleType

import msgspec
import numpy as np

from goodoffices.record import Record, write_reading
from goodoffices.record.event_table import load_events


def test_an_event_has_what_any_of_its_parts_has(record: Record, readings: ModuleType) -> None:
    """Bits of all its parts are put together; an event in which nobody plays a part has none."""
    first, *_ = readings.events_of("story")
    nobody = {"actors": (), "recipients": (), "host": None, "according_to": None}
    told = tuple(
        msgspec.structs.replace(first, id=f"story:event:{k}", **({} if k in {1, 2} else nobody))
        for k in range(4)
    )
    made = msgspec.structs.replace(readings.make_reading(), events=told)
    write_reading(record, made, b"", "x", readings.READ_AT)
    events = load_events(record)
    assert [many > 0 for many in events.events.parties.tolist()] == [False, True, True, False]
    bits = np.arange(1, len(events.parts) + 1).astype(np.int8) % 4
    owners, expected = events.owners(), [0] * len(events.events)
    for owner, own_bits in zip(owners.tolist(), bits.tolist(), strict=True):
        expected[owner] |= own_bits
    assert events.any_of(bits).tolist() == expected
    assert not len(events.within(np.zeros(99, np.bool_)).any_of(bits[:0]))
