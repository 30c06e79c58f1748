"""The grammar, read once for all tests of this room."""

from __future__ import annotations

import pytest

from goodoffices.dates.grammar import Grammar, load_grammar


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """The grammar that is shipped."""
    return load_grammar()
