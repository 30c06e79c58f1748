"""Offices that a name bears in its title: "Defence Minister Ann Example" holds that office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from goodoffices.language.tokens import Sentence
from goodoffices.rules import Classes
from goodoffices.shapes import Change, Date, Party, Standing

TITLED_CONFIDENCE = 0.8
_PAST = frozenset({"former", "then", "ousted", "deposed", "late", "outgoing", "ex"})
_UNDER = frozenset({"under", "by", "with", "against", "to", "from"})
_PUNCTUATION = ".,;:'\u2019\"()"


class TitledScene(Protocol):
    """The sentence that a title stands in and the day it was printed."""

    sentence: Sentence
    published: str | None


def titled(
    party: Party, scene: TitledScene, classes: Classes, name: Callable[[str, int], str]
) -> Standing | None:
    """Return the standing that a title tells; None where it is a rank, a trade or no title at all.

    The title in print outweighs the registry's post, unless it only says that somebody leads. Whom
    the registry knows by name holds his post of the day without any title; a post he held before
    is told only where print says so.
    """
    said = _said(party, classes)
    role = _role(party, said, classes)
    change = _change(party, said if role == said else None, scene.sentence, classes)
    untold = said is None and party.actor is not None and party.role == role
    if role is None or (untold and (change == "held" or scene.published is None)):
        return None
    return Standing(
        id=name("standing", party.start),
        rule="standings.titled",
        confidence=TITLED_CONFIDENCE,
        sentence=scene.sentence.index,
        party=party,
        actor=party,
        role=role,
        change=change,
        evidence=scene.sentence.chars(party.start, party.end),
        date=Date(start=scene.published, end=scene.published) if change == "holds" else Date(),
    )


def is_office(role: str, classes: Classes) -> bool:
    """Return whether a title holds the word for an office; a rank or a trade holds none."""
    return not classes["office"].isdisjoint(_words(role))


def _words(text: str) -> list[str]:
    """Return the words of a title in small letters, a hyphen's halves too."""
    plain = [word.strip(_PUNCTUATION).casefold() for word in text.split()]
    return [*plain, *(half for word in plain if "-" in word for half in word.split("-"))]


def _said(party: Party, classes: Classes) -> str | None:
    """Return the title printed before a name, or in place of it, if it is an office."""
    words = party.text.split()
    folded = [word.strip(_PUNCTUATION).casefold() for word in words]
    family = (party.name or "").casefold().split()[-1:]
    before = folded.index(family[0]) if family and family[0] in folded else len(folded)
    ends = [at for at, word in enumerate(folded[:before]) if is_office(word, classes)]
    if not ends:
        return None
    first = max((at + 1 for at in range(ends[0]) if folded[at] in _UNDER), default=0)
    return " ".join(w for w in words[first : ends[-1] + 1] if _plain(w) not in _PAST)


def _plain(word: str) -> str:
    return word.strip(_PUNCTUATION + "-").casefold()


def _role(party: Party, said: str | None, classes: Classes) -> str | None:
    """Return the office: the registry's, or print's where that names another one."""
    known = party.role
    if known is None or (party.actor is None and not is_office(known, classes)):
        return None
    if said is None:
        return known
    words, own = set(_words(said)), set(_words(known))
    other = (words & classes["office"]) - classes["broad_office"] - own
    ministry = (
        "minister" in words
        and not set(_words(said.casefold().partition("minister")[0])[-1:]) <= own
    )
    return said if other or ministry else known


def _change(party: Party, printed: str | None, sentence: Sentence, classes: Classes) -> Change:
    """Return whether the office is held, is over, or was won and not yet taken.

    Print says so, or the registry where the title is its own or only says that somebody leads.
    """
    told = set(_words(printed or ""))
    if "elect" in told:
        return "elected"
    before = sentence.text[: party.start - sentence.start].split()[-1:]
    words = {*_words(" ".join(before)), *_words(party.text)}
    own = not (told & classes["office"]) - classes["broad_office"]
    if own:
        words.update(_words(party.role or ""))
    return "held" if (own and party.sector == "ELI") or not words.isdisjoint(_PAST) else "holds"
