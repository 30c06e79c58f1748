"""How far the name of a party reaches: from the words that settled who it is to the whole phrase.

"Refugees" are known by one word; the report speaks of "about 2,000 refugees in southern Chad".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from goodoffices.actors.parties import HALF, LISTED
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

MAX_TAIL = 9  # tokens: what is longer tells more than whose body it is
MAX_NAME = 5  # tokens of a name behind an office: "foreign minister, Professor Ada N. Obi"
_NOT_HEAD = frozenset("amod compound nmod poss npadvmod quantmod nummod det".split())
_LEFT = frozenset(
    "nummod quantmod amod compound nmod poss predet advmod punct case npadvmod".split()
)
_ARTICLES = frozenset("the a an this that these those".split())
_QUANTIFIERS = frozenset("any another all both some each every several".split())
_COUNTS = frozenset(
    "dozens scores hundreds thousands millions tens number group groups dozen pair handful majority "
    "some many several most all two three four five six seven eight nine ten remnants parts".split()
)
_WHERE = frozenset("in at from near across inside".split())
_BREAKS = frozenset(",;:-\u2013\u2014")
_CLAUSAL = frozenset({"VERB", "AUX", "PRON", "SCONJ"})
_WHEN = frozenset({"DATE", "TIME"})
HELD = frozenset(
    "position base basis military site website target enclave stronghold bastion hideout camp house home "
    "office headquarters embassy consulate mosque church shrine school hospital hotel resort airport port "
    "bridge plant refinery pipeline field town city village capital district quarter suburb neighbourhood "
    "neighborhood province region area territory border coast island remnant entity asset account property "
    "ship vessel boat plane aircraft convoy truck vehicle warehouse depot arsenal product good "
    "bank sector farm court market team office militia faction wing branch checkpoint barracks garrison "
    "jet helicopter drone warplane tank ambulance outpost post patrol bus train station building "
    "compound shop infrastructure depot tower".split()
)
_HOLDING = frozenset({"hold", "control", "occupy", "run", "rule"})
_DEEDS = frozenset(
    "clash skirmish attack raid ambush strike airstrike blast explosion bombing fighting battle operation "
    "shootout firefight crash accident incident assault heart wake aftermath".split()
)
_AIMS = frozenset(  # why, and for whom, it is done: "bombed camps in support of Malian troops"
    "support retaliation response revenge reprisal defence defense exchange cooperation coordination"
    " conjunction order line return favour favor protest".split()
)
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "clear", "warn", "inform"})
_NATIONS = frozenset({"GPE", "NORP"})
_UNITS = frozenset({"force", "unit", "delegation", "team", "army", "troop"})
_PLACED = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP"})


def whole(
    party: Party, sentence: Sentence, things: Callable[[Token], bool] = lambda _: False
) -> Party:
    """Return `party` with the span of the whole noun phrase that names it, articles left out.

    Its counts and adjectives before it, "of" and "in" what or where behind it, and its acronym in
    brackets belong to it; clauses and appositions do not. A party that only modifies another noun
    ("Peruvian" in "Peruvian exports"), or that has a base or a website ("positions of the rebels"),
    keeps its words, unless that noun is one of `things`.
    """
    inside = [t for t in sentence.tokens if t.start < party.end and t.end > party.start]
    head = _head(inside)
    if head is None or head.pos == "PRON" or party.why == LISTED:
        return party
    noun = _modified(sentence, head, things)
    if noun is None:
        return party
    head, inside = noun, [*inside, *sentence.tokens[inside[-1].i + 1 : noun.i + 1]]
    last = _last(sentence, inside[-1].i, head)
    for above in _owned(sentence, head, things):
        head, inside = above, [above, *inside]
        last = _last(sentence, last, above)
    first = _counted(sentence, _first(sentence, inside[0].i, head))
    last = _closed(sentence, first, last)
    span = sentence.span(first, last + 1)
    if (span.start, span.end) == (party.start, party.end):
        return party
    return replace(party, text=span.text, start=span.start, end=span.end)


def _closed(sentence: Sentence, first: int, last: int) -> int:
    """Return where a phrase ends whose bracket is still open: "the Dawn Front (DF" of "(DF) rebels"."""
    opened = [t.text for t in sentence.tokens[first : last + 1]]
    behind = sentence.tokens[last + 1 : last + 3]
    if opened.count("(") == opened.count(")") or not behind or behind[0].text != ")":
        return last
    return last + 2 if len(behind) > 1 and behind[1].tag == "NNS" else last + 1


def _modified(sentence: Sentence, head: Token, things: Callable[[Token], bool]) -> Token | None:
    """Return what a word stands before ("exports" for "Peruvian"), None where that is no thing.

    "American" in "American and French envoys" shares its noun with another nation and is left alone.
    """
    before = sentence.tokens[head.head]
    if head.dep == "conj" and head.tag == "JJ" and before.dep in _NOT_HEAD:
        head = replace(head, dep=before.dep, head=before.head)  # "French" in it
    head = _holder(sentence, head) or head
    while head.dep in _NOT_HEAD:
        if any(t.ent in _NATIONS for t in sentence.below(head.i, "conj")):
            return None
        if sentence.tokens[head.head].lemma in _UNITS and _is_joined(sentence, head):
            return None
        head = sentence.tokens[head.head]
        if not things(head):
            return None
    return head


def _is_joined(sentence: Sentence, head: Token) -> bool:
    """Whether another word before the same noun is joined to this one: "government and rebel forces"."""
    return any(True for _ in sentence.below(head.i, "conj", "cc"))


def _holder(sentence: Sentence, head: Token) -> Token | None:
    """Return "held" in "rebel-held town", as a word before the noun that the party's word hangs on."""
    above = sentence.tokens[head.head]
    joined = above.i == head.i + 2 and sentence.tokens[head.i + 1].text == "-"
    return above if joined and above.lemma in _HOLDING and above.dep in _NOT_HEAD else None


