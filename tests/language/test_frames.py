"""Frames: constructions undone, so that roles are the same however a thing is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.language.frames import Frame, build_frames, load_grammar
from goodoffices.language.tokens import Analysis, Sentence

GRAMMAR = load_grammar()
Parse = Callable[[str], Analysis]


def frame_of(parse: Parse, text: str, lemma: str) -> tuple[Frame, Sentence]:
    """Return the frame of a predicate in a text of one sentence."""
    (sentence,) = parse(text).sentences
    frames = build_frames(sentence, GRAMMAR).values()
    return next(f for f in frames if lemma in f.lemmas), sentence


def words(parse: Parse, text: str, lemma: str, *roles: str) -> set[str]:
    """Return the words that fill a role."""
    frame, sentence = frame_of(parse, text, lemma)
    return {sentence.tokens[k].text for k in frame.fill(*roles)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "lemma", "role", "expected"),
    [
        ("Rebels attacked the town.", "attack", "agent", {"Rebels"}),
        ("The town was attacked by rebels.", "attack", "agent", {"rebels"}),
        ("The town was attacked by rebels.", "attack", "patient", {"town"}),
        ("Egypt offered to mediate.", "mediate", "agent", {"Egypt"}),
        ("France urged Mali to withdraw.", "withdraw", "agent", {"Mali"}),
        ("France called on Mali to withdraw.", "withdraw", "agent", {"Mali"}),
        ("The envoy, who met the rebels, left.", "meet", "agent", {"who", "envoy"}),
        ("The army arrested and deported ten men.", "arrest", "patient", {"men"}),
        ("The town was shelled and burnt by rebels.", "shell", "agent", {"rebels"}),
        ("Two men were seized by gunmen and executed.", "execute", "patient", {"men"}),
        ("One was shot dead and two were wounded by rebels.", "shoot", "agent", {"rebels"}),
        ("Mali cut ties with Chad, and so did Togo.", "cut", "agent", {"Mali", "Togo"}),
        ("Mali cut ties with Chad and Togo did so in Peru.", "cut", "agent", {"Mali"}),
        ("Mali expelled an envoy, and Togo did the same.", "expel", "agent", {"Mali", "Togo"}),
        ("The camp was hit not by the army but by rebels.", "hit", "agent", {"rebels"}),
        ("Not the army but the rebels hit the camp.", "hit", "agent", {"rebels"}),
        ("Kenya, whose troops are fighting, denied it.", "fight", "patient", set()),
        ("Mali, joined by Togo, sanctioned Chad.", "sanction", "agent", {"Mali", "Togo"}),
        ("Together with Togo, Mali sanctioned Chad.", "sanction", "agent", {"Mali", "Togo"}),
        ("He was held by police, prompting a rebuke.", "prompt", "agent", {"police"}),
        ("France launched strikes on rebels.", "strike", "agent", {"France"}),
        ("France launched strikes on rebels.", "strike", "on", {"rebels"}),
        ("The army came under fire from rebels.", "fire", "patient", {"army"}),
        ("The envoy spoke today to Oman and to Qatar.", "speak", "to", {"Oman", "Qatar"}),
        ("Ghana called the attack a crime.", "attack", "agent", set()),
        ("Talks between Kenya and Uganda began.", "talk", "between", {"Kenya", "Uganda"}),
        ("A Swiss-brokered truce held.", "broker", "agent", {"Swiss"}),
        ("Lima accused the rebels of using boys as shields.", "use", "agent", {"rebels"}),
        ("A convoy was fired upon by rebels.", "fire", "upon", {"convoy"}),
        ("Mali accused Chad of firing on a patrol.", "fire", "agent", {"Chad"}),
        ("Oslo spoke with both sides, urging calm.", "urge", "agent", {"Oslo"}),
        ("The day ended with two men being held.", "hold", "patient", {"men"}),
        ("Georgia withdrew 300 of its own soldiers.", "withdraw", "patient", {"300", "soldiers"}),
        ("Riots prompted Kenya to expel two envoys.", "expel", "agent", {"Kenya"}),
        ("Mali, along with Togo, condemned it.", "condemn", "agent", {"Mali", "Togo"}),
        ("Police arrested a man along with two boys.", "arrest", "patient", {"man", "boys"}),
        (
            "Mali will free its own men, along with ten nurses.",
            "free",
            "patient",
            {"men", "nurses"},
        ),
        ("Mali, along with Togo, condemned it.", "condemn", "with", set()),
        ("Mali named groups it holds responsible for raiding Bria.", "raid", "agent", {"groups"}),
        ("The envoy was summoned and handed a note.", "hand", "dative", {"envoy"}),
        ("The envoy was summoned and handed a note.", "hand", "agent", set()),
        ("The envoy came and handed them a note.", "hand", "agent", {"envoy"}),
        ("The raid, in which ten were killed, failed.", "kill", "in", {"raid", "which"}),
        ("The rebels, with whom Chad signed a truce, fled.", "sign", "with", {"rebels", "whom"}),
        (
            "Troops advanced in the north, where rebels are trying to hide.",
            "try",
            "agent",
            {"rebels"},
        ),
    ],
)
def test_roles_are_found_however_it_is_said(
    parse_text: Parse, text: str, lemma: str, role: str, expected: set[str]
) -> None:
    """Passives, control, relatives, coordination and light verbs all give the plain roles."""
    assert words(parse_text, text, lemma, role) == expected


@pytest.mark.model
def test_no_subject_denies_all_that_is_joined_with_or(parse_text: Parse) -> None:
    """Nobody was killed or wounded: neither happened."""
    text = "No guards were killed or wounded in the raid."
    assert frame_of(parse_text, text, "wound")[0].negated


@pytest.mark.model
def test_a_noun_knows_the_light_verb_it_hangs_on(parse_text: Parse) -> None:
    """A strike that is called is told from one that is launched."""
    assert words(parse_text, "The party called a strike in Lima.", "strike", "light") == {"called"}


@pytest.mark.model
def test_negation_modals_and_tense_are_read(parse_text: Parse) -> None:
    """A negated future keeps its modal and its tense."""
    frame, _ = frame_of(parse_text, "Ghana will not host the talks.", "host")
    assert frame.negated
    assert frame.modals == ("will",)
    assert frame.tense == "future"


@pytest.mark.model
def test_particle_makes_one_verb(parse_text: Parse) -> None:
    """A verb and its particle are looked up as one verb first."""
    frame, _ = frame_of(parse_text, "The junta cracked down on monks.", "crack_down")
    assert frame.lemmas == ("crack_down", "crack")


@pytest.mark.model
def test_noun_before_a_noun_is_no_predicate(parse_text: Parse) -> None:
    """Aid workers tell of no aid."""
    (sentence,) = parse_text("Aid workers arrived in Goma.").sentences
    assert all("aid" not in f.lemmas for f in build_frames(sentence, GRAMMAR).values())


def test_sentence_without_tokens_has_no_frames() -> None:
    """A sentence that was not parsed yields nothing and raises nothing."""
    assert build_frames(Sentence(0, 0, 5, "Hello"), GRAMMAR) == {}


@pytest.mark.model
def test_the_month_of_may_is_no_modal(parse_text: Parse) -> None:
    """What was done "since May" was done: the month's name makes nothing possible."""
    assert frame_of(parse_text, "Qatar has since May mediated in Mali.", "mediate")[0].modals == ()
    assert frame_of(parse_text, "Qatar may mediate in Mali.", "mediate")[0].modals == ("may",)


@pytest.mark.model
def test_what_is_to_be_done_is_done_to_the_subject(parse_text: Parse) -> None:
    """In "a fund is to be set up by Chad" Chad sets up the fund."""
    told = "A fund is to be set up by Chad."
    assert words(parse_text, told, "set_up", "agent") == {"Chad"}
    assert words(parse_text, told, "set_up", "patient") == {"fund"}


@pytest.mark.model
def test_how_two_do_it_fills_a_role(parse_text: Parse) -> None:
    """The word "jointly" tells how two do it."""
    assert words(parse_text, "The divers jointly raised the wreck.", "raise", "adverb") == {
        "jointly"
    }
