"""Builds the gazetteer into the wheel, so that `pip install .` gives a package that knows places.

The packages it is made from are build requirements; who installs the wheel needs neither.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Adds `goodoffices/places/gazetteer.sqlite`, which version control ignores."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Build the gazetteer unless the source tree holds one of the same sources."""
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        build = import_module("goodoffices.places.build")
        target = source / "goodoffices" / "places" / build.FILE_NAME
        if build.recipe_of(target) != build.recipe():
            build.build_gazetteer(target)
        build_data["artifacts"].append(target.relative_to(self.root).as_posix())
