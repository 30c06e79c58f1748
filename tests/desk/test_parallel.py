"""Fifty readers of the desk while another process's reports are written to the same record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event

import httpx
import pytest

from goodoffices.desk.desk import Desk
from goodoffices.record import open_record, write_reading

from .conftest import AT, reading
from .served import serve_desk

READERS, REPORTS = 50, 40
PATHS = (
    "/api/events",
    "/api/reports",
    "/events?type=ASSAULT",
    "/report?id=truce",
    "/api/search?q=Kenya",
    "/timeline",
    "/api/brief?between=Kenya&between=Eritrea",
    "/",
)


def _read(home: str, path: str, over: Event) -> list[tuple[str, int]]:
    """Ask for a page again and again until the writer is done; return the answers that are none."""
    wrong: list[tuple[str, int]] = []
    with httpx.Client(base_url=home, timeout=60) as client:
        for turn in count():
            if over.is_set() and turn:
                return wrong
            status = client.get(path).status_code
            if status != httpx.codes.OK:
                wrong.append((path, status))
    return wrong


@pytest.mark.slow
def test_readers_and_a_writer_get_along(desk: Desk) -> None:
    """No reader meets an error, and nothing that was written is lost."""
    over = Event()
    with serve_desk(desk) as home, ThreadPoolExecutor(READERS) as readers:
        asked = [readers.submit(_read, home, PATHS[k % len(PATHS)], over) for k in range(READERS)]
        try:
            with open_record(desk.path) as record:
                for k in range(REPORTS):
                    one = reading(
                        f"late-{k}", "2031-05-09", (f"Kenya met Eritrea for the {k}. time.",)
                    )
                    write_reading(record, one, one.text.encode(), one.id, AT)
        finally:
            over.set()
        assert [fault for one in asked for fault in one.result()] == []
        total = httpx.get(f"{home}/api/reports", params={"per_page": 1}, timeout=60).json()["total"]
    assert total == REPORTS + 2
