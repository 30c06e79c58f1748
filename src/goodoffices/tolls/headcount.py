"""Counts of people in a sentence, read word by word: "over 100 Palestinians", "12 others", "a soldier".

Only a count that stands with people, or alone, is one: "12 tanks", "aged 15", "Flight 12", "$20" and
"eight days" are none. A part of a count told before it ("15, including 4 children"; "two Israelis, a
soldier and a settler"; "one of them a child") points at its whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goodoffices.language.tokens import Sentence, Token
from goodoffices.text.numbers import Count, count_at
from goodoffices.tolls.nouns import Phrase, phrase_at
from goodoffices.tolls.people import People

_NUMBERED = frozenset(
    "flight resolution no. no number article unit brigade battalion division aged age ages chapter page"
    " channel route highway section phase group camp level category stage sector area zone articles"
    " version title part act law decree # room ward platform gate grade class type top".split()
)
_MONEY = frozenset({"$", "\u20ac", "\u00a3", "us$", "rs", "rs.", "%", "\u00a5", "eur", "usd"})
_AFTER = frozenset(
    {"%", "percent", "percentage", "per", "pm", "p.m.", "am", "a.m.", "-", "\u2013", ":", "/", "th"}
    | {
        "st",
        "o'clock",
        "times",
        "million",
        "billion",
        "thirds",
        "third",
        "quarters",
        "quarter",
        "'s",
    }
)
_AGE = frozenset({"under", "over", "above", "below"})
_TALLIES = frozenset("toll tally dead number total put stand rise climb".split())
_NO_TIME = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_NEEDS_NOUN = frozenset({"a", "an", "no", "zero", "a single", "a lone", "no single", "the", "pair"})
_SHARES = frozenset("half most some many majority percent % third thirds quarter quarters".split())
_DEFINITE = frozenset("the its their his her these those our".split())
_INCLUDING = frozenset({"including", "included", "include", "includes", "among"})
_LINKS = frozenset(
    {
        "her",
        "his",
        "their",
        "the",
        ",",
        "and",
        "&",
        ":",
        "-",
        "--",
        "\u2013",
        "\u2014",
        "(",
        ")",
        ";",
        "as",
        "well",
    }
)
_MOSTLY = frozenset(
    "mostly mainly all largely most many some half including among predominantly".split()
)


class Headcount(msgspec.Struct, frozen=True):
    """People counted: tokens `first` up to, not including, `last`; `nouns` say who they are.

    `figure` is false where an article counts ("a soldier"). `whole` is the place, among the
    sentence's headcounts, of the count that this one is a part of. `tail` are nouns further on that
    say who is among them ("most of them children").
    """

    count: Count
    first: int
    last: int
    nouns: tuple[int, ...] = ()
    figure: bool = True
    whole: int | None = None
    tail: tuple[int, ...] = ()

    def __contains__(self, token: int) -> bool:
        return self.first <= token < self.last


def read_headcounts(sentence: Sentence, people: People) -> tuple[Headcount, ...]:
    """Return the counts of people in a sentence from left to right; none overlaps another."""
    words = tuple(token.text.lower() for token in sentence.tokens)
    found: list[Headcount] = []
    at = 0
    while at < len(words):
        one = _read(sentence, words, at, people)
        if one is not None:
            found.append(one)
        at = one.last if one is not None else at + 1
    return _with_tails(_with_wholes(found, words), sentence, words, people) if found else ()


def is_numbered(sentence: Sentence, words: tuple[str, ...], first: int, last: int) -> bool:
    """Whether the number at `first` names or measures something: a flight, an age, money, a time."""
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    token = sentence.tokens[last - 1]
    if (
        (before, after) == ("(", ")")
        or before in _NUMBERED | _MONEY
        or after in _AFTER | _MONEY
        or _is_age(sentence, words, first)
    ):
        return True
    if _is_share(words, first) or token.dep in {"cc", "preconj"}:
        return True
    return words[first] == "one" and (after == "another" or _is_rate(words, last))


def _read(
    sentence: Sentence, words: tuple[str, ...], first: int, people: People
) -> Headcount | None:
    counted = count_at(words, first)
    if counted is None:
        return None
    aged = words[first] in {"a", "an"} or counted.last - first == 1
    if is_numbered(sentence, words, first, counted.last) and not (
        aged and words[first] in {"a", "an"}
    ):
        return None
    phrase = phrase_at(sentence, words, counted.last, people)
    if phrase is None or (
        not phrase.nouns and not _may_stand_alone(sentence, words, first, counted.last)
    ):
        return None
    count = _count_of(counted.count, phrase, sentence, people)
    last = max(phrase.last, counted.last)
    article = count.low == 1 and (
        words[first] in {"a", "an", "another"} or "them" in words[first:last]
    )
    return Headcount(count, first, last, phrase.nouns, figure=not article)


def _count_of(count: Count, phrase: Phrase, sentence: Sentence, people: People) -> Count:
    """Return the count of people: that behind a group ("a family of five"), at least that of units."""
    if phrase.inner is not None:
        return phrase.inner
    unit = phrase.nouns and sentence.tokens[phrase.nouns[0]].lemma in people.units
    if unit and count.low:
        return Count(count.low, None, "at least" if count.qualifier == "exact" else count.qualifier)
    return count


def _may_stand_alone(sentence: Sentence, words: tuple[str, ...], first: int, last: int) -> bool:
    """Whether a count without a noun counts people as far as its neighbours tell."""
    text = " ".join(words[first:last])
    number = sentence.tokens[last - 1]
    if text in _NEEDS_NOUN or _is_measured(sentence, first, last) or _is_year(number):
        return False
    head = sentence.tokens[number.head]
    if words[first - 1 : first] == (",",) and words[last : last + 1] in ((",",), (".",)):
        return head.i > first or head.pos not in {"NOUN", "PROPN"}
    titled = (
        head.i == first - 1 and head.pos in {"NOUN", "PROPN"} and number.dep in {"nummod", "appos"}
    )
    return not titled


def _is_measured(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the parser takes the number for part of a day, a sum or a share.

    "Forty", alone and without a preposition, is a day to no reader.
    """
    number = sentence.tokens[last - 1]
    alone = any(e.first == first and e.last == last for e in sentence.entities)
    governed = first > 0 and sentence.tokens[first - 1].pos == "ADP"
    if governed and first > 1:  # "put the toll at 70"
        governed = sentence.tokens[first - 2].lemma not in _TALLIES
    return number.ent in _NO_TIME and not (number.ent == "DATE" and alone and not governed)


