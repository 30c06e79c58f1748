"""Whether a state, a capital or a seat of power is said as a place or as one who acts."""

from __future__ import annotations

from goodoffices.language.tokens import Sentence, Token

_WHERE = frozenset({
    "in", "at", "near", "inside", "across", "around", "throughout", "outside", "within", "through",
    "via", "off", "above", "over",
})  # fmt: skip
_MOTION = frozenset({
    "travel", "fly", "go", "come", "return", "arrive", "head", "move", "drive", "flee", "escape",
    "leave", "depart", "sail", "march", "rush", "trip", "visit", "tour", "flight", "journey", "back",
    "deport", "extradite", "exile", "envoy", "ambassador", "emissary",
})  # fmt: skip
_TAKING = frozenset({
    "receive", "get", "obtain", "demand", "seek", "secure", "win", "accept", "request", "buy",
    "borrow", "import", "hear", "expect", "purchase", "extract", "need", "want", "draw", "earn",
})  # fmt: skip
_AIMED = frozenset({"lash", "aim", "direct", "rage", "rail", "jab", "swipe", "target", "anger"})
_TOWNS = frozenset({"capital", "city", "town", "port", "village", "resort", "suburb"})
_CARRIED = frozenset({
    "send", "pass", "hand", "relay", "convey", "deliver", "transmit", "forward", "exchange", "talk",
    "communicate", "reply", "respond", "answer", "reach", "channel", "route", "contact", "negotiate",
})  # fmt: skip


def is_place(sentence: Sentence, head: int) -> bool:
    """Return True where the name at token `head` tells where something is, not who does it.

    "in", "at", "near" always do; "from" and "into" do after verbs of movement, "to" only after
    those of travel, so that "a call from Tokyo" and "said to Tokyo" keep a party.
    """
    token = _top(sentence, head)
    governor = sentence.tokens[token.head]
    if token.dep != "pobj" or governor.tag not in {"IN", "TO", "RP", "RB"}:
        return False
    carried = sentence.tokens[governor.head].lemma in _CARRIED
    if governor.text.lower() in {"through", "via"} and carried:
        return False  # "sent its reply via Oman": Oman carries it
    if governor.text.lower() in _WHERE:
        return not _busy(sentence, governor)
    above = sentence.tokens[governor.head]
    if governor.text.lower() in {"from", "into", "out"}:
        return above.pos == "VERB" and above.lemma not in _TAKING
    return governor.text.lower() == "to" and above.lemma in _MOTION


def _top(sentence: Sentence, head: int) -> Token:
    token = sentence.tokens[head]
    while token.dep == "conj" and sentence.tokens[token.head].tag.startswith("N"):
        token = sentence.tokens[token.head]
    return _town(sentence, token) or token


def _town(sentence: Sentence, token: Token) -> Token | None:
    """Return "capital" in "the capital, Lima" and "the capital of Lima"."""
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.text.lower() == "of":
        above = sentence.tokens[above.head]
    elif token.dep != "appos":
        return None
    return above if above.lemma in _TOWNS else None


def _busy(sentence: Sentence, governor: Token) -> bool:
    """Return True for "in" and "at" that belong to a verb of trust or aim, not of place."""
    above = sentence.tokens[governor.head]
    if governor.text.lower() == "at" and above.lemma in _AIMED:
        return True  # "lashed out at Chad"
    return governor.text.lower() == "in" and above.lemma in {
        "confidence",
        "trust",
        "faith",
        "believe",
    }
