"""Views: which part of the world is shown, where places stand, and how outlines are cut."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.desk.charts.view import KM, clipped, cut, frame

BADME, ASMARA, SUVA, APIA = (14.7, 37.8), (15.3, 38.9), (-18.1, 178.4), (-13.8, -171.8)


def test_all_places_lie_within_the_margin() -> None:
    """No place touches an edge."""
    view = frame([BADME, ASMARA], 900)
    for lat, lon in (BADME, ASMARA):
        x, y = view.at(lat, lon)
        assert 50 < x < view.width - 50
        assert 50 < y < view.height - 50


def test_distances_are_true_to_scale_in_the_middle() -> None:
    """A degree north is as far as its kilometres; one east is shorter by the latitude."""
    view = frame([(60, 10), (60, 12)], 900)
    middle = (view.south + view.north) / 2
    (x, y), (east, _), (_, north) = (
        view.at(middle, 11),
        view.at(middle, 12),
        view.at(middle + 1, 11),
    )
    assert (y - north) / view.kilometre == pytest.approx(KM)
    assert (east - x) / view.kilometre == pytest.approx(KM * np.cos(np.radians(middle)))


def test_the_shorter_way_round_is_taken() -> None:
    """Two islands on either side of the antimeridian are near to each other."""
    view = frame([SUVA, APIA], 900)
    assert view.east - view.west < 40
    assert view.at(*SUVA)[0] < view.at(*APIA)[0] < 900


def test_without_places_the_world_is_shown() -> None:
    """And one place is shown with what lies around."""
    assert frame([], 900).east - frame([], 900).west == 360
    assert frame([BADME], 900).north - frame([BADME], 900).south > 0.9


@pytest.mark.parametrize("ring", [
    [(-50, -50), (150, -50), (150, 150), (-50, 150)],
    [(-500, 50), (50, -500), (600, 50), (50, 600)],
    [(20, 20), (80, 20), (80, 500), (20, 500)],
])  # fmt: skip
def test_what_lies_outside_is_cut_off(ring: list[tuple[float, float]]) -> None:
    """Nothing is left far outside, and what covered the middle still does."""
    left = clipped(np.array(ring, dtype=float), 100, 100)
    assert left.min() >= -12.001
    assert left.max() <= 112.001
    x, y = left[:, 0], left[:, 1]
    assert abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2 > 4000


def test_what_is_out_of_view_is_not_drawn() -> None:
    """Neither far away, nor across the globe."""
    view = frame([BADME, ASMARA], 900)
    far = np.array([[100.0, 10.0], [101, 10], [101, 11], [100, 11]])
    near = far - [63, -4]
    assert not list(cut(far, (100, 10, 101, 11), view))
    assert len(list(cut(near, (37, 14, 38, 15), view))) == 1


def test_a_country_beyond_180_degrees_comes_into_a_view_on_the_other_side() -> None:
    """What lies at 185 degrees is seen at 175 west."""
    view = frame([(-13.8, -175.0), (-13.0, -174.0)], 900)
    ring = np.array([[185.0, -14.0], [186, -14], [186, -13], [185, -13]])
    assert len(list(cut(ring, (185, -14, 186, -13), view))) == 1
