"""Tests of the place of an event."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.language.tokens import Sentence
from goodoffices.places.attach import place_of
from goodoffices.places.find import PlaceMention
from goodoffices.shapes import Place, Precision

Parsed = Callable[[str], Sentence]


def at(
    sentence: Sentence,
    word: str,
    precision: Precision = "place",
    *,
    dateline: bool = False,
    known: bool = True,
) -> PlaceMention:
    """Return the mention that the token `word` of `sentence` is."""
    token = next(token for token in sentence.tokens if token.text == word)
    point = 1.0 if known else None
    return PlaceMention(
        start=token.start,
        end=token.end,
        sentence=sentence.index,
        first=token.i,
        last=token.i + 1,
        place=Place(text=word, name=word, lat=point, lon=point, precision=precision),
        dateline=dateline,
        why="",
    )


def name_of(sentence: Sentence, predicate: str, *mentions: PlaceMention) -> str | None:
    """Return the name of the place of the event whose trigger is `predicate`."""
    i = next(token.i for token in sentence.tokens if token.text == predicate)
    place = place_of(sentence, i, mentions)
    return None if place is None else place.name


def test_a_preposition_under_the_predicate(parsed: Parsed) -> None:
    """In "Police arrested activists in Nairobi": in Nairobi."""
    sentence = parsed("""
        Police police NOUN nsubj 1
        arrested arrest VERB ROOT 1
        activists activist NOUN dobj 1
        in in ADP prep 1
        Nairobi nairobi PROPN pobj 3
    """)
    assert name_of(sentence, "arrested", at(sentence, "Nairobi")) == "Nairobi"


def test_a_preposition_under_the_object_and_the_subject(parsed: Parsed) -> None:
    """In "Strikes in Idlib killed civilians" and "killed civilians in Idlib": in Idlib."""
    subject = parsed("""
        Strikes strike NOUN nsubj 3
        in in ADP prep 0
        Idlib idlib PROPN pobj 1
        killed kill VERB ROOT 3
        civilians civilian NOUN dobj 3
    """)
    thing = parsed("""
        Strikes strike NOUN nsubj 1
        killed kill VERB ROOT 1
        civilians civilian NOUN dobj 1
        near near ADP prep 2
        Idlib idlib PROPN pobj 3
    """)
    assert name_of(subject, "killed", at(subject, "Idlib")) == "Idlib"
    assert name_of(thing, "killed", at(thing, "Idlib")) == "Idlib"


def test_what_is_condemned_is_elsewhere(parsed: Parsed) -> None:
    """In "Condemned the attack in Rafah": the attack was in Rafah, the condemning was not."""
    sentence = parsed("""
        Egypt egypt PROPN nsubj 1
        condemned condemn VERB ROOT 1
        the the DET det 3
        attack attack NOUN dobj 1
        in in ADP prep 3
        Rafah rafah PROPN pobj 4
    """)
    rafah = at(sentence, "Rafah")
    assert name_of(sentence, "condemned", rafah) is None
    assert name_of(sentence, "attack", rafah) == "Rafah"


def test_where_a_man_is_from_is_not_where_he_acts(parsed: Parsed) -> None:
    """In "Fighters from Mosul attacked Kobani": in Kobani."""
    sentence = parsed("""
        Fighters fighter NOUN nsubj 3
        from from ADP prep 0
        Mosul mosul PROPN pobj 1
        attacked attack VERB ROOT 3
        Kobani kobani PROPN dobj 3
    """)
    assert name_of(sentence, "attacked", at(sentence, "Mosul"), at(sentence, "Kobani")) == "Kobani"
    assert name_of(sentence, "attacked", at(sentence, "Mosul")) is None


def test_the_finer_place_wins(parsed: Parsed) -> None:
    """In "Attacked Huwara in Samaria": in Huwara; of two places the known one wins."""
    sentence = parsed("""
        Settlers settler NOUN nsubj 1
        attacked attack VERB ROOT 1
        Huwara huwara PROPN dobj 1
        in in ADP prep 1
        Samaria samaria PROPN pobj 3
    """)
    region = at(sentence, "Samaria", "admin1")
    assert name_of(sentence, "attacked", at(sentence, "Huwara"), region) == "Huwara"
    assert name_of(sentence, "attacked", at(sentence, "Huwara", known=False), region) == "Samaria"


def test_a_country_under_sanctions_is_no_place(parsed: Parsed) -> None:
    """In "Imposed sanctions on Iran in Brussels": in Brussels; a strike on Iran is in Iran."""
    sanctions = parsed("""
        Ministers minister NOUN nsubj 1
        imposed impose VERB ROOT 1
        sanctions sanction NOUN dobj 1
        on on ADP prep 2
        Iran iran PROPN pobj 3
        in in ADP prep 1
        Brussels brussels PROPN pobj 5
    """)
    strike = parsed("""
        Jets jet NOUN nsubj 1
        carried carry VERB ROOT 1
        strikes strike NOUN dobj 1
        on on ADP prep 2
        Iran iran PROPN pobj 3
    """)
    iran = at(sanctions, "Iran", "country")
    assert name_of(sanctions, "imposed", iran, at(sanctions, "Brussels")) == "Brussels"
    assert name_of(sanctions, "imposed", iran) is None
    assert name_of(strike, "strikes", at(strike, "Iran", "country")) == "Iran"


def test_a_dateline_is_never_the_place(parsed: Parsed) -> None:
    """What is filed from Beirut did not happen there."""
    sentence = parsed("""
        In in ADP prep 2
        Beirut beirut PROPN pobj 0
        fought fight VERB ROOT 2
        men man NOUN nsubj 2
    """)
    assert name_of(sentence, "fought", at(sentence, "Beirut", dateline=True)) is None
    assert name_of(sentence, "fought", at(sentence, "Beirut")) == "Beirut"


def test_a_journey_is_where_it_leads(parsed: Parsed) -> None:
    """In "Flew from Cairo to Doha": in Doha; "flew from Cairo": in Cairo; "spoke to Doha" nowhere."""
    sentence = parsed("""
        He he PRON nsubj 1
        flew fly VERB ROOT 1
        from from ADP prep 1
        Cairo cairo PROPN pobj 2
        to to ADP prep 1
        Doha doha PROPN pobj 4
    """)
    spoke = parsed("""
        He he PRON nsubj 1
        spoke speak VERB ROOT 1
        to to ADP prep 1
        Doha doha PROPN pobj 2
    """)
    assert name_of(sentence, "flew", at(sentence, "Cairo"), at(sentence, "Doha")) == "Doha"
    assert name_of(sentence, "flew", at(sentence, "Cairo")) == "Cairo"
    assert name_of(spoke, "spoke", at(spoke, "Doha")) is None


def test_a_noun_between_does_no_harm(parsed: Parsed) -> None:
    """In "On the outskirts of Homs", "at a Homs hospital": in Homs."""
    outskirts = parsed("""
        Shells shell NOUN nsubj 1
        fell fall VERB ROOT 1
        on on ADP prep 1
        the the DET det 4
        outskirts outskirt NOUN pobj 2
        of of ADP prep 4
        Homs homs PROPN pobj 5
    """)
    hospital = parsed("""
        Two two NUM nsubj 1
        died die VERB ROOT 1
        at at ADP prep 1
        a a DET det 5
        Homs homs PROPN compound 5
        hospital hospital NOUN pobj 2
    """)
    assert name_of(outskirts, "fell", at(outskirts, "Homs")) == "Homs"
    assert name_of(hospital, "died", at(hospital, "Homs")) == "Homs"


def test_a_participle_shares_the_place_of_its_clause(parsed: Parsed) -> None:
    """In "Struck Rafah, killing twelve": the killing was in Rafah; a second clause has its own."""
    struck = parsed("""
        Jets jet NOUN nsubj 1
        struck strike VERB ROOT 1
        Rafah rafah PROPN dobj 1
        killing kill VERB advcl 1
        twelve twelve NUM dobj 3
    """)
    clauses = parsed("""
        Jets jet NOUN nsubj 1
        struck strike VERB ROOT 1
        Rafah rafah PROPN dobj 1
        and and CCONJ cc 1
        Egypt egypt PROPN nsubj 5
        protested complain VERB conj 1
    """)
    assert name_of(struck, "killing", at(struck, "Rafah")) == "Rafah"
    assert name_of(clauses, "protested", at(clauses, "Rafah")) is None


def test_a_clause_of_time_lends_its_place(parsed: Parsed) -> None:
    """In "Ten died when a bomb exploded in Homs": they died in Homs."""
    sentence = parsed("""
        Ten ten NUM nsubj 1
        died die VERB ROOT 1
        when when ADV advmod 5
        a a DET det 4
        bomb bomb NOUN nsubj 5
        exploded explode VERB advcl 1
        in in ADP prep 5
        Homs homs PROPN pobj 6
    """)
    assert name_of(sentence, "died", at(sentence, "Homs")) == "Homs"


def test_a_town_where(parsed: Parsed) -> None:
    """In "Homs, where rebels killed ten": in Homs."""
    sentence = parsed("""
        He he PRON nsubj 1
        left leave VERB ROOT 1
        Homs homs PROPN dobj 1
        where where ADV advmod 5
        rebels rebel NOUN nsubj 5
        killed kill VERB relcl 2
        ten ten NUM dobj 5
    """)
    assert name_of(sentence, "killed", at(sentence, "Homs")) == "Homs"


def test_no_place_no_answer(parsed: Parsed) -> None:
    """A sentence that names no place, or one of another sentence's, has none."""
    sentence = parsed("""
        Rebels rebel NOUN nsubj 1
        fled flee VERB ROOT 1
    """)
    assert name_of(sentence, "fled") is None
