"""What the tests of the record share."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from goodoffices.record import Record, open_record

SCRIPT = Path(__file__).with_name("readings.py")


@pytest.fixture(scope="session")
def readings() -> ModuleType:
    """The readings built by hand, whatever way pytest imports tests."""
    name = "record_readings"
    spec = importlib.util.spec_from_file_location(name, SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A path where no record is yet."""
    return tmp_path / "war.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    """A new record."""
    with open_record(path) as opened:
        yield opened
