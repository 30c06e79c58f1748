"""Where words of force tell of no force: a match, a market, a novel, a drill.

"Peru ambushed Chile in the last eight" tells of football, by its other words; of what a novel tells, or
troops rehearse, nothing has happened, by the place of its clause in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from goodoffices.events.acts import Act
from goodoffices.events.ontology import Code
from goodoffices.language.tokens import Sentence, Token
from goodoffices.rules import load_words
from goodoffices.shapes import EventType

_SUBJECTS = ("nsubj", "nsubjpass")
_SURE = 2  # words of a setting that make it one, where none is the doer's or the deed's own
_FORCES = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "SPY", "CRM"})  # what they do is no game
_PEOPLE = frozenset(
    "fan fans supporter supporters hooligan hooligans spectator spectators player players referee coach"
    " crowd footballer footballers athlete athletes".split()
)
_AT = frozenset({"at", "on", "against", "from", "into"})


class Setting(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """Words that tell of a setting, and the types that none is told of in it.

    Of a scene: whether a state may be its doer, as in sport it may, the `things` that a deed of it is
    done by, to or with, and `forms` of words ("3-1"). Of a stage: its things, whether what
    stands "in" them is played, and what hangs on them where it is told by a verb too; the verbs by
    which they tell, what else may be the subject of these, whether these tell by a participle alone
    ("ploughed into a crowd, killing"), the words for what only stands for another ("a mock embassy"),
    those for what is shot at where nothing is meant (an "empty hillside", by a word of a drill),
    the `wholes` that a drill is part of, what does it by no will ("the virus"), and the words that
    make it real ("hijack"), and `forms` by which a whole sentence
    is played unless a `deadly` word stands in it.
    """

    kind: str
    words: tuple[str, ...]
    types: frozenset[EventType]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    states: bool = False
    inside: bool = False
    clauses: bool = False
    participles: bool = False
    unless: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    tellers: frozenset[str] = frozenset()
    mock: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    deadly: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    forms: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds one of the words in a sentence in small letters."""
        words = () if self.deadly else self.words
        told = (*(re.escape(word) for word in words), *self.forms)
        return re.compile(r"\b(?:" + "|".join(told) + r")\b")

    @cached_property
    def names(self) -> frozenset[str]:
        """The words, those of two joined by "_"."""
        return frozenset(self.words)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of the lexicon, and the words that make force real in any of them."""

    real: frozenset[str]
    scene: tuple[Setting, ...]
    stage: tuple[Setting, ...]


def load_settings() -> Settings:
    """Return the settings; raise LexiconError where the file is broken."""
    return load_words("settings/settings.toml", Settings)


def only_real(
    acts: Sequence[Act], sentence: Sentence, settings: Settings, together: Code
) -> list[Act]:
    """Return the acts that are neither a game's, a market's, a story's nor a drill's.

    What soldiers of two countries play at, they do `together`.
    """
    unreal = [act for act in acts if _is_unreal(act, sentence, settings)]
    if not unreal:
        return list(acts)
    real = [act for act in acts if not any(act is one for one in unreal)]
    if any(act.type == together.type for act in real):
        return real
    drills = (one for one in settings.stage if one.idle)
    shared = (
        act
        for drill in drills
        for act in unreal
        if act.type in drill.types and _is_shared(act) and _is_of(act, sentence, drill)
    )
    if (act := next(shared, None)) is not None:
        real.append(act.recoded(together, "trained together", recipients=act.actors, mutual=True))
    return real


def _is_shared(act: Act) -> bool:
    """Whether an act is done by those of two countries."""
    countries = {party.country for party in act.actors if party.country}
    return act.status == "actual" and len(countries) > 1


def _is_of(act: Act, sentence: Sentence, stage: Setting) -> bool:
    return _is_staged(sentence.tokens[act.home], sentence, stage)


def _is_unreal(act: Act, sentence: Sentence, settings: Settings) -> bool:
    if act.status == "hypothetical":  # "the novel imagines an attack": that is what it says
        return False
    home = sentence.tokens[act.home]
    stages = [one for one in settings.stage if act.type in one.types]
    doers = _doers(home, sentence)
    if any(_is_staged(home, sentence, o) or _is_blind(doers, sentence, o) for o in stages):
        return True
    scenes = [one for one in settings.scene if act.type in one.types and _is_open(act, one)]
    if any(
        _has_things(home, sentence, o) or _is_aside(home, sentence, o, settings) for o in scenes
    ):
        return True
    if not scenes or not settings.real.isdisjoint(sentence.forms):
        return False
    return any(_is_scene(act, sentence, one) for one in scenes)


def _is_aside(home: Token, sentence: Sentence, scene: Setting, settings: Settings) -> bool:
    """Whether a clause is of the setting though the rest is not: "arrested after Chile won 3-1"."""
    if home.head == home.i or not scene.states:
        return False
    first, last = sentence.subtree(home.i)
    if any(
        not settings.real.isdisjoint({t.lemma, t.text.lower()}) for t in sentence.tokens[first:last]
    ):
        return False
    return len(set(scene.pattern.findall(sentence.span(first, last).text.lower()))) >= _SURE


def _is_open(act: Act, scene: Setting) -> bool:
    """Whether those who do it may play or trade: no army does, and who beats fans plays no game."""
    if any(p.sector in _FORCES or (p.sector == "GOV" and not scene.states) for p in act.actors):
        return False
    told = " ".join(p.text for p in (*act.actors, *act.recipients)).lower()
    return _PEOPLE.isdisjoint(told.split())


def _has_things(home: Token, sentence: Sentence, scene: Setting) -> bool:
    """Whether a game's things do the deed or bear it: "their side bombarded the Boca goal"."""
    if not scene.things or home.pos not in {"VERB", "NOUN"}:
        return False
    told = [home] if home.pos == "NOUN" else [*sentence.below(home.i, "dobj", *_SUBJECTS)]
    if home.dep == "relcl":
        told.append(sentence.tokens[home.head])
    for prep in sentence.below(home.i, "prep", "agent"):
        told += sentence.below(prep.i, "pobj")
    return any(_is_thing(word, sentence, scene) for word in told)


