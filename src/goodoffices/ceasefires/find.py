"""The steps that one sentence tells: by the rules of `steps.toml`, and by the events the record has of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from goodoffices.ceasefires.line import Found, Line, days_between, once
from goodoffices.ceasefires.names import Named, Names
from goodoffices.ceasefires.rules import SPEAKS_OF_TRUCE, TRUCE_NAMED, Rule, Says
from goodoffices.ceasefires.who import bringers, brokers_in, doers_of, sides_of
from goodoffices.dates import DateMention, Grammar, StoryDates, date_for, find_dates
from goodoffices.dates.attach import BACKWARD

LOOKS_BACK = 40  # days: what lies further back is history, told as background
CONTEXT = 5  # sentences for which "it" and "the plan" go on meaning the truce last told of
_UNREAL = re.compile(
    r"\b(?:would|could|might|may|should|if|unless|until|not|never|hopes?|hoped|can|cannot|will|whether"
    r"|n't|deny|denied|denying|denies|reports that|no|before|failed|by)(?:\s\w+){0,2}\s*$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto(?:\s(?:\w+ly|also))?\s*$", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|not|never|whether)(?:\s\w+){0,4}\s*$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|near|at|outside|inside|around|across|within)\s(?:the\s)?$", re.IGNORECASE
)
_TALKS_IN = re.compile(
    r"\b(?:talks|negotiations|meetings?|met|mediation|signed|agreed|reached)\b[^.;]{0,60}?\bin\s(?:the\s)?$",
    re.IGNORECASE,
)
_OTHER_LAW = re.compile(r"\b(?:rights|law|treaty|airspace|embargo|inquiry)\b", re.IGNORECASE)
_ANEW = re.compile(r"\b(?:return|reinstate\w*|restor\w+|renew\w*)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:an?|new|fresh|another|second|third)\s", re.IGNORECASE)
_KEEP = re.compile(
    r"\b(?:extend|extension|prolong|respect|observe|honou?r|uphold|implement|abide|comply|adhere)\w*\b",
    re.IGNORECASE,
)
_STARTS = re.compile(  # "from noon on Saturday": the day a truce begins is not the day it was agreed
    r"\b(?:from|starting|beginning|effective|taking effect|take effect|to begin|to start|would begin|as of"
    r"|came into force|come into force|took effect|went into effect|due to)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_ASKING = re.compile(r"\b(?:call|urg|demand|appeal|condemn|deplor|press)\w*\b", re.IGNORECASE)
HALTS = re.compile(
    r"\b(?:request|appeal|call)\sto\s(?:halt|stop|suspend|pause|cease)\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed)\s(?:reports|claims|charges|accusations))"
    r"(?:\s(?:that|having|of|it|they|he|she|its|had|has|have|been|ever|either|forces|troops)){0,6}\s*$",
    re.IGNORECASE,
)
NEEDED = (  # of these HALTS and SPEAKS_OF_TRUCE each need one
    "cease", "truce", "armistice", "pause", "lull", "cessation", "halt", "end to", "suspen", "down ",
    "silence", "peace", "fighting", "hostilities", "war", "order", "violence", "stop",
)  # fmt: skip
RETOLD = frozenset(
    {"called-for.request-by", "called-for.request-of", "offered.by"}
)  # older than the day told
PAST = frozenset({"in-force.stopped"})  # told of what began as well as of what will begin
NEEDS_WHO = frozenset({"rejected.bare", "rejected.it", "accepted.it", "violated.broke"})
DATED_BEHIND = frozenset(
    {"in-force.and-began", "in-force.brought"}
)  # before stands when it was signed
NEAR = 60  # letters between "a day after" and what that dates
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LENGTH = re.compile(
    r"\b(?P<many>\d+|[a-z]+)[-\s](?P<unit>hour|day|week)(?:s\b|-long\b|\b)", re.IGNORECASE
)
_LONG = re.compile(r"\b(?P<unit>hour|day|week)-long\b", re.IGNORECASE)
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_HOURS = {"hour": 1, "day": 24, "week": 168}
_OPEN = re.compile(r"\b(?:open-ended|indefinite|permanent|lasting|unlimited)\b", re.IGNORECASE)
_HUMANITARIAN = re.compile(r"\bhumanitarian\b", re.IGNORECASE)


class Sense(msgspec.Struct, frozen=True):
    """What a sentence is read with: rules, names and the grammar of dates."""

    rules: tuple[Rule, ...]
    names: Names
    grammar: Grammar


def find_steps(line: Line, sense: Sense, story: StoryDates) -> tuple[list[Found], StoryDates]:
    """Return the steps that `line` tells, each kind once, and the dates told so far in the story."""
    text = line.cite.text
    mentions = find_dates(text, 0, line.cite.published, sense.grammar, story)
    after = story.after([one for one in mentions if one.kind == "day"] or mentions)
    if "?" in text or not may_tell(line):
        return [], after
    every = sense.names.find(text)
    named = [one for one in every if not _PLACE.search(text[: one.start])]
    hosts = [one for one in every if _TALKS_IN.search(text[: one.start])]
    ahead = find_dates(text, 0, line.cite.published, sense.grammar, story, "future")
    found: dict[str, Found] = {}
    for rule in sense.rules:
        dates = ahead if rule.announced and rule.id not in PAST else mentions
        for match in rule.regex.finditer(text):
            real = _is_real(rule, match, line) and not _is_rejected(match, line)
            day = _day(rule, match, dates, line) if real else None
            step = day and _step(rule, match, line, (named, hosts), day)
            if step and (step.kind not in found or (step.by and not found[step.kind].by)):
                found[step.kind] = step
    return _settled(list(found.values())), after


def _is_rejected(match: re.Match[str], line: Line) -> bool:
    """Whether a person rejected the event of these words, and no other event that stands is told by them."""

    def crosses(start: int, end: int) -> bool:
        return start < match.end() and match.start() < end

    rejected = any(crosses(*place) for place in line.rejected)
    return rejected and not any(
        crosses(event.start, event.end) and (event.start, event.end) not in line.rejected
        for event in line.events
    )


def may_tell(line: Line) -> bool:
    """Whether the line can tell a step at all: it speaks of a truce, or one before it did."""
    return line.context or may_tell_alone(line.cite.text)


def may_tell_alone(text: str) -> bool:
    """Whether a sentence can tell a step whatever stands before it."""
    if text.isascii():  # most sentences hold none of the words that either pattern needs
        small = text.lower()
        if not any(stem in small for stem in NEEDED):
            return False
    return bool(SPEAKS_OF_TRUCE.search(text) or HALTS.search(text))


def _settled(steps: Sequence[Found]) -> list[Found]:
    """Return the steps without those that another of the sentence explains.

    Who agreed has accepted, and who says that it will keep a truce offers none.
    """
    kinds = {step.kind for step in steps}
    drop = {"accepted"} if "agreed" in kinds else set()
    if any(step.rule == "accepted.would-observe" for step in steps):
        drop |= {"offered"}
    return [step for step in steps if step.kind not in drop]


def _is_real(rule: Rule, match: re.Match[str], line: Line) -> bool:
    """Whether the words tell something that happened, and tell it of a truce."""
    text = line.cite.text
    before = text[: match.start()]
    told = line.context or bool(SPEAKS_OF_TRUCE.search(before + match[0]))
    told = told or bool(HALTS.search(match[0]))
    if not told and (rule.context or not SPEAKS_OF_TRUCE.search(text)):
        return False
    if _DENIED.search(before) or (rule.id == "accepted.would-observe" and _ASKING.search(before)):
        return False
    if rule.id == "agreed.joint" and (_ASKING.search(text) or not SPEAKS_OF_TRUCE.search(text)):
        return False
    if rule.step == "violated" and _OTHER_LAW.search(text):
        return False
    if rule.announced or rule.id == "accepted.would-observe":
        return not _IF.search(before)
    return not _UNREAL.search(before[-40:]) and not _TO.search(before)


def _day(
    rule: Rule, match: re.Match[str], mentions: Sequence[DateMention], line: Line
) -> tuple[str, bool] | None:
    """Return the day of the step, and whether the words tell it; None for history.

    The date that the engine gave the event of these words comes first, then the date told nearest
    to them, then the day of the report. Only what is announced lies ahead.
    """
    year = _YEAR.search(match[0])
    if _ANEW.search(match[0]):
        year = None
    if year and year[0] != line.today[:4]:
        return None
    told = None if line.headline else _told(rule, match, mentions, line)
    day = told or line.today
    if day > line.today and not rule.announced:
        day = line.today
    if days_between(day, line.today) > LOOKS_BACK:
        return None
    return day, told is not None and rule.id not in RETOLD


def _told(
    rule: Rule, match: re.Match[str], mentions: Sequence[DateMention], line: Line
) -> str | None:
    """Return the day that is told of the words of a rule, None where none is."""
    own = [e.day for e in line.events if e.start < match.end() and match.start() < e.end and e.day]
    if own and rule.id not in DATED_BEHIND:
        return own[0]
    recent = [one for one in mentions if _is_recent(one, line.today)]
    if rule.id in DATED_BEHIND:
        recent = [one for one in recent if one.start >= match.end()]
    elif rule.step != "in force":
        text = line.cite.text
        recent = [
            one
            for one in recent
            if "same" in one.date.text or not _STARTS.search(text[: one.start])
        ]
    near = date_for(recent, match.start(), match.end())
    if near is None or near.start < match.start():
        for one in recent:
            if one.rule == BACKWARD and 0 <= match.start() - one.end < NEAR:
                return one.date.end or one.date.start
    return None if near is None else near.date.end or near.date.start


def _is_recent(mention: DateMention, today: str) -> bool:
    """Whether a date is of this war: "a return to the truce of 2012" tells no day of the return."""
    day = mention.date.end or mention.date.start
    return day is not None and abs(days_between(day, today)) <= LOOKS_BACK


def _step(
    rule: Rule,
    match: re.Match[str],
    line: Line,
    parties: tuple[Sequence[Named], Sequence[Named]],
    day: tuple[str, bool],
) -> Found | None:
    """Return the step that a rule has found; `parties` are who is named, and who hosts talks."""
    named, hosts = parties
    text = line.cite.text
    by = once(doers_of(rule, match, line, named))
    kind = _kind(rule, by, match, line)
    brought = [*brokers_in(text, named), *bringers(rule, kind, by, match, line, named)]
    if kind == "agreed":
        brought += [one for one in hosts if not sides_of([one], line)]
    if kind == "agreed" and not sides_of(by, line):
        by = line.both
    if not by and rule.id in NEEDS_WHO:
        return None
    truces = [found[0] for found in TRUCE_NAMED.finditer(match[0])]
    hours = next((h for h in map(_hours, truces) if h is not None), None)
    return Found(
        kind=kind,
        day=day[0],
        dated=day[1],
        by=by,
        brokers=once(brought),
        announced=rule.announced,
        hours=hours,
        humanitarian=bool(_HUMANITARIAN.search(match[0])),
        new=bool(_NEW.search(match[0])),
        keeps=bool(_KEEP.search(match[0])),
        rule=rule.id,
        cite=line.cite,
        order=line.order,
        headline=line.headline,
    )


def _kind(rule: Rule, by: Sequence[Named], match: re.Match[str], line: Line) -> Says:
    """Return what the step is, given by whom.

    One side's agreeing is accepting; both sides' accepting of the truce itself is agreeing; a truce
    announced by one side is an offer, by others it is agreed.
    """
    sides = sides_of(by, line)
    one_sided = len(sides) == 1
    if rule.step == "announced":
        return "offered" if one_sided else "agreed"
    if rule.step == "agreed" and one_sided and rule.who == "before":
        return "accepted"
    if rule.id == "accepted.extension" and not one_sided:
        return "extended"
    if rule.step == "accepted" and not one_sided and len(sides) > 1:
        words = match[0].lower()
        return (
            "accepted"
            if re.search(r"propos|plan|initiative|offer|request|terms", words)
            else "agreed"
        )
    return rule.step


def _hours(words: str) -> int | None:
    """Return for how long, in hours; 0 for a truce without end."""
    long = _LONG.search(words)
    if long:
        return _HOURS[long["unit"].lower()]
    for match in _LENGTH.finditer(words):
        many = match["many"].lower()
        number = int(many) if many.isdigit() else _NUMBERS.index(many) if many in _NUMBERS else 0
        if number:
            return number * _HOURS[match["unit"].lower()]
    return 0 if _OPEN.search(words) else None
