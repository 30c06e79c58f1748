"""Who does a step, who broke a truce, and who brought it about: by where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goodoffices.ceasefires.line import Line, side_of
from goodoffices.ceasefires.names import BOTH, BOTH_AFTER, Named, first_group
from goodoffices.ceasefires.rules import Rule, Says

_BREAK = re.compile(
    r";|,\s(?:and|but|while|as|after|when|which|who|where|though|although|since)\b"
    r"|\s(?:that|after|when|while|as|since|until|because|before|although|though|if|which|who)\s|\b(?:said|but)\b"
)
_ANAPHOR = re.compile(
    r"\b(?:it|they|he|she|its|their|(?:the|its) (?:government|movement|group|army|military))\b",
    re.IGNORECASE,
)
_JOINTLY = re.compile(
    r"\b(?:said|confirmed)\b.{0,20}\b(?:joint|trilateral) statement|\bannounc(?:es|ed)\b",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    r"\b(?:accus(?:es|ed|ing)|blam(?:es|ed|ing)|condemn(?:s|ed|ing))\b|\bby\b", re.IGNORECASE
)
_EACH = re.compile(
    r"\b(?:each other|one another|each blamed|the other|traded (?:blame|accusations|charges)"
    r"|exchanged accusations"
    r"|both (?:sides|parties))\b",
    re.IGNORECASE,
)
_BROKERED = re.compile(
    r"\b(?:(?:brokered|mediated|negotiated|arranged|requested|sought|sponsored|facilitated|guaranteed)\sby"
    r"|(?:mediation|efforts|initiative|auspices|shuttle diplomacy)\s(?:by|of|from))\b",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"\b(?P<who>[A-Z][\w.]*)(?:-|\s)(?:brokered|mediated|sponsored|backed|drafted)\b"
)
_DID = re.compile(
    r"\b(?P<who>[A-Z][\w.]*(?:\s[A-Z][\w.-]*){0,5}),?\s(?:which\s|who\s)?(?:had\s|has\s|have\s)?"
    r"(?:brokered|mediated|negotiated)\b(?!\sby)"
)
_OWN = re.compile(
    r"(?P<who>\b[A-Z][\w.]*(?:\s[A-Z][\w.-]*){0,6})(?:['\u2019]s)?\s"
    r"(?:(?:cease-?fire|truce|peace|humanitarian|new|draft|latest|formal|mediation|fresh|own)\s){0,3}?"
    r"(?:proposals?|plan|initiative|offer|request|mediation|text|deal|terms)\b"
)
_BY_NOUN = re.compile(r"\b(?:proposal|plan|initiative|offer|draft)\sby\b")
CLOSE = 25  # letters between the words of a rule and the trigger of an event that tells the same
SECURES = frozenset(
    {"agreed.secured", "agreed.joint", "offered.announced"}
)  # the subject is a third party


def sides_of(by: Sequence[Named], line: Line) -> set[str]:
    """Return which of the two sides are among `by`."""
    return {side_of(one) for one in by} & {side_of(one) for one in line.both}


def bringers(
    rule: Rule,
    kind: Says,
    by: Sequence[Named],
    match: re.Match[str],
    line: Line,
    named: Sequence[Named],
) -> list[Named]:
    """Return who brings about what the sides agree: who secures it, announces it, signs it with them."""
    if kind != "agreed":
        return []
    text = line.cite.text
    doers = _before(match.start(), text, named, line) if rule.id in SECURES else tuple(by)
    doers = (*doers, *(one for event in line.events for one in event.mediators))
    joint = _JOINTLY.search(text)
    if joint:
        doers = (*doers, *_before(joint.start(), text, named, line))
    return [one for one in doers if not sides_of([one], line)]


def doers_of(
    rule: Rule, match: re.Match[str], line: Line, named: Sequence[Named]
) -> tuple[Named, ...]:
    """Return who does what a rule has found, as the rule says where to look."""
    text = line.cite.text
    if rule.who == "none":
        return ()
    if rule.who == "both":
        return line.both
    if rule.who == "inside":
        inside = [one for one in named if match.start("by") <= one.start < match.end("by")]
        return tuple(inside[:1])
    if rule.who == "by":
        return _after(match.end(), text, named, line)
    if rule.who == "accused" or rule.step == "violated":
        return _breaker(rule, match, text, named, line)
    return _before(match.start(), text, named, line)


def _before(at: int, text: str, named: Sequence[Named], line: Line) -> tuple[Named, ...]:
    """Return the subject of a verb: who is named first in its clause.

    "It", "he" and "they" stand for whom the sentence names first; a clause that goes on with "and"
    or "which" has its subject before it.
    """
    for start in reversed([0, *(m.end() for m in _BREAK.finditer(text, 0, at))]):
        region = text[start:at]
        if BOTH.search(region):
            return line.both
        inside = [one for one in named if start <= one.start < at]
        if inside:
            return first_group(inside, text)
        if _ANAPHOR.search(region):
            return tuple(one for one in first_group(named, text) if one.start < at)
        if re.search(r"\w", region) and not re.search(r"\band\s*(?:\w+ly\s)?$", region):
            break
    return next((event.actors for event in line.events if abs(event.start - at) < CLOSE), ())


def _after(at: int, text: str, named: Sequence[Named], line: Line) -> tuple[Named, ...]:
    """Return who is named after "by"."""
    stop = _BREAK.search(text, at)
    end = stop.start() if stop else len(text)
    if BOTH.match(text[at:end].strip()):
        return line.both
    return first_group([one for one in named if at <= one.start < end], text)


def _breaker(
    rule: Rule, match: re.Match[str], text: str, named: Sequence[Named], line: Line
) -> tuple[Named, ...]:
    """Return who is said to have broken a truce: the accused, else the subject."""
    if _EACH.search(text) or (BOTH_AFTER.search(text) and "blamed" in text):
        return line.both
    for verb in _ACCUSED.finditer(text):
        inside = [one for one in named if one.start >= verb.end()]
        inside = [one for one in inside if side_of(one) in {side_of(side) for side in line.both}]
        if inside:
            return (inside[0],)
    if rule.who == "accused":
        return ()
    subject = _before(match.start(), text, named, line)
    return tuple(one for one in subject if side_of(one) in {side_of(side) for side in line.both})


def brokers_in(text: str, named: Sequence[Named]) -> Iterator[Named]:
    """Yield who brought a truce about, or whose proposal it is."""
    for match in (*_BROKERED.finditer(text), *_BY_NOUN.finditer(text)):
        stop = _BREAK.search(text, match.end())
        end = stop.start() if stop else len(text)
        yield from first_group([one for one in named if match.end() <= one.start < end], text)
    for pattern in (_TIED, _DID, _OWN):
        for match in pattern.finditer(text):
            start, end = match.span("who")
            yield from [one for one in named if start <= one.start < end][:1]
