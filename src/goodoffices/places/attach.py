"""The place of an event: the place that hangs on its predicate in the sentence's tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from goodoffices.language.tokens import Sentence, Token
from goodoffices.places.distance import is_far_from
from goodoffices.places.find import PlaceMention
from goodoffices.shapes import Place

Here = Mapping[int, PlaceMention]

AT: Final = frozenset(
    {
        "in", "at", "near", "inside", "outside", "on", "around", "across", "within", "throughout",
        "along", "off", "over", "through", "via", "north", "south", "east", "west", "northeast",
        "northwest", "southeast", "southwest",
    }
)  # fmt: skip
ABOUT: Final = frozenset({"on", "over"})
_BESIDE: Final = frozenset({"with", "between", "against", "by", "of", "among", "after"})
TOWARD: Final = frozenset({"to", "into", "toward", "towards", "onto"})
_MOVES: Final = frozenset(
    {
        "arrive", "travel", "fly", "go", "come", "return", "visit", "enter", "move", "deploy",
        "send", "withdraw", "flee", "march", "advance", "head", "push", "cross", "retreat", "pull",
        "storm", "trip", "withdrawal", "deployment", "incursion", "evacuate", "deport", "transfer",
        "deliver", "invade", "fire", "launch", "land", "drive", "sail", "journey", "airlift",
        "transport", "delivery", "convoy", "leave", "tour", "reach", "raid", "break",
    }
)  # fmt: skip
_FORCE: Final = frozenset(
    {
        "attack", "strike", "airstrike", "raid", "assault", "bomb", "bombing", "bombardment",
        "shell", "shelling", "offensive", "invade", "invasion", "siege", "blockade", "besiege",
        "fire", "march", "advance", "rocket", "missile", "drone", "incursion", "occupation",
        "occupy", "launch", "barrage", "hit", "pound", "war",
    }
)  # fmt: skip
_VERBAL: Final = frozenset(
    {
        "condemn", "criticize", "criticise", "denounce", "say", "tell", "call", "urge", "demand",
        "welcome", "praise", "discuss", "accuse", "deny", "reject", "support", "back", "mention",
        "describe", "blame", "warn", "threaten", "announce", "express", "oppose", "vow", "pledge",
        "deplore", "slam", "hail", "commend", "protest", "reiterate", "stress", "ask", "appeal",
    }
)  # fmt: skip
_TOPICS: Final = frozenset(
    {
        "statement", "interview", "speech", "report", "letter", "resolution", "response", "post",
        "article", "comment", "tweet", "broadcast", "address", "talk", "talks", "pressure",
        "sanction", "focus", "speak", "stance", "position", "deal", "agreement", "vote",
        "negotiation", "meeting", "summit", "conference", "policy", "plan", "decision", "discussion",
        "debate", "ban", "embargo", "tariff", "concern", "consultation", "negotiate", "meet",
        "impose", "crisis", "dispute", "briefing", "hold",
    }
)  # fmt: skip
_PLACE_NOUNS: Final = frozenset(
    {
        "city", "town", "village", "camp", "district", "neighborhood", "neighbourhood", "suburb",
        "hospital", "school", "market", "mosque", "church", "airport", "base", "port", "border",
        "crossing", "checkpoint", "prison", "street", "square", "hotel", "area", "region",
        "province", "outskirt", "outskirts", "countryside", "house", "building", "home", "capital",
        "embassy", "courthouse", "court", "university", "station", "plant", "refinery", "field",
        "farm", "valley", "coast", "shore", "hills", "mountains", "airspace", "waters", "frontier",
        "island", "peninsula", "enclave", "highway", "road", "stronghold", "headquarters", "compound",
        "mountain", "river", "lake", "bridge", "zone", "territory", "sector", "slum", "quarter", "county",
        "department", "governorate", "oblast", "municipality", "desert", "forest", "junction", "barracks",
        "east", "west", "north", "south", "northeast", "northwest", "southeast", "southwest", "heart",
        "center", "centre", "part", "edge", "vicinity", "hinterland", "interior", "bank", "slope",
        "outpost", "plantation", "mine", "dam", "locality", "hamlet", "commune", "parish", "strait",
    }
)  # fmt: skip
_GATHERINGS: Final = frozenset({"summit", "meeting", "conference", "talk", "negotiation"})
_HAPPENS: Final = frozenset(
    {
        "occur", "happen", "take", "strike", "explode", "hit", "begin", "break", "erupt", "go",
        "detonate", "target", "rip", "tear", "ensue", "fall",
    }
)  # fmt: skip
_TRIES: Final = frozenset({"try", "attempt", "begin", "start"})
_TIMES: Final = frozenset({"when", "as", "after", "while"})
_HEARD: Final = frozenset("speak talk telephone phone write call appeal offer".split())
_HARM: Final = frozenset("kill wound injure hurt die perish shoot detain arrest".split())  # follows
_LEAVING: Final = frozenset({"leave", "depart", "head", "flee"})
_OBJECTS: Final = ("dobj", "nsubjpass", "attr", "oprd")
_UP: Final = frozenset({"conj", "xcomp", "advcl", "acl", "relcl", "pcomp"})
_NOUN_ROLES: Final = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj"})
_DEEP: Final = 4


def place_of(sentence: Sentence, i: int, mentions: Iterable[PlaceMention]) -> Place | None:
    """Return where the act of predicate token `i` took place by the sentence's tree, else None.

    A place after "in", "at" or "near", or one that the act is aimed at ("shelled Homs"), wins over
    where it leads ("flew to Doha"), that over whence it came, that over what the clause above says.
    A dateline is no event's place, nor is where a person is from. Among places found the same way,
    one with coordinates and the finer one wins. Where no tie of grammar leads to a place, it is the
    nearest that stands in the predicate's own clause.
    """
    here = {
        k: mention
        for mention in mentions
        if mention.sentence == sentence.index
        and not mention.dateline
        and not is_far_from(sentence, mention.first)
        for k in range(mention.first, mention.last)
    }
    if not here:
        return None
    return _search(sentence, i, here, _DEEP) or _around_clause(sentence, i, here)


def _search(sentence: Sentence, i: int, here: Here, depth: int) -> Place | None:
    ways: tuple[Callable[[Sentence, int, Here], Iterator[int]], ...] = (
        _settings_and_targets,
        _destinations,
        _origins,
        _meanwhile,
    )
    for way in ways:
        found = [here[k] for k in way(sentence, i, here)]
        if found:
            return min(found, key=_coarseness).place
    above = _above(sentence, i)
    return _search(sentence, above, here, depth - 1) if above is not None and depth else None


def _around_clause(sentence: Sentence, i: int, here: Here) -> Place | None:
    """Return the nearest place of the predicate's clause, or of the clause that it is joined to."""
    for k in _clause_heads(sentence, i):
        if sentence.tokens[k].lemma in _VERBAL:
            return None
        found = {here[t].start: here[t] for t in _in_clause(sentence, k) if t in here}
        named = [m for m in found.values() if m.place.precision != "country"]
        if named:
            return min(named, key=lambda m: (*_coarseness(m), abs(m.first - i))).place
    return None


