"""Tests of who did a deed and who underwent it, put right."""

from __future__ import annotations

from tests.language.conftest import placed, tokens

from goodoffices.language.mending import mended


def test_who_has_an_object_behind_is_no_undergoer() -> None:
    """A participle between a subject and an object is a past tense: "when rebels freed two"."""
    freed = (
        "fled|VBD|ROOT|0| when|WRB|advmod|3| rebels|NNS|nsubj|3| freed|VBN|advcl|0| two|CD|dobj|3|"
    )
    assert mended(tokens(freed))[3].tag == "VBD"
    helped = freed.replace("when|WRB|advmod|3|", "had|VBD|aux|3|")
    assert mended(tokens(helped))[3].tag == "VBN"


def test_a_passive_is_shared() -> None:
    """Of "two were killed and six wounded" the six were wounded; who has an object wounds."""
    killed = (
        "two|CD|nsubjpass|2| were|VBD|auxpass|2| killed|VBN|ROOT|2| and|CC|cc|2|"
        " gunmen|NNS|nsubj|5| wounded|VBN|conj|2|"
    )
    assert placed(killed)["gunmen"] == ("nsubjpass", "wounded")
    assert placed(killed + " six|CD|dobj|5|")["gunmen"] == ("nsubj", "wounded")
    absolute = "men|NNS|nsubj|1| killed|VBN|advcl|1| six|CD|nsubj|3| wounded|VBN|conj|1|"
    assert placed(absolute)["six"] == ("nsubjpass", "wounded")
    perished = killed.replace("wounded|", "perish|")
    assert placed(perished)["gunmen"] == ("nsubj", "perish")


def test_who_was_held_and_freed_was_freed() -> None:
    """The subject before ", held captive in Niger," is that of the verb behind the second comma."""
    held = (
        "farmers|NNS|nsubj|2| ,|,|punct|0| held|VBD|ROOT|2| captive|JJ|dobj|2| in|IN|prep|2|"
        " Niger|NNP|pobj|4|GPE ,|,|punct|2| were|VBD|auxpass|8| freed|VBN|conj|2| .|.|punct|2|"
    )
    found = placed(held)
    assert found["farmers"] == ("nsubjpass", "freed")
    assert found["held"] == ("acl", "farmers")
    assert found["freed"] == ("ROOT", "freed")
    told = held.replace("captive|JJ|dobj", "towns|NNS|dobj")  # "rebels, held towns in ..." does
    assert placed(told)["farmers"] == ("nsubj", "held")


def test_an_accord_calls_for_talks() -> None:
    """The first noun's description is the sentence's verb where there is no other."""
    called = (
        "the|DT|det|1| accord|NN|ROOT|1| ,|,|punct|1| signed|VBN|acl|1| in|IN|prep|3|"
        " Lome|NNP|pobj|4|GPE ,|,|punct|1| called|VBN|acl|1| for|IN|prep|7| talks|NNS|pobj|8|"
        " .|.|punct|1|"
    )
    assert placed(called)["accord"] == ("nsubj", "called")
    title = called.removesuffix(" .|.|punct|1|")
    assert placed(title)["accord"] == ("ROOT", "accord")


def test_who_shot_him_stripped_him() -> None:
    """What is done to who "was captured by troops, who shot him" is done by the troops."""
    shot = (
        "he|PRP|nsubjpass|2| was|VBD|auxpass|2| captured|VBN|ROOT|2| by|IN|agent|2|"
        " troops|NNS|pobj|3| ,|,|punct|4| who|WP|nsubj|7| shot|VBD|relcl|4| him|PRP|dobj|7|"
        " and|CC|cc|7| robbed|VBD|conj|2| them|PRP|dobj|10|"
    )
    assert placed(shot)["robbed"] == ("conj", "shot")
    assert placed(shot.replace("them|PRP|dobj", "fled|RB|advmod"))["robbed"] == ("conj", "captured")


def test_the_militants_besiege() -> None:
    """In "end a siege of a school by militants" the siege is theirs; "by force" is how it ends."""
    siege = (
        "troops|NNS|nsubj|1| end|VBP|ROOT|1| a|DT|det|3| siege|NN|dobj|1| of|IN|prep|3|"
        " a|DT|det|6| school|NN|pobj|4| by|IN|prep|1| militants|NNS|pobj|7|"
    )
    assert placed(siege)["by"] == ("prep", "siege")
    assert placed(siege.replace("militants|NNS", "force|NN"))["by"] == ("prep", "end")
    assert placed(siege.replace("siege|", "town|"))["by"] == ("prep", "end")
    station = siege.replace("siege|NN", "crisis|NN").replace("school", "station")
    assert placed(station)["by"] == ("prep", "end")


def test_who_was_taken_and_killed_was_killed() -> None:
    """A verb of harm joined to a passive, with nobody harmed behind it, is passive too."""
    killed = (
        "men|NNS|nsubjpass|2| were|VBD|auxpass|2| taken|VBN|ROOT|2| and|CC|cc|2| kill|VBD|conj|2|"
    )
    assert mended(tokens(killed))[4].tag == "VBN"
    assert mended(tokens(killed + " two|CD|dobj|4|"))[4].tag == "VBD"
    assert mended(tokens(killed.replace("kill|", "fled|")))[4].tag == "VBD"


