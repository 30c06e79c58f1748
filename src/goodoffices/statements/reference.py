"""Who "he" is among those who spoke before, and that a speaker whose name is kept back stays so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from goodoffices.shapes import Party
from goodoffices.statements.draft import Draft, Page

REACH = 1  # paragraphs back to the speaker whom "he" can mean
_SINGLE = frozenset({"he", "she"})


def referred(drafts: Iterable[Draft], page: Page) -> Iterator[Draft]:
    """Yield the drafts, in order, with pronouns and repeated nouns led back to earlier speakers.

    "He" after an unnamed official is that official, whatever name stands further up; "the official"
    likewise. A "he" that nobody resolved is the last speaker of this paragraph or the one before.
    """
    last: Draft | None = None
    unnamed: dict[str, Draft] = {}
    for draft in drafts:
        found = _led_back(draft, last, unnamed, page)
        yield found
        if found.speaker is None or found.speaker.text.lower() in _SINGLE:
            continue
        last = found
        if found.unnamed:
            unnamed[found.noun] = found
        elif found.speaker.name is not None:
            unnamed.pop(found.noun, None)


def _led_back(draft: Draft, last: Draft | None, unnamed: dict[str, Draft], page: Page) -> Draft:
    speaker = draft.speaker
    if speaker is None or draft.unnamed:
        return draft
    if speaker.text.lower() in _SINGLE and last is not None:
        unknown = last.unnamed or not (speaker.actor or speaker.name)
        if unknown and _is_near(draft, last, page):
            return replace(draft, speaker=_same(speaker, last.speaker), unnamed=last.unnamed)
    if draft.noun in unnamed and speaker.text.lower().startswith(("the ", "that ", "this ")):
        return replace(draft, speaker=_same(speaker, unnamed[draft.noun].speaker), unnamed=True)
    return draft


def _is_near(draft: Draft, last: Draft, page: Page) -> bool:
    return page.paragraph(draft.sentence) - page.paragraph(page.last_sentence(last)) <= REACH


def _same(speaker: Party, other: Party | None) -> Party:
    if other is None:
        return speaker
    return replace(
        speaker,
        actor=other.actor,
        name=other.name,
        country=other.country,
        sector=other.sector,
        role=other.role,
        why=f"{speaker.text}: {other.text}",
    )
