"""The errors a user can meet. Each message names the file, the line, the value and the remedy."""

from __future__ import annotations

from pathlib import Path


class GoodofficesError(Exception):
    """Anything that the command line reports in one line and without a traceback."""


class InputError(GoodofficesError):
    """A report, a date or an option given by the user that can't be used.

    The message reads `WHERE: WHAT; REMEDY`, so that it can stand alone in a list of failures.
    """

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        self.where = where
        self.what = what
        self.remedy = remedy
        super().__init__(f"{where}: {what}" + (f"; {remedy}" if remedy else ""))


class LexiconError(GoodofficesError):
    """A file of the lexicon, the registry or the gazetteer that can't be used: it stops the program."""


class RecordError(GoodofficesError):
    """A record file that can't be opened, read or written."""


def fault(error: BaseException) -> str:
    """Return the kind and place of an error of ours, without its message: that may hold story text."""
    trace, where = error.__traceback__, ""
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if "goodoffices" in path.parts:
            where = f" in {path.parent.name}/{path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}{where}"
