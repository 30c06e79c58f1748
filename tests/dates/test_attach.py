"""Which date belongs to which word, on trees written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.dates.attach import date_for, date_of
from goodoffices.dates.mentions import DateMention, Kind
from goodoffices.language.tokens import Sentence, Token, children_of
from goodoffices.shapes import Date, Reading

OFFSET = 50  # where each sentence stands in its report


def _sentence(rows: str) -> Sentence:
    """Build a sentence from rows of word, part of speech, label and head, a tag after a slash."""
    tokens: list[Token] = []
    at = OFFSET
    for i, row in enumerate(rows.split("\n")):
        text, pos, dep, head = row.split()
        pos, _, tag = pos.partition("/")
        tokens.append(Token(i, text, text.lower(), pos, tag, dep, int(head), at, at + len(text)))
        at += len(text) + 1
    return Sentence(
        index=0,
        start=OFFSET,
        end=at - 1,
        text=" ".join(token.text for token in tokens),
        tokens=tuple(tokens),
        children=children_of(tuple(tokens)),
    )


def _mention(
    sentence: Sentence, words: str, day: str | None, kind: Kind = "day", rule: str = ""
) -> DateMention:
    start = sentence.start + sentence.text.index(words)
    date = Date(start=day, end=day, text=words)
    return DateMention(start, start + len(words), date, kind, anchored=True, rule=rule)


SAID = _sentence(
    """The DET det 1
premier NOUN nsubj 2
said VERB ROOT 2
on ADP prep 2
Friday PROPN pobj 3
that SCONJ mark 7
rockets NOUN nsubj 7
hit VERB ccomp 2
on ADP prep 7
Thursday PROPN pobj 8"""
)
CARRIED = _sentence(
    """Jets NOUN nsubj 1
carried VERB ROOT 1
out ADP prt 1
a DET det 4
raid NOUN dobj 1
on ADP prep 1
Monday PROPN pobj 5
, PUNCT punct 1
killing VERB/VBG advcl 1
three NUM dobj 8
in ADP prep 8
minutes NOUN pobj 10"""
)
CAME = _sentence(
    """It PRON nsubj 1
came VERB ROOT 1
a DET det 3
day NOUN npadvmod 7
after SCONJ mark 7
the DET det 6
envoy NOUN nsubj 7
called VERB advcl 1"""
)
TREATY = _sentence(
    """Sadat PROPN nsubj 1
praised VERB ROOT 1
the DET det 4
1979 NUM nummod 4
treaty NOUN dobj 1"""
)
ATTACK = _sentence(
    """Sunday PROPN poss 2
's PART case 0
attack NOUN nsubj 3
killed VERB ROOT 3
six NUM dobj 3"""
)
HELD = _sentence(
    """The DET det 1
talks NOUN nsubj 5
held VERB/VBN acl 1
last ADJ amod 4
month NOUN npadvmod 2
failed VERB ROOT 5"""
)


def test_each_clause_keeps_its_own_date() -> None:
    """The day of saying is not the day of what was said, nor the other way round."""
    friday, thursday = (
        _mention(SAID, "Friday", "2014-07-11"),
        _mention(SAID, "Thursday", "2014-07-10"),
    )
    assert date_of(SAID, 2, [friday, thursday]) == friday
    assert date_of(SAID, 7, [friday, thursday]) == thursday
    assert date_of(SAID, 7, [friday]) is None


def test_a_noun_takes_the_date_of_its_verb() -> None:
    """A raid that was carried out on Monday happened on Monday, and so did the killing in it."""
    monday = _mention(CARRIED, "Monday", "2014-07-07")
    assert [date_of(CARRIED, i, [monday]) for i in (1, 4, 8)] == [monday, monday, monday]


def test_how_long_is_not_when() -> None:
    """A duration dates nothing, even where it stands nearer than a date."""
    monday = _mention(CARRIED, "Monday", "2014-07-07")
    minutes = _mention(CARRIED, "minutes", None, "duration")
    assert date_of(CARRIED, 8, [monday, minutes]) == monday
    assert date_of(CARRIED, 8, [minutes]) is None


def test_a_day_after_dates_what_follows() -> None:
    """The date in "a day after the envoy called" is the date of the call and not of the main verb."""
    mention = _mention(CAME, "a day after", "2014-07-10", "relative", "near.event")
    assert date_of(CAME, 7, [mention]) == mention
    assert date_of(CAME, 1, [mention]) is None


def test_a_year_before_a_noun_is_that_noun_s() -> None:
    """Praise of the 1979 treaty was not given in 1979; the treaty is of that year."""
    year = _mention(TREATY, "1979", "1979-01-01", "year")
    assert date_of(TREATY, 1, [year]) is None
    assert date_of(TREATY, 4, [year]) == year


def test_the_subject_s_day_is_the_verb_s() -> None:
    """What Sunday's attack did, it did on Sunday."""
    sunday = _mention(ATTACK, "Sunday", "2014-07-06")
    assert date_of(ATTACK, 3, [sunday]) == sunday


def test_a_noun_takes_the_date_of_the_participle_behind_it() -> None:
    """Talks held last month were last month; their failing is not dated by that."""
    month = _mention(HELD, "last month", "2014-06-01", "relative")
    assert date_of(HELD, 1, [month]) == month
    assert date_of(HELD, 5, [month]) is None