def acting(party: Party, sentence: Sentence, things: Callable[[Token], bool]) -> Party:
    """Return `party`, who acts, with its whole phrase: "Malian" in "Malian jets", not "Mali's farm".

    A list of two keeps its words apart, and what somebody has does nothing itself.
    """
    plain = whole(party, sentence)
    inside = [t for t in sentence.tokens if t.start < party.end and t.end > party.start]
    head = _head(inside)
    if head is not None and head.dep == "poss":  # "Chad's help in arresting him"
        return plain
    found = whole(party, sentence, things)
    more = found.text.removeprefix(plain.text)
    joined = " and " in more or ", " in more
    return plain if joined or " of " in found.text.removesuffix(plain.text) else found


def outermost(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return `parties` without those that only say where another is: "rebels in Chad" and "Chad"."""
    once = {_place(p): p for p in reversed(parties)}
    kept = tuple(p for p in parties if once[_place(p)] is p)
    return tuple(p for p in kept if not any(_is_part(p, other) for other in kept))


def _place(party: Party) -> tuple[int, int, str | None]:
    """Return where a party stands; "the two Koreas" stand at one place."""
    return (party.start, party.end, party.actor if party.why == HALF else None)


def _is_part(party: Party, other: Party) -> bool:
    within = other.start <= party.start and party.end <= other.end
    told = None if "spoken of" in (party.why or "") else party.country  # a guess tells no more
    return within and len(party.text) < len(other.text) and told in {None, other.country}


def _head(inside: list[Token]) -> Token | None:
    """Return the token that hangs on a word outside the span."""
    own = {token.i for token in inside}
    above = [t for t in inside if t.head not in own or t.head == t.i]
    return above[-1] if above else None


def _owned(sentence: Sentence, head: Token, things: Callable[[Token], bool]) -> Iterator[Token]:
    """Yield the things that a party or a place has: "the bases of the army", "a mosque in Mopti"."""
    while head.dep == "pobj":
        prep = sentence.tokens[head.head]
        above = sentence.tokens[prep.head]
        word = prep.text.lower()
        placed = word in _WHERE and head.ent in _PLACED
        if above.lemma not in HELD or not (word == "of" or placed) or not things(above):
            return
        yield above
        head = above


def _first(sentence: Sentence, first: int, head: Token) -> int:
    """Return where the phrase begins: before the words that hang, at any depth, on its head."""
    while first > 0:
        before = sentence.tokens[first - 1]
        if before.dep == "advmod" and sentence.tokens[before.i - 1].text.lower() == "how":
            break  # "how long Mr Obi would stay"
        kept = before.dep in _LEFT or before.text.lower() in _QUANTIFIERS
        if before.text.lower() in _ARTICLES or not kept or before.text in {",", ":"}:
            break
        if before.ent in _WHEN:
            break  # "in February President Obi"
        if not _hangs(sentence, before, head):
            break
        first -= 1
    while first < head.i and _is_mark(sentence.tokens[first]):
        first += 1
    return first


def _is_mark(token: Token) -> bool:
    return token.pos == "PUNCT" or token.tag in {"POS", "HYPH"}


def _hangs(sentence: Sentence, token: Token, head: Token) -> bool:
    steps = 0
    while token.head != token.i and steps < 4:
        if token.head == head.i:
            return True
        token = sentence.tokens[token.head]
        steps += 1
    return False


def _counted(sentence: Sentence, first: int) -> int:
    """Return where "hundreds of" before the phrase begins."""
    if sentence.tokens[first].text.lower() == "both" and sentence.tokens[first + 1].tag == "NNP":
        return first + 1  # "both Iran and Iraq"
    of = first - 2 if first and sentence.tokens[first - 1].text.lower() == "the" else first - 1
    if of < 1 or sentence.tokens[of].text.lower() != "of":
        return first
    if sentence.tokens[of - 1].text.lower() not in _COUNTS:
        return first
    return _counted(sentence, of - 1)


def _last(sentence: Sentence, last: int, head: Token) -> int:
    """Return where the phrase ends, "of" and "in" phrases and an acronym taken in."""
    for end in _tails(sentence, last, head):
        last = end
    last = _acronym(sentence, last)
    if head.ent in {"GPE", "PERSON"}:
        return last
    named = [t for t in sentence.below(head.i, "appos") if t.ent == "PERSON"]
    for name in named:
        begin, end = sentence.subtree(name.i)
        between = sentence.tokens[last + 1 : begin]
        if last < begin and [t.text for t in between] in ([], [","]) and end - begin <= MAX_NAME:
            last = end - 1
    return last


def _tails(sentence: Sentence, last: int, head: Token) -> Iterator[int]:
    for prep in (*sentence.below(head.i, "prep"), *_placing(sentence, last, head)):
        if prep.i != last + 1:
            continue
        if head.ent == "PERSON" and prep.text.lower() != "of":
            continue
        _, end = sentence.subtree(prep.i)
        if end - prep.i > MAX_TAIL or not _is_name_of(sentence, prep, end):
            return
        if head.ent == "GPE" and not any(t.ent in _PLACED for t in sentence.tokens[prep.i : end]):
            return  # "accused Chile of genocide"
        last = end - 1
        yield last


def _placing(sentence: Sentence, last: int, head: Token) -> Iterator[Token]:
    """Yield the "in" right behind people without a name, though the parser hangs it on the verb."""
    if head.dep not in {"dobj", "nsubjpass", "pobj"} or last != head.i:
        return
    if head.tag != "NNS" and not (head.tag == "NN" and head.lemma in HELD):
        return
    if last + 1 < len(sentence.tokens):
        prep = sentence.tokens[last + 1]
        if prep.text.lower() == "in" and prep.dep == "prep" and prep.head == head.head:
            yield prep


def _is_name_of(sentence: Sentence, prep: Token, end: int) -> bool:
    """Whether a prepositional phrase says whose or where a body is, and nothing more."""
    word = prep.text.lower()
    people = sentence.tokens[prep.head].tag == "NNS"
    if word != "of" and word not in _WHERE and not (word == "from" and people):
        return False
    tail = sentence.tokens[prep.i + 1 : end]
    if any(_breaks(t, sentence) for t in tail):
        return False
    objects = list(sentence.below(prep.i, "pobj"))
    if word == "of" and _is_charge(sentence, prep, objects):
        return False
    if word == "of":
        return bool(objects) and objects[0].ent not in {"DATE", "TIME"}
    deed = any(t.lemma in _DEEDS | _AIMS for t in objects)  # "killed four in a clash in Chad"
    return bool(objects) and not deed and any(t.ent in _PLACED for t in tail)


def _is_charge(sentence: Sentence, prep: Token, objects: list[Token]) -> bool:
    """Whether "of" tells what somebody is accused of: "accused the rebels of a raid"."""
    verb = sentence.tokens[sentence.tokens[prep.head].head]
    return verb.lemma in _CHARGING and not any(t.ent in _PLACED for t in objects)


def _breaks(token: Token, sentence: Sentence) -> bool:
    """Whether a word opens more than a place; "in rebel-held parts" is no clause."""
    joined = "-" in {token.text, sentence.tokens[token.i - 1].text}
    return not joined and (token.pos in _CLAUSAL or token.text in _BREAKS)


def _acronym(sentence: Sentence, last: int) -> int:
    ahead = sentence.tokens[last + 1 : last + 4]
    if len(ahead) < 3 or (ahead[0].text, ahead[2].text) != ("(", ")"):
        return last
    short, named = ahead[1].text, sentence.tokens[last].tag in {"NNP", "NNPS"}
    if short.isupper() or (short.istitle() and named):  # "(Frelimo)"
        return last + 3
    return last
