"""Whose doing a toll was, as far as the sentence says: never guessed.

The doer is the party that the predicate names, or the owner of the force it names: "Israeli air
strikes", "a bomb planted by ETA". "Turkish earthquake" and "a car bomb" have no doer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party
from goodoffices.tolls.people import Force

_NAMING = frozenset({"agent", "by", "poss"})
_MODIFIERS = ("amod", "compound", "nmod")
_MAX_STEPS = 2  # "Israeli military air strikes"; further from the noun nobody is its owner
PartiesAt = Callable[[int], tuple[Party, ...]]


class Whose:
    """Finds who did what the frames of one sentence tell."""

    def __init__(
        self,
        sentence: Sentence,
        frames: Mapping[int, Frame],
        parties_at: PartiesAt,
        force: Force,
    ) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.frames = frames
        self.parties_at = parties_at
        self.force = force

    def along(self, paths: Iterable[str], frames: Iterable[Frame]) -> tuple[Party, ...]:
        """Return the doers along the first of `paths` that names any."""
        shown = tuple(frames)
        for path in paths:
            found = [
                party
                for frame in shown
                for role in path.split("|")
                for token in self._fillers(frame, role)
                for party in self.of(token, naming=role in _NAMING)
            ]
            if found:
                return _distinct(found)
        return ()

    def _fillers(self, frame: Frame, role: str) -> Iterator[int]:
        """Yield what fills a role; after "accused the army of killing" the army does it."""
        above = self.frames.get(frame.parent) if frame.parent is not None else None
        accused = above is not None and any(x in self.force.accusing for x in above.lemmas)
        own = any(True for _ in self.sentence.below(frame.head, "nsubj", "agent"))
        if role == "self":
            yield from (frame.head,) if frame.kind == "noun" else ()
        elif role == "agent" and above is not None and accused and not own:
            yield from above.fill("patient")
        elif role == "agent" and self._is_borrowed(frame):
            return
        else:
            yield from frame.fill(role)

    def _is_borrowed(self, frame: Frame) -> bool:
        """Whether a noun's agent only speaks of it: "announced the deaths of 12"."""
        light = self.frames.get(frame.light) if frame.light is not None else None
        return light is not None and not any(x in self.force.sent for x in light.lemmas)

    def of(self, token: int, *, naming: bool) -> tuple[Party, ...]:
        """Return who `token` names, where its role names the doer, or whose force it is."""
        impersonal = self.tokens[token].lemma in self.force.impersonal
        own = self.parties_at(token) if naming and not impersonal else ()
        return own or tuple(self.owner(token)) or self._firing(token)

    def _firing(self, token: int) -> tuple[Party, ...]:
        """Return the party in "police firing", where the parse takes the gerund for a clause."""
        for below in self.sentence.below(token, "acl"):
            if below.i == token + 1 and below.text.lower() in self.force.force:
                return self.parties_at(token)
        return ()

    def named_at(self, by: int) -> tuple[Party, ...]:
        """Return who stands after a "by" at token `by`, whatever the parse hangs it on."""
        if by >= len(self.tokens) or self.tokens[by].text.lower() != "by":
            return ()
        below = self.sentence.below(by, "pobj", "pcomp")
        return _distinct(party for word in below for party in self.of(word.i, naming=True))

    def owner(self, token: int) -> Iterator[Party]:
        """Yield the parties that own the force that `token` names."""
        word = self.tokens[token]
        if word.lemma in self.force.mutual:
            if not self._is_fought_on(token):
                return
        elif word.lemma not in self.force.force:
            return
        found = [*self._before(token, _MAX_STEPS), *self._by(token)]
        yield from found or self._sent_by(token)

    def _before(self, token: int, steps: int) -> Iterator[Party]:
        for child in self.sentence.below(token, "poss", *_MODIFIERS):
            if child.dep == "poss":
                yield from self._named(child.i)
            elif child.pos in {"ADJ", "NOUN", "PROPN"} and not _is_its_place(child):
                parties = tuple(self._named(child.i))
                yield from parties
                if not parties and steps > 1:
                    yield from self._before(child.i, steps - 1)

    def _by(self, token: int) -> Iterator[Party]:
        """Yield the parties of "a raid by X", "at the hands of X"."""
        wanted = {"by", "of"} if self.tokens[token].lemma == "hand" else {"by"}
        for prep in self.sentence.below(token, "prep", "agent"):
            if prep.text.lower() in wanted:
                for below in self.sentence.below(prep.i, "pobj"):
                    yield from self._named(below.i)

    def _sent_by(self, token: int) -> Iterator[Party]:
        """Yield who fired, planted or launched it: "rockets fired by X"."""
        for below in self.sentence.below(token, "acl", "relcl"):
            frame = self.frames.get(below.i)
            if frame is not None and any(lemma in self.force.sent for lemma in frame.lemmas):
                for agent in frame.fill("agent", "by"):
                    if agent != token:
                        yield from self._named(agent)

    def _named(self, token: int) -> Iterator[Party]:
        yield from self.parties_at(token)
        for other in self.sentence.below(token, "conj"):
            yield from self._named(other.i)

    def _is_fought_on(self, token: int) -> bool:
        """Whether a war is one side's: "Israel's war on Gaza"."""
        return any(
            prep.text.lower() in {"on", "against"} for prep in self.sentence.below(token, "prep")
        )


def _is_its_place(child: Token) -> bool:
    """Whether a name before a noun of force tells where and not whose: "the Baghdad bombing".

    An abbreviation is a state's ("U.S. strikes").
    """
    place = child.ent in {"GPE", "LOC", "FAC"} and child.pos == "PROPN"
    return place and not child.text.isupper()


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    seen: dict[object, Party] = {}
    for party in parties:
        seen.setdefault(party.actor or (party.text.lower(), party.country), party)
    return tuple(seen.values())
