"""Puts right what the parser often gets wrong in the sentences that a record of mediation rests on.

"Offered on Monday to mediate": the model takes the infinitive for a purpose once anything stands
before it. With verbs that want an infinitive it is what is offered.
"Brought the two sides together in Oslo": "together" hangs on "in"; it is the verb's.
"After shelling killed ten people": "shelling" is taken for a helping verb; it is what killed.
"Shelled Omdurman": a town unknown to the model is taken for an adverb; it is what was shelled.
"Ten were killed and two million uprooted": the number is who was uprooted.
"Pledged $5 million more": what is pledged is money, not "more".
"Held captive": no captive is held, but who stands before it.
"Denied that it had fired and accused Mali": who denies accuses; nobody denies accusing. So does
who "said he knew of nothing and accused Mali".
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
_SAYING = frozenset({"say", "add", "tell", "state", "declare", "claim"})
_ACCUSING = frozenset(
    "accuse blame call say warn vow threaten demand urge insist describe add".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = frozenset({"xcomp", "ccomp"})
_OBJECTS = frozenset({"dobj", "dative"})
_WHEN = frozenset({"DATE", "TIME"})
_COUNTED = frozenset({"ORDINAL", "CARDINAL", "QUANTITY", "PERCENT", "MONEY"})
_CAPTIVE = frozenset({"captive", "hostage", "prisoner"})
_SEIZING = frozenset({"hold", "take", "keep"})
_ADVERBIAL = frozenset({"advmod", "npadvmod"})
_FILLED = frozenset({"dobj", "nsubjpass", "auxpass", "ccomp", "attr"})


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a sentence, with infinitives and "together" where they belong."""
    found = {
        token.i: replace(token, dep="xcomp")
        for token in tokens
        if token.dep == "advcl" and _is_complement(token, tokens)
    }
    for token in tokens:
        above = tokens[token.head]
        if token.text.lower() in _JOINT and above.i == token.i + 1 and above.dep == "prep":
            found[token.i] = replace(token, head=above.head)
        elif token.dep == "aux" and token.tag == "VBG" and token.text.lower() not in _HELPING:
            lemma = token.text.lower()
            found[token.i] = replace(token, dep="nsubj", pos="NOUN", tag="NN", lemma=lemma)
        elif _is_counted_subject(token, tokens):
            found[token.i] = replace(token, dep="nsubjpass")
        elif _is_money(token, tokens):
            found[token.i] = replace(token, lemma="$")
        elif _is_state_of(token, tokens):
            found |= {one.i: one for one in _passive(token, tokens)}
        elif _is_object(token, tokens):
            found[token.i] = replace(token, dep="dobj")
        elif _is_of_who_denies(token, tokens):
            found[token.i] = replace(token, head=above.head)
    return tuple(found.get(token.i, token) for token in tokens) if found else tokens


def _is_counted_subject(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a number stands before a participle that shares its helping verb with one before."""
    verb = tokens[token.head]
    if token.dep != "nummod" or verb.tag != "VBN" or verb.dep != "conj" or token.i != verb.i - 1:
        return False
    return any(other.head == verb.head and other.dep == "auxpass" for other in tokens)


def _is_money(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether "more" or "extra" stands behind a sum as if it were the thing."""
    if token.text.lower() not in {"more", "extra"} or token.dep not in _OBJECTS:
        return False
    return any(other.head == token.i and other.ent == "MONEY" for other in tokens)


def _is_state_of(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a bare "captive" stands behind "held" or "taken"."""
    verb = tokens[token.head]
    if token.text.lower() not in _CAPTIVE or token.dep != "dobj" or token.i != verb.i + 1:
        return False
    return verb.lemma in _SEIZING and verb.tag in {"VBD", "VBN"}


def _passive(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Return who is held captive and who holds, as a passive verb has them."""
    found = [replace(token, dep="oprd")]
    if any(
        other.head in {token.head, token.i} and other.dep == "dobj"
        for other in tokens
        if other != token
    ):
        return found  # "held hostage two nurses"
    for other in tokens:
        if other.head != token.head:
            continue
        if other.dep == "nsubj":
            found.append(replace(other, dep="nsubjpass"))
        elif other.dep == "prep" and other.text.lower() == "by":
            found.append(replace(other, dep="agent"))
    return found


def _is_object(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a name right behind an active verb without an object stands there as an adverb."""
    if token.tag != "NNP" or token.dep not in _ADVERBIAL or token.ent in _WHEN | _COUNTED:
        return False
    verb = tokens[token.head]
    if verb.pos != "VERB" or token.i == 0 or tokens[token.i - 1].i != verb.i:
        return False
    return not any(other.head == verb.i and other.dep in _FILLED for other in tokens)


def _is_of_who_denies(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a word of accusation stands beside what is denied, with no subject of its own."""
    if token.dep != "conj" or token.lemma not in _ACCUSING:
        return False
    clause = tokens[token.head]
    if clause.dep not in _OWN:
        return False
    if any(other.head == token.i and other.dep in _SUBJECTS for other in tokens):
        return False
    above = tokens[clause.head]
    return above.lemma in _DENYING or (above.lemma in _SAYING and _goes_on(token, clause, tokens))


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
