"""Read the reviewed patterns of `lexicon/dates` into one frozen grammar.

A pattern is a regular expression with slots: `{month}` is any word of that table of words.toml.
« and » mark what is kept of the match, a space stands for any white space, ~ for a space or a
hyphen, a curly apostrophe for either kind. A pattern that repeats without bound is refused, so that
no text can make one slow.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Literal, TypeVar

import msgspec

from goodoffices.dates.distances import DISTANCES
from goodoffices.dates.holidays import Holidays, load_holidays
from goodoffices.dates.joins import JOINS
from goodoffices.dates.mentions import Kind
from goodoffices.dates.named import NAMED
from goodoffices.dates.reading import Reader
from goodoffices.dates.words import SPACE, Gate, Words, gates_of, slots_of
from goodoffices.errors import LexiconError
from goodoffices.rules.tables import parse_tables, read_tables

READERS: Mapping[str, Reader] = MappingProxyType({**NAMED, **DISTANCES})
SPECIAL = ("words.toml", "cues.toml", "composed.toml")
SLOT = re.compile(r"\{([a-z]+)\}")
# What is no repetition although it holds a * or a +: character classes and escaped characters.
INERT = re.compile(r"\\.|\[\^?\]?[^\]]*\]")
PASSIVE = r"(?:\b(?: not| also| soon)?(?: to)? be [a-z]{1,20})?"
# A clock may stand between a word that touches a date and the date.
TOUCHING = (
    r"(?:\s{1,3}(?:at\s{1,3})?(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?|noon|midnight|dawn|dusk))?"
    r"(?:\s{1,3}(?:GMT|local time|on))?\s{0,3}\Z"
)
CLASS = re.compile(r"(\[\^?[^\]]*\])")
SIGNS = MappingProxyType({"~": "(?: |[-\u2013])", " ": SPACE, "\u2019": "['\u2019]", "»": ")"})
UNBOUNDED = re.compile(r"[*+]|\{\d+,\}")

Near = Literal["month", "weekday", "today", "holiday", "season", "unit", "year", "digits", ""]
T = TypeVar("T")
Tables = Mapping[str, dict[str, Any]]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, the words a rule must find in it, and the days, written FIRST/LAST, they mean.

    An open end is "..", a date that can't be resolved "". `story` is the story's last date.
    """

    text: str
    says: str
    date: str = ""
    published: str = "2014-07-11"
    story: str = ""


class RuleText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[rule]]` as it stands in its file.

    `near` is the class of words that must stand for it to match, `beside` words (or their beginnings)
    of which one must, if it names any: a rule is tried only where they do.
    """

    id: str
    reads: str
    pattern: str
    why: str
    yes: tuple[Example, ...]
    no: tuple[str, ...]
    near: Near = ""
    beside: tuple[str, ...] = ()
    kind: Kind | Literal["none"] | None = None
    fixed: str = ""


class CueText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[cue]]` as it stands in its file."""

    id: str
    tense: Literal["past", "future"]
    side: Literal["any", "touching"]
    pattern: str
    why: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


class _RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[RuleText, ...]


class _CueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cue: tuple[CueText, ...]


class Rule(msgspec.Struct, frozen=True, dict=True):
    """A rule ready for use: its text, the file it stands in and what its pattern stands for.

    Its regular expression is compiled when first asked for: most stories need few of them.
    """

    text: RuleText
    file: str
    source: str

    def may_stand(self, classes: AbstractSet[str], small: str) -> bool:
        """Whether the rule can match, by the classes of words in a text and its casefolded form."""
        text = self.text
        return text.near in classes and (
            not text.beside or any(word in small for word in text.beside)
        )

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled; LexiconError where it is none."""
        return _compile(self.source, f"{self.file}: rule {self.text.id}")


class Cues(msgspec.Struct, frozen=True):
    """The words that tell whether a date lies ahead, compiled by where they stand."""

    text: tuple[CueText, ...]
    touching: re.Pattern[str]
    anywhere: re.Pattern[str]


class Grammar(msgspec.Struct, frozen=True):
    """All rules about dates, compiled once and passed in; nothing in it changes.

    `gates` find the words without which no rule can match, by class; a rule is tried only where
    its own class (`near`) was found, and one of the words that it names (`beside`).
    """

    words: Words
    gates: tuple[Gate, ...]
    simple: tuple[Rule, ...]
    composed: tuple[Rule, ...]
    cues: Cues
    holidays: Holidays


def load_grammar(folder: Traversable | None = None) -> Grammar:
    """Return the grammar of `lexicon/dates`, or raise LexiconError naming file, rule and remedy.

    Args:
        folder: where the lexicon files lie; by default those shipped with the package.

    """
    place = folder or files("goodoffices").joinpath("lexicon", "dates")
    tables = _tables(place, kept=folder is None)
    words = _shaped("words.toml", tables, Words)
    slots = slots_of(words)
    plain = (name for name in tables if name not in SPECIAL)
    simple = [rule for name in plain for rule in _rules(name, tables, slots)]
    composed = _rules("composed.toml", tables, slots)
    _refuse_twins((*simple, *composed))
    if folder is not None:  # the tests compile every pattern that we ship
        deque((rule.regex for rule in (*simple, *composed)), maxlen=0)
    return Grammar(
        words=words.folded(),
        gates=gates_of(words),
        simple=tuple(simple),
        composed=composed,
        cues=_cues(_shaped("cues.toml", tables, _CueFile).cue),
        holidays=load_holidays(place.joinpath("holidays.csv"), words),
    )


