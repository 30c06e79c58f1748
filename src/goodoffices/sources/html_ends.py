"""The lines of an extracted story: put in the page's order, and rid of what hangs on at both ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from goodoffices.sources.days import find_day, read_day
from goodoffices.sources.html_dates import LABEL
from goodoffices.sources.html_facts import Facts
from goodoffices.sources.html_page import fold

_HEAD = 6
_FEW_LETTERS = 8
_FOOT = 8
_LONGEST = 160
_FIELD = re.compile(r"\w\s*:|[|/·•]")
_ROLE = re.compile(
    r"(?:[A-Z][\w'-]*,? ){0,4}(?:\w+ )?(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Cc]olumnist"
    r"|[Ss]taff writer)s?"
    r"(?:,? (?:in )?[A-Z][\w ]{1,40})?"
)
_STAMP_WORDS = 8
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATED = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\s{2,}")  # noqa: RUF001 - as printed
_CLOCK = re.compile(
    r"\W*(?:live|\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}(?:[+-]\d{1,2})?)?)\W*",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?:press enter to|skip to|end of|start of)\b.{0,30}\bcarousel.{0,20}"
    r"|no media source currently available"
    r"|\W*advertisement\W*|(?:story|article) continues (?:below|after)\b.{0,40}|please wait"
    r"|do you (?:want to|have) (?:share |a )?(?:story|tip|news)\b.{0,200}"
    r"|do you want to (?:share|advertise)\b.{0,200}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:tel(?:ephone)?|phone|fax|e-?mail|contacts?|press contact|media contact)\b[\s.:].{0,100}"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:no|ref)\.?\s*[\d/-]{2,20}"
    r"|(?:follow|like|join|find)\b.{1,60}\bon (?:telegram|twitter|x|facebook|whatsapp|instagram"
    r"|linkedin|youtube|bluesky|google news)\b.{0,60}"
    r"|(?:sign up|subscribe|download|click here|tap here)\b.{1,150}"
    r"|(?:key ?words?|tags?|topics?)\s*:.{0,200}|[A-Z]{2,4}(?:/[A-Z]{2,4})?"
    r"|(?:\*\s*){1,10}|#{1,6}",
    re.IGNORECASE,
)


def in_order(lines: Sequence[str], whole: Sequence[str], headings: Collection[str]) -> list[str]:
    """Return the lines in the order in which the page has them; others stay behind their neighbour.

    Headings that stand between them on the page and were lost come back.
    """
    places: dict[str, int] = {}
    for at, words in enumerate(whole):
        places.setdefault(fold(words), at)
    found, last = [], -1
    for count, line in enumerate(lines):
        words = line.removeprefix("- ").strip()
        if words:
            last = places.get(fold(words), last)
            found.append((last, count, words))
    if found:
        kept = {fold(words) for _, _, words in found}
        first, end = min(found)[0], max(found)[0]
        lost = {fold(words) for words in headings} - kept - {""}
        found += [
            (at, -1, whole[at])
            for key, at in places.items()
            if key in lost and first - 3 < at < end
        ]
    return [words for _, _, words in sorted(found)]


def strip_ends(lines: Sequence[str], facts: Facts) -> list[str]:
    """Return the lines without dates, bylines and section names above the story, contacts below it."""
    count = len(lines)
    return [
        line
        for at, line in enumerate(lines)
        if not (at < _HEAD and (_is_stamp(line, facts) or _is_of_title(line, facts)))
        and not (at >= count - _FOOT and at > 0 and _CONTACT.fullmatch(line))
        and not _CLOCK.fullmatch(line)
        and not _SPOKEN.fullmatch(line)
    ]


def _is_of_title(line: str, facts: Facts) -> bool:
    """Return whether a line is a piece of the headline that a break parted, not all of it."""
    key, title = fold(line), fold(facts.title or "")
    return _FEW_LETTERS < len(key) < len(title) and (title.startswith(key) or title.endswith(key))


def _is_stamp(line: str, facts: Facts) -> bool:
    """Return whether a line holds nothing but the writer's name, the outlet's and a date."""
    if len(line) > _LONGEST:
        return False
    bare = line
    for words in (*(facts.byline or "").split(", "), facts.source or ""):
        bare = (
            re.sub(rf"(?:\bby\s+)?{re.escape(words)}", " ", bare, flags=re.IGNORECASE)
            if words
            else bare
        )
    bare = bare.strip(" |·•,–—-")  # noqa: RUF001 - as printed
    if not _WORD.search(bare):
        return line != bare or not any(char.isalpha() for char in line)
    if LABEL.fullmatch(bare) or _ROLE.fullmatch(bare):
        return True
    if find_day(bare) and _FIELD.search(line) and len(_WORD.findall(bare)) <= _STAMP_WORDS:
        return True
    return any(read_day(LABEL.sub("", part).strip()) for part in (bare, *_DATED.split(bare))) and (
        len(_WORD.findall(bare)) <= _STAMP_WORDS
    )
