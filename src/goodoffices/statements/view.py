"""What is known about a story's sentences, as far as statements ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Analysis, Sentence
from goodoffices.shapes import Party
from goodoffices.statements.gives import Words

MAX_HEADING = 6  # words before the colon of a headline that can name who speaks
_PLACES = frozenset({"GPE", "LOC", "FAC", "EVENT", "DATE"})
_PEOPLE = frozenset("i he she they we you him her them us who".split())


class StoryScene(Protocol):
    """A story parsed, with its quotations and parties; the pipeline provides it."""

    analysis: Analysis

    def frames(self, sentence_index: int) -> Mapping[int, Frame]:
        """Return the frames of a sentence by the token of their predicate."""
        ...

    def parties_at(self, sentence_index: int, token: int) -> tuple[Party, ...]:
        """Return who is meant by the phrase headed by `token`; pronouns and roles resolved."""
        ...


class StatementView:
    """Answers what the rules ask about one sentence."""

    def __init__(self, scene: StoryScene, sentence: Sentence, words: Words) -> None:
        self.scene = scene
        self.sentence = sentence
        self.words = words

    def test(self, name: str, token: int) -> bool:
        """Whether the filler headed by `token` is a clause, a place, a count, or may be somebody."""
        word = self.sentence.tokens[token]
        if name == "clause":
            return word.pos in {"VERB", "AUX"}
        if name == "place":
            return word.ent in _PLACES
        if name == "count":
            return word.pos == "NUM"
        if name == "person" and (word.ent == "PERSON" or word.text.lower() in _PEOPLE):
            return True
        return bool(self.scene.parties_at(self.sentence.index, token))

    def slot(self, name: str, first: int) -> int | None:
        """Return the end of a `name` (a run of capitalised words), a `heading` or a `handle`."""
        if name == "name":
            return self._name_end(first)
        if name == "heading":
            return self._heading_end(first)
        text = self.sentence.tokens[first].text
        return first + 1 if text.startswith("@") and len(text) > 1 else None

    def _name_end(self, first: int) -> int | None:
        tokens = self.sentence.tokens
        last = first
        while last < len(tokens) and tokens[last].text[:1].isupper():
            last += 1
        return last if last > first else None

    def _heading_end(self, first: int) -> int | None:
        """Who stands before the colon of a headline: a short phrase that names no place or label."""
        tokens = self.sentence.tokens
        colon = next((t.i for t in tokens if t.text == ":"), None)
        if first != 0 or self.sentence.kind == "body" or colon is None or colon > MAX_HEADING:
            return None
        if any(t.pos in {"VERB", "AUX", "NUM"} or t.ent in _PLACES for t in tokens[:colon]):
            return None
        if any(t.lemma in self.words.labels for t in tokens[:colon]):
            return None
        return colon if any(t.pos in {"PROPN", "NOUN"} for t in tokens[:colon]) else None