def test_known_days_go_before_unknown_ones() -> None:
    """Of two mentions on one verb the resolved one is taken."""
    unknown, known = _mention(SAID, "Friday", None), _mention(SAID, "Friday", "2014-07-11")
    assert date_of(SAID, 2, [unknown, known]) == known
    assert date_of(SAID, 2, [unknown]) == unknown


def test_an_unparsed_sentence_has_no_tree_to_ask() -> None:
    """Without tokens the nearest mention with known days is all that can be had."""
    near, far = _mention(SAID, "Friday", "2014-07-11"), _mention(SAID, "Thursday", "2014-07-10")
    unknown = _mention(SAID, "premier", None)
    assert date_for([unknown, far, near], near.start - 8, near.start - 4) == near
    assert date_for([unknown], 0, 1) is None


WHEN = _sentence(
    """They PRON nsubj 1
patrolled VERB/VBD ROOT 1
on ADP prep 1
Monday PROPN pobj 2
when SCONJ advmod 7
a DET det 6
mine NOUN nsubj 7
exploded VERB/VBD advcl 1"""
)
EXPLAINED = _sentence(
    """Truces NOUN nsubj 1
held VERB/VBD ROOT 1
since SCONJ prep 1
1994 NUM pobj 2
when SCONJ advmod 6
they PRON nsubj 6
met VERB/VBD relcl 3"""
)
STATIVE = _sentence(
    """They PRON nsubj 1
shelled VERB/VBD ROOT 1
camps NOUN dobj 1
belong VERB/VBG acl 2
to ADP prep 3
rebels NOUN pobj 4
on ADP prep 3
Monday PROPN pobj 6"""
)


def test_what_happened_meanwhile_happened_that_day() -> None:
    """A clause with "when" takes the day of the verb above it."""
    monday = _mention(WHEN, "Monday", "2016-05-16")
    assert date_of(WHEN, 7, [monday]) is monday


def test_a_date_is_explained_by_the_clause_behind_it() -> None:
    """They met in the year that "since" opens, and a year has an end."""
    text = "since 1994"
    start = EXPLAINED.start + EXPLAINED.text.index(text)
    date = Date(start="1994-01-01", end=None, text=text)
    since = DateMention(
        start, start + len(text), date, "open", anchored=True, rule="composed.since"
    )
    found = date_of(EXPLAINED, 6, [since])
    assert found is not None
    assert (found.date.start, found.date.end) == ("1994-01-01", "1994-12-31")


def test_nothing_belongs_to_somebody_on_a_day() -> None:
    """A date below a participle that only says whose a thing is belongs to the verb above."""
    monday = _mention(STATIVE, "Monday", "2016-05-16")
    assert date_of(STATIVE, 1, [monday]) is monday


MEANWHILE = _sentence(
    """Two NUM nummod 1
men NOUN nsubjpass 3
were AUX auxpass 3
killed VERB/VBN ROOT 3
and CCONJ cc 3
one NUM nsubj 6
hurt VERB/VBN conj 3
on ADP prep 6
Monday PROPN pobj 7"""
)


def test_a_participle_that_shares_its_auxiliary_shares_its_day() -> None:
    """Both were on that day; with an auxiliary of its own the second verb has its own time."""
    monday = _mention(MEANWHILE, "Monday", "2016-05-16")
    assert date_of(MEANWHILE, 3, [monday]) is monday


def _days(text: str, read_text: Callable[..., Reading]) -> list[str | None]:
    reading = read_text(text, published="2014-12-10")
    return [one.date.start for one in (*reading.events, *reading.tolls)]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Rebels bombed the customs house and began shooting on Monday.",
        "Monday's attack killed ten people, wounding five.",
        "Four people were killed in a blast that tore through a market on Monday.",
        "Two guards were killed and nine were hurt in a blast that occurred on Monday.",
        "Four civilians were wounded after the town was shelled on Monday.",
        "Jets struck Erbin, one of the besieged towns in the east on Monday.",
    ],
)
def test_what_went_on_together_shares_its_day(text: str, read_text: Callable[..., Reading]) -> None:
    """A second verb, a subject's own day, what one died in or after."""
    days = _days(text, read_text)
    assert days
    assert set(days) == {"2014-12-08"}


@pytest.mark.model
def test_a_day_of_another_verb_is_not_shared(read_text: Callable[..., Reading]) -> None:
    """What fled on Monday was not attacked on Monday."""
    assert _days("Troops attacked rebels who had fled on Monday.", read_text)[0] is None


@pytest.mark.model
def test_between_arrest_and_charge_time_goes_by(read_text: Callable[..., Reading]) -> None:
    """The day of the second is not that of the first."""
    days = _days("Police arrested the minister and charged him on Monday.", read_text)
    assert days[0] is None


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Diplomats from Chad and Mali are expected to meet on Friday.",
        "The envoy plans to visit Cairo on Friday.",
    ],
)
def test_what_is_meant_for_a_day_has_that_day(text: str, read_text: Callable[..., Reading]) -> None:
    """A plan is dated by the day it is for, where no other is told."""
    (event,) = read_text(text, published="2014-12-10").events
    assert event.date.start == "2014-12-12"
