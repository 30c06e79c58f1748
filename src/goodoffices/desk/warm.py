"""Keeps ready what pages are made of: one thread that reads what changed, before anybody asks."""

from __future__ import annotations

import threading
import time

from goodoffices.desk.desk import Desk
from goodoffices.desk.pages.brief import known_whole
from goodoffices.desk.pages.ceasefires import known_ceasefires
from goodoffices.desk.rankings import dealings
from goodoffices.errors import RecordError

PAUSE = 1.0  # seconds between two looks at whether anything changed
REST = 4.0  # times as long as the last reading took, at least, until the next one


def keep_warm(desk: Desk, stop: threading.Event) -> None:
    """Read what changed in the record, whenever something did, until `stop` is set."""
    last, pause = "", 0.0
    while not stop.wait(pause):
        begun = time.monotonic()
        try:
            if (version := desk.version()) != last:
                warm(desk)
                last = version
        except RecordError:
            last = ""  # the next visitor is told; here it is tried again
        pause = max(PAUSE, REST * (time.monotonic() - begun))


def warm(desk: Desk) -> None:
    """Read what changed in the record since it was read last.

    Raises:
        RecordError: the record can't be read.

    """
    desk.known()
    dealings(desk)
    known_ceasefires(desk)
    known_whole(desk)
