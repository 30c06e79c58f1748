"""Tests of what "and", "between" and a comma join, put right."""

from __future__ import annotations

from tests.language.conftest import placed, tokens

from goodoffices.language.mending import mended

BOMBED = (
    "they|PRP|nsubj|1| attack|VBD|ROOT|1| troops|NNS|dobj|1| and|CC|cc|1| bombed|VBN|amod|5|"
    " huts|NNS|conj|1| .|.|punct|1|"
)
WOUNDED = (
    "two|CD|nsubjpass|2| were|VBD|auxpass|2| shot|VBN|ROOT|2| and|CC|cc|2| ten|CD|conj|2|"
    " wounded|VBN|acl|4| in|IN|prep|5| Bria|NNP|pobj|6| .|.|punct|2|"
)


def test_two_deeds_are_joined() -> None:
    """What stands right behind "and" before a noun joined to a verb is a second deed, not a quality."""
    found = placed(BOMBED)
    assert found["bombed"] == ("conj", "attack")
    assert found["huts"] == ("dobj", "bombed")
    assert mended(tokens(BOMBED))[4].tag == "VBD"
    had = BOMBED.replace("they|PRP|nsubj|1|", "had|VBD|aux|1|").replace("attack|VBD", "attack|VBN")
    assert mended(tokens(had))[4].tag == "VBN"
    listed = BOMBED.replace("huts|NNS|conj|1|", "huts|NNS|conj|2|")
    assert placed(listed)["bombed"] == ("amod", "huts")


def test_the_others_were_wounded() -> None:
    """Of "two were shot and ten wounded" the ten were wounded, and not shot."""
    found = placed(WOUNDED)
    assert found["ten"] == ("nsubjpass", "wounded")
    assert found["wounded"] == ("conj", "shot")
    active = WOUNDED.replace("were|VBD|auxpass|2|", "they|PRP|nsubj|2|")
    assert placed(active)["wounded"] == ("acl", "ten")


def test_talks_resume_between_the_two() -> None:
    """Who stands behind "between A and" takes part in the talks and does not resume."""
    talks = (
        "talks|NNS|nsubj|5| between|IN|prep|0| Mali|NNP|pobj|1| and|CC|cc|2| rebels|NNS|nsubj|5|"
        " resumed|VBD|ROOT|5| .|.|punct|5|"
    )
    assert placed(talks)["rebels"] == ("conj", "Mali")
    with_them = talks.replace("between", "with")
    assert placed(with_them)["rebels"] == ("nsubj", "resumed")


def test_the_envoy_is_a_former_minister() -> None:
    """What stands between commas behind a subject renames it; a list stays a list."""
    envoy = (
        "envoy|NN|nsubj|5| ,|,|punct|0| former|JJ|amod|3| minister|NN|nsubj|5| ,|,|punct|0|"
        " met|VBD|ROOT|5| them|PRP|dobj|5| .|.|punct|5|"
    )
    assert placed(envoy)["minister"] == ("appos", "envoy")
    listed = envoy.replace(" ,|,|punct|0| met", " and|CC|cc|3| met")
    assert placed(listed)["minister"] == ("nsubj", "met")


def test_co_chairs_are_one_word() -> None:
    """Neither "co" nor the hyphen does what co-chairs do."""
    chairs = "co|NN|nsubj|3| -|NN|nsubj|3| chairs|NNS|nsubj|3| met|VBD|ROOT|3| .|.|punct|3|"
    found = placed(chairs)
    assert found["co"] == ("compound", "chairs")
    assert found["-"] == ("punct", "chairs")
    assert found["chairs"] == ("nsubj", "met")


