"""What acts are made of: whose positions are struck, what is only asked or forecast."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_their_positions_are_those_of_who_says_so(read_text: Read) -> None:
    """In "rebels said troops had attacked their positions" the rebels were attacked."""
    text = "The Chadian rebels said Sudanese troops had attacked their positions near Adre."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.country for p in event.actors] == ["SDN"]
    assert [p.country for p in event.recipients] == ["TCD"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's minister offered no views as to what the leaders of Mali should do.",
        "Should Eritrea persist in the war, the minister of Kenya said, grain will be short.",
    ],
)
def test_a_question_asks_nobody_to_act(read_text: Read, text: str) -> None:
    """What should be done is asked of nobody where it is left open, or stands for "if"."""
    assert "REQUEST" not in {e.type for e in read_text(text).events}


def test_a_forecast_threatens_nobody(read_text: Read) -> None:
    """To warn that things go badly is no threat; to warn that one will strike is."""
    hunger = read_text("Officials of Kenya warned that hunger in the camps was spreading.")
    assert "THREATEN" not in {e.type for e in hunger.events}
    strike = read_text("Kenya warned Somalia that it would bomb the camps.")
    assert "THREATEN" in {e.type for e in strike.events}


def test_an_attack_that_may_come_is_open(read_text: Read) -> None:
    """An answer to "any attack" tells of no attack."""
    events = read_text("Gabon said it would answer any attack on Chad.").events
    told = [e.status for e in events if e.type == "ASSAULT"]
    assert "actual" not in told


def test_whether_to_attend_refuses_nothing(read_text: Read) -> None:
    """Not to have decided whether to come to talks is no refusal of them."""
    text = "The rebels of Chad had not yet decided whether to attend talks with the government."
    assert "REJECT" not in {e.type for e in read_text(text).events}


def test_who_is_told_to_act_is_asked(read_text: Read) -> None:
    """An imperative in a quotation is a request of whom it is put to; nothing was done."""
    (event,) = read_text(
        "“Withdraw your troops from Lome,” the president of Togo told Benin."
    ).events
    assert (event.type, event.status) == ("REQUEST", "sought")
    assert ([p.country for p in event.actors], [p.country for p in event.recipients]) == (
        ["TGO"],
        ["BEN"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "“Attack the police,” the opposition leader of Togo told his supporters.",
        "“Rise up in your millions,” the opposition leader of Togo said.",
        "“Do not attack our villages,” the president of Togo told Benin.",
    ],
)
def test_force_that_others_are_told_to_use_is_not_used(read_text: Read, text: str) -> None:
    """A call to attack or to rise is no attack and no riot."""
    assert not {"ASSAULT", "PROTEST"} & {event.type for event in read_text(text).events}


def test_what_a_rule_knows_of_an_order_is_told_before_the_bare_order(read_text: Read) -> None:
    """A paper that is ordered off is censored, which says more than that something was ordered."""
    text = "The government of Gabon ordered the daily newspaper to suspend publication."
    assert [e.type for e in read_text(text).events] == ["COERCE"]


def test_a_fight_between_two_has_killed_by_neither_alone(read_text: Read) -> None:
    """Who was hurt between two sides was hurt by one that is not told; that the two fought is told beside."""
    text = "Ten villagers were killed in clashes between Chadian troops and rebels near Abeche."
    hurt, fought = read_text(text).events
    assert (hurt.actors, [p.text for p in hurt.recipients]) == ((), ["Ten villagers"])
    assert [p.text for p in fought.actors] == ["Chadian troops", "rebels"]
    assert fought.recipients == fought.actors


def test_those_arrested_after_a_fight_are_not_arrested_by_its_sides(read_text: Read) -> None:
    """Whom the arrested had fought before does not tell who arrested them."""
    text = "Around 20 Chadian activists were detained after they clashed with villagers."
    event = next(e for e in read_text(text).events if e.type == "COERCE")
    assert event.actors == ()


def test_what_somebody_must_understand_is_not_asked_for(read_text: Read) -> None:
    """That another "must realise" something asks nothing of him."""
    assert not read_text("Benin must realise that it is wrong, the army of Togo said.").events


def test_who_died_in_a_gunfight_is_not_its_other_side(read_text: Read) -> None:
    """Rebels who died in a gunfight with troops were killed by the troops."""
    event = next(e for e in read_text("Ten rebels died in a gunfight with Chadian troops.").events)
    assert [p.text for p in event.actors] == ["Chadian troops"]
    assert [p.text for p in event.recipients] == ["Ten rebels"]


def test_who_is_quoted_is_not_he(read_text: Read) -> None:
    """A "he" in a quotation is another than who speaks it."""
    text = "“He accused Benin of lying,” a Togolese source said."
    assert not [p for event in read_text(text).events for p in event.actors]


def test_force_that_is_decided_on_lies_ahead(read_text: Read) -> None:
    """Ministers who agree to impose sanctions have not imposed them yet."""
    text = "Ministers of Kenya agreed on Monday to impose sanctions on Gabon."
    assert ("SANCTION", "planned") in {(e.type, e.status) for e in read_text(text).events}


def test_who_warns_of_a_crisis_threatens_nobody(read_text: Read) -> None:
    """A crisis is foreseen; consequences are threatened."""
    assert not read_text("The opposition of Togo warned of a long legal crisis.").events
    (event,) = read_text("Togo warned Benin of consequences.").events
    assert event.type == "THREATEN"


def test_a_state_may_act_against_its_own_men(read_text: Callable[..., Reading]) -> None:
    """Sanctions on a state's own former premier and president are on both."""
    text = "Ukraine imposed sanctions on Viktor Yanukovich and Mykola Azarov."
    event = next(e for e in read_text(text).events if e.type == "SANCTION")
    assert [p.actor for p in event.recipients] == ["ukr.yanukovych", "ukr.azarov"]


