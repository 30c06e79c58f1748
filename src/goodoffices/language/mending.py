"""Puts right what the parser often gets wrong in the sentences that a record of mediation rests on.

"Offered on Monday to mediate", "agreed in Oslo to meet": the model takes the infinitive for a
purpose once anything stands before it. With verbs that want an infinitive it is what is offered.
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
"U.S. airstrikes killed": what is a subject or object with a noun before it is no verb.
"Shot dead four men": they are not dead when shot at; "dead" is what they were shot.
"Chad armed the rebels and Libya has sent tanks": Libya is not armed; a new clause begins with it.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.mending_aims import AIM_REPAIRS
from goodoffices.language.mending_clauses import CLAUSE_REPAIRS
from goodoffices.language.mending_done import DONE_REPAIRS
from goodoffices.language.mending_fronted import FRONTED_REPAIRS
from goodoffices.language.mending_headlines import HEADLINE_REPAIRS
from goodoffices.language.mending_joint import JOINT_REPAIRS
from goodoffices.language.mending_lists import LIST_REPAIRS
from goodoffices.language.mending_main import MAIN_REPAIRS
from goodoffices.language.mending_meant import MEANT_REPAIRS
from goodoffices.language.mending_objects import OBJECT_REPAIRS
from goodoffices.language.mending_places import with_bound, with_occupied
from goodoffices.language.mending_sides import SIDE_REPAIRS
from goodoffices.language.mending_subjects import SUBJECT_REPAIRS
from goodoffices.language.mending_thirds import THIRD_REPAIRS
from goodoffices.language.mending_told import TOLD_REPAIRS
from goodoffices.language.mending_turned import TURNED_REPAIRS
from goodoffices.language.mending_voice import VOICE_REPAIRS
from goodoffices.language.tokens import Token

_WANTING = frozenset(
    "offer agree promise vow pledge refuse decline threaten volunteer undertake decide plan prepare"
    " consent swear intend attempt try begin start continue fail manage hope want wish commit propose"
    " choose resolve scramble struggle hesitate hasten aim".split()
)
_BINDING = frozenset("agree offer refuse decline threaten vow pledge promise undertake".split())
_ASKING = frozenset(
    "ask urge order tell press persuade instruct request command compel advise call appeal invite".split()
)
_JOINT = frozenset({"together", "apart"})
_HELPING = frozenset({"being", "having", "getting", "keeping", "going", "doing"})
_DENYING = frozenset({"deny", "dispute", "reject", "dismiss"})
_SAYING = frozenset({"say", "add", "tell", "state", "declare", "claim", "insist", "maintain"})
_ACCUSING = frozenset(
    "accuse blame call say warn vow threaten demand urge insist describe add condemn denounce".split()
)
_SPEECHLESS = frozenset(
    "situation attack war conflict move decision border violence fighting killing deal plan truce"
    " ceasefire talk report claim raid strike incident crisis law vote election result operation action"
    " step problem issue dispute measure sanction blast bombing explosion shooting crime territory"
    " resolution meeting process tension region charge allegation evidence policy agreement".split()
)
_CONDEMNING = frozenset({"condemn", "denounce", "accuse", "blame"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = frozenset({"xcomp", "ccomp"})
_OBJECTS = frozenset({"dobj", "dative"})
_WHEN = frozenset({"DATE", "TIME"})
_COUNTED = frozenset({"ORDINAL", "CARDINAL", "QUANTITY", "PERCENT", "MONEY"})
_CAPTIVE = frozenset({"captive", "hostage", "prisoner"})
_SEIZING = frozenset({"hold", "take", "keep"})
_ADVERBIAL = frozenset({"advmod", "npadvmod"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
_PAIRING = frozenset({"between", "after", "before", "since", "until"})  # "after riots and raids"
_NO_DEEDS = frozenset(
    "be have do hostage captive prisoner focus base propel concern involve".split()
)
_NAMING = frozenset({"NOUN", "PROPN"})
_TELLING = frozenset(  # what may open a clause without "that"
    "say tell think believe hope know insist claim announce warn add admit deny report suggest see hear"
    " let make help watch fear feel find mean note show vow agree decide ensure expect understand"
    " wish guess doubt declare confirm allege maintain concede acknowledge argue assert assume"
    " complain conclude estimate indicate learn predict promise pray realize remember reveal stress"
    " swear testify write be seem have get keep want".split()
)
_FILLED = frozenset({"dobj", "nsubjpass", "auxpass", "ccomp", "attr"})
_BEFORE_NOUN = frozenset({"compound", "amod", "det", "poss", "nummod"})


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens mended by the repairs below, each tried on words of its labels (none: any)."""
    found: dict[int, Token] = {}
    for token in tokens:
        for repair in _BY_LABEL.get(token.dep, _UNLABELLED):
            if mends := repair(token, tokens):
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
    if any(t.dep == "aux" for t in beside) or tokens[verb.i - 1].text == ",":
        return held  # "the nurses they had taken hostage"
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
    joined = next(
        (t for t in tokens if t.head == clause.i and t.dep == "cc" and t.i < token.i), None
    )
    if joined is not None and token.lemma in _CONDEMNING and tokens[joined.i - 1].text == ",":
        return True
    of = [other for other in tokens if other.head == clause.i]
    if any(other.tag == "PRP" and other.dep in _SUBJECTS for other in of):
        return True
    if any(other.lemma in _SPEECHLESS and other.dep in _SUBJECTS for other in of):
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
    if verb.lemma in _BINDING:
        return True
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


