"""The pages, a module each; a module is one by its `PAGE`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from goodoffices.desk.page import Page


def load_pages() -> tuple[Page, ...]:
    """Return every page, in the order of their paths."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    found = (one.PAGE for one in modules if hasattr(one, "PAGE"))
    return tuple(sorted(found, key=lambda one: one.path))
