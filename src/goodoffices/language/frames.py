"""Who does what in a clause: predicate frames read off the dependency tree.

A frame is one predicate (verb, noun or participle) with its roles. Roles are named as a reader
would: `agent` does it, `patient` undergoes it, `dative` is told or given it, `comp` is what is said
or done in a clause below, `poss` and `mod` stand before a noun, `means` is what it was done with;
every preposition is a role of its own (`with`, `between`, `on`). Passive, control ("offered to
mediate": who mediates is who offered), relative clauses, shared subjects, participles and light
verbs ("launched strikes on") are undone here, once, so that rules need not know of them.
"""

from __future__ import annotations

from goodoffices.language.frame import Filler, Frame, FrameKind, Grammar, Tense, load_grammar
from goodoffices.language.roles import RoleBuilder
from goodoffices.language.tokens import Sentence, Token

__all__ = ["Filler", "Frame", "FrameKind", "Grammar", "Tense", "build_frames", "load_grammar"]

_PREDICATIVE = frozenset({"acomp", "ROOT", "ccomp", "conj", "xcomp", "oprd"})


def build_frames(sentence: Sentence, grammar: Grammar) -> dict[int, Frame]:
    """Return the frames of a parsed sentence by the token of their predicate."""
    builder = RoleBuilder(sentence, grammar)
    for token in sentence.tokens:
        kind = _kind(token, builder)
        if kind is not None:
            builder.add(token, kind)
    return builder.finish()


def _kind(token: Token, builder: RoleBuilder) -> FrameKind | None:
    """Return what kind of predicate a word is; a noun before a noun is none ("aid workers")."""
    if builder.is_nominal(token):
        return "noun"
    if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
        return "verb"
    if token.pos == "NOUN" or (token.pos == "PROPN" and token.dep in {"ROOT", "dobj"}):
        return None if token.dep in {"compound", "nmod", "amod"} else "noun"
    return "adj" if token.pos == "ADJ" and token.dep in _PREDICATIVE else None
