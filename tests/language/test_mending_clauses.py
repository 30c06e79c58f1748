"""Tests of clauses whose doers and deeds the parser hangs on their neighbours, put right."""

from __future__ import annotations

from goodoffices.language.mending import mended
from goodoffices.language.tokens import Token


def tokens(text: str) -> tuple[Token, ...]:
    """Return tokens written out as `word|TAG|dep|head|ENT`; a word is its own lemma."""
    made: list[Token] = []
    for i, one in enumerate(text.split()):
        word, tag, dep, head, ent = one.split("|")
        kinds = {"VB": "VERB", "NN": "NOUN", "RB": "ADV"}
        pos = "PROPN" if tag.startswith("NNP") else kinds.get(tag[:2], "X")
        made.append(Token(i, word, word, pos, tag, dep, int(head), i, i + 1, ent))
    return tuple(made)


def placed(text: str) -> list[tuple[str, int]]:
    """Return each token's relation and head after mending."""
    return [(one.dep, one.head) for one in mended(tokens(text))]


def test_those_who_flee_are_nobodys_object() -> None:
    """A participle of moving stands before its noun: "fired on fleeing villagers"."""
    fired = (
        "rebels|NNS|nsubj|1| fire|VBD|ROOT|1| on|IN|prep|1| flee|VBG|pcomp|2| villagers|NNS|dobj|3|"
    )
    assert placed(fired)[3:] == [("amod", 4), ("pobj", 2)]
    assert placed(fired.replace("flee|", "seize|"))[3:] == [("pcomp", 2), ("dobj", 3)]


def test_a_headlines_dead_kill_nobody() -> None:
    """Who stands before a bare "killed" with no object behind it was killed."""
    dead = "soldiers|NNS|nsubj|1| kill|VBN|ROOT|1| in|IN|prep|1| raid|NN|pobj|2|"
    assert placed(dead)[0] == ("nsubjpass", 1)
    assert placed(dead + " ten|CD|dobj|1|")[0] == ("nsubj", 1)
    freed = dead.replace("kill|", "free|")
    assert placed(freed)[0] == ("nsubjpass", 1)
    assert placed(freed + " .|.|punct|1|")[0] == ("nsubj", 1)


def test_who_claims_to_be_rebels_does_the_deed() -> None:
    """A participle between a noun and its verb is not the verb's subject."""
    took = "gunmen|NNS|nsubj|1| claim|VBG|csubj|2| take|VBD|ROOT|2| nurse|NN|dobj|2|"
    assert placed(took)[:2] == [("nsubj", 2), ("acl", 0)]


def test_a_second_doer_is_not_the_first_ones_object() -> None:
    """In "shelled Lome and Mali broke ties" Mali is who broke them."""
    broke = (
        "Togo|NNP|nsubj|1| shell|VBD|ROOT|1| Lome|NNP|dobj|1| and|CC|cc|2| Mali|NNP|conj|2|"
        " break|VBD|advcl|1| ties|NNS|dobj|5|"
    )
    assert placed(broke)[4] == ("nsubj", 5)


def test_who_fights_accuses() -> None:
    """A participle of accusing behind a comma goes with the clause, not with its last noun."""
    fought = (
        "rebels|NNS|nsubj|1| fight|VBD|ROOT|1| troops|NNS|dobj|1| ,|,|punct|1|"
        " accuse|VBG|acl|2| Chad|NNP|dobj|4|"
    )
    assert placed(fought)[4] == ("advcl", 1)
    assert placed(fought.replace("accuse|", "loot|"))[4] == ("acl", 2)


def test_all_that_was_failed_at_is_joined() -> None:
    """A bare infinitive joined to a finite verb goes on from that verb's infinitive."""
    failed = (
        "Mali|NNP|nsubj|1| fail|VBD|ROOT|1| to|TO|aux|3| leave|VB|xcomp|1| or|CC|cc|1|"
        " disarm|VB|conj|1|"
    )
    assert placed(failed)[5] == ("conj", 3)


def test_a_fronted_clause_keeps_no_subject() -> None:
    """In "after talks in Oslo, the envoy left" the envoy is no other name of Oslo."""
    left = (
        "after|IN|prep|6| talks|NNS|pobj|0| in|IN|prep|1| Oslo|NNP|pobj|2| ,|,|punct|3|"
        " envoy|NN|appos|3| leave|VBD|ROOT|6|"
    )
    assert placed(left)[5] == ("nsubj", 6)


