"""Who speaks: what a reader would call the speaker, and whose name is kept back."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.language.tokens import Analysis, Sentence
from goodoffices.shapes import Party, Report
from goodoffices.statements import StatementLexicon, StoryScene
from goodoffices.statements.speaker import is_unnamed, party_of

SPOKESMAN = """
army =/NN compound 1
spokesman =/NN compound 3
Karl =/NNP compound 3 PERSON
Voss =/NNP nsubj 4 PERSON
said say/VBD ROOT 4
"""
HEAD = """
The =/DT det 1
head =/NN nsubj 9
of =/IN prep 1
the =/DT det 4
mission =/NN pobj 2
, =/, punct 1
Ana =/NNP compound 7 PERSON
Brandt =/NNP appos 1 PERSON
, =/, punct 1
spoke speak/VBD ROOT 9
"""
OFFICIAL = """
A =/DT det 2
senior =/JJ amod 2
official =/NN nsubj 6
who =/WP nsubj 4
objected object/VBD relcl 2
bitterly =/RB advmod 4
spoke speak/VBD ROOT 6
"""
TWO = """
Chad =/NNP nsubj 3 GPE
and =/CC cc 0
Mali =/NNP conj 0 GPE
said say/VBD ROOT 3
"""
Builder = Callable[..., Sentence]
Scenes = Callable[..., StoryScene]


def _party(
    sentence: Sentence,
    scene_of: Scenes,
    lexicon: StatementLexicon,
    *tokens: int,
    known: dict[tuple[int, int], tuple[Party, ...]] | None = None,
) -> Party:
    analysis = Analysis(Report(id="t", text=sentence.text), (sentence,))
    party = party_of(scene_of(analysis, known), lexicon.words, sentence, tokens)
    assert party is not None
    return party


def test_a_title_and_a_name_are_told_apart(
    sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """The text is the phrase with its title; the name stands without, the title is the role."""
    party = _party(sentence_of(SPOKESMAN), scene_of, lexicon, 3)
    assert (party.text, party.name, party.role) == (
        "army spokesman Karl Voss", "Karl Voss", "army spokesman",
    )  # fmt: skip


def test_a_name_in_apposition_belongs_to_the_speaker(
    sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """The text goes up to the name after the comma; the description is the role."""
    party = _party(sentence_of(HEAD), scene_of, lexicon, 1)
    assert party.text == "The head of the mission , Ana Brandt"
    assert (party.name, party.role) == ("Ana Brandt", "head of the mission")


def test_a_relative_clause_is_left_out_and_an_unnamed_speaker_has_no_name(
    sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """The phrase ends before "who"; "a senior official" is nobody's name."""
    sentence = sentence_of(OFFICIAL)
    party = _party(sentence, scene_of, lexicon, 2)
    assert party.text == "A senior official"
    assert party.name is None
    assert is_unnamed(lexicon.words, sentence, 2)


def test_an_unnamed_speaker_is_never_linked_to_a_name(
    sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """Whoever the register suggests, actor and name are dropped; the country stays."""
    guess = Party(text="A senior official", start=0, end=17, actor="x", name="X Y", country="TCD")
    party = _party(sentence_of(OFFICIAL), scene_of, lexicon, 2, known={(0, 2): (guess,)})
    assert (party.actor, party.name, party.country) == (None, None, "TCD")


def test_several_speakers_become_one_party_that_spans_them(
    sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """What two sides say together is no single actor's; shared traits are kept."""
    known: dict[tuple[int, int], tuple[Party, ...]] = {
        (0, 0): (Party(text="Chad", start=0, end=4, actor="TCD", country="TCD", sector="GOV"),),
        (0, 2): (Party(text="Mali", start=9, end=13, actor="MLI", country="MLI", sector="GOV"),),
    }
    party = _party(sentence_of(TWO), scene_of, lexicon, 0, 2, known=known)
    assert (party.text, party.actor, party.country, party.sector) == (
        "Chad and Mali", None, None, "GOV",
    )  # fmt: skip
