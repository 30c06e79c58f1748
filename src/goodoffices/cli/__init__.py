"""The command line: each command parses, calls the library and renders; nothing else."""

from goodoffices.cli.app import main

__all__ = ["main"]
