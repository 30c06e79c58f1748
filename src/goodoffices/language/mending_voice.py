"""Puts right who did and who underwent a deed, where the parser takes the one form of a verb for the other.

"When rebels freed 20 captives": the rebels freed them and were not freed.
"Ten were killed and two villages burned": the villages were burned; they burned nothing.
"Were taken from a bus and killed": they were killed.
"Chad has in the past accused Mali": Chad accuses.
"Five engineers, held in Bria since May, were freed": they were freed; they held nobody.
"When rebels, believed to be from Bria, attacked": the rebels did; nobody told believes.
"The accord with the rebels called for talks": nobody is called so; the accord calls.
"Was arrested by police, who beat him and took his arms": police took them.
"Oman has for years hosted talks": Oman hosts them.
"Helped to broker prisoner swaps": to broker is a verb.
"Ending a siege of the post by militants": militants besieged it; they end nothing.
"Raids on a town launched by rebels": the raids were launched, and no town.
"Outposts were fired on": one fired on the outposts.
"Dismissed as fabricated a report": they dismissed the report.
"Wants the sanctions lifted": others are to lift them.
"Accused rebels of raiding a base, killing ten": the rebels killed them, and not who accuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HELPERS = frozenset({"aux", "auxpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
_NAMING = frozenset({"NOUN", "PROPN"})
_TAKEN_UP = frozenset({"dobj", "aux", "auxpass", "ccomp", "xcomp"})
_SAYING = frozenset({"say", "add", "tell", "note", "warn", "report"})
_ENDING = frozenset("end begin start collapse fail resume".split())
_HARMING = frozenset(
    "kill wound injure shoot beat arrest detain burn torture rape execute behead hang rob stab free"
    " release expel deport jail destroy damage loot bomb shell".split()
)
_OBJECTLESS = frozenset(  # nothing is perished, fled or erupted
    "die perish succumb fall drown flee escape arrive collapse erupt occur vanish disappear remain"
    " resign surrender go come stay run crash explode happen emerge begin burst clash protest march"
    " rally gather retreat advance survive rise rage withdraw return starve suffocate stand suffer"
    " agree continue depart defect appear faint riot fight".split()
)
_FIGHTING_BACK = frozenset(
    "counterattack retaliate clash flee surrender mutiny retreat protest demonstrate march".split()
)
_TOLD_OF = _FIGHTING_BACK | {"call"}
_TOLD = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_MEANS = frozenset(
    "force phone telephone air road sea land hand boat ship plane helicopter train car bus law vote"
    " consensus acclamation satellite radio video letter email mistake accident".split()
)
_EVENTS = frozenset(
    "attack raid siege offensive assault violence ambush massacre murder crackdown strike campaign"
    " advance invasion blockade rebellion incursion coup push effort threat visit call demand protest"
    " occupation takeover abuse atrocity arrest seizure fire sweep rampage onslaught drive".split()
)
_EVENT_ENDS = ("ing", "ment", "tion", "sion")
_NO_EVENTS = frozenset(
    "station position nation region section building king morning evening government parliament"
    " department document equipment regiment apartment instrument element population institution"
    " ammunition opposition constitution".split()
)
_CAPTIVE = frozenset({"captive", "hostage", "prisoner"})
_MEETINGS = frozenset(
    "talk negotiation meeting conference summit dialogue truce ceasefire agreement accord deal"
    " consultation".split()
)
_LAUNCHING = frozenset(
    "launch mount stage carry claim conduct wage commit perpetrate orchestrate broker mediate host"
    " sponsor facilitate organize organise chair convene arrange negotiate".split()
)
_BLAMING = frozenset({"accuse", "blame", "suspect", "charge", "convict"})
_LEAVING = frozenset({"leave", "force", "cause", "displace", "trigger", "prompt", "hit", "target"})
_WANTING = frozenset({"want", "need", "like", "order", "prefer", "demand", "request"})
_LINKS = frozenset({"of", "on", "against", "in", "at", "near", "into", "to"})


def _below(token: Token, tokens: tuple[Token, ...]) -> Iterator[Token]:
    return (t for t in tokens if t.head == token.i and t.i != token.i)


def _is_finite(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a verb stands in a tense of its own: "fled", "have been freed", "may flee"."""
    helping = [t for t in _below(verb, tokens) if t.dep in _HELPERS]
    return any(t.tag in _FINITE | {"MD"} for t in helping) or (
        not helping and verb.tag in _FINITE and verb.pos == "VERB"
    )


