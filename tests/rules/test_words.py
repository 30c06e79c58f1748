"""Files of words: read as their shape, or named with what is wrong."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.errors import LexiconError
from goodoffices.rules import load_words


class _Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """A shape that no file of the lexicon has."""


class _Open(msgspec.Struct):
    """One key of the file."""

    happened: frozenset[str]


def test_words_are_read_as_their_shape() -> None:
    """The keys that the shape asks for are there."""
    assert "begin" in load_words("open/nouns.toml", _Open).happened


def test_a_key_nobody_knows_names_the_file_and_the_key() -> None:
    """The error says where to look."""
    with pytest.raises(LexiconError, match=r"open/nouns\.toml: .*`\w+`; mend the file"):
        load_words("open/nouns.toml", _Nothing)
