"""What the tests of this room share."""

from __future__ import annotations

import pytest

from goodoffices.text.cues import PageCues, load_page_cues


@pytest.fixture(scope="session")
def cues() -> PageCues:
    """Return the cues shipped with the package."""
    return load_page_cues()
