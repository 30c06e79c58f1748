"""Which acts of a sentence are told: two deeds of a kind, or one that is said twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Gabon cut the internet in Oyem and imposed a curfew in Bitam.", {"censor", "curfew"}),
        ("Gabonese farmers began a hunger strike in Oyem in protest against the tax.", {"hunger"}),
    ],
)
def test_deeds_of_one_kind_are_two_where_their_ways_differ(
    read_text: Read, text: str, modes: set[str]
) -> None:
    """To cut lines and to shut people in are two deeds; to starve and to protest are one."""
    assert {e.mode for e in read_text(text).events} == modes


def test_whom_a_bomb_killed_is_told_with_it(read_text: Callable[..., Reading]) -> None:
    """A bomb's going off and its killing are one attack, on those it killed."""
    text = "A roadside bomb exploded in the province of Borno, killing three Nigerian policemen."
    events = [e for e in read_text(text, published="2012-05-01").events if e.type == "ASSAULT"]
    assert len(events) == 1
    assert "three Nigerian policemen" in [p.text for p in events[0].recipients]


def test_of_two_that_say_the_same_one_is_told(read_text: Callable[..., Reading]) -> None:
    """A journey and the meeting it is for, each with a party of one country, are told once."""
    text = "Gabon's minister will fly to Abuja on Friday to meet Nigeria's president."
    assert [e.cameo for e in read_text(text).events] == ["036"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The pact was signed by army chief General Ali Deby and rebel leader Koffi Ado.", 2),
        ("It followed mediation by Gabonese Premier Ali Diallo and U.S. envoy Jan Berg.", 2),
    ],
)
def test_both_whom_a_passive_names_did_it(
    text: str, sides: int, read_text: Callable[..., Reading]
) -> None:
    """The second of two men named with their titles signed, or mediated, as the first did."""
    (event,) = read_text(text).events
    assert len(event.actors) == sides


def test_a_brokers_name_is_no_side_of_the_truce(read_text: Callable[..., Reading]) -> None:
    """Who brokered a truce mediated; the truce is of those it is between."""
    text = "A Malaysian-brokered truce between Gabon and the rebels collapsed in May."
    told = {e.cameo: {p.country for p in e.actors} for e in read_text(text).events}
    assert told["045"] == {"MYS"}
    assert "MYS" not in told["0871"]


def test_a_truce_said_to_be_hard_is_not_promised(read_text: Callable[..., Reading]) -> None:
    """Who says that a truce will be hard to come by announces none."""
    text = "Observers in Gabon say a ceasefire will be difficult to achieve."
    assert not read_text(text).events


def test_who_is_sent_is_no_recipient(read_text: Callable[..., Reading]) -> None:
    """Observers who are offered are not those to whom they are offered."""
    (event,) = read_text("Gabon has offered to send observers.").events
    assert not event.recipients


def test_who_says_it_is_no_side_of_the_truce(read_text: Callable[..., Reading]) -> None:
    """A mediator who says that militias agree a ceasefire is none of its sides."""
    events = read_text("Central African militias agree ceasefire, says mediator").events
    assert not [p for e in events for p in e.recipients]


def test_a_rally_does_not_hold_itself(read_text: Callable[..., Reading]) -> None:
    """A rally at which a minister speaks is nobody's protest."""
    text = "The minister spoke at an impromptu rally, and police did not stop the park rally."
    assert not [e for e in read_text(text).events if e.type == "PROTEST"]
