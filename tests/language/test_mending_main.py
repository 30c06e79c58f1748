"""Tests of the verb and the subject of a sentence where the parser has none."""

from __future__ import annotations

from msgspec.structs import replace
from tests.language.conftest import placed, tokens

from goodoffices.language.mending import mended


def test_the_envoy_travels() -> None:
    """What hangs on a sentence's first noun is its verb: "the envoy, who is a Dane, traveled on"."""
    envoy = (
        "the|DT|det|1| envoy|NN|ROOT|1| ,|,|punct|1| who|WP|nsubj|4| is|VBZ|relcl|1| Dane|NNP|attr|4|"
        " ,|,|punct|1| travel|VBD|acl|1| on|RB|advmod|7| .|.|punct|1|"
    )
    assert placed(envoy)["envoy"] == ("nsubj", "travel")
    assert placed(envoy)["travel"] == ("ROOT", "travel")
    arrested = envoy.replace("travel|", "arrest|")  # he may have been arrested
    assert placed(arrested)["envoy"] == ("ROOT", "envoy")
    title = envoy.removesuffix(" .|.|punct|1|")
    assert placed(title)["envoy"] == ("ROOT", "envoy")


def test_a_sentence_with_a_verb_of_its_own_is_left() -> None:
    """Nothing is made of a description where another verb of the sentence has a subject."""
    held = (
        "Togo|NNP|ROOT|0| ,|,|punct|0| travel|VBD|acl|0| far|RB|advmod|2| ,|,|punct|0|"
        " it|PRP|nsubj|6| won|VBD|parataxis|0| .|.|punct|0|"
    )
    assert placed(held)["Togo"] == ("nsubj", "travel")
    before = held.replace("travel|VBD|acl|0|", "said|VBD|acl|6|")
    assert placed(before)["Togo"] == ("ROOT", "Togo")


def test_mediators_who_brokered_blamed_the_army() -> None:
    """Behind a relative clause's last noun a past tense with an object goes on about the first noun."""
    blamed = (
        "mediators|NNS|ROOT|0| who|WP|nsubj|2| broker|VBD|relcl|0| the|DT|det|4| deal|NN|dobj|2|"
        " blame|VBD|acl|4| the|DT|det|7| army|NN|dobj|5| .|.|punct|0|"
    )
    assert placed(blamed)["mediators"] == ("nsubj", "blame")


def test_a_group_fires_shells() -> None:
    """A past tense taken for a quality of what renames the first noun is what that noun does."""
    fired = (
        "the|DT|det|1| group|NN|ROOT|1| Ansar|NNP|nmod|5| fire|VBD|amod|5| mortar|NN|compound|5|"
        " shells|NNS|appos|1| .|.|punct|1|"
    )
    found = placed(fired)
    assert found["group"] == ("nsubj", "fire")
    assert found["shells"] == ("dobj", "fire")
    assert found["Ansar"] == ("appos", "group")


def test_calls_are_repeated() -> None:
    """What stands between a subject and a noun taken for the verb is the verb: "Mali repeated calls"."""
    repeated = (
        "Mali|NNP|nsubj|4| on|IN|prep|4| Monday|NNP|pobj|1|DATE repeated|VBN|amod|4| calls|NNS|ROOT|4|"
        " for|IN|prep|4| talks|NNS|pobj|5| .|.|punct|4|"
    )
    found = placed(repeated)
    assert found["Mali"] == ("nsubj", "repeated")
    assert found["calls"] == ("dobj", "repeated")
    assert found["for"] == ("prep", "calls")


def test_claims_are_a_verb() -> None:
    """A plural with a subject and nothing that leads a noun is a verb: "Chad claims that"."""
    claims = "Chad|NNP|nsubj|1| claims|NNS|ROOT|1| it|PRP|nsubj|3| won|VBD|ccomp|1| .|.|punct|1|"
    assert mended(tokens(claims))[1].tag == "VBZ"
    assert mended(tokens(claims))[1].lemma == "claim"
    relies = claims.replace("claims|", "relies|")
    assert mended(tokens(relies))[1].lemma == "rely"
    pledges = claims.replace("claims|", "reaches|")
    assert mended(tokens(pledges))[1].lemma == "reach"
    led = claims.replace("Chad|NNP|nsubj|1|", "Chad|NNP|nsubj|2| its|PRP$|poss|2|")
    led = led.replace("claims|NNS|ROOT|1|", "claims|NNS|ROOT|2|").replace("|3| won", "|4| won")
    assert mended(tokens(led))[2].tag == "NNS"


def test_a_body_gives() -> None:
    """A name taken for an adverb of the verb right behind it is its subject."""
    gave = "USAID|RB|advmod|1| gave|VBD|ROOT|1| tents|NNS|dobj|1| .|.|punct|1|"
    assert placed(gave)["USAID"] == ("nsubj", "gave")
    assert placed(gave.replace("USAID", "Then"))["Then"] == ("advmod", "gave")
    filled = gave.replace(" tents|NNS|dobj|1|", " tents|NNS|nsubj|1|")
    assert placed(filled)["USAID"] == ("advmod", "gave")
    small = "diop|NN|aux|1| said|VBD|ROOT|1| so|RB|advmod|1|"
    assert placed(small)["diop"] == ("nsubj", "said")


