"""Which date belongs to which word of a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from goodoffices.dates.mentions import DateMention
from goodoffices.language.tokens import Sentence, Token

# Edges at which another clause begins: a date below one is not a date of the word above it.
CLAUSES = frozenset(
    {"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis", "appos"}
)
# A clause beside or below another that happens at the same time, if it tells no time of its own.
SHARING = frozenset({"conj", "xcomp", "dep"})
# Words before a noun: "the 1979 treaty was broken" tells no date of the breaking.
BEFORE_NOUN = frozenset({"poss", "compound", "nummod", "amod", "nmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Edges from a date up to a verb that it modifies.
MODIFIERS = frozenset({"prep", "pobj", "npadvmod", "advmod", "tmod"})
# Words before a participle that set its time apart: "while fleeing", "with rockets falling".
OPENERS = ("mark", "prep", "nsubj", "advmod")
VERBS = frozenset({"VERB", "AUX"})
_SPEECH = frozenset("say tell announce warn urge add speak report call deny claim vow".split())
_OWN = ("aux", "auxpass")
_HARM = frozenset("kill wound injure hurt die shoot perish".split())
_HAPPENS = frozenset(
    "occur happen take strike explode hit begin break erupt go detonate target rip tear ensue fall".split()
)
_STAGED = frozenset("carry launch stage mount occur happen conduct".split())
_TRIES = frozenset("try attempt manage start begin fail continue".split())
# After these, or before them, time has gone by: "arrested and released on Monday".
_TURNS = frozenset(
    "release free return die resume reopen come return flee escape say add sign win lose "
    "surrender recover arrest".split()
)
_NEXT = 2  # letters between a date and the "when" that explains it
_STATIVE = frozenset(
    {
        "belong",
        "locate",
        "situate",
        "base",
        "own",
        "call",
        "name",
        "know",
        "hold",
        "control",
        "man",
        "house",
        "border",
        "neighbor",
        "neighbour",
        "overlook",
        "adjoin",
    }
)
_DAY_TOLD = re.compile(r"\b\d{1,2}\b|day\b", re.IGNORECASE)
_YEAR_ONLY = re.compile(r"(?:since |from )?(?:early |late |mid-?)?(?:19|20)\d\d", re.IGNORECASE)
BACKWARD = "near.event"  # "a day after ...": dates what follows it


def date_of(sentence: Sentence, i: int, mentions: Sequence[DateMention]) -> DateMention | None:
    """Return the mention that dates token `i`, or None if the sentence's tree ties none to it.

    First come mentions below the token itself, not inside another clause; then, if it has none,
    those hung directly on its nearest verb above ("carried out an attack on Monday"), where no
    clause of its own lies between. A word that tells how long never dates anything. Among several,
    one with known days comes first, then a nearer one in the tree, then in the text. Nothing is
    taken from outside the sentence.
    """
    heads = [(mention, _owner(sentence, mention)) for mention in mentions]
    owned = [(mention, head) for mention, head in heads if head is not None]
    if (explained := _told_of(sentence, i, owned)) is not None:
        return explained
    at: int | None = i
    while at is not None:
        ties = [
            (steps, mention)
            for mention, head in owned
            if (steps := _steps(sentence, head, at, _way(mention, above=at != i))) is not None
        ]
        if ties:
            return min(ties, key=lambda tie: _preference(tie, sentence.tokens[i]))[1]
        at = _verb_above(sentence, at)
    return _meanwhile(sentence, i, owned) or _governed(sentence, i, owned)


def _governed(
    sentence: Sentence, i: int, owned: Sequence[tuple[DateMention, int]]
) -> DateMention | None:
    """Return the only day of a sentence where no other verb stands between it and a past verb.

    The parser hangs "on Monday" on the last noun: "struck Erbin, one of the towns in the east on Monday".
    """
    known = [(m, head) for m, head in owned if m.resolved]
    if len(known) != 1 or sentence.tokens[i].tag not in {"VBD", "VBN"}:
        return None
    mention, head = known[0]
    above = [t for t in _above(sentence, head) if t.pos in VERBS]
    behind = mention.rule != BACKWARD and mention.start > sentence.tokens[i].start
    before = any(t.dep in BEFORE_NOUN for t in list(_above(sentence, head))[:2])
    return mention if above and above[0].i == i and behind and not before else None


def _meanwhile(
    sentence: Sentence, i: int, owned: Sequence[tuple[DateMention, int]]
) -> DateMention | None:
    """Return the date of what went on at the same time: "two died as fighting spread on Friday".

    So is that of a verb with the same subject ("shelled the town and killed ten on Monday"), of what
    somebody died after ("wounded after a shell fell on Monday") and of what an act was part of
    ("killed in a blast that tore through the port on Monday").
    """
    if sentence.tokens[i].tag not in {"VBD", "VBN"}:
        return None
    for token in _beside(sentence, i):
        found = [
            m
            for m, head in owned
            if m.resolved and _tied(sentence, head, token) and m.rule != BACKWARD
        ]
        if found:
            return min(found, key=lambda m: abs(m.start - token.end))
    deeper = (_meanwhile(sentence, token.i, owned) for token in _beside(sentence, i))
    return next((m for m in deeper if m is not None), None)


def _beside(sentence: Sentence, i: int) -> Iterator[Token]:
    """Yield the verbs below token `i` that tell of the same time."""
    own = sentence.tokens[i]
    for token in sentence.below(i, "advcl", "conj"):
        if token.dep == "conj" and _goes_on(sentence, own, token):
            yield token
        opener = _opener(sentence, token) if token.dep == "advcl" else ""
        during = opener in {"as", "when", "while"} or (opener == "after" and own.lemma in _HARM)
        if during and token.lemma not in _SPEECH:
            yield token
    for noun in sentence.below(i, *SUBJECTS, "dobj"):
        yield from (t for t in sentence.below(noun.i, "acl", "relcl") if t.lemma in _STAGED)
    for word in sentence.below(i, "prep", "agent"):
        for noun in sentence.below(word.i, "pobj") if word.lemma in {"in", "by", "during"} else ():
            yield from (t for t in sentence.below(noun.i, "relcl") if t.lemma in _HAPPENS)


def _goes_on(sentence: Sentence, own: Token, token: Token) -> bool:
    """Whether a verb beside another goes on with it: "was killed and one wounded", "fell and killed"."""
    if {own.lemma, token.lemma} <= _HARM:
        return True
    if token.tag == "VBN":
        return not any(sentence.below(token.i, *_OWN))
    if token.tag != "VBD" or own.tag != "VBD" or {own.lemma, token.lemma} & _TURNS:
        return False
    return not any(sentence.below(token.i, "nsubj", "nsubjpass"))


def _tied(sentence: Sentence, head: int, token: Token) -> bool:
    """Whether a mention hangs on a verb, or on what was tried, begun or going on by it."""
    if _steps(sentence, head, token.i, None) is not None:
        return True
    tried = sentence.below(token.i, "xcomp") if token.lemma in _TRIES else ()
    whens = sentence.below(token.i, "advcl") if token.lemma in _HAPPENS else ()
    below = (*tried, *(t for t in whens if _opener(sentence, t) in {"as", "when", "while"}))
    return any(_tied(sentence, head, other) for other in below)


def date_for(mentions: Sequence[DateMention], start: int, end: int) -> DateMention | None:
    """Return the mention nearest to the words at report offsets `start` to `end`.

    For sentences that were not parsed, whose clauses can't be told apart; `date_of` knows better.
    Mentions that tell how long, or whose days are not known, are passed over.
    """
    dated = [one for one in mentions if one.resolved and one.rule != BACKWARD]
    return min(dated, key=lambda one: max(one.start - end, start - one.end), default=None)


def _opener(sentence: Sentence, token: Token) -> str:
    """Return the word that opens a clause: "when", "as", "after", or none."""
    opened = (
        child.lemma for child in sentence.below(token.i, "mark", "advmod") if child.i < token.i
    )
    return next(opened, "")


def _told_of(
    sentence: Sentence, i: int, owned: Sequence[tuple[DateMention, int]]
) -> DateMention | None:
    """Return the date that a clause with "when" explains: "in 1994, when they signed"."""
    token = sentence.tokens[i]
    if token.dep not in {"relcl", "advcl", "acl"} or _opener(sentence, token) != "when":
        return None
    before = [m for m, head in owned if m.resolved and m.end <= token.start]
    near = max(before, key=lambda m: m.end, default=None)
    if near is None:
        return None
    opener = next(c for c in sentence.below(i, "mark", "advmod") if c.lemma == "when")
    return _closed(near) if opener.start - near.end <= _NEXT else None


def _closed(mention: DateMention) -> DateMention:
    """Return "since 1994" as the year itself, "since May" as the month: what "when" explains has an end."""
    told = mention.date
    if told.start is None or told.end is not None:
        return mention
    start = dt.date.fromisoformat(told.start)
    if _YEAR_ONLY.fullmatch(told.text):
        end = start.replace(month=12, day=31)
    elif _DAY_TOLD.search(told.text):
        end = start
    else:
        end = (start.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return replace(mention, date=replace(told, end=end.isoformat()))


def _preference(tie: tuple[int, DateMention], token: Token) -> tuple[bool, bool, int, int]:
    steps, mention = tie
    apart = max(mention.start - token.end, token.start - mention.end)
    return not mention.resolved, mention.rule == BACKWARD, steps, apart


def _owner(sentence: Sentence, mention: DateMention) -> int | None:
    """Return the token by which a mention hangs in the tree, or what it dates if that is told."""
    inside = [t for t in sentence.tokens if t.start >= mention.start and t.end <= mention.end]
    if mention.kind == "duration" or not inside:
        return None
    if mention.rule == BACKWARD:
        return _followed(sentence, inside[-1])
    return min(inside, key=lambda token: (sentence.depths[token.i], token.i)).i


def _followed(sentence: Sentence, after: Token) -> int | None:
    """Return what stands behind "after" or "before": the verb it opens, or the noun it governs."""
    if after.dep == "mark":
        return after.head
    return next((token.i for token in sentence.below(after.i, "pobj", "pcomp")), None)


def _above(sentence: Sentence, i: int) -> Iterator[Token]:
    """Yield the token and all above it, up to the root."""
    token = sentence.tokens[i]
    for _ in sentence.tokens:
        yield token
        if token.head == token.i:
            return
        token = sentence.tokens[token.head]


def _way(mention: DateMention, *, above: bool) -> frozenset[str] | None:
    """Return the edges that lead to what a mention dates; None if any edge inside a clause may."""
    if mention.rule == BACKWARD:
        return frozenset()
    return MODIFIERS if above else None


def _steps(sentence: Sentence, head: int, i: int, way: frozenset[str] | None) -> int | None:
    """Return how many edges lead from a mention's head up to token `i`, None if none may."""
    for steps, token in enumerate(_above(sentence, head)):
        if token.i == i:
            return steps
        if not _passes(sentence, token, i, own=token.i == head):
            return None
        if way is not None and token.dep not in way and not _opens(sentence, token):
            return None
    return None


