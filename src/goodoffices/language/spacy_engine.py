"""What knows spaCy, with `spacy_load` and `spacy_parts`: sentences in, our own tokens out.

Each sentence is a document of its own for the parser, so that a finding never depends on whether
a neighbour was parsed. spaCy and the model are imported on first use: they cost seconds.

A model built as the one we ship with is run part by part (`spacy_parts.py`), which gives the same tokens in
half the time; any other runs as spaCy runs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import Any

from threadpoolctl import ThreadpoolController

from goodoffices.errors import GoodofficesError
from goodoffices.language.hyphened import whole_words
from goodoffices.language.spacy_load import MODEL, load_model
from goodoffices.language.spacy_parts import Parse, SpacyParts, parts_of
from goodoffices.language.tokens import Entity, Token

# The model was trained on typewriter quotes; each has the length of the one it stands for.
_TYPEWRITER = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
# "IS" is taken for the verb: the parser gets a name of the same length that it knows for no word.
_STATE = re.compile(
    r"(?<!\b[Tt]his )(?<!\b[Ii]t )(?<!\b[Hh]e )(?<!\b[Ss]he )(?<!\b[Tt]here )"
    r"(?<!\b[Ww]hat )(?<!\b[Ww]ho )\bIS\b(?! (?:a|an|not|NOT)\b)"
)
_STAND_IN = "JK"
# Verbs whose lemma the model's table gets wrong.
_LEMMAS = {
    "staged": "stage", "staging": "stage", "stages": "stage", "raped": "rape", "raping": "rape",
    "retook": "retake", "retaken": "retake", "rang": "ring", "rung": "ring", "lended": "lend",
    "sought": "seek", "fled": "flee", "slain": "slay", "slew": "slay", "shelled": "shell",
    "waned": "wane", "axed": "axe", "banned": "ban", "barred": "bar", "overran": "overrun",
    "overthrew": "overthrow", "overthrown": "overthrow", "withdrew": "withdraw",
    "withdrawn": "withdraw", "withheld": "withhold", "foresaw": "foresee", "forgave": "forgive",
    "hijacked": "hijack", "ceded": "cede", "mediated": "mediate", "brokered": "broker",
    "airdropped": "airdrop", "airdropping": "airdrop", "axing": "axe", "bared": "bare",
    "bares": "bare", "baring": "bare", "bogged": "bog", "caned": "cane", "caning": "cane",
    "chargesheeted": "chargesheet", "cohosted": "cohost", "cohosting": "cohost",
    "cordoned": "cordon", "cordoning": "cordon", "cratered": "crater", "deadlocked": "deadlock",
    "decreed": "decree", "defunded": "defund", "dined": "dine", "dines": "dine", "dining": "dine",
    "externed": "extern", "fined": "fine", "fining": "fine", "fulfilled": "fulfill",
    "fulfilling": "fulfill", "greenlighted": "greenlight",
    "gridlocked": "gridlock", "griped": "gripe", "gripes": "gripe", "griping": "gripe",
    "gutted": "gut", "gutting": "gut", "hoped": "hope", "hopes": "hope", "hoping": "hope",
    "installed": "install", "installing": "install", "lambasted": "lambaste",
    "lambasting": "lambaste", "medevaced": "medevac", "outgunned": "outgun", "pared": "pare",
    "pares": "pare", "paring": "pare", "raged": "rage", "rages": "rage", "raging": "rage",
    "rapes": "rape", "readied": "ready", "reappointed": "reappoint", "rearrested": "rearrest",
    "rearresting": "rearrest", "relaunched": "relaunch", "relaunches": "relaunch",
    "relaunching": "relaunch", "resupplied": "resupply", "resupplying": "resupply",
    "riding": "ride", "scraped": "scrape", "scraping": "scrape", "sited": "site",
    "slated": "slate", "slating": "slate", "sniped": "snipe", "snipes": "snipe",
    "sniping": "snipe", "spared": "spare", "sparing": "spare", "unbanned": "unban",
    "waterboarded": "waterboard", "waterboarding": "waterboard", "napalmed": "napalm",
    "napalming": "napalm", "cochaired": "cochair", "cochairing": "cochair", "cooped": "coop",
    "kickstarted": "kickstart", "kickstarting": "kickstart", "deregistered": "deregister",
    "deregistering": "deregister", "tasered": "taser", "tasering": "taser", "petered": "peter",
    "externing": "extern",
    "waded": "wade", "wades": "wade", "wading": "wade", "waged": "wage", "waging": "wage",
}  # fmt: skip
_HYPHENED = {one.text.lower(): one.lemma for one in whole_words()}
BATCH = 32  # for spaCy's own run: larger batches take more memory and no less time
MANY = 128  # sentences of a batch that is run part by part
LONG = 24_000  # letters of such a batch: what bounds its memory where sentences are long


class SpacyEngine:
    """A parser for English: `parse` yields tokens and names for each text, in order.

    `whole` runs any model as spaCy runs it: slower, and what the fast run is held against.
    """

    def __init__(self, model: str = MODEL, *, whole: bool = False) -> None:
        self.name = model
        self._nlp = _load(model)
        self._parts: SpacyParts | None = None if whole else parts_of(self._nlp, _LEMMAS, _HYPHENED)

    def parse(self, texts: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        """Yield tokens and entities of each (sentence, its offset in the report)."""
        if self._parts is None:
            yield from self._parse_whole(texts)
            return
        for batch in _batches(texts):
            plain = [for_parser(text) for text, _ in batch]
            with _one_thread():
                done = list(self._parts.parse(batch, plain))
            yield from done

    def _parse_whole(self, texts: Iterable[tuple[str, int]]) -> Iterator[Parse]:
        plain = ((for_parser(text), (text, offset)) for text, offset in texts)
        for doc, (text, offset) in self._nlp.pipe(plain, as_tuples=True, batch_size=BATCH):
            yield _tokens(doc, text, offset), _entities(doc)


def for_parser(text: str) -> str:
    """Return a sentence as the parser gets it, letter for letter as long: "IS" is a name, and no verb."""
    plain = text.translate(_TYPEWRITER)
    return _STATE.sub(_STAND_IN, plain) if "IS" in plain and not plain.isupper() else plain


def _batches(texts: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Yield the texts in order, so many at a time that they are few enough and short enough together."""
    stream = iter(texts)
    while batch := list(islice(stream, 1)):
        letters = len(batch[0][0])
        while len(batch) < MANY and letters < LONG and (more := next(stream, None)):
            batch.append(more)
            letters += len(more[0])
        yield batch


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keep numpy's products on one core: they are small, and readers share the cores by processes."""
    with _pools().limit(limits=1, user_api="blas"):
        yield


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def _load(model: str) -> Any:  # noqa: ANN401 - spaCy is untyped
    try:
        nlp = load_model(model)
    except OSError as error:
        raise GoodofficesError(
            f"the language model {model!r} can't be loaded; `pip install goodoffices` brings "
            f"{MODEL!r}, another must be installed by you"
        ) from error
    for one in whole_words():
        nlp.tokenizer.add_special_case(one.text, [{"ORTH": one.text, "NORM": one.norm}])
    return nlp


