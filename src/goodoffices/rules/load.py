"""Lexicon files in, checked rules out.

A file is TOML: `[[rule]]` tables with `id`, a predicate (`verb`, `noun`, `adj`: lemmas or `@class`)
with `roles`, or a surface `pattern`; then what it gives (keys of the room that owns the folder),
`why`, and examples: `yes` (tables with `text` and expected values) and `no` (texts). Keys that stand
before the first rule hold for all rules of the file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import resources
from typing import Any, Generic, TypeVar

import msgspec

from goodoffices.errors import LexiconError
from goodoffices.rules.pattern import Element, parse_pattern
from goodoffices.rules.tables import parse_table, read_tables

G = TypeVar("G")
T = TypeVar("T")
Classes = Mapping[str, frozenset[str]]
_ID = re.compile(r'^[ \t]*id[ \t]*=[ \t]*"([^"]*)"', re.MULTILINE)
_OWN_KEYS = frozenset({"id", "verb", "noun", "adj", "pattern", "roles", "why", "yes", "no"})
_TESTS = frozenset(
    "party person state place armed official civil public any none event count"
    " clause infinitive ahead subjunctive another itself statesman opinion polled of-others"
    " to-come conditional undergone or-else whoever balked alone nearly of-none of-business"
    " as-team".split()
)


class Example(msgspec.Struct, frozen=True):
    """A sentence that a rule must match, and what must come of it (keys of the finding)."""

    text: str
    expect: Mapping[str, Any]


class Constraint(msgspec.Struct, frozen=True):
    """What must fill a role. `roles`: any of these; `words`: lemmas; `tests`: party, event:CONSULT ...

    A role "patient.of" is filled by what hangs with "of" on what fills the patient.

    `unless`: words that must not fill it ("!report" in a file), `barring`: tests likewise
    ("!:state"). `optional` constraints ("in?") need not hold but count as evidence when they do;
    where a `forbidding` one ("in!") holds, the rule doesn't.
    """

    name: str
    roles: tuple[str, ...]
    words: frozenset[str]
    tests: tuple[str, ...]
    unless: frozenset[str] = frozenset()
    barring: tuple[str, ...] = ()
    optional: bool = False
    forbidding: bool = False


class Rule(msgspec.Struct, Generic[G], frozen=True, dict=True):
    """One way of saying something. Exactly one of `predicates` and `pattern` is filled."""

    id: str
    file: str
    line: int
    predicates: tuple[tuple[str, frozenset[str]], ...]
    constraints: tuple[Constraint, ...]
    pattern: tuple[Element, ...]
    gives: G
    why: str
    yes: tuple[Example, ...]
    no: tuple[str, ...]

    @property
    def where(self) -> str:
        """The rule's file and line, as an editor takes it."""
        return f"{self.file}:{self.line}"

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The roles of which one must be filled, for each constraint that the rule can't do without."""
        return tuple(
            frozenset(role.partition(".")[0] for role in c.roles)
            for c in self.constraints
            if not (c.optional or c.forbidding or "none" in c.tests)
            and not any(role.startswith("//") for role in c.roles)
        )

    @cached_property
    def breadth(self) -> int:
        """How many words the rule admits: of two rules that hold, the narrower says more."""
        words = sum(len(lemmas) for _, lemmas in self.predicates)
        asked = (c for c in self.constraints if not c.forbidding)
        return words + sum(len(c.words) + 10 * ("any" in c.tests) for c in asked)


class Written(msgspec.Struct, frozen=True):
    """What a rule's own keys must be; the others are what it gives."""

    yes: tuple[str | dict[str, Any], ...]
    no: tuple[str, ...]
    verb: tuple[str, ...] | None = None
    noun: tuple[str, ...] | None = None
    adj: tuple[str, ...] | None = None
    pattern: str | None = None
    roles: dict[str, str | tuple[str, ...]] = {}
    why: str = ""


