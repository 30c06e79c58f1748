"""Full-text search over the sentences and headlines of the record."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from goodoffices.record.faults import explained
from goodoffices.record.open import Record
from goodoffices.record.sql import query

MARKS = ("[", "]")
TERM = re.compile(r'"(?P<phrase>[^"]*)(?:"|$)(?P<open>\*?)|(?P<word>[^\s"]+)')


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that holds the words. `sentence` is null for a headline outside the text."""

    report: str
    sentence: int | None
    snippet: str
    published: str | None
    source: str | None
    title: str | None
    synthetic: bool


def search(
    record: Record, words: str, limit: int = 20, *, marks: tuple[str, str] = MARKS
) -> list[Hit]:
    """Return the sentences that hold all of `words`, best match first, at most `limit`.

    Words match whatever their case and accents. `"two words"` between quotation marks match as a
    phrase, `cease*` every word that begins so. Nothing else has a meaning of its own.

    Args:
        record: the open record.
        words: what to look for.
        limit: how many to return.
        marks: what stands before and after each match in a snippet. Snippets are as the report
            has them: a page must escape them, and so had better choose marks that no report holds.

    """
    wanted = match_expression(words)
    if not wanted:
        return []
    values = {"words": wanted, "limit": max(limit, 0), "before": marks[0], "after": marks[1]}
    with explained(record.path):
        found = record.connection.execute(query("search"), values).fetchall()
    return [Hit(**{**dict(row), "synthetic": bool(row["synthetic"])}) for row in found]


def match_expression(words: str) -> str:
    """Return `words` in FTS5's language, each quoted, so that none is taken for an operator."""
    terms = (_term(term) for term in TERM.finditer(words.replace("\0", " ")))
    return " ".join(term for term in terms if term)


def _term(term: re.Match[str]) -> str:
    words = term["word"] or term["phrase"] or ""
    prefix = bool(term["open"]) or words.endswith("*")
    words = words.rstrip("*")
    if not re.search(r"\w", words):
        return ""
    return f'"{words}"' + (" *" if prefix else "")


def holds_word(text: str | None, words: str) -> bool:
    """Whether `text` holds `words`, the last of which may go on: Iran is in "Iranian", not in "Tirana"."""
    return text is not None and _beginning(words).search(text) is not None


@lru_cache(maxsize=16)
def _beginning(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)


def like_pattern(words: str) -> str:
    r"""Return the pattern of a quick test that passes all texts in which `holds_word`, the slow one, is true.

    It is for LIKE with the escape `\`.
    """
    if not words.isascii():
        return "%"
    escaped = re.sub(r"([%_\\])", r"\\\1", words)
    return f"%{'%'.join(escaped.split())}%"
