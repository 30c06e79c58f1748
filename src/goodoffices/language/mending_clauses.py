"""Gives clauses the doers and deeds that the parser hangs on their neighbours.

"Fired on fleeing civilians": who flees is fired on; nobody flees them.
"Gunmen claiming to be rebels took a nurse": the gunmen took her, not their claiming.
"Fought the army, accusing it of murder": who fights accuses, and not whose name stands before.
"Failed to free them, disarm or leave": all that was failed at.
"After talks in Oslo, the envoy, a Dane, left": the envoy did; Oslo is no envoy.
"Attacked pipelines, kidnapped oil workers and fled": three deeds; no workers are kidnapped ones.
"Was held since the end of May by rebels": rebels held it; the end was nobody's.
"Five soldiers killed in raid": a headline's soldiers kill nobody.
"Said in a film shown on Monday that rebels fled": that they fled was said, and a film shown.
"Called the accord 'a joke'": a joke is what it is called, and "found six men guilty" likewise.
"War raged in May, when rebels struck, killing ten": the rebels killed them.
"Told Reuters police had fired": the police fired; Reuters has none.
"Warned the raids could end the truce": what was warned of is that they could.
"Denied accusations by leftists, blaming rebels": leftists accuse, and who denied it blames.
"Denounced as pathetic the latest plan": the plan was denounced; it is no word for another.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from goodoffices.language.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WHEN = frozenset({"DATE", "TIME"})
_ACCUSING = frozenset(
    "accuse blame call say warn vow threaten demand urge insist describe add".split()
)
GOING = frozenset(
    "depart retreat flee advance arrive protest march demonstrate mourn riot explode rampage maraud"
    " chant wail fight rebel strike swarm".split()
)
_LED_BY = frozenset({"amod", "compound", "nmod"})
_UNDERGONE = frozenset(
    "kill injure wound arrest detain kidnap abduct jail behead assassinate displace slay massacre"
    " execute ambush".split()
)
_ENDURED = frozenset(  # of whom headlines tell: "hostages freed"
    "capture free release rescue expel sack oust hang deport hijack shell bomb sentence convict"
    " charge ban suspend summon seize torch evacuate recapture".split()
)
_DEEDS = _UNDERGONE | frozenset("attack seize burn loot capture torch rape raid destroy".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DENOUNCING = frozenset(
    "denounce reject dismiss condemn describe brand slam decry deride criticize criticise hail".split()
)
_HOLDING = frozenset({"hold", "find", "deem", "consider"})
_DECIDING = frozenset({"det", "poss"})
_SAID = frozenset("say announce claim warn declare add state".split())
_WARNING = frozenset("warn demand insist urge claim fear say believe suggest propose".split())
_INFORMING = frozenset("warn tell inform assure remind promise".split())
_LASTING = frozenset("be rage continue erupt come begin follow remain".split())
_DOING = _DEEDS | frozenset("leave take hit force free release destroy damage storm shell".split())
_STRIKING = frozenset("attack raid ambush storm bomb shell strike bombard assault launch".split())
_PASSING = frozenset("break fall rise sleep gather pray leave return head prepare begin".split())
_MANY = frozenset({"dozen", "hundred", "thousand", "score"})  # "jailed for a year dozens of men"
_CALLING = frozenset("call brand dub label term".split())
_FINDING = frozenset("find pronounce consider deem hold leave render".split())
_AGENCIES = frozenset("Reuters AFP AP CNN BBC Xinhua Interfax Bloomberg".split())
_TAKEN_UP = frozenset({"dobj", "aux", "auxpass", "agent", "ccomp", "xcomp", "nsubjpass"})


def _with_goer(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a participle of moving stand before its noun where it is taken to act on it."""
    if token.tag != "VBG" or token.dep != "pcomp" or token.lemma not in GOING:
        return []
    for noun in (t for t in tokens if t.head == token.i and t.dep == "dobj" and t.i > token.i):
        between = tokens[token.i + 1 : noun.i]
        if noun.tag in {"NNS", "NNPS"} and all(t.dep in _LED_BY for t in between):
            return [
                replace(token, dep="amod", head=noun.i),
                replace(noun, dep="pobj", head=token.head),
            ]
    return []