def _clause_heads(sentence: Sentence, i: int) -> Iterator[int]:
    """Yield the predicate and the verbs that it hangs on without a subject of its own between."""
    tokens = sentence.tokens
    for _ in range(_DEEP):
        yield i
        token = tokens[i]
        own = token.dep == "conj" and _has_subject(sentence, i) and token.lemma not in _HARM
        if token.head == i or own or token.dep in {"ccomp", "parataxis"}:
            return
        i = token.head
        while tokens[i].pos not in {"VERB", "AUX", "NOUN"} and tokens[i].head != i:
            i = tokens[i].head


def _in_clause(sentence: Sentence, i: int) -> Iterator[int]:
    """Yield the tokens of a predicate's clause; clauses with subjects of their own are left out.

    Where people are from ("soldiers from Beirut") nothing happened.
    """
    tokens = sentence.tokens
    stack = [i]
    while stack:
        at = stack.pop()
        yield at
        for k in sentence.children[at]:
            own = tokens[k].pos in {"VERB", "AUX"} and _has_subject(sentence, k)
            origin = tokens[k].lemma == "from" and tokens[at].pos in {"NOUN", "PROPN"}
            told = tokens[k].lemma in _VERBAL
            heard = tokens[k].lemma in TOWARD and tokens[at].lemma in _HEARD
            if not (own or origin or told or heard):
                stack.append(k)


