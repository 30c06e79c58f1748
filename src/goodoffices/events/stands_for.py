"""Whom "their", "those" and "who" stand for as far as the clause they stand in tells.

"Chad helps the Malian army in its fight against rebels": the fight is the army's. "Among those held was
a bishop": he is held. "To find out who shot him": nobody is known to have.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.language.tokens import Sentence, Token

_STRUGGLES = frozenset("fight struggle battle war campaign effort offensive".split())
_HELPING = frozenset(
    "help support assist aid back join stand stay side assistance backing solidarity give provide offer"
    " extend reaffirm reiterate pledge express arm equip train advise".split()
)
_FOR = frozenset({"for", "to", "with", "by"})


def helped_in(word: Token, sentence: Sentence) -> list[int]:
    """Return whose fight it is that another helps with: "helps Chad in its fight against them"."""
    tokens = sentence.tokens
    fight = tokens[word.head]
    prep = tokens[fight.head]
    above = tokens[prep.head]
    if word.tag != "PRP$" or fight.lemma not in _STRUGGLES or prep.text.lower() != "in":
        return []
    with_what = tokens[above.head]
    if above.dep in {"pobj", "conj"}:  # "with arms in their fight"
        while with_what.dep in {"pobj", "conj"}:
            with_what = tokens[with_what.head]
        if with_what.text.lower() == "with" and tokens[with_what.head].lemma in _HELPING:
            above = tokens[with_what.head]
    if above.lemma not in _HELPING:
        return [above.i] if above.pos in {"NOUN", "PROPN"} else []
    whom = [t.i for t in sentence.below(above.i, "dobj") if t.lemma not in _HELPING]
    for below in sentence.below(above.i, "prep", "dobj"):
        for to in (below, *sentence.below(below.i, "prep")):
            if to.text.lower() in _FOR and to.i < prep.i:
                whom += (t.i for t in sentence.below(to.i, "pobj"))
    return whom[:1]


def is_asked_for(word: Token, sentence: Sentence) -> bool:
    """Return whether "who" asks: "to find out who abducted the nurses" tells of nobody that did."""
    if word.text.lower() != "who" or not word.i:
        return False
    clause, before = sentence.tokens[word.head], sentence.tokens[word.i - 1]
    return clause.dep in {"ccomp", "pcomp"} and before.pos in {"VERB", "ADP", "PART", "ADJ"}


def among(word: Token, sentence: Sentence) -> list[int]:
    """Return who is told to be "among those held", for "those"."""
    prep = sentence.tokens[word.head]
    if word.text.lower() != "those" or prep.text.lower() != "among":
        return []
    if sentence.tokens[prep.head].lemma != "be":
        return []
    told = [t.i for t in sentence.below(prep.head, "nsubj", "attr") if t.i != word.i]
    return [k for one in told[:1] for k in (one, *joined(sentence, one))]


def joined(sentence: Sentence, token: int) -> Iterator[int]:
    """Yield what is listed with a token, in order."""
    for other in sentence.below(token, "conj"):
        yield other.i
        yield from joined(sentence, other.i)
