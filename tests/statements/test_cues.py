"""The words that say somebody speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.language.tokens import Analysis, Sentence
from goodoffices.shapes import Report
from goodoffices.statements import StatementLexicon, StoryScene
from goodoffices.statements.cues import Cue, find_cues
from goodoffices.statements.view import StatementView

SAID = """
Oman =/NNP nsubj 2
{aux}
said say/VBD ROOT 2
that =/IN/SCONJ mark 5
it =/PRP nsubj 5
stayed stay/VBD ccomp 2
. =/. punct 2
"""
PASSED = """
Oman =/NNP nsubj 1
wants want/VBZ ROOT 1
to =/TO aux 3
say =/VB xcomp 1
that =/IN/SCONJ mark 6
it =/PRP nsubj 6
stayed stay/VBD ccomp 3
"""
TWICE = """
Voss =/NNP nsubj 1
said say/VBD ROOT 1
he =/PRP nsubj 4
had have/VBD/AUX aux 4
walked walk/VBN ccomp 1
and =/CC cc 4
called call/VBD conj 4
the =/DT det 8
road =/NN dobj 6
safe =/JJ oprd 6
"""
Builder = Callable[..., Sentence]
Scenes = Callable[..., StoryScene]


def _cues(rows: str, build: Builder, scene_of: Scenes, lexicon: StatementLexicon) -> list[Cue]:
    sentence = build(rows)
    scene = scene_of(Analysis(Report(id="t", text=sentence.text), (sentence,)))
    return find_cues(StatementView(scene, sentence, lexicon.words), scene.frames(0), lexicon)


def _content(cue: Cue) -> list[str]:
    return [cue.sentence.text[a:b] for a, b in cue.content]


def test_a_clause_below_a_verb_of_saying_is_its_content(
    sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """The content comes without "that", the cue is the verb, the zone takes in who speaks."""
    (cue,) = _cues(SAID.format(aux="today =/RB advmod 2"), sentence_of, scene_of, lexicon)
    text = cue.sentence.text
    assert _content(cue) == ["it stayed"]
    assert text[slice(*cue.words)] == "said"
    assert text[slice(*cue.zone)] == "Oman today said"


@pytest.mark.parametrize("aux", ["never =/RB neg 2", "could =/MD aux 2"])
def test_what_nobody_said_is_no_statement(
    aux: str, sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """Neither "never said" nor "could say" tells of words spoken."""
    assert not _cues(SAID.format(aux=aux), sentence_of, scene_of, lexicon)


def test_an_infinitive_counts_only_after_verbs_that_assert_it(
    sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """Who wants to say has not said; who went on to say has."""
    assert not _cues(PASSED, sentence_of, scene_of, lexicon)
    went = PASSED.replace("wants want/VBZ", "went go/VBD")
    assert [_content(cue) for cue in _cues(went, sentence_of, scene_of, lexicon)] == [["it stayed"]]


def test_a_verb_coordinated_with_what_is_said_goes_back_to_the_speaker(
    sentence_of: Builder, scene_of: Scenes, lexicon: StatementLexicon
) -> None:
    """Voss said he had walked and called the road safe: both are the words of Voss."""
    said, called = _cues(TWICE, sentence_of, scene_of, lexicon)
    assert _content(said) == ["he had walked"]
    assert _content(called) == ["the road safe"]
    assert said.speakers == called.speakers == (0,)
