"""Acts told by a noun that hangs on what is not done: "may file a lawsuit", "a proposal for talks".

A noun that is new to the reader ("a raid", "clashes") is as real as the clause it stands in; "the raid"
has been told of already, and so has one that is the reason or the time of what is to come. What other
words make of a noun that hangs on them is in `lexicon/open`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goodoffices.events.acts import COOPERATIVE, FORCE, Act
from goodoffices.events.coder import Coder
from goodoffices.events.hanging import Above, Hanging
from goodoffices.events.modality import to_come
from goodoffices.language.frames import Frame
from goodoffices.language.tokens import Token

_KNOWN = frozenset("the this that these those its his her their our my your both each such".split())
_POINTING = frozenset("this that these those such".split())
_INTO = frozenset({"on", "in", "as"})  # "went on strike", "took part in a raid", "act as a channel"
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LINKS = {"dobj": "object", "attr": "object", "nsubjpass": "object", "nsubj": "subject"}
_BEING = frozenset({"be", "remain", "seem", "look", "appear", "stay"})
_ONE = frozenset({"a", "an", "any", "another"})
_TOLD_MORE = frozenset({"acl", "relcl"})
_UNSURE = frozenset({"may", "might", "could", "would", "should", "will"})
_IF = frozenset({"if", "unless", "whether"})
_VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
_SPEAKING_FOR = frozenset({"REQUEST", "REJECT", "THREATEN"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_STEPS = 6


def overhung(acts: Sequence[Act], coder: Coder) -> list[Act]:
    """Return acts; those of nouns as open as what they hang on, or gone where it tells them."""
    return [kept for act in acts for kept in _as_open(act, acts, coder)]


def _as_open(act: Act, acts: Sequence[Act], coder: Coder) -> Iterator[Act]:
    frame = coder.frames.get(act.home)
    if frame is None or frame.kind != "noun" or act.status != "actual":
        yield act
        return
    found = _hung(act, coder)
    if found is not None and found[0].status != "clause":
        made = _made(act, *found, acts, coder)
    else:
        clause = coder.frames.get(found[1].i) if found else _clause(act, coder)
        made = _with_clause(act, clause, acts, coder, bound=found is not None) if clause else act
    if made is not None:
        yield made


def _made(
    act: Act, hanging: Hanging, above: Token, acts: Iterable[Act], coder: Coder
) -> Act | None:
    """Return what the word above makes of an act; what is demanded there needs no second telling."""
    told = (a for a in acts if a is not act and a.type in _SPEAKING_FOR)
    spoken = any(a.home == above.i or above.i in a.covers for a in told)
    if hanging.status == "absent" or spoken:
        return None
    if hanging.status == "planned" and act.type in COOPERATIVE | FORCE:
        return to_come(act, coder.lexicon.ontology)
    why = f"hangs on {above.lemma}"
    when = "past" if hanging.status in {"denied", "failed"} else "future"
    return act.changed(why, status=hanging.status, time=when)


def _with_clause(
    act: Act, clause: Frame, acts: Iterable[Act], coder: Coder, *, bound: bool
) -> Act | None:
    """Return an act as real as the clause it stands in, where it is new or `bound` to the verb."""
    over = [a for a in acts if a is not act and (a.home == clause.head or clause.head in a.covers)]
    open_ = [a for a in over if a.status != "actual"]
    if any(a.type == act.type or _is_only_words(a, act) for a in open_) and not bound:
        return None
    unsure = not _UNSURE.isdisjoint(clause.modals) or clause.marker in _IF
    if bound and clause.negated:
        return None
    unsure = unsure or (bound and _is_unsettled(clause, coder))
    one = bound or _is_one(coder.sentence.tokens[act.home], coder)
    if one and (open_ or (unsure and not clause.negated)):
        return act.changed("in a clause that is open", status="hypothetical", time="future")
    return act


def _is_unsettled(clause: Frame, coder: Coder) -> bool:
    """Whether a clause is only what somebody wants, or what is likely: "threatens to lead to clashes"."""
    above = coder.frames.get(clause.parent) if clause.parent is not None else None
    if above is None or not clause.infinitive or clause.link != "comp":
        return False
    return not coder.lexicon.open.unsettled.isdisjoint(above.lemmas)


def _is_only_words(over: Act, act: Act) -> bool:
    """Whether the clause's own act is to do the noun's: "plans to act as a channel between them"."""
    return over.type in _VERBAL and act.type in COOPERATIVE


def _hung(act: Act, coder: Coder) -> tuple[Hanging, Token] | None:
    """Return what the lexicon says of the word a noun hangs on, and that word."""
    noun = coder.sentence.tokens[act.home]
    word = noun
    while word.dep == "conj" and coder.sentence.tokens[word.head].pos in _NOUNS:
        word = coder.sentence.tokens[word.head]
    for above in _above(word, coder):
        for hanging in coder.lexicon.open.over(above, act.type):
            if _is_reached(noun, hanging, coder):
                return hanging, coder.sentence.tokens[above.token]
    return None


def _above(word: Token, coder: Coder) -> Iterator[Above]:
    """Yield the words that a noun hangs on."""
    tokens = coder.sentence.tokens
    above = tokens[word.head]
    if word.dep == "pobj":
        link = above.text.lower()
        yield Above(above.i, (link,), "object")
        yield _named(tokens[above.head], link, coder)
        if above.i - 1 not in {-1, above.head}:  # "spoke of support for a raid"
            yield _named(tokens[above.i - 1], link, coder)
    elif word.dep in _LINKS:
        if above.lemma in _BEING and word.dep == "attr":
            for subject in coder.sentence.below(above.i, "nsubj"):
                yield _named(subject, "subject-of", coder)
        elif above.lemma in _BEING:
            yield from (Above(i, (name,), "predicate") for i, name in _said(above, coder))
        yield _named(above, _LINKS[word.dep], coder)


def _said(verb: Token, coder: Coder) -> Iterator[tuple[int, str]]:
    """Yield what something is said to be, by name: "a distant prospect", "a long way_off", "on_table"."""
    below = coder.sentence.below
    for said in below(verb.i, "attr", "acomp", "oprd", "advmod", "prep"):
        yield said.i, said.lemma
        of = [t for p in below(said.i, "prep") for t in below(p.i, "pobj")]
        for word in (*below(said.i, "pobj", "npadvmod"), *of):
            yield said.i, f"{said.lemma}_{word.lemma}"


def _named(above: Token, link: str, coder: Coder) -> Above:
    frame = coder.frames.get(above.i)
    lemmas = frame.lemmas if frame is not None else (above.lemma.lower(),)
    return Above(above.i, lemmas, link, above.pos in _NOUNS)


def _is_reached(noun: Token, hanging: Hanging, coder: Coder) -> bool:
    """Whether a noun is of the kind that a word above it speaks for."""
    below = coder.sentence.below
    if any(True for _ in below(noun.i, "relcl")):
        return False
    dets = {t.text.lower() for t in below(noun.i, "det")}
    if hanging.reach == "any":
        return _POINTING.isdisjoint(dets)
    of = any(t.text.lower() == "of" for t in below(noun.i, "prep"))
    if hanging.reach == "full" and dets == {"the"} and of:
        return True
    return _is_new(noun, coder) and (hanging.reach != "one" or _is_one(noun, coder))


def _clause(act: Act, coder: Coder) -> Frame | None:
    """Return the clause that a noun new to the reader hangs on, or None."""
    word = coder.sentence.tokens[act.home]
    for _ in range(_STEPS):
        if word.pos not in _NOUNS or not _is_new(word, coder):
            return None
        above = coder.sentence.tokens[word.head]
        if word.dep == "pobj" and above.text.lower() in _INTO and above.head < above.i:
            above = coder.sentence.tokens[above.head]
            if above.pos not in {"VERB", "AUX"}:
                word = above
                continue
        elif word.dep not in _OBJECTS and not (word.dep in _SUBJECTS and _is_one(word, coder)):
            return None
        found = coder.frames.get(above.i)
        return found if found is not None and found.kind == "verb" else None
    return None


def _is_one(noun: Token, coder: Coder) -> bool:
    """Whether a noun is "a strike"; "fighting may spread" and "attacks will end" that go on."""
    return any(t.text.lower() in _ONE for t in coder.sentence.below(noun.i, "det"))


def _is_new(noun: Token, coder: Coder) -> bool:
    """Whether a noun names what was not spoken of before."""
    below = coder.sentence.below
    if any(True for _ in below(noun.i, "poss")) or any(True for _ in below(noun.i, *_TOLD_MORE)):
        return False
    return all(t.text.lower() not in _KNOWN for t in below(noun.i, "det", "amod"))
