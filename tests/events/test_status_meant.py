"""Status of deeds planned, balked, denied or left open by the verb or noun above them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


_DEEDS = frozenset({"SANCTION", "CONSULT", "PROTEST"})


def _told(read_text: Read, text: str) -> list[tuple[str, str]]:
    return [(e.type, e.status) for e in read_text(text, published="2020-01-15").events]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Jordan foiled a plot by Iran to close the Irbid newspaper.", "COERCE", "failed"),
        ("Iran stepped up preparations to bomb the camp in Irbid.", "ASSAULT", "planned"),
        ("Iran was getting ready on Monday to meet Jordan's envoy.", "AGREE", "offered"),
        ("Iran tried unsuccessfully to expel Jordan's envoy.", "SANCTION", "failed"),
        ("Iran sought to expel Jordan's envoy, but to no avail.", "SANCTION", "failed"),
        ("Iran attempted to expel Jordan's envoy, but did not succeed.", "SANCTION", "failed"),
        ("Iran came close to expelling Jordan's envoy.", "SANCTION", "failed"),
        ("Deputies failed to impeach the president of Iraq.", "ACCUSE", "failed"),
        ("A court blocked an effort by Iran to expel Jordan's envoy.", "SANCTION", "failed"),
        ("Iran said that it was ready to take in Jordanian refugees.", "AGREE", "planned"),
        ("A spokesman dismissed reports that Iran had snubbed Jordan.", "REJECT", "denied"),
        ("Iran made a pledge to meet Jordan's envoy.", "AGREE", "offered"),
        ("Iran hinted at expelling Jordan's envoy.", "SANCTION", "hypothetical"),
        ("Iran is close to expelling Jordan's envoy.", "SANCTION", "hypothetical"),
        ("An Iranian colonel pleaded not guilty to bombing Irbid.", "ASSAULT", "denied"),
        ("Iran was about to expel Jordan's envoy.", "SANCTION", "planned"),
        ("Iran has made up its mind to expel Jordan's envoy.", "SANCTION", "planned"),
        ("Deputies were on the verge of impeaching Iraq's president.", "ACCUSE", "hypothetical"),
        ("Jordan's deputies are poised to meet Iran's envoy.", "AGREE", "planned"),
        ("Were Iran to expel Jordan's envoy, the king would act.", "SANCTION", "hypothetical"),
        ("There is no sign that Iran expelled Jordan's envoy.", "SANCTION", "hypothetical"),
        ("The claim that Iran freed Jordan's envoy was denied in Geneva.", "RETREAT", "denied"),
        ("Iran renewed a vow to attack Jordan's army.", "THREATEN", "threatened"),
        ("Iran dropped its plan to expel Jordan's envoy.", "SANCTION", "failed"),
    ],
)
def test_what_is_meant_or_balked_keeps_its_status(
    read_text: Read, text: str, kind: str, status: str
) -> None:
    """A deed under a plan, a plot or an attempt has the status that these give it."""
    assert (kind, status) in _told(read_text, text)


def test_who_foils_a_plot_is_not_its_author(read_text: Read) -> None:
    """The plot by Iran that police foiled is Iran's."""
    events = read_text("Police foiled a plot by Iran to close the Irbid newspaper.").events
    assert [p.country for e in events for p in e.actors] == ["IRN"]


@pytest.mark.parametrize(
    "text",
    [
        "The meeting ended without Iran expelling Jordan's envoy.",
        "Far from expelling Jordan's envoy, Iran invited him to lunch.",
        "Iran decided against expelling Jordan's envoy.",
        "Iran refrained from meeting Jordan's envoy.",
        "At no time did Iran expel Jordan's envoy.",
        "Iran was given until Friday to expel Jordan's envoy.",
        "Iran was in no position to expel Jordan's envoy.",
        "Iran resisted calls to meet Jordan's envoy.",
        "Prisoners in Iraq did not go on hunger strike.",
        "The week ended without deputies in Irbid meeting Iran's envoy.",
        "Envoys talked Iran out of meeting Jordan's envoy.",
        "Iran is toying with the idea of meeting Jordan's envoy.",
        "Pressure is growing on Iran to expel Jordan's envoy.",
    ],
)
def test_what_was_left_undone_is_not_told_as_done(read_text: Read, text: str) -> None:
    """What was gone without, decided against or only pressed for is told as done by nobody."""
    assert "actual" not in [s for t, s in _told(read_text, text) if t in _DEEDS]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Not only did Iran expel an envoy of Jordan, but it also closed the road.", "SANCTION"),
        ("Iran expelled Jordan's envoy without a word.", "SANCTION"),
        ("Iran used the plan to expel Jordan's envoy.", "SANCTION"),
        ("Iran expelled Jordan's envoy on Monday to calm the crowd.", "SANCTION"),
        ("Iran made good on a threat to expel Jordan's envoy.", "SANCTION"),
        ("Iran did not hesitate to expel Jordan's envoy.", "SANCTION"),
        ("No one doubts that Iran expelled Jordan's envoy.", "SANCTION"),
        ("Prisoners in Iraq went on hunger strike.", "PROTEST"),
        ("Iran did not bomb Irbid after the shelling of Homs by Jordan.", "ASSAULT"),
        ("At noon Iran expelled Jordan's envoy.", "SANCTION"),
        ("Iran came close and shelled Irbid.", "ASSAULT"),
        ("Iran struggled for months and expelled Jordan's envoy.", "SANCTION"),
    ],
)
def test_like_words_take_nothing_from_what_was_done(read_text: Read, text: str, kind: str) -> None:
    """A purpose, an hour or an effort beside a deed leaves it done."""
    assert (kind, "actual") in _told(read_text, text)


def test_who_has_yet_to_do_it_has_not(read_text: Read) -> None:
    """A man who has yet to be held is at large; one held in the year yet to end was held."""
    assert not _told(read_text, "Iran has yet to arrest the Jordanian mayor.")
    assert ("COERCE", "actual") in _told(read_text, "Iran had the Jordanian mayor arrested.")