def test_rebels_hold_a_town_since_a_day() -> None:
    """The doer behind a day hangs on the passive verb."""
    held = (
        "Kita|NNP|nsubjpass|2| be|VBN|auxpass|2| hold|VBN|ROOT|2| since|IN|prep|2|"
        " May|NNP|pobj|3|DATE by|IN|prep|4| rebels|NNS|pobj|5|"
    )
    assert placed(held)[5] == ("agent", 2)


def test_what_is_said_in_a_film_is_not_shown() -> None:
    """The clause behind "said in a film shown to them that" is what is said."""
    said = (
        "men|NNS|nsubj|1| say|VBD|ROOT|1| in|IN|prep|1| film|NN|pobj|2| shown|VBN|acl|3|"
        " that|IN|mark|7| troops|NNS|nsubj|7| shot|VBD|ccomp|4| planes|NNS|dobj|7|"
    )
    assert placed(said)[7] == ("ccomp", 1)
    assert placed(said.replace("say|", "act|"))[7] == ("ccomp", 4)


def test_what_is_warned_of_is_a_clause() -> None:
    """What stands before "could harm" is its subject; what is to be done is not."""
    warned = (
        "Togo|NNP|nsubj|1| warn|VBD|ROOT|1| raids|NNS|dobj|1| could|MD|aux|4| harm|VB|ccomp|1|"
        " ties|NNS|dobj|4|"
    )
    assert placed(warned)[2] == ("nsubj", 4)
    assert placed(warned.replace("could|MD", "to|TO"))[2] == ("dobj", 1)


def test_what_the_rebels_are_warned_of() -> None:
    """A whole clause behind who is warned tells of what, and describes nobody."""
    warned = (
        "Togo|NNP|nsubj|1| warn|VBD|ROOT|1| rebels|NNS|dobj|1| Mali|NNP|nsubj|5|GPE would|MD|aux|5|"
        " fight|VB|relcl|2| them|PRP|dobj|5|"
    )
    assert placed(warned)[5] == ("ccomp", 1)
    assert placed(warned.removesuffix(" them|PRP|dobj|5|"))[5] == ("relcl", 2)


def test_three_deeds_with_two_objects() -> None:
    """In "attacked pipes, kidnapped workers and fought troops" no workers are kidnapped ones."""
    deeds = (
        "men|NNS|nsubj|1| attack|VBD|ROOT|1| pipes|NNS|dobj|1| ,|,|punct|1| kidnap|VBN|amod|5|"
        " workers|NNS|dobj|1| and|CC|cc|5| fought|VBD|conj|1|"
    )
    assert placed(deeds)[4:6] == [("conj", 1), ("dobj", 4)]
    assert placed(deeds.replace(",|,|punct|1|", "of|IN|punct|1|"))[4:6] == [
        ("amod", 5),
        ("dobj", 1),
    ]


def test_what_the_accord_is_called() -> None:
    """Words in quotation marks behind what is called so are what it is called."""
    called = 'he|PRP|nsubj|1| call|VBD|ROOT|1| raid|NN|dobj|1| "|``|punct|5| an|DT|det|5| act|NN|appos|2|'
    assert placed(called)[5] == ("oprd", 1)
    assert placed(called.replace('"|``|', ",|,|"))[5] == ("appos", 2)


def test_who_is_found_guilty() -> None:
    """A quality behind those found is found of them; one before them is theirs."""
    found = "court|NN|nsubj|1| find|VBD|ROOT|1| men|NNS|dobj|1| guilty|JJ|amod|2|"
    assert placed(found)[3] == ("oprd", 1)
    assert placed(found.replace("find|", "free|"))[3] == ("amod", 2)


def test_an_agency_has_no_police() -> None:
    """In "told Reuters police fired" the agency is told; "told Togo police fired" has police."""
    told = (
        "men|NNS|nsubj|1| tell|VBD|ROOT|1| Reuters|NNP|compound|3| police|NNS|nsubj|4|"
        " fired|VBD|ccomp|1|"
    )
    assert placed(told)[2] == ("dobj", 1)
    assert placed(told.replace("Reuters", "Togo"))[2] == ("compound", 3)