def _is_thing(word: Token, sentence: Sentence, scene: Setting) -> bool:
    """Whether a noun is a game's; "the goal of driving them out" is none."""
    before = (one.lemma for one in sentence.below(word.i, "compound", "amod"))
    named = {word.lemma, word.text.lower(), *(f"{one}_{word.lemma}" for one in before)}
    return not scene.things.isdisjoint(named) and not any(
        one.tag == "VB" or one.text.lower() == "of" for one in sentence.hanging[word.i]
    )


def _is_scene(act: Act, sentence: Sentence, scene: Setting) -> bool:
    """Whether the deed or its doer is of the setting, or the sentence has two words of it."""
    deed = sentence.span(*act.trigger).text
    own = " | ".join((deed, *(p.text for p in act.actors))).lower()
    cues = set(scene.pattern.findall(sentence.text.lower()))
    return len(cues) >= _SURE or scene.pattern.search(own) is not None


def _is_blind(doers: Sequence[Token], sentence: Sentence, stage: Setting) -> bool:
    """Whether it is done by what has no will; "a wave of attacks" and "a storm of protest" have one."""
    for word in doers:
        whose = [
            noun.lemma
            for of in sentence.below(word.i, "prep")
            if of.text.lower() == "of"
            for noun in sentence.below(of.i, "pobj")
        ]
        kinds = {f"{one.lemma}_{word.lemma}" for one in sentence.below(word.i, "compound")}
        own = {f"{word.lemma}_of_{o}" for o in whose} if whose else {word.lemma, *kinds}
        if not stage.doers.isdisjoint({*own, *(whose if word.lemma in stage.doers else ())}):
            return True
    return False


def _doers(home: Token, sentence: Sentence) -> tuple[Token, ...]:
    """Return the subjects of a verb, or of the nearest verb above it that has some."""
    token = home
    if home.pos == "NOUN" and home.dep == "dobj":  # "the storm mounted an assault"
        token = sentence.tokens[home.head]
    while token.pos == "VERB":
        own = tuple(sentence.below(token.i, "nsubj")) or _left(token, sentence)
        if own or token.head == token.i or token.dep not in {"advcl", "conj", "xcomp"}:
            return own
        below, token = token, sentence.tokens[token.head]
        if below.dep == "xcomp" and any(True for _ in sentence.below(token.i, "dobj")):
            return ()  # "the flood forced rebels to release them": the rebels do
    return ()


def _left(verb: Token, sentence: Sentence) -> tuple[Token, ...]:
    """Return what a clause for a subject leaves over: "what was left of the storm"."""
    ofs = (
        of for clause in sentence.below(verb.i, "csubj") for of in sentence.below(clause.i, "prep")
    )
    return tuple(noun for of in ofs for noun in sentence.below(of.i, "pobj"))


def _is_staged(home: Token, sentence: Sentence, stage: Setting) -> bool:
    """Whether the clause of `home` is told of, or inside, one of the stage's things."""
    if not stage.unless.isdisjoint(sentence.forms) or (stage.participles and home.tag != "VBG"):
        return False
    if _is_scripted(sentence, stage):
        return True
    on = any(_is_on(token, home, sentence, stage) for token in _above(home, sentence))
    return on or _is_part_of(home, sentence, stage)


def _above(token: Token, sentence: Sentence) -> Iterator[Token]:
    """Yield a token and what it hangs on, up to what is told for itself: "which arrested him"."""
    yield token
    while token.head != token.i:
        own = any(True for _ in sentence.below(token.i, *_SUBJECTS))
        marked = any(t.i < token.i for t in sentence.below(token.i, "mark", "advmod"))
        if (token.dep == "conj" and own) or (token.dep in {"advcl", "pcomp"} and marked and own):
            return
        below, token = token, sentence.tokens[token.head]
        yield token
        if below.dep == "relcl":
            if token.dep == "pobj":  # "tells of a gang that hijacks a ship"
                token = sentence.tokens[token.head]
                yield token
            if token.dep in {"dobj", "prep"}:
                yield sentence.tokens[token.head]
            return


