"""Whom an act reaches that no role of its rule names: the owner or the place of what it is done to.

"Suspended aid to farms in Malawi", "defended Peru's new mining law", "will widen its mission in
Chad": the object is nobody, but it is somebody's.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from goodoffices.actors.identity import distinct, without
from goodoffices.events.acts import Act
from goodoffices.events.who import BROKERING, FOR_OTHERS, Mentions
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

OPEN_TALKS = "consult.the-talks"
WHERE = "where a truce is told of"  # in place of its sides, which the story may name
MAX_WORDS = 14  # between the act and whom it reaches: further on, another matter is spoken of
DEEDS = frozenset({"AID", "RETREAT", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "CONCEDE"})
_ABROAD = frozenset({"AID", "SUPPORT"})
_ENVOYS = frozenset({"114", "166"})  # CAMEO: envoys called in, expelled
_GUESSED = (
    "of the only state spoken of",
    "of the state spoken of",
    "of the only army spoken of",
)  # how `coref` says it guessed
_MOVING = frozenset({"MOBILIZE", "RETREAT", "AGREE", "AID"})
_REBELS = frozenset({"REB", "PRM", "UAF"})
_FORCES = frozenset({"MIL", "COP", "PRM"})
_ONLY_TALK = frozenset({"CONSULT", "PROTEST"})  # where people meet or march is no side
_AT = frozenset("in at on near across inside throughout".split())  # "said from Doha" reaches nobody
_KEPT = "retreat.truce-"
_AGAINST = frozenset({"against"})
_OBJECTING = frozenset("protest oppose denounce decry condemn reject defiance disapproval".split())
_CALLING = frozenset({"demand", "press", "call", "urge"})
_GOING = frozenset({"resign", "quit", "step", "leave", "go"})
_MEETING = frozenset({"036", "039"})  # CAMEO: agreed to meet, to mediate
_FOUNDING = frozenset("set establish create form build found launch open".split())
_OUSTING = frozenset("resignation ouster removal departure dismissal impeachment exit".split())
_CONDITIONS = {
    "REJECT": frozenset({"unless", "until"}),
    "THREATEN": frozenset({"unless", "until", "if"}),
}
_OWN_DOING = frozenset(
    "decision policy plan move action effort record role handling response stance position right use "
    "approach measure law conduct programme program strategy campaign offensive operation".split()
)
_TOWARD = frozenset("to for against into toward towards over upon with".split())
_WHY = frozenset({"order", "behest", "instruction", "request"})
_FRONTED = frozenset("after before following despite amid since during".split())
_SENT = frozenset(
    "observer monitor peacekeeper envoy delegation delegate negotiator emissary mediator representative"
    " team doctor expert trainer".split()
)
_STRUCK = frozenset({"ASSAULT", "COERCE", "REJECT"})  # "seized a town after a raid on Chad"
_OTHER_TIMES = frozenset({"after", "before", "following", "since"})
_OCCASIONS = frozenset(
    "one attack raid clash incident operation address speech move bid rally march "
    "demonstration protest meeting summit conference".split()
)
_BACKING = frozenset({"brokered", "backed", "mediated", "sponsored", "supported", "led"})
_NOBODY = frozenset({"power", "state"})
_AT_HOME = frozenset({"curfew", "martial-law", "ceasefire", "troops", "police"})
_APART = frozenset("advcl relcl parataxis".split())
_SUBJECTS = frozenset("nsubj nsubjpass csubj agent".split())


def reached(act: Act, sentence: Sentence, mentions: Mentions) -> tuple[Party, ...]:
    """Return the first party below an act's words that is none of its actors, or nobody."""
    if act.mode == "ceasefire" and not act.actors and act.status == "failed":
        return tuple(replace(p, why=WHERE) for p in _first(act, sentence, mentions))
    if act.rule.startswith(_KEPT) and not act.actors and act.status == "actual":
        return tuple(replace(p, why=WHERE) for p in _kept_in(act, sentence, mentions))
    if act.type == "PROTEST" and not act.dropped:
        return next(_aimed_at(act, sentence, mentions), ())
    verb = (
        act.type == "AGREE" and act.rule != OPEN_TALKS and sentence.tokens[act.home].pos == "VERB"
    )
    alone = verb and len(act.actors) == 1 and not _founds(act, sentence)
    fires = act.type == "ASSAULT" and act.mutual and len(act.actors) == 1
    if fires:  # "opened fire on a bus carrying pilgrims"
        return tuple(p for p in _first(act, sentence, mentions) if p.sector not in {None, "GOV"})
    both = act.mutual and not alone
    if act.type in _ONLY_TALK or both or act.dropped or act.mode == "resign":
        return ()
    found = _first(act, sentence, mentions)
    return found or next(_told_terms(act, sentence, mentions), ())


