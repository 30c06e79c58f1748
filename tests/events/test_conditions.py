"""What somebody in power says will come to those who defy him is a threat by him."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def _threats(read_text: Read, text: str) -> list[tuple[str, ...]]:
    events = [e for e in read_text(text).events if e.type == "THREATEN"]
    return [(*(p.country or "" for p in e.actors),) for e in events]


@pytest.mark.parametrize(
    "text",
    [
        "Iraq would be punished if it armed the rebels, Jordan said.",
        "Teachers who stay out on Monday will be sacked, Jordan's interior minister said.",
        "Air strikes would follow unless the rebels left Erbil, Jordan's army said.",
        "Jordan's army told demonstrators to go home or be shot.",
        "Any raid would mean the death of the hostages, Jordan's army said.",
    ],
)
def test_a_condition_makes_a_threat_of_what_is_said_to_come(read_text: Read, text: str) -> None:
    """Harm under an "if", to "all who", to "any" deed or as what obeying averts is threatened."""
    assert _threats(read_text, text) == [("JOR",)]


@pytest.mark.parametrize(
    "text",
    [
        "Two teachers were sacked on Monday, Jordan's interior minister said.",
        "Doctors said that people who smoke will be hit by cancer.",
        "Jordan's minister said that drivers who park there will be fined.",
    ],
)
def test_what_is_done_or_nobody_threatens_is_no_threat(read_text: Read, text: str) -> None:
    """Deeds done, and what befalls people by nobody's will, threaten nobody."""
    assert not _threats(read_text, text)


@pytest.mark.parametrize(
    "text",
    [
        "A Jordanian general warned of a Syrian attack on Lebanon.",
        "The Red Cross warned that Syrian militiamen could storm the camp.",
        "Jordan's spy chief cautioned ministries that Syrian agents may attack them.",
    ],
)
def test_a_warning_of_what_others_may_do_leaves_it_open(read_text: Read, text: str) -> None:
    """Who warns of another's deed threatens nobody, and the deed may come or not."""
    told = {(e.type, e.status) for e in read_text(text).events}
    assert told == {("ASSAULT", "hypothetical")}


def _calls(read_text: Read, text: str) -> list[str]:
    return [e.type for e in read_text(text).events if e.mode == "phone"]


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge is gone," said the Rwandan general, speaking by telephone from Kigali.',
        "The Rwandan general, who spoke by phone, said the bridge was gone.",
        "Speaking by telephone, the Rwandan president said the bridge was gone.",
    ],
)
def test_who_speaks_to_the_paper_by_telephone_confers_with_nobody(
    read_text: Read, text: str
) -> None:
    """A call takes two."""
    assert _calls(read_text, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Officials from Rwanda and Burundi spoke by phone.",
        "Rwanda's president and his Ugandan counterpart spoke by telephone.",
        "The Rwandan president, speaking by phone with Burundi's foreign minister, urged calm.",
    ],
)
def test_two_who_speak_by_telephone_confer(read_text: Read, text: str) -> None:
    """Two names, a plural or whom it was with."""
    assert _calls(read_text, text) == ["CONSULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Burundi called on angry farmers to leave the capital.",
        "Burundi called on Rwandan Foreign Minister Richard Sezibera to meet his Ugandan counterpart.",
        "Burundi called on Rwandan authorities to free the students.",
    ],
)
def test_who_is_called_on_to_do_a_thing_is_asked(read_text: Read, text: str) -> None:
    """Neither a telephone call nor a visit, whoever is called on."""
    assert [(e.type, e.status) for e in read_text(text).events] == [("REQUEST", "sought")]
