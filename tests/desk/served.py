"""A desk that is really served, at a port of this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from goodoffices.desk.app import make_app
from goodoffices.desk.desk import Desk


@contextmanager
def serve_desk(desk: Desk) -> Iterator[str]:
    """Give the address at which `desk` is served, from a thread of its own."""
    server = uvicorn.Server(
        uvicorn.Config(make_app(desk), host="127.0.0.1", port=0, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
