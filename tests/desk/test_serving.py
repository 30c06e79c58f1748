"""Fifty readers at once while one writes: nobody is refused, nothing is lost, nothing half is shown."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.request import urlopen

import msgspec
import pytest
import uvicorn

from goodoffices.desk.app import make_app
from goodoffices.desk.desk import Desk
from goodoffices.record import Record, open_record
from goodoffices.shapes import Reading

READERS, ROUNDS, WRITTEN = 50, 4, 20
PATHS = ("/api/events", "/events", "/api", "/tolls", "/api/reports", "/report?id=truce")


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Where the desk is served."""
    server = uvicorn.Server(uvicorn.Config(make_app(desk, changes=()), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def ask(address: str) -> bytes:
    """Return what an address answers; an error status raises."""
    with urlopen(address, timeout=60) as answer:  # noqa: S310 - our own
        return bytes(answer.read())


@pytest.mark.slow
def test_fifty_readers_and_a_writer(
    address: str,
    desk: Desk,
    keep: Callable[[Record, Reading], None],
    make_truce: Callable[[str], Reading],
) -> None:
    """Each report is shown whole as soon as it is written, and all of them in the end."""

    def write() -> None:
        with open_record(desk.path) as record:
            for k in range(WRITTEN):
                keep(record, make_truce(f"more-{k}"))

    def read(reader: int) -> list[Any]:
        found = []
        for turn in range(ROUNDS):
            ask(address + PATHS[(reader + turn) % len(PATHS)])
            found.append(msgspec.json.decode(ask(f"{address}/api"))["held"])
        return found

    writer = threading.Thread(target=write)
    writer.start()
    with ThreadPoolExecutor(READERS) as pool:
        seen = [held for found in pool.map(read, range(READERS)) for held in found]
    writer.join()
    assert all(held["tolls"] == held["reports"] - 1 for held in seen)
    last = msgspec.json.decode(ask(f"{address}/api"))["held"]
    assert (last["reports"], last["tolls"]) == (2 + WRITTEN, 1 + WRITTEN)
