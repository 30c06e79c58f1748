"""Which parties fill the roles of a predicate: role paths resolved to who is meant.

A filler that names nobody ("assaults", "positions", "talks") is asked for whose it is: its owner,
the party before it, the party it is `of`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from msgspec.structs import replace

from goodoffices.actors.identity import distinct
from goodoffices.events.second_side import other_side
from goodoffices.events.stands_for import among, helped_in, is_asked_for, joined
from goodoffices.language.frames import Frame
from goodoffices.language.relative import whose
from goodoffices.language.tokens import Sentence, Token, is_quoted
from goodoffices.shapes import Party

BROKERING = frozenset(
    "broker mediate sponsor negotiate facilitate arrange propose guarantee".split()
)
_JUDGED = frozenset({"blame", "condemn", "denounce", "criticise", "criticize", "describe", "pin"})
FOR_OTHERS = frozenset({"support", "behalf", "defence", "defense", "favour", "favor"})
HELP = frozenset(
    "mediation help assistance participation support backing involvement facilitation aid approval"
    " blessing consent knowledge".split()
)
MAX_STEPS = 3  # "the leader of the armed wing of the movement": deeper than this nobody is meant
_LOYAL = frozenset("loyal allied aligned faithful answering".split())
_DELEGATES = frozenset(
    "representative delegate negotiator envoy leader official delegation minister diplomat president"
    " emissary commander".split()
)
_RULING = frozenset({"GOV", "ELI", "LEG"})
_THIRD_PERSON = frozenset("it he she they".split())
_ROLES = ("agent", "patient")
_OCCASIONS = frozenset("rally march demonstration protest parade funeral".split())
_DOERS = frozenset({"agent", "by"})
_TIMES = frozenset("morning afternoon evening night day week month year weekend dawn dusk".split())
_PARTS = frozenset("country region province city town village area district state nation".split())
_NO_NAMES = frozenset({"DATE", "ORDINAL", "CARDINAL", "TIME"})
_COUNTED = frozenset("first second third fourth fifth last latest new".split())  # of a headline
_SIDES = frozenset({"between", "among", "//between", "between|among"})
_MANY = frozenset({"troops", "police", "forces", "people", "personnel"})
_WHERE = frozenset(
    "station post base position checkpoint building office site area camp vehicle car line".split()
)
_PRONOUNS = frozenset({"PRP", "PRP$"})
_FIRST_PERSON = frozenset("i we us me our my ours ourselves".split())


class Mentions(Protocol):
    """Who is meant by the tokens of a sentence (`actors` provides it)."""

    def parties_at(self, token: int, *, places: bool) -> tuple[Party, ...]:
        """Return the parties that the mention headed by `token` stands for."""
        ...

    def kind_at(self, token: int) -> str | None:
        """Return the kind of that mention: person, state, group, agent, pronoun, place, adjective."""
        ...


class Who:
    """Resolves role paths of one sentence's frames."""

    def __init__(
        self,
        sentence: Sentence,
        frames: Mapping[int, Frame],
        mentions: Mentions,
        speaker: Callable[[int], Party | None],
        source: Callable[[int], Party | None],
        issuer: Party | None = None,
    ) -> None:
        self.sentence = sentence
        self.frames = frames
        self.mentions = mentions
        self.speaker = speaker
        self.source = source
        self.issuer = issuer
        self._known: dict[tuple[int, bool, int], tuple[Party, ...]] = {}

    def along(
        self, paths: Iterable[str], frame: Frame, *, places: bool = False
    ) -> tuple[Party, ...]:
        """Return the parties found along `paths` (see EventGives), without repeats."""
        found: list[Party] = []
        for path in paths:
            for option in path.split("|"):
                tokens = [k for k in self.tokens(option, frame) if not self._is_help(option, k)]
                parties = [p for k in tokens for p in self.of(k, places=places)]
                if parties:
                    beside = self._strangers(tokens, between=option in _SIDES)
                    found.extend((*parties, *beside))
                    break
        return distinct(found)

    def _is_help(self, path: str, token: int) -> bool:
        """Whether "with" leads to help, which is no partner: "negotiate with the mediation of Qatar"."""
        return path.endswith("with") and self.sentence.tokens[token].lemma in HELP

    def is_each_other(self, frame: Frame) -> bool:
        """Whether it is done to "each other", or said of and with "one another"."""
        tokens = self.sentence.tokens
        fillers = (tokens[f.token] for f in frame.roles if f.role != "agent" and f.token)
        return any(
            f"{tokens[t.i - 1].text} {t.text}".lower() in {"each other", "one another"}
            for t in fillers
        )

    def _strangers(self, tokens: Iterable[int], *, between: bool) -> Iterator[Party]:
        """Yield unknown names that stand beside a known side: "talks between Chad and the Zaghar"."""
        for token in tokens:
            word = self.sentence.tokens[token]
            named = (
                word.ent in {"ORG", "PERSON", "NORP"} if not between else word.ent not in _NO_NAMES
            )
            if (
                word.pos == "PROPN"
                and named
                and word.lemma.lower() not in _COUNTED
                and not self.of(token, places=True)
            ):
                yield Party(text=word.text, start=word.start, end=word.end, why="named beside")

    def tokens(self, path: str, frame: Frame) -> Iterator[int]:
        """Yield the tokens a role path leads to."""
        if path.startswith("//"):
            yield from self._anywhere_below(frame, path[2:])
            return
        role, _, rest = path.partition(".")
        filled = list(frame.fill(role))
        if role == "between" and len(filled) == 1 and not rest:
            filled += other_side(filled[0], self.sentence, self.mentions)
        for token in filled:
            if self._is_aside(role, token):
                continue
            if not rest:
                yield token
                continue
            if role == "in" and self.sentence.tokens[token].lemma in _PARTS:
                continue  # "killed in the Caribbean country in clashes": where it was
            below = list(self.tokens(rest, self.frames[token])) if token in self.frames else []
            if not below and rest in _DOERS:
                below = list(self._sent_forth(token))
            yield from below

    def _sent_forth(self, token: int) -> Iterator[int]:
        """Yield who is behind a thing: the police of "bullets fired by police"."""
        for verb in self.sentence.below(token, "acl"):
            frame = self.frames.get(verb.i)
            if frame is not None and frame.passive and verb.lemma not in BROKERING | _JUDGED:
                yield from frame.fill("agent", "by")

    def _is_aside(self, role: str, token: int) -> bool:
        """Whether a filler only tells by whose word or where: "according to Chad", "at a rally"."""
        word = self.sentence.tokens[token]
        above = self.sentence.tokens[self.sentence.tokens[word.head].head]
        source = role == "to" and above.text.lower() == "according"
        return source or (role == "at" and word.lemma in _OCCASIONS)

    def of(self, token: int, *, places: bool = False, steps: int = MAX_STEPS) -> tuple[Party, ...]:
        """Return who is meant by the filler headed by `token`, or whose it is."""
        key = (token, places, steps)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._of(token, places=places, steps=steps)
        return known

    def _of(self, token: int, *, places: bool, steps: int) -> tuple[Party, ...]:
        word = self.sentence.tokens[token]
        meant = self._by_clause(word, steps)
        if meant is not None:
            return meant
        own = self.mentions.parties_at(token, places=places)
        if not own and word.text.lower() in _THIRD_PERSON:
            quoted = self.speaker(word.start) is not None  # nobody says "they" of himself
            return () if quoted else self._teller(token)
        if len(own) == 1 and own[0].country is None and own[0].actor is None:
            own = (self._ours(token, own[0]),)
        own = self._told_more_of(word, own, steps) if steps else own
        if own or not steps or word.pos in {"VERB", "AUX", "PRON"}:
            return distinct((*self._joined_before(token), *own)) if own else own
        unknown: tuple[Party, ...] = ()
        for deps in (("appos",), ("poss",), ("amod", "compound", "nmod", "npadvmod")):
            for below in self.sentence.below(token, *deps):
                found = self.of(below.i, places=places or deps == ("poss",), steps=steps - 1)
                if found and any(map(_is_known, found)):
                    return distinct((*found, *self._others(below.i, places)))
                unknown = unknown or distinct((*found, *self._others(below.i, places)))
        return unknown or self._through_prepositions(token, places=places, steps=steps)

    def _told_more_of(self, word: Token, own: tuple[Party, ...], steps: int) -> tuple[Party, ...]:
        """Return who is meant by a filler where what hangs on it says more than its own words."""
        if all(p.actor is None and p.country is None for p in own):
            own = self._loyal(word.i, own, steps) or own
        if len(own) == 1 and word.lemma in _DELEGATES and word.tag == "NNS":
            own = self._sent_by(word.i, own[0]) or own
        if word.tag == "NNS" and all(p.actor is None for p in own):
            own = self._spelt_out(word.i) or own
        return own

    def _by_clause(self, word: Token, steps: int) -> tuple[Party, ...] | None:
        """Return whom "we", "whose" and "those" mean where the clause they stand in tells, else None.

        A time is nobody.
        """
        if word.text != "US" and word.tag in _PRONOUNS and word.text.lower() in _FIRST_PERSON:
            return tuple(filter(None, (self._first_person(word),)))
        if is_asked_for(word, self.sentence) or word.lemma in _TIMES:  # "on Friday morning in Jos"
            return ()
        if (word.tag, word.dep) == ("WDT", "nsubj"):
            return self._resumed(word)
        counted = helped_in(word, self.sentence) or among(word, self.sentence)
        counted = counted or list(whose(word, self.sentence))
        if not counted:
            return None
        return distinct(p for k in counted for p in self.of(k, steps=steps and steps - 1))

    def _resumed(self, which: Token) -> tuple[Party, ...] | None:
        """Return the state in "flew to Chad, which expelled him": a place, but what follows is its deed."""
        clause = self.sentence.tokens[which.head]
        named = self.mentions.parties_at(clause.head, places=True)
        states = all(p.actor == p.country is not None for p in named)
        return named if clause.dep == "relcl" and named and states else None

    def _first_person(self, word: Token) -> Party | None:
        """Return who says "we" or "I": who is quoted, else who issues the text."""
        speaker = self.speaker(word.start)
        if speaker or self.issuer is None or is_quoted(self.sentence, word.i):
            return speaker
        told_by = self.source(word.start)  # "my motion asks for it, Mr Obi said"
        if told_by is not None and told_by.text.lower() not in _FIRST_PERSON:
            return told_by
        return replace(self.issuer, text=word.text, start=word.start, end=word.end)

    def _ours(self, token: int, own: Party) -> Party:
        """Return "our government" as that of the country of whoever says so."""
        for owner in self.sentence.below(token, "poss"):
            if owner.text.lower() in _FIRST_PERSON:
                speaker = self._first_person(owner)
                return replace(own, country=speaker.country) if speaker is not None else own
        return own

    def _spelt_out(self, token: int) -> tuple[Party, ...]:
        """Return those by name that a word for several is spelt out in: "two groups, Alba and Bero".

        So are "other countries, including Chad and Mali".
        """
        heads = list(self.sentence.below(token, "appos"))
        for prep in self.sentence.below(token, "prep"):
            if prep.text.lower() == "including":
                heads += self.sentence.below(prep.i, "pobj")
        for head in heads:
            named = [head.i, *(other.i for other in self.sentence.below(head.i, "conj"))]
            found = distinct(p for k in named for p in self.of(k, steps=1))
            if len(named) > 1 and len(found) > 1 and all(p.actor for p in found):
                return distinct((*found, *self._others(named[-1], places=False)))
        return ()

    def _sent_by(self, token: int, own: Party) -> tuple[Party, ...]:
        """Return both whom "representatives of A and B" act for."""
        for prep in self.sentence.below(token, "prep"):
            for one in self.sentence.below(prep.i, "pobj"):
                others = tuple(self._others(one.i, places=False))
                both = self.mentions.parties_at(one.i, places=False)
                if prep.text.lower() in {"of", "from"} and len(both) > 1:
                    return both  # "representatives of both sides"
                if prep.text.lower() in {"of", "from"} and others:
                    return distinct((own, *others))
        return ()

    def is_unknown(self, word: Token) -> bool:
        """Whether a pronoun or name tells of nobody that is known: "the Army" is somebody."""
        return word.pos == "PRON" or (word.pos == "PROPN" and not self.of(word.i))

    def is_man(self, party: Party) -> bool:
        """Whether a party is told by a person's name."""
        at = (t for t in self.sentence.tokens if party.start <= t.start < party.end)
        return any(token.ent == "PERSON" for token in at)

    def less_scenes(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return `parties` less towns that say where a deed was: "condemned the Hebron raid"."""
        tokens = self.sentence.tokens
        towns = (t for t in tokens if t.dep == "compound" and self.mentions.kind_at(t.i) == "place")
        starts = {t.start: tokens[t.head].end for t in towns}
        return tuple(
            p for p in parties if starts.get(p.start, 0) <= p.end
        )  # not "the United States"

    def _loyal(self, token: int, own: tuple[Party, ...], steps: int) -> tuple[Party, ...]:
        """Return "forces loyal to the president" as of his country."""
        for loyal in self.sentence.below(token, "amod", "acl"):
            if loyal.text.lower() not in _LOYAL or loyal.i < token:
                continue
            for prep in self.sentence.below(loyal.i, "prep"):
                for below in self.sentence.below(prep.i, "pobj"):
                    for chief in self.of(below.i, steps=steps - 1)[:1]:
                        return (self._follower(token, own, chief),)
        return ()

    def _follower(self, token: int, own: tuple[Party, ...], chief: Party) -> Party:
        word = self.sentence.tokens[token]
        plain = Party(text=word.text, start=word.start, end=word.end, why="loyal to another")
        party = own[0] if own else plain
        sector = party.sector or ("MIL" if chief.sector in _RULING else chief.sector)
        return replace(party, country=chief.country, sector=sector)

    def _joined_before(self, token: int) -> Iterator[Party]:
        """Yield whom the parser takes into a name behind: "the Jaish and Omani envoys".

        So it does a state: "Britain and Gulf allies"; and of "army and rebel troops" both fight.
        """
        word = self.sentence.tokens[token]
        many = word.tag in {"NNS", "NNPS"} or word.text.lower() in _MANY
        many = many and word.lemma not in _WHERE
        for below in self.sentence.below(token, "amod", "compound", "nmod", "poss"):
            if below.dep == "poss" and self.sentence.tokens[below.i + 1].text.lower() != "and":
                continue  # "the PKK and Syria's army", not "Syria's army"
            led = below.i and self.sentence.tokens[below.i - 1].text.lower() == "the"
            kind = self.mentions.kind_at(below.i)
            one = kind == "state" or (kind == "group" and (led or many or below.dep == "poss"))
            one = one or (many and kind in {"agent", "adjective"} and below.dep != "poss")
            if one and any(True for _ in self.sentence.below(below.i, "conj", "cc")):
                yield from self.mentions.parties_at(below.i, places=False)

    def _teller(self, token: int) -> tuple[Party, ...]:
        """Return who "it" is in "Qatar said it was ready", where nothing else is known of it."""
        roles = ("agent",) if self.sentence.tokens[token].text.lower() == "it" else _ROLES
        frame = next((f for f in self.frames.values() if token in f.fill(*roles)), None)
        while frame is not None and frame.parent is not None:
            above = self.frames.get(frame.parent)
            if frame.link == "comp" and above is not None:
                told = self._told(token, above)
                if told:
                    return told
                named = (p for k in above.fill("agent") if k != token for p in self._named(k))
                found = [p for p in named if p.sector != "JRN"]  # an agency tells of others
                if found:
                    return tuple(found)
            frame = above
        return ()

    def _told(self, token: int, above: Frame) -> tuple[Party, ...]:
        """Return who "they" are that are told what they need to do."""
        if self.sentence.tokens[token].text.lower() != "they":
            return ()
        return distinct(p for k in above.fill("dative", "patient") for p in self._named(k))

    def _named(self, token: int) -> tuple[Party, ...]:
        pronoun = self.sentence.tokens[token].pos == "PRON"
        return () if pronoun else self.of(token, steps=1)

    def _through_prepositions(self, token: int, *, places: bool, steps: int) -> tuple[Party, ...]:
        for name in ("of", *(("in", "at", "near") if places else ())):
            for prep in self.sentence.below(token, "prep", "agent"):
                if prep.text.lower() != name:
                    continue
                for below in self.sentence.below(prep.i, "pobj"):
                    found = self.of(below.i, places=places, steps=steps - 1)
                    if found:
                        return distinct((*found, *self._others(below.i, places)))
        return ()

    def _others(self, token: int, places: bool) -> Iterator[Party]:
        for other in self.sentence.below(token, "conj"):
            yield from self.of(other.i, places=places, steps=1)
            yield from self._others(other.i, places)

    def _anywhere_below(self, frame: Frame, role: str) -> Iterator[int]:
        """Yield what stands behind preposition `role` anywhere below a predicate."""
        first, last = self.sentence.subtree(frame.head)
        for prep in self.sentence.tokens[first:last]:
            if prep.text.lower() == role and prep.dep == "prep":
                filled = [k.i for k in self.sentence.below(prep.i, "pobj")]
                filled += [other for k in filled for other in joined(self.sentence, k)]
                yield from filled
                if role == "between" and len(filled) == 1:
                    yield from other_side(filled[0], self.sentence, self.mentions)


def _is_known(party: Party) -> bool:
    """Whether anything is known of a party: nothing is of the ship "Northern Dawn"."""
    return bool(party.actor or party.country or party.sector)
