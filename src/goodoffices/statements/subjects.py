"""Who speaks at a cue, where the tree has another word in the subject's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.statements.content import has_subject
from goodoffices.statements.extent import is_parted
from goodoffices.statements.gives import Words
from goodoffices.statements.view import StatementView

_ADDING = frozenset({"add", "note", "stress", "insist", "emphasize", "emphasise", "underline"})


def who_speaks(
    sentence: Sentence,
    frame: Frame,
    frames: Mapping[int, Frame],
    speakers: tuple[int, ...],
    words: Words,
) -> tuple[int, ...]:
    """Return the heads of who speaks: nouns for relative pronouns, people for what they issued.

    A clause, and what happens ("the violence"), speaks never.
    """
    found = _antecedents(sentence, speakers) or _noun_above(sentence, frame)
    found = _who_issued(sentence, frame, found, frames, words)
    return tuple(k for k in found if _may_speak(sentence, k, words.mute))


def _antecedents(sentence: Sentence, speakers: tuple[int, ...]) -> tuple[int, ...]:
    """Put the noun in the place of the relative pronoun that stands for it."""
    found: list[int] = []
    for token in speakers:
        word = sentence.tokens[token]
        if word.tag in {"WDT", "WP"}:
            clause = sentence.tokens[word.head]
            if clause.dep == "relcl":
                found.append(clause.head)
        else:
            found.append(token)
    return tuple(dict.fromkeys(found))


def _noun_above(sentence: Sentence, frame: Frame) -> tuple[int, ...]:
    """The noun that a finite verb hangs on by mistake: mostly its subject, far before it."""
    head = sentence.tokens[frame.head]
    finite = head.dep in {"acl", "relcl"} and head.tag in {"VBD", "VBZ", "VBP"}
    if any(t.tag == "TO" for k in frame.fill("comp") for t in sentence.below(k, "aux")):
        return ()  # "the men believed to have fled": a participle
    if not finite or frame.passive or frame.kind != "verb":
        return ()
    root = next((t for t in sentence.tokens if t.dep == "ROOT"), head)
    return (root.i if root.pos in {"NOUN", "PROPN"} and root.i < head.head else head.head,)


def _who_issued(
    sentence: Sentence,
    frame: Frame,
    speakers: tuple[int, ...],
    frames: Mapping[int, Frame],
    words: Words,
) -> tuple[int, ...]:
    """Put who made or issued a statement in its place: "the union issued a statement saying".

    So with a participle on any other thing done: "the king defended the move, saying".
    """
    if len(speakers) != 1:
        return speakers
    said, cue = sentence.tokens[speakers[0]], sentence.tokens[frame.head]
    thing = said.pos == "NOUN" and said.ent == "" and said.lemma.lower() not in words.sources
    if said.lemma not in words.papers and not (thing and cue.tag == "VBG" and cue.dep == "acl"):
        return speakers
    above = frames.get(said.head) if said.dep in {"dobj", "obj"} else None
    agents = tuple(above.fill("agent")) if above is not None and not above.passive else ()
    return agents or speakers


def _may_speak(sentence: Sentence, token: int, mute: frozenset[str]) -> bool:
    """Whether a phrase can be somebody: no clause, and no noun of what happens ("the violence")."""
    word = sentence.tokens[token]
    return word.pos not in {"VERB", "AUX"} and (word.pos == "PROPN" or word.lemma not in mute)


def mutes(view: StatementView, frames: Mapping[int, Frame]) -> Callable[[int], bool]:
    """Return the test whether the subject of a clause can't speak: no party, person or pronoun."""

    def mute(clause: int) -> bool:
        frame = frames.get(clause)
        doers = () if frame is None else _subject(frame)
        words = [view.sentence.tokens[k] for k in doers]
        return bool(words) and all(
            t.pos == "NOUN"
            and t.lemma.lower() not in view.words.sources
            and not view.test("person", t.i)
            for t in words
        )

    return mute


def _subject(frame: Frame) -> tuple[int, ...]:
    """Who or what the clause is about: in a passive, whom it is done to."""
    return tuple(frame.fill("patient" if frame.passive else "agent"))


def teller(
    sentence: Sentence,
    frame: Frame,
    telling: Mapping[int, Frame],
    mute: Callable[[int], bool],
) -> Frame | None:
    """Return the cue whose speaker goes on in a participle: "X said it was lawful, adding that".

    `telling` are the cues by what they say. The parser hangs the participle on what is said, whose
    subject says nothing (`mute`), or says only what it is told to.
    """
    head = sentence.tokens[frame.head]
    if head.tag != "VBG" or head.dep != "advcl" or has_subject(sentence, frame.head):
        return None
    if not is_parted(sentence, frame.head):
        return None
    above = telling.get(head.head)
    return above if mute(head.head) or head.lemma in _ADDING else None
