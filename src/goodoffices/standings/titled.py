"""Offices that a name bears in its title: "Defence Minister Ann Example" holds that office."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Protocol

from goodoffices.language.tokens import Sentence
from goodoffices.rules import Classes
from goodoffices.shapes import Change, Date, Party, Standing

TITLED_CONFIDENCE = 0.8
_PAST = frozenset({"former", "then", "ousted", "deposed", "late", "outgoing", "ex"})
_BEHIND = frozenset({"of", "for", "in", "to", "at", "on", "with"})
_TRAILING = frozenset(
    "general elect designate (former) former plenipotentiary colonel col gen major maj captain capt lt "
    "lieutenant admiral adm brigadier brig commodore marshal sergeant mr mrs ms dr sheikh".split()
)
_NAMED_AFTER = frozenset(
    "island islands bay river lake county street square hospital airport university bridge prize".split()
)
_ROYAL = frozenset({"prince", "king", "queen"})
_BEFORE_TITLE = frozenset({"compound", "amod", "nmod"})
_UNDER = frozenset({"under", "by", "with", "against", "to", "from"})
_PUNCTUATION = ".,;:'\u2019\"()"


class TitledScene(Protocol):
    """The sentence that a title stands in and the day it was printed."""

    sentence: Sentence
    published: str | None


def titled(
    party: Party,
    scene: TitledScene,
    classes: Classes,
    name: Callable[[str, int], str],
    rule: str = "standings.titled",
) -> Standing | None:
    """Return the standing that a title tells; None where it is a rank, a trade or no title at all.

    The title in print outweighs the registry's post, unless it only says that somebody leads. Whom
    the registry knows by name holds his post of the day without any title; a post he held before
    is told only where print says so.
    """
    nobody = party.name is None and party.actor is None
    if nobody or party.text.rpartition(" ")[2].casefold() in _NAMED_AFTER:
        return None
    said = _said(party, classes)
    if said is not None and _is_inside_name(party):
        return None
    role = _role(party, said, classes)
    change = _change(party, said if role == said else None, scene.sentence, classes)
    untold = said is None and party.actor is not None and party.role == role
    if role is None or (untold and (change == "held" or scene.published is None)):
        return None
    return Standing(
        id=name("standing", party.start),
        rule=rule,
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
    """Return whether a title is an office by the noun it ends on; a rank or a trade is none.

    "Deputy Africa Editor" is a trade, "secretary general", "president-elect" and "head of state" are offices.
    """
    words = [word.strip(_PUNCTUATION).casefold() for word in role.split()]
    cut = next((at for at in range(1, len(words)) if words[at] in _BEHIND), len(words))
    ends = [word for word in words[:cut] if word not in _TRAILING][-1:] or words[:cut][-1:]
    return any(not classes["office"].isdisjoint((word, *word.split("-"))) for word in ends)


def inside_others(sentence: Sentence, classes: Classes, known: Collection[str]) -> Iterator[Party]:
    """Yield the persons named with their office inside another's name: "an ally of President X".

    `known` are the words, in small letters, of the names that have been told of already.
    """
    tokens = sentence.tokens
    for entity in sentence.entities:
        at = entity.first - 1
        if entity.label != "PERSON" or at < 0 or not is_office(tokens[at].text, classes):
            continue
        if tokens[at].text.casefold() in _ROYAL:
            continue  # "Prince Edward Island"
        last = entity.last - (tokens[entity.last - 1].tag == "POS")
        name = sentence.span(entity.first, last)
        if name.text.casefold().strip(_PUNCTUATION) in _TRAILING:
            continue  # "spokesman Brig. Gen. X": the rank, told apart from its name
        if last <= entity.first or not set(name.text.casefold().split()).isdisjoint(known):
            continue
        while at > 0 and tokens[at - 1].text[:1].isupper() and tokens[at - 1].dep in _BEFORE_TITLE:
            at -= 1
        whole = sentence.span(at, last)
        role = sentence.span(at, entity.first).text
        yield Party(text=whole.text, start=whole.start, end=whole.end, name=name.text, role=role)


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
    last = ends[-1] + 1
    if last < before and folded[last] == "of":
        last = before
    first = max((at + 1 for at in range(ends[0]) if folded[at] in _UNDER), default=0)
    return " ".join(w for w in words[first:last] if _plain(w) not in _PAST)


def _is_inside_name(party: Party) -> bool:
    """Return whether a title is a part of the only name told: "the Hotel Ambassador", "the Envoy-Review"."""
    name = party.name or ""
    before = party.text.removesuffix(name) if name else ""
    return party.actor is None and (name == party.text or before.endswith("-"))


def _plain(word: str) -> str:
    return word.strip(_PUNCTUATION + "-").casefold()


def _role(party: Party, said: str | None, classes: Classes) -> str | None:
    """Return the office: the registry's, or print's where that names another one."""
    known = party.role
    if known is None or (party.actor is None and not is_office(known, classes)):
        return None
    if said is None:
        printed = known.casefold() in party.text.casefold()
        return None if printed and not is_office(known, classes) else known
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
