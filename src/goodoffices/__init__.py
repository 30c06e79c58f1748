"""goodoffices reads news reports of a conflict and keeps a sourced record of it."""

__version__ = "0.1.0"