def _is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == 4 and 1900 <= int(token.text) <= 2100


def _is_age(sentence: Sentence, words: tuple[str, ...], first: int) -> bool:
    """Whether "under 12" or the 12 in it is the age of people named before."""
    at = first if words[first] in _AGE else first - 1
    return at > 0 and words[at] in _AGE and sentence.tokens[at - 1].pos in {"NOUN", "PROPN"}


def _is_rate(words: tuple[str, ...], last: int) -> bool:
    """Whether "one in ten", "one out of every ten" follows."""
    if words[last : last + 1] == ("in",) and last + 1 < len(words):
        return count_at(words, last + 1) is not None and words[last + 1] not in {
            "a",
            "an",
            "another",
        }
    return words[last : last + 2] == ("out", "of")


def _is_share(words: tuple[str, ...], first: int) -> bool:
    """Whether the count is what only a share is taken of: "half of the 40 hostages"."""
    definite = first >= 3 and words[first - 1] in _DEFINITE and words[first - 2] == "of"
    return definite and words[first - 3] in _SHARES


# -- parts of a count told before


def _with_wholes(found: list[Headcount], words: tuple[str, ...]) -> list[Headcount]:
    placed: list[Headcount] = []
    for k, one in enumerate(found):
        whole = _whole_of(k, one, placed, words)
        placed.append(msgspec.structs.replace(one, whole=whole))
    return _with_among(_with_sums(placed, words), words)


