"""What the tests of bulk share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))  # `stub_work` goes to workers by its name, so they must find it


@pytest.fixture
def pool() -> Iterator[Callable[..., object]]:
    """Return what starts a pool of stubs, whose processes end with the test."""
    from stub_work import LoadStub  # noqa: PLC0415 - found since the line above

    from goodoffices.bulk.pool import Patience, Pool  # noqa: PLC0415 - likewise
    from goodoffices.bulk.workers import Nursery  # noqa: PLC0415 - likewise

    with ExitStack() as stack:

        def start(size: int = 2, start: str = "fork", seconds: float = 60.0) -> object:
            made = Pool(Nursery(LoadStub(), start), size, Patience(seconds, 0.0))
            return stack.enter_context(made)

        yield start
