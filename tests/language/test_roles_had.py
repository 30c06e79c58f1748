"""Tests of roles that another word than the verb's own holds."""

from __future__ import annotations

from goodoffices.language.frames import Frame, build_frames, load_grammar
from goodoffices.language.tokens import Sentence, Token

GRAMMAR = load_grammar()


def frames(text: str) -> dict[str, Frame]:
    """Return the frames by lemma of tokens written out as `word|TAG|dep|head|ENT`."""
    made: list[Token] = []
    below: dict[int, list[int]] = {}
    for i, one in enumerate(text.split()):
        word, tag, dep, head, ent = one.split("|")
        kinds = {"VB": "VERB", "NN": "NOUN", "PR": "PRON", "CD": "NUM"}
        pos = "PROPN" if tag.startswith("NNP") else kinds.get(tag[:2], "X")
        made.append(Token(i, word, word, pos, tag, dep, int(head), i, i + 1, ent))
    for token in made:
        if token.dep != "ROOT":
            below.setdefault(token.head, []).append(token.i)
    children = tuple(tuple(below.get(i, ())) for i in range(len(made)))
    parsed = Sentence(
        index=0, start=0, end=len(made), text="", tokens=tuple(made), children=children
    )
    built = build_frames(parsed, GRAMMAR)
    return {made[i].lemma: frame for i, frame in built.items()}


def test_who_had_a_licence_withdrawn_lost_it() -> None:
    """In "a charity had its licence withdrawn" it was taken from the charity."""
    found = frames(
        "charity|NN|nsubj|1| have|VBD|ROOT|1| its|PRP$|poss|3| licence|NN|nsubj|4| withdraw|VBN|ccomp|1|"
    )
    assert found["withdraw"].passive
    assert tuple(found["withdraw"].fill("patient")) == (3,)
    assert tuple(found["withdraw"].fill("from")) == (0,)


def test_who_had_men_arrested_did_it_and_who_had_men_killed_did_not() -> None:
    """In "Chad had ten arrested" Chad arrests; in "Chad had ten killed" it kills nobody."""
    had = "Chad|NNP|nsubj|1|GPE have|VBD|ROOT|1| ten|CD|nsubj|3| {}|VBN|ccomp|1|"
    assert tuple(frames(had.format("arrest"))["arrest"].fill("agent")) == (0,)
    assert tuple(frames(had.format("kill"))["kill"].fill("agent")) == ()


def test_who_did_it_is_found_below_what_one_was_declared() -> None:
    """In "envoys were declared unwelcome by Chad" Chad declares; "by Friday" does nothing."""
    told = (
        "envoy|NNS|nsubjpass|2| be|VBD|auxpass|2| declare|VBN|ROOT|2| guest|NN|oprd|2|"
        " by|IN|prep|3| {}|NNP|pobj|4|{}"
    )
    assert tuple(frames(told.format("Chad", "GPE"))["declare"].fill("agent")) == (5,)
    assert tuple(frames(told.format("Friday", "DATE"))["declare"].fill("agent")) == ()


def test_whose_deed_a_noun_tells_is_not_who_did_the_verb() -> None:
    """In "was taken from his land by soldiers" soldiers take him; in "from a siege by soldiers" not."""
    told = (
        "man|NN|nsubjpass|2| be|VBD|auxpass|2| take|VBN|ROOT|2| from|IN|prep|2| {}|NN|pobj|3|"
        " by|IN|prep|4| soldier|NNS|pobj|5|"
    )
    assert tuple(frames(told.format("land"))["take"].fill("agent")) == (6,)
    assert tuple(frames(told.format("siege"))["take"].fill("agent")) == ()


def test_whom_a_crowd_cries_for_is_to_act() -> None:
    """In "crowds chant for Moyo to go" Moyo is to go; in "arrive for Moyo to go" who arrive."""
    told = (
        "crowd|NNS|nsubj|1| {}|VBD|ROOT|1| for|IN|prep|1| Moyo|NNP|pobj|2|PERSON to|TO|aux|5|"
        " go|VB|advcl|1|"
    )
    assert tuple(frames(told.format("chant"))["go"].fill("agent")) == (3,)
    assert tuple(frames(told.format("arrive"))["go"].fill("agent")) == (0,)