def _whole_of(
    k: int, one: Headcount, before: list[Headcount], words: tuple[str, ...]
) -> int | None:
    if not before:
        return None
    if _is_announced(one, words):
        return _last_whole(one, before)
    earlier = before[k - 1]
    goes_on = earlier.whole is not None and _only_links(words, earlier.last, one.first)
    absorbed = earlier.whole is not None and earlier.last == one.first
    return earlier.whole if (goes_on or absorbed) and one.nouns else None


def _is_announced(one: Headcount, words: tuple[str, ...]) -> bool:
    """Whether "including" or the like stands before, or "of them" with a noun within."""
    near = words[max(0, one.first - 3) : one.first]
    if _INCLUDING & set(near[-1:]) or near[-2:] in {("among", "them"), ("among", "whom")}:
        return True
    inside = words[one.first : one.last]
    return bool(one.nouns) and ("them" in inside or "whom" in inside) and "of" in inside


def _last_whole(one: Headcount, before: list[Headcount]) -> int | None:
    for k in range(len(before) - 1, -1, -1):
        if before[k].whole is None and _may_hold(before[k].count, one.count):
            return k
    return None


def _may_hold(whole: Count, part: Count) -> bool:
    if whole.qualifier == "none" or part.qualifier == "none":
        return False
    return whole.low is None or part.low is None or part.low <= whole.low


def _only_links(words: tuple[str, ...], first: int, last: int) -> bool:
    return first < last and all(word in _LINKS for word in words[first:last])


def _with_sums(found: list[Headcount], words: tuple[str, ...]) -> list[Headcount]:
    """Point at the whole those that stand right behind it and sum up to it."""
    out = list(found)
    for k, whole in enumerate(found):
        parts = list(_run(found, k, words))
        total = sum(found[p].count.low or 0 for p in parts)
        behind = parts and words[whole.last] in _LINKS - {"and", "&", "as", "well", ")"}
        if behind and whole.count.low == total and whole.figure and whole.count.low > 1:
            for p in parts:
                out[p] = msgspec.structs.replace(out[p], whole=k)
    return out


def _with_among(found: list[Headcount], words: tuple[str, ...]) -> list[Headcount]:
    """Point at the whole in "a boy and two women were among 14 people killed"."""
    out = list(found)
    for k in range(1, len(found)):
        link = tuple(
            w for w in words[found[k - 1].last : found[k].first] if w not in {"also", "the"}
        )
        if link in {("was", "among"), ("were", "among"), ("among",)}:
            p = k - 1
            out[p] = msgspec.structs.replace(out[p], whole=k)
            while p and _only_links(words, found[p - 1].last, found[p].first):
                p -= 1
                out[p] = msgspec.structs.replace(out[p], whole=k)
    return out


def _run(found: list[Headcount], k: int, words: tuple[str, ...]) -> Iterator[int]:
    for p in range(k + 1, len(found)):
        if not _only_links(words, found[p - 1].last, found[p].first):
            return
        yield p


# -- who is among them, without a count


def _with_tails(
    found: list[Headcount], sentence: Sentence, words: tuple[str, ...], people: People
) -> tuple[Headcount, ...]:
    out = list(found)
    for at, word in enumerate(words):
        if word not in _MOSTLY or any(at in one for one in found):
            continue
        whole = max((k for k, one in enumerate(found) if one.last <= at), default=None)
        nouns = _uncounted(sentence, words, at + 1, people)
        if whole is not None and nouns:
            out[whole] = msgspec.structs.replace(out[whole], tail=out[whole].tail + nouns)
    return tuple(out)


def _uncounted(
    sentence: Sentence, words: tuple[str, ...], at: int, people: People
) -> tuple[int, ...]:
    """Return the people that "mostly", "most of them", "among them" goes on with."""
    for opener in (("of", "them"), ("of", "whom"), ("them",), ("whom",), ()):
        if words[at : at + len(opener)] == opener:
            at += len(opener)
            at += words[at : at + 1] in (("were",), ("are",), ("was",))
            break
    phrase = phrase_at(sentence, words, at, people) if at < len(words) else None
    return phrase.nouns if phrase is not None else ()
