"""What a frame is: one predicate with its roles, and the words that decide how they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import resources
from typing import Literal, NamedTuple

import msgspec
import msgspec.toml

FrameKind = Literal["verb", "noun", "adj"]
Tense = Literal["past", "present", "future"]


class Grammar(msgspec.Struct, frozen=True):
    """Words of `lexicon/grammar.toml` that decide how roles are shared."""

    particles: frozenset[str]
    object_control: frozenset[str]
    light: frozenset[str]
    undergo: frozenset[str]
    partitives: frozenset[str] = frozenset()


def load_grammar() -> Grammar:
    """Return the lexicon's word lists for reading clauses."""
    path = resources.files("goodoffices").joinpath("lexicon", "grammar.toml")
    return msgspec.toml.decode(path.read_bytes(), type=Grammar)


class Filler(NamedTuple):
    """A token in a role of a frame."""

    role: str
    token: int


class Frame(msgspec.Struct, frozen=True, dict=True):
    """One predicate and its roles; `head` is its token.

    `lemmas` are the ways to look it up, the longest first ("crack_down", "crack"). `parent` is the
    token of the frame that governs it and `link` how: comp, relcl, advcl, conj, noun or root.
    `marker` is the word that opens the clause ("if", "that", "unless") or "".
    """

    head: int
    kind: FrameKind
    lemmas: tuple[str, ...]
    roles: tuple[Filler, ...] = ()
    passive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    tense: Tense = "past"
    perfect: bool = False
    infinitive: bool = False
    marker: str = ""
    parent: int | None = None
    link: str = "root"
    light: int | None = None

    def fill(self, *roles: str) -> Iterator[int]:
        """Return the tokens that fill any of `roles`, one by one, in the order the roles are named."""
        filled = self.filled
        if len(roles) == 1:
            return iter(filled.get(roles[0], ()))
        return iter([token for role in roles for token in filled.get(role, ())])

    @cached_property
    def filled(self) -> Mapping[str, tuple[int, ...]]:
        """The tokens in each role that is filled, in order; the predicate itself fills "self"."""
        rows: dict[str, tuple[int, ...]] = {"self": (self.head,)}
        for role, token in self.roles:
            rows[role] = (*rows.get(role, ()), token)
        return rows

    def has(self, role: str) -> bool:
        """Whether anything fills `role`."""
        return role in self.filled