def test_what_came_of_an_ambush_is_by_those_who_made_it(read_text: Callable[..., Reading]) -> None:
    """Troops who were ambushed, leaving four of them wounded, have wounded nobody."""
    text = "Malian troops were ambushed by the rebels, leaving four nurses wounded."
    events = read_text(text).events
    assert all("troops" not in p.text for e in events for p in e.actors)


def test_shelling_between_two_armies_is_of_both(read_text: Callable[..., Reading]) -> None:
    """Who shells whom is told by between: both do."""
    text = "There was intense shelling between Indian and Pakistani forces on Monday."
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.country for p in event.actors] == ["IND", "PAK"]


def test_with_whom_a_war_is_discussed_is_not_attacked(read_text: Read) -> None:
    """He is consulted, and no victim of the fighting."""
    events = read_text("Gabon's president discussed the war with the Kenyan prime minister.").events
    assert [e.type for e in events] == ["CONSULT"]
    assert [p.country for p in events[0].recipients] == ["KEN"]
    told = read_text("Generals of Gabon discussed an attack on rebel camps with Kenya.").events
    assert {(e.type, e.status) for e in told} == {
        ("ASSAULT", "hypothetical"),
        ("CONSULT", "actual"),
    }


def test_what_others_are_wanted_to_do_is_asked(read_text: Read) -> None:
    """Whoever wants prisoners freed asks for it; nobody has freed them."""
    (event,) = read_text("The kidnappers want 40 women freed from Kenyan prisons.").events
    assert (event.type, event.status) == ("REQUEST", "sought")


def test_what_a_state_says_that_another_did_is_laid_to_its_charge(read_text: Read) -> None:
    """The deed comes first, and then the charge; of one's own soldiers there is no charge."""
    events = read_text("Togo said Beninese troops had shelled a village.").events
    assert [e.type for e in events] == ["ASSAULT", "ACCUSE"]
    events = read_text("Togo said Togolese troops had shelled a village.").events
    assert [e.type for e in events] == ["ASSAULT"]


def test_who_was_got_to_yield_yields(read_text: Read) -> None:
    """What a general was got to do he does, and not who got him to; a loan pays nobody."""
    events = read_text("Striking nurses got the general to free two Togolese prisoners.").events
    freed = [e for e in events if e.mode == "release"]
    assert all("nurses" not in party.text for e in freed for party in e.actors)
    assert not [e for e in read_text("Togo got a loan to pay its soldiers.").events if e.actors]