def _subject(verb: Token, tokens: tuple[Token, ...]) -> str:
    passive = any(t.dep == "auxpass" for t in _below(verb, tokens))
    return "nsubjpass" if passive else "nsubj"


def _with_active(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a past tense of a participle with a subject before it and an object behind it."""
    if token.tag != "VBN":
        return []
    deps = {t.dep for t in _below(token, tokens)}
    subject = any(t.dep == "nsubj" and t.i < token.i for t in _below(token, tokens))
    objects = any(t.dep == "dobj" and t.i > token.i for t in _below(token, tokens))
    if not subject or not objects or deps & {"aux", "auxpass", "agent"}:
        return []
    return [replace(token, tag="VBD")]


def _with_shared_passive(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make what stands before a participle joined to a passive the one that underwent it."""
    verb = tokens[token.head]
    if verb.tag != "VBN" or verb.dep != "conj" or token.i > verb.i or verb.lemma in _OBJECTLESS:
        return []
    if any(t.dep in _TAKEN_UP for t in _below(verb, tokens)):
        return []
    first = tokens[verb.head]
    shared = any(t.dep == "auxpass" for t in _below(first, tokens))
    absolute = first.tag == "VBN" and first.dep == "advcl"  # "with two killed and six wounded"
    return [replace(token, dep="nsubjpass")] if shared or absolute else []


def _with_also_done(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a participle of "killed" in "were taken from their cars and killed"."""
    verb = tokens[token.head]
    if token.tag != "VBD" or token.lemma not in _HARMING or verb.tag != "VBN" or verb.i > token.i:
        return []
    if any(t.dep in {*_SUBJECTS, *_TAKEN_UP} for t in _below(token, tokens)):
        return []
    passive = verb.dep == "acl" or any(t.dep == "auxpass" for t in _below(verb, tokens))
    return [replace(token, tag="VBN")] if passive else []


def _with_helped_verb(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give the subject of "has in the past accused" to what is done: nobody only "has"."""
    helping = tokens[token.head]
    if helping.dep not in _HELPERS or helping.lemma not in {"have", "be"}:
        return []
    verb = tokens[helping.head]
    if any(t.dep in _SUBJECTS for t in _below(verb, tokens)):
        return []
    return [replace(token, dep=_subject(verb, tokens), head=verb.i)]


def _with_parted(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give the verb behind ", held in Bria," the subject that stands before the comma."""
    if token.tag not in _PAST or token.i < 2 or tokens[token.i - 1].text != ",":
        return []
    doer = tokens[token.i - 2]
    if doer.head != token.i or doer.dep not in _SUBJECTS or token.lemma in _SAYING:
        return []
    verb = _behind_comma(token, tokens)
    if verb is None or any(
        t.dep in {"aux", "auxpass"} or (t.dep == "dobj" and t.lemma not in _CAPTIVE)
        for t in _below(token, tokens)
    ):
        return []
    when = [t for t in tokens[: doer.i] if t.head == token.i and t.dep in {"advmod", "mark"}]
    return [
        replace(token, dep="acl", head=doer.i, tag="VBN"),
        replace(doer, dep=_subject(verb, tokens), head=verb.i),
        *([] if token.head == verb.i else [_instead(verb, token)]),
        *(replace(t, head=verb.i) for t in when),
    ]


def _instead(verb: Token, token: Token) -> Token:
    """Return a verb where another stood in the sentence."""
    return replace(verb, dep=token.dep, head=token.head if token.head != token.i else verb.i)


def _behind_comma(token: Token, tokens: tuple[Token, ...]) -> Token | None:
    """Return the finite verb without a subject that begins right behind the next comma, if any does."""
    for comma in (t for t in tokens[token.i + 1 : -2] if t.text == ","):
        first = next((t for t in tokens[comma.i + 1 :] if t.pos != "ADV"), comma)
        verb = tokens[first.head] if first.dep in _HELPERS else first
        if verb.pos != "VERB" or not _is_finite(verb, tokens):
            continue
        if verb.dep == "conj" and verb.head != token.i:
            continue
        if not any(t.dep in _SUBJECTS | {"mark", "expl"} for t in _below(verb, tokens)):
            return verb
    return None


def _with_named_so(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the verb of a sentence of what is taken to describe its first noun: "the accord called for"."""
    if token.pos not in _NAMING or tokens[-1].text not in {".", '"', "''", "\u201d"}:
        return []
    for verb in tokens[token.i + 1 :]:
        told = verb.tag == "VBD" or (verb.tag == "VBN" and verb.lemma in _TOLD_OF)
        if told and verb.dep in {"acl", "advcl"} and _does(verb, tokens):
            return [
                replace(verb, dep="ROOT", head=verb.i),
                replace(token, dep="nsubj", head=verb.i),
                *(replace(t, head=verb.i) for t in _below(token, tokens) if t.i > verb.i),
            ]
        if verb.tag in _FINITE | {"MD"}:
            return []
    return []


def _does(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a verb without a subject acts: it has an object, calls for something, or ends."""
    below = list(_below(verb, tokens))
    if any(t.dep in {*_SUBJECTS, "mark", "agent", "aux", "auxpass"} for t in below):
        return False
    if verb.lemma == "call":
        return any(t.dep == "prep" and t.text.lower() in {"for", "on", "upon"} for t in below)
    return verb.lemma in _ENDING | _FIGHTING_BACK or any(t.dep == "dobj" for t in below)


def _with_pursuers(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Join "and took his arms" to "who beat him" where it is joined to "was arrested" before."""
    above = tokens[token.head]
    if token.tag != "VBD" or above.i > token.i or token.pos != "VERB":
        return []
    mine = {t.dep for t in _below(token, tokens)}
    if "dobj" not in mine or mine & {*_SUBJECTS, "aux", "auxpass"}:
        return []
    if not any(t.dep == "auxpass" for t in _below(above, tokens)):
        return []
    for verb in reversed(tokens[above.i : token.i]):
        who = any(t.tag == "WP" and t.dep == "nsubj" for t in _below(verb, tokens))
        if verb.dep == "relcl" and verb.tag == "VBD" and who:
            return [replace(token, head=verb.i)]
    return []


def _with_their_deed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "by militants" on the siege before it where it hangs on an active verb: "end a siege by"."""
    verb = tokens[token.head]
    if token.text.lower() != "by" or verb.pos != "VERB" or verb.i > token.i or verb.tag == "VBN":
        return []
    below = list(_below(verb, tokens))
    if any(t.dep == "auxpass" for t in below) or not any(t.dep == "dobj" for t in below):
        return []
    who = next((t for t in _below(token, tokens) if t.dep == "pobj"), None)
    if who is None or who.ent in _TOLD or who.lemma in _MEANS or who.pos not in _NAMING:
        return []
    deed = _deed_before(token, verb, tokens)
    return [] if deed is None else [replace(token, head=deed.i)]


def _with_launched(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "launched by rebels" on the raids in "raids on a town launched by rebels": no town is."""
    noun = tokens[token.head]
    if token.lemma not in _LAUNCHING or token.tag not in _PAST or noun.dep != "pobj":
        return []
    if noun.lemma in _MEETINGS or is_event(noun) or tokens[token.i - 1].text == ",":
        return []
    if not any(t.dep == "agent" for t in _below(token, tokens)):
        return []
    deed = noun
    while deed.dep == "pobj" and tokens[deed.head].text.lower() in _LINKS | {"between", "with"}:
        deed = tokens[tokens[deed.head].head]
        if deed.lemma in _EVENTS | _MEETINGS or (deed.pos == "NOUN" and is_event(deed)):
            return [replace(token, head=deed.i)]
    return []


def _with_accused_deed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang ", killing ten" in "accused rebels of raiding a base, killing ten" on the raid."""
    verb = tokens[token.head]
    if token.tag != "VBG" or verb.lemma not in _BLAMING or token.i < verb.i + 3:
        return []
    if token.lemma not in _HARMING | _LEAVING or tokens[token.i - 1].text != ",":
        return []
    raids = (t for t in tokens[verb.i + 1 : token.i] if t.dep == "pcomp" and t.tag == "VBG")
    raid = next((t for t in raids if tokens[t.head].text.lower() in {"of", "for"}), None)
    return [] if raid is None else [replace(token, head=raid.i)]


def _with_fired_on(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make no part of the verb of "on" in "outposts were fired on": they are what one fired on."""
    verb = tokens[token.head]
    if token.text.lower() not in {"on", "upon", "at"} or verb.lemma not in {"fire", "shoot"}:
        return []
    return [replace(token, dep="prep", tag="IN")]


def _deed_before(by: Token, verb: Token, tokens: tuple[Token, ...]) -> Token | None:
    """Return the noun of a deed that ends right before "by": "siege of the post", "firing"."""
    noun = tokens[by.i - 1]
    while noun.pos in _NAMING and noun.i > verb.i:
        if is_event(noun):
            return noun
        link = tokens[noun.head]
        if noun.dep != "pobj" or link.text.lower() not in _LINKS:
            return None
        noun = tokens[link.head]
    return None


def is_event(noun: Token) -> bool:
    """Whether a noun tells, by itself or by its ending, of what is done: "siege", "bombing"."""
    made = noun.lemma.endswith(_EVENT_ENDS) and noun.lemma not in _NO_EVENTS
    return noun.lemma in _EVENTS or (noun.pos == "NOUN" and made)


def _with_host(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make the verb of "has for years hosted talks" of what is taken to describe the talks."""
    noun = tokens[token.head]
    has = next((t for t in reversed(tokens[: token.i]) if t.lemma == "have"), token)
    if (
        token.tag != "VBN"
        or noun.i < token.i
        or has.pos not in {"VERB", "AUX"}
        or has.dep in _HELPERS
    ):
        return []
    link = tokens[noun.head]
    if (
        noun.dep != "pobj"
        or link.head != has.i
        or any(t.dep in {"dobj", "xcomp", "ccomp"} for t in _below(has, tokens))
    ):
        return []
    if token.i - has.i > 6 or not any(t.dep == "nsubj" for t in _below(has, tokens)):
        return []
    when = [t for t in _below(token, tokens) if t.dep == "npadvmod" and t.i > link.i]
    return [
        replace(token, dep=has.dep, head=has.head if has.head != has.i else token.i, pos="VERB"),
        replace(has, dep="aux", head=token.i, pos="AUX"),
        replace(noun, dep="dobj", head=token.i),
        *(replace(t, head=token.i) for t in _below(has, tokens)),
        *(replace(t, dep="pobj", head=link.i) for t in when),
    ]


def _with_broker(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of the infinitive in "helped to broker prisoner swaps"."""
    swaps = tokens[token.head]
    above = tokens[swaps.head]
    if token.tag != "VB" or not token.i or tokens[token.i - 1].tag != "TO" or swaps.i < token.i:
        return []
    if above.pos != "VERB" or above.i > token.i or swaps.dep != "dobj":
        return []
    return [
        replace(token, dep="xcomp", head=above.i, pos="VERB"),
        replace(swaps, dep="dobj", head=token.i),
    ]


def _with_infinitive(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a verb of what "to" stands before and an object behind: "offered to host talks"."""
    below = _below(token, tokens)
    to = any(t.tag == "TO" and t.dep == "aux" and t.i == token.i - 1 for t in below)
    if token.tag != "NN" or not to or not any(t.dep == "dobj" and t.i > token.i for t in below):
        return []
    return [replace(token, tag="VB", pos="VERB", lemma=token.text.lower())]


def _with_wanted(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make passive what one wants done: "wants the sanctions lifted", "ordered the station closed"."""
    above = tokens[token.head]
    if token.tag not in _PAST or above.lemma not in _WANTING or token.lemma in _OBJECTLESS:
        return []
    below = list(_below(token, tokens))
    done = [t for t in below if t.dep == "nsubj" and above.i < t.i < token.i]
    if not done or any(t.dep in {*_TAKEN_UP, "mark"} for t in below):
        return []
    return [replace(token, tag="VBN"), replace(done[0], dep="nsubjpass")]


def _with_branded(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give a verb what stands behind its "as": "dismissed as fabricated a report that ..."."""
    if token.tag != "VBN" or not any(t.text == "as" for t in _below(token, tokens)):
        return []
    if any(t.dep in _TAKEN_UP | {"nsubjpass"} for t in _below(tokens[token.head], tokens)):
        return []
    told = (t for t in _below(token, tokens) if t.dep == "dobj" and t.i > token.i)
    return [replace(t, head=token.head) for t in told]


VOICE_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"advcl"}), _with_active),
    (frozenset({"nsubj"}), _with_shared_passive),
    (frozenset({"nsubj"}), _with_helped_verb),
    (frozenset({"conj"}), _with_also_done),
    (frozenset({"ROOT", "ccomp", "advcl", "relcl"}), _with_parted),
    (frozenset({"ROOT"}), _with_named_so),
    (frozenset({"conj"}), _with_pursuers),
    (frozenset({"prep"}), _with_their_deed),
    (frozenset({"acl"}), _with_launched),
    (frozenset({"advcl"}), _with_accused_deed),
    (frozenset({"prt"}), _with_fired_on),
    (frozenset({"amod"}), _with_host),
    (frozenset({"compound", "amod"}), _with_broker),
    (frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp", "conj"}), _with_infinitive),
    (frozenset({"ccomp"}), _with_wanted),
    (frozenset({"advcl"}), _with_branded),
)
