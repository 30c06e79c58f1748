"""Tests of places run by others and of those named behind "as well as"."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.language.conftest import placed

from goodoffices.shapes import Reading

Read = Callable[..., Reading]
RUN = (
    "they|PRP|nsubj|1| hit|VBD|ROOT|1| a|DT|det|4| camp|NN|compound|4| run|NN|dobj|1| by|IN|agent|4|"
    " marines|NNS|pobj|5|"
)
AS_WELL = (
    "he|PRP|nsubj|1| shot|VBD|ROOT|1| at|IN|prep|1| police|NNS|pobj|2| ,|,|punct|1| as|RB|advmod|7|"
    " well|RB|advmod|7| as|IN|cc|1| marines|NNS|conj|1|"
)


def test_a_camp_run_by_marines_is_run_by_them() -> None:
    """The camp is what was hit; what merely is called a run stays one."""
    found = placed(RUN)
    assert (found["camp"], found["run"]) == (("dobj", "hit"), ("acl", "camp"))
    assert placed(RUN.replace("run|NN", "fire|NN"))["fire"] == ("dobj", "hit")


def test_who_stands_behind_as_well_as_is_one_of_those_named() -> None:
    """The marines hang on the police; a mere "and" is the parser's own affair."""
    assert placed(AS_WELL)["marines"] == ("conj", "police")
    assert placed(AS_WELL.replace("well|RB", "much|RB"))["marines"] == ("conj", "shot")


@pytest.mark.model
def test_both_are_attacked(read_text: Read) -> None:
    """Those run and those named with others are reached."""
    (one,) = read_text("The group launched an attack on a base run by Ugandan peacekeepers.").events
    assert [p.country for p in one.recipients] == ["UGA"]
    (two,) = read_text(
        "The commander was involved in attacks against Kenyan police, as well as Ugandan soldiers."
    ).events
    assert [p.country for p in two.recipients] == ["KEN", "UGA"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Malian forces with French troops captured the town.", ["MLI", "FRA"]),
        ("Malian soldiers with the French mission captured the town.", ["MLI"]),
        ("Malian soldiers with rifles captured the town.", ["MLI"]),
    ],
)
def test_troops_that_come_with_others_act_with_them(
    text: str, countries: list[str], read_text: Read
) -> None:
    """Troops beside troops act with them; a mission is whose they are, and rifles are no party."""
    (one,) = read_text(text).events
    assert [p.country for p in one.actors] == countries


@pytest.mark.model
def test_who_backs_an_effort_does_not_make_it(read_text: Read) -> None:
    """Norway fights nobody by praising a campaign, nor supports those it is against."""
    (one,) = read_text("Norway praised the campaign to destroy Boko Haram.").events
    assert (one.type, one.recipients) == ("SUPPORT", ())
    (own,) = read_text("Norway launched a campaign to destroy Boko Haram.").events
    assert (own.type, [p.country for p in own.actors]) == ("ASSAULT", ["NOR"])