def _tables(folder: Traversable, *, kept: bool) -> Tables:
    """Return the tables of the folder's files by name; `kept`, they are kept for the next run."""
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    try:
        texts = {f"dates/{name}": folder.joinpath(name).read_text("utf-8") for name in names}
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"dates: {error}; mend the file") from error
    read = read_tables if kept else parse_tables
    return dict(zip(names, read(texts), strict=True))


def _shaped(name: str, tables: Tables, shape: type[T]) -> T:
    try:
        return msgspec.convert(tables.get(name, {}), shape)
    except msgspec.ValidationError as error:
        raise LexiconError(f"dates/{name}: {error}; mend the file") from error


def _rules(name: str, tables: Tables, slots: Mapping[str, str]) -> tuple[Rule, ...]:
    file = f"dates/{name}"
    return tuple(_compiled(text, file, slots) for text in _shaped(name, tables, _RuleFile).rule)


def _compiled(text: RuleText, file: str, slots: Mapping[str, str]) -> Rule:
    where = f"{file}: rule {text.id}"
    if not text.yes or not text.no:
        raise LexiconError(f"{where}: needs `yes` and `no` examples; write at least one of each")
    composed = file.endswith("composed.toml")
    if composed != (text.near == ""):
        raise LexiconError(f"{where}: near {text.near!r}; name the class of words it needs")
    known = JOINS if composed else READERS
    if text.reads not in known:
        raise LexiconError(f"{where}: reads {text.reads!r}; one of {', '.join(sorted(known))}")
    body = expand(text.pattern, where, slots)
    # Never inside a word or a figure; after a hyphen only if the hyphen starts a word.
    return Rule(text, file, rf"(?i)(?<![\w$€£])(?<!\w-)(?<!\d[.,]){body}(?!\w)")


def expand(pattern: str, where: str, slots: Mapping[str, str]) -> str:
    """Return the regular expression that `pattern` stands for; refuse what repeats without bound."""
    if UNBOUNDED.search(INERT.sub("", SLOT.sub("", pattern))):
        raise LexiconError(f"{where}: * or + in the pattern; write a bound such as {{1,20}}")

    number = itertools.count()

    def slot(match: re.Match[str]) -> str:
        if match[1] not in slots:
            raise LexiconError(f"{where}: slot {match[0]}; one of {', '.join(sorted(slots))}")
        return f"(?P<{match[1]}0{next(number)}>{slots[match[1]]})"

    pieces = CLASS.split(pattern)
    shown = "".join(_in_class(p) if i % 2 else _outside(p) for i, p in enumerate(pieces))
    kept = itertools.count()
    shown = re.sub("«", lambda _: f"(?P<kept{next(kept)}>", shown)
    return f"(?:{SLOT.sub(slot, shown)})"


def _in_class(piece: str) -> str:
    return piece.replace("\u2019", "'\u2019")


def _outside(piece: str) -> str:
    for sign, form in SIGNS.items():
        piece = piece.replace(sign, form)
    return piece


def _compile(source: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(source)
    except re.error as error:
        raise LexiconError(f"{where}: {error}; mend the pattern") from error


def _refuse_twins(rules: Iterable[Rule]) -> None:
    twins = [name for name, count in Counter(rule.text.id for rule in rules).items() if count > 1]
    if twins:
        raise LexiconError(f"lexicon/dates: rule {twins[0]} stands twice; give one another id")


def _cues(cues: tuple[CueText, ...]) -> Cues:
    return Cues(
        text=cues,
        touching=_cue_pattern([cue for cue in cues if cue.side == "touching"], TOUCHING),
        anywhere=_cue_pattern([cue for cue in cues if cue.side == "any"], ""),
    )


def _cue_pattern(cues: Iterable[CueText], tail: str) -> re.Pattern[str]:
    """Compile cues into one pattern whose groups are the tenses.

    Touching past cues are the longer ones and go first; elsewhere the future goes first, so that
    "expected to" is not taken for a verb in the past.
    """
    first = "past" if tail else "future"
    ordered = sorted(cues, key=lambda cue: cue.tense != first)
    where = "dates/cues.toml: cue"
    groups = [_cue_group(cue, where, passive=not tail) for cue in ordered]
    return _compile(rf"(?i)(?<![\w])(?:{'|'.join(groups)})(?!\w){tail}", where)


def _cue_group(cue: CueText, where: str, *, passive: bool) -> str:
    """Return a cue as a named group; "will be held" is one cue, not "will" and a past "held"."""
    body = expand(cue.pattern, f"{where} {cue.id}", {})
    after = PASSIVE if passive and cue.tense == "future" else ""
    return f"(?P<{cue.tense}_{cue.id.replace('-', '_')}>{body}{after})"
