"""Verbs and nouns by which roles are shared out: who is accused, told, hurt or on the way."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.language.tokens import Sentence, Token

DOING = frozenset(
    "kill wound injure destroy damage leave hit force send trap spark cause set burn displace".split()
)
SAYING = frozenset({"say", "report", "tell", "announce"})
BLAMING = frozenset(
    "accuse suspect convict acquit clear blame criticise criticize condemn denounce indict charge".split()
)
TELLING = frozenset(
    "convey deliver lodge register communicate relay transmit send hand order announce declare".split()
)
GOING = frozenset({"return", "tour"})
TRYING = frozenset("effort bid attempt drive push move mission campaign try".split())
JUDGING = frozenset(  # what they take as their object is another's: "backed efforts to oust him"
    "support back praise hail welcome commend applaud endorse condemn criticise criticize denounce"
    " oppose discuss fund finance laud salute".split()
)
CLAIMED = frozenset(
    "responsibility credit attack bombing assault blast raid killing ambush shooting".split()
)
HARMING = frozenset(
    "kill wound injure hurt shoot beat abduct kidnap capture burn destroy loot arrest detain jail"
    " sentence expel".split()
)
OPINIONS = frozenset(  # of a deed: "it is wrong to bomb them"
    "wrong right illegal legal unlawful dangerous difficult hard easy impossible possible important"
    " better best necessary crucial vital essential foolish wise reckless premature unfair fair good bad"
    " absurd irresponsible unacceptable natural normal customary enough".split()
)
_PROMPTING = frozenset("prompt trigger spark provoke draw spur bring earn elicit incur".split())
NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})


def only_joins(between: Sequence[Token]) -> bool:
    """Whether two predicates stand side by side: "and", "and then", ", "."""
    return all(t.pos in {"CCONJ", "ADV", "PUNCT"} for t in between)


def is_prompting(verb: Token) -> bool:
    """Whether what was done brought something on: "led off by police, prompting a rebuke", of the police."""
    return verb.dep == "advcl" and verb.tag == "VBG" and verb.lemma in _PROMPTING


def follows_suit(verb: Token, sentence: Sentence) -> bool:
    """Whether a verb stands for the one before: "so did Togo", "Togo did the same", "followed suit".

    Not where it has a place or partner of its own: "did the same in Brussels".
    """
    below = sentence.hanging[verb.i]
    if any(t.dep in {"neg", "ccomp", "xcomp"} for t in below):
        return False
    if any(
        t.dep == "prep" and sentence.tokens[k].ent != "DATE"
        for t in below
        for k in sentence.children[t.i]
    ):
        return False
    objects = {t.lemma for t in below if t.dep == "dobj"}
    if verb.lemma == "follow":
        return objects == {"suit"}
    words = {t.text.lower() for t in below if t.i < verb.i}
    if verb.lemma == "have":  # "as has Togo"
        turned = any(t.dep == "nsubj" and t.i > verb.i for t in below)
        return turned and not objects and bool(words & {"so", "as"})
    behind = {t.text.lower() for t in below if t.i > verb.i}
    return verb.lemma == "do" and (
        "same" in objects
        or (not objects and bool(words & {"so", "as"} or behind & {"likewise", "too"}))
    )


def has_not_but(word: Token, sentence: Sentence) -> bool:
    """Whether a word is only denied in favour of another: "not the army but the rebels"."""
    below = sentence.hanging[word.i]
    opens = min((t.i for t in below if t.i < word.i), default=word.i)
    denied = any(t.text.lower() == "not" for t in sentence.tokens[max(0, opens - 1) : word.i])
    return denied and any(t.text.lower() == "but" and t.i > word.i for t in below)


def not_but(prep: Token, sentence: Sentence) -> Token:
    """Return the second "by" of "not by the army but by rebels" for the first, else the word itself."""
    if not has_not_but(prep, sentence):
        return prep
    others = (t for t in sentence.below(prep.i, "conj") if t.text.lower() == prep.text.lower())
    return next(others, prep)