def test_who_stands_behind_the_comma_speaks() -> None:
    """A verb without a subject takes the noun between a comma and it, which hangs on what is fronted."""
    voiced = (
        "on|IN|prep|4| Chad|NNP|pobj|0| ,|,|punct|1| Diop|NNP|conj|1| voiced|VBD|ROOT|4|"
        " support|NN|dobj|4| .|.|punct|4|"
    )
    assert placed(voiced)["Diop"] == ("nsubj", "voiced")
    own = voiced.replace("on|IN|prep|4|", "he|PRP|nsubj|4|")
    assert placed(own)["Diop"] == ("conj", "Chad")


def test_going_about_arresting_is_two_deeds() -> None:
    """Who goes from house to house arresting students arrests them."""
    went = (
        "they|PRP|nsubj|1| go|VBD|ROOT|1| to|IN|prep|1| house|NN|pobj|2| arrest|VBG|amod|5|"
        " students|NNS|dobj|1| .|.|punct|1|"
    )
    found = placed(went)
    assert found["arrest"] == ("advcl", "go")
    assert found["students"] == ("dobj", "arrest")
    assert placed(went.replace("go|VBD", "saw|VBD"))["students"] == ("dobj", "saw")


def test_the_government_demands() -> None:
    """A plural with a that-clause and a noun before it is that noun's verb."""
    demands = (
        "the|DT|det|2| state|NN|compound|2| demands|NNS|ROOT|2| that|IN|mark|5| they|PRP|nsubj|5|"
        " leave|VBP|acl|2| .|.|punct|2|"
    ).replace("demands|", "demand|")
    found = placed(demands)
    assert found["state"] == ("nsubj", "demand")
    assert found["leave"] == ("ccomp", "demand")
    assert placed(demands.replace("demand|", "report|"))["state"] == ("compound", "report")


def test_who_called_demanded() -> None:
    """A past tense goes on from the finite verb and not from the infinitive below it."""
    called = (
        "he|PRP|nsubj|1| urged|VBD|ROOT|1| them|PRP|dobj|1| to|TO|aux|4| stop|VB|xcomp|1|"
        " and|CC|cc|4| demanded|VBD|conj|4| talks|NNS|dobj|6| .|.|punct|1|"
    )
    lemma = replace(tokens(called)[6], lemma="demand")
    found = mended((*tokens(called)[:6], lemma, *tokens(called)[7:]))
    assert found[6].head == 1
    alike = mended(
        tokens(called)
    )  # "stop and lay": a form that is its own lemma may be an infinitive
    assert alike[6].head == 4


def test_men_in_a_car_fired() -> None:
    """Who stands in a car and fired at somebody fired; the car was not fired at them."""
    fired = (
        "men|NNS|ROOT|0| in|IN|prep|0| car|NN|pobj|1| fire|VBN|acl|2| at|IN|prep|3| troops|NNS|pobj|4|"
        " .|.|punct|0|"
    )
    assert placed(fired)["men"] == ("nsubj", "fire")
    assert placed(fired.replace("fire|", "seize|"))["men"] == ("ROOT", "men")


def test_gunmen_with_knives_hacked_men() -> None:
    """A participle with an object is no description of what the first noun holds."""
    hacked = (
        "gunmen|NNS|ROOT|0| with|IN|prep|0| knives|NNS|pobj|1| hack|VBN|acl|2| men|NNS|dobj|3|"
        " .|.|punct|0|"
    )
    assert placed(hacked)["gunmen"] == ("nsubj", "hack")


def test_who_has_been_bombing_rebels_bombs_them() -> None:
    """A gerund behind "been" is the verb; "leading members" are members who lead."""
    bombing = (
        "Chad|NNP|nsubj|2| has|VBZ|aux|2| been|VBN|ROOT|2| bombing|VBG|compound|4|"
        " rebels|NNS|attr|2| since|IN|prep|2| May|NNP|pobj|5|DATE .|.|punct|2|"
    )
    found = placed(bombing)
    assert found["rebels"] == ("dobj", "bombing")
    assert found["Chad"] == ("nsubj", "bombing")
    assert found["been"] == ("aux", "bombing")
    leading = bombing.replace("bombing|VBG|compound", "lead|VBG|amod").replace("rebels", "members")
    assert placed(leading)["members"] == ("attr", "been")


def test_is_mediating_is_what_one_does() -> None:
    """In "Oman is mediating between them" Oman mediates; a mediating role is none of this."""
    noun = (
        "Oman|NNP|nsubj|1| be|VBZ|ROOT|1| mediating|NN|attr|1| between|IN|prep|2| them|PRP|pobj|3|"
    )
    found = {token.text: token for token in mended(tokens(noun))}
    assert (found["mediating"].dep, found["mediating"].lemma) == ("ROOT", "mediate")
    assert found["Oman"].head == found["be"].head == found["mediating"].i
    role = noun.replace("mediating|NN|attr|1| between", "broker|NN|attr|1| between")
    assert {token.text: token for token in mended(tokens(role))}["broker"].dep == "attr"
