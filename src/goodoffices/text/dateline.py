"""Datelines: the place, and often the day and the agency, that a story opens with."""

# ruff: noqa: RUF001 - curly quotes, dashes and bullets are what this module reads

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from goodoffices.text.cues import PageCues
from goodoffices.text.days import find_day

_LONGEST = 140
_LONG = 100  # letters of a paragraph that a place and a colon may open
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_SHOUTED = rf"[{_CAPITAL}][{_CAPITAL}'’.-]+"
_NAMED = rf"[{_CAPITAL}][\w'’.-]*"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:\w{{3,9}}day,? )?(?i:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?"
_DASH = r"(?:\s*(?:--+|[–—―_]+)\s*|\s?-\s+)"
_OPENS = rf"(?=[\"“‘'`(«]*[{_CAPITAL}0-9])"

# CAIRO, July 15, 2014 (Agency) — ...; the words before the bracket are looked at one by one.
_AGENCY = (
    rf"(?P<line>(?P<place>[^()\[\]\"“”!?]{{0,100}}?)\s*"
    rf"(?:[(\[](?P<agency>[{_CAPITAL}a-z][\w .&/,'’-]{{1,40}})[)\]]"
    rf"|/(?P<wire>[{_CAPITAL}][\w-]{{1,15}})/\.?)"
    rf"(?:,? {_DATE}(?=\s*(?:--|[-–—])))?)"
    rf"(?P<dash>{_DASH}|\s*[:|]\s*|\s*\.{{3}}\s*|\s*$)?\s*"
)
# CAIRO, Egypt — ...; CAIRO: ...
_CAPITALS = (
    rf"(?P<line>(?P<place>{_SHOUTED}(?:[ /]{_SHOUTED}){{0,3}}(?:, ?{_NAMED}(?: {_NAMED}){{0,2}})?)"
    rf"(?:,? \(?{_DATE}\)?)?)"
    rf"(?P<dash>(?: ?\(\s?\)?)?{_DASH}|:\s+)(?:{_OPENS}|$)"
)
# Cairo, Egypt - ..., Cairo, 15 July - ..., Cairo - ..., the dash a long one
_TITLED = (
    rf"(?P<line>(?P<place>{_NAMED}(?:[ /-]{_NAMED}){{0,3}})(?:, {_NAMED}(?: {_NAMED}){{0,3}})?"
    rf"(?:,? \(?(?P<date>{_DATE})\)?)?)"
    rf"(?P<dash>{_DASH}|---+|(?<=\d)\s?:(?:\s+|$)|(?<=\d\)):(?:\s+|$))(?:{_OPENS}|$)"
)
# Srinagar: Two men were ...
_COLON = rf"(?P<line>(?P<place>{_NAMED}(?:[ -]{_NAMED}){{0,2}}))(?P<dash>,?:\s+)(?=[{_CAPITAL}][\w'’-]* \w)"
# 6 March 2000 -- One man was ...
_DAY_ONLY = (
    rf"(?P<line>(?P<place>)(?:\w{{3,9}}day,? )?(?i:{_MONTH} \d{{1,2}},?|\d{{1,2}} {_MONTH}),? (?:19|20)\d\d)"
    rf"(?P<dash>\s*(?:--+|[–—―])\s+){_OPENS}"
)
_AFTER = re.compile(r"\s*(?:--+|[-–—―_:|]|\.{3})?\s*")
_ALONE = rf"{_SHOUTED}(?:[ /,]+{_NAMED}){{0,4}}(?:,? {_DATE})?"
_DATED = rf"(?:{_NAMED}(?:[ /-]{_NAMED}){{0,3}}(?:, {_NAMED}(?: {_NAMED}){{0,2}})?,? )?{_DATE}"
_SHORT = 50  # letters of a dateline on a line of its own
_FEWEST = 4
_SHOUT = rf"{_SHOUTED}(?:[ /]{_SHOUTED}){{0,2}}(?:, ?{_NAMED}(?: {_NAMED})?)?"
_DAYED = rf"{_NAMED}(?:[ /-]{_NAMED}){{0,2}}(?:, {_NAMED}(?: {_NAMED})?)?, {_DATE}"
_SMALL = frozenset({"of", "the", "de", "al", "el", "on", "and", "near", "in"})


# An agency stands in one of these; no dateline of another kind does without one of those.
_BRACKETS, _JOINTS = frozenset("([/"), frozenset("-–—―_:")


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Return a pattern, compiled when it is first needed: half of a cold start's patterns were these."""
    return re.compile(source)


class Dateline(NamedTuple):
    """A dateline without its dash; `end` is where the story goes on."""

    text: str
    end: int
    agency: str | None
    day: str | None


def find_dateline(paragraph: str, cues: PageCues) -> Dateline | None:
    """Return the dateline that `paragraph` opens with, if it does.

    A place in small letters counts only with a country, a date or an agency behind it, or before a
    long dash that does not come in a pair (a pair holds an aside, and the words are a sentence's).
    """
    head = paragraph[:_LONGEST]
    match = _by_agency(head, cues) if _BRACKETS.intersection(head) else None
    if match is None and _JOINTS.intersection(head):
        match = (
            _by_capitals(head, paragraph, cues)
            or _by_title(head, cues)
            or _by_colon(head, paragraph, cues)
            or _pattern(_DAY_ONLY).match(head)
        )
    if match is None:
        return None
    groups = match.groupdict()
    agency = _agency_name(groups.get("agency") or groups.get("wire") or "", cues)
    line = match["line"].strip()
    return Dateline(line, match.end(), agency, find_day(line))


def dateline_alone(line: str, cues: PageCues) -> str | None:
    """Return `line` where it is nothing but a place in capitals, or a place and a day of a month."""
    if len(line) > _SHORT or find_day(line) or line.strip().casefold() in cues.outlets:
        return None
    place = re.split(rf",? {_DATE}$", line)[0]
    words = {word.strip(",.").casefold() for word in place.split()}
    if words & (cues.head.not_places | cues.outlet_words | cues.languages.words["en"]):
        return None
    shouted = _pattern(_SHOUT).fullmatch(line) and sum(char.isalpha() for char in line) >= _FEWEST
    return line if shouted or _pattern(_DAYED).fullmatch(line) else None


def after_dateline(paragraph: str, dateline: str) -> int:
    """Return where the story goes on in a paragraph that opens with `dateline`; 0 if it does not."""
    if not dateline or not paragraph.startswith(dateline):
        return 0
    match = _AFTER.match(paragraph, len(dateline))
    return match.end() if match else len(dateline)


def _by_agency(head: str, cues: PageCues) -> re.Match[str] | None:
    """Return the match of a dateline with an agency in brackets."""
    match = _pattern(_AGENCY).match(head)
    if match is None or not all(_fits(word, cues) for word in match["place"].split()):
        return None
    goes_on = match.end() == len(head) or head[match.end() :].lstrip("\"“‘'`(«")[:1].isupper()
    goes_on = goes_on or head[match.end()].isdigit()
    known = _agency_name(match["agency"] or match["wire"], cues) is not None
    place = match["place"].strip(" ,.")
    shouted = bool(_pattern(_ALONE).fullmatch(place) or _pattern(_DATED).fullmatch(place))
    if match["dash"] is None:
        return match if known and goes_on and (shouted or not match["place"]) else None
    initials = match["agency"].isupper() and 0 < len(match["place"].split()) <= 3
    able = known or (initials and match["dash"].strip() in {"-", "–", "—"})
    return match if (able and goes_on) or (shouted and (known or goes_on)) else None


def _fits(word: str, cues: PageCues) -> bool:
    """Return whether `word` can stand before the agency: a name, a figure or a small word of names."""
    bare = word.strip(",.:;-–—/")
    if not bare or bare in cues.sentences.starters:
        return not bare
    return bare[0].isupper() or bare.isdigit() or bare in _SMALL


def _by_capitals(head: str, paragraph: str, cues: PageCues) -> re.Match[str] | None:
    """Return the match of a dateline whose place is in capitals, in a paragraph that is not."""
    match = _pattern(_CAPITALS).match(head)
    if match is None or paragraph[match.end() :].isupper():
        return None
    letters = sum(char.isalpha() for char in match["place"])
    words = {word.strip(",.").casefold() for word in match["place"].split()}
    return match if letters >= 4 and not words & cues.head.not_places else None


def _by_title(head: str, cues: PageCues) -> re.Match[str] | None:
    """Return the match of a dateline in ordinary letters."""
    match = _pattern(_TITLED).match(head)
    if match is None or not all(_fits(word, cues) for word in match["place"].split()):
        return None
    if match["place"].split()[0].casefold() in cues.head.not_places:
        return None
    if match["date"] or match["dash"].startswith("---"):
        return match
    spaced = match["dash"] != match["dash"].strip() and match["dash"].strip() != "-"
    long_dash = spaced and match["dash"][0] == " "
    paired = match["dash"].strip() in re.split(r"[.!?]\s", head[match.end() :])[0]
    return match if long_dash and not paired else None


def _by_colon(head: str, paragraph: str, cues: PageCues) -> re.Match[str] | None:
    """Return the match of a place and a colon before a long paragraph, as papers of India print it."""
    match = _pattern(_COLON).match(head)
    if match is None or len(paragraph) < _LONG or not paragraph.rstrip().endswith((".", "”", '"')):
        return None
    words = [word.casefold() for word in match["place"].split()]
    named = cues.outlets.get(match["place"].casefold()) is not None
    barred = named or any(
        word in cues.head.not_places or word in cues.outlet_words for word in words
    )
    return (
        None if barred or not all(_fits(word, cues) for word in match["place"].split()) else match
    )


def _agency_name(words: str, cues: PageCues) -> str | None:
    """Return the agency that the words in a dateline's bracket name, if one is known."""
    for part in (words, *re.split(r"[/,&]| - ", words)):
        if name := cues.outlets.get(part.strip().casefold()):
            return name
    return None
