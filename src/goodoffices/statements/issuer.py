"""Who speaks where nobody is quoted: "we" and "I" in a text that is printed as it was issued.

A headline says whose it is ("Statement by the Norwegian envoy"), or a line before it does ("The minister
said:"). Where none does, "we" are whoever issues the text, as long as it quotes nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from goodoffices.actors.parties import ISSUER
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party, Statement
from goodoffices.statements.view import StoryScene

FIRST_PERSON = frozenset("i we us me our my ours ourselves myself".split())
_WHY = "who issues the text"
_UNNAMED = Party(text="", start=0, end=0, why=ISSUER)
_HEADED = re.compile(
    r"\b(?:Statement|Remarks|Speech|Address|Message|Comments?|Declaration|Letter)\b.{0,24}?"
    r"\b(?:by|of|from)\b",
    re.IGNORECASE,
)
_SAYING = frozenset("say release issue make add state write comment declare tell".split())
_LEADS = re.compile(r"(?::|\bfollowing (?:statement|remarks|message)[\w ]{0,20}\.?)\s*$")


def issuers(scene: StoryScene, statements: Iterable[Statement]) -> tuple[Party | None, ...]:
    """Return, for each sentence, who "we" and "I" are in it outside quotations; None where nobody is."""
    now = None if _quotes_others(statements) else _UNNAMED
    told: list[Party | None] = []
    for sentence in scene.analysis.sentences:
        told.append(now)
        named = [*_headed(scene, sentence), *_led(scene, sentence)]
        if named:
            now = replace(next((p for p in named if p.actor), named[0]), why=_WHY)
    return tuple(told)


def _quotes_others(statements: Iterable[Statement]) -> bool:
    """Whether a text quotes somebody by name, as news does and a declaration seldom."""
    return any(
        s.direct and s.speaker is not None and s.speaker.text.lower() not in FIRST_PERSON
        for s in statements
    )


def _headed(scene: StoryScene, sentence: Sentence) -> Iterator[Party]:
    """Yield whose statement a headline says the text is."""
    if sentence.index and sentence.kind == "body":
        return
    headed = _HEADED.search(sentence.text)
    if headed is None or not sentence.tokens:
        return
    for token in sentence.tokens:
        if token.start >= sentence.start + headed.end():
            yield from scene.parties_at(sentence.index, token.i)


def _led(scene: StoryScene, sentence: Sentence) -> Iterator[Party]:
    """Yield who a line that ends in a colon says is about to speak."""
    if not sentence.tokens or not _LEADS.search(sentence.text):
        return
    for frame in scene.frames(sentence.index).values():
        if frame.kind == "verb" and sentence.tokens[frame.head].lemma in _SAYING:
            for token in frame.fill("agent"):
                yield from scene.parties_at(sentence.index, token)
