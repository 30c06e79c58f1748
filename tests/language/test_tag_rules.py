"""Attribute rules looked up by the word: what is tested, which rule wins, and what is not understood."""

from __future__ import annotations

from typing import Any

from goodoffices.language.tag_rules import Seen, read_tag_rules


def entry(words: list[dict[str, Any]], index: int = 0, **attrs: str) -> dict[str, Any]:
    """Return a pattern as spaCy's attribute ruler holds it."""
    return {"patterns": [words], "attrs": attrs, "index": index}


def test_a_later_rule_wins_and_leaves_the_rest() -> None:
    """The word "did" is an auxiliary by its tag and a verb by its place; its lemma stays."""
    rules = read_tag_rules(
        [
            entry([{"TAG": "VBD"}], POS="VERB"),
            entry([{"TAG": "VBD", "LOWER": "did"}], POS="AUX", LEMMA="do"),
            entry([{"LOWER": {"IN": ["did", "had"]}, "DEP": {"IN": ["ROOT"]}}], POS="VERB"),
        ]
    )
    assert rules is not None
    helping, main = Seen("VBD", "did", "aux"), Seen("VBD", "did", "ROOT")
    assert rules.told(rules.alone(helping)) == {"POS": "AUX", "LEMMA": "do"}
    assert rules.told(rules.alone(main)) == {"POS": "VERB", "LEMMA": "do"}


def test_what_is_barred_and_what_fits_a_pattern() -> None:
    """NOT_IN holds for every other value; REGEX is searched in the word."""
    rules = read_tag_rules(
        [
            entry([{"TAG": {"IN": ["DT"]}, "DEP": {"NOT_IN": ["det", ""]}}], POS="PRON"),
            entry([{"LOWER": {"REGEX": "^n'?t$"}}], LEMMA="not"),
        ]
    )
    assert rules is not None
    assert rules.alone(Seen("DT", "that", "nsubj")) == (0,)
    assert rules.alone(Seen("DT", "that", "det")) == ()
    assert rules.alone(Seen("RB", "nt", "neg")) == (1,)


def test_two_words_are_told_by_both() -> None:
    """A rule of two words is opened by the first and closed by the second, and gives to its target."""
    rules = read_tag_rules([entry([{"LOWER": "got"}, {"LOWER": "ta"}], index=1, LEMMA="to")])
    assert rules is not None
    (number,) = rules.opened(Seen("VBN", "got", "ROOT"))
    assert rules.closes(number, Seen("TO", "ta", "aux"))
    assert not rules.closes(number, Seen("NN", "it", "dobj"))
    assert rules.alone(Seen("VBN", "got", "ROOT")) == ()
    assert rules.rules[number].target == 1


def test_rules_for_white_space_are_left_out_and_unknown_ones_refused() -> None:
    """No token of ours is white space; a test or attribute that can't be kept by the word is None."""
    space = entry([{"IS_SPACE": True}], TAG="_SP")
    known = read_tag_rules([space])
    assert known is not None
    assert known.rules == ()
    assert read_tag_rules([entry([{"ENT_TYPE": "ORG"}], POS="PROPN")]) is None
    assert read_tag_rules([entry([{"TAG": "NN"}], TAG="NNS")]) is None
    assert read_tag_rules([entry([{"LOWER": "a"}] * 3, POS="DET")]) is None
    assert read_tag_rules([entry([{"LOWER": {"FUZZY": "a"}}], POS="DET")]) is None
