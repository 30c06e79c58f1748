"""What the tests of the channels share: a small made-up war between Norland and Sudria."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from goodoffices.channels import Events, Weights, day_number, make_events
from goodoffices.channels.features import FEATURES
from goodoffices.channels.table import Row

ASOF = "2031-05-31"
Line = tuple[str, str, str, str]
# Ostmark talks to both and mediates, Westria sides with Norland and fights Sudria, Islet is quiet.
WAR: tuple[Line, ...] = (
    *(("2031-05-" + f"{day:02}", "Norland", "190", "Sudria") for day in range(1, 13)),
    ("2030-01-10", "Ostmark", "042", "Norland"),
    ("2031-05-20", "Ostmark", "041", "Norland"),
    ("2031-05-22", "Ostmark", "043", "Norland"),
    ("2031-05-24", "Sudria", "042", "Ostmark"),
    ("2031-05-25", "Ostmark", "045", "Sudria"),
    ("2031-05-26", "Ostmark", "036", "Norland"),
    ("2031-05-27", "Ostmark", "039", "Sudria"),
    ("2031-05-14", "Ostmark", "173", "Sudria"),
    ("2031-05-10", "Ostmark", "040", "Islet"),
    ("2031-05-11", "Islet", "040", "Norland"),
    ("2031-05-12", "Islet", "040", "Sudria"),
    ("2031-05-02", "Ostmark", "046", "Lakeland"),
    ("2031-05-03", "Ostmark", "046", "Highland"),
    *(("2031-04-" + f"{day:02}", "Lakeland", "190", "Highland") for day in range(1, 5)),
    ("2031-05-01", "Westria", "071", "Norland"),
    ("2031-05-02", "Westria", "057", "Norland"),
    ("2031-05-03", "Westria", "041", "Norland"),
    *(("2031-05-" + f"{day:02}", "Westria", "195", "Sudria") for day in range(4, 7)),
    *(("2031-05-" + f"{day:02}", "Raiders", "190", "Sudria") for day in range(4, 10)),
    *(("2031-05-" + f"{day:02}", "Raiders", "190", "Norland") for day in range(4, 10)),
)
Build = Callable[[Sequence[Line]], Events]


@pytest.fixture
def build() -> Build:
    """Return what makes an events table of lines (day, source, code, target)."""

    def build(lines: Sequence[Line]) -> Events:
        return make_events([Row(day_number(day), *rest) for day, *rest in lines])

    return build


@pytest.fixture
def war(build: Build) -> Events:
    """Return the made-up war as an events table."""
    return build(WAR)


@pytest.fixture
def all_weights() -> Weights:
    """Return weights that let every feature speak."""
    return Weights(name="all", weights={f.name: float(f.sign or 1) for f in FEATURES})