def _kept_in(act: Act, sentence: Sentence, mentions: Mentions) -> tuple[Party, ...]:
    """Return where a truce is kept: "the truce in Yemen held"."""
    nouns = sentence.below(act.home, "nsubj", "nsubjpass", "dobj")
    at = (k for t in nouns for k in sentence.below(t.i, "prep") if k.text.lower() in _AT)
    where = (k.i for prep in at for k in sentence.below(prep.i, "pobj"))
    return next((mentions.parties_at(k, places=True) for k in where), ())


def _founds(act: Act, sentence: Sentence) -> bool:
    """Whether something new is agreed on, which is nobody yet: "agreed to set up a fund"."""
    told = sentence.below(act.home, "xcomp", "ccomp", "advcl")
    return any(word.lemma in _FOUNDING for word in told)


def _told_terms(act: Act, sentence: Sentence, mentions: Mentions) -> Iterator[tuple[Party, ...]]:
    """Yield who must do something first: "will not lift the ban until Cuba frees them"."""
    marks = _CONDITIONS.get(act.type, frozenset())
    for word in sentence.tokens:
        if word.text.lower() not in marks or word.dep != "mark":
            continue
        if not act.covers.isdisjoint(_above(word.head, sentence)):
            for doer in sentence.below(word.head, "nsubj"):
                if mentions.kind_at(doer.i) not in {None, "pronoun", "place"}:
                    yield without(mentions.parties_at(doer.i, places=False), act.actors)


def _above(token: int, sentence: Sentence) -> Iterator[int]:
    """Yield the tokens that a token hangs on, from itself up to the root."""
    while True:
        yield token
        head = sentence.tokens[token].head
        if head == token:
            return
        token = head


def _first(act: Act, sentence: Sentence, mentions: Mentions) -> tuple[Party, ...]:
    asked = act.type == "REQUEST"  # what is asked for is done to others than those asked
    below = list(_below(act, sentence, whole=not asked))
    for token in below:
        word = sentence.tokens[token]
        if abs(token - act.home) > MAX_WORDS or _is_sent(word, act) or _says(word, sentence):
            continue
        if _brokers(word, sentence):
            continue
        found = _party(token, act, sentence, mentions)
        if found:
            others = (
                p
                for k in _beside(token, sentence)
                if k in below
                for p in _party(k, act, sentence, mentions)
            )
            return distinct((*found, *others))
    return ()


def _says(word: Token, sentence: Sentence) -> bool:
    """Whether somebody only tells of it: "militias agree a truce, says the mediator"."""
    return word.dep == "nsubj" and sentence.tokens[word.head].lemma in {"say", "report", "tell"}


def _brokers(word: Token, sentence: Sentence) -> bool:
    """Whether somebody only brought it about: "a truce brokered by Egypt and Qatar collapsed"."""
    while word.dep == "conj":
        word = sentence.tokens[word.head]
    by = sentence.tokens[word.head]
    return by.dep == "agent" and sentence.tokens[by.head].lemma in BROKERING


def _is_sent(word: Token, act: Act) -> bool:
    """Whether somebody is sent to others: "offered to send observers" offers these nothing."""
    return act.type in {"AID", "AGREE"} and word.dep in {"dobj", "conj"} and word.lemma in _SENT


def _aimed_at(act: Act, sentence: Sentence, mentions: Mentions) -> Iterator[tuple[Party, ...]]:
    """Yield those whose doing is protested: "struck to protest the mayor's plan"."""
    for word in sentence.tokens[act.home + 1 :]:
        first = _protested(word, sentence)
        if first is None:
            continue
        if any(True for _ in sentence.below(word.i, "nsubj")):
            continue  # "a strike was reported, and the mayor condemned it"
        for token in range(first, min(sentence.subtree(word.i)[1], word.i + MAX_WORDS)):
            if mentions.kind_at(token) not in {None, "pronoun", "place"}:
                found = without(mentions.parties_at(token, places=False), act.actors)
                if found:
                    yield found


def _protested(word: Token, sentence: Sentence) -> int | None:
    """Return where it is told at whom a protest is aimed: behind "against", "demanding reform by"."""
    if word.text.lower() in _AGAINST or word.lemma in _OBJECTING:
        return word.i + 1
    if word.lemma not in _CALLING:
        return None
    for after in sentence.tokens[word.i + 1 : min(sentence.subtree(word.i)[1], word.i + MAX_WORDS)]:
        if after.lemma in _OUSTING or after.text.lower() in {"from", "by"}:
            return after.i + 1
        if after.lemma in _GOING and after.pos == "VERB":
            return next((t.i for t in sentence.below(after.i, "nsubj")), None)
    return None


