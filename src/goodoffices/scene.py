"""What is known of a story while its findings are looked for: one object that every room asks.

A room states in a Protocol what it needs (`events.Scene`, `tolls.TollScene` ...); these classes
answer. They hold a parsed story and who, where and when is meant in it; they change nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from goodoffices.actors import Parties, PartyMention
from goodoffices.dates import DateMention, Grammar, StoryDates, find_dates, written_on
from goodoffices.dates.attach import date_of
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Analysis, Sentence, between
from goodoffices.places.attach import place_of
from goodoffices.places.find import PlaceMention, find_places
from goodoffices.places.folding import fold
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.shapes import Date, Party, Place, Statement
from goodoffices.statements import who_says

_VAGUE = frozenset({None, "UNK", "BUS"})
_TOWARD = frozenset(
    {"to", "from", "against", "with", "for", "between", "upon", "toward", "towards"}
)


class Mentions:
    """Who is meant by the tokens of one sentence."""

    def __init__(self, parties: Parties, sentence: Sentence) -> None:
        self._parties = parties
        self._sentence = sentence.index
        self._tokens = sentence.tokens

    def parties_at(self, token: int, *, places: bool = False) -> tuple[Party, ...]:
        """Return the parties that the mention headed by `token` stands for, none if unresolved."""
        mention = self._parties.at(self._sentence, token)
        if mention is None:
            return ()
        if mention.kind == "place" and not places and not self._is_side(mention):
            return ()
        if mention.members:
            return mention.members
        party = mention.party
        known = bool(party.actor or party.country or party.name)
        known = known or party.sector not in _VAGUE  # "they", the soldiers
        if mention.kind == "pronoun" and not known:
            return ()
        return (mention.party,)

    def _is_side(self, mention: PartyMention) -> bool:
        """Whether a state named after "to" or "from" is a side: "sent aid to Mali", not "met in"."""
        head = self._tokens[mention.head]
        before = self._tokens[head.head].text.lower() if head.dep == "pobj" else ""
        return mention.party.sector == "GOV" and before in _TOWARD

    def named(self, party: Party) -> Party:
        """Return `party` in the words that name it, where it stands as a pronoun in its sentence."""
        mentions = self._parties.in_sentence(self._sentence)
        if not any(m.kind == "pronoun" and m.party.start == party.start for m in mentions):
            return party
        named = [m for m in mentions if m.kind not in {"pronoun", "adjective", "place"}]
        alike = [m for m in named if _same_party(m.party, party)]
        if party.actor is None:  # whom nobody knows by name is known by what stands before
            alike = [m for m in alike if m.party.start < party.start]
        if all(m.kind == "agent" for m in alike):  # of two groups of villagers the nearer
            alike.sort(key=lambda m: (m.party.start > party.start, -m.first))
        for name in (m.party for m in alike[:1]):
            return replace(party, text=name.text, start=name.start, end=name.end)
        return party

    def bodies(self) -> tuple[Party, ...]:
        """Return the states and groups named, each as often as it is."""
        mentions = self._parties.in_sentence(self._sentence)
        return tuple(m.party for m in mentions if m.kind in {"state", "group"} and m.party.actor)

    def people(self) -> tuple[Party, ...]:
        """Return the persons named with words beside their name."""
        mentions = self._parties.in_sentence(self._sentence)
        return tuple(m.party for m in mentions if m.kind == "person" and m.last - m.first > 1)

    def kind_at(self, token: int) -> str | None:
        """Return the kind of the mention at `token`."""
        mention = self._parties.at(self._sentence, token)
        return None if mention is None else mention.kind


def _same_party(name: Party, pronoun: Party) -> bool:
    if name.actor or pronoun.actor:
        return name.actor == pronoun.actor
    return (name.name, name.country, name.sector) == (
        pronoun.name,
        pronoun.country,
        pronoun.sector,
    )


class StoryScene:
    """A parsed story with its parties; `statements` asks it."""

    def __init__(
        self, analysis: Analysis, frames: Sequence[Mapping[int, Frame]], parties: Parties
    ) -> None:
        self.analysis = analysis
        self.published = analysis.report.published
        self._frames = frames
        self._mentions = [Mentions(parties, s) for s in analysis.sentences]

    def frames(self, sentence: int) -> Mapping[int, Frame]:
        """Return the frames of a sentence."""
        return self._frames[sentence]

    def mentions(self, sentence: int) -> Mentions:
        """Return who is meant in a sentence."""
        return self._mentions[sentence]

    def parties_at(self, sentence: int, token: int) -> tuple[Party, ...]:
        """Return the parties that a token of a sentence stands for."""
        return self._mentions[sentence].parties_at(token)


class StoryTold:
    """When and where a story's sentences tell of, read when first asked for: many a story is never asked."""

    def __init__(self, analysis: Analysis, grammar: Grammar, gazetteer: Gazetteer) -> None:
        self._analysis = analysis
        self._grammar = grammar
        self._gazetteer = gazetteer
        self._dates: list[tuple[DateMention, ...]] = []
        self._before = StoryDates()

    @cached_property
    def _written(self) -> str | None:
        report = self._analysis.report
        return written_on(report.dateline, report.published, self._grammar)

    def dates(self, sentence: int) -> tuple[DateMention, ...]:
        """Return the dates that a sentence tells, seen from those told before it."""
        for one in self._analysis.sentences[len(self._dates) : sentence + 1]:
            found = find_dates(one.text, one.start, self._written, self._grammar, self._before)
            self._before = self._before.after(found)
            self._dates.append(found)
        return self._dates[sentence]

    def places(self, sentence: int) -> tuple[PlaceMention, ...]:
        """Return the places that a sentence names."""
        return self._places.get(sentence, ())

    def country_of(self, town: str) -> str | None:
        """Return the country of a town or province as the story means it, null where it tells of none."""
        found = self._countries.get(fold(town), ())
        return found[0] if len(found) == 1 else None

    @cached_property
    def _countries(self) -> Mapping[str, tuple[str, ...]]:
        """The countries of the places that the story names, by their names.

        A name with a word more is something else that is called after a place: "the Elbe River".
        """
        found: dict[str, set[str]] = {}
        for one in (one for row in self._places.values() for one in row):
            name = self._analysis.report.text[one.start : one.end]
            longer = len(name.split()) > len(one.place.name.split())
            if one.listed and one.place.country and one.place.precision != "country" and not longer:
                found.setdefault(fold(name), set()).add(one.place.country)
        return {name: tuple(countries) for name, countries in found.items()}

    @cached_property
    def _places(self) -> Mapping[int, tuple[PlaceMention, ...]]:
        rows: dict[int, list[PlaceMention]] = {}
        for mention in find_places(self._analysis, self._gazetteer):
            rows.setdefault(mention.sentence, []).append(mention)
        return {sentence: tuple(row) for sentence, row in rows.items()}


