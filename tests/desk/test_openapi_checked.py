"""What schemathesis finds in the API: nothing. It writes requests from the description, right and wrong."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from goodoffices.desk.app import make_app
from goodoffices.desk.desk import Desk
from goodoffices.desk.entry import make_keys
from goodoffices.desk.guard import Rules

TOKEN = "a-token-of-this-test-only-0123456789"  # noqa: S105 - it opens nothing
EXAMPLES = 10
PATIENCE = 600


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Where a desk is served that asks for a token."""
    app = make_app(desk, Rules(keys=make_keys(None, TOKEN)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def check(address: str, *more: str) -> None:
    """Have schemathesis ask for what it finds described, right and wrong, and find nothing."""
    done = subprocess.run(  # noqa: S603 - our own command line
        [
            sys.executable, "-m", "schemathesis.cli", "run", f"{address}/api/openapi.json",
            "--header", f"Authorization: Bearer {TOKEN}", "--checks", "all", "--mode", "all",
            "--max-examples", str(EXAMPLES), "--seed", "8", "--generation-deterministic",
            "--suppress-health-check", "all", "--no-color", *more,
        ],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]
    assert " failures" not in done.stdout
    assert "Tested:" in done.stdout


@pytest.mark.slow
def test_schemathesis_finds_nothing(address: str) -> None:
    """Every answer is as described, every wrong request is refused, no unknown method is served."""
    check(
        address, "--phases", "coverage,fuzzing", "--exclude-path-regex", "^/api/read/",
        "--request-timeout", "240", "--max-response-time", "240",
    )  # fmt: skip


@pytest.mark.model
@pytest.mark.slow
def test_schemathesis_finds_nothing_where_texts_are_read(address: str) -> None:
    """Texts that are looked at, pasted or dropped: each kind of value once, for reading takes long.

    The first text waits until the parser is there.
    """
    check(
        address, "--phases", "coverage", "--include-path-regex", "^/api/read/",
        "--request-timeout", "240", "--max-response-time", "240",
    )  # fmt: skip
