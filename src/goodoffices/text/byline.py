"""Bylines: the line that names who wrote a story, and the outlet's own line."""

# ruff: noqa: RUF001 - curly quotes, dashes and bullets are what this module reads

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from goodoffices.text.cues import PageCues
from goodoffices.text.days import KEPT, find_day, read_stamp

_BY = re.compile(
    r"[(\[]?(?:by|written by|reported by|story by|words by)"
    r"(?::\s*|\s+|(?-i:(?<=By)(?=[A-Z])))(.+?)[)\]]?",
    re.IGNORECASE,
)
_FIELD = re.compile(r"([A-Za-z][A-Za-z -]{1,20}?)\s*:\s*(\S.*)")
_CUT = re.compile(r"\s*[|•·]\s*|\s+[-–—]+\s+")
_DATED = re.compile(
    r"[,\s]*\b(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:published|updated|posted)\b|\d"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d)",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=\w)(?=(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}$)",
    re.IGNORECASE,
)
_POST = r"(?:writer|correspondent|reporter|staff|bureau)?s?"
_ROLE = re.compile(
    rf"(?:'s)? ?(?:(?:staff|news|chief|senior|foreign) ?)*{_POST}(?: [–—-] (?:English|World|Africa|Asia))?"
    rf"(?:,? (?:in )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)?"
)
_MOST_WORDS = 14


class Byline(NamedTuple):
    """Who wrote the story, and what else the line says."""

    names: str
    source: str | None
    day: str | None


@lru_cache(maxsize=KEPT)
def read_byline(line: str, cues: PageCues) -> Byline | None:
    """Return what a byline says; None unless every word of `line` can stand in one.

    "By" and names, "Name, Agency Writer", and whatever a bar or a dash hangs on behind: the outlet, a date.
    """
    match = _BY.fullmatch(_GLUED.sub(" ", line))
    if match is None:
        return _read_signed(line, cues)
    first, *others = _segments(match[1].rstrip(" |•·–—-"))
    stamps = [read_stamp(other, cues) for other in others]
    sources = [read_outlet(other, cues) for other in others]
    for other, stamp, source in zip(others, stamps, sources, strict=True):
        if stamp is None and source is None and not _are_names(other, cues):
            return None
    names, agency = _part_outlet(first, cues)
    if not _are_names(names, cues):
        return None
    source = next((name for name in (agency, *sources) if name), None)
    return Byline(names, source, next((stamp.day for stamp in stamps if stamp and stamp.day), None))


def read_outlet(line: str, cues: PageCues) -> str | None:
    """Return the outlet whose name, with at most a role and a place, is the whole line."""
    line = line[5:] if line[:5].casefold() == "from " else line
    match = cues.outlet.match(line)
    if match and _ROLE.fullmatch(line, match.end()):
        return cues.outlets[match[0].casefold()]
    return None


def guess_outlet(line: str, cues: PageCues) -> str | None:
    """Return `line` where it reads as the name of a paper that is not listed ("The Khartoum Gazette")."""
    words = line.split()
    named = 2 <= len(words) <= 4 and all(word[0].isupper() and word.isalpha() for word in words)
    return line if named and words[-1].casefold() in cues.outlet_words else None


def read_field(line: str) -> tuple[str, str] | None:
    """Return label and value of a line such as "HEADLINE: Truce holds", the label in small letters."""
    match = _FIELD.fullmatch(line)
    return (match[1].strip().casefold(), match[2]) if match else None


def _segments(words: str) -> list[str]:
    """Return the parts of a byline between bars and dashes; a date behind the names is a part."""
    first, *others = _CUT.split(words)
    if find_day(first) and (cut := _DATED.search(first)):
        return [first[: cut.start()], first[cut.end() :], *others]
    return [first, *others]


def _read_signed(line: str, cues: PageCues) -> Byline | None:
    """Return the byline of a line without "by": two to four names, a comma, an outlet."""
    names, source = _part_outlet(line, cues)
    if source is None and _is_signed(line, cues):
        return Byline(line, None, None)
    count = len([name for name in names.split() if name not in {"and", "&"}])
    if source is None or names == line or not 2 <= count <= 6 or not _are_names(names, cues):
        return None
    return Byline(names, source, None)


def _is_signed(line: str, cues: PageCues) -> bool:
    """Return whether `line` is names and a trade in small letters: "Ann Example in Nairobi and agencies"."""
    first, *others = line.split()
    trade = {"agencies", "correspondent", "editor", "writer", "reporter", "staff", "correspondents"}
    named = len(others) >= 2 and first[0].isupper() and others[0][0].isupper()
    return named and not trade.isdisjoint(others) and _are_names(line, cues) and line[-1] != "."


def _part_outlet(names: str, cues: PageCues) -> tuple[str, str | None]:
    """Return the names, and the outlet named behind a comma, a stroke or "of"; or all and None."""
    if source := read_outlet(names, cues):
        return names, source
    for match in re.finditer(r",? of |\s*[,/(]\s*", names):
        if source := read_outlet(names[match.end() :].rstrip(")"), cues):
            return names[: match.start()], source
    return names, None


def _are_names(words: str, cues: PageCues) -> bool:
    """Return whether `words` are names and the small words that stand between names, no sentence."""
    tokens = [token.strip(",.;&/()") for token in words.split()]
    tokens = [token for token in tokens if token]
    if not 1 <= len(tokens) <= _MOST_WORDS or words[-1] in ":;?!" or '"' in words:
        return False
    return all(_is_name(token, cues) for token in tokens) and not re.search(r"[a-z]{3,}\.$", words)


def _is_name(token: str, cues: PageCues) -> bool:
    """Return whether `token` can stand in a byline."""
    folded = token.casefold()
    if folded in cues.head.byline_words:
        return True
    plain = all(char.isalpha() or char in "'’.-/" for char in token)
    named = token[0].isupper() or token.rpartition("-")[2][:1].isupper()
    return plain and named and folded not in cues.languages.words["en"]
