"""Finds the verb and the subject of a sentence where the parser has none.

"The envoy, who is a Dane, travelled on": he did; the sentence is no noun that somebody travelled.
"Mali on Monday repeated calls": it repeated them; there are no calls that Mali is.
"Chad claims that it won": a verb, and no claims.
"USAID gave tents": a body gave them; nothing is done "USAID".
"On a visit to Chad, President Diop voiced his support": he did; one doesn't visit him.
"The government demands that they leave": it demands it, and has no such demands here.
"Called on them to stop and demanded talks": who called demanded.
"Has been bombing rebels": it bombs them, and is no bombing rebels.
"Is mediating between the two": it mediates, and is no such thing.
"Went from house to house arresting students": they arrest them, and go to no arresting ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_ENDS = frozenset({".", '"', "''", "\u201d"})
_NAMING = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPENED = _SUBJECTS | {"csubj", "expl", "mark", "agent", "aux", "auxpass"}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WHEN = frozenset({"DATE", "TIME"})
_BODIES = frozenset({"ORG", "PERSON", "GPE", "NORP"})
_BESIDE = frozenset({"acl", "advcl", "amod"})
_LED_BY = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod"})
_LEADING = frozenset(
    "lead serve found visit rule work stand act oppose practise live grow rise exist follow last"
    " outstanding interest surprise shock encourage disturb worry".split()
)
_ELSEWHERE = frozenset({"conj", "appos", "npadvmod", "dobj", "attr"})
_AWAY = frozenset({"advmod", "npadvmod", "compound", "amod", "aux", "dep", "nmod"})
_BREAKS = frozenset({",", "''", '"', "\u201d"})
_GOING = frozenset(  # what nothing is done to
    "travel rush charge march renege spiral escalate swing gear flee arrive counterattack retaliate"
    " clash surrender mutiny retreat protest demonstrate collapse erupt rage prevail persist loom"
    " shuttle rampage agree insist resort tweet decree depart resign vow withdraw pull step"
    " announce say call appeal respond react warn threaten refuse pledge promise refrain abstain desist"
    " succeed fail proceed comply consent dissent object complain capitulate relent backtrack backpedal"
    " apologise apologize confer negotiate bargain cooperate collaborate intervene mediate"
    " intercede interfere meet talk train exercise wait hesitate advance converge gather assemble land"
    " return emerge appear disappear remain stay head sail walk embark quarrel bicker feud skirmish duel"
    " vie compete quit side ally conspire plot collude connive defect desert rebel mutiny riot loot"
    " rejoice mourn weep pray fast perish die succumb drown starve fall go come".split()
)
_MEDIATING = {"mediating": "mediate", "brokering": "broker", "facilitating": "facilitate"}
_DEMANDING = frozenset("demand claim fear hope say insist believe".split())
_TAKING = frozenset(
    "arrest kill detain loot burn attack shoot seize rape beat search torch round chase hunt".split()
)
_MOVING = frozenset("go move march rampage drive spread roam run pour".split())
_HARMED = frozenset(
    "kill wound injure arrest detain hold jail kidnap capture sentence convict accuse charge make"
    " base set find give show take send bear leave write name".split()
)


def _below(token: Token, tokens: tuple[Token, ...]) -> Iterator[Token]:
    return (t for t in tokens if t.head == token.i and t.i != token.i)


def _with_main_verb(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the verb of a sentence of what hangs on its first noun: "the envoy, ..., travelled on"."""
    if token.pos not in _NAMING or tokens[-1].text not in _ENDS:
        return []
    verb = next((t for t in tokens[token.i + 1 :] if _is_told(t)), None)
    while verb is not None and not _is_main(verb, token, tokens):
        if not _is_aside(verb, token, tokens):
            return []
        after = verb.i + 1
        verb = next((t for t in tokens[after:] if _is_told(t)), None)
    if verb is None:
        return []
    whom = tokens[verb.head]
    described = verb.dep == "amod"
    behind = (t for t in _below(token, tokens) if t.i > verb.i and t.i != whom.i)
    before = (t for t in _below(whom, tokens) if t.i < verb.i) if described else ()
    return [
        replace(verb, dep="ROOT", head=verb.i, pos="VERB", tag="VBD"),
        replace(token, dep="nsubj", head=verb.i),
        *([replace(whom, dep="dobj", head=verb.i)] if described else []),
        *(replace(t, head=verb.i) for t in behind),
        *(_renaming(t, token) for t in before if t.i > token.i),
    ]


