"""The nouns that count people, and the other word lists that reading a toll needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import NamedTuple, TypeVar

import msgspec
import msgspec.toml

from goodoffices.errors import LexiconError
from goodoffices.language.tokens import Token
from goodoffices.rules import Classes, Rule, RuleSet, load_rules
from goodoffices.tolls.gives import TollGives

T = TypeVar("T")


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    traits: tuple[str, ...]
    nouns: tuple[str, ...]


class _PeopleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    endings: tuple[str, ...]
    not_: frozenset[str] = msgspec.field(name="not")
    units: frozenset[str]
    groups: frozenset[str]
    states: frozenset[str]
    sport: frozenset[str]
    captives: frozenset[str]
    hostages: frozenset[str]
    residents: frozenset[str]
    group: tuple[_Group, ...]


class Doubt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of `lexicon/tolls/doubt.toml`: what has come about and what has not."""

    unreal: frozenset[str]
    real_infinitive: frozenset[str]
    telling: frozenset[str]
    hedged: frozenset[str]
    open: frozenset[str]
    passing: frozenset[str]
    causing: frozenset[str]
    undone: frozenset[str]
    bearing: frozenset[str]
    rates: frozenset[str]
    periods: frozenset[str]


class Force(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of `lexicon/tolls/force.toml`: whose doing it was, and what keeps on killing."""

    force: frozenset[str]
    mutual: frozenset[str]
    sent: frozenset[str]
    lasting: frozenset[str]
    enduring: frozenset[str]
    accusing: frozenset[str]
    impersonal: frozenset[str]
    running: tuple[str, ...]


class People(msgspec.Struct, frozen=True):
    """Nouns that count people, with what they say of them."""

    traits: Mapping[str, tuple[str, ...]]
    endings: tuple[str, ...]
    not_people: frozenset[str]
    units: frozenset[str]
    groups: frozenset[str]
    states: frozenset[str]
    sport: frozenset[str]
    captives: frozenset[str]
    hostages: frozenset[str]
    residents: frozenset[str]

    def traits_of(self, token: Token, before: Token | None = None) -> tuple[str, ...] | None:
        """Return what a noun says of the people it counts; None where it counts no people.

        A compound ("aid worker") says more than its last word.
        """
        compound = f"{before.lemma}_{token.lemma}" if before is not None else ""
        for name in (compound, token.lemma, token.lemma.removesuffix("s"), token.text.lower()):
            if name in self.traits:
                return self.traits[name]
        if token.lemma in self.units:
            return ()
        known = token.pos == "NOUN" and token.lemma not in self.not_people
        return () if known and token.lemma.endswith(self.endings) else None


class Surface(NamedTuple):
    """A surface rule, and for each of its words that must stand what may open it."""

    rule: Rule[TollGives]
    needs: tuple[frozenset[str], ...]
    counts_people: bool

    def may_stand(self, words: frozenset[str], *, people: bool) -> bool:
        """Whether the rule can hold among `words`, forms and lemmas; a test that costs little."""
        if self.counts_people and not people:
            return False
        return not any(need.isdisjoint(words) for need in self.needs)


class TollLexicon(NamedTuple):
    """The toll rules and the words they are read with."""

    rules: RuleSet[TollGives]
    surfaces: tuple[Surface, ...]
    people: People
    doubt: Doubt
    force: Force
    opened: Mapping[str, tuple[int, ...]]

    def surfaces_for(self, words: frozenset[str], *, people: bool) -> Iterator[Rule[TollGives]]:
        """Yield the surface rules that can hold among `words`, in their order.

        `opened` holds their numbers by a word that must stand, "" for those that need none.
        """
        numbers = {k for word in ("", *words) for k in self.opened.get(word, ())}
        for k in sorted(numbers):
            if self.surfaces[k].may_stand(words, people=people):
                yield self.surfaces[k].rule


def load_toll_lexicon(classes: Classes) -> TollLexicon:
    """Return the rules of `lexicon/tolls` and its word lists, checked."""
    rules = load_rules("tolls", TollGives, classes)
    surfaces = tuple(_surface(rule) for rule in rules.surface)
    return TollLexicon(
        rules=rules,
        surfaces=surfaces,
        people=_people(_read("people.toml", _PeopleFile)),
        doubt=_read("doubt.toml", Doubt),
        force=_read("force.toml", Force),
        opened=_opened(surfaces),
    )


def _opened(surfaces: Sequence[Surface]) -> Mapping[str, tuple[int, ...]]:
    """Return the numbers of the rules by each word of the place that fewest words fill."""
    table: dict[str, list[int]] = {}
    for k, surface in enumerate(surfaces):
        for word in min(surface.needs, key=len, default={""}):
            table.setdefault(word, []).append(k)
    return {word: tuple(row) for word, row in table.items()}


def _surface(rule: Rule[TollGives]) -> Surface:
    standing = [element for element in rule.pattern if not element.optional]
    return Surface(
        rule=rule,
        needs=tuple(frozenset(row[0] for row in e.words) for e in standing if e.kind == "words"),
        counts_people=any(e.slot == "victims" for e in standing),
    )


def _read(name: str, shape: type[T]) -> T:
    path = resources.files("goodoffices").joinpath("lexicon", "tolls", name)
    try:
        return msgspec.toml.decode(path.read_bytes(), type=shape)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise LexiconError(
            f"tolls/{name}: {error}; the keys are those of {shape.__name__}"
        ) from error


def _people(file: _PeopleFile) -> People:
    traits: dict[str, tuple[str, ...]] = {}
    for group in file.group:
        for noun in group.nouns:
            if noun in traits:
                raise LexiconError(f"tolls/people.toml: {noun!r} stands twice; keep one of them")
            traits[noun] = group.traits
    return People(
        traits=traits,
        endings=file.endings,
        not_people=file.not_,
        units=file.units,
        groups=file.groups,
        states=file.states,
        sport=file.sport,
        captives=file.captives,
        hostages=file.hostages,
        residents=file.residents,
    )
