"""Who speaks: the parties of a phrase, or the phrase itself as a reader would name it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party
from goodoffices.statements.extent import below
from goodoffices.statements.gives import Words
from goodoffices.statements.view import StoryScene

MAX_WORDS = 14  # a longer phrase is cut down to its head and what stands before it
MAX_JOINT = 120  # characters from the first of several speakers to the last
_BEFORE = frozenset(
    "det predet amod compound nmod nummod poss case quantmod advmod npadvmod neg punct".split()
)
PRONOUNS = frozenset("he she they it him her them who".split())
REFLEXIVE = frozenset("itself himself herself themselves".split())
OWN = frozenset("i we me us my our you your".split())


def party_of(
    scene: StoryScene, words: Words, sentence: Sentence, tokens: tuple[int, ...]
) -> Party | None:
    """Return who the phrase headed by `tokens` (several where coordinated) names, or None."""
    parties = [p for token in tokens for p in _parties(scene, words, sentence, token)]
    if not parties:
        return None
    start, end = min(p.start for p in parties), max(p.end for p in parties)
    if len({p.end for p in parties}) == 1 or end - start > MAX_JOINT:
        return parties[0]
    return _joint(scene.analysis.report.text, parties)


def _joint(text: str, parties: list[Party]) -> Party:
    start, end = min(p.start for p in parties), max(p.end for p in parties)
    countries = {p.country for p in parties}
    sectors = {p.sector for p in parties}
    return Party(
        text=text[start:end],
        start=start,
        end=end,
        country=countries.pop() if len(countries) == 1 else None,
        sector=sectors.pop() if len(sectors) == 1 else None,
        why="several speakers",
    )


def _parties(scene: StoryScene, words: Words, sentence: Sentence, token: int) -> tuple[Party, ...]:
    found = scene.parties_at(sentence.index, token)
    if not found:
        return (phrase_party(words, sentence, token),)
    if is_unnamed(words, sentence, token):
        return tuple(replace(party, actor=None, name=None) for party in found)
    return found


def phrase_party(words: Words, sentence: Sentence, token: int) -> Party:
    """Return the phrase headed by `token` as a party that no register knows."""
    first, last = _extent(words, sentence, token)
    apposed = _apposed(sentence, token)
    unnamed = is_unnamed(words, sentence, token)
    name = None if unnamed else _name(sentence, token, apposed)
    if apposed is not None and name is not None and not _is_name(sentence.tokens[token]):
        last = max(last, apposed + 1)
    span = sentence.span(first, last)
    role = _role(words, sentence, token, apposed, first)
    return Party(text=span.text, start=span.start, end=span.end, name=name, role=role)


def is_unnamed(words: Words, sentence: Sentence, token: int) -> bool:
    """Whether the phrase keeps the speaker's name back ("a senior official", "on condition of ...")."""
    word = sentence.tokens[token]
    if word.pos != "NOUN" or _apposed_name(sentence, token) is not None:
        return False
    if any(t.text.lower() in words.indefinite for t in sentence.below(token, "det", "nummod")):
        return True
    return any(re.search(row, sentence.text, re.IGNORECASE) for row in words.anonymous)


def _extent(words: Words, sentence: Sentence, token: int) -> tuple[int, int]:
    first = last = token
    for child in sentence.children[token]:
        other = sentence.tokens[child]
        if child < token and other.dep in _BEFORE:
            first = min(first, *below(sentence, child))
        elif child > token and child <= last + 1:
            last = max(last, _after(words, sentence, other))
    first = _past_comma(sentence, first, token)
    comma = next((i for i in range(token, last) if sentence.tokens[i].text == ","), None)
    last = last if comma is None else comma - 1
    if last - first >= MAX_WORDS:
        last = token
    return first, last + 1


def _after(words: Words, sentence: Sentence, child: Token) -> int:
    """The last token of what stands after a head and names it further ("of the army")."""
    if child.dep in {"compound", "nmod", "nummod", "flat"} or (
        child.dep == "appos" and child.pos == "PROPN"
    ):
        return child.i
    if child.dep != "prep" or child.text.lower() not in words.naming:
        return -1
    last = child.i
    for noun in sentence.below(child.i, "pobj"):
        if noun.ent in {"DATE", "TIME"}:
            return -1
        last = max(last, _extent(words, sentence, noun.i)[1] - 1)
        for other in sentence.below(noun.i, "conj"):
            last = max(last, _extent(words, sentence, other.i)[1] - 1)
    return last


def _past_comma(sentence: Sentence, first: int, token: int) -> int:
    """Begin after what a comma parts from the head, unless it is a mere adjective."""
    commas = [i for i in range(first, token) if sentence.tokens[i].text == ","]
    if commas and commas[-1] - first > 2:
        first = commas[-1] + 1
    while first < token and sentence.tokens[first].pos == "PUNCT":
        first += 1
    return first


def _apposed(sentence: Sentence, token: int) -> int | None:
    return next((t.i for t in sentence.below(token, "appos")), None)


def _apposed_name(sentence: Sentence, token: int) -> int | None:
    names = (t.i for t in sentence.below(token, "appos") if _is_name(t))
    return next(names, None)


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN"


def _name(sentence: Sentence, token: int, apposed: int | None) -> str | None:
    for i in (token, apposed):
        if i is not None and _is_name(sentence.tokens[i]):
            return " ".join(reversed(list(_proper(sentence, i))))
    return None


def _proper(sentence: Sentence, last: int) -> Iterator[str]:
    """Yield the words of the name that ends at `last`, backwards; a person's title is left out."""
    person = sentence.tokens[last].ent == "PERSON"
    for i in range(last, -1, -1):
        word = sentence.tokens[i]
        if word.pos != "PROPN" or (person and word.ent != "PERSON"):
            return
        yield word.text


def _role(
    words: Words, sentence: Sentence, token: int, apposed: int | None, first: int
) -> str | None:
    if apposed is not None:
        other = token if not _is_name(sentence.tokens[token]) else apposed
        if not _is_name(sentence.tokens[other]):
            start, end = _extent(words, sentence, other)
            return _without_article(sentence.span(start, end).text)
    if sentence.tokens[token].ent != "PERSON":
        return None
    start = token
    while start > first and sentence.tokens[start - 1].ent == "PERSON":
        start -= 1
    return _without_article(sentence.span(first, start).text) if start > first else None


def _without_article(text: str) -> str | None:
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE) or None