def test_who_has_in_the_past_accused_accuses() -> None:
    """The subject of a helping verb is that of the verb it helps."""
    accused = (
        "Chad|NNP|nsubj|1| have|VBZ|aux|3| lately|RB|advmod|3| accused|VBN|ROOT|3| Mali|NNP|dobj|3|"
    )
    assert placed(accused)["Chad"] == ("nsubj", "accused")
    own = accused.replace("lately|RB|advmod", "Togo|NNP|nsubj")
    assert placed(own)["Chad"] == ("nsubj", "have")


def test_oman_hosts_the_talks() -> None:
    """In "has for years hosted talks" the talks are no hosted ones that it has."""
    hosted = (
        "Oman|NNP|nsubj|1| have|VBZ|ROOT|1| for|IN|prep|1| years|NNS|npadvmod|4| hosted|VBN|amod|5|"
        " talks|NNS|pobj|2|"
    )
    hosted = hosted.replace("have|VBZ", "have|VB")
    found = placed(hosted)
    assert found["Oman"] == ("nsubj", "hosted")
    assert found["talks"] == ("dobj", "hosted")
    assert found["years"] == ("pobj", "for")
    held = hosted + " ties|NNS|dobj|1|"
    assert placed(held)["Oman"] == ("nsubj", "have")


def test_rebels_counterattack() -> None:
    """A sentence whose only verb is taken to describe its first noun is that verb's."""
    fought = "rebels|NNS|ROOT|0| clash|VBN|acl|0| with|IN|prep|1| troops|NNS|pobj|2| .|.|punct|0|"
    assert placed(fought)["rebels"] == ("nsubj", "clash")
    assert placed(fought.replace("clash", "armed"))["rebels"] == ("ROOT", "rebels")


def test_who_helps_to_broker_swaps_brokers_them() -> None:
    """An infinitive before a noun is no part of its name."""
    helped = (
        "Chad|NNP|nsubj|1| helped|VBD|ROOT|1| to|TO|aux|3| broker|VB|compound|4| swaps|NNS|dobj|1|"
    )
    assert placed(helped)["broker"] == ("xcomp", "helped")
    assert placed(helped)["swaps"] == ("dobj", "broker")
    assert placed(helped.replace("to|TO|aux", "the|DT|det"))["broker"] == ("compound", "swaps")


def test_raids_are_launched() -> None:
    """What is launched by somebody is the raid, and not the town that it is on."""
    raids = (
        "raids|NNS|nsubj|5| on|IN|prep|0| town|NN|pobj|1| launch|VBN|acl|2| by|IN|agent|3|"
        " stop|VBD|ROOT|5|"
    ).replace("raids|", "raid|")
    assert placed(raids)["launch"] == ("acl", "raid")
    assert placed(raids.replace("by|IN|agent", "in|IN|prep"))["launch"] == ("acl", "town")
    assert placed(raids.replace("raid|", "road|"))["launch"] == ("acl", "town")


def test_to_host_talks_is_a_verb() -> None:
    """What "to" stands before and an object behind is a verb, whatever its tag says."""
    host = "they|PRP|nsubj|1| offered|VBD|ROOT|1| to|TO|aux|3| host|NN|xcomp|1| talks|NNS|dobj|3|"
    assert (mended(tokens(host))[3].tag, mended(tokens(host))[3].pos) == ("VB", "VERB")
    bare = host.replace("talks|NNS|dobj|3|", "today|NN|npadvmod|1|")
    assert mended(tokens(bare))[3].tag == "NN"


def test_who_is_accused_of_the_raid_killed() -> None:
    """What follows the raid that somebody is accused of is no deed of the accuser."""
    accused = (
        "Mali|NNP|nsubj|1| accuse|VBD|ROOT|1| rebels|NNS|dobj|1| of|IN|prep|1| raid|VBG|pcomp|3|"
        " it|PRP|dobj|4| ,|,|punct|1| kill|VBG|advcl|1| ten|CD|dobj|7| .|.|punct|1|"
    )
    assert placed(accused)["kill"] == ("advcl", "raid")
    assert placed(accused.replace("kill|", "say|"))["say"] == ("advcl", "accuse")


def test_outposts_are_fired_on() -> None:
    """What hangs on "fired" as a part of it is where one fired."""
    fired = "posts|NNS|nsubjpass|2| were|VBD|auxpass|2| fire|VBN|ROOT|2| on|RP|prt|2| .|.|punct|2|"
    assert placed(fired)["on"] == ("prep", "fire")
    assert placed(fired.replace("fire|", "egg|"))["on"] == ("prt", "egg")


def test_what_one_wants_done_is_undergone() -> None:
    """In "wants the raids halted" the raids halt nothing; who was said to halt did."""
    wanted = (
        "Mali|NNP|nsubj|1| want|VBZ|ROOT|1| the|DT|det|3| raids|NNS|nsubj|4| halted|VBN|ccomp|1|"
    )
    assert placed(wanted)["raids"] == ("nsubjpass", "halted")
    said = wanted.replace("want|", "says|")
    assert placed(said)["raids"] == ("nsubj", "halted")


def test_what_is_branded_is_the_object() -> None:
    """In "dismissed as invented a report" the report is dismissed; it is no object of "invented"."""
    branded = (
        "Mali|NNP|nsubj|1| dismissed|VBD|ROOT|1| as|IN|mark|3| invented|VBN|advcl|1|"
        " a|DT|det|5| report|NN|dobj|3|"
    )
    assert placed(branded)["report"] == ("dobj", "dismissed")
    told = branded.replace("dismissed|VBD|ROOT|1| as", "dismissed|VBD|ROOT|1| when")
    assert placed(told)["report"] == ("dobj", "invented")
