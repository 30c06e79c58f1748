"""Acts in words: nobody is said to have done what isn't told as done, or to whom it isn't told."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from goodoffices.brief.acts import MEDIATION, Act, Who
from goodoffices.brief.beside import has_before, has_behind, one_line, stands_after
from goodoffices.brief.cite import distinct, source_of
from goodoffices.brief.days import when
from goodoffices.brief.quotes import clause_of, flat, short
from goodoffices.brief.shape import Item, Review
from goodoffices.record import EventLine, Line

MOST_NAMES = 3
CITED = 2
_FOUGHT = re.compile(
    r"\b(?:fight|clash|battl|combat|hostilit|skirmish|broke out|resumed)", re.IGNORECASE
)
# What the words of an act say more exactly than its type, of which no mode or code tells.
_BY_WORDS = (
    (
        "ASSAULT",
        "taking",
        re.compile(r"(?:re)?(?:captur|seiz|t[ao]ok|tak)|overr[au]n|occup", re.IGNORECASE),
    ),
    ("ASSAULT", "entering", re.compile(r"(?:re-?)?enter", re.IGNORECASE)),
    ("AGREE", "accepting", re.compile(r"accept|assent", re.IGNORECASE)),
)
# "announced a military airlift": what is announced in a noun is not told as done.
_ANNOUNCED = r"""\b(?:announc|pledg|promis)\w*[ ]
(?:(?:an?|the|its|his|her|their|more|new|fresh|further)[ ])
(?:(?!ha[ds]\b|have\b|w[ae]\w+\b|is\b|are\b|will\b|would\b|that\b)[\w'\u2019-]+[ ]){0,3}"""
MATERIAL = frozenset(("AID", "COOPERATE", "CONSULT", "MOBILIZE", "RETREAT"))
STEM = 5  # letters that a name and its adjective share: Israel, Israeli
LONGEST_NAME = 48  # letters of a name
LONGEST_WORDS = 30  # letters of the words that stand for a name
CLAUSE = 90  # letters of a clause that is quoted
QUOTED = 60  # letters of the words that are quoted in a line
CONDITION = r"\b(?:depend\w*|hing\w+|condition\w*|contingent) (?:up)?on (?:[\w'\u2019-]+ ){0,3}"
IN_OR_ABOUT = r"\b(?:in|over|across|around|about|for) (?:the )?"
MATTERS = r" (?:war|fighting|truce|ceasefire|conflict|talks|crisis|violence|offensive)\b"
FROM, TAKEN_UP = r"\bfrom (?:the )?", r" (?:it|them|him|her)\b"
ADDRESSED = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONSULT", "SUPPORT"))
SPOKEN = frozenset(  # statuses that the saying itself brings about
    (("sought", "REQUEST"), ("sought", "AGREE"), ("threatened", "THREATEN"))
)
SAID = {
    "denied": "Denied, not told as fact",
    "planned": "Announced or agreed, not told as done",
    "offered": "Offered",
    "sought": "Asked for",
    "threatened": "Threatened",
    "failed": "Failed",
    "hypothetical": "Only a possibility",
}
SPOKEN_OF = "Spoken of, not told as done"
UNRELIABLE = frozenset(("D", "E"))
TOLD_BY = {"D": "a source not usually reliable", "E": "an unreliable source"}


class Phrase(msgspec.Struct, frozen=True):
    """How an act of a type is told, of a mode or CAMEO code; `both` holds {b}, an empty form is none."""

    type: str
    mode: str
    both: str
    alone: str
    mutual: str
    noun: str
    toward: str


@cache
def phrases() -> dict[tuple[str, str], Phrase]:
    """Return the phrases of `acts.csv` by type and mode."""
    text = resources.files(__package__).joinpath("acts.csv").read_text("utf-8")
    rows = [Phrase(**row) for row in csv.DictReader(text.splitlines())]
    return {(row.type, row.mode): row for row in rows}


def phrase_of(line: EventLine) -> Phrase:
    """Return how an event is told: by its words, its code, its mode or its type, whichever has a phrase."""
    known = phrases()
    for type_, way, words in _BY_WORDS:
        if line.type == type_ and line.mode != "abduct" and words.match(line.words or ""):
            return known[type_, way]
    if (line.type, line.mode) == ("ASSAULT", None) and _FOUGHT.search(line.words or ""):
        return known[line.type, "fighting"]
    ways = ((line.type, way) for way in (line.cameo, line.mode) if way)
    return next((known[way] for way in ways if way in known), known[line.type, ""])


def tell(act: Act) -> str:
    """Return an act in a line: who did what to whom where all is told as done, else what it is.

    A denied act is said to be denied; a planned, offered or possible one to be that. Who is not
    named is said to be not told, and is never guessed. What only a party claims, or only an
    unreliable source tells, says so.
    """
    line = act.line
    done = line.status == "actual" or (line.status, line.type) in SPOKEN
    done = done and not _is_condition(line) and not _is_announced(line)
    told = _offer(act) if line.status == "offered" else _done(act) if done else _not_done(act)
    if line.words and line.status != "denied" and (line.type, line.status) != ("CONSULT", "actual"):
        told += f" (“{shorten_words(line)}”)"
    if act.hosts and any(who.known for who in act.hosts) and line.type == "CONSULT":
        told += f"; host: {names(act.hosts)}"
    return _by_whose_word(act, told + _denied_too(act))


def _is_condition(line: EventLine) -> bool:
    """Whether an act is only what something depends on: "peace depends on Mali's withdrawal"."""
    return has_before(one_line(line.sentence_text), one_line(line.words), CONDITION)


def _is_announced(line: EventLine) -> bool:
    """Whether an act is only a thing that somebody announces or promises: "announced an airlift"."""
    if line.type not in MATERIAL:
        return False
    flags = re.VERBOSE | re.IGNORECASE
    return has_before(one_line(line.sentence_text), one_line(line.words), _ANNOUNCED, flags)


def shorten_words(line: Line) -> str:
    """Return the words that tell it, cut to the length of a line."""
    return short(one_line(line.words), QUOTED)


def _done(act: Act) -> str:
    a, b = _known(act.actors), _known(act.recipients)
    phrase = phrase_of(act.line)
    matter = act.line.type in ADDRESSED and b and all(_is_matter(act, who) for who in b)
    if not phrase.toward or matter:
        return _named_only(act)
    if a and b and {who.name for who in a} == {who.name for who in b}:
        mutual = len({who.name for who in a}) > 1 and phrase.mutual
        return f"{names(a)} {phrase.mutual}" if mutual else _noun(act, sides=False)
    violent = act.line.type in {"ASSAULT", "COERCE", "SANCTION"}
    if a and b and phrase.both and (not violent or _is_sure(act)):
        return f"{names(a)} {phrase.both.format(b=names(b))}"
    if a and not b and phrase.alone:
        return f"{names(a)} {phrase.alone}"
    return _noun(act, sides=not violent)


def _is_matter(act: Act, who: Who) -> bool:
    """Whether a sentence names somebody as where or what about: "in Gaza", "the Gaza war"."""
    sentence, words = one_line(act.line.sentence_text), one_line(who.words)
    return stands_after(sentence, words, IN_OR_ABOUT) or has_behind(sentence, words, MATTERS)


def _is_sure(act: Act) -> bool:
    """Whether nothing speaks against it that the actors of a violent act did it to the recipients.

    Who carries no arms attacks nobody; what comes "from Gaza" isn't an attack on Gaza; whom "it" stands
    for in "hit it" is a guess; and Israel isn't said to attack "Israeli soldiers": such a reading has
    mostly taken whose they are for who did it.
    """
    if any(_akin(one, other) for one in act.actors for other in act.recipients):
        return False
    sentence = one_line(act.line.sentence_text)
    if has_behind(sentence, one_line(act.line.words), TAKEN_UP):
        return False
    return all(who.armed for who in act.actors) and not any(
        stands_after(sentence, who.words, FROM) for who in act.recipients
    )


def _akin(one: Who, other: Who) -> bool:
    """Whether a word that names the one, or an adjective of it, stands in what names the other."""
    stems = {word[:STEM].casefold() for word in one.name.split() if len(word) >= STEM - 1}
    words = f"{other.name} {other.words}".casefold().split()
    return any(word.startswith(stem) for word in words for stem in stems)


def _offer(act: Act) -> str:
    a, b = _known(act.actors), _known(act.recipients)
    with_whom = "concerning" if act.line.cameo in MEDIATION and len(b) == 1 else "to"
    to = (
        f" {with_whom} {names(b)}"
        if b and {who.name for who in a} != {who.name for who in b}
        else ""
    )
    what = "" if act.line.type == "AGREE" and not act.line.cameo else phrase_of(act.line).noun
    return f"{names(a) or 'Somebody not named'} made an offer{to}" + (f": {what}" if what else "")


def _denied(act: Act) -> str:
    """Return a denied act in the report's own words: a noun of ours might say that more is denied."""
    words = short(clause_of(act.line.sentence_text or "", act.line.words or ""), CLAUSE)
    others = names([who for who in (*act.actors, *act.recipients) if flat(who.words) not in words])
    return f"{SAID['denied']}: “{words}”" + (f"; named: {others}" if others else "")


def _not_done(act: Act) -> str:
    if act.line.status == "denied" and act.line.words:
        return _denied(act)
    sides = act.line.type not in {"ASSAULT", "COERCE", "SANCTION"} or bool(
        _known(act.actors) and _known(act.recipients) and _is_sure(act)
    )
    told = _noun(act, sides=sides, done=False)
    return f"{SAID.get(act.line.status, SPOKEN_OF)}: {told[:1].lower()}{told[1:]}"


def _named_only(act: Act) -> str:
    """Return what it is and who is named in it: whose act it is, the reading can't be trusted to know.

    "An official denied that a deal had been reached" is read with the official as its actor.
    """
    noun, both = phrase_of(act.line).noun, _known((*act.actors, *act.recipients))
    place = "" if act.recipients else _place(act)
    return f"{noun[0].upper()}{noun[1:]}{place}" + (f"; named: {names(both)}" if both else "")


def _noun(act: Act, *, sides: bool, done: bool = True) -> str:
    """Return the act as a thing; without `sides` only who is on the receiving end, if told."""
    if not phrase_of(act.line).toward:
        return _named_only(act)
    phrase, a, b = phrase_of(act.line), _known(act.actors), _known(act.recipients)
    noun = phrase.noun if not done else phrase.noun[0].upper() + phrase.noun[1:]
    place = "" if b else _place(act)
    if {who.name for who in a} == {who.name for who in b}:
        return f"{noun} by {names(a)}" if a else f"{noun}{place}"
    if sides and (a or b):
        by = f" by {names(a)}" if a else ""
        return f"{noun}{by}{f' {phrase.toward} {names(b)}' if b else place}" + (
            "" if a or not done else "; by whom is not told"
        )
    if a and not b:
        return f"{noun}{place}, {names(a)} named in it; who did it to whom is not settled"
    if a:
        return f"{noun}, {names((*a, *b))} named in it; who did it to whom is not settled"
    on = f" {phrase.toward} {names(b)}" if b else place
    return f"{noun}{on}" + ("; by whom is not told" if done and not a else "")


def _place(act: Act) -> str:
    """Return where, if the sentence says so: a place taken from elsewhere can't be found in it."""
    place = act.line.place or ""
    return f" in {place}" if place and place in (act.line.sentence_text or "") else ""


def _known(some: Sequence[Who]) -> list[Who]:
    return [who for who in some if who.known]


def _named(who: Who) -> str:
    """Return a name; with the words that stand for it where these are others: Azerbaijan (“Baku”).

    A thing that is only where the name is, "a bridge at Vell", keeps its words.
    """
    name, words = short(who.name, LONGEST_NAME), " ".join(who.words.split())
    if re.search(rf"\w (?:at|near|outside|in) (?:the )?{re.escape(who.name)}$", words):
        return short(words, LONGEST_WORDS)
    if not words or is_called(who.name, words):
        return name
    return f"{name} (“{short(words, LONGEST_WORDS)}”)"


def is_called(name: str, words: str) -> bool:
    """Whether words share a stem with a name, or are its initials."""
    stems = {word[:STEM].casefold() for word in re.findall(r"\w+", name) if len(word) >= STEM - 1}
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    said = re.findall(r"\w+", words)
    return (
        any(word.casefold().startswith(stem) for word in said for stem in stems)
        or initials == words.replace(".", "").replace(" ", "")
        or words.casefold() in name.casefold()
    )


def names(some: Sequence[Who]) -> str:
    """Return up to three names as a list, each once, and how many more there are."""
    every = list(dict.fromkeys(_named(who) for who in some if who.known))
    if not every:
        return ""
    shown, more = every[:MOST_NAMES], len(every) - MOST_NAMES
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _denied_too(act: Act) -> str:
    """Return that others deny what is told as done."""
    if act.line.status == "actual" and "denied" in act.statuses:
        return "; denied in another report"
    return ""


def _by_whose_word(act: Act, told: str) -> str:
    claimed = names([who for who in act.claimed if _speaks_of(who, act.line)])
    if claimed and act.line.status == "denied":
        told = f"{told}; {claimed} named as speaking of it"
    elif claimed:
        told = f"According to {claimed}: {told}"
    grades = {one.reliability for one in act.tellings}
    if grades and grades <= UNRELIABLE:
        worst = min(grade for grade in grades if grade)
        told = f"Told only by {TOLD_BY[worst]}: {told}"
    return told[:1].upper() + told[1:]


def _speaks_of(who: Who, line: EventLine) -> bool:
    """Whether no semicolon parts whoever says so from the act: behind one, somebody else speaks."""
    sentence = " ".join((line.sentence_text or "").split())
    places = [sentence.find(" ".join((words or "").split())) for words in (who.words, line.words)]
    return min(places) < 0 or ";" not in sentence[min(places) : max(places)]


def item_of(act: Act) -> Item:
    """Return an act as a line of a brief, with the sentences of its first tellings."""
    cited = distinct(source_of(line) for line in _cited(act))
    return Item(
        text=tell(act),
        sources=cited,
        day=act.line.day,
        when=when(act.line),
        review=review_of(act.line),
        more=max(act.stories - len(cited), 0),
    )


def _cited(act: Act) -> list[EventLine]:
    """Return the leading telling and the next; where one denies it, that one."""
    others = [line for line in act.tellings[1:] if line.report != act.line.report]
    other = [line for line in others if line.status != act.line.status] + others
    return [act.line, *other[: CITED - 1]]


def review_of(line: Line) -> Review:
    """Return whether a person looked at a finding."""
    return "reviewed" if line.reviewed else "unreviewed"


def with_day(item: Item) -> Item:
    """Return an item whose line begins with its day."""
    return msgspec.structs.replace(item, text=f"{_sentence_case(item.when)}{item.text}")


def _sentence_case(when: str) -> str:
    """Return what a line begins with: "2031-05-05 ", "Told on 2031-05-05: "."""
    return f"{when} " if when[:1].isdigit() else f"{when[:1].upper()}{when[1:]}: "
