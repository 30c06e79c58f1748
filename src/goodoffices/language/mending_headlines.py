"""Finds the verb of a headline, which the parser takes for one of a row of nouns.

"Rebels shell town": the town is shelled; there is no such thing as a shell town.
"Gunmen ambush convoy, kill five": both are verbs.
"Rebels down helicopter": they shoot it down.
"Rebels storm base, free prisoners": the prisoners are freed, not free.
"Chad, Niger agree": both do; Niger is no second name of Chad.
"Chad riot police fire tear gas": the police fire it; Chad riots against nobody.
"Monitors shot at in Bria": somebody shot at them.
"Soldiers fire at marchers": a verb, and no fire that soldiers are.
"Oman brokers deal", "court sentences ten": verbs, and no brokers that deal.
"Togo, Benin exchange fire": both do; it is no exchange fire of Benin's.

A headline has no full stop; nothing here is tried where a sentence ends with one.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_DEEDS = frozenset(  # what is a noun too, or unknown to the parser as a verb
    "shell bomb ambush attack raid storm torch pound blast bombard fire kidnap lodge rampage strike"
    " hit slam seize free release capture arrest detain abduct kill wound injure execute behead burn"
    " loot swap sign claim vow mull mourn block target battle hijack shoot drone rocket mortar clash protest"
    " cast rap bar ban condemn rebuff snub reject spurn urge end halt launch hold host broker".split()
)
_AT = frozenset({"at", "on", "upon"})
_POLICE = frozenset({"police", "troops", "policemen"})
_SECOND = frozenset(
    "free release arrest kill abduct seize injure wound capture detain torch burn kidnap loot".split()
)
_AIRCRAFT = frozenset(
    "plane jet helicopter chopper drone aircraft warplane airliner balloon".split()
)
_NO_DOERS = frozenset(  # plurals that stand before a noun: "arms raid"
    "arm weapon drug sport news nation state right talk sanction affair operation service"
    " communication custom saving system resource election day week month year".split()
)
_BODIES = frozenset(
    "army police government court president parliament gunman bomber rebel militant militia group"
    " opposition minister junta navy coalition jet helicopter mob man woman".split()
)
_STOPS = frozenset({".", '"', "''", "\u201d", "?", "!", ":"})
_ORDERED = frozenset(
    "broker order sentence host plan demand offer back launch target block quash probe veto ban seal"
    " halt release return question cut curb".split()
)
_SURNAMES = ("ev", "ov", "enko", "vic", "oglu", "adze", "shvili", "yan", "ullah", "uddin")
_SHARED = frozenset("exchange trade swap sign launch plan start end resume host pledge".split())
_NAMING = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SIDES = frozenset({"appos", "npadvmod", "dep", "advcl", "nmod"})


def _with_headline_verb(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of a deed between who does it and what it is done to."""
    if not token.i or tokens[-1].text in _STOPS or _deed(token) is None:
        return []
    whom, doer = tokens[token.head], tokens[token.i - 1]
    while whom.dep == "compound" and whom.head > whom.i:
        whom = tokens[whom.head]
    if whom.i < token.i or whom.pos not in _NAMING or doer.head not in {token.i, whom.i}:
        return []
    above = tokens[whom.head]
    later = whom.dep in _SUBJECTS and above.dep == "ROOT" and _is_bare(above, whom, tokens)
    first = whom.dep == "dep" and tokens[whom.i + 1].text == ";"  # "rebels ambush truck; 63 killed"
    first = first or _is_spliced(whom, above, tokens)
    if not _can_do(doer, token) or not (whom.dep == "ROOT" or later or first):
        return []
    if any(t.tag in _FINITE for t in tokens[: token.i]):
        return []
    verb = replace(token, dep="ROOT", head=token.i, pos="VERB", tag="VBP", lemma=_deed(token) or "")
    return [
        replace(verb, dep="parataxis", head=whom.head) if first else verb,
        replace(doer, dep="nsubj", head=token.i),
        replace(whom, dep="dobj", head=token.i),
        *(_before(t, doer, token, tokens) for t in tokens[: doer.i] if t.head in {token.i, whom.i}),
        *([replace(above, dep="conj", head=token.i)] if later else []),
    ]


