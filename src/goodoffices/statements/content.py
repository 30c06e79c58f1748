"""What is said, as far as the tree of one sentence tells: the words under a cue, pruned and mended.

The parser hangs what follows a clause now on the clause, now on the verb of saying; and a
parenthesis ("he said") in the middle of a clause breaks it. Both are mended here.
"""

# ruff: noqa: RUF001 - curly quotes and dashes are what this module reads

from __future__ import annotations

from collections.abc import Callable, Iterator

from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Sentence, Token
from goodoffices.statements.extent import Run, below, runs, trimmed
from goodoffices.statements.reporter import ASIDE, FINITE, SPANS, SUBJECTS, reporters, since_then

_RELATIVE = frozenset("which who whom whose where when".split())
_REPORTED = frozenset({"would", "could", "might", "should"})
_ON_A_DAY = 2  # words of "on Thursday"
_ON_DAY = frozenset({"on", "late", "early"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ASKED = frozenset({"cite", "quote", "refer"})
_LATER = frozenset({"earlier", "later", "separately", "again", "yesterday", "afterwards"})
_BREAKS = frozenset({";", "--", "—", "–"})


def content_below(
    sentence: Sentence,
    frame: Frame,
    said: tuple[int, ...],
    cut: frozenset[int],
    *,
    reasons: frozenset[str],
    around: bool,
    speaking: frozenset[int] = frozenset(),
) -> list[Run]:
    """Return the token ranges of what stands in the roles `said`; `cut` are clauses not of it.

    Nor is what the reporter goes on with: another who speaks (at `speaking`), an "as"-clause.

    What stands before the cue counts only where the rule takes words `around` it, and for the
    subject of a passive or what a relative clause hangs on.
    """
    own = below(sentence, frame.head)
    inside: frozenset[int] = frozenset()
    for token in said:
        inside |= below(sentence, token) - (frozenset() if token in own else own)
    inside -= {frame.head}
    inside |= {above for above in _prepositions(sentence, said) if above > min(inside)}
    if not around:
        inside = _after_cue(sentence, frame, inside)
    cut |= _second_verbs(sentence, frame, said) | reporters(sentence, frame, said, speaking)
    cut |= since_then(sentence, inside)
    for token in cut & inside:
        inside -= below(sentence, token)
    inside |= _more(sentence, frame, inside, reasons)
    inside = _without_aside(sentence, inside, frame)
    inside -= _when_told(sentence, frame, inside)
    inside |= _lost_subject(sentence, frame, inside)
    inside -= _day_of_saying(sentence, frame, inside)
    return _one_clause(sentence, runs(sentence, inside, own - inside | {frame.head}), frame.head)


def _day_of_saying(sentence: Sentence, frame: Frame, inside: frozenset[int]) -> frozenset[int]:
    """The day that the parser took for the subject's: "said on Thursday talks broke down"."""
    first = min(inside, default=0)
    between = [t.text.lower() for t in sentence.tokens[frame.head + 1 : first + 1]]
    told = frame.kind == "verb" and len(between) == _ON_A_DAY and between[0] in _ON_DAY
    return frozenset({first}) if told and between[1] in _WEEKDAYS else frozenset()


def _lost_subject(sentence: Sentence, frame: Frame, inside: frozenset[int]) -> frozenset[int]:
    """The subject that the parser took for the day's noun: "said on Thursday talks broke down"."""
    tokens, first = sentence.tokens, frame.head + 1
    if not inside or frame.kind != "verb" or min(inside) <= first + 1:
        return frozenset()
    day = first + (tokens[first].text.lower() in _ON_DAY)
    start = min(inside)
    if tokens[day].text.lower() not in _WEEKDAYS or start <= day + 1:
        return frozenset()
    clause = next((t for t in tokens[start:] if t.i in inside and t.pos in {"VERB", "AUX"}), None)
    between = tokens[day + 1 : start]
    nouns = all(t.pos in {"NOUN", "PROPN", "ADJ", "DET", "PART", "NUM"} for t in between)
    lost = clause is not None and nouns and not has_subject(sentence, clause.i)
    return frozenset(t.i for t in between) if lost else frozenset()


def _when_told(sentence: Sentence, frame: Frame, inside: frozenset[int]) -> set[int]:
    """The day right after the cue, which is when it was said: "said on Friday it was ready"."""
    tokens = sentence.tokens
    first = i = frame.head + 1
    for told in sentence.below(frame.head, "dobj", "dative", "iobj"):
        if told.i == first and told.ent in {"ORG", "PERSON"}:
            first = i = told.i + 1
    if i in inside and tokens[i].text.lower() in _LATER and tokens[i].tag != "JJ":
        return {i}
    if i in inside and tokens[i].text.lower() in {"on", "in", "late", "early", "at"}:
        i += 1
    if frame.kind != "verb" or i >= len(tokens) or tokens[i].ent not in {"DATE", "TIME"}:
        return set()
    while i in inside and tokens[i].ent in {"DATE", "TIME"}:
        i += 1
    if i < len(tokens) and tokens[i].tag == "POS":
        return set()  # "said Tuesday's vote was fair"
    has_more = any(tokens[k].pos in {"VERB", "AUX"} for k in inside if k >= i)
    return set(range(first, i)) & inside if has_more else set()


def _prepositions(sentence: Sentence, said: tuple[int, ...]) -> Iterator[int]:
    """The prepositions of a second part: "of" in "accused the army of looting"."""
    for token in said:
        head = sentence.tokens[sentence.tokens[token].head]
        if head.dep == "prep" and head.i < token:
            yield head.i


def _after_cue(sentence: Sentence, frame: Frame, inside: frozenset[int]) -> frozenset[int]:
    fronted = {i for i in inside if i < frame.head}
    if not fronted or frame.passive or sentence.tokens[frame.head].dep in {"relcl", "acl"}:
        return inside
    return inside - fronted


def content_around(sentence: Sentence, frame: Frame, speaking: frozenset[int]) -> list[Run]:
    """Return the clause that a parenthesis ("he said", "according to X") stands in, without it.

    Nor is a coordinated clause of it in which another speaks ("..., but the army denied it").
    """
    head = sentence.tokens[frame.head]
    if not _is_parenthesis(sentence, head) or _is_said_of(sentence, head, speaking):
        return []
    top = frame.head
    while sentence.tokens[top].head != top:
        top = sentence.tokens[top].head
        if sentence.tokens[top].pos in {"VERB", "AUX"}:
            break
    while sentence.tokens[top].dep == "conj" and sentence.tokens[top].lemma != "say":
        top = sentence.tokens[top].head
    if top == frame.head:
        return []
    own = below(sentence, frame.head)
    apart = own
    for other in sentence.below(top, "conj"):
        if other.i in speaking and has_subject(sentence, other.i):
            apart |= below(sentence, other.i)
    rows = runs(sentence, below(sentence, top) - apart, apart)
    last = max(own) + 1
    rows = [
        row for row in rows
        if row[0] < frame.head
        or not (_is_list(sentence, row, last) or _is_meanwhile(sentence, row))
    ]  # fmt: skip
    return _one_clause(sentence, rows, frame.head)


def _is_meanwhile(sentence: Sentence, row: Run) -> bool:
    """Whether the words after the cue are the reporter's: what else went on, who else was asked."""
    word = sentence.tokens[row[0]]
    comma = sentence.tokens[row[0] - 1].text == ","
    asked = word.tag == "VBG" and word.lemma in _ASKED
    return asked or (comma and word.text.lower() == "as" and word.dep == "mark")


def _is_list(sentence: Sentence, row: Run, after: int) -> bool:
    """Whether the words right after the cue only add to its speakers ("... and a doctor")."""
    joined = any(t.tag == "CC" for t in sentence.tokens[after : row[0] + 1])
    return joined and not any(t.pos in {"VERB", "AUX"} for t in sentence.tokens[row[0] : row[1]])


def content_before(sentence: Sentence, zone: Run) -> list[Run]:
    """Return the words before a cue that a comma parts from it, back to the last clause break."""
    first, comma = zone[0], zone[0] - 1
    if comma < 1 or sentence.tokens[comma].text != ",":
        return []
    while first > 0 and sentence.tokens[first - 1].text not in _BREAKS:
        first -= 1
    row = trimmed(sentence, first, comma)
    return [row] if row[1] - row[0] > 1 else []


def content_after(sentence: Sentence, frame: Frame, zone: Run) -> list[Run]:
    """Return the rest of the sentence after a cue, where it holds a verb of its own."""
    first, last = zone[1], len(sentence.tokens)
    if sentence.tokens[frame.head].tag not in FINITE or not has_subject(sentence, frame.head):
        return []
    for child in sentence.children[frame.head]:
        if child >= zone[1] and sentence.tokens[child].dep in {"prep", "npadvmod", "advmod"}:
            reach = max(below(sentence, child)) + 1
            first = reach if min(below(sentence, child)) <= first else first
    row = trimmed(sentence, first, last)
    verbs = any(t.pos in {"VERB", "AUX"} for t in sentence.tokens[row[0] : row[1]])
    return [row] if verbs and row[1] - row[0] > 2 else []


def is_trailing(sentence: Sentence, zone: Run) -> bool:
    """Whether nothing but punctuation follows the cue in its sentence."""
    return all(t.pos == "PUNCT" for t in sentence.tokens[zone[1] :])


def is_put_in(sentence: Sentence, zone: Run) -> bool:
    """Whether commas part the cue from what stands on both sides: "the war, he said, is over"."""
    tokens = sentence.tokens
    return (
        zone[0] > 0
        and zone[1] < len(tokens)
        and tokens[zone[0] - 1].text == ","
        and tokens[zone[1]].text == ","
    )


def _is_parenthesis(sentence: Sentence, head: Token) -> bool:
    if head.lemma == "accord":
        return True
    return has_subject(sentence, head.i) and head.dep in {"parataxis", "ccomp", "advcl", "dep"}


def _is_said_of(sentence: Sentence, head: Token, speaking: frozenset[int]) -> bool:
    """Whether a cue is only what another says: "sources said the clashes added to the tension"."""
    if head.dep != "ccomp" or head.head not in speaking or head.head > head.i:
        return False
    if any(t.text.lower() == "that" for t in sentence.below(head.i, "mark")):
        return True
    return not any(t.pos == "PUNCT" for t in sentence.tokens[head.head : head.i])


def _without_aside(sentence: Sentence, inside: frozenset[int], frame: Frame) -> frozenset[int]:
    """Leave out a relative or participle clause after a comma at the very end: the reporter's."""
    if not inside or max(inside) < frame.head:
        return inside
    last = max((i for i in inside if sentence.tokens[i].pos != "PUNCT"), default=-1)
    for token in sentence.tokens:
        if token.i in inside and token.dep in {"relcl", "advcl", "acl", "appos"}:
            clause = below(sentence, token.i)
            if max(clause) >= last and _is_aside(sentence, token, min(clause)):
                return inside - clause
    return inside


def _is_aside(sentence: Sentence, clause: Token, first: int) -> bool:
    if first == 0 or sentence.tokens[first - 1].text != ",":
        return False
    word = sentence.tokens[first]
    if clause.dep == "appos":
        return clause.pos == "NOUN"
    if clause.dep == "relcl":
        told = any(t.text.lower() in _REPORTED for t in sentence.below(clause.i, "aux"))
        return word.text.lower() in _RELATIVE and not told
    return word.i == clause.i and clause.tag == "VBG" and not _is_outcome(sentence, clause)


def _is_outcome(sentence: Sentence, clause: Token) -> bool:
    """Whether a participle goes on with what is only thought of: "would widen it, letting all pass"."""
    above = sentence.tokens[clause.head]
    return any(t.text.lower() in _REPORTED for t in sentence.below(above.i, "aux"))


def _more(
    sentence: Sentence, frame: Frame, inside: frozenset[int], reasons: frozenset[str]
) -> frozenset[int]:
    """Take in what follows what is said and goes on with it, though it hangs on the cue.

    That is a clause of reason or time, or, where a clause is said and no bare noun, a coordinated
    clause with a subject of its own ("France backs Mali and Niger opposes it" are two matters).
    """
    if not inside or max(inside) < frame.head:
        return frozenset()
    told = any(sentence.tokens[i].pos in {"VERB", "AUX"} for i in inside)
    found: set[int] = set()
    for clause in sentence.below(frame.head, "advcl", "conj"):
        words = below(sentence, clause.i)
        if min(words) <= max(inside):
            continue
        mark = sentence.tokens[min(words)].text.lower()
        if sentence.tokens[min(words) - 1].lemma in SPANS:
            continue  # "a day after shells fell": when the reporter's telling begins
        reason = mark in reasons and (mark not in ASIDE or _is_tensed(sentence, inside))
        if reason if clause.dep == "advcl" else told and _goes_on(sentence, frame, clause):
            found |= words
    return frozenset(found)


def _is_tensed(sentence: Sentence, inside: frozenset[int]) -> bool:
    """Whether a clause is said: in "accused him of treason, though records clear him" none is."""
    return any(sentence.tokens[i].tag in FINITE | {"MD"} for i in inside)


def _goes_on(sentence: Sentence, frame: Frame, clause: Token) -> bool:
    """Whether a clause coordinated with the cue is rather a second thing said."""
    before = min(below(sentence, clause.i)) - 1
    if _is_told(sentence, frame, clause):
        return False
    own = any(True for _ in sentence.below(frame.head, "aux"))
    modal = any(t.text.lower() in _REPORTED for t in sentence.below(clause.i, "aux"))
    if modal and not own and not has_subject(sentence, clause.i):
        return True  # "says it cuts revenue now but would raise it later"
    return (
        has_subject(sentence, clause.i)
        and sentence.tokens[before].text.lower() == "and"
        and clause.lemma != sentence.tokens[frame.head].lemma
    )


def _is_told(sentence: Sentence, frame: Frame, clause: Token) -> bool:
    """Whether the reporter tells what the speaker did next: "said it would stand, and he left"."""
    subjects = [t.text.lower() for t in sentence.below(clause.i, *SUBJECTS)]
    helped = any(True for _ in sentence.below(clause.i, "aux", "auxpass"))
    past = clause.tag == sentence.tokens[frame.head].tag == "VBD"
    return past and not helped and subjects in (["he"], ["she"])


def _one_clause(sentence: Sentence, rows: list[Run], head: int) -> list[Run]:
    """Cut at a semicolon or dash: only the part next to the cue is what is said."""
    near = [row for row in rows if not _is_parted(sentence, row, head)]
    return [row for row in (_next_to(sentence, row, head) for row in near) if row[0] < row[1]]


def _is_parted(sentence: Sentence, row: Run, head: int) -> bool:
    """Whether a semicolon stands between words before the cue and the cue."""
    return any(t.text == ";" for t in sentence.tokens[row[1] : head])


def _next_to(sentence: Sentence, row: Run, head: int) -> Run:
    first, last = row
    breaks = [i for i in range(first, last) if sentence.tokens[i].text == ";"]
    if breaks and last <= head:
        first = breaks[-1] + 1
    elif breaks:
        last = breaks[0]
    return trimmed(sentence, first, last)


def spoken_conjuncts(
    sentence: Sentence,
    frame: Frame,
    said: tuple[int, ...],
    speaking: frozenset[int],
    mute: Callable[[int], bool],
) -> Iterator[int]:
    """Yield verbs of saying that the parser coordinates with what is said and not with the cue.

    "X said he had walked home and called it a relief": a verb in the cue's own tense, after a
    clause in another, with no subject of its own, is said of X. So where the clause's own subject
    is `mute` and can't have said it: "X said the border was calm and called on all to keep it so".
    """
    head = sentence.tokens[frame.head]
    if head.tag not in FINITE:
        return
    for token in said:
        for other in sentence.below(token, "conj"):
            if (
                other.i in speaking
                and other.i > frame.head
                and other.tag == head.tag
                and not has_subject(sentence, other.i)
                and (any(True for _ in sentence.below(token, "aux")) or mute(token))
            ):
                yield other.i


def _second_verbs(sentence: Sentence, frame: Frame, said: tuple[int, ...]) -> frozenset[int]:
    """Verbs in the cue's tense hung on an infinitive: "urged both to leave and rejected the list"."""
    if sentence.tokens[frame.head].tag not in FINITE:
        return frozenset()
    return frozenset(
        other.i
        for token in said
        if any(aux.tag == "TO" for aux in sentence.below(token, "aux"))
        for other in sentence.below(token, "conj")
        if other.tag == sentence.tokens[frame.head].tag and not has_subject(sentence, other.i)
    )


def has_subject(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a subject of its own."""
    return any(True for _ in sentence.below(verb, *SUBJECTS))
