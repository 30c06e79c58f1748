"""Puts right what the parser often gets wrong in the sentences that a record of mediation rests on.

"Offered on Monday to mediate": the model takes the infinitive for a purpose once anything stands
before it. With verbs that want an infinitive it is what is offered.
"Brought the two sides together in Oslo": "together" hangs on "in"; it is the verb's.
"After shelling killed ten people": "shelling" is taken for a helping verb; it is what killed.
"Shelled Omdurman": a town unknown to the model is taken for an adverb; it is what was shelled.
"Rioters burned cars": the first word of a sentence is capital, and no name for it.
"He offered to go; she would not hear of it": what stands before a semicolon is not what is heard.
"With Chad mediating, they met": Chad does not meet with them; it mediates.
"Ten were killed and two million uprooted": the number is who was uprooted.
"Pledged $5 million more": what is pledged is money, not "more".
"Held captive": no captive is held, but who stands before it.
"Denied that it had fired and accused Mali": who denies accuses; nobody denies accusing. So does
who "said he knew of nothing and accused Mali".
"Three men killed in raid": a headline's men were killed.
"Left for Cairo to meet the envoy": who left meets him, and Cairo does not.
"""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_WANTING = frozenset(
    "offer agree promise vow pledge refuse decline threaten volunteer undertake decide plan prepare"
    " consent swear intend attempt try begin start continue fail manage hope want wish commit propose"
    " choose resolve scramble struggle hesitate hasten aim".split()
)
_ASKING = frozenset(
    "ask urge order tell press persuade instruct request command compel advise call appeal invite".split()
)
_JOINT = frozenset({"together", "apart"})
_HELPING = frozenset({"being", "having", "getting", "keeping", "going", "doing"})
_DENYING = frozenset({"deny", "dispute", "reject", "dismiss"})
_BETWEEN = {"mediating": "mediate", "brokering": "broker", "facilitating": "facilitate"}
_SAYING = frozenset({"say", "add", "tell", "state", "declare", "claim"})
_ACCUSING = frozenset(
    "accuse blame call say warn vow threaten demand urge insist describe add".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = frozenset({"xcomp", "ccomp"})
_OBJECTS = frozenset({"dobj", "dative"})
_WHEN = frozenset({"DATE", "TIME"})
_COUNTED = frozenset({"ORDINAL", "CARDINAL", "QUANTITY", "PERCENT", "MONEY"})
_HURTING = frozenset({"kill", "wound", "injure", "arrest", "detain", "jail", "kidnap", "abduct"})
_WHOLE = frozenset({"dobj", "auxpass", "aux", "attr", "dative", "prt", "advmod", "nsubjpass"})
_HELD = frozenset(
    {"occupied", "annexed", "besieged", "disputed", "divided", "embattled", "liberated"}
)
_LEAVING = frozenset({"leave", "depart", "head", "fly", "bind", "set", "off"})
_CAPTIVE = frozenset({"captive", "hostage", "prisoner"})
_SEIZING = frozenset({"hold", "take", "keep"})
_ADVERBIAL = frozenset({"advmod", "npadvmod"})
_FILLED = frozenset({"dobj", "nsubjpass", "auxpass", "ccomp", "attr"})


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence, each word where it belongs as far as the repairs below know."""
    found: dict[int, Token] = {}
    for token in tokens:
        for repair in _REPAIRS:
            mends = repair(token, tokens)
            if mends:
                found |= {one.i: one for one in mends}
                break
    return tuple(found.get(token.i, token) for token in tokens) if found else tokens


def _with_infinitive(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    if token.dep != "advcl" or not _is_complement(token, tokens):
        return []
    return [replace(token, dep="xcomp")]


def _with_together(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    above = tokens[token.head]
    if token.text.lower() not in _JOINT or above.i != token.i + 1 or above.dep != "prep":
        return []
    return [replace(token, head=above.head)]


def _with_gerund(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    del tokens
    if token.dep != "aux" or token.tag != "VBG" or token.text.lower() in _HELPING:
        return []
    return [replace(token, dep="nsubj", pos="NOUN", tag="NN", lemma=token.text.lower())]


def _with_semicolon(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    if token.dep != "ccomp" or token.i > token.head:
        return []
    parted = any(other.text == ";" for other in tokens[token.i : token.head])
    return [replace(token, dep="parataxis")] if parted else []


def _with_mediator(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "with" open a clause of its own, also where the parser takes "mediating" for a noun."""
    lemma, above = _BETWEEN.get(token.text.lower()), tokens[token.head]
    if lemma is None:
        return []
    if token.dep == "pobj":
        who = [t for t in tokens if t.head == token.i and t.tag == "NNP" and t.i < token.i][-1:]
        prep = above
    else:
        who, prep = [above], tokens[above.head]
    if prep.text.lower() != "with" or (token.dep != "pobj" and above.dep != "pobj"):
        return []
    verb = replace(token, dep="advcl", head=prep.head, pos="VERB", tag="VBG", lemma=lemma)
    return [verb, *(replace(one, dep="nsubj", head=token.i) for one in who)]


def _with_counted(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a number the subject of a participle that shares its helping verb with one before."""
    verb = tokens[token.head]
    if token.dep != "nummod" or verb.tag != "VBN" or verb.dep != "conj" or token.i != verb.i - 1:
        return []
    shared = any(other.head == verb.head and other.dep == "auxpass" for other in tokens)
    return [replace(token, dep="nsubjpass")] if shared else []


def _with_money(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    if token.text.lower() not in {"more", "extra"} or token.dep not in _OBJECTS:
        return []
    summed = any(other.head == token.i and other.ent == "MONEY" for other in tokens)
    return [replace(token, lemma="$")] if summed else []


def _with_captive(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make who stands before a bare "held captive" the one held, unless another is."""
    verb = tokens[token.head]
    if token.text.lower() not in _CAPTIVE or token.dep != "dobj" or token.i != verb.i + 1:
        return []
    if verb.lemma not in _SEIZING or verb.tag not in {"VBD", "VBN"}:
        return []
    beside = [other for other in tokens if other.head == verb.i and other != token]
    held = [replace(token, dep="oprd")]
    if any(t.dep == "dobj" and t.head in {verb.i, token.i} and t != token for t in tokens):
        return held  # "held hostage two nurses"
    held += [replace(t, dep="nsubjpass") for t in beside if t.dep == "nsubj"]
    by = [t for t in beside if t.dep == "prep" and t.text.lower() == "by"]
    return [*held, *(replace(t, dep="agent") for t in by)]


def _with_name(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a name right behind an active verb its object where it stands there as an adverb."""
    if token.tag != "NNP" or token.dep not in _ADVERBIAL or token.ent in _WHEN | _COUNTED:
        return []
    verb = tokens[token.head]
    if verb.pos != "VERB" or token.i != verb.i + 1:
        return []
    filled = any(other.head == verb.i and other.dep in _FILLED for other in tokens)
    return [] if filled else [replace(token, dep="dobj")]


def _with_speaker(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give a word of accusation with no subject of its own to who speaks before it."""
    if token.dep != "conj" or token.lemma not in _ACCUSING:
        return []
    clause = tokens[token.head]
    above = tokens[clause.head]
    if clause.dep not in _OWN or above.lemma not in _DENYING | _SAYING:
        return []
    if any(other.head == token.i and other.dep in _SUBJECTS for other in tokens):
        return []
    own = above.lemma in _DENYING or _goes_on(token, clause, tokens)
    return [replace(token, head=clause.head)] if own else []


def _goes_on(token: Token, clause: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a speaker goes on after what is said: "said he knew nothing and accused the rebels"."""
    if token.tag != "VBD":
        return False
    if any(other.tag == "''" for other in tokens[clause.i : token.i]):
        return True
    of = [other for other in tokens if other.head == clause.i]
    if any(other.tag == "PRP" and other.dep in _SUBJECTS for other in of):
        return True
    return clause.tag in {"VBZ", "VBP"} or any(other.tag in {"MD", "VBZ", "VBP"} for other in of)


def _is_complement(token: Token, tokens: tuple[Token, ...]) -> bool:
    verb = tokens[token.head]
    if token.tag != "VB" or verb.i >= token.i or verb.lemma not in _WANTING | _ASKING:
        return False
    if not any(other.head == token.i and other.tag == "TO" for other in tokens[verb.i : token.i]):
        return False
    deps = {other.dep for other in tokens if other.head == verb.i}
    if deps & _OWN or (verb.lemma in _WANTING and deps & _OBJECTS):
        return False
    return any(word.ent in _WHEN for word in tokens[verb.i + 1 : token.i])


def _with_plural(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a common plural of a word that is capital only because it opens the sentence."""
    if token.i or token.tag not in {"NNP", "NNPS"} or token.ent or len(tokens) == 1:
        return []
    word = token.text.lower()
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or token.text.isupper():
        return []
    if tokens[1].tag in {"NNP", "NNPS", "POS"}:
        return []
    single = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return [replace(token, lemma=single, pos="NOUN", tag="NNS")]


def _with_bound(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "left for Cairo to meet" to who left: the place behind "for" meets nobody."""
    verb = tokens[token.head]
    marks = [t for t in tokens if t.head == verb.i and t.dep == "mark" and t.text.lower() == "for"]
    above = tokens[verb.head]
    if token.dep != "nsubj" or token.tag != "NNP" or not marks or above.lemma not in _LEAVING:
        return []
    prep = replace(marks[0], dep="prep", head=above.i)
    return [prep, replace(token, dep="pobj", head=prep.i), replace(verb, dep="advcl")]


def _with_victims(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make those of "Three men killed in raid" the ones killed: nobody kills without an object."""
    if token.tag not in {"VBD", "VBN"} or token.lemma not in _HURTING:
        return []
    above = tokens[token.head]  # "Three men killed, ten wounded in raid"
    listed = token.dep == "ccomp" and token.i < above.i and above.lemma in _HURTING
    if token.dep != "ROOT" and not listed:
        return []
    below = [other for other in tokens if other.head == token.i]
    shared = any(t.dep == "dobj" and tokens[t.head].dep == "conj" for t in tokens)
    if shared or any(other.dep in _WHOLE for other in below):
        return []
    many = {"NNS", "NNPS", "CD"}
    men = [replace(t, dep="nsubjpass") for t in below if t.dep == "nsubj" and t.tag in many]
    return [*men, replace(token, tag="VBN")] if men else []


def _with_occupied(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make "occupied" in "tension in occupied East Jerusalem" a quality: nobody occupies it here."""
    if token.text.lower() not in _HELD or token.dep in {"amod", "ROOT"} or not token.i:
        return []
    prep = tokens[token.i - 1]
    named = [t for t in tokens if t.head == token.i and t.dep == "dobj" and t.tag == "NNP"]
    if (
        prep.pos != "ADP"
        or not named
        or any(t.dep in _SUBJECTS for t in tokens if t.head == token.i)
    ):
        return []
    place = replace(named[0], dep="pobj", head=prep.i)
    return [replace(token, dep="amod", pos="ADJ", tag="JJ", head=place.i), place]


_REPAIRS = (
    _with_occupied,
    _with_victims,
    _with_bound,
    _with_plural,
    _with_infinitive,
    _with_together,
    _with_gerund,
    _with_semicolon,
    _with_mediator,
    _with_counted,
    _with_money,
    _with_captive,
    _with_name,
    _with_speaker,
)
