"""Whole stories, read with the real parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.language.tokens import Analysis, Quote, Sentence
from goodoffices.shapes import Party, Report, Statement
from goodoffices.statements import StatementLexicon, StoryScene, find_statements

pytestmark = pytest.mark.model
Reader = Callable[..., tuple[Statement, ...]]


def _told(statements: tuple[Statement, ...]) -> list[tuple[str | None, str, bool]]:
    return [
        (
            one.speaker.text if one.speaker else None,
            " / ".join(span.text for span in one.content),
            one.direct,
        )
        for one in statements
    ]


def test_a_quotation_broken_by_its_cue_is_one_statement(read: Reader) -> None:
    """Pieces before and after the cue, and the sentence that follows, belong together."""
    text = "“It is late,” said Ana Brandt, who leads the mission, “and we are tired.” “We rest.”"
    assert _told(read(text)) == [
        ("Ana Brandt", "It is late / and we are tired. / We rest.", True),
    ]


def test_a_quotation_runs_over_sentences(read: Reader) -> None:
    """All sentences between the marks are said by the cue at the end."""
    text = "“The bridge is gone. We walked through the river,” a driver told AFP."
    (statement,) = read(text)
    assert statement.content[0].text == "The bridge is gone. We walked through the river"
    assert [party.text for party in statement.addressees] == ["AFP"]


def test_a_quotation_runs_over_paragraphs(read: Reader) -> None:
    """A paragraph left open is taken up by the next; a later one has the speaker of that."""
    text = (
        "“The bridge is gone.\n“We walked through the river,” Karl Voss said.\n"
        "“Nobody helped us on the way.”"
    )
    assert _told(read(text)) == [
        ("Karl Voss", "The bridge is gone. / We walked through the river", True),
        ("Karl Voss", "Nobody helped us on the way.", True),
    ]


def test_a_colon_hands_the_next_paragraph_to_its_speaker(read: Reader) -> None:
    """A cue that ends its paragraph with a colon and the quotation below are one statement."""
    assert _told(read("Voss continued:\n“The river was cold and nobody helped us.”")) == [
        ("Voss", "The river was cold and nobody helped us.", True),
    ]


def test_mixed_speech_is_one_indirect_statement(read: Reader) -> None:
    """Quoted words in a reporter's clause stay in it, to the end of the quotation."""
    (statement,) = read("The envoy said the plan was “a trap, and a bad one.”")
    assert statement.content[0].text == "the plan was “a trap, and a bad one.”"
    assert not statement.direct


def test_what_stands_in_anothers_words_is_found_within(read: Reader) -> None:
    """Reported speech inside reported speech gives both statements, the inner one shorter."""
    outer, inner = read("Rebels said Chad had told the envoys that the road was open.")
    assert outer.content[0].start < inner.content[0].start
    assert inner.speaker is not None
    assert inner.speaker.text == "Chad"
    assert inner.content[0].text == "the road was open"


def test_a_speaker_does_not_quote_himself(read: Reader) -> None:
    """What a speaker says of his own words inside a quotation is no second statement."""
    assert len(read("“I think we told them that we would stay,” Voss said.")) == 1


def test_an_unnamed_official_keeps_no_name_in_what_follows(read: Reader) -> None:
    """The pronoun after an unnamed speaker stays unnamed, even where a name is suggested."""
    voss = Party(text="He", start=0, end=2, actor="x.voss", name="Karl Voss")
    text = (
        "A senior official who asked not to be named said the talks had failed. "
        "He said the envoys were leaving."
    )
    found = read(text, who={"He": voss})
    assert [(s.speaker.actor, s.speaker.name) for s in found if s.speaker] == [(None, None)] * 2


def test_the_stand_taken_in_what_is_said_is_the_speakers(read: Reader) -> None:
    """Who is said to have said he rejected something rejects it."""
    (statement,) = read("The junta said on Friday it rejected the offer of talks.")
    assert statement.stance == "rejects"
    assert statement.content[0].text == "it rejected the offer of talks"


def test_two_voices_in_a_sentence_are_kept_apart(read: Reader) -> None:
    """What one says ends where another speaks."""
    text = "According to the mission, twelve people died, but the army denied it had fired."
    assert [(s, c) for s, c, _ in _told(read(text))] == [
        ("the mission", "twelve people died"),
        ("the army", "it had fired"),
    ]


def test_quotations_are_found_where_no_sentence_was_parsed(
    scene_of: Callable[..., StoryScene], lexicon: StatementLexicon
) -> None:
    """A story left unparsed raises nothing; a long quotation has no speaker."""
    text = "“Nobody in this town sleeps at night.”"
    sentence = Sentence(0, 0, len(text), text)
    analysis = Analysis(Report(id="t", text=text), (sentence,), (Quote(1, len(text) - 1),))
    (statement,) = find_statements(scene_of(analysis), lexicon, lambda kind, at: f"{kind}{at}")
    assert statement.speaker is None
    assert statement.direct