def _is_spliced(whom: Token, above: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether another clause stands behind a comma: "drones pound towns, Chad blames Mali"."""
    if whom.dep not in {"npadvmod", "dep"} or above.dep != "ROOT" or above.tag not in _FINITE:
        return False
    subjects = [t for t in tokens[whom.i : above.i] if t.head == above.i and t.dep == "nsubj"]
    return bool(subjects) and any(t.text == "," for t in tokens[whom.i : subjects[0].i])


def _before(word: Token, doer: Token, verb: Token, tokens: tuple[Token, ...]) -> Token:
    """Return a word before the doer as the doer's; "police" in "police, troops battle" does it too."""
    if tokens[word.i + 1].text == "," and word.pos in _NAMING and word.i + 2 == doer.i:
        return replace(word, dep="nsubj", head=verb.i)
    return replace(word, head=doer.i)


def _deed(token: Token) -> str | None:
    """Return the verb that a noun can be: "raids" is that of an army, "shell" that of rebels."""
    word = token.text.lower()
    if word in _DEEDS:
        return word
    single = word.removesuffix("es") if word.endswith(("shes", "ches")) else word.removesuffix("s")
    return single if single in _DEEDS else None


def _can_do(doer: Token, deed: Token) -> bool:
    """Whether a noun agrees with a verb: "rebels shell", "army shells"."""
    word = deed.text.lower()
    plural = doer.tag in {"NNS", "NNPS"} or doer.text.lower() in {"police", "troops", "people"}
    if word in _DEEDS:
        return plural and doer.lemma.lower() not in _NO_DOERS and doer.text.lower() != "talks"
    return doer.lemma.lower() in _BODIES or (doer.tag == "NNP" and doer.text.isupper())


def _is_bare(verb: Token, whom: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a verb stands behind a comma, as the second deed of a headline: ", kill five"."""
    return verb.pos == "VERB" and verb.i > whom.i and tokens[verb.i - 1].text == ","


def _with_downed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "down" before an aircraft: "rebels down helicopter"."""
    if token.text.lower() != "down" or not token.i or tokens[-1].text in _STOPS:
        return []
    doer, whom = tokens[token.i - 1], next((t for t in tokens if t.lemma in _AIRCRAFT), token)
    if doer.tag not in {"NNS", "NNPS", "NNP"} or not token.i < whom.i < token.i + 4:
        return []
    if whom.head != token.i or any(t.tag in _FINITE for t in tokens[: token.i]):
        return []
    return [
        replace(token, dep="ROOT", head=token.i, pos="VERB", tag="VBP", lemma="down"),
        replace(doer, dep="nsubj", head=token.i),
        replace(whom, dep="dobj", head=token.i),
        *(replace(t, head=token.i) for t in tokens[whom.i :] if t.head == doer.i),
    ]


def _with_second_deed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of what opens the second half of a headline: ", free prisoners"."""
    if token.text.lower() not in _SECOND or token.i < 3 or tokens[-1].text in _STOPS:
        return []
    whom = tokens[token.head]
    if tokens[token.i - 1].text != "," or whom.i < token.i or whom.tag not in {"NNS", "NNPS", "CD"}:
        return []
    first = next((t for t in tokens[: token.i] if t.dep == "ROOT" and t.pos == "VERB"), None)
    found = [t for t in tokens[: token.i] if t.dep in {"compound", "nmod"}]
    first = first or next((t for t in found if _with_headline_verb(t, tokens)), None)
    if first is None or whom.dep not in {"appos", "dobj", "conj", "npadvmod", "dep"}:
        return []
    verb = replace(token, dep="conj", head=first.i, pos="VERB", tag="VBP", lemma=token.text.lower())
    return [verb, replace(whom, dep="dobj", head=token.i)]


def _with_both_sides(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make both of "Chad, Niger agree" and "Mali, rebels sign truce" agree and sign."""
    if tokens[-1].text in _STOPS or token.i + 2 >= len(tokens):
        return []
    if token.dep == "appos":
        verb, first = tokens[token.i + 1], tokens[token.head]
        apart = tokens[token.i - 1].text == "," or tokens[first.i + 1].text == ","
        named = token.pos == "PROPN" and first.pos == "PROPN" and first.head == verb.i
        return [replace(token, dep="conj")] if apart and named and verb.tag == "VBP" else []
    verb = tokens[token.head]
    bare = verb.tag == "VBP" or (verb.tag == "VB" and verb.dep == "ROOT")
    named = token.text[0].isupper() or token.lemma in _BODIES
    if not bare or tokens[token.i + 1].text != "," or not named:
        return []
    other = [t for t in tokens[token.i : verb.i] if t.head == verb.i and t.dep == "nsubj"]
    led = all(t.head <= token.i for t in tokens[: token.i])
    if not led or not other or token.ent in {"DATE", "TIME"} or token.tag in {"RB", "IN", "VBG"}:
        return []
    if token.lemma in _BODIES:
        return [replace(token, dep="nsubj"), replace(verb, tag="VBP")]
    return [replace(token, dep="nsubj", pos="PROPN", tag="NNP"), replace(verb, tag="VBP")]


def _with_brokers(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "Norway brokers deal" and "Haftar orders halt": no brokers deal, no orders halt."""
    whom = tokens[token.head]
    deed = _third(token)
    if not token.i or tokens[-1].text in _STOPS or not deed or whom.i != token.i + 1:
        return []
    if token.tag != "NNS" or whom.dep != "ROOT" or whom.tag not in {"VBP", "VB"}:
        return []
    done = _doing(token, deed, tokens)
    return [*done, replace(whom, dep="dobj", head=token.i, pos="NOUN", tag="NN")] if done else []


def _with_sentences(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "court sentences 20 to death": the court sentences 20 men."""
    deed = _third(token)
    if not token.i or token.tag != "NNS" or not deed or tokens[-1].text in _STOPS:
        return []
    behind = tokens[token.i + 1 : token.i + 4]
    whom = next((t for t in behind if t.head == token.i and t.dep not in {"prep", "punct"}), None)
    if whom is None or (whom.pos not in _NAMING and whom.tag != "CD"):
        return []
    done = _doing(token, deed, tokens)
    return [*done, replace(whom, dep="dobj", head=token.i)] if done else []


def _third(token: Token) -> str:
    """Return the verb that a plural can be behind a name: "brokers", "orders", else ""."""
    word = token.text.lower()
    return word[:-1] if word.endswith("s") and word[:-1] in _ORDERED else ""


def _doing(token: Token, deed: str, tokens: tuple[Token, ...]) -> list[Token]:
    """Return a plural as the verb of the name right before it, nothing where none stands there."""
    doer = tokens[token.i - 1]
    named = doer.pos == "PROPN" or doer.lemma.lower() in _BODIES
    if not named or doer.head != token.i or doer.dep not in {"compound", "nmod", "poss", "nsubj"}:
        return []
    before = [t for t in tokens[: doer.i] if t.head == token.i]
    behind = [t for t in tokens[token.i :] if t.head == tokens[token.head].i and t.dep == "prep"]
    return [
        replace(token, dep="ROOT", head=token.i, pos="VERB", tag="VBZ", lemma=deed),
        replace(doer, dep="nsubj", head=token.i),
        *(replace(t, head=doer.i) for t in before),
        *(replace(t, head=token.i) for t in behind if deed == "broker"),
    ]


def _with_exchange(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "exchange" in "Togo, Benin exchange fire": both exchange it."""
    whom = tokens[token.head]
    if token.i < 3 or token.text not in _SHARED or token.tag != "NN" or tokens[-1].text in _STOPS:
        return []
    second, first = tokens[token.i - 1], tokens[0]
    if whom.i < token.i or second.head != whom.i or second.tag != "NNP" or first.tag != "NNP":
        return []
    if tokens[second.i - 1].text != "," or first.dep != "ROOT" or whom.head != first.i:
        return []
    return [
        replace(token, dep="ROOT", head=token.i, pos="VERB", tag="VBP"),
        replace(first, dep="nsubj", head=token.i),
        replace(second, dep="conj", head=first.i),
        replace(whom, dep="dobj", head=token.i),
        *(
            replace(t, head=token.i)
            for t in tokens[whom.i :]
            if t.head == whom.i and t.dep == "prep"
        ),
    ]


def _with_riot_police(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make police of "Togo riot police fire tear gas": they fire it, and no Togo riots."""
    if token.text.lower() != "riot" or token.tag == "NN" or token.i + 3 >= len(tokens):
        return []
    police, verb = tokens[token.i + 1 : token.i + 3]
    if police.text.lower() not in _POLICE or _deed(verb) is None or tokens[-1].text in _STOPS:
        return []
    below = [t for t in tokens if t.head == token.i and t.i not in {token.i, police.i, verb.i}]
    return [
        replace(token, dep="compound", head=police.i, pos="NOUN", tag="NN"),
        replace(police, dep="nsubj", head=verb.i, pos="NOUN", tag="NNS"),
        replace(verb, dep="ROOT", head=verb.i, pos="VERB", tag="VBP", lemma=_deed(verb) or ""),
        *(replace(t, dep="compound", head=police.i) for t in below if t.i < token.i),
        *(replace(t, head=verb.i) for t in below if t.i > verb.i),
    ]


def _with_bare_deed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "soldiers fire at marchers", which has a subject and is no noun."""
    if token.pos != "NOUN" or _deed(token) is None or tokens[-1].text in _STOPS or not token.i:
        return []
    doer = tokens[token.i - 1]
    if doer.head != token.i or doer.dep != "nsubj" or not _can_do(doer, token):
        return []
    return [replace(token, pos="VERB", tag="VBP", lemma=_deed(token) or "")]


def _with_shot_at(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make who stands before a bare "shot at" the one shot at: "monitors shot at in Bria"."""
    verb = tokens[token.head]
    if verb.lemma not in {"shoot", "fire"} or token.i > verb.i or tokens[-1].text in _STOPS:
        return []
    at = next((t for t in tokens[verb.i + 1 : verb.i + 2] if t.text.lower() in _AT), None)
    if at is None or at.head != verb.i or any(t.head == at.i for t in tokens if t.i != at.i):
        return []
    if any(t.head == verb.i and t.dep in {"dobj", "aux", "auxpass"} for t in tokens):
        return []
    return [replace(token, dep="nsubjpass")]


def _with_surname(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a name of "Trump" and "Aliyev", which open a sentence as unknown words."""
    del tokens
    named = token.text in {"Trump", "May", "Bush"} or token.text.endswith(_SURNAMES)
    if token.i or not named or token.tag != "NN":
        return []
    return [replace(token, pos="PROPN", tag="NNP", ent="PERSON", lemma=token.text.lower())]


HEADLINE_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"compound", "nmod"}), _with_headline_verb),
    (frozenset({"ROOT", "prep"}), _with_downed),
    (frozenset({"compound", "amod"}), _with_second_deed),
    (_SIDES, _with_both_sides),
    (frozenset({"nsubj"}), _with_shot_at),
    (frozenset({"ROOT"}), _with_riot_police),
    (frozenset({"ROOT"}), _with_bare_deed),
    (frozenset({"nsubj"}), _with_brokers),
    (frozenset({"nsubj"}), _with_surname),
    (frozenset({"ROOT"}), _with_sentences),
    (frozenset({"compound"}), _with_exchange),
)
