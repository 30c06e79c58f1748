"""Who said what to whom, over a whole story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from goodoffices.language.tokens import between
from goodoffices.shapes import Party, Statement
from goodoffices.statements.cues import Cue, find_cues
from goodoffices.statements.draft import Draft, Page, Spans
from goodoffices.statements.gives import StatementLexicon, Words
from goodoffices.statements.going_on import gone_on
from goodoffices.statements.layout import find_shown
from goodoffices.statements.quotes import (
    MARKS,
    Quotation,
    announcing,
    cue_for,
    outside,
    quotations,
    quoted,
    within,
)  # fmt: skip
from goodoffices.statements.reference import referred
from goodoffices.statements.speaker import OWN, PRONOUNS, REFLEXIVE, is_unnamed, party_of
from goodoffices.statements.view import StatementView, StoryScene

MORE_SURE = 0.1  # for words between quotation marks beside a cue
LESS_SURE = 0.2  # for words that the tree did not give
YOU = frozenset({"you"})
CUE_WORDS = 3  # of "the mayor said", which a paper quotes with what he said
JOINT = 25  # characters between two coordinated halves of what is said, the second quoted
_START = attrgetter("start")
_JOINTS = frozenset({"and", "but", "or"})
_SMALL = frozenset(
    "a an the of to in on at by for with as that its his her their also was is were".split()
)


def find_statements(
    scene: StoryScene, lexicon: StatementLexicon, name: Callable[[str, int], str]
) -> tuple[Statement, ...]:
    """Return the story's statements in the order of their words.

    Args:
        scene: The parsed story with its quotations and parties.
        lexicon: The rules, from `load_statement_lexicon`.
        name: Makes a finding's id of its kind and its place in the text.

    """
    page = Page(scene.analysis, tuple(quotations(scene.analysis)))
    cues = [
        find_cues(
            StatementView(scene, sentence, lexicon.words),
            scene.frames(sentence.index),
            lexicon,
            quoted(sentence, between(page.quotes, sentence.start, sentence.end)),
        )
        for sentence in scene.analysis.sentences
    ]
    drafter = _Drafter(scene, page, cues, lexicon.words)
    drafts = [*drafter.drafts(), *find_shown(scene, page, lexicon)]
    kept = _kept(gone_on(drafts, drafter.left, page), page)
    drafts = sorted(kept, key=lambda d: (d.start, d.end))
    return tuple(_named(referred(drafts, page), page, name))


class _Drafter:
    """Brings the cues and quotations of a story together."""

    def __init__(
        self, scene: StoryScene, page: Page, cues: Sequence[Sequence[Cue]], words: Words
    ) -> None:
        self.scene = scene
        self.page = page
        self.cues = cues
        self.words = words
        whole = [q for q in page.quotes if q.whole]
        owners = [(q, self._owner(q)) for q in whole]
        self.left = [q for q, cue in owners if cue is None]
        self.owned = [q for q, cue in owners if cue is not None]
        self.whole: dict[int, list[Quotation]] = {}
        for quotation, cue in owners:
            self.whole.setdefault(id(cue), []).append(quotation)

    def _owner(self, quotation: Quotation) -> Cue | None:
        beside = cue_for(quotation, self.cues, self.page.text)
        return beside or announcing(quotation, self.cues, self.page.analysis)

    def drafts(self) -> Iterator[Draft]:
        """Yield what each cue says, with the quotations beside it."""
        for row in self.cues:
            for cue in row:
                draft = self._draft(cue)
                if draft is not None:
                    yield draft

    def _draft(self, cue: Cue) -> Draft | None:
        whole = self.whole.get(id(cue), [])
        spans = self._spans(cue, whole)
        speaker = party_of(self.scene, self.words, cue.sentence, cue.speakers)
        if not spans or (speaker is None and not whole) or self._is_pronoun(spans):
            return None
        if speaker is not None and speaker.text.lower() in YOU and not whole:
            return None  # "you know that ...": the reader is told, and says nothing
        change = MORE_SURE if whole else -LESS_SURE if cue.guessed else 0.0
        head = cue.speakers[0] if cue.speakers else None
        return Draft(
            spans=spans,
            sentence=cue.sentence.index,
            sure=cue.gives.sure + change,
            rule=cue.rule,
            quotes=self.page.has_quotes(spans),
            cue=cue,
            speaker=speaker,
            unnamed=head is not None and is_unnamed(self.words, cue.sentence, head),
            noun=cue.sentence.tokens[head].lemma if head is not None else "",
            addressees=tuple(self._addressees(cue)),
            stance=cue.stance,
        )

    def _spans(self, cue: Cue, whole: list[Quotation]) -> Spans:
        near = [quote for a, b in cue.content for quote in between(self.owned, a, b)]
        apart = outside(cue.content, near)
        free = [s for s in apart if self.page.has_words(*s) and not self._is_cue(cue, s)]
        if not whole:
            return tuple(self.page.bare(self._stretched(free)))
        spans = [self._led_in(cue, q) for q in whole]
        after = next((q for q in whole if q.start > cue.words[1]), None)
        if after is not None:
            spans = [s for s in spans if s[1] != after.end]
            spans.extend(self._led_up(cue, free, after))
        return tuple(self.page.bare(sorted(spans)))

    def _is_cue(self, cue: Cue, span: tuple[int, int]) -> bool:
        """Whether words only say who speaks in a quotation: the "he said" of another cue."""
        others = (other for other in self.cues[cue.sentence.index] if other is not cue)
        zones = [other.zone for other in others if id(other) in self.whole]
        return within(*span, zones) and len(self.page.text[slice(*span)].split()) <= CUE_WORDS

    def _led_in(self, cue: Cue, quotation: Quotation) -> tuple[int, int]:
        """The quotation with what its sentence begins with: "In Brod, “nobody sleeps,” he said"."""
        first = cue.sentence.start
        opening = self.page.text[first : quotation.start]
        told = any(first <= c.words[0] < quotation.start for c in self.cues[cue.sentence.index])
        if (
            quotation.first != cue.sentence.index
            or told
            or not opening.rstrip(MARKS).endswith(",")
            or any(first <= q.start for q in between(self.page.quotes, first, quotation.start))
        ):
            return quotation.start, quotation.end
        return first, quotation.end

    def _led_up(
        self, cue: Cue, free: list[tuple[int, int]], quotation: Quotation
    ) -> Iterator[tuple[int, int]]:
        """Yield a quotation after its cue, with the indirect speech that leads up to it."""
        start = quotation.start
        for a, b in free:
            if b <= cue.zone[0] and ":" in self.page.text[cue.words[1] : start]:
                yield a, b
            elif cue.words[1] <= a < start:
                start = a
        yield start, quotation.end

    def _stretched(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Take in the whole of a quotation that begins inside what is said and goes on after it."""
        quotes = self.page.quotes
        for start, end in spans:
            for k in range(bisect_left(quotes, start, key=_START), len(quotes)):
                quote = quotes[k]
                if quote.start > end + JOINT:
                    break
                if start <= quote.start < end < quote.end or self._goes_on_in(end, quote):
                    end = max(end, quote.end)  # noqa: PLW2901 - it grows
            yield start, end

    def _goes_on_in(self, end: int, quotation: Quotation) -> bool:
        """Whether a quotation is joined to what ends at `end` ("... and of “all the dead”")."""
        if quotation.whole or not end <= quotation.start <= end + JOINT:
            return False
        between = set(self.page.text[end : quotation.start].lower().strip(MARKS + ",").split())
        return bool(between & _JOINTS) and between <= _JOINTS | _SMALL

    def _is_pronoun(self, spans: Spans) -> bool:
        words = " ".join(self.page.text[a:b].lower() for a, b in spans)
        return words in PRONOUNS | OWN | REFLEXIVE

    def _addressees(self, cue: Cue) -> Iterator[Party]:
        for token in cue.addressees:
            party = party_of(self.scene, self.words, cue.sentence, (token,))
            if party is not None:
                yield party


def _kept(drafts: list[Draft], page: Page) -> Iterator[Draft]:
    """Leave out what stands in another's words, but for plain speech of a third."""
    beside = page.analysis.by_sentence(drafts, lambda draft: draft.spans)
    for draft in drafts:
        cue = draft.cue
        others = () if cue is None else beside[cue.sentence.index]
        if cue is None or not any(within(*cue.words, o.spans) for o in others if o is not draft):
            yield draft
            continue
        third = draft.speaker is not None and draft.speaker.text.lower() not in OWN | PRONOUNS
        if cue.gives.nested and third:
            yield draft


def _named(
    drafts: Iterable[Draft], page: Page, name: Callable[[str, int], str]
) -> Iterator[Statement]:
    used: set[int] = set()
    for draft in drafts:
        at = draft.cue.words[0] if draft.cue and draft.start in used else draft.start
        used.add(at)
        yield page.statement(draft, name("statement", at))
