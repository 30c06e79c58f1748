"""Who speaks at a cue, where the tree has another word in the subject's place."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence
from goodoffices.statements.gives import Words


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
