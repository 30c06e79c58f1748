"""Tests of the verb of a headline, found again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.language.conftest import placed, tokens

from goodoffices.language.mending import mended
from goodoffices.shapes import Reading

SHELLED = "rebels|NNS|nsubj|1| shell|NN|compound|2| town|NN|ROOT|2| in|IN|prep|2| Chad|NNP|pobj|3|"


def test_rebels_shell_a_town() -> None:
    """A deed between a plural and a noun is what the headline tells."""
    found = placed(SHELLED)
    assert found["shell"] == ("ROOT", "shell")
    assert found["rebels"] == ("nsubj", "shell")
    assert found["town"] == ("dobj", "shell")


def test_a_sentence_or_a_row_of_nouns_is_left() -> None:
    """What ends with a full stop is no headline; "drugs raid suspects" has no doer."""
    assert placed(SHELLED + " .|.|punct|2|")["town"] == ("ROOT", "town")
    drugs = SHELLED.replace("rebels|NNS", "drug|NNS").replace("shell", "raid")
    assert placed(drugs)["town"] == ("ROOT", "town")
    one = SHELLED.replace("rebels|NNS", "rebel|NN")
    assert placed(one)["town"] == ("ROOT", "town")


def test_an_army_raids() -> None:
    """One who acts has a verb in -s, and what stands behind the comma is a second deed."""
    raids = (
        "army|NN|compound|2| raids|NNS|compound|2| village|NN|nsubj|4| ,|,|punct|2|"
        " holds|VBZ|ROOT|4| twenty|CD|dobj|4|"
    )
    found = placed(raids)
    assert found["raids"] == ("ROOT", "raids")
    assert found["holds"] == ("conj", "raids")
    assert placed(raids.replace("army", "price"))["holds"] == ("ROOT", "holds")


def test_rebels_down_a_helicopter() -> None:
    """Before an aircraft "down" is a verb; before a road it is a way."""
    down = "rebels|NNS|ROOT|0| down|IN|prep|0| helicopter|NN|pobj|1|"
    assert placed(down)["helicopter"] == ("dobj", "down")
    assert placed(down.replace("helicopter", "road"))["road"] == ("pobj", "down")


def test_prisoners_are_freed() -> None:
    """What opens the second half of a headline is done; without a comma it describes."""
    free = (
        "rebels|NNS|nsubj|1| storm|VBP|ROOT|1| base|NN|dobj|1| ,|,|punct|2| free|JJ|amod|5|"
        " prisoners|NNS|dobj|1|"
    )
    assert placed(free)["free"] == ("conj", "storm")
    assert placed(free)["prisoners"] == ("dobj", "free")
    assert placed(free.replace(",|,|punct", "and|CC|cc"))["free"] == ("amod", "prisoners")


def test_both_of_two_sides_agree() -> None:
    """In "Chad, Niger agree" Niger is no second name; with a full stop it may be."""
    agree = (
        "Chad|NNP|nsubj|3|GPE ,|,|punct|0| Niger|NNP|appos|0|GPE agree|VBP|ROOT|3| truce|NN|dobj|3|"
    )
    assert placed(agree)["Niger"] == ("conj", "Chad")
    assert placed(agree + " .|.|punct|3|")["Niger"] == ("appos", "Chad")
    sign = agree.replace("Chad|NNP|nsubj", "Chad|NNP|npadvmod").replace("appos|0", "nsubj|3")
    assert placed(sign)["Chad"] == ("nsubj", "agree")
    assert placed(sign.replace("npadvmod|3|GPE", "npadvmod|3|DATE"))["Chad"][0] == "npadvmod"


def test_police_and_troops_battle() -> None:
    """Of "police, troops battle rioters" both do; a headline goes on behind a semicolon."""
    battle = "Police|NN|nmod|4| ,|,|punct|0| troops|NNS|compound|4| battle|NN|compound|4| men|NNS|ROOT|4|"
    found = placed(battle)
    assert found["Police"] == ("nsubj", "battle")
    assert found["troops"] == ("nsubj", "battle")
    ambush = (
        "rebels|NNS|compound|1| ambush|NN|compound|2| truck|NN|dep|5| ;|:|punct|5| ten|CD|nsubjpass|5|"
        " kill|VBD|ROOT|5|"
    )
    assert placed(ambush)["ambush"] == ("parataxis", "kill")


def test_riot_police_fire() -> None:
    """A state doesn't riot where its riot police do something."""
    fire = "Togo|NNP|nsubj|1| riot|VBP|ROOT|1| police|NN|compound|4| fire|NN|compound|4| gas|NN|dobj|1|"
    found = placed(fire)
    assert found["police"] == ("nsubj", "fire")
    assert found["riot"] == ("compound", "police")
    assert placed(fire + " .|.|punct|1|")["Togo"] == ("nsubj", "riot")


def test_soldiers_fire_at_marchers() -> None:
    """A deed with a plural before it as its subject is a verb, in a headline."""
    fire = "soldiers|NNS|nsubj|1| fire|NN|ROOT|1| at|IN|prep|1| men|NNS|pobj|2|"
    assert mended(tokens(fire))[1].tag == "VBP"
    assert mended(tokens(fire + " .|.|punct|1|"))[1].tag == "NN"


def test_monitors_are_shot_at() -> None:
    """Who stands before a bare "shot at" is shot at, unless somebody is named behind it."""
    shot = "monitors|NNS|nsubj|1| shoot|VBN|ROOT|1| at|IN|prep|1| in|IN|prep|1| Bria|NNP|pobj|3|"
    assert placed(shot)["monitors"] == ("nsubjpass", "shoot")
    whom = shot.replace("in|IN|prep|1| Bria|NNP|pobj|3|", "men|NNS|pobj|2| there|RB|advmod|1|")
    assert placed(whom)["monitors"] == ("nsubj", "shoot")


@pytest.mark.model
@pytest.mark.parametrize(
    ("line", "kind", "actors"),
    [
        ("Norway brokers deal between FARC and Bogota", "CONSULT", ["Norway"]),
        ("Egypt court sentences 20 to death over police killings", "SANCTION", ["Egypt court"]),
        ("Pakistan, India exchange fire across Kashmir border", "ASSAULT", ["Pakistan", "India"]),
        ("Trump slaps tariffs on Turkish steel", "SANCTION", ["Trump"]),
        (
            "Russia's drones pound Kyiv power plants as winter nears, Ukraine blames Iran",
            "ASSAULT",
            ["Russia's drones"],
        ),
    ],
)
def test_a_headlines_verb_is_found_behind_who_does_it(
    read_text: Callable[..., Reading], line: str, kind: str, actors: list[str]
) -> None:
    """What the parser takes for a row of nouns has a verb."""
    done = [e for e in read_text(line).events if e.type == kind]
    assert [p.text for p in done[0].actors] == actors


@pytest.mark.model
def test_a_sentence_has_its_own_verb(read_text: Callable[..., Reading]) -> None:
    """Where a full stop ends it, brokers deal and no Norway does."""
    assert read_text("Norway brokers deal between themselves and the bank.").events == ()
