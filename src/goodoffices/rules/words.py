"""The lexicon's files of words that are no rules, each of a shape of its own."""

from __future__ import annotations

from importlib import resources
from typing import TypeVar

import msgspec

from goodoffices.errors import LexiconError

W = TypeVar("W")


def load_words(name: str, shape: type[W]) -> W:
    """Return `lexicon/<name>` ("settings/settings.toml") as `shape`.

    Raises:
        LexiconError: The file is no TOML, or a key or value in it isn't one of the shape's.

    """
    path = resources.files("goodoffices").joinpath("lexicon", *name.split("/"))
    try:
        return msgspec.toml.decode(path.read_bytes(), type=shape)
    except msgspec.DecodeError as error:
        raise LexiconError(f"{name}: {error}; mend the file") from error