def _with_doing(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give a verb the doer that stands before a participle taken for its subject."""
    if token.tag != "VBG" or token.dep != "csubj" or token.head < token.i or not token.i:
        return []
    doer = tokens[token.i - 1]
    if doer.head != token.i or doer.dep != "nsubj" or doer.pos == "PRON":
        return []
    return [replace(token, dep="acl", head=doer.i), replace(doer, head=token.head)]


def _with_accuser(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang ", accusing ..." on the clause before it where it hangs on that clause's last noun."""
    if token.tag != "VBG" or token.dep != "acl" or token.lemma not in _ACCUSING or token.i < 2:
        return []
    noun = tokens[token.head]
    if tokens[token.i - 1].text != "," or noun.dep in _SUBJECTS:
        return []
    above = noun
    while above.head != above.i:
        above = tokens[above.head]
        if above.pos == "VERB" and any(
            t.head == above.i and t.dep in _SUBJECTS and t.i < above.i for t in tokens
        ):
            return [replace(token, dep="advcl", head=above.i)]
    return []


def _with_bare(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Join a bare infinitive to the infinitive before it: "failed to free them, disarm or leave"."""
    head = tokens[token.head]
    if token.tag != "VB" or token.dep != "conj" or head.tag == "VB" or head.i > token.i:
        return []
    if any(t.head == token.i and t.dep in _SUBJECTS | {"aux", "auxpass"} for t in tokens):
        return []
    able = (t for t in tokens[head.i : token.i] if t.head == head.i and t.dep == "xcomp")
    first = next((t for t in able if t.tag == "VB"), None)
    return [] if first is None else [replace(token, head=first.i)]


def _with_lost_subject(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give the main verb the subject that is taken to rename the last noun of a fronted clause."""
    above = tokens[token.head]
    if token.dep != "appos" or above.i > token.i or token.pos not in {"NOUN", "PROPN"}:
        return []
    root = next((t for t in tokens if t.dep == "ROOT"), token)
    if (
        root.i < token.i
        or root.tag not in _FINITE
        or root.pos != "VERB"
        or above.dep in {"appos", *_SUBJECTS}
    ):
        return []
    if any(t.head == root.i and t.dep in _SUBJECTS | {"expl", "auxpass"} for t in tokens):
        return []
    while above.head not in {root.i, above.i}:
        above = tokens[above.head]
    fronted = above.head == root.i and above.dep in {"advcl", "prep"} and above.i < root.i
    return [replace(token, dep="nsubj", head=root.i)] if fronted else []


def _with_listed_deed(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make a deed of a participle between two listed deeds: "burned huts, seized men and fled"."""
    noun = tokens[token.head]
    if token.tag not in {"VBN", "VBD"} or token.dep != "amod" or token.lemma not in _DEEDS:
        return []
    first = tokens[noun.head]
    verb = tokens[first.head] if noun.dep == "conj" else first
    listed = first.dep == "dobj" if noun.dep == "conj" else _has_two_objects(noun, tokens)
    if not listed or verb.pos != "VERB" or tokens[token.i - 1].text != ",":
        return []
    last = next((t for t in tokens[noun.i + 1 : noun.i + 4] if t.tag in {"VBD", "VBN"}), None)
    if last is None or last.dep not in {"conj", "amod"}:
        return []
    mends = [
        replace(token, dep="conj", head=verb.i, tag=verb.tag, pos="VERB"),
        replace(noun, dep="dobj", head=token.i),
    ]
    if last.dep == "amod":  # "and fought troops"
        mends.append(replace(last, dep="conj", head=verb.i, tag=verb.tag, pos="VERB"))
        mends.append(replace(tokens[last.head], dep="dobj", head=last.i))
    return mends


def _has_two_objects(noun: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun is the second of two objects that a verb is given."""
    before = tokens[noun.head : noun.i]
    return noun.dep == "dobj" and any(t.head == noun.head and t.dep == "dobj" for t in before)


def _with_late_agent(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "by rebels" on the passive verb where it hangs on a day told between the two."""
    above = tokens[token.head]
    if token.text.lower() != "by" or token.dep != "prep" or above.ent not in _WHEN:
        return []
    verb = above
    while verb.head != verb.i and verb.pos != "VERB":
        verb = tokens[verb.head]
    below = {t.dep for t in tokens if t.head == verb.i}
    able = verb.tag == "VBN" and "auxpass" in below and "agent" not in below
    return [replace(token, dep="agent", head=verb.i)] if able else []


def _with_headline(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make who stands before a bare "killed" without an object the one killed."""
    verb = tokens[token.head]
    above = tokens[verb.head]  # "three killed, ten wounded in raid"
    listed = verb.dep == "ccomp" and verb.i < above.i and above.lemma in _UNDERGONE
    led = verb.dep == "ROOT" or listed
    undergone = verb.lemma in _UNDERGONE or (verb.lemma in _ENDURED and tokens[-1].text != ".")
    if token.dep != "nsubj" or not led or not undergone:
        return []
    if verb.tag not in {"VBN", "VBD"} or token.i > verb.i:
        return []
    beside = [t for t in tokens if t.head == verb.i and (t.lemma not in _UNDERGONE or t.i > verb.i)]
    also = {other.i for other in beside if other.dep == "conj"}  # "arrested and deported ten men"
    filled = any(other.dep in _TAKEN_UP or other.lemma in _MANY for other in beside)
    filled = filled or any(other.head in also and other.dep == "dobj" for other in tokens)
    return [] if filled else [replace(token, dep="nsubjpass")]


def _with_shown(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "said in a film shown on Monday that rebels fled" what is said: a film is shown, not that."""
    above = tokens[token.head]
    shown = next((t for t in tokens[above.i : token.i] if t.dep == "acl"), None)
    if shown is None or shown.tag not in {"VBN", "VBD"} or above.i > token.i:
        return []
    if not any(t.head == token.i and t.dep == "mark" and t.lemma == "that" for t in tokens):
        return []
    if above.i not in {shown.i, shown.head}:
        return []
    above = tokens[shown.head]
    while above.dep in {"pobj", "prep"}:
        above = tokens[above.head]
    told = any(t.head == above.i and t.dep in {"ccomp", "dobj"} for t in tokens)
    return [] if above.lemma not in _SAID or told else [replace(token, dep="ccomp", head=above.i)]


def _with_warned(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "warned the raids could end the truce" its clause: what could end it is not warned."""
    above = tokens[token.head]
    if token.pos != "VERB" or above.lemma not in _WARNING or above.i > token.i:
        return []
    below = [t for t in tokens if t.head == token.i]
    if any(t.dep in _SUBJECTS | {"expl", "mark"} or t.tag == "TO" for t in below):
        return []
    helping = [t for t in below if t.dep in {"aux", "auxpass"}]
    if not any(t.tag in {"MD", "VBZ", "VBP"} for t in helping) and token.tag not in {"VB", "VBP"}:
        return []
    begin = min(t.i for t in (*helping, token))
    who = next((t for t in tokens[above.i : begin] if t.head == above.i and t.dep == "dobj"), None)
    if who is None or any(t.text in {",", "and", "to"} for t in tokens[who.i : begin]):
        return []
    subject = "nsubjpass" if any(t.dep == "auxpass" for t in helping) else "nsubj"
    return [replace(token, dep="ccomp"), replace(who, dep=subject, head=token.i)]


def _with_told(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "warned the rebels Mali would fight" its clause: Mali does not fight the rebels so called."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if noun.dep != "dobj" or verb.lemma not in _INFORMING or token.i < noun.i:
        return []
    below = [t for t in tokens if t.head == token.i and t.i > noun.i]
    own = next((t for t in below if t.dep in _SUBJECTS), None)
    whole = any(t.dep in {"dobj", "nsubjpass", "acomp", "attr", "xcomp"} for t in below)
    if own is None or own.tag in {"WDT", "WP"} or not whole:
        return []
    return [replace(token, dep="ccomp", head=verb.i)]


def _with_called(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make what stands in quotation marks behind "called the accord" what it is called."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if noun.dep != "dobj" or verb.lemma not in _CALLING or token.i < noun.i:
        return []
    quoted = any(t.tag == "``" for t in tokens[noun.i : token.i])
    return [replace(token, dep="oprd", head=verb.i)] if quoted else []


def _with_found(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "guilty" in "found the six men guilty" on the verb: they were not guilty men before."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if token.i != noun.i + 1 or noun.dep != "dobj" or verb.lemma not in _FINDING:
        return []
    return [replace(token, dep="oprd", head=verb.i)]


def _with_agency(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Part "told Reuters police had fired": Reuters is told it, and has no police."""
    noun, told = tokens[token.head], tokens[token.i - 1]
    if token.text not in _AGENCIES or told.lemma != "tell" or noun.dep not in _SUBJECTS:
        return []
    return [replace(token, dep="dobj", head=told.i)]


def _with_result(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang ", killing ten" on "when rebels struck" where it hangs on "the war raged" before that."""
    above = tokens[token.head]
    if token.tag != "VBG" or above.i > token.i or tokens[token.i - 1].text != ",":
        return []
    told = tokens[above.head]
    if above.lemma == "be" and above.dep == "ccomp" and told.lemma in _SAID:
        return [replace(token, head=told.i)] if token.lemma in _ACCUSING else []
    undergone = any(t.head == above.i and t.dep == "auxpass" for t in tokens)
    if token.lemma not in _DOING or (above.lemma in _DOING | _STRIKING and not undergone):
        return _from_aside(token, above, told)
    for verb in reversed(tokens[above.i + 1 : token.i]):
        own = any(t.head == verb.i and t.dep == "nsubj" for t in tokens)
        if verb.dep in {"relcl", "advcl"} and verb.tag == "VBD" and own:
            able = undergone or above.lemma in _LASTING or verb.lemma in _STRIKING
            return [replace(token, head=verb.i)] if able else []
    return _from_aside(token, above, told)


def _from_aside(token: Token, above: Token, main: Token) -> list[Token]:
    """Hang "killing ten" in "stormed it as dawn broke, killing ten" on who stormed it: dawn kills nobody."""
    if token.lemma not in _DOING or above.dep != "advcl" or above.lemma in _DOING | _STRIKING:
        return []
    able = main.lemma in _DOING | _STRIKING and above.lemma in _PASSING
    return [replace(token, head=main.i)] if able else []


def _with_denounced(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give "denounced as pathetic the latest plan" what is denounced, and what it is called."""
    above = tokens[token.head]
    prep = tokens[above.head] if token.dep == "appos" else above
    verb = tokens[prep.head]
    if prep.text.lower() != "as" or verb.lemma not in _DENOUNCING or token.i < prep.i:
        return []
    if any(t.head == verb.i and t.dep == "dobj" for t in tokens):
        return []
    opens = [t.i for t in tokens[prep.i + 2 : token.i] if t.head == token.i and t.dep in _DECIDING]
    marks = [t.i for t in tokens[prep.i + 1 : token.i] if t.tag in {"''", "``"}]
    closed = [i + 1 for i in marks[1::2]]
    begin = min([*opens, *closed], default=prep.i)
    named = [t for t in tokens[prep.i + 1 : begin] if t.tag[:2] in {"JJ", "NN", "RB", "VB"}]
    if not named:
        return []
    if token.dep == "appos":
        return [replace(token, dep="dobj", head=verb.i)]
    called = [] if named[-1].dep == "conj" else [replace(named[-1], dep="pobj", head=prep.i)]
    return [replace(token, dep="dobj", head=verb.i), *called]


def _with_quality(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Give the "as" of "dismissed the claim as malicious" its filler."""
    prep = tokens[token.head]
    bare = token.i == prep.i + 1 and prep.text.lower() == "as" and prep.dep == "prep"
    alone = bare and not any(t.head == prep.i and t.dep in {"pobj", "pcomp"} for t in tokens)
    return [replace(token, dep="pobj")] if alone and tokens[prep.head].lemma in _DENOUNCING else []


def _with_accusers(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang "by leftists" in "denied accusations by leftists" on the noun: the verb has its doer."""
    verb = tokens[token.head]
    below = [t for t in tokens if t.head == verb.i]
    noun = next((t for t in below if t.dep == "dobj" and verb.i < t.i < token.i), None)
    active = any(t.dep == "nsubj" for t in below) and not any(t.dep == "auxpass" for t in below)
    if noun is None or not active or verb.tag == "VBN":
        return []
    return [replace(token, dep="prep", head=noun.i)]


def _with_blamer(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Hang ", blaming rebels" in "denied claims that it fired, blaming rebels" on who denied."""
    clause = tokens[token.head]
    if token.tag != "VBG" or token.lemma not in _ACCUSING or tokens[token.i - 1].text != ",":
        return []
    noun = tokens[clause.head]
    marked = any(t.head == clause.i and t.dep == "mark" and t.lemma == "that" for t in tokens)
    if clause.dep != "acl" or not marked or noun.dep != "dobj":
        return []
    return [replace(token, head=noun.head)]


def _with_held(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Make Togo the object in "holds Togo responsible": it is held so, and no clause is told."""
    verb = tokens[token.head]
    below = [t for t in tokens if t.head == token.i and t.i < token.i]
    who = next((t for t in below if t.dep == "nsubj"), None)
    if token.tag != "JJ" or verb.lemma not in _HOLDING or who is None or who.i < verb.i:
        return []
    if any(t.dep in {"aux", "mark", "neg"} for t in below):
        return []
    return [replace(token, dep="oprd"), replace(who, dep="dobj", head=verb.i)]


CLAUSE_REPAIRS: tuple[tuple[frozenset[str], Callable[..., list[Token]]], ...] = (
    (frozenset({"pcomp"}), _with_goer),
    (frozenset({"csubj"}), _with_doing),
    (frozenset({"acl"}), _with_accuser),
    (frozenset({"conj"}), _with_bare),
    (frozenset({"appos"}), _with_lost_subject),
    (frozenset({"amod"}), _with_listed_deed),
    (frozenset({"prep"}), _with_late_agent),
    (frozenset({"nsubj"}), _with_headline),
    (frozenset({"ccomp", "relcl"}), _with_shown),
    (frozenset({"ccomp", "advcl", "prep", "dep", "xcomp"}), _with_warned),
    (frozenset({"relcl"}), _with_told),
    (frozenset({"appos"}), _with_called),
    (frozenset({"amod"}), _with_found),
    (frozenset({"advcl"}), _with_result),
    (frozenset({"compound", "nmod"}), _with_agency),
    (frozenset({"pobj", "appos"}), _with_denounced),
    (frozenset({"agent"}), _with_accusers),
    (frozenset({"ccomp"}), _with_held),
    (frozenset({"advcl"}), _with_blamer),
    (frozenset({"amod"}), _with_quality),
)
