"""What a CAMEO code means for a go-between: contact, cooperation, mediation, hostility.

A kind is a bit, so that one array of a table's length holds all kinds of all its events. The sets
follow CAMEO 1.1b3; "contact" is consultation (04) and what is said or done to mediate.
"""

from __future__ import annotations

from functools import lru_cache

CONTACT = 1
COOPERATION = 2
ANNOUNCED = 4
MEDIATED = 8  # by the source
MEDIATOR_ACCEPTED = 16  # the target is the mediator
HOSTILE = 32
FAILED = 64  # an attempt that came to nothing; only a record tells
EVERY = 128
LAST_ROOT = "20"
KINDS = (CONTACT, COOPERATION, ANNOUNCED, MEDIATED, MEDIATOR_ACCEPTED, HOSTILE, FAILED, EVERY)

_MEDIATION = ("026", "027", "028", "039", "045")
_ANNOUNCED = ("030", "036", "039")
_WORDS = (
    ("041", "telephoned"),
    ("042", "visited"),
    ("043", "received"),
    ("045", "mediated"),
    ("046", "negotiated"),
    ("039", "offered to mediate"),
    ("038", "accepted mediation"),
    ("0256", "called for a truce"),
    ("026", "called for talks"),
    ("027", "called for a settlement"),
    ("028", "called for mediation"),
    ("036", "announced a meeting"),
    ("04", "met or consulted"),
    ("03", "announced cooperation"),
    ("05", "diplomatic support"),
    ("06", "material cooperation"),
    ("07", "aid"),
    ("08", "yielded"),
    ("13", "threatened"),
    ("14", "protested"),
    ("15", "showed force"),
    ("16", "cut relations"),
    ("17", "coerced"),
    ("18", "assaulted"),
    ("19", "fought"),
    ("20", "mass violence"),
)


def kinds_of(code: str) -> int:
    """Return the kinds of a CAMEO code as bits; a code of two to four digits, read from the left.

    There are twenty roots: a code that begins with more has lost its zero to a spreadsheet.
    """
    code = code if code[:2] <= LAST_ROOT else f"0{code}"
    root = int(code[:2]) if code[:2].isdigit() else 0
    mediates = code.startswith(_MEDIATION) or code == "0256"
    accepted = code.startswith("038")
    kinds = EVERY
    kinds |= CONTACT if root == 4 or mediates or accepted else 0
    kinds |= COOPERATION if 3 <= root <= 8 else 0
    kinds |= ANNOUNCED if code.startswith(_ANNOUNCED) else 0
    kinds |= MEDIATED if mediates else 0
    kinds |= MEDIATOR_ACCEPTED if accepted else 0
    kinds |= HOSTILE if root >= 13 else 0
    return kinds


@lru_cache(maxsize=1000)
def words_of(code: str) -> str:
    """Return what somebody did who did `code`, in a word or two."""
    return next((words for start, words in _WORDS if code.startswith(start)), "dealt with")
