"""What event rules may ask of what fills a role (rules.View)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goodoffices.actors.identity import belongs
from goodoffices.actors.parties import ISSUER
from goodoffices.events.acts import Act
from goodoffices.events.conditions import clause_tests
from goodoffices.events.modality import DUTY
from goodoffices.events.who import Who
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "CRM", "SPY"})
_POLITICAL = frozenset({"GOV", "LEG", "PTY", "ELI", "OPP", "JUD"})
_BODIES = frozenset({"UNO", "IGO", "EUR"})
_UNNAMED_STATES = frozenset({"countries", "nations", "governments", "powers", "states"})
_STATES = frozenset({"be", "have", "need", "deserve", "remain", "seem", "look", "matter"})
SHARES = frozenset({"percent", "%", "pct", "percentage"})
_POLLS = frozenset({"poll", "survey", "pollster", "respondent"})
_HIRED = frozenset({"security", "military", "mercenary", "private"})  # who sell men under arms
_NATIONS = frozenset({"England", "Wales", "Scotland"})
_OF_MANY = frozenset({"were", "are", "have"})
_PERSONS = frozenset({"he", "she", "him", "her", "who"})


def is_public(party: Party) -> bool:
    """Whether a party acts in public affairs: a named body or office, not a man in the street."""
    if party.why == ISSUER:
        return True  # who issues declarations is no man in the street
    known = party.actor is not None or party.country in _BODIES
    if party.text.rpartition(" ")[2].lower() in _UNNAMED_STATES:
        return True
    return (known and party.sector != "BUS") or party.sector not in {None, "CVL", "UNK", "BUS"}


class EventView:
    """Answers for one sentence; `inner` gives the acts that a filler stands for."""

    def __init__(
        self,
        sentence: Sentence,
        frames: Mapping[int, Frame],
        who: Who,
        inner: Callable[[int], tuple[Act, ...]],
        named_place: Callable[[int], bool],
    ) -> None:
        self.sentence = sentence
        self._frames = frames
        self._who = who
        self._inner = inner
        self._named_place = named_place
        self._tests: Mapping[str, Callable[[int], bool]] = {
            "party": self._is_party,
            "person": self._is_person,
            "state": lambda token: who.mentions.kind_at(token) == "state",
            "place": self._is_place,
            "armed": lambda token: any(p.sector in ARMED or p.why == ISSUER for p in who.of(token)),
            "official": lambda token: any(
                p.sector in OFFICIAL or p.why == ISSUER for p in who.of(token)
            ),
            "civil": lambda token: any(p.sector not in OFFICIAL for p in who.of(token)),
            "public": lambda token: any(is_public(p) for p in who.of(token)),
            "clause": lambda token: sentence.tokens[token].pos in {"VERB", "AUX"},
            "infinitive": lambda token: token in frames and frames[token].infinitive,
            "ahead": self._is_ahead,
            "subjunctive": self._is_subjunctive,
            "another": self._is_for_another,
            "count": self._is_counted,
            "itself": self._is_itself,
            "statesman": self._is_statesman,
            "opinion": self._is_opinion,
            "polled": self._is_polled,
            "of-others": self._is_of_others,
            "of-business": self._is_firm,
            "as-team": self._is_team,
            **clause_tests(frames, sentence),
        }

    def test(self, name: str, token: int) -> bool:
        """Whether the filler headed by `token` is a party, a person, an event of some type ..."""
        own = self._tests.get(name)
        if own is not None:
            return own(token)
        kind, _, wanted = name.partition(":")
        if kind == "event":
            return any(not wanted or act.type == wanted for act in self._inner(token))
        return self._tests[kind](token)

    def slot(self, name: str, first: int) -> int | None:
        """Return the token after a party of one word; event rules have no other slots."""
        return first + 1 if name == "party" and self._is_party(first) else None

    def _is_party(self, token: int) -> bool:
        return bool(self._who.of(token))

    def _is_person(self, token: int) -> bool:
        word, kind = self.sentence.tokens[token], self._who.mentions.kind_at(token)
        if kind in {"person", "agent", "group"} or word.text.lower() in _PERSONS:
            return True
        named = word.ent == "PERSON" and not self.sentence.is_storm(token)
        return named and kind not in {"place", "state"}

    def _is_itself(self, token: int) -> bool:
        """Whether a filler names somebody, and not a thing of theirs: "the rebels", not "his tax"."""
        word = self.sentence.tokens[token]
        if word.pos != "PRON" and self._is_person(token):
            return True
        return bool(self._who.mentions.parties_at(token, places=False))

    def _is_statesman(self, token: int) -> bool:
        """Whether a filler is one named man or woman of politics, who attacks with words."""
        if self._who.mentions.kind_at(token) != "person":
            return False
        return any(p.sector in _POLITICAL for p in self._who.of(token))

    def _is_opinion(self, token: int) -> bool:
        """Whether a clause says how things are: "agreed that it was too late" settles nothing."""
        frame = self._frames.get(token)
        if frame is None or frame.kind != "verb" or frame.infinitive or frame.modals:
            return False
        return self.sentence.tokens[token].lemma in _STATES

    def _is_ahead(self, token: int) -> bool:
        """Whether a clause speaks of what may come: "afraid that the rebels will attack"."""
        frame = self._frames.get(token)
        if frame is None or frame.kind != "verb":
            return False
        return frame.tense == "future" or bool(frame.modals) or frame.infinitive

    def _is_subjunctive(self, token: int) -> bool:
        """Whether a clause says what is to be done: "insisted that Mali withdraw", "must go"."""
        frame = self._frames.get(token)
        if frame is None or frame.kind != "verb" or frame.infinitive:
            return False
        if DUTY & set(frame.modals):
            return True
        if frame.perfect:
            return False  # "insisted that the rebels have left"
        word = self.sentence.tokens[token]
        if word.dep == "conj" and word.head in self._frames:  # "says it obeys and blame others"
            return self._is_subjunctive(word.head)
        helped = [w.tag for w in self.sentence.below(token, "aux", "auxpass")]
        bare = (helped or [word.tag])[0]
        return not frame.modals and (bare == "VB" or (bare == "VBP" and self._is_out_of_step(word)))

    def _is_out_of_step(self, word: Token) -> bool:
        """Whether a present stands below a past: "insisted that the rebels leave"."""
        above = self.sentence.tokens[word.head]
        if above.tag == "VBG":
            above = self.sentence.tokens[above.head]
        return above.tag == "VBD" and word.lemma not in _STATES

    def _is_polled(self, token: int) -> bool:
        """Whether a filler is who answers a pollster: "46 percent", "most Finns, a survey found"."""
        if self.sentence.tokens[token].lemma in SHARES:
            return True
        state = self._who.mentions.kind_at(token) == "state"
        return not state and not _POLLS.isdisjoint(self.sentence.forms)

    def _is_for_another(self, token: int) -> bool:
        """Whether it is for another to act: "wants NATO to send a brigade", "wants the men freed"."""
        frame = self._frames.get(token)
        if frame is None or not (frame.infinitive or frame.passive):
            return False
        return any(True for _ in self.sentence.below(token, "nsubj", "nsubjpass"))

    def _is_of_others(self, token: int) -> bool:
        """Whether a clause tells what others may do: "warned the school that spies may come"."""
        frame = self._frames.get(token)
        above = self._frames.get(frame.parent) if frame and frame.parent is not None else None
        if frame is None or above is None or frame.passive:
            return False
        doers = self._who.along(("agent",), frame)
        sides = self._who.along(("agent", "patient", "dative", "to"), above)
        return bool(doers) and not any(belongs(d, s) for d in doers for s in sides)

    def _is_firm(self, token: int) -> bool:
        """Whether a filler is a house of business, and none that sells men under arms."""
        before = {word.lemma for word in self.sentence.below(token, "compound", "amod")}
        return _HIRED.isdisjoint(before) and any(p.sector == "BUS" for p in self._who.of(token))

    def _is_team(self, token: int) -> bool:
        """Whether a country is its eleven: "Ghana were", or England, which makes no war by itself."""
        word = self.sentence.tokens[token]
        if word.text in _NATIONS:
            return not any(True for _ in self.sentence.below(token, "compound", "amod"))
        if self._who.mentions.kind_at(token) != "state" or word.tag != "NNP":
            return False
        if word.dep not in {"nsubj", "nsubjpass"} or word.text.endswith("s"):
            return False
        verb = self.sentence.tokens[word.head]
        helped = [*self.sentence.below(verb.i, "aux", "auxpass"), verb]
        alone = not any(True for _ in self.sentence.below(token, "conj"))
        return alone and helped[0].text.lower() in _OF_MANY

    def _is_place(self, token: int) -> bool:
        named = self.sentence.tokens[token].ent in {"GPE", "LOC", "FAC"}
        return named or self._named_place(token) or bool(self._who.of(token, places=True))

    def _is_counted(self, token: int) -> bool:
        word = self.sentence.tokens[token]
        return word.pos == "NUM" or any(True for _ in self.sentence.below(token, "nummod"))