def _renaming(word: Token, noun: Token) -> Token:
    return replace(word, head=noun.i, dep="appos" if word.pos in _NAMING else word.dep)


def _is_told(token: Token) -> bool:
    return token.tag in {"VBD", "VBZ", "VBP", "VBN", "MD"}


def _is_main(verb: Token, noun: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a verb that hangs on the first noun as its description is what the noun does."""
    if verb.dep not in _BESIDE or verb.tag not in {"VBD", "VBN"}:
        return False
    if verb.lemma in _HARMED and not (verb.lemma == "charge" and _goes_into(verb, tokens)):
        return False
    deps = {t.dep for t in _below(verb, tokens)}
    if deps & _OPENED:
        return False
    if verb.dep == "amod":
        whom = tokens[verb.head]
        bare = not any(t.dep in {"det", "poss"} and t.i < verb.i for t in _below(whom, tokens))
        return whom.head == noun.i and whom.dep in {"appos", "conj"} and bare and verb.i < whom.i
    shoots = verb.lemma in {"fire", "shoot"} and _fires_at(verb, tokens)
    if tokens[verb.head].i != noun.i:
        return _is_main_behind(verb, noun, tokens, shoots=shoots)
    return "dobj" in deps or verb.lemma in _GOING or "ccomp" in deps or shoots


def _is_main_behind(verb: Token, noun: Token, tokens: tuple[Token, ...], *, shoots: bool) -> bool:
    """Whether a verb that hangs on a later noun is the sentence's: "men in a car fired at troops".

    So it is behind a relative clause: "mediators who brokered the deal blamed the army".
    """
    above = tokens[verb.head]
    filled = any(t.dep == "dobj" for t in _below(verb, tokens))
    if shoots or (filled and verb.tag == "VBN"):
        return above.dep == "pobj" and tokens[above.head].head == noun.i
    return filled and verb.tag == "VBD" and above.i == verb.i - 1 and above.pos in _NAMING


def _goes_into(verb: Token, tokens: tuple[Token, ...]) -> bool:
    return any(t.text.lower() in {"into", "toward", "towards"} for t in _below(verb, tokens))


def _fires_at(verb: Token, tokens: tuple[Token, ...]) -> bool:
    return any(t.text.lower() in {"at", "on", "upon"} for t in _below(verb, tokens))


def _is_aside(verb: Token, noun: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a verb stands in a relative clause or describes the noun: "the envoy, who is a Dane,"."""
    if verb.tag == "VBN" and verb.dep in {"acl", "amod"}:
        return not any(t.dep in _SUBJECTS for t in _below(verb, tokens))
    while verb.head != verb.i:
        if verb.dep == "relcl":
            return True
        verb = tokens[verb.head]
    return verb.i != noun.i


def _with_told_object(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "repeated" in "Mali on Monday repeated calls", and of the calls its object."""
    who = next((t for t in _below(token, tokens) if t.dep == "nsubj" and t.i < token.i), None)
    if (
        who is None
        or token.pos not in _NAMING
        or any(t.dep == "cop" for t in _below(token, tokens))
    ):
        return []
    led = [t for t in _below(token, tokens) if t.dep in _LED_BY and who.i < t.i < token.i]
    verb = next((t for t in led if t.text.endswith("ed") and t.dep == "amod"), None)
    if verb is None:
        return _as_verb(token, who, tokens) if not led else []
    if any(t.i < verb.i for t in led) or verb.tag not in {"VBN", "VBD", "JJ"}:
        return []
    others = (
        t for t in _below(token, tokens) if t.i < verb.i or t.dep == "punct" or t.tag == "VBG"
    )
    return [
        replace(verb, dep=token.dep, head=_place(token, verb), pos="VERB", tag="VBD"),
        replace(token, dep="dobj", head=verb.i),
        *(replace(t, head=verb.i) for t in others),
    ]


def _place(token: Token, verb: Token) -> int:
    return verb.i if token.head == token.i else token.head


def _as_verb(token: Token, who: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Return "claims" as a verb where it has a subject and nothing that leads a noun."""
    if token.tag != "NNS" or not token.text.endswith("s") or who.tag in {"NNS", "NNPS"}:
        return []
    before = tokens[token.i - 1]
    if before.tag in {"IN", "DT", "JJ"} or before.text == "," or token.text[0].isupper():
        return []
    return [replace(token, pos="VERB", tag="VBZ", lemma=_of_verb(token.text.lower()))]


def _with_demanding(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "the government demands that they leave": no government demands are there."""
    if token.tag != "NNS" or token.lemma not in _DEMANDING or not token.i:
        return []
    who = tokens[token.i - 1]
    below = list(_below(token, tokens))
    clause = next((t for t in below if t.dep in {"acl", "relcl"} and t.pos == "VERB"), None)
    if who.head != token.i or who.pos not in _NAMING or clause is None:
        return []
    if who.tag in {"NNS", "NNPS"} or tokens[token.i + 1].text.lower() != "that":
        return []
    return [
        replace(token, pos="VERB", tag="VBZ"),
        replace(who, dep="nsubj"),
        replace(clause, dep="ccomp"),
        replace(tokens[token.i + 1], dep="mark", head=clause.i),
        *(replace(t, head=who.i) for t in below if t.i < who.i),
    ]


def _with_finite(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Join "and demanded" to "called on them to stop", whose finite verb alone it can go on."""
    verb = tokens[token.head]
    if token.tag != "VBD" or verb.tag not in {"VB", "VBG"} or verb.i > token.i:
        return []
    if token.text.lower() in {token.lemma, "lay"}:  # "refused to talk and lay down arms"
        return []
    if any(t.tag in _FINITE | {"MD"} for t in tokens[verb.i : token.i]):
        return []
    if any(t.dep in {*_OPENED, "auxpass"} for t in _below(token, tokens)):
        return []
    while verb.head != verb.i and verb.tag in {"VB", "VBG"} and verb.pos == "VERB":
        helped = any(t.tag in _FINITE | {"MD"} for t in _below(verb, tokens) if t.dep == "aux")
        if helped:  # "was urging them and demanded"
            return []
        verb = tokens[verb.head]
    able = verb.tag == "VBD" and verb.pos == "VERB" and verb.lemma != "say"
    return [replace(token, head=verb.i)] if able else []


def _of_verb(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def _with_bare_subject(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make who stands right before a verb without a subject its subject: "USAID gave tents"."""
    verb = tokens[token.head]
    if verb.i != token.i + 1 or verb.pos != "VERB" or verb.tag not in _FINITE:
        return []
    if verb.dep not in {"ROOT", "conj", "ccomp"} or token.ent in _WHEN or verb.text[0].isupper():
        return []
    named = token.pos in _NAMING or token.ent in _BODIES or _is_acronym(token.text)
    if not named and token.dep == "aux":  # a name in small letters
        named = token.lemma not in {"be", "have", "do", "get"} and token.tag != "MD"
    if not named or any(t.dep in {*_SUBJECTS, "expl", "auxpass"} for t in _below(verb, tokens)):
        return []
    if verb.dep != "ROOT" and any(t.dep == "cc" for t in tokens[max(0, token.i - 1) : token.i]):
        return []
    if token.pos in _NAMING:
        return [replace(token, dep="nsubj")]
    return [replace(token, dep="nsubj", pos="PROPN", tag="NNP")]


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha()


def _with_fronted(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give a sentence's verb the subject between a comma and it: "on a visit to Chad, Diop said"."""
    if token.pos not in _NAMING or token.ent in _WHEN:
        return []
    first = token.i
    while first and tokens[first - 1].head in range(first, token.i + 1):
        first -= 1
    if not first or tokens[first - 1].text not in _BREAKS:
        return []
    verb = next((t for t in tokens[token.i :] if t.dep == "ROOT"), token)
    if verb.pos != "VERB" or verb.tag not in _FINITE or verb.i == token.i:
        return []
    if any(t.dep in {*_SUBJECTS, "csubj", "expl", "auxpass"} for t in _below(verb, tokens)):
        return []
    between = tokens[token.i + 1 : verb.i]
    joined = _joined(token, tokens)  # "with the help of Togo, Mali and Chad agreed"
    plain = all(
        t.pos == "ADV" or t.ent in _WHEN or t.text.lower() in {"on", "of"} or t.i in joined
        for t in between
    )
    owned = all(t.head >= token.i for t in between)
    return [replace(token, dep="nsubj", head=verb.i)] if plain and owned else []


def _joined(token: Token, tokens: tuple[Token, ...]) -> set[int]:
    """Return what is joined to a word, "and" included, and the names that stand before it."""
    found: set[int] = set()
    for other in tokens[token.i + 1 :]:
        if (other.head == token.i and other.dep in {"cc", "conj"}) or other.dep == "compound":
            found.add(other.i)
    return found


def _with_arresting(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a deed of "went from house to house arresting students": nobody goes to such students."""
    whom = tokens[token.head]
    verb = tokens[whom.head]
    if token.tag != "VBG" or token.lemma not in _TAKING or tokens[token.i - 1].pos != "NOUN":
        return []
    if whom.dep != "dobj" or verb.lemma not in _MOVING or whom.i < token.i:
        return []
    return [
        replace(token, dep="advcl", head=verb.i, pos="VERB"),
        replace(whom, dep="dobj", head=token.i),
    ]


def _with_bombing(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the verb of "bombing" in "Chad has been bombing rebels"."""
    noun = tokens[token.head]
    been = tokens[noun.head]
    if token.tag != "VBG" or noun.dep != "attr" or been.text != "been":
        return []
    below = [t for t in tokens if t.head == been.i and t.i != been.i]
    subject = any(t.dep == "nsubj" for t in below) and not any(t.dep == "expl" for t in below)
    beside = all(t.dep == "advmod" for t in tokens[been.i + 1 : token.i])
    if not subject or not beside or token.lemma in _LEADING or not been.i < token.i < noun.i:
        return []
    return [
        replace(token, dep=been.dep, head=been.head if been.dep != "ROOT" else token.i, pos="VERB"),
        replace(been, dep="aux", head=token.i),
        replace(noun, dep="dobj", head=token.i),
        *(replace(t, head=token.i) for t in below if t.i != noun.i),
    ]


def _with_mediating(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of "is mediating between Chad and Mali", which the parser takes for a noun."""
    lemma, above = _MEDIATING.get(token.text.lower()), tokens[token.head]
    if lemma is None or token.pos == "VERB":
        return []
    verb = replace(token, pos="VERB", tag="VBG", lemma=lemma)
    if any(t.head == token.i and t.dep == "aux" for t in tokens):
        return [verb]
    if token.dep != "attr" or above.lemma != "be":
        return []
    head = token.i if above.head == above.i else above.head
    beside = (t for t in tokens if t.head == above.i and t.i not in {above.i, token.i})
    return [
        replace(verb, dep=above.dep, head=head),
        replace(above, dep="aux", head=token.i, pos="AUX"),
        *(replace(one, head=token.i) for one in beside),
    ]


MAIN_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"ROOT"}), _with_main_verb),
    (frozenset({"ROOT", "ccomp"}), _with_told_object),
    (frozenset({"ROOT", "ccomp"}), _with_demanding),
    (frozenset({"conj"}), _with_finite),
    (frozenset({"amod"}), _with_arresting),
    (frozenset({"amod", "compound"}), _with_bombing),
    (frozenset({"attr", "relcl", "ROOT", "ccomp", "advcl", "conj", "acl"}), _with_mediating),
    (_AWAY, _with_bare_subject),
    (_ELSEWHERE, _with_fronted),
)
