"""The one shape of errors, and which of ours it tells."""

from __future__ import annotations

from http import HTTPStatus

import msgspec

from goodoffices.errors import GoodofficesError, InputError, RecordError

ABSENT = "holds no report"  # as the record words it


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, and what helps. `status` is the HTTP status, `error` a sentence."""

    status: int
    error: str
    remedy: str


class Malformed(InputError):  # noqa: N818 - as it reads where it is raised
    """A parameter, or a body, that isn't of the form that the API describes."""


class Missing(GoodofficesError):  # noqa: N818 - as it reads where it is raised
    """Something asked for by its name that the record doesn't hold."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what}; {remedy}")


class Refused(GoodofficesError):  # noqa: N818 - as it reads where it is raised
    """A request that is not served, whatever it asks, with the status that says why."""

    def __init__(self, status: HTTPStatus, what: str, remedy: str) -> None:
        self.status = status
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what}; {remedy}")


def fault_of(error: BaseException) -> Fault:
    """Return the error as a visitor may see it: nothing of the program, no path, no trace."""
    match error:
        case Refused():
            return Fault(status=error.status, error=error.what, remedy=error.remedy)
        case Missing():
            return Fault(status=HTTPStatus.NOT_FOUND, error=error.what, remedy=error.remedy)
        case InputError():
            return _input_fault(error)
        case RecordError() if ABSENT in str(error):
            what = "The record holds no such report."
            return Fault(
                status=HTTPStatus.NOT_FOUND, error=what, remedy="Find it in the list of reports."
            )
        case RecordError():
            return Fault(
                status=HTTPStatus.SERVICE_UNAVAILABLE,
                error="The record can't be read or written just now.",
                remedy="Try again; the terminal where the desk runs says more.",
            )
    return Fault(
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        error="This is a bug of the desk.",
        remedy="Report it, with the address of the page.",
    )


def _input_fault(error: InputError) -> Fault:
    """Return what can't be used: 400 for its form, 404 for a name not there, 409 for what doesn't fit."""
    status = HTTPStatus.CONFLICT
    if isinstance(error, Malformed):
        status = HTTPStatus.BAD_REQUEST
    elif error.what.startswith("is "):
        status = HTTPStatus.NOT_FOUND
    remedy = error.remedy.replace("--", "") or "Ask for something else."
    return Fault(
        status=status, error=f"{error.where.removeprefix('--')}: {error.what}", remedy=remedy
    )