def test_who_struck_killed_ten() -> None:
    """What a war's outbreak cannot do is done by who struck in it."""
    struck = (
        "war|NN|nsubj|1| rage|VBD|ROOT|1| when|WRB|advmod|4| rebels|NNS|nsubj|4| strike|VBD|advcl|1|"
        " ,|,|punct|1| kill|VBG|advcl|1| ten|CD|dobj|6|"
    )
    assert placed(struck)[6] == ("advcl", 4)
    met = struck.replace("strike|", "gather|")
    assert placed(met)[6] == ("advcl", 4)
    assert placed(met.replace("rage|", "win|"))[6] == ("advcl", 1)
    assert placed(struck.replace("rage|", "raid|"))[6] == ("advcl", 1)
    assert placed(struck.replace("kill|", "fear|"))[6] == ("advcl", 1)


def test_what_is_denounced_as_something_is_no_part_of_the_word_for_it() -> None:
    """In "rejected as vague the plan" the plan is rejected and vague what it is called."""
    vague = (
        "Togo|NNP|nsubj|1| reject|VBD|ROOT|1| as|IN|prep|1| vague|JJ|amod|5| the|DT|det|5|"
        " plan|NN|pobj|2|"
    )
    assert placed(vague)[3] == ("pobj", 2)
    assert placed(vague)[5] == ("dobj", 1)
    assert placed(vague.replace("reject|", "work|"))[5] == ("pobj", 2)
    bare = "Togo|NNP|nsubj|1| dismiss|VBD|ROOT|1| claim|NN|dobj|1| as|IN|prep|1| vague|JJ|amod|3|"
    assert placed(bare)[4] == ("pobj", 3)


def test_all_of_a_list_behind_a_comma_do_it() -> None:
    """A list that a comma or "as" parts from what stands before does what the verb behind it says."""
    met = (
        "war|NN|ROOT|0| ,|,|punct|0| Togo|NNP|appos|0| and|CC|cc|2| Mali|NNP|conj|2| blame|VBP|ccomp|0|"
        " Chad|NNP|dobj|5|"
    )
    assert placed(met)[2] == ("nsubj", 5)
    assert placed(met)[4] == ("conj", 2)
    parted = met.replace(",|,|punct|0|", "with|IN|prep|0|")
    assert placed(parted)[2] == ("appos", 0)


def test_who_accuses_and_who_denies() -> None:
    """An active verb has no agent behind "by", and who denied a claim goes on to blame."""
    denied = (
        "Togo|NNP|nsubj|1| deny|VBD|ROOT|1| claims|NNS|dobj|1| by|IN|agent|1| leftists|NNS|pobj|3|"
        " that|IN|mark|7| troops|NNS|nsubj|7| fired|VBD|acl|2| ,|,|punct|7| blame|VBG|advcl|7|"
    )
    assert placed(denied)[3] == ("prep", 2)
    assert placed(denied)[9] == ("advcl", 1)
    assert placed(denied.replace("blame|", "kill|"))[9] == ("advcl", 7)
    assert placed("men|NNS|nsubjpass|1| held|VBN|ROOT|1| by|IN|agent|1|")[2] == ("agent", 1)


def test_who_is_held_responsible_is_held() -> None:
    """In "holds Togo responsible" Togo is the object; a clause with a helper stays one."""
    held = "Mali|NNP|nsubj|1| hold|VBZ|ROOT|1| Togo|NNP|nsubj|3| responsible|JJ|ccomp|1|"
    assert placed(held)[2:] == [("dobj", 1), ("oprd", 1)]
    assert placed(held.replace("hold|", "say|"))[2:] == [("nsubj", 3), ("ccomp", 1)]


def test_dawn_kills_nobody() -> None:
    """Who stormed it as dawn broke killed; behind a passive it is who stands in the clause."""
    stormed = (
        "they|PRP|nsubj|1| storm|VBD|ROOT|1| it|PRP|dobj|1| as|IN|mark|5| dawn|NN|nsubj|5|"
        " break|VBD|advcl|1| ,|,|punct|5| kill|VBG|advcl|5| ten|CD|dobj|7|"
    )
    assert placed(stormed)[7] == ("advcl", 1)
    killed = (
        "ten|CD|nsubjpass|2| were|VBD|auxpass|2| kill|VBN|ROOT|2| when|WRB|advmod|5| rebels|NNS|nsubj|5|"
        " attack|VBD|advcl|2| ,|,|punct|2| burn|VBG|advcl|2| huts|NNS|dobj|7|"
    )
    assert placed(killed)[7] == ("advcl", 5)