class SentenceScene:
    """One sentence of a story with all that is known around it; the other rooms ask it."""

    def __init__(
        self,
        story: StoryScene,
        sentence: Sentence,
        statements: Sequence[Statement],
        told: StoryTold,
        issuer: Party | None = None,
    ) -> None:
        self.sentence = sentence
        self.issuer = issuer
        self.frames = story.frames(sentence.index)
        self.mentions = story.mentions(sentence.index)
        self.published = story.published
        self._quotes = between(story.analysis.quotes, sentence.start, sentence.end)
        self._statements = statements
        self._told = told

    @cached_property
    def dates(self) -> Sequence[DateMention]:
        """The dates that the sentence tells."""
        return self._told.dates(self.sentence.index)

    def named(self, party: Party) -> Party:
        """Return `party` in the words that name it in this sentence."""
        return self.mentions.named(party)

    def bodies(self) -> tuple[Party, ...]:
        """Return the states and groups named in the sentence, each as often as it is."""
        return self.mentions.bodies()

    def people(self) -> tuple[Party, ...]:
        """Return the persons named in the sentence, each with the title it is named with."""
        return self.mentions.people()

    def parties_at(self, token: int, *, places: bool = False) -> tuple[Party, ...]:
        """Return the parties that the mention headed by `token` stands for."""
        return self.mentions.parties_at(token, places=places)

    def speaker(self, offset: int) -> Party | None:
        """Return who says the words at `offset`, when they stand in a direct quotation."""
        statement = who_says(self._statements, offset, direct=True, quotes=self._quotes)
        return statement.speaker if statement else None

    def source(self, offset: int) -> Party | None:
        """Return who says the words at `offset`, directly or not."""
        statement = who_says(self._statements, offset)
        return statement.speaker if statement else None

    def says_with(self, offset: int) -> Party | None:
        """Return who says something with the verb at `offset` ("he called on all sides")."""
        told = (s for s in self._statements if s.cue and s.cue.start <= offset < s.cue.end)
        return next((s.speaker for s in told), None)

    def date_at(self, token: int) -> Date | None:
        """Return the date told for the predicate `token`."""
        mention = date_of(self.sentence, token, self.dates)
        return mention.date if mention else None

    def date_told_at(self, token: int) -> Date | None:
        """Return the date on which what `token` says was told: "said on Friday that it was ready"."""
        frame = self.frames.get(token)
        while frame is not None and frame.parent is not None:
            above = self.date_at(frame.parent) if frame.link == "comp" else None
            if above is not None:
                return above
            frame = self.frames.get(frame.parent)
        return None

    def is_place(self, token: int) -> bool:
        """Whether `token` heads the name of a place."""
        return any(m.first <= token < m.last for m in self._told.places(self.sentence.index))

    def place_at(self, token: int) -> Place | None:
        """Return the place told for the predicate `token`."""
        return place_of(self.sentence, token, self._told.places(self.sentence.index))