def _is_on(token: Token, home: Token, sentence: Sentence, stage: Setting) -> bool:
    if token.pos not in {"VERB", "AUX"}:
        told = (
            stage.clauses or home.pos == "NOUN"
        )  # "a museum of the siege", not "where they fired"
        return token.i != home.i and told and _is_named(token, sentence, stage)
    subjects = _told_of(token, sentence) if token.lemma in stage.telling else ()
    if token.i != home.i and any(_is_teller(one, sentence, stage) for one in subjects):
        return True
    preps = sentence.below(token.i, "prep") if stage.inside else ()
    if any(p.text.lower() == "in" and _leads_to(p, sentence, stage) for p in preps):
        return True
    if stage.mock and (token.i == home.i or _follows(home, sentence)):
        return any(_is_mock(word, sentence, stage) for word in _struck(token, sentence))
    return False


def _is_scripted(sentence: Sentence, stage: Setting) -> bool:
    """Whether a sentence says of itself that it tells a play: "all of it staged", "as scripted"."""
    if not stage.forms or not stage.deadly.isdisjoint(sentence.forms):
        return False
    return stage.pattern.search(sentence.text.lower()) is not None


def _follows(verb: Token, sentence: Sentence) -> bool:
    """Whether a deed is done to the same as the one before it: "chased a gang and arrested its men"."""
    own = tuple(sentence.below(verb.i, "dobj"))
    return all(any(True for _ in sentence.below(word.i, "poss")) for word in own)


def _struck(verb: Token, sentence: Sentence) -> Iterator[Token]:
    yield from sentence.below(verb.i, "dobj", *_SUBJECTS)
    for prep in sentence.below(verb.i, "prep"):
        if prep.text.lower() in _AT:
            yield from sentence.below(prep.i, "pobj")


def _is_mock(word: Token, sentence: Sentence, stage: Setting) -> bool:
    """Whether a noun or a word before it says that it only stands for another."""
    first = min((one.i for one in sentence.hanging[word.i]), default=word.i)
    first = min(first, sentence.subtree(word.i)[0])
    told = sentence.tokens[first : word.i + 1]
    names = {one.lemma for one in told} | {one.text.lower() for one in told}
    drilled = not stage.idle.isdisjoint(names) and not stage.names.isdisjoint(sentence.forms)
    return drilled or not stage.mock.isdisjoint(names)


def _is_whole(of: Token, sentence: Sentence, stage: Setting) -> bool:
    trained = any(noun.lemma in stage.wholes for noun in sentence.below(of.i, "pobj"))
    return trained or _leads_to(of, sentence, stage)


def _is_part_of(home: Token, sentence: Sentence, stage: Setting) -> bool:
    """Whether the deed is told to be part of one of the stage's things: "as part of their drill"."""
    if not stage.inside or "part" not in sentence.forms:
        return False
    above = {token.i for token in _above(home, sentence)}
    for part in sentence.tokens:
        whole = sentence.below(part.i, "prep") if part.lemma == "part" else ()
        if part.i > home.i and any(_is_whole(of, sentence, stage) for of in whole):
            token = part
            while token.head != token.i:
                token = sentence.tokens[token.head]
                if token.i in above and token.pos == "VERB":
                    return True
    return False


def _told_of(verb: Token, sentence: Sentence) -> tuple[Token, ...]:
    """Return the subjects of a verb, or what it describes: "a jet that crashed", "a jet crashed"."""
    own = tuple(sentence.below(verb.i, *_SUBJECTS))
    return own or ((sentence.tokens[verb.head],) if verb.dep == "acl" else ())


def _is_named(token: Token, sentence: Sentence, stage: Setting) -> bool:
    """Whether a noun is one of the stage's things, alone or with a word before it."""
    before = (word.lemma for word in sentence.below(token.i, "compound", "amod"))
    return not stage.names.isdisjoint(
        {token.lemma, token.text.lower(), *(f"{one}_{token.lemma}" for one in before)}
    )


def _is_named_before(which: Token, sentence: Sentence, stage: Setting) -> bool:
    """Whether one of the stage's things is told before "in which", wherever the parser hangs that."""
    return any(_is_named(noun, sentence, stage) for noun in sentence.tokens[: which.i])


def _is_teller(token: Token, sentence: Sentence, stage: Setting) -> bool:
    told = {token.lemma, token.text.lower()}
    return not stage.tellers.isdisjoint(told) or _is_named(token, sentence, stage)


def _leads_to(preposition: Token, sentence: Sentence, stage: Setting) -> bool:
    """Whether one of the stage's things stands behind "in", at any depth: "in the end of the drill"."""
    return any(
        _is_named(noun, sentence, stage)
        or any(_is_named(one, sentence, stage) for one in sentence.below(noun.i, "poss"))
        or (noun.text.lower() == "which" and _is_named_before(noun, sentence, stage))
        or any(_leads_to(one, sentence, stage) for one in sentence.below(noun.i, "prep"))
        for noun in sentence.below(preposition.i, "pobj")
    )
