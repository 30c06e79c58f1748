"""Where words of force tell of no force: a match, a market, a novel, a drill.

"Peru ambushed Chile in the last eight" tells of football, by its other words; of what a novel tells, or
troops rehearse, nothing has happened, by the place of its clause in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import resources

import msgspec

from goodoffices.errors import LexiconError
from goodoffices.events.acts import Act
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import EventType

_SUBJECTS = ("nsubj", "nsubjpass")
_SURE = 2  # words of a setting that make it one, where none is the doer's or the deed's own
_FORCES = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "SPY", "CRM"})  # what they do is no game


class Setting(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """Words that tell of a setting, and the types that none is told of in it.

    Of a scene: whether a state may be its doer, as in sport it may. Of a stage: its things, whether what
    stands "in" them is played, and what hangs on them where it is told by a verb too; the verbs by
    which they tell, what else may be the subject of these, whether these tell by a participle alone
    ("ploughed into a crowd, killing"), the words for what only stands for another ("a mock embassy"),
    what does it by no will ("the virus"), and the words that make it real ("hijack").
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

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds one of the words in a sentence in small letters."""
        return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in self.words) + r")\b")

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
    path = resources.files("goodoffices").joinpath("lexicon", "settings", "settings.toml")
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Settings)
    except msgspec.DecodeError as error:
        raise LexiconError(f"settings/settings.toml: {error}; mend the file") from error


def only_real(acts: Sequence[Act], sentence: Sentence, settings: Settings) -> list[Act]:
    """Return the acts that are neither a game's, a market's, a story's nor a drill's."""
    return [act for act in acts if not _is_unreal(act, sentence, settings)]


def _is_unreal(act: Act, sentence: Sentence, settings: Settings) -> bool:
    if act.status == "hypothetical":  # "the novel imagines an attack": that is what it says
        return False
    home = sentence.tokens[act.home]
    stages = [one for one in settings.stage if act.type in one.types]
    doers = {word.lemma for word in _doers(home, sentence)}
    if any(_is_staged(home, sentence, one) or one.doers & doers for one in stages):
        return True
    scenes = [one for one in settings.scene if act.type in one.types]
    if not scenes or not settings.real.isdisjoint(sentence.forms):
        return False
    return any(_is_scene(act, sentence, one) for one in scenes)


def _is_scene(act: Act, sentence: Sentence, scene: Setting) -> bool:
    """Whether the deed or its doer is of the setting, or the sentence has two words of it."""
    if any(p.sector in _FORCES or (p.sector == "GOV" and not scene.states) for p in act.actors):
        return False
    deed = sentence.span(*act.trigger).text
    own = " | ".join((deed, *(p.text for p in act.actors))).lower()
    cues = set(scene.pattern.findall(sentence.text.lower()))
    return len(cues) >= _SURE or scene.pattern.search(own) is not None


def _doers(home: Token, sentence: Sentence) -> tuple[Token, ...]:
    """Return the subjects of a verb, or of the nearest verb above it that has some."""
    token = home
    while token.pos == "VERB":
        own = tuple(sentence.below(token.i, "nsubj"))
        if own or token.head == token.i or token.dep not in {"advcl", "conj", "xcomp"}:
            return own
        below, token = token, sentence.tokens[token.head]
        if below.dep == "xcomp" and any(True for _ in sentence.below(token.i, "dobj")):
            return ()  # "the flood forced rebels to release them": the rebels do
    return ()


def _is_staged(home: Token, sentence: Sentence, stage: Setting) -> bool:
    """Whether the clause of `home` is told of, or inside, one of the stage's things."""
    if not stage.unless.isdisjoint(sentence.forms) or (stage.participles and home.tag != "VBG"):
        return False
    return any(_is_on(token, home, sentence, stage) for token in _above(home, sentence))


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
    struck = sentence.below(token.i, "dobj", *_SUBJECTS) if stage.mock else ()
    return any(
        not stage.mock.isdisjoint({word.lemma, *(w.lemma for w in sentence.hanging[word.i])})
        for word in struck
    )


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
