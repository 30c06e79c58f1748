"""The search for who was named before: conservative, no one rather than the wrong one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goodoffices.actors.drafts import SPOKEN, Draft, is_subject, same
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

_AUTHORITY = frozenset({"GOV", "MIL", "COP", "ELI", "LEG", "JUD", "SPY", None})
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_FIGHTERS = frozenset({"REB", "PRM", "UAF", "PTY", "OPP"})

Story = Sequence[tuple[Sentence, Sequence[Draft]]]


def person_before(story: Story, here: Sentence, before: Sequence[Draft]) -> Party | None:
    """Return whom "he" or "she" means: the subject person of this sentence, else of the one before."""
    if (found := _one(here, before, {"person"})) is not None:
        return found
    for sentence, drafts in _latest(story, 2):
        if (found := _one(sentence, drafts, {"person"})) is not None:
            return found
        if any(draft.mention.kind == "person" for draft in drafts):
            return None
    return None


def body_before(story: Story, here: Sentence, before: Sequence[Draft]) -> Party | None:
    """Return whom "it" means: a state or body that is subject here, else in the sentence before."""
    for sentence, drafts in ((here, before), *_latest(story, 1)):
        able = [d for d in drafts if _is_body(d)]
        found = [d for d in able if is_subject(sentence, d.mention)]
        if found:
            return found[-1].party
        if able and sentence is here:
            return able[0].party if len({d.party.country for d in able}) == 1 else None
    return None


def plural_before(story: Story, here: Sentence, before: Sequence[Draft]) -> Draft | None:
    """Return whom "they" means: the plural subject of this sentence, else of the one before."""
    for sentence, drafts in ((here, before), *_latest(story, 1)):
        able = [d for d in drafts if _is_many(d) and is_subject(sentence, d.mention)]
        if able:
            return able[-1]
    return None


def group_before(story: Story, before: Sequence[Draft], like: Party) -> Party | None:
    """Return the armed group, party or body that "the group", "the militants" mean."""
    for draft in _back(story, before):
        if draft.mention.kind != "group" or draft.party.actor is None:
            continue
        if like.country is not None and draft.party.country not in {like.country, None}:
            continue
        if like.sector in _FIGHTERS and draft.party.sector not in _FIGHTERS:
            continue
        return draft.party
    return None


def role_before(story: Story, before: Sequence[Draft], words: str) -> Party | None:
    """Return the person whose office was said with these words: "the minister", "the president"."""
    key = words.lower().split()[-1]
    for draft in _back(story, before):
        if draft.mention.kind == "person" and key in (draft.party.role or "").lower().split():
            return draft.party
    return None


def country_before(story: Story, before: Sequence[Draft]) -> str | None:
    """Return the state last spoken of, by itself, by its adjective, or by one of its officials."""
    return next(_countries(story, before), None)


def only_country(story: Story, before: Sequence[Draft]) -> str | None:
    """Return the one state that the story has spoken of so far, or None if there are more."""
    found = set(_countries(story, before))
    return found.pop() if len(found) == 1 else None


def _countries(story: Story, before: Sequence[Draft]) -> Iterator[str]:
    for draft in _back(story, before):
        party, kind = draft.party, draft.mention.kind
        if party.country is None or party.country in _BODIES or kind == "group":
            continue
        if kind in {"state", "place", "adjective"} or party.sector in _AUTHORITY:
            yield party.country


def pair_before(
    story: Story, here: Sentence, before: Sequence[Draft], *, states: bool
) -> tuple[Party, ...]:
    """Return the two parties "both sides" means: those named together last, else the two most named.

    Two who speak together ("Peru and Chile said") are no sides of a conflict they speak about,
    but they may be "the two countries".
    """
    for sentence, drafts in ((here, before), *reversed(story)):
        for one, two in reversed(list(_pairs(sentence, drafts))):
            speaking = sentence is here and is_subject(sentence, one.mention)
            if (not states and speaking) or (states and not _two_states(one, two)):
                continue
            return (one.party, two.party)
    return _most_named(story, before, states=states)


def _pairs(sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    for one, two in pairwise(drafts):
        token = sentence.tokens[two.mention.head]
        if token.dep != "conj" or token.head != one.mention.head:
            continue
        if {one.mention.kind, two.mention.kind} <= SPOKEN and not _same_side(one.party, two.party):
            yield one, two


def _same_side(one: Party, two: Party) -> bool:
    return (
        same(one, two)
        or (one.country is None and one.actor is None)
        or (two.country is None and two.actor is None)
    )


def _two_states(one: Draft, two: Draft) -> bool:
    return one.mention.kind in {"state", "place"} and two.mention.kind in {"state", "place"}


def _most_named(story: Story, before: Sequence[Draft], *, states: bool) -> tuple[Party, ...]:
    counts: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for draft in _back(story, before):
        kinds = {"state", "adjective"} if states else {"state", "adjective", "group"}
        if draft.mention.kind not in kinds or draft.party.actor is None:
            continue
        counts[draft.party.actor] += 1
        first[draft.party.actor] = draft.party
    top = counts.most_common(3)
    if len(top) < 2 or top[1][1] < 2 or (len(top) == 3 and top[2][1] == top[1][1]):
        return ()
    return (first[top[0][0]], first[top[1][0]])


def two_persons(story: Story, before: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the two persons last named: "the two leaders"."""
    found: list[Party] = []
    for draft in _back(story[-2:], before):
        if draft.mention.kind == "person" and not any(same(draft.party, one) for one in found):
            found.insert(0, draft.party)
        if len(found) == 2:
            return tuple(found)
    return ()


def _one(sentence: Sentence, drafts: Sequence[Draft], kinds: set[str]) -> Party | None:
    able = [draft for draft in drafts if draft.mention.kind in kinds]
    subjects = [draft for draft in able if is_subject(sentence, draft.mention)]
    if subjects:
        return subjects[-1].party
    if able and all(same(able[0].party, other.party) for other in able[1:]):
        return able[0].party
    return None


def _is_body(draft: Draft) -> bool:
    if draft.mention.kind in {"state", "group"}:
        return True
    return draft.mention.kind == "agent" and draft.reading.body and draft.party.country is not None


def _is_many(draft: Draft) -> bool:
    return draft.mention.kind == "group" or (draft.mention.kind == "agent" and draft.mention.plural)


def _latest(story: Story, count: int) -> Iterator[tuple[Sentence, Sequence[Draft]]]:
    yield from reversed(story[-count:])


def _back(story: Story, before: Sequence[Draft]) -> Iterator[Draft]:
    yield from reversed(before)
    for _, drafts in reversed(story):
        yield from reversed(drafts)
