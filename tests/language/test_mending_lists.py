"""Tests of what is listed, put together again."""

from __future__ import annotations

from tests.language.conftest import placed

HOSTAGE = (
    "they|PRP|nsubj|1| took|VBD|ROOT|1| a|DT|det|3| bishop|NN|dobj|1| ,|,|punct|3|"
    " two|CD|nummod|6| priests|NNS|conj|3| and|CC|cc|6| senior|JJ|amod|10| clerics|NNS|compound|10|"
    " hostage|NN|conj|6| Monday|NNP|npadvmod|10|DATE"
)
LISTED = (
    "drones|NNS|nsubjpass|7| ,|,|punct|0| two|CD|nummod|3| mortars|NNS|appos|0| and|CC|cc|3|"
    " guns|NNS|conj|3| were|VBD|auxpass|7| lost|VBN|ROOT|7| .|.|punct|7|"
)
SAID = (
    "they|PRP|nsubj|1| fled|VBD|ROOT|1| to|IN|prep|1| Chad|NNP|pobj|2|GPE ,|,|punct|3|"
    " a|DT|det|6| nurse|NN|appos|3| there|RB|advmod|6| said|VBD|acl|6| .|.|punct|1|"
)


def test_all_those_listed_are_taken_hostage() -> None:
    """The last of those before "hostage" is listed with the first; what is no seizing stays."""
    found = placed(HOSTAGE)
    assert found["clerics"] == ("conj", "bishop")
    assert found["hostage"] == ("oprd", "took")
    assert found["senior"] == ("amod", "clerics")
    assert placed(HOSTAGE.replace("took|", "saw|"))["hostage"] == ("conj", "priests")


def test_who_is_still_held_hostage() -> None:
    """A clause made of "hostage" is none: who stands before it is held."""
    held = (
        "rebels|NNS|nsubj|1| held|VBP|ROOT|1| Daro|NNP|nsubj|5|PERSON and|CC|cc|2|"
        " others|NNS|conj|2| hostage|NN|ccomp|1|"
    )
    assert placed(held)["Daro"] == ("dobj", "held")
    told = held.replace("held|VBP", "fear|VBP").replace("hostage|NN", "flee|VBP")
    assert placed(told)["Daro"] == ("nsubj", "flee")


def test_a_list_is_no_renaming() -> None:
    """A counted second of three is listed; one that a comma closes renames."""
    assert placed(LISTED)["mortars"] == ("conj", "drones")
    closed = LISTED.replace("were|VBD|auxpass|7| lost|VBN|ROOT|7|", ",|,|punct|0| lost|VBN|ROOT|7|")
    assert placed(closed)["mortars"] == ("appos", "drones")


def test_things_counted_one_by_one_are_listed() -> None:
    """A bunker is no name of a truck; a cook and another may be who a team are."""
    struck = (
        "raids|NNS|nsubj|1| hit|VBD|ROOT|1| a|DT|det|3| truck|NN|dobj|1| ,|,|punct|3|"
        " a|DT|det|6| bunker|NN|appos|3| and|CC|cc|6| a|DT|det|9| bridge|NN|conj|6| ,|,|punct|12|"
        " she|PRP|nsubj|12| said|VBD|ROOT|12|"
    )
    assert placed(struck)["bunker"] == ("conj", "truck")
    men = struck.replace("truck|NN", "team|NN").replace("bunker", "cook")
    assert placed(men)["cook"] == ("appos", "team")
    long = (
        "raids|NNS|nsubj|1| hit|VBD|ROOT|1| two|CD|nummod|3| men|NNS|dobj|1| ,|,|punct|3|"
        " a|DT|det|6| cook|NN|appos|3| ,|,|punct|6| six|CD|nummod|9| cows|NNS|conj|6| and|CC|cc|9|"
        " a|DT|det|12| shed|NN|conj|9| ,|,|punct|15| she|PRP|nsubj|15| said|VBD|ROOT|15|"
    )
    assert placed(long)["cook"] == ("conj", "men")


def test_the_second_side_is_no_second_name_of_the_first() -> None:
    """In "Ndiaye, the leader, and Daro signed" Daro is listed with Ndiaye."""
    signed = (
        "Ndiaye|NNP|nsubj|8|PERSON ,|,|punct|0| the|DT|det|3| leader|NN|appos|0| ,|,|punct|3|"
        " and|CC|cc|3| Daro|NNP|conj|3|PERSON both|RB|advmod|8| signed|VBD|ROOT|8|"
    )
    assert placed(signed)["Daro"] == ("conj", "Ndiaye")
    assert placed(signed.replace("leader|NN|appos|0|", "leader|NN|dep|0|"))["Daro"][1] == "leader"


def test_who_stands_before_said_says_it() -> None:
    """The noun between a comma and "said" is no second name of the place before it."""
    found = placed(SAID)
    assert found["nurse"] == ("nsubj", "said")
    assert found["said"] == ("parataxis", "fled")
    assert placed(SAID.replace("there|RB|advmod", "who|WP|nsubj"))["nurse"] == ("appos", "Chad")
    assert placed(SAID.replace("said|VBD", "healed|VBD"))["nurse"] == ("appos", "Chad")


