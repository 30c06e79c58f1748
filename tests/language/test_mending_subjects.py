"""Tests of subjects that a word between hides from their verbs."""

from __future__ import annotations

from goodoffices.language.mending import mended
from goodoffices.language.tokens import Token


def tokens(text: str) -> tuple[Token, ...]:
    """Return tokens written out as `word|TAG|dep|head|ENT`; a word is its own lemma."""
    made: list[Token] = []
    for i, one in enumerate(text.split()):
        word, tag, dep, head, ent = one.split("|")
        kinds = {"VB": "VERB", "NN": "NOUN"}
        pos = "PROPN" if tag.startswith("NNP") else kinds.get(tag[:2], "X")
        made.append(Token(i, word, word, pos, tag, dep, int(head), i, i + 1, ent))
    return tuple(made)


def placed(text: str) -> list[tuple[str, int]]:
    """Return each token's relation and head after mending."""
    return [(one.dep, one.head) for one in mended(tokens(text))]


def test_who_is_only_stressed_is_no_second_subject() -> None:
    """In "Lome had itself been shelled" Lome was shelled; "it shelled itself" stays as it is."""
    shelled = "Lome|NNP|nsubjpass|3| itself|PRP|nsubjpass|3| been|VBN|auxpass|3| shell|VBN|ROOT|3|"
    assert placed(shelled)[:2] == [("nsubjpass", 3), ("advmod", 3)]
    alone = "itself|PRP|nsubjpass|2| been|VBN|auxpass|2| shell|VBN|ROOT|2|"
    assert placed(alone)[0] == ("nsubjpass", 2)


def test_those_before_each_do_it() -> None:
    """In "war broke, and Mali and Niger each blamed the other" Mali and Niger blame."""
    blamed = (
        "war|NN|nsubj|1| break|VBD|ROOT|1| and|CC|cc|1| Mali|NNP|{}|1| and|CC|cc|3| Niger|NNP|conj|3|"
        " each|DT|nsubj|7| blame|VBD|conj|1| other|JJ|dobj|7|"
    )
    assert placed(blamed.format("dep"))[3] == ("nsubj", 7)
    assert placed(blamed.format("nsubj"))[3] == ("nsubj", 1)


def test_a_day_is_no_part_of_a_name() -> None:
    """In "On Sunday Ouattara left" Sunday is the day; "Sunday Mba left" is a man."""
    left = "On|IN|prep|3| Sunday|NNP|compound|2|DATE Ouattara|NNP|nsubj|3| leave|VBD|ROOT|3|"
    assert placed(left)[1] == ("pobj", 0)
    assert placed("Sunday|NNP|compound|1| Mba|NNP|nsubj|2| leave|VBD|ROOT|2|")[0] == ("compound", 1)


def test_a_headlines_demand_is_a_verb() -> None:
    """In "Mali and Niger demand ceasefire" they demand it; a "demand letter" stays a letter."""
    line = "Mali|NNP|nmod|4| and|CC|cc|0| Niger|NNP|conj|0| demand|NN|compound|4| {}|NN|ROOT|4|"
    assert placed(line.format("ceasefire")) == [
        ("nsubj", 3), ("cc", 0), ("conj", 0), ("ROOT", 3), ("dobj", 3),
    ]  # fmt: skip
    assert placed(line.format("letter"))[3] == ("compound", 4)


def test_the_noun_a_participle_describes_is_the_subject() -> None:
    """In "the sentence passed on him was confirmed" the sentence was confirmed."""
    told = (
        "sentence|NN|nsubj|1| pass|VBD|{}|5| on|IN|prep|1| him|PRP|pobj|2| be|VBD|auxpass|5|"
        " confirm|VBN|ROOT|5|"
    )
    assert placed(told.format("csubjpass"))[:2] == [("nsubjpass", 5), ("acl", 0)]
    assert placed(told.format("advcl"))[:2] == [("nsubj", 1), ("advcl", 5)]


def test_what_somebody_is_held_to_be_is_no_clause() -> None:
    """In "a judge held Chad liable" liable is what Chad was held to be; "left Chad, afraid" stays."""
    held = "judge|NN|nsubj|1| {}|VBD|ROOT|1| Chad|NNP|dobj|1| liable|JJ|advcl|1|"
    assert placed(held.format("hold"))[3] == ("oprd", 1)
    assert placed(held.format("leave"))[3] == ("advcl", 1)


def test_the_object_of_a_particle_is_the_verbs() -> None:
    """In "choke off the road" the road is choked off; a preposition keeps its own object."""
    choked = "Chad|NNP|nsubj|1| choke|VBD|ROOT|1| off|{}|prep|1| road|NN|pobj|2|"
    assert placed(choked.format("RP"))[2:] == [("prt", 1), ("dobj", 1)]
    assert placed(choked.format("IN"))[2:] == [("prep", 1), ("pobj", 2)]


def test_money_is_sent_to_whom_stands_before_it() -> None:
    """In "wired Mali $2 billion" the billion was wired, and to Mali; "fell 2 points" sends nothing."""
    line = "Peru|NNP|nsubj|1| {}|VBD|ROOT|1| Mali|NNP|dobj|1| $|$|quantmod|4| 2|CD|npadvmod|1|"
    assert placed(line.format("wire"))[2:] == [("dative", 1), ("quantmod", 4), ("dobj", 1)]
    assert placed(line.format("beat"))[2] == ("dobj", 1)


def test_who_is_rung_up_does_not_do_what_he_is_rung_for() -> None:
    """In "rang Mba to concede" the caller concedes; in "urged Mba to concede" Mba would."""
    line = "{}|VBD|ROOT|0| Mba|NNP|nsubj|3| to|TO|aux|3| concede|VB|ccomp|0|"
    assert placed(line.format("ring"))[1:] == [("dobj", 0), ("aux", 3), ("advcl", 0)]
    assert placed(line.format("urge"))[1] == ("nsubj", 3)


def test_what_is_shot_down_is_no_place() -> None:
    """In "shot down a drone" the drone is what was shot down; "ran down the road" tells where."""
    shot = "Oman|NNP|nsubj|1| shot|VB|ROOT|1| down|IN|prt|1| a|DT|det|4| drone|NN|pobj|2|"
    assert placed(shot)[4] == ("dobj", 1)
    assert placed(shot.replace("|prt|", "|prep|"))[4] == ("pobj", 2)