def test_talks_collapse() -> None:
    """The noun behind "after" is the subject of a past tense right behind it that has none."""
    after = (
        "they|PRP|nsubj|1| left|VBD|ROOT|1| after|IN|prep|1| talks|NNS|pobj|2| with|IN|prep|3|"
        " Chad|NNP|pobj|4| hit|VBD|advcl|1| snags|NNS|dobj|6| .|.|punct|1|"
    )
    found = placed(after)
    assert found["talks"] == ("nsubj", "hit")
    assert found["after"] == ("mark", "hit")
    parted = after.replace(" hit|VBD|advcl|1| snags|NNS|dobj|6|", " ,|,|punct|1| hit|VBD|advcl|1|")
    assert placed(parted)["talks"] == ("pobj", "after")
    titled = after.replace(" hit|", " name|")  # "after a film name Snags"
    assert placed(titled)["talks"] == ("pobj", "after")


def test_what_the_un_brokered_is_told_by_the_un() -> None:
    """In "UN-brokered talks" the UN brokered them, also where all three words hang on the talks."""
    talks = "UN|NNP|amod|3| -|JJ|amod|3| brokered|JJ|amod|3| talks|NNS|nsubj|4| end|VBP|ROOT|4|"
    found = mended(tokens(talks))
    assert (found[0].dep, found[0].head) == ("npadvmod", 2)
    assert (found[2].tag, found[2].lemma) == ("VBN", "broker")
    tired = talks.replace("brokered|", "weary|")
    assert placed(tired)["UN"] == ("amod", "talks")


def test_both_sign() -> None:
    """The second "by" of "by Mali and by rebels" hangs on the verb as the first does."""
    signed = (
        "was|VBD|auxpass|1| signed|VBN|ROOT|1| by|IN|agent|1| Mali|NNP|pobj|2| and|CC|cc|2|"
        " by|IN|conj|2| rebels|NNS|pobj|5|"
    )
    assert placed(signed)["by"] == ("agent", "signed")
    other = signed.replace(" by|IN|conj|2| ", " near|IN|conj|2| ")
    assert placed(other)["near"] == ("conj", "by")


def test_states_are_listed() -> None:
    """A state behind a comma that has a list behind it renames no other state."""
    sent = (
        "Peru|NNP|nsubj|7|GPE ,|,|punct|0| Chile|NNP|appos|0|GPE ,|,|punct|2| Mali|NNP|conj|2|GPE"
        " and|CC|cc|4| Ghana|NNP|conj|4|GPE sent|VBD|ROOT|7| aid|NN|dobj|7|"
    )
    assert placed(sent)["Chile"] == ("conj", "Peru")
    person = sent.replace("Chile|NNP|appos|0|GPE", "Obi|NNP|appos|0|PERSON")
    assert placed(person)["Obi"] == ("appos", "Peru")


def test_malian_forces_are_one() -> None:
    """A name right before a plural that is an object too is a quality of it."""
    accused = "it|PRP|nsubj|1| accuse|VBD|ROOT|1| Malian|NNP|dobj|1| forces|NNS|dobj|1|"
    assert placed(accused)["Malian"] == ("amod", "forces")
    assert placed(accused.replace("accuse|", "give|"))["Malian"] == ("dative", "give")


def test_two_men_are_arrested_in_togo() -> None:
    """Behind a place "of" tells who was arrested there, and nothing of the place."""
    arrest = (
        "arrest|NN|nsubj|6| in|IN|prep|0| Togo|NNP|pobj|1|GPE of|IN|prep|2| two|CD|nummod|5|"
        " men|NNS|pobj|3| angered|VBD|ROOT|6|"
    )
    assert placed(arrest)["of"] == ("prep", "arrest")
    assert placed(arrest.replace("arrest|", "mayor|"))["of"] == ("prep", "Togo")


def test_a_short_name_is_no_other_body() -> None:
    """The first letters of a name behind it rename it; another body is listed."""
    met = (
        "Togo|NNP|compound|1|ORG Front|NNP|nsubj|7|ORG ,|,|punct|1| TF|NNP|appos|1|ORG ,|,|punct|3|"
        " NATO|NNP|conj|3|ORG ,|,|punct|5| met|VBD|ROOT|7|"
    )
    assert placed(met)["TF"] == ("appos", "Front")
    assert placed(met.replace("TF|", "UN|"))["UN"] == ("conj", "Front")
