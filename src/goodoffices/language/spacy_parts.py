"""The parts of a spaCy pipeline called one by one, each only for what we take from it.

The same model, the same answers, less time: multiplications go to numpy's library, which is three times as
fast as the one spaCy brings; tags become parts of speech and lemmas by looking the word up; names are
stepped through for all sentences of a batch together. `SpacyEngine(whole=True)` is the oracle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from goodoffices.language.tag_rules import Seen, TagRules, read_tag_rules
from goodoffices.language.tokens import Entity, Token

Parse = tuple[tuple[Token, ...], tuple[Entity, ...]]
_PIPES = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
_COLUMNS = ("TAG", "DEP", "HEAD", "IDX", "LENGTH", "IS_SPACE", "SENT_START")
_KEPT = 200_000  # words remembered before all are forgotten: bounds the memory of an endless stream


class Word(NamedTuple):
    """What is kept of a word with its tag and label: its part of speech, its lemma, rules it may begin."""

    pos: str
    lemma: str
    rules: tuple[int, ...]
    opens: tuple[int, ...]


class Row(msgspec.Struct, frozen=True):
    """The parse of one sentence as columns: names of tags and labels, heads, places, and what is space."""

    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    lengths: list[int]
    spaces: list[int]


def parts_of(
    nlp: Any,  # noqa: ANN401 - spaCy is untyped
    lemmas: Mapping[str, str],
    verbs: Mapping[str, str],
) -> SpacyParts | None:
    """Return the parts of a pipeline built as the model we ship with is; None for any other.

    `lemmas` says of which words the model's lemma is wrong, `verbs` of which it is where they are verbs.
    """
    from goodoffices.language.by_word import by_word  # noqa: PLC0415 - numpy waits for its parser
    from goodoffices.language.names import name_model  # noqa: PLC0415 - as above

    if tuple(nlp.pipe_names) != _PIPES:
        return None
    pipes = dict(nlp.pipeline)
    rules = read_tag_rules(pipes["attribute_ruler"].patterns)
    moves = pipes["ner"].moves
    steps = [moves.get_class_name(k) for k in range(moves.n_moves)]
    names = name_model(pipes["ner"].model, steps)
    plain = pipes["lemmatizer"].mode == "rule" and not pipes["lemmatizer"].overwrite
    if rules is None or names is None or not plain:
        return None
    _multiply_with_numpy(pipes.values())
    return SpacyParts(nlp, pipes, rules, by_word(pipes["tok2vec"].model), names, lemmas, verbs)


def _multiply_with_numpy(pipes: Any) -> None:  # noqa: ANN401 - spaCy's pipes
    """Let the models on the processor multiply by numpy's library where they'd use BLIS."""
    from thinc.api import NumpyOps  # noqa: PLC0415 - comes with spaCy

    from goodoffices.language.plain_ops import PlainOps  # noqa: PLC0415 - as above

    ops = PlainOps(use_blis=False)
    for pipe in pipes:
        model = getattr(pipe, "model", None)
        for node in [] if model is None else model.walk():
            if type(node.ops) is NumpyOps:
                node.ops = ops


class SpacyParts:
    """A loaded pipeline's parts, and what was learnt of words met before."""

    def __init__(
        self,
        nlp: Any,  # noqa: ANN401 - spaCy is untyped
        pipes: Mapping[str, Any],
        rules: TagRules,
        vectors: Any,  # noqa: ANN401 - a network over words, thinc's or ours
        names: Any,  # noqa: ANN401 - a NameModel; numpy isn't imported here
        lemmas: Mapping[str, str],
        verbs: Mapping[str, str],
    ) -> None:
        self._nlp = nlp
        self._pipes = pipes
        self._rules = rules
        self._vectors = vectors
        self._names = names
        self._lemmas = lemmas
        self._verbs = verbs
        self._strings: dict[int, str] = {}
        self._words: dict[tuple[str, str, str], Word] = {}

    def parse(self, texts: Sequence[tuple[str, int]], plain: Sequence[str]) -> Iterator[Parse]:
        """Yield tokens and entities of each (text, offset); `plain` are the texts for the parser."""
        docs = [self._nlp.make_doc(text) for text in plain]
        self._pipes["tok2vec"].set_annotations(docs, self._vectors.predict(docs))
        for part in ("tagger", "parser"):
            pipe = self._pipes[part]
            pipe.set_annotations(docs, pipe.predict(docs))
        tables = [doc.to_array(_COLUMNS) for doc in docs]
        names = self._names_of(docs, tables)
        for (text, offset), flat, doc, table, found in zip(
            texts, plain, docs, tables, names, strict=True
        ):
            yield self._tokens(text, flat, offset, self._row(table), doc, found)

    def _names_of(
        self, docs: Sequence[Any], tables: Sequence[Any]
    ) -> Sequence[Sequence[tuple[int, int, str]]]:
        import numpy as np  # noqa: PLC0415 - the parser has loaded it

        from goodoffices.language.names import Batch, find_names  # noqa: PLC0415 - as above

        size = np.array([len(doc) for doc in docs], dtype=np.int64)
        if not size.any():
            return [[] for _ in docs]
        every = np.concatenate([table.reshape(-1, len(_COLUMNS)) for table in tables])
        first = np.concatenate(([0], np.cumsum(size)[:-1]))
        begins = every[:, _COLUMNS.index("SENT_START")] == 1
        space = every[:, _COLUMNS.index("IS_SPACE")] == 1
        return find_names(self._names, docs, Batch(first, size, space, begins))

    def _row(self, table: Any) -> Row:  # noqa: ANN401 - a numpy array
        columns = table.reshape(-1, len(_COLUMNS)).astype("int64").T.tolist()
        tags, deps = (
            [self._string(value & 0xFFFFFFFFFFFFFFFF) for value in column] for column in columns[:2]
        )
        return Row(tags, deps, *columns[2:6])

    def _string(self, value: int) -> str:
        known = self._strings.get(value)
        if known is None:
            known = self._strings[value] = self._nlp.vocab.strings[value]
        return known

    def _tokens(
        self,
        text: str,
        flat: str,
        offset: int,
        row: Row,
        doc: Any,  # noqa: ANN401 - spaCy's
        found: Sequence[tuple[int, int, str]],
    ) -> Parse:
        size = len(row.tags)
        place = [0] * (size + 1)
        for k in range(size):
            place[k + 1] = place[k] + (not row.spaces[k])
        named = [""] * size
        for first, last, label in found:
            named[first:last] = [label] * (last - first)
        words = self._words_of(flat, row, doc)
        tokens = tuple(
            Token(
                i=place[k],
                text=text[start : start + length],
                lemma=self._lemma(k, words[k], row.tags[k], named[k]),
                pos=words[k][1],
                tag=row.tags[k],
                dep=row.deps[k],
                head=place[k + head] if not row.spaces[k + head] else place[k],
                start=offset + start,
                end=offset + start + length,
                ent=named[k],
            )
            for k, (start, length, head) in enumerate(
                zip(row.starts, row.lengths, row.heads, strict=True)
            )
            if not row.spaces[k]
        )
        spans = ((place[first], place[last], label) for first, last, label in found)
        return tokens, tuple(Entity(*span) for span in spans if span[0] < span[1])

    def _lemma(self, k: int, word: tuple[str, str, str], tag: str, named: str) -> str:
        """Return a token's lemma; "Rockets" at the head of a sentence is no name of many."""
        lower, pos, lemma = word
        if pos == "VERB" and lower in self._verbs:
            return self._verbs[lower]
        if k == 0 and tag == "NNPS" and not named:
            return lower.removesuffix("s")
        return self._lemmas.get(lower, lemma)

    def _words_of(self, flat: str, row: Row, doc: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401
        """Return each word in small letters, with its part of speech and its lemma."""
        written = [flat[s : s + n] for s, n in zip(row.starts, row.lengths, strict=True)]
        words = [
            self._words.get(key) or self._learn(key, k, doc)
            for k, key in enumerate(zip(written, row.tags, row.deps, strict=True))
        ]
        out = [(w.lower(), word.pos, word.lemma) for w, word in zip(written, words, strict=True)]
        for k, word in enumerate(words[:-1]):
            for number in word.opens:
                seen = Seen(row.tags[k + 1], out[k + 1][0], row.deps[k + 1])
                if self._rules.closes(number, seen):
                    at = k + self._rules.rules[number].target
                    pos, lemma = self._told((*words[at].rules, number), doc[at])
                    out[at] = (out[at][0], pos, lemma)
        return out

    def _learn(self, key: tuple[str, str, str], k: int, doc: Any) -> Word:  # noqa: ANN401 - a Doc
        text, tag, dep = key
        seen = Seen(tag, text.lower(), dep)
        rules = self._rules.alone(seen)
        if len(self._words) >= _KEPT:
            self._words.clear()
        word = self._words[key] = Word(*self._told(rules, doc[k]), rules, self._rules.opened(seen))
        return word

    def _told(self, rules: Sequence[int], token: Any) -> tuple[str, str]:  # noqa: ANN401 - spaCy's
        """Return the part of speech and the lemma of a token of which these rules hold."""
        gives = self._rules.told(rules)
        if "LEMMA" in gives:
            return gives.get("POS", ""), gives["LEMMA"].lower()
        token.pos_ = gives.get("POS", "")
        token.set_morph(gives.get("MORPH", "_"))
        return gives.get("POS", ""), str(self._pipes["lemmatizer"].lemmatize(token)[0]).lower()
