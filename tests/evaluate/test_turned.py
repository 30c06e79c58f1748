"""Deeds put into frames, and how their readings are judged."""

import msgspec
import pytest
from tests.evaluate.test_event_probes import reading

from goodoffices.evaluate.turned import Deed, Frame, Turned, figures, judge, turn

ENVOY = Deed(
    type="SANCTION",
    kind="hostile",
    subject="Two Gulf states",
    inside="two Gulf states",
    base="expel",
    ing="expelling",
    pp="expelled",
    past="expelled",
    rest=" the envoy",
    plural=True,
)
AID = msgspec.structs.replace(ENVOY, type="AID", kind="kind")


def _frame(words: str, status: tuple[str, ...], **others: object) -> Frame:
    return msgspec.convert(
        {
            "id": "f",
            "group": "planned",
            "frame": words,
            "deeds": "any",
            "status": status,
            "also": (),
            **others,
        },
        Frame,
    )


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("{S} {is} to {base}{rest}.", "Two Gulf states are to expel the envoy."),
        (
            "On Monday {s} denied {ing}{rest}.",
            "On Monday two Gulf states denied expelling the envoy.",
        ),
        ("{S} {has} {pp}{rest}, {it} said.", "Two Gulf states have expelled the envoy, they said."),
    ],
)
def test_frames_are_filled_with_forms_that_agree(words: str, text: str) -> None:
    """Verbs and pronouns follow a plural subject; mid-sentence it has no capital."""
    frame = _frame(words, ("planned",))
    assert text in {one.text for one in turn([frame], [ENVOY] * 4)}


def test_a_frame_for_kind_deeds_meets_no_hostile_one() -> None:
    """Nobody offers to expel."""
    frame = _frame("{S} offered to {base}{rest}.", ("offered",), deeds="kind")
    assert [one.deed.kind for one in turn([frame], [ENVOY] * 8 + [AID] * 4)] == ["kind"]


@pytest.mark.parametrize(
    ("group", "due", "read", "told", "clean"),
    [
        ("planned", ("planned",), "planned", True, True),
        ("planned", ("planned",), "actual", False, False),
        ("undone", (), "actual", True, False),
        ("undone", (), "failed", True, True),
        ("kept", ("actual",), "actual", True, True),
        ("refused", ("actual",), "actual", True, False),
    ],
)
def test_a_deed_is_told_with_a_status_due_and_never_as_done_where_it_was_not(
    group: str, due: tuple[str, ...], read: str, told: bool, clean: bool
) -> None:
    """Both are asked of every sentence."""
    one = Turned(_frame("{S} {past}{rest}.", due, group=group), ENVOY, "")
    verdict = judge(one, reading("SANCTION", read).events)
    assert (verdict.told, verdict.clean) == (told, clean)


def test_a_kind_deed_that_is_only_meant_may_be_told_as_willingness() -> None:
    """A promise to send aid is AGREE."""
    meant = Turned(_frame("{S} {is} to {base}{rest}.", ("planned",)), AID, "")
    done = Turned(_frame("{S} {past}{rest}.", ("actual",), group="kept"), AID, "")
    assert judge(meant, reading("AGREE", "planned").events).told
    assert not judge(done, reading("AGREE", "actual").events).told


def test_shares_are_told_by_group() -> None:
    """In all, and for each group."""
    planned = Turned(_frame("{S} {is} to {base}{rest}.", ("planned",)), ENVOY, "")
    undone = Turned(_frame("{S} {has} yet to {base}{rest}.", (), group="undone"), ENVOY, "")
    verdicts = [judge(planned, reading("SANCTION").events), judge(undone, [])]
    assert figures(verdicts) == {"right": 0.5, "planned": 0.0, "undone": 1.0}