def test_what_a_speaker_did_next_is_not_said(read: Reader) -> None:
    """The reporter's own clause after what is said is left out; a second clause said is kept."""
    text = "Ana Brandt said the truce would hold, and she sent her team back to Oslo."
    assert _told(read(text)) == [("Ana Brandt", "the truce would hold", False)]
    text = "Ana Brandt said the truce would hold and the team would go back to Oslo."
    assert _told(read(text))[0][1] == "the truce would hold and the team would go back to Oslo"


def test_what_is_refused_as_a_thing_is_no_statement(read: Reader) -> None:
    """To reject a list says nothing; to refuse to sign says what one will not do."""
    assert not read("Ana Brandt rejected the list.")
    assert _told(read("Ana Brandt refused to sign the list."))[0][1] == "to sign the list"


TAILS = [
    (
        "Nine people died when the old bridge fell, Ana Brandt, the mayor of the port, said on Sunday.",
        "Ana Brandt", "Nine people died when the old bridge fell",
    ),
    (
        "The two sides will meet again in Lome in May, reported the Sabo news agency.",
        "Sabo news agency", "The two sides will meet again in Lome in May",
    ),
    (
        "Both sides have made little progress at the talks, the envoy has warned, despite weeks of effort.",
        "envoy", "Both sides have made little progress at the talks",
    ),
    (
        "The market was shelled at noon, killing five people as the police and a doctor said on Monday.",
        "police and a doctor", "The market was shelled at noon, killing five people",
    ),
    (
        "The army killed nineteen men in the raid, the militia said, as the generals pressed on.",
        "militia", "The army killed nineteen men in the raid",
    ),
    (
        "The ministry said on Thursday talks broke down over the list.",
        "ministry", "talks broke down over the list",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), TAILS)
def test_speakers_behind_their_words_are_found(
    read: Reader, text: str, speaker: str, content: str
) -> None:
    """An apposition, a day, a verb before its speaker or an aside behind it hides nobody."""
    (found,) = read(text)
    assert found.speaker is not None
    assert found.speaker.text.endswith(speaker)
    assert " ".join(span.text for span in found.content) == content


def test_words_quoted_after_another_verb_are_not_taken_in(read: Reader) -> None:
    """What is denied ends where the next verb begins."""
    first, second = read(
        'The army denied its troops had fired on the town and blamed "bandits" for it.'
    )
    assert first.content[0].text == "its troops had fired on the town"
    assert "bandits" in second.content[0].text


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Oman promised to withdraw its ships, as shells fell on the port.",
            "to withdraw its ships",
        ),
        (
            "Okoro accused Lund of being a traitor, though the court papers clear him.",
            "Lund of being a traitor",
        ),
        (
            "She said nurses would be spared, and when asked again, the envoy replied that it was late.",
            "nurses would be spared",
        ),
        (
            "The agency said the raid was over, the radio reported on Friday.",
            "the raid was over",
        ),
        (
            "The daily wrote that Okoro had sold a mine, which would have paid his debt.",
            "Okoro had sold a mine, which would have paid his debt",
        ),
        (
            "The ministry said the port was closed but could reopen on Friday.",
            "the port was closed but could reopen on Friday",
        ),
    ],
)
def test_the_reporters_own_words_are_not_taken_in(read: Reader, text: str, content: str) -> None:
    """An "as"-clause, another who speaks, what the record shows: the reporter's; a "would" is not."""
    assert content in {" ".join(span.text for span in one.content) for one in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The minister defended itself.",
        "You know that the port is closed.",
        "He added a note of caution, should Okoro return to the valley.",
    ],
)
def test_nothing_is_said(read: Reader, text: str) -> None:
    """A mere "itself", a reader told "you know", a note added: no statement."""
    assert read(text) == ()


def test_who_speaks_is_no_content_of_the_paper_that_has_it(read: Reader) -> None:
    """In “...,” he said, according to the daily: “he said” is not what the daily says."""
    said = {row[1] for row in _told(read("“We will not go,” Voss said, according to the daily."))}
    assert said == {"We will not go"}


def test_a_day_that_owns_the_subject_is_part_of_what_is_said(read: Reader) -> None:
    """In "said Tuesday's vote was fair" the day is no day of saying."""
    (statement,) = read("Observers said Tuesday's vote was fair.")
    assert statement.content[0].text == "Tuesday's vote was fair"


def test_what_would_come_of_it_is_said_too(read: Reader) -> None:
    """A participle goes on with what "would" happen; else it is what the reporter adds."""
    (said,) = read("Voss said the road would be widened, allowing all lorries to pass.")
    assert said.content[0].text.endswith("to pass")
    (told,) = read("Voss said the road was open, contradicting the mayor.")
    assert told.content[0].text == "the road was open"