def _beside(token: int, sentence: Sentence) -> Iterator[int]:
    """Yield what is listed behind a word: "in Chad, Mali and Niger"."""
    for k in sentence.children[token]:
        if sentence.tokens[k].dep == "conj":
            yield k
            yield from _beside(k, sentence)


def less_own_forces(parties: tuple[Party, ...], act: Act) -> tuple[Party, ...]:
    """Return `parties` without the troops that an actor sends, offers or withdraws: they are its own."""
    rising = any(actor.sector in _REBELS for actor in act.actors)
    if act.type not in _MOVING or rising:  # rebels surrender to their country's troops
        return parties
    own = {actor.country for actor in act.actors} | {None}
    return tuple(
        p
        for p in parties
        if p.sector not in _FORCES
        or (p.actor and p.country not in own)
        or not (p.country in own or (p.why or "").endswith(_GUESSED))
    )


def less_own_arms(parties: tuple[Party, ...], act: Act) -> tuple[Party, ...]:
    """Return `parties` without the actor's own arms and troops: "fired artillery to the north"."""
    own = {actor.country for actor in act.actors} - {None}
    if act.type != "ASSAULT":
        return less_own_forces(parties, act)
    return tuple(p for p in parties if p.sector not in _FORCES or p.country not in own)


def less_guesses(parties: tuple[Party, ...], act: Act) -> tuple[Party, ...]:
    """Return `parties`, those deeds are done to abroad without the doer's country where it was guessed.

    "Japan summoned the envoy": the envoy is of the state spoken of only for want of another.
    """
    if act.mutual or (act.type not in _ABROAD and act.cameo not in _ENVOYS):
        return parties
    own = {actor.country for actor in act.actors if actor.sector in {None, "GOV"}} - {None}
    return tuple(
        replace(p, country=None) if p.country in own and (p.why or "").endswith(_GUESSED) else p
        for p in parties
    )


def _party(token: int, act: Act, sentence: Sentence, mentions: Mentions) -> tuple[Party, ...]:
    kind, word = mentions.kind_at(token), sentence.tokens[token]
    by_force = word.text == "force" and sentence.tokens[word.head].text.lower() == "by"
    if kind is None or kind == "pronoun" or by_force:
        return ()
    if act.type == "AGREE" and kind in {"adjective", "state"} and _only_backs(word, sentence):
        return ()  # "agreed to a US-brokered pact"
    if act.type == "SUPPORT" and _is_own_doing(word, kind, sentence):
        found = mentions.parties_at(token, places=True)
        return tuple(p for p in found if p.actor not in {a.actor for a in act.actors})
    venue = kind == "state" and act.cameo in _MEETING
    if (kind == "place" or venue) and not _is_reached_place(token, act, sentence):
        return ()
    found = without(mentions.parties_at(token, places=True), act.actors)
    found = less_own_forces(found, act)
    if act.cameo in {"161", "166"}:  # "recalled its ambassador"
        found = tuple(p for p in found if p.country not in {a.country for a in act.actors})
    if word.text in _NOBODY and not any(p.actor or p.country for p in found):
        return ()  # "seized power", "declared a state of siege"
    own = {actor.country for actor in act.actors}
    at_home = act.mode in _AT_HOME or act.type == "CONCEDE"
    if kind in {"place", "adjective", "state"} and not (kind == "place" and at_home):
        found = tuple(p for p in found if p.country is not None and p.country not in own)
    return found[:1] if kind in {"place", "adjective"} else found


def _only_backs(word: Token, sentence: Sentence) -> bool:
    """Whether a state is told only as who brokered or backs something."""
    behind = sentence.text[word.end - sentence.start :]
    joined = "-" in word.text or behind.startswith("-")
    return joined and any(f"-{one}" in (word.text + behind[:14]).lower() for one in _BACKING)


def _is_own_doing(word: Token, kind: str, sentence: Sentence) -> bool:
    """Whether a state is told as whose decision or policy it is, which its own men may defend."""
    whose = kind in {"state", "place"} and word.dep == "poss"
    return whose and sentence.tokens[word.head].lemma in _OWN_DOING


