"""What the tests of this room share: sentences built by hand, and a scene around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from goodoffices.language.frames import Frame, build_frames, load_grammar
from goodoffices.language.tokens import Sentence, Token, children_of
from goodoffices.rules import load_classes
from goodoffices.shapes import Date, Party, Place, Toll
from goodoffices.tolls import TollLexicon, find_tolls, load_toll_lexicon

Build = Callable[[str], Sentence]
Find = Callable[..., list[Toll]]


@dataclass
class Scene:
    """A sentence whose parties are told by word, with one source and date for all of it."""

    sentence: Sentence
    frames: Mapping[int, Frame]
    parties: Mapping[str, str | None]
    said_by: Party | None = None
    date: Date | None = None

    def parties_at(self, token: int) -> tuple[Party, ...]:
        """Return the party that the test names for the word, with its country."""
        word = self.sentence.tokens[token]
        if word.text not in self.parties:
            return ()
        country = self.parties[word.text]
        return (Party(text=word.text, start=word.start, end=word.end, country=country),)

    def source(self, offset: int) -> Party | None:
        """Return the one source of the sentence."""
        return self.said_by if offset >= 0 else None

    def date_at(self, token: int) -> Date | None:
        """Return the one date, told of the last predicate only."""
        last = max((k for k, frame in self.frames.items() if frame.kind == "verb"), default=None)
        return self.date if token == last else None

    def place_at(self, token: int) -> Place | None:
        """Return no place."""
        del token
        return None


def _build(table: str) -> Sentence:
    rows = [row.split() for row in table.strip().splitlines()]
    tokens, at = [], 0
    for i, row in enumerate(rows):
        text, lemma, pos, tag, dep, head = row[:6]
        ent = row[6] if len(row) > 6 else ""
        end = at + len(text)
        tokens.append(Token(i, text, lemma, pos, tag, dep, int(head), at, end, ent))
        at = end + 1
    text = " ".join(token.text for token in tokens)
    made = tuple(tokens)
    return Sentence(0, 0, len(text), text, tokens=made, children=children_of(made))


@pytest.fixture(scope="session")
def build() -> Build:
    """Return what makes a sentence of rows `text lemma pos tag dep head [entity]`."""
    return _build


@pytest.fixture(scope="session")
def lexicon() -> TollLexicon:
    """Return the toll lexicon shipped with the package."""
    return load_toll_lexicon(load_classes())


@pytest.fixture(scope="session")
def find(lexicon: TollLexicon) -> Find:
    """Return what finds the tolls of a table, with parties by word."""
    grammar = load_grammar()

    def find(
        table: str,
        parties: Mapping[str, str | None] | None = None,
        said_by: Party | None = None,
        date: Date | None = None,
    ) -> list[Toll]:
        sentence = _build(table)
        scene = Scene(sentence, build_frames(sentence, grammar), parties or {}, said_by, date)
        return find_tolls(scene, lexicon, lambda kind, offset: f"{kind}:{offset}")

    return find
