"""The outlines of countries: read as they were built, small enough, without holes in the list."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.desk.charts.build_map import encode, thin
from goodoffices.desk.charts.outlines import Outline, decode, outlines

LARGEST = 400_000  # bytes of all tables


def outline(code: str) -> Outline:
    """Return a country's outline."""
    return next(one for one in outlines() if one.code == code)


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(-18000, 18000), st.integers(-9000, 9000)), min_size=1, max_size=8
        ),
        min_size=1,
        max_size=4,
    )
)
def test_lines_come_back_as_they_were_written(lines: list[list[tuple[int, int]]]) -> None:
    """Hundredths of a degree survive; points on top of the one before are left out."""
    given_lines = [np.array(line, dtype=float) / 100 for line in lines]
    back = decode([encode(line) for line in given_lines])
    for line, read in zip(given_lines, back, strict=True):
        moved = np.append(True, (np.diff(line, axis=0) != 0).any(axis=1))
        assert np.allclose(read, line[moved])


def test_thinning_keeps_the_shape() -> None:
    """A straight line loses its middle, a corner stays, and so do both ends."""
    line = np.array([[0, 0], [1, 0.001], [2, 0], [2, 2]], dtype=float)
    assert thin(line, 0.01).tolist() == [[0, 0], [2, 0], [2, 2]]


@pytest.mark.parametrize(("code", "rings"), [("PSE", 2), ("ARM", 3)])
def test_small_places_of_conflicts_are_there(code: str, rings: int) -> None:
    """The Gaza Strip beside the West Bank, Armenia's enclaves: coarser outlines lack them."""
    assert len(outline(code).rings) == rings


def test_every_outline_is_closed_and_on_the_globe() -> None:
    """Rings end where they begin, or go round along the South Pole; latitudes are latitudes."""
    for country in outlines():
        for ring in country.rings:
            assert len(ring) > 2
            assert np.abs(ring[:, 1]).max() <= 90
            assert np.abs(np.diff(ring[:, 0])).max() < 361


def test_no_ring_jumps_across_the_antimeridian() -> None:
    """Fiji and Russia go on beyond 180 degrees instead."""
    for code in ("FJI", "RUS"):
        assert all(np.abs(np.diff(ring[:, 0])).max() < 180 for ring in outline(code).rings)


def test_the_tables_are_small() -> None:
    """They are text, and together less than 400 kB."""
    folder = resources.files("goodoffices.desk.charts").joinpath("outlines")
    files = [folder.joinpath(name).read_bytes() for name in ("arcs.csv", "countries.csv")]
    assert sum(map(len, files)) < LARGEST
    assert all(line.isprintable() for file in files for line in file.decode("utf-8").splitlines())
