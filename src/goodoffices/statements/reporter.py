"""What hangs on somebody's words and is the reporter's: what went on meanwhile, who spoke next."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token
from goodoffices.statements.extent import is_parted, opening

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ASIDE = frozenset({"though", "although", "while", "when"})
SPANS = frozenset({"day", "hour", "week", "month", "minute", "year"})  # "a day after the raid"
_MEASURED = frozenset({"after", "before"})


def reporters(
    sentence: Sentence, frame: Frame, said: tuple[int, ...], speaking: frozenset[int]
) -> frozenset[int]:
    """Return the clauses of the reporter's that hang on what is said.

    "... to talk, as shells fell", "..., and when asked, the envoy replied", "..., though she noted".
    """
    return frozenset(
        clause.i
        for token in said
        for clause in sentence.below(token, "advcl", "conj")
        if clause.i > frame.head and _is_reporters(sentence, frame, clause, speaking)
    )


def since_then(sentence: Sentence, inside: frozenset[int]) -> frozenset[int]:
    """Return what the reporter measures the telling by: "offered to talk, a day after the raid"."""
    return frozenset(
        t.i
        for t in sentence.tokens
        if t.i in inside
        and t.dep in {"advcl", "prep", "npadvmod"}
        and any(w.text.lower() in _MEASURED for w in _measures(sentence, t))
        and is_parted(sentence, t.i)
    )


def _measures(sentence: Sentence, clause: Token) -> Iterator[Token]:
    """Yield the "after" of a clause or phrase that opens with how long after: "a day after"."""
    marks = [
        clause,
        *sentence.below(clause.i, "mark", "prep"),
        *sentence.tokens[clause.i + 1 :][:1],
    ]
    opens = sentence.tokens[opening(sentence, clause.i)]
    yield from (m for m in marks if m.i > opens.i and sentence.tokens[m.i - 1].lemma in SPANS)


def _is_reporters(
    sentence: Sentence, frame: Frame, clause: Token, speaking: frozenset[int]
) -> bool:
    first = sentence.tokens[opening(sentence, clause.i)]
    subjects = list(sentence.below(clause.i, *SUBJECTS))
    if not is_parted(sentence, clause.i) or not subjects or clause.tag not in FINITE:
        return False
    if first.text.lower() == "as" and first.dep == "mark":
        return all(t.pos in {"NOUN", "PROPN"} for t in subjects)
    told = clause.i in speaking and clause.tag == sentence.tokens[frame.head].tag
    aside = first.text.lower() in ASIDE or clause.dep == "conj"
    return told and aside and any(True for _ in sentence.below(clause.i, "ccomp"))