def _coarseness(mention: PlaceMention) -> tuple[bool, int, bool]:
    """Return the rank of a mention; a village known only by its region's point is finer than it."""
    order = {"place": 0, "admin1": 1, "country": 2}
    return mention.place.lat is None, order[mention.place.precision], mention.listed


def _settings_and_targets(sentence: Sentence, i: int, here: Here) -> Iterator[int]:
    """Yield settings, then targets: "attacked Huwara in the West Bank" was in Huwara, the finer."""
    yield from _settings(sentence, i, here)
    yield from _targets(sentence, i, here)


def _settings(sentence: Sentence, i: int, here: Here) -> Iterator[int]:
    """Yield tokens of places after prepositions under the predicate, its object, its subject."""
    tokens = sentence.tokens
    yield from _phrases(sentence, i, here)
    yield from _where(sentence, i, here)
    if tokens[i].lemma not in _VERBAL:
        for part in (*sentence.below(i, *_OBJECTS, "nsubj"), *_agents(sentence, i)):
            yield from _of(sentence, part, here)
            yield from _phrases(sentence, part.i, here)
    for other in sentence.below(i, "conj", "xcomp"):
        if other.pos == "VERB" and not _has_subject(sentence, other.i):
            yield from _phrases(sentence, other.i, here)


def _agents(sentence: Sentence, i: int) -> Iterator[Token]:
    """Yield those by whom the act is done: "defused by gendarmes in Metz"."""
    for by in sentence.below(i, "agent"):
        yield from sentence.below(by.i, "pobj")


def _phrases(sentence: Sentence, i: int, here: Here, depth: int = _DEEP) -> Iterator[int]:
    """Yield tokens of places in the prepositional phrases of token `i`, nearest first."""
    for word in sentence.below(i, "prep", "advmod", "npadvmod"):
        if word.lemma in AT:
            yield from _objects(sentence, word, i, here, depth)
        elif word.lemma in _BESIDE and depth and sentence.tokens[i].lemma not in _VERBAL:
            for thing in sentence.below(word.i, "pobj"):
                yield from _phrases(sentence, thing.i, here, depth - 1)
                yield from _happened(sentence, thing, here)
    if sentence.tokens[i].lemma in _PLACE_NOUNS:
        yield from _around(sentence, i, here)


def _objects(sentence: Sentence, word: Token, i: int, here: Here, depth: int) -> Iterator[int]:
    """Yield tokens of places that preposition `word` under token `i` leads to."""
    for thing in sentence.below(word.i, "pobj"):
        if thing.i in here:
            if word.lemma not in ABOUT or _bodily(sentence.tokens[i], here[thing.i]):
                yield thing.i
        elif depth and (thing.lemma not in _TOPICS or _is_venue(word, thing)):
            yield from _of(sentence, thing, here)
            yield from _phrases(sentence, thing.i, here, depth - 1)
            yield from _happened(sentence, thing, here)
    for next_ in sentence.below(word.i, "prep"):
        yield from _objects(sentence, next_, i, here, depth)


def _is_venue(word: Token, thing: Token) -> bool:
    """Return whether somebody is at a gathering: "met at a summit in X"."""
    return word.lemma == "at" and thing.lemma in _GATHERINGS


def _happened(sentence: Sentence, thing: Token, here: Here) -> Iterator[int]:
    """Yield tokens of places where what is named took place: "in a blast that tore through X"."""
    for clause in sentence.below(thing.i, "relcl"):
        if thing.lemma in _PLACE_NOUNS:
            yield from _phrases(sentence, clause.i, here)
        if clause.lemma in _HAPPENS:
            yield from _settings_and_targets(sentence, clause.i, here)
            yield from _meanwhile(sentence, clause.i, here)


def _bodily(governor: Token, mention: PlaceMention) -> bool:
    """Return whether "on X" is a place: a strike on a country is there, a sanction on it is not."""
    if governor.lemma in _TOPICS or governor.lemma in _VERBAL:
        return False
    return mention.place.precision != "country" or governor.lemma in _FORCE


