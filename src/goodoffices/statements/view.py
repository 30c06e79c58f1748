"""What is known about a story's sentences, as far as statements ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Analysis, Sentence, Token
from goodoffices.shapes import Party
from goodoffices.statements.gives import Words

LEAST_LEAD = 4  # words of a headline before the dash or colon that its source stands behind
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
        if name in {"clause", "infinitive", "subjunctive"}:
            return self._is_clause(name, word)
        if name == "place":
            return word.ent in _PLACES
        if name == "count":
            return word.pos == "NUM"
        if name == "person" and (word.ent == "PERSON" or word.text.lower() in _PEOPLE):
            return True
        return bool(self.scene.parties_at(self.sentence.index, token))

    def _is_clause(self, name: str, word: Token) -> bool:
        """Whether a verb is the head of a clause, of one with "to", of a bare one ("that he go")."""
        helpers = [aux.tag for aux in self.sentence.below(word.i, "aux")]
        if name == "infinitive":
            return "TO" in helpers
        if name == "subjunctive":
            return word.tag == "VB" and not helpers
        return word.pos in {"VERB", "AUX"}

    def slot(self, name: str, first: int) -> int | None:
        """Return the end of a `name` (a run of capitalised words), a `heading` or a `handle`."""
        if name == "name":
            return self._name_end(first)
        if name == "heading":
            return self._heading_end(first)
        if name == "ending":
            return self._ending_end(first)
        text = self.sentence.tokens[first].text
        return first + 1 if text.startswith("@") and len(text) > 1 else None

    def _ending_end(self, first: int) -> int | None:
        """Who stands behind the last colon or dash of a headline: a short phrase that names a source."""
        tokens = self.sentence.tokens
        last = len(tokens)
        while last > first and tokens[last - 1].pos == "PUNCT":
            last -= 1
        if (
            self.sentence.kind == "body"
            or not 0 < last - first <= MAX_HEADING
            or first < LEAST_LEAD
        ):
            return None
        mark, before = tokens[first - 1], tokens[first - 2]
        if mark.end == tokens[first].start or (mark.text != ":" and before.end == mark.start):
            return None
        phrase = tokens[first:last]
        if any(t.pos in {"VERB", "AUX", "NUM"} or t.text == "," for t in phrase):
            return None
        if not any(t.pos in {"VERB", "AUX"} or t.tag == "VBN" for t in tokens[: first - 1]):
            return None
        sources = self.words.sources
        named = any(t.lemma.lower() in sources or t.text.lower() in sources for t in phrase)
        known = all(t.text[:1].isupper() for t in phrase) and bool(
            self.scene.parties_at(self.sentence.index, phrase[-1].i)
        )
        return last if named or known else None

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
        parties = self.scene.parties_at(self.sentence.index, colon - 1)
        if any(party.actor is not None and party.actor == party.country for party in parties):
            return None
        return colon if any(t.pos in {"PROPN", "NOUN"} for t in tokens[:colon]) else None