def _with_noun(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a noun of a plural that is tagged as a verb and stands as a subject or object."""
    if token.tag != "VBZ" or token.dep not in _NOMINAL:
        return []
    if not any(t.head == token.i and t.i < token.i and t.dep in _BEFORE_NOUN for t in tokens):
        return []
    return [replace(token, pos="NOUN", tag="NNS")]


def _with_dead(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    if token.text.lower() != "dead" or token.dep != "amod" or not token.i:
        return []
    verb = tokens[token.i - 1]
    return [replace(token, dep="oprd", head=verb.i)] if verb.lemma == "shoot" else []


def _with_new_clause(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give a verb without a subject the noun before it that is listed with another verb's object."""
    if token.pos not in {"VERB", "AUX"} or any(
        t.head == token.i and t.dep in _SUBJECTS and t.dep != "csubj" and t.i < token.i
        for t in tokens
    ):
        return []
    above = tokens[token.head]
    joined = token.dep == "conj" and above.pos in {"VERB", "AUX"} and above.i < token.i
    helping = [t for t in tokens if t.head == token.i and t.dep in _HELPERS and t.i < token.i]
    if helping and not joined:
        return []
    idle = _NO_DEEDS - ({"have"} if joined else set())  # "and Mali had warm words"
    if not helping and (token.tag not in _FINITE_TAGS or token.lemma in idle):
        return []
    begin = min(t.i for t in (*helping, token))
    while begin and tokens[begin - 1].pos == "ADV" and tokens[begin - 1].head == token.i:
        begin -= 1
    subject = _listed_last(tokens, above.i if above.i < token.i else 0, begin)
    if subject is None:
        return []
    passive = any(t.dep == "auxpass" for t in helping)
    mends = [replace(subject, dep="nsubjpass" if passive else "nsubj", head=token.i)]
    if subject.dep == "pobj" and tokens[subject.head].text.lower() == "as":
        mends.append(replace(tokens[subject.head], dep="mark", head=token.i))
    return mends


def _listed_last(tokens: tuple[Token, ...], after: int, begin: int) -> Token | None:
    """Return the noun behind "and" that ends right before token `begin`, what hangs on it included."""
    for k in range(begin - 1, after, -1):
        word = tokens[k]
        first = tokens[word.head]
        if word.dep == "cc":
            return None
        if word.dep == "conj" and word.pos in _NAMING and first.pos in {*_NAMING, "PRON"}:
            plain = k == begin - 1 or _has_aside(tokens[k + 1 : begin])
            joined = any(t.dep == "cc" and t.head == first.i and t.i < k for t in tokens[after:])
            own = first.dep in _SUBJECTS
            paired = tokens[first.head].text.lower() in _PAIRING or first.lemma == "law"
            if not plain or not joined or own or paired:
                return None
            return _all_listed(word, tokens)
    return None


def _all_listed(word: Token, tokens: tuple[Token, ...]) -> Token | None:
    """Return the first of a list that a comma parts from what it hangs on, else its last."""
    first, items = word, 0
    while first.dep == "conj" and tokens[first.head].pos in _NAMING:
        first, items = tokens[first.head], items + 1
    begin = min((t.i for t in tokens if t.head == first.i and t.i < first.i), default=first.i)
    if begin and tokens[begin - 1].text in {",", "as"} and first.dep != "ROOT":
        return first
    return word if items == 1 and first.dep not in {"appos", "npadvmod"} else None


def _has_aside(between: tuple[Token, ...]) -> bool:
    """Whether a relative clause between commas stands between a noun and its verb."""
    marks = [between[0].text, between[-1].text]
    return len(between) > 2 and marks == [",", ","] and between[1].tag in {"WDT", "WP"}


def _with_two_clauses(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Part "shelled the village and rebels fired": what was shelled fires nothing."""
    above = tokens[token.head]
    if token.dep != "ccomp" or above.i > token.i or above.lemma in _TELLING:
        return []
    doers = [t for t in tokens if t.head == token.i and t.dep == "nsubj" and t.i > above.i]
    marked = any(t.head == token.i and t.dep == "mark" for t in tokens)
    filled = any(t.head == above.i and t.dep in _OBJECTS for t in tokens)
    if len(doers) != 1 or marked or filled:
        return []
    joined = {"conj", "appos"}  # "expelled two officers, New Zealand looked for more"
    second = [t for t in tokens if t.head == doers[0].i and t.dep in joined and t.i == token.i - 1]
    if not second:
        return []
    return [
        replace(doers[0], dep="dobj", head=above.i),
        replace(second[0], dep="nsubj", head=token.i),
        replace(token, dep="conj"),
    ]


_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    *SUBJECT_REPAIRS,
    *HEADLINE_REPAIRS,
    *LIST_REPAIRS,
    *VOICE_REPAIRS,
    *DONE_REPAIRS,
    *SIDE_REPAIRS,
    *AIM_REPAIRS,
    (frozenset(), with_occupied),
    (frozenset({"nsubj"}), with_bound),
    (frozenset(), _with_plural),
    (_NOMINAL, _with_noun),
    (frozenset({"amod"}), _with_dead),
    (frozenset({"advcl"}), _with_infinitive),
    (frozenset(), _with_together),
    (frozenset({"aux"}), _with_gerund),
    (frozenset({"ccomp"}), _with_semicolon),
    *THIRD_REPAIRS,
    (frozenset({"nummod"}), _with_counted),
    (_OBJECTS, _with_money),
    (frozenset({"dobj"}), _with_captive),
    (_ADVERBIAL, _with_name),
    (frozenset({"conj"}), _with_speaker),
    (frozenset({"conj", "advcl", "ccomp", "ROOT"}), _with_new_clause),
    (frozenset({"ccomp"}), _with_two_clauses),
    *CLAUSE_REPAIRS,
    *JOINT_REPAIRS,
    *MAIN_REPAIRS,
    *TOLD_REPAIRS,
    *TURNED_REPAIRS,
    *FRONTED_REPAIRS,
    *OBJECT_REPAIRS,
    *MEANT_REPAIRS,
)
_UNLABELLED = tuple(repair for labels, repair in _REPAIRS if not labels)
_BY_LABEL = {
    label: tuple(repair for labels, repair in _REPAIRS if not labels or label in labels)
    for label in frozenset().union(*(labels for labels, _ in _REPAIRS))
}