class RuleSet(msgspec.Struct, Generic[G], frozen=True):
    """All rules of a folder, with an index from predicate to the rules that could match there.

    `joined` keeps, as they are asked for, the rules of predicates of two words ("pull", "pull_out").
    """

    rules: tuple[Rule[G], ...]
    index: Mapping[tuple[str, str], tuple[Rule[G], ...]]
    surface: tuple[Rule[G], ...]
    classes: Classes
    digest: str
    joined: dict[tuple[str, ...], tuple[Rule[G], ...]] = msgspec.field(default_factory=dict)

    def candidates(self, kind: str, lemmas: Sequence[str]) -> Sequence[Rule[G]]:
        """Return the frame rules for a predicate of this kind and any of these lemmas."""
        if len(lemmas) == 1:
            return self.index.get((kind, lemmas[0]), ())
        known = [lemma for lemma in lemmas if (kind, lemma) in self.index]
        if len(known) <= 1:
            return self.index[kind, known[0]] if known else ()
        key = (kind, *known)  # words of the lexicon alone: there are only so many
        if key not in self.joined:
            rows = (self.index[kind, lemma] for lemma in known)
            self.joined[key] = tuple({rule.id: rule for row in rows for rule in row}.values())
        return self.joined[key]

    def rule(self, name: str) -> Rule[G] | None:
        """Return the rule with this id."""
        return next((rule for rule in self.rules if rule.id == name), None)


def load_classes() -> Classes:
    """Return the word classes of `lexicon/classes.toml`: `@name` in a rule means any of its words."""
    return read_classes("classes.toml", _lexicon("classes.toml").read_text(encoding="utf-8"))


def read_classes(file: str, text: str) -> Classes:
    """Return the word classes of one file; LexiconError names what can't be used."""
    classes: dict[str, frozenset[str]] = {}
    for name, words in parse_table(file, text).items():
        where = f"{file}: {name}"
        classes[name] = _expand(_converted(words, tuple[str, ...], where), classes, where)
    return classes


def load_rules(folder: str, gives: type[G], classes: Classes) -> RuleSet[G]:
    """Return the rules of every file in `lexicon/<folder>`, each checked against `gives`."""
    rules: list[Rule[G]] = []
    digest = hashlib.sha256()
    files = {f"{folder}/{name}": text for name, text in lexicon_files(folder)}
    for (name, text), table in zip(files.items(), read_tables(files), strict=True):
        digest.update(text.encode())
        rules.extend(_rules_of(name, text, gives, classes, table))
    _refuse_duplicates(rules)
    for name in sorted(classes):
        digest.update(f"{name}={sorted(classes[name])}".encode())
    index: dict[tuple[str, str], list[Rule[G]]] = {}
    for rule in rules:
        for kind, lemmas in rule.predicates:
            for lemma in lemmas:
                index.setdefault((kind, lemma), []).append(rule)
    return RuleSet(
        rules=tuple(rules),
        index={key: tuple(row) for key, row in index.items()},
        surface=tuple(rule for rule in rules if rule.pattern),
        classes=classes,
        digest=digest.hexdigest(),
    )


