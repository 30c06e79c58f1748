"""Fixtures that several rooms share: the real parser, loaded once for a whole run."""

from __future__ import annotations

import pytest

from goodoffices.language.spacy_engine import SpacyEngine


@pytest.fixture(scope="session")
def parser() -> SpacyEngine:
    """Return the parser we ship with."""
    return SpacyEngine()
