"""Files of weights: checked as they are read, never younger than the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.channels import Weights, check_earlier, read_weights, shipped_weights, weights_for
from goodoffices.channels.weights import ALL, write_weights
from goodoffices.errors import InputError, LexiconError


def test_plain_and_fitted_weights_ship() -> None:
    """Plain ones anybody may be ranked by, and fitted ones that say until when they know history."""
    shipped = shipped_weights()
    assert [one.name for one in shipped if one.fitted_until is None] == ["plain"]
    fitted = [one for one in shipped if one.fitted_until is not None]
    assert len(fitted) >= 2
    assert all(one.questions > 0 for one in fitted)


@pytest.mark.parametrize(
    ("asof", "name"),
    [
        ("2013-12-31", "plain"),
        ("2014-01-01", "fitted-2013"),
        ("2015-12-31", "fitted-2013"),
        ("2018-05-31", "fitted-2013"),
        ("2018-06-01", "fitted-2018"),
    ],
)
def test_a_question_gets_the_latest_weights_that_are_older_than_it(asof: str, name: str) -> None:
    """Nothing is ranked by what its own day or later days taught."""
    assert weights_for(asof, shipped_weights()).name == name


def test_weights_fitted_later_are_refused() -> None:
    """Asked for by name, they are refused for an earlier question."""
    weights = Weights(name="late", weights={}, fitted_until="2018-05-31")
    check_earlier(weights, "2018-06-01")
    with pytest.raises(InputError, match="was fitted until 2018-05-31"):
        check_earlier(weights, "2018-05-31")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "x"\n[weights]\ncharm = 1.0', "feature 'charm'; one of"),
        ('name = "x"\n[weights]\nhostility = 1.0', "speaks against a party, give the other sign"),
        ('name = "x"\n[weights]\ncontact = -1.0', "speaks for a party, give the other sign"),
        ('name = "x"\nmood = "good"\n[weights]', "mood"),
        ('name = "x"\n[weights]\ncontact = "much"', "weights"),
        ("name = ", "x.toml"),
    ],
)
def test_weights_that_cant_be_used_say_why(tmp_path: Path, text: str, said: str) -> None:
    """A feature there isn't, a turned sign, an unknown key: file and value are named."""
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        read_weights(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A path that leads nowhere is an error of input."""
    with pytest.raises(InputError, match="give a file of weights"):
        read_weights(tmp_path / "none.toml")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """A fit's file holds its weights, its day and its number of questions."""
    path = tmp_path / "x.toml"
    weights = Weights(
        name="x",
        weights={"contact": 0.25, "office-lost": -1.0},
        fitted_until="2013-12-31",
        questions=7,
    )
    write_weights(weights, path)
    assert read_weights(path) == weights


def test_every_weight_has_a_sign_and_a_meaning() -> None:
    """Plain weights name no feature twice and all of them are known."""
    plain = next(one for one in shipped_weights() if one.fitted_until is None)
    assert set(plain.weights) <= set(ALL)
    assert "activity" not in plain.weights, "being busy everywhere is not access"
