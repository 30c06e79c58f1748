"""The two halves of a parted land: "North and South Korea", and "the North" where the land is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from goodoffices.actors.drafts import Draft
from goodoffices.actors.parties import HALF, PartyMention
from goodoffices.actors.phrase import Context, Reading
from goodoffices.language.tokens import Sentence, Token
from goodoffices.shapes import Party

_OTHER = {"north": "south", "south": "north", "east": "west", "west": "east"}
_LANDS = {"north": "PRK", "south": "KOR"}  # whose halves are called by the quarter alone
_NAMES = frozenset({"person", "place"})
_NEAR = 12  # sentences back to where the land was named


def with_halves(
    sentence: Sentence,
    drafts: Sequence[Draft],
    story: Sequence[tuple[Sentence, Sequence[Draft]]],
    context: Context,
) -> list[Draft]:
    """Return `drafts` with "North and South Korea" as two states, and "the North" as one of them."""
    whole = list(_with_koreas(sentence, [_both(sentence, d, context) for d in drafts], context))
    quarters = [t for t in sentence.tokens if _is_quarter(t, sentence)]
    if not quarters or not _is_parted(drafts, story):
        return whole
    heads = {t.i for t in quarters}
    kept = [d for d in whole if d.mention.first not in heads or d.mention.kind not in _NAMES]
    taken = {k for d in kept for k in range(d.mention.first, d.mention.last)}
    kept += [d for t in quarters if t.i not in taken for d in _half(sentence, t, context)]
    return sorted(kept, key=lambda d: (d.mention.first, d.mention.last))


def _with_koreas(sentence: Sentence, drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Yield `drafts` with "the two Koreas" as both."""
    lands = {t.i: t for t in sentence.tokens if t.text == "Koreas"}
    for draft in drafts:
        if lands.keys().isdisjoint(range(draft.mention.first, draft.mention.last)):
            yield draft
    for token in lands.values():
        yield from _halves(sentence, token, context)


def _halves(sentence: Sentence, token: Token, context: Context) -> Iterator[Draft]:
    whole = [replace(token, text=half) for half in _LANDS]
    drafts = [draft for half in whole for draft in _half(sentence, half, context)]
    members = tuple(replace(draft.party, text=token.text) for draft in drafts)
    for draft in drafts[:1]:
        party = replace(draft.party, text=token.text, actor=None, name=None, country=None)
        mention = replace(draft.mention, party=party, members=members, plural=True)
        yield replace(draft, mention=mention, noun="koreas")


def _both(sentence: Sentence, draft: Draft, context: Context) -> Draft:
    """Return "South Korea" as both Koreas where "North and" stands before it."""
    first, words = draft.mention.first, draft.party.text.split()
    if draft.mention.kind not in {"state", "place"} or len(words) < len("NS") or first < len("NS"):
        return draft
    one, link = sentence.tokens[first - 2], sentence.tokens[first - 1]
    other = _OTHER.get(words[0].lower())
    if link.text.lower() != "and" or one.text.lower() != other:
        return draft
    name = " ".join((one.text, *words[1:]))
    entries = context.registry.index.phrases.get(name.lower(), ())
    state = next((s for e in entries if (s := context.registry.actors.get(e.ref))), None)
    if state is None or state.kind != "state":
        return draft
    beside = replace(
        draft.party, text=one.text, start=one.start, end=one.end, actor=state.id, name=state.name,
        country=state.country,
    )  # fmt: skip
    why = "both halves named"
    mention = replace(draft.mention, members=(beside, draft.party), why=why, plural=True)
    return replace(draft, mention=mention)


def _is_quarter(token: Token, sentence: Sentence) -> bool:
    """Whether a word is "North" with "the" before and no name after: nobody of that surname."""
    if token.text not in {"North", "South"} or not token.i:
        return False
    if sentence.tokens[token.i - 1].text.lower() != "the":
        return False
    after = sentence.tokens[token.i + 1 : token.i + 2]
    return not after or (after[0].tag not in {"NNP", "NNPS"} and after[0].text != "-")


def _is_parted(drafts: Sequence[Draft], story: Sequence[tuple[Sentence, Sequence[Draft]]]) -> bool:
    rows = (drafts, *(row for _, row in story[-_NEAR:]))
    return any(draft.party.country in _LANDS.values() for row in rows for draft in row)


def _half(sentence: Sentence, token: Token, context: Context) -> Iterator[Draft]:
    state = context.registry.state(_LANDS[token.text.lower()])
    if state is None:
        return
    party = Party(
        text=token.text, start=token.start, end=token.end, actor=state.id, name=state.name,
        country=state.country, sector="GOV", why=HALF,
    )  # fmt: skip
    mention = PartyMention(
        sentence=sentence.index, first=token.i, last=token.i + 1, head=token.i, party=party,
        kind="state", plural=False, why=party.why or "",
    )  # fmt: skip
    yield Draft(mention, Reading(), noun=token.text.lower(), begin=token.i)
