"""Who "both", "the two", "the trio" are that stand alone: those named together right before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from goodoffices.actors.drafts import SPOKEN, Draft, same
from goodoffices.actors.here import Here
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

_COUNTS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARTICLES = frozenset({"the", "all"})
_NEAR = 2  # sentences back to those named together
_NAMED = frozenset({"person", "state", "group", "agent"})


def stands_for_several(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands alone for several told before: "The three met", "Both left"."""
    word = token.text.lower()
    if word not in _COUNTS or token.dep not in _SUBJECTS:
        return False
    below = [sentence.tokens[k] for k in sentence.children[token.i]]
    if word == "both":
        return not below
    return [t.text.lower() for t in below] in ([one] for one in _ARTICLES)


def named_together(here: Here, draft: Draft) -> Draft | None:
    """Return "both", "the trio" as the so many last named in one list, or as the only ones named."""
    count = _COUNTS.get(draft.party.text.lower())
    if count is None:
        return None
    members = next(filter(None, (_of(*row, count) for row in _rows(here))), ())
    if not members:
        return None
    why = "named together before"
    return replace(draft, mention=replace(draft.mention, members=members, why=why))


def _rows(here: Here) -> Iterator[tuple[Sentence, Sequence[Draft]]]:
    yield here.sentence, here.before
    yield from reversed(here.story[-_NEAR:])


def _of(sentence: Sentence, drafts: Sequence[Draft], count: int) -> tuple[Party, ...]:
    lists: dict[int, list[Party]] = {}
    for draft in (d for d in drafts if d.mention.kind in SPOKEN):
        told = draft.mention.members or (draft.party,)
        lists.setdefault(_first(sentence, draft), []).extend(told)
    rows = [tuple(row) for row in lists.values() if len(row) == count > 1]
    if rows:
        return rows[-1]
    leading = [d for d in drafts if sentence.tokens[d.mention.head].dep != "pobj"]
    for kinds in ({"person"}, {"state", "group"}, _NAMED):
        for row in (drafts, leading):  # "A and B were received by C, and both ..."
            named = _distinct(d.party for d in row if d.mention.kind in kinds)
            if len(named) == count:
                return named
    return ()


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: list[Party] = []
    for one in parties:
        if not any(same(one, other) for other in found):
            found.append(one)
    return tuple(found)


def _first(sentence: Sentence, draft: Draft) -> int:
    """Return the first word of the list that a mention stands in."""
    token = sentence.tokens[draft.mention.head]
    while token.dep == "conj":
        token = sentence.tokens[token.head]
    return token.i


def listed_subject(here: Here) -> tuple[Party, ...]:
    """Return all those whom the sentence before told as its subject: "A and B signed it. They ..."."""
    if here.before or not here.story:
        return ()
    sentence, drafts = here.story[-1]
    rows: dict[int, list[Party]] = {}
    for draft in (d for d in drafts if d.mention.kind in _NAMED):
        first = _first(sentence, draft)
        if sentence.tokens[first].dep in _SUBJECTS:
            rows.setdefault(first, []).append(draft.party)
    several = [tuple(row) for row in rows.values() if len(row) > 1]
    return several[-1] if several else ()