def _around(sentence: Sentence, i: int, here: Here) -> Iterator[int]:
    """Yield tokens of places that name the place noun `i`: "a Rafah hospital", "Homs's suburbs"."""
    for part in sentence.below(i, "compound", "nmod", "poss", "appos"):
        if part.i in here and here[part.i].place.precision != "country":
            yield part.i


def _of(sentence: Sentence, thing: Token, here: Here) -> Iterator[int]:
    """Yield tokens of places after "the outskirts of", "the siege of"."""
    if thing.lemma in _PLACE_NOUNS or thing.lemma in _FORCE:
        for word in sentence.below(thing.i, "prep"):
            if word.lemma == "of":
                yield from (o.i for o in sentence.below(word.i, "pobj") if o.i in here)


def _where(sentence: Sentence, i: int, here: Here) -> Iterator[int]:
    """Yield the place that a relative clause with "where" speaks of."""
    head = sentence.tokens[i].head
    where = any(word.lemma == "where" for word in sentence.below(i, "advmod"))
    if where and sentence.tokens[i].dep == "relcl" and head in here:
        yield head


def _targets(sentence: Sentence, i: int, here: Here) -> Iterator[int]:
    """Yield the place that is struck, taken or visited: object, "siege of X", "the X offensive"."""
    token = sentence.tokens[i]
    if token.lemma in _VERBAL:
        return
    whole = token.lemma in _MOVES or token.lemma in _FORCE
    parts = [part.i for part in sentence.below(i, "dobj", "nsubjpass", "compound", "nmod")]
    if token.lemma == "fall":
        parts += [part.i for part in sentence.below(i, "nsubj")]
    for k in parts:
        named = k in here and here[k].place.precision == "country"
        verb = token.pos == "VERB" and whole
        if k in here and (not named or verb):
            yield k
    yield from _of(sentence, token, here)


def _destinations(sentence: Sentence, i: int, here: Here) -> Iterator[int]:
    """Yield the place that a movement leads to."""
    yield from _moved(sentence, i, here, TOWARD)


def _origins(sentence: Sentence, i: int, here: Here) -> Iterator[int]:
    """Yield the place that a movement starts from."""
    yield from _moved(sentence, i, here, frozenset({"from"}))


def _moved(sentence: Sentence, i: int, here: Here, words: frozenset[str]) -> Iterator[int]:
    lemma = sentence.tokens[i].lemma
    if lemma in _MOVES:
        for word in sentence.below(i, "prep"):
            if word.lemma in words or (word.lemma == "for" and lemma in _LEAVING):
                yield from (o.i for o in sentence.below(word.i, "pobj") if o.i in here)


def _has_subject(sentence: Sentence, i: int) -> bool:
    return any(sentence.below(i, "nsubj", "nsubjpass"))


def _meanwhile(sentence: Sentence, i: int, here: Here) -> Iterator[int]:
    """Yield the place of a clause of time: "died when a bomb exploded in Homs"."""
    beside = [i, *(other.i for other in sentence.below(i, "conj"))]
    for clause in (clause for k in beside for clause in sentence.below(k, "advcl")):
        words = {sentence.tokens[k].lemma for k in sentence.children[clause.i]}
        if words & _TIMES:
            yield from _settings_and_targets(sentence, clause.i, here)
            if not _has_place(sentence, clause.i, here):
                yield from (
                    k for t in _tried(sentence, clause) for k in _settings(sentence, t.i, here)
                )


def _has_place(sentence: Sentence, i: int, here: Here) -> bool:
    return any(True for _ in _settings_and_targets(sentence, i, here))


def _tried(sentence: Sentence, clause: Token) -> Iterator[Token]:
    """Yield what was tried or begun: "when they attempted to enter X"."""
    return (t for t in sentence.below(clause.i, "xcomp") if clause.lemma in _TRIES)


def _above(sentence: Sentence, i: int) -> int | None:
    """Return the predicate whose place token `i` shares: "struck Rafah, killing 12", "made a raid".

    A clause that is told ("said that ...") shares only what stands before its teller.
    """
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.head == i or head.lemma in _VERBAL:
        return None
    if token.dep in _UP:
        own = token.dep == "conj" and token.pos == "VERB" and _has_subject(sentence, i)
        return None if own else head.i
    if token.dep in _NOUN_ROLES and head.pos in {"VERB", "ADP"}:
        return head.i if head.pos == "VERB" else head.head
    return None