def _tokens(doc: Any, text: str, offset: int) -> tuple[Token, ...]:  # noqa: ANN401 - as above
    kept = [token for token in doc if not token.is_space]
    place = {token.i: k for k, token in enumerate(kept)}
    return tuple(
        Token(
            i=k,
            text=text[token.idx : token.idx + len(token.text)],
            lemma=_lemma(token),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=place.get(token.head.i, k),
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
            ent=token.ent_type_,
        )
        for k, token in enumerate(kept)
    )


def _lemma(token: Any) -> str:  # noqa: ANN401 - spaCy is untyped
    """Return a token's lemma; "Rockets" at the head of a sentence is no name of many."""
    text = str(token.text).lower()
    if token.i == 0 and token.tag_ == "NNPS" and not token.ent_type_:
        return text.removesuffix("s")
    if text in _HYPHENED and token.pos_ == "VERB":
        return _HYPHENED[text]
    return _LEMMAS.get(text, str(token.lemma_).lower())


def _entities(doc: Any) -> tuple[Entity, ...]:  # noqa: ANN401 - spaCy is untyped
    place = {}
    kept = 0
    for token in doc:
        place[token.i] = kept
        kept += not token.is_space
    place[len(doc)] = kept
    spans = ((place[ent.start], place[ent.end], ent.label_) for ent in doc.ents)
    return tuple(Entity(first, last, label) for first, last, label in spans if first < last)
