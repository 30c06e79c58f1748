"""Errors as visitors see them."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest

from goodoffices.desk.desk import Desk
from goodoffices.desk.faults import Malformed, Missing, Refused, fault_of
from goodoffices.errors import InputError, LexiconError, RecordError
from goodoffices.record import get_reading


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Malformed("--page", "'x' can't be used", "give a number"), 400),
        (InputError("Nobody", "is nobody this record names", "it names Kenya"), 404),
        (InputError("--since", "2014 is not before 2013", "give an earlier day"), 409),
        (Missing("There is none.", "Look elsewhere."), 404),
        (Refused(HTTPStatus.FORBIDDEN, "No.", "Ask."), 403),
        (RecordError("/home/ada/war.db: is locked; try again"), 503),
        (LexiconError("/home/ada/x.toml: broken"), 500),
        (KeyError("/home/ada"), 500),
    ],
)
def test_each_error_has_its_status_and_a_remedy(error: Exception, status: int) -> None:
    """No path of this machine is in it."""
    fault = fault_of(error)
    assert fault.status == status
    assert fault.error
    assert fault.remedy
    assert "/home" not in f"{fault.error} {fault.remedy}"
    assert "--" not in fault.error


def test_a_report_that_is_not_there_is_missing(desk: Desk) -> None:
    """Whatever page asks the record for it."""
    with pytest.raises(RecordError) as caught:
        get_reading(desk.record(), "none")
    assert fault_of(caught.value).status == 404
    assert str(Path(desk.path)) not in fault_of(caught.value).error
