"""Who "he" is, and that a name kept back stays so."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.shapes import Party
from goodoffices.statements.draft import Draft, Page
from goodoffices.statements.reference import referred

TEXT = "aaaa|bbbb|cccc\ndddd\neeee\nffff"
Pages = Callable[..., Page]


def _draft(sentence: int, speaker: Party, *, unnamed: bool = False, noun: str = "") -> Draft:
    start = sentence * 5
    return Draft(
        ((start, start + 4),),
        sentence=sentence,
        sure=0.9,
        rule="r",
        speaker=speaker,
        unnamed=unnamed,
        noun=noun,
    )


def _party(text: str, name: str | None = None, actor: str | None = None) -> Party:
    return Party(text=text, start=0, end=len(text), name=name, actor=actor)


def test_an_unresolved_he_is_the_last_speaker(page_of: Pages) -> None:
    """The pronoun keeps its place in the text and takes the name of who spoke before."""
    drafts = [_draft(0, _party("Karl Voss", "Karl Voss")), _draft(1, _party("he"))]
    speaker = list(referred(drafts, page_of(TEXT)))[1].speaker
    assert speaker is not None
    assert (speaker.text, speaker.name) == ("he", "Karl Voss")


def test_he_does_not_reach_over_several_paragraphs(page_of: Pages) -> None:
    """Two paragraphs further on nobody is meant for sure."""
    drafts = [_draft(0, _party("Karl Voss", "Karl Voss")), _draft(4, _party("he"))]
    speaker = list(referred(drafts, page_of(TEXT)))[1].speaker
    assert speaker is not None
    assert speaker.name is None


def test_he_after_an_unnamed_official_is_nobodys_name(page_of: Pages) -> None:
    """A name that a resolver found further up is dropped."""
    drafts = [
        _draft(0, _party("a senior official"), unnamed=True, noun="official"),
        _draft(1, _party("he", "Karl Voss", "x.voss")),
    ]
    speaker = list(referred(drafts, page_of(TEXT)))[1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.actor) == (None, None)


def test_the_official_is_the_unnamed_one_of_before(page_of: Pages) -> None:
    """The same noun stays unnamed even paragraphs later; somebody named is not touched."""
    drafts = [
        _draft(0, _party("a senior official"), unnamed=True, noun="official"),
        _draft(3, _party("the official", "Karl Voss", "x.voss"), noun="official"),
        _draft(4, _party("Voss", "Karl Voss", "x.voss"), noun="voss"),
    ]
    found = [d.speaker.actor for d in referred(drafts, page_of(TEXT)) if d.speaker]
    assert found == [None, None, "x.voss"]
