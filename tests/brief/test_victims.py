"""Who a count is of, and when a figure is one of all until then."""

from __future__ import annotations

import pytest

from goodoffices.brief.victims import is_total, shelf_of, whom


@pytest.mark.parametrize(
    ("words", "traits", "people"),
    [
        ("at least 12 Eritrean villagers", (), "Eritrean villagers"),
        ("their children", (), "children"),
        ("them", ("child",), "people"),
        (None, ("child", "ERI"), "child"),
        (None, (), "people"),
    ],
)
def test_numbers_and_whose_they_are_come_off(
    words: str | None, traits: tuple[str, ...], people: str
) -> None:
    """What is left names people in the report's words, traits where nothing is left."""
    assert whom(words, traits) == people


def test_the_same_people_share_a_shelf() -> None:
    """One or many, and whatever is said of some of them."""
    assert shelf_of("Eritrean villagers, most of them old") == shelf_of("Eritrean villager")
    assert shelf_of("Eritrean villagers") != shelf_of("Eritrean soldiers")


def test_a_figure_in_the_perfect_is_a_total_unless_it_has_a_day() -> None:
    """Told as one that runs on it always is."""
    sentence = "Some 900 have been killed."
    assert is_total(False, None, sentence)
    assert not is_total(False, "2031-05-05", sentence)
    assert not is_total(False, None, "Shells killed 9.")
    assert is_total(True, "2031-05-05", None)
