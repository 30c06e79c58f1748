"""The ways in which news tells a step of a ceasefire, out of `steps.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

import msgspec

from goodoffices.errors import LexiconError

FILE = "steps.toml"
Who = Literal["before", "by", "accused", "both", "none", "inside"]
Says = Literal[
    "called for", "offered", "announced", "talks", "accepted", "rejected", "agreed", "in force",
    "violated", "extended", "ended",
]  # fmt: skip
_HALT = (
    r"(?:ceasefires?|cease-fires?|truces?|armistices?|pauses?|lulls?"
    r"|cessation of (?:all )?(?:hostilities|fire|fighting|violence)"
    r"|(?:halt (?:to|in)|end to) (?:the |all )?(?:fighting|hostilities|violence|bloodshed|bombardment|war)"
    r"|(?:cessation|suspension) of (?:military )?(?:action|operations))"
)
_HEAD = r"(?:plan|proposal|deal|agreement|initiative|accord|text|offer|extension|pact|settlement)"
_NOT_IN_NAME = (  # a truce is called by adjectives and names: none of these stands inside
    r"(?!(?:that|it|would|which|who|to|of|by|in|on|at|for|from|if|the|an?|was|were|is|are|has|had|have|after"
    r"|before|during|said|as|but|when|while|with|their|its|together|be)\s)"
)
TRUCE = (
    rf"(?:(?:an?|the|their|its|this|any|that|no)\s)?(?:{_NOT_IN_NAME}[\w.,'\u2019-]+\s){{0,6}}?" + _HALT
    + rf"(?:\s(?:of|lasting)\s[\w-]+\s[\w-]+)?(?:\s{_HEAD})?\b"
    + r"(?!\s(?:talks|negotiations|monitors?|observers?|team|line|commission))"
)  # fmt: skip
TRUCE_NAMED = re.compile(TRUCE, re.IGNORECASE)
DEAL = (
    rf"(?:an?|the|its|their|this|any)\s(?:{_NOT_IN_NAME}[\w.'\u2019-]+\s){{0,4}}?"
    rf"(?:{_HEAD}|request|terms|document|formula|idea)\b"
)
MACROS = MappingProxyType(
    {
        "{truce}": TRUCE,
        "{truce_far}": r"(?:[\w'\u2019-]+\s){0,4}?" + TRUCE,
        "{deal}": DEAL,
        "{it}": r"(?:it|them|this)\b",
        "{gap}": r"(?:,?\s[\w.'\u2019-]+){0,12}?,?",
        "{near}": r"(?:,?\s[\w.'\u2019-]+){0,3}?,?",
        "{far}": r"(?:,?\s[\w.'\u2019-]+){0,18}?,?",
        "{when}": r"(?:\s(?:late|early|also|both|then|jointly|finally|formally|earlier|on|in|at|to|the"
        r"|same|previous|next|\w+day|day|\d{1,2}|morning|afternoon|evening|night|overnight|hours|later"
        r"|January|February|March|April|May|June|July|August|September|October|November|December)){0,6}?",
    }
)


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way of telling a step: see the head of `steps.toml`."""

    id: str
    step: Says
    who: Who
    pattern: str
    why: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    context: bool = False
    announced: bool = False

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern, its macros filled in."""
        return _compiled(self.pattern)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the file.

    Raises:
        LexiconError: the file has an unknown key or value, two rules of one id, or a bad pattern.

    """
    text = resources.files(__package__).joinpath(FILE).read_text("utf-8")
    try:
        rules = msgspec.convert(tomllib.loads(text), type=_File).rule
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{FILE}: {error}") from error
    for rule in rules:
        if sum(other.id == rule.id for other in rules) > 1:
            raise LexiconError(f"{FILE}: two rules are called {rule.id}; rename one")
        try:
            _ = rule.regex
        except re.error as error:
            raise LexiconError(f"{FILE}: {rule.id}: {error}; mend its pattern") from error
    return rules


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for name, meaning in MACROS.items():
        pattern = pattern.replace(name, meaning)
    return re.compile(pattern, re.IGNORECASE)


SPEAKS_OF_TRUCE = re.compile(
    rf"\b{_HALT}\b|\b(?:lay|put) down (?:their )?(?:arms|weapons)\b|\bcease fire\b"
    r"|\bsilence (?:the|their) guns\b|\bpeace (?:deal|accord|agreement)\b"
    r"|\b(?:stop|halt|cease|end|suspend)(?:ped|ed|ing)? (?:the |all |their |its )?(?:[\w-]+ ){0,4}"
    r"(?:fighting|hostilities|war)\b"
    r"|\border(?:s|ed)? (?:an? |the )?(?:[\w-]+ )?(?:end|halt|stop) (?:to|of|in) (?:[\w-]+ ){0,3}?"
    r"(?:operations?|offensive|hostilities|bombing|bombardment|shelling|fighting|campaign)\b"
    r"|\b(?:fighting|hostilities|violence)\b.{0,12} (?:stop|cease|end|halt)(?:ped|ed|s|d)?\b",
    re.IGNORECASE,
)