def _is_reached_place(token: int, act: Act, sentence: Sentence) -> bool:
    """Whether a place is where an act takes effect, not where it was spoken of."""
    head = sentence.tokens[token]
    while head.dep == "appos" and head.head != head.i:  # "signed in the capital, Lima"
        head = sentence.tokens[head.head]
    at = sentence.tokens[head.head].text.lower() in _AT if head.dep == "pobj" else False
    if at and act.cameo in _MEETING:
        return False  # "intends to convene talks in Geneva"
    if act.type == "ACCUSE" and head.dep == "compound":
        return False  # "condemned the Hebron raid": whoever made it is condemned
    prep = sentence.tokens[head.head] if head.dep == "pobj" else None
    if prep is None or prep.text.lower() in _TOWARD:
        return True
    if act.type in DEEDS or act.mode in _AT_HOME:
        return True
    return prep.head != act.home and prep.text.lower() in _AT | {"of"}


def _is_told_apart(k: int, act: Act, sentence: Sentence) -> bool:
    """Whether a clause behind a preposition or noun has its own subject: "after shelling killed ten"."""
    apart = {"pcomp"} if act.type in {"ACCUSE", "THREATEN"} else {"pcomp", "acl"}
    return sentence.tokens[k].dep in apart and any(
        True for _ in sentence.below(k, "nsubj", "nsubjpass")
    )


def _is_fronted(k: int, sentence: Sentence) -> bool:
    """Whether a phrase before the verb tells when or on what occasion it was done."""
    prep = sentence.tokens[k].text.lower()
    if prep in {"in", "at"}:
        return any(t.lemma in _OCCASIONS for t in sentence.below(k, "pobj"))
    return prep in _FRONTED


def _serves(k: int, act: Act, sentence: Sentence) -> bool:
    """Whether a clause says what aid is for: "gave a million dollars to feed people in Chad"."""
    if act.type != "AID" or k < act.home:
        return False
    return any(sentence.tokens[c].tag == "TO" for c in sentence.children[k])


def _served(act: Act, sentence: Sentence) -> Iterator[int]:
    """Yield the clause beside aid that says what it is for: "announced aid to help farmers"."""
    above = sentence.tokens[act.home].head
    if act.type == "AID" and above in act.covers and above != act.home:
        yield from (
            t.i for t in sentence.below(above, "xcomp", "advcl") if _serves(t.i, act, sentence)
        )


def _is_no_way(k: int, act: Act, sentence: Sentence) -> bool:
    """Whether a word leads to nobody who is reached: whose words, orders, guns they are, or when."""
    word = sentence.tokens[k]
    if word.text.lower() == "according" or (word.dep == "pobj" and word.lemma in _WHY):
        return True  # "shot it down on Chad's orders"
    if act.type in DEEDS and word.text.lower() == "by" and word.dep in {"prep", "agent"}:
        return True  # "strikes by Chad": it is who does it
    if word.head != act.home:
        return False
    if act.type == "ASSAULT" and word.text.lower() == "with":
        return True  # "shelled the town with heavy artillery"
    later = word.text.lower() in _OTHER_TIMES and act.type in _STRUCK
    return later or (k < act.home and _is_fronted(k, sentence))


def _against(by: int, sentence: Sentence) -> Iterator[int]:
    """Yield "against" that the parser hung on the doer: "raids by the army against the rebels"."""
    for doer in sentence.below(by, "pobj") if sentence.tokens[by].text.lower() == "by" else ():
        yield from (t.i for t in sentence.below(doer.i, "prep") if t.text.lower() == "against")


def _below(act: Act, sentence: Sentence, *, whole: bool) -> Iterator[int]:
    """Yield the tokens below a predicate in the order of the text, subjects and asides left out.

    Not `whole`: clauses are left out too.
    """
    home, covers, tokens = act.home, act.covers, sentence.tokens
    kept: list[int] = list(_served(act, sentence))
    stack = [home, *kept]
    while stack:
        at = stack.pop()
        for k in sentence.children[at]:
            if tokens[k].dep in _SUBJECTS and at in covers | {home}:
                continue
            if _is_no_way(k, act, sentence):
                more = list(_against(k, sentence))
                kept.extend(more)
                stack.extend(more)
                continue
            apart = tokens[k].dep in _APART and not _serves(k, act, sentence)
            if (apart or _is_told_apart(k, act, sentence)) and k not in covers:
                continue
            if tokens[k].dep == "pobj" and tokens[k].lemma in FOR_OTHERS and at not in covers:
                continue  # "struck in support of its partners"
            clause = tokens[k].pos in {"VERB", "AUX"}
            if clause and (tokens[k].dep == "conj" or not whole):
                continue
            kept.append(k)
            stack.append(k)
    yield from sorted(kept)