def test_ground_fighting_is_a_noun() -> None:
    """In "died in ground fighting" nothing on the ground fights."""
    died = "ten|CD|nsubj|1| died|VBD|ROOT|1| in|IN|prep|1| ground|NN|pobj|2| fighting|VBG|advcl|1|"
    assert placed(died)["fighting"] == ("pobj", "in")
    assert placed(died)["ground"] == ("compound", "fighting")
    assert placed(died.replace("in|IN", "by|IN"))["fighting"] == ("advcl", "died")


def test_a_youth_who_perished_in_firing_did_not_fire() -> None:
    """Who is taken to do what is a noun did what stands before it."""
    perished = (
        "woman|NN|nsubjpass|2| was|VBD|auxpass|2| burnt|VBN|ROOT|2| and|CC|cc|2| youth|NN|nsubj|8|"
        " perished|VBN|acl|4| in|IN|prep|5| police|NNS|pobj|6| firing|VBG|conj|2|"
    )
    found = placed(perished)
    assert found["youth"] == ("nsubj", "perished")
    assert found["perished"] == ("conj", "burnt")
    assert found["firing"] == ("pobj", "in")
    assert placed(perished.replace("in|IN", "with|IN"))["youth"] == ("nsubj", "firing")


def test_forces_are_troops() -> None:
    """The word "forces" that stands as a subject is a noun; "that" before it opens the clause."""
    fled = "said|VBD|ROOT|0| that|WDT|nsubj|2| forces|VBZ|nsubj|4| there|RB|advmod|2| fled|VBD|ccomp|0|"
    assert placed(fled)["that"] == ("mark", "fled")
    assert placed(fled.replace("forces|VBZ|nsubj|4|", "forces|VBZ|ccomp|0|"))["that"][0] == "nsubj"


def test_both_counts_are_of_the_kidnapped() -> None:
    """In "the kidnapping of two nurses and four guards" the guards are kidnapped too."""
    both = (
        "kidnapping|NN|nsubj|7| of|IN|prep|0| two|CD|nummod|3| nurses|NNS|pobj|1| and|CC|cc|0|"
        " four|CD|nummod|6| guards|NNS|conj|0| angered|VBD|ROOT|7|"
    )
    assert placed(both)["guards"] == ("conj", "nurses")
    assert placed(both.replace("four|CD|nummod", "new|JJ|amod"))["guards"] == ("conj", "kidnapping")


def test_the_rebels_are_not_the_governments() -> None:
    """In "the government and Tiger rebels agreed" both agree; an army's posts are its own."""
    agreed = (
        "the|DT|det|1| government|NN|nmod|4| and|CC|cc|1| Tiger|NNP|compound|4| rebel|NNS|nsubj|5|"
        " agreed|VBD|ROOT|5|"
    )
    found = placed(agreed)
    assert found["government"] == ("nsubj", "agreed")
    assert found["rebel"] == ("conj", "government")
    posts = agreed.replace("rebel|NNS", "post|NNS")
    assert placed(posts)["government"] == ("nmod", "post")


REPORTERS = (
    "they|PRP|nsubj|1| shot|VBD|ROOT|1| two|CD|nummod|3| reporters|NNS|dobj|1| ,|,|punct|3|"
    " a|DT|det|6| nurse|NN|appos|3| and|CC|cc|6| several|JJ|amod|9| guards|NNS|conj|6|"
    " .|.|punct|1|"
)


def test_those_that_are_too_many_rename_nobody() -> None:
    """A nurse and several guards are no two reporters; "two people, a nurse and a guard" are two."""
    assert placed(REPORTERS)["nurse"] == ("conj", "reporters")
    alike = REPORTERS.replace("several|JJ|amod|9| guards|NNS", "a|DT|det|9| guard|NN")
    assert placed(alike)["nurse"] == ("appos", "reporters")
    anybody = REPORTERS.replace("reporters", "victim").replace(" two|CD", " ten|CD")
    assert placed(anybody)["nurse"] == ("appos", "victim")
    trucks = alike.replace("reporters", "truck").replace("nurse", "bridge")
    assert placed(trucks)["bridge"] == ("conj", "truck")


def test_three_officials_are_listed() -> None:
    """Each with his title: none is another name of the first."""
    met = (
        "she|PRP|nsubj|1| met|VBD|ROOT|1| Premier|NNP|compound|3| Bero|NNP|dobj|1| ,|,|punct|3|"
        " Minister|NNP|appos|3| Dori|NNP|appos|5| and|CC|cc|6| President|NNP|compound|9|"
        " Sano|NNP|conj|6| .|.|punct|1|"
    )
    assert placed(met)["Dori"] == ("conj", "Bero")
    assert placed(met)["Minister"] == ("compound", "Dori")
    plain = met.replace(" Minister|NNP|appos|3| Dori|NNP|appos|5| and", " Dori|NNP|appos|3| and")
    plain = (
        plain.replace("cc|6", "cc|5")
        .replace("compound|9", "compound|8")
        .replace("conj|6", "conj|5")
    )
    assert placed(plain)["Dori"] == ("conj", "Bero")
