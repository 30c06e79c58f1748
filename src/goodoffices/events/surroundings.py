"""What the words around a predicate say of it: whether it is asked, polled, a cause, one's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodoffices.actors.identity import without
from goodoffices.events.acts import Act
from goodoffices.events.conditions import is_whoever
from goodoffices.events.gives import EventGives
from goodoffices.events.hanging import Open
from goodoffices.events.modality import DUTY, TO_COME
from goodoffices.events.view import SHARES
from goodoffices.events.who import FOR_OTHERS, Who
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

_CROWNING = frozenset({"declare", "proclaim", "install", "crown"})  # "himself head of state"
_SPREADING = frozenset({"blow_up", "detonate", "force"})  # done to oneself, it is done to others
_QUOTED = frozenset({"ROOT", "ccomp", "parataxis", "xcomp", "advcl", "dep"})
_URGING = frozenset("persuade convince coax induce cajole".split())
_PLEADING = frozenset("plead beg urge implore tell say cry appeal demand insist".split())
_GOING = frozenset({"way", "underway", "progress"})
_SELVES = frozenset("himself herself itself themselves myself ourselves yourself".split())


class Surroundings:
    """Reads what stands around the predicates of one sentence."""

    def __init__(self, sentence: Sentence, frames: Mapping[int, Frame], who: Who) -> None:
        self.sentence = sentence
        self.frames = frames
        self.who = who

    def _deeper(self, token: int) -> Iterator[int]:
        frame = self.frames[token]
        for other in self.frames.values():
            if other.light == token:
                yield other.head
        if frame.lemmas[-1] == "be":  # "unlikely that there would be talks"
            yield from (k for k in frame.fill("attr") if k in self.frames)
        if frame.kind == "noun":
            for below in self.sentence.below(token, "amod", "acl", "relcl"):
                if below.i in self.frames and token in self.frames[below.i].fill("patient"):
                    yield below.i
        if frame.lemmas[-1] not in _URGING:  # "efforts to persuade Chad to sign": Chad has not
            yield from frame.fill("comp", "purpose")

    def _is_open(self, token: int, act: Act) -> bool:
        asked = (self.frames[k] for k in (token, act.home) if k in self.frames)
        return any(frame.marker == "whether" for frame in asked)

    def _is_of_whoever(self, frame: Frame) -> bool:
        """Whether a clause tells who is meant: "an amnesty for rebels who lay down their arms"."""
        head = self.sentence.tokens[frame.head].head
        present = frame.tense == "present" and not frame.perfect
        return frame.link == "relcl" and present and is_whoever(head, self.sentence)

    def _is_imperative(self, frame: Frame) -> bool:
        """Whether somebody is told to do it: “Leave the valley,” he said."""
        tokens, verb = self.sentence.tokens, self.sentence.tokens[frame.head]
        helped = any(t.lemma != "do" for t in self.sentence.below(verb.i, "aux", "auxpass"))
        if frame.kind != "verb" or verb.tag != "VB" or helped or self.sentence.kind != "body":
            return False
        if any(True for _ in self.sentence.below(verb.i, "nsubj", "nsubjpass", "csubj", "expl")):
            return False
        while verb.dep == "conj":
            verb = tokens[verb.head]
            if any(t.tag == "MD" for t in self.sentence.below(verb.i, "aux")):
                return False  # “We may lift or relax the curfew”
        if verb.tag != "VB" or verb.dep not in _QUOTED:
            return False
        first = min((k for k in self._words_below(verb.i) if tokens[k].pos != "PUNCT"), default=0)
        opened = tokens[first - 1].tag == "``" or tokens[first - 1].text == '"' if first else False
        pleaded = not first and tokens[verb.head].lemma in _PLEADING  # "Free us, he pleaded"
        return verb.dep == "ROOT" or opened or pleaded

    def _words_below(self, token: int) -> Iterator[int]:
        yield token
        for child in self.sentence.children[token]:
            yield from self._words_below(child)

    def _is_polled(self, frame: Frame) -> bool:
        return any(self.sentence.tokens[k].lemma in SHARES for k in frame.fill("agent"))

    def _is_for_others(self, frame: Frame) -> bool:
        """Whether force is used "in support of its partners", who are not struck."""
        return any(self.sentence.tokens[k].lemma in FOR_OTHERS for k in frame.fill("in"))

    def _is_to_oneself(self, frame: Frame) -> bool:
        """Whether one does it to oneself; a bomber who blows himself up does it to others."""
        if not (_SPREADING | _CROWNING).isdisjoint(frame.lemmas):
            return False
        return any(self.sentence.tokens[k].text.lower() in _SELVES for k in frame.fill("patient"))

    def _sides(
        self,
        gives: EventGives,
        frame: Frame,
        actors: tuple[Party, ...],
        recipients: tuple[Party, ...],
    ) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
        """Settle mutual acts: "A and B met", "talks between A and B" are of both with both."""
        between = self.who.along(("between|among",), frame)
        truce = gives.mode == "ceasefire" and frame.kind == "noun"  # who announced it is no side
        if len(between) > 1 and gives.mutual and (truce or not actors):
            return between, between, True
        own = without(recipients, actors)
        recipients = own if gives.mutual else tuple(_less_doers(recipients, own, actors))
        if not recipients and len(actors) > 1 and self.who.is_each_other(frame):
            return actors, actors, True
        if gives.mutual and not recipients and len(actors) > 1:
            return actors, actors, True
        if gives.mutual and not actors and len(recipients) > 1:
            return recipients, recipients, True
        return actors, recipients, gives.mutual

    def _words(self, frame: Frame) -> tuple[int, int]:
        """The predicate with the modifiers and particle that stand right before or after it."""
        first = last = frame.head
        while first > 0 and (first - 1) in self.sentence.children[frame.head]:
            before = self.sentence.tokens[first - 1]
            if frame.kind != "noun" or before.dep not in {"amod", "compound"}:
                break
            if self.who.mentions.parties_at(before.i, places=True):
                break
            first -= 1
        if "_" in frame.lemmas[0] and self._follows(frame, last + 1):
            last += 1
        return first, last + 1

    def _follows(self, frame: Frame, at: int) -> bool:
        """Whether token `at` is the predicate's particle: "broke off", not "brought them together"."""
        words = self.sentence.tokens[at : at + 1]
        return any(word.text.lower() == frame.lemmas[0].rpartition("_")[2] for word in words)

    def _is_cause(self, token: int) -> bool:
        """Whether a clause of time tells by what somebody came to harm."""
        return any(
            t.text.lower() in {"when", "after"}
            for t in self.sentence.below(token, "advmod", "mark")
        )

    def _epithets(self, frame: Frame, opened: Open) -> frozenset[str]:
        """Return the words before a noun; "an invasion would ..." is a possible invasion."""
        words = {self.sentence.tokens[k].text.lower() for k in frame.fill("mod")}
        above = self.frames.get(frame.parent) if frame.parent is not None else None
        if above is not None and self._came_about(frame, above, opened):
            words -= opened.epithets.hypothetical | opened.epithets.planned
        subject = above is not None and frame.head in above.fill("agent")
        if subject and above is not None and {"would", "could", "might"} & set(above.modals):
            a = {t.text.lower() for t in self.sentence.below(frame.head, "det")} & {
                "a",
                "an",
                "any",
                "another",
            }
            words |= {"possible"} if a else set()
        if subject and above is not None and "will" in above.modals and not above.negated:
            words.add(TO_COME)  # "the talks will focus on aid"
        if self._is_ahead(frame) or self._is_to_be(frame):
            words.add("upcoming")
        return frozenset(words)

    def _came_about(self, frame: Frame, above: Frame, opened: Open) -> bool:
        """Whether what was planned is told as done: "the expected attack began", "is under way"."""
        if above.modals or above.negated or above.infinitive:
            return False
        if frame.head not in above.fill("agent", "patient"):
            return False
        under = {self.sentence.tokens[k].lemma for k in above.fill("under", "attr", "adverb")}
        going = "be" in above.lemmas and not _GOING.isdisjoint(under)
        done = above.tense == "past" and not opened.happened.isdisjoint(above.lemmas)
        return going or done

    def _is_to_be(self, frame: Frame) -> bool:
        """Whether a noun is told with what is still to be done of it: "a summit to be hosted"."""
        below = self.sentence.below(frame.head, "relcl", "acl")
        told = (self.sentence.below(t.i, "aux", "auxpass") for t in below if t.tag == "VBN")
        return any({"to", "be"} <= {t.text.lower() for t in words} for words in told)

    def _is_ahead(self, frame: Frame) -> bool:
        """Whether a noun stands for what is to come: "ahead of a wider release of prisoners"."""
        word = self.sentence.tokens[frame.head]
        of = self.sentence.tokens[word.head]
        before = self.sentence.tokens[of.head].text.lower()
        words = (before, of.text.lower())
        return word.dep == "pobj" and words in {("ahead", "of"), ("prior", "to")}

    def _copula(self, frame: Frame) -> Frame | None:
        """Return the "be" of a predicate: "is not ready to meet", "there can be no talks"."""
        above = self.frames.get(frame.parent) if frame.parent is not None else None
        if frame.kind == "verb" or above is None or frame.head not in above.fill("attr"):
            return None
        return above

    def _is_fate(self, frame: Frame) -> bool:
        """Whether somebody "had to" do it, which may be told without being asked for."""
        token = self.sentence.tokens[frame.head]
        return token.dep == "xcomp" and self.sentence.tokens[token.head].text.lower() == "had"

    def _is_asked(self, frame: Frame) -> bool:
        """Whether it is open what should be done: "what they should do", "should Chad persist"."""
        if any(t.tag in {"WP", "WRB"} for t in self.sentence.below(frame.head, "dobj", "advmod")):
            return True
        helping = [t.i for t in self.sentence.below(frame.head, "aux") if t.text.lower() in DUTY]
        doing = [t.i for t in self.sentence.below(frame.head, "nsubj", "nsubjpass")]
        return bool(helping and doing) and min(helping) < min(doing)

    def _is_of_both(self, fight: Act) -> bool:
        """Whether both sides of a fight are told, of whom either may have done it."""
        frame = self.frames[fight.home]
        return fight.mutual and any(True for _ in frame.fill("between", "among"))


def _less_doers(
    parties: tuple[Party, ...], own: tuple[Party, ...], actors: tuple[Party, ...]
) -> Iterator[Party]:
    """Yield `own`, and of `parties` the men whom their own state does it to: "Peru jailed its premier"."""
    bodies = all(actor.role is None for actor in actors)
    for party in parties:
        man = bodies and party.role is not None and party.actor is not None
        if party in own or (man and party.actor not in {actor.actor for actor in actors}):
            yield party


def is_nobody(frame: Frame, deed: int) -> bool:
    """Whether a predicate tells of nobody beside a deed: "clashes erupted in Gaza"."""
    if {"die", "perish", "fall"} & set(frame.lemmas):  # "ten rebels died in a gunfight with police"
        return False
    return set(frame.fill("patient", "dative")) <= {deed}