def _opens(sentence: Sentence, token: Token) -> bool:
    """Whether a day is whose a subject is, or its subject: "Monday's attack killed two, wounding five"."""
    if token.dep == "poss":
        return sentence.tokens[token.head].dep in SUBJECTS
    return token.dep in SUBJECTS and any(t.ent == "DATE" for t in sentence.below(token.i, "poss"))


def _passes(sentence: Sentence, token: Token, i: int, *, own: bool) -> bool:
    """Tell whether the edge above `token` may be climbed on the way to token `i`."""
    if token.dep in BEFORE_NOUN and token.head != i:
        return sentence.tokens[token.head].dep in SUBJECTS
    if own and token.dep in ("appos", "conj"):
        return True
    if token.dep == "acl" and token.tag == "VBN" and token.head == i:
        return True  # "the talks held in May": the date of the holding is that of the talks
    if token.dep == "acl" and token.lemma in _STATIVE:
        return True  # "shelled a base belonging to the army on Monday": nothing belongs on a day
    return token.dep not in CLAUSES and token.dep != "conj"


def _verb_above(sentence: Sentence, i: int) -> int | None:
    """Return the nearest verb above, None if another clause begins on the way."""
    for token in _above(sentence, i):
        if token.i != i and token.pos in VERBS:
            return token.i
        if token.head == token.i or not _shares(sentence, token):
            return None
    return None


def _shares(sentence: Sentence, token: Token) -> bool:
    """Tell whether what is above `token` happens at its time: "fired on Monday, killing two".

    "They were on patrol on Monday when a mine went off": that was on Monday too.
    """
    if token.dep == "advcl" and _opener(sentence, token) == "when":
        return token.tag in {"VBD", "VBN"}
    if token.dep == "advcl":
        opened = any(child.i < token.i for child in sentence.below(token.i, *OPENERS))
        return token.tag == "VBG" and not opened
    return token.dep in SHARING or token.dep not in CLAUSES
