"""`goodoffices desk`: where it serves, and what it demands first."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest

import goodoffices
from goodoffices.desk.entry import make_keys
from goodoffices.desk.serve import Place, is_loopback, rules_of, serve
from goodoffices.errors import InputError

START = "import sys; from goodoffices.cli import main; sys.argv[0] = 'goodoffices'; main()"
PASSWORD = "correct horse battery"  # noqa: S105 - it opens nothing


class Served(NamedTuple):
    """A desk that runs, and where."""

    process: subprocess.Popen[str]
    address: str


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A desk as a user starts it, at a free port."""
    command = [sys.executable, "-u", "-c", START, "desk", "--port", "0", "--record", "war.db"]
    there = {**os.environ, "PYTHONPATH": str(Path(goodoffices.__file__).parent.parent)}
    process = subprocess.Popen(  # noqa: S603 - our own
        command, cwd=tmp_path, env=there, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None
    yield Served(process, found[0])
    process.kill()
    process.wait()


@pytest.mark.slow
def test_a_desk_serves_this_machine_and_ends_when_told(served: Served, tmp_path: Path) -> None:
    """The record is made, its owner's only; the desk says where it is; Ctrl-C ends it."""
    assert served.address.startswith("http://127.0.0.1:")
    with urlopen(served.address) as page:  # noqa: S310 - our own
        assert "Nothing has been read yet" in page.read().decode()
    assert (tmp_path / "war.db").stat().st_mode & 0o077 == 0
    os.kill(served.process.pid, signal.SIGINT)
    assert served.process.wait(20) is not None


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("192.168.1.5", False), ("desk.example", False)],  # noqa: S104 - asked about only
)  # fmt: skip
def test_what_only_this_machine_reaches(host: str, *, own: bool) -> None:
    """Any other address is open to others."""
    assert is_loopback(host) is own


def test_an_open_address_demands_a_key(tmp_path: Path) -> None:
    """Without one nothing is served, and no record made."""
    with pytest.raises(InputError, match="others could read"):
        serve(tmp_path / "war.db", Place(host="0.0.0.0", port=0))  # noqa: S104 - it is refused
    assert not list(tmp_path.iterdir())


def test_a_desk_goes_by_the_names_it_was_given() -> None:
    """Its host's, those added, and loopback's."""
    rules = rules_of(
        Place(host="10.0.0.8", names=("Desk.Example",), keys=make_keys(PASSWORD, None))
    )
    assert {"10.0.0.8", "desk.example", "127.0.0.1"} <= rules.hosts
    assert rules.keys is not None


def test_help_does_not_load_the_desk() -> None:
    """The web framework is loaded by the command that serves, and by no other."""
    told = "import sys; import goodoffices.cli; print('litestar' in sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