def lexicon_files(folder: str, suffix: str = ".toml") -> Iterator[tuple[str, str]]:
    """Yield (name, text) of the files of a lexicon folder, by name."""
    for entry in sorted(_lexicon(folder).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(suffix):
            yield entry.name, entry.read_text(encoding="utf-8")


def _lexicon(name: str) -> Any:  # noqa: ANN401 - importlib's Traversable
    return resources.files("goodoffices").joinpath("lexicon", name)


def _rules_of(
    file: str, text: str, gives: type[G], classes: Classes, table: dict[str, Any] | None = None
) -> Iterator[Rule[G]]:
    if table is None:
        table = parse_table(file, text)
    shared = {key: value for key, value in table.items() if key != "rule"}
    lines = _lines(text)
    for raw in _converted(table.get("rule", []), list[dict[str, Any]], f"{file}: rule"):
        yield _rule(file, lines, {**shared, **raw}, gives, classes)


def _rule(
    file: str, lines: Mapping[str, int], raw: dict[str, Any], gives: type[G], classes: Classes
) -> Rule[G]:
    name = raw.get("id")
    where = f"{file}: rule {name}"
    if not isinstance(name, str):
        raise LexiconError(f'{file}: a rule has no id; give it one like "killed.passive"')
    if not raw.get("yes") or not raw.get("no"):
        raise LexiconError(f"{where}: `yes` and `no` examples are both required")
    written = _converted(raw, Written, where)
    predicates = tuple(_predicates(written, classes, where))
    pattern = () if written.pattern is None else parse_pattern(written.pattern, where)
    if bool(predicates) == bool(pattern):
        raise LexiconError(f"{where}: needs either a predicate (verb, noun, adj) or a pattern")
    rest = {key: value for key, value in raw.items() if key not in _OWN_KEYS}
    return Rule(
        id=name,
        file=file,
        line=lines.get(name, 1),
        predicates=predicates,
        constraints=tuple(_constraints(written.roles, classes, where)),
        pattern=_with_classes(pattern, classes, where),
        gives=_converted(rest, gives, where),
        why=written.why,
        yes=tuple(_example(row, where) for row in written.yes),
        no=written.no,
    )


def _converted(value: object, shape: type[T], where: str) -> T:
    """Return a TOML value as `shape`, or raise LexiconError saying where, which key and what it must be."""
    try:
        return msgspec.convert(value, shape, strict=True)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: {error}; mend the value") from error


def _predicates(
    written: Written, classes: Classes, where: str
) -> Iterator[tuple[str, frozenset[str]]]:
    for kind, words in (("verb", written.verb), ("noun", written.noun), ("adj", written.adj)):
        if words is not None:
            yield kind, _expand(words, classes, where)


def _example(row: str | dict[str, Any], where: str) -> Example:
    if isinstance(row, str):
        return Example(text=row, expect={})
    if not isinstance(row.get("text"), str):
        raise LexiconError(f"{where}: `yes`: {row!r}; an example is a text or a table with `text`")
    return Example(text=row["text"], expect={k: v for k, v in row.items() if k != "text"})


def _constraints(
    roles: Mapping[str, str | tuple[str, ...]], classes: Classes, where: str
) -> Iterator[Constraint]:
    for key, value in roles.items():
        words: set[str] = set()
        unless: set[str] = set()
        tests: list[str] = []
        barring: list[str] = []
        for option in value.split("|") if isinstance(value, str) else value:
            if option[:2] == "!:":
                barring.append(option[2:])
            elif option[:1] == "!":
                _add(option[1:], unless, classes, where)
            elif option.partition(":")[0] in _TESTS:
                tests.append(option)
            else:
                _add(option, words, classes, where)
        if not _TESTS.issuperset(barring):
            raise LexiconError(f"{where}: no test {barring!r}; write !word or !:test")
        name = key.rstrip("?!")
        yield Constraint(
            name=name,
            roles=tuple(name.split("|")),
            words=frozenset(words),
            tests=tuple(tests),
            unless=frozenset(unless),
            barring=tuple(barring),
            optional=key.endswith("?"),
            forbidding=key.endswith("!"),
        )


def _expand(words: Iterable[str], classes: Classes, where: str) -> frozenset[str]:
    out: set[str] = set()
    for word in words:
        _add(word, out, classes, where)
    return frozenset(out)


def _add(word: str, out: set[str], classes: Classes, where: str) -> None:
    """Put a word into `out`, or all words of an `@class`."""
    if not word.startswith("@"):
        out.add(word.lower().replace(" ", "_"))
    elif word[1:] in classes:
        out |= classes[word[1:]]
    else:
        known = ", ".join(sorted(classes))
        raise LexiconError(f"{where}: no word class {word!r}; classes.toml has {known}")


def _with_classes(
    pattern: tuple[Element, ...], classes: Classes, where: str
) -> tuple[Element, ...]:
    """Return `pattern` with `@class` among the alternatives replaced by the class's words."""
    return tuple(
        msgspec.structs.replace(element, words=tuple(_alternatives(element, classes, where)))
        for element in pattern
    )


def _alternatives(element: Element, classes: Classes, where: str) -> Iterator[tuple[str, ...]]:
    for row in element.words:
        if len(row) == 1 and row[0].startswith("@"):
            for word in sorted(_expand(row, classes, where)):
                yield tuple(word.split("_"))
        else:
            yield row


def _refuse_duplicates(rules: Iterable[Rule[G]]) -> None:
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            raise LexiconError(f"{rule.where}: id {rule.id!r} stands in {seen[rule.id]} too")
        seen[rule.id] = rule.where


def _lines(text: str) -> Mapping[str, int]:
    """Return the number of the line on which each id first stands."""
    found: dict[str, int] = {}
    line, counted = 1, 0
    for match in _ID.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        found.setdefault(match[1], line)
    return found
