"""What the tests of the exports share: a record of hand-built readings with every kind of finding."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from goodoffices.record import Record, open_record, write_reading
from goodoffices.shapes import Place

SCRIPT = Path(__file__).parents[1] / "record" / "readings.py"


@pytest.fixture(scope="session")
def readings() -> ModuleType:
    """The readings built by hand for the record's tests."""
    name = "record_readings"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, SCRIPT)
        assert spec is not None
        assert spec.loader is not None
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture
def record(tmp_path: Path, readings: ModuleType) -> Iterator[Record]:
    """A record of one report: a meeting, an offer, a strike, a denied strike, and a hostile name."""
    reading = readings.make_reading("story")
    met, offered = reading.events
    shelling = readings.event(
        "story:event:147", "ASSAULT", "shelling", mode="heavy-weapons", cameo="194", sentence=2,
        quad="material-conflict", score=-9.5,
        actors=(readings.party("Norland", name="=HYPERLINK(1)", country="NOR", sector="MIL"),),
        recipients=(readings.party("12 villagers", country="SUD", sector="CVL"),),
        place=Place(text="Port Vell", name="Port Vell", country="SUD", lat=-12.5, lon=3.25),
    )  # fmt: skip
    denied = msgspec.structs.replace(
        shelling, id="story:event:148", trigger=readings.span("the shelling"), status="denied"
    )
    toll = msgspec.structs.replace(
        reading.tolls[0], incident=shelling.id, low=12, qualifier="exact"
    )
    reading = msgspec.structs.replace(
        reading, events=(met, offered, shelling, denied), tolls=(toll,), url="https://x.example/1"
    )
    with open_record(tmp_path / "war.db") as opened:
        write_reading(opened, reading, b"", "x.txt", readings.READ_AT)
        yield opened
