"""Which country bodies without a flag are of: the police, rebels, "the government", students.

Those of a place told are of there; the others of the state spoken of, where there is but one.
"""

from __future__ import annotations

from itertools import chain, pairwise

from msgspec.structs import replace

from goodoffices.actors.actor import BODIES
from goodoffices.actors.antecedents import (
    MEETING,
    country_before,
    country_of_foe,
    country_of_force,
    country_of_noun,
    country_of_rebels,
    only_country,
)  # fmt: skip
from goodoffices.actors.drafts import Draft, placed
from goodoffices.actors.here import Here
from goodoffices.actors.phrase import DISTANT
from goodoffices.actors.words import Word, keys_of, words_of
from goodoffices.language.tokens import is_told

_REGIONS = "regions"  # "Western governments" are nobody's in particular
_BRANCHES = frozenset(
    "foreign defence defense interior justice finance health education information supreme prime"
    " central national oil energy security intelligence home state".split()
)
_RISEN = frozenset({"rebels", "guerrillas", "insurgents", "militants", "maoists", "separatists"})
_TROOPS = frozenset({"troops", "soldiers", "forces"})
_PROMPTING = frozenset(
    "pressure criticism prodding threat support help backing urging request insistence behest demand".split()
)
_LOCAL = frozenset({
    "REB", "PRM", "UAF", "OPP", "PTY", "LAB", "EDU", "AGR", "CVL", "REL", "MED", "JUD",
})  # fmt: skip
_VISITORS = frozenset({
    "delegation", "mediator", "mediators", "envoy", "envoys", "diplomat", "diplomats", "mission",
    "facilitator", "facilitators",
})  # fmt: skip
_REBELS = frozenset({"REB", "UAF", "PRM"})
_JUDGING = frozenset({"JUD", "COP"})
_JUDGED = frozenset({"GOV", "LEG", "PTY", "OPP", "ELI"})
_ENVOYS = frozenset("diplomat diplomats ambassador envoy envoys consul attache".split())
_ANYWHERE = frozenset({"PTY", "UAF", "OPP"})  # "the parties", "the groups" may be of all sides
_SENT = frozenset({"MIL", "GOV", "SPY"})  # who may be far from home
_RULING = frozenset({"government", "army", "military", "troops", "regime", "junta", "authorities"})
_UNARMED = frozenset({"CVL", "EDU", "LAB", "AGR", "REL", "MED"})
_OPPOSED = frozenset({"rebels", "insurgents", "resistance", "movement", "opposition", "guerrillas"})
_DEEP = 4  # words between people and where they are
_AT_HOME = frozenset({"COP", "JUD", "OPP", "LEG", "CVL", "EDU", "LAB", "MED"})


def stationed(here: Here, draft: Draft) -> str | None:
    """Return the country of the place that a phrase puts people in: "rebels in parts of Libya"."""
    if draft.party.sector in _SENT or draft.mention.kind == "pronoun":
        return None
    tokens = here.sentence.tokens
    for one in here.after:
        if one.mention.kind not in {"place", "state"} or one.party.country is None:
            continue
        at, steps = tokens[one.mention.head], 0
        while at.head not in {at.i, draft.mention.head} and steps < _DEEP and at.pos != "VERB":
            at, steps = tokens[at.head], steps + 1  # a "deal mediated by Libya" is no place
        if at.head == draft.mention.head and at.text.lower() == "in":
            return one.party.country
    return None


def _foes(here: Here, draft: Draft) -> str | None:
    """Return the country of the army that rebels are named with: "the Malian army and armed groups".

    So it is with a government told after them: "talks between rebels and the Malian government".
    """
    if draft.party.sector not in _REBELS:
        return None
    if (abroad := _beside_foreigners(here)) is not None:
        return abroad
    token = here.sentence.tokens[draft.mention.head]
    for one in here.after:
        if one.party.sector in {"MIL", "GOV"} and one.noun in _RULING and one.party.country:
            joint = here.sentence.tokens[one.mention.head]
            return one.party.country if joint.dep == "conj" and joint.head == token.i else None
    for one in here.before:
        ruling = one.party.sector == "MIL" or one.noun in _RULING
        if ruling and one.mention.first <= token.head < one.mention.last:
            return one.party.country if token.dep == "conj" else None
    ruled = {one.party.country for one in here.before if _is_ruling(one)} - {None}
    return ruled.pop() if len(ruled) == 1 and draft.noun in _OPPOSED else None


def _is_ruling(one: Draft) -> bool:
    """Whether a draft is a state's own, or speaks for it: "representatives of the Yemeni government"."""
    return one.noun in _RULING or bool(_RULING & {*keys_of(one.party.text)})


def _beside_foreigners(here: Here) -> str | None:
    """Return where rebels fight an army of elsewhere: "French troops and insurgents in Mali"."""
    place = _only_place(here)
    armies = {one.party.country for one in here.before if one.party.sector == "MIL"} - {None}
    return place if place is not None and armies and place not in armies else None


def local(here: Here, draft: Draft) -> Draft:
    """Return rebels, students and the like as of where they are, or the one state that was spoken of."""
    here = _less_backers(here)
    if (where := stationed(here, draft)) is not None:
        return placed(draft, where, "where they are")
    if (of := _foes(here, draft)) is not None:
        return placed(draft, of, "named with its army")
    if foreign(here, draft):
        return draft
    if draft.noun in _TROOPS:
        return _troops(here, draft)
    if draft.reading.sector not in _LOCAL:
        return draft
    return _of_only(here, draft)


def _troops(here: Here, draft: Draft) -> Draft:
    if own := country_of_force(here.story, draft.party.sector):
        return placed(draft, own, "of the only army spoken of")
    home = _at_home_with(here)
    return placed(draft, home, "of the only state spoken of") if home else draft


def _of_only(here: Here, draft: Draft) -> Draft:
    unarmed = draft.party.sector in _UNARMED and not _at_talks(here)
    scene = _only_place(here) if unarmed else None
    if scene is not None:
        return placed(draft, scene, "of the place told")
    if (only := only_country(here.story, here.before)) is not None:
        abroad = draft.party.sector in _REBELS and _is_told_by_envoys(here, only)
        return draft if abroad else placed(draft, only, "of the only state spoken of")
    if draft.party.sector in _REBELS and (own := country_of_rebels(here.story, here.before)):
        return placed(draft, own, "of the only rebels spoken of")
    if draft.party.sector in _REBELS and _at_talks(here):
        return draft
    told = _only_place(here) if draft.reading.sector not in _ANYWHERE else None
    return placed(draft, told, "of the place told") if told else draft


def _is_told_by_envoys(here: Here, country: str) -> bool:
    """Whether a state is told of only as whose envoys come: rebels they meet are not its own."""
    told = chain(here.before, *(drafts for _, drafts in here.story))
    sent = (_VISITORS | _ENVOYS) - {"delegation"}  # which may be of one side at its own talks
    return all(one.noun in sent for one in told if one.party.country == country)


def _at_talks(here: Here) -> bool:
    """Whether a story has come to tell of talks, whose place is no home of those who talk."""
    return bool(here.story) and any(t.lemma.lower() in MEETING for t in here.sentence.tokens)


def _at_home_with(here: Here) -> str | None:
    """Return the only state spoken of, where a sentence tells of its rebels: troops there are its own."""
    only = only_country(here.story, here.before)
    rebels = {d.party.country for d in here.after if d.party.sector in _REBELS}
    rebels |= {d.party.country for d in here.after if d.noun in _RISEN}
    return only if rebels and rebels <= {only, None} else None


def _only_place(here: Here) -> str | None:
    """Return the country of the places that the sentence tells, if they lie in one.

    A place that it opens with is where what it tells of was: "in Jakarta students marched over Timor".
    """
    led = {one.party.country for one in here.before if _tells_place(one) and _opens(here, one)}
    around = (one for one in (*here.before, *here.after) if _tells_place(one))
    told = {one.party.country for one in around if not is_told(here.sentence, one.mention.head)}
    told = led or told
    return told.pop() if len(told) == 1 else None


def _opens(here: Here, place: Draft) -> bool:
    """Whether a place stands in the phrase that a sentence begins with."""
    tokens = here.sentence.tokens
    return tokens[0].text.lower() in {"in", "at"} and not any(
        t.pos in {"VERB", "AUX"} for t in tokens[: place.mention.head]
    )


def of_state(here: Here, draft: Draft) -> Draft:
    """Return the draft as of the state spoken of, if it has no country of its own.

    Police, courts and the like belong to the place told later in their sentence rather than to a
    state of an earlier one; all do where nothing was told before.
    """
    if draft.party.country is not None:
        return draft
    here = _less_backers(here)
    if (where := stationed(here, draft)) is not None:
        return placed(draft, where, "where they are")
    if (against := _fought(here, draft)) is not None:
        return placed(draft, against, "of the country of those it fights")
    venue = _at_talks(here)
    met = (d for d in here.before if not (venue and d.mention.kind == "place"))
    here = replace(here, before=tuple(d for d in met if not _urges(here, d)))
    ahead = next((one.party.country for one in here.after if _tells_place(one)), None)
    ahead = ahead or only_country((), [one for one in here.after if not _is_foreigner(one, draft)])
    near = country_before((), here.before, here.sentence)
    if _is_theirs(here, draft, ahead):
        near = ahead
    if near is not None and (own_before := _told_before(here, draft, near)) is not None:
        return placed(draft, own_before, "of the state it was of before")
    if near is None and ahead is not None and draft.party.sector in _AT_HOME:
        return placed(draft, ahead, "of the place told")
    own = country_of_force(here.story, draft.party.sector)
    if draft.noun in _RULING and draft.definite:
        own = own or country_of_noun(here.story, here.before, draft.noun, near)
        if draft.noun == "junta":
            own = own or country_of_force(here.story, "MIL")
        near = country_of_foe(here.before) or own or near
    if draft.noun == "opposition" and draft.definite:
        near = country_of_noun(here.story, here.before, draft.noun, near) or near
    country = near or own or country_before(here.story, ()) or ahead or _only_told(here, draft)
    return draft if country is None else placed(draft, country, "of the state spoken of")


def _is_theirs(here: Here, draft: Draft, place: str | None) -> bool:
    """Whether "government troops" are of the land told behind them, which was told of before.

    So they are where a foreigner is told to help them: "France helped government troops in Goma".
    """
    if draft.party.sector != "MIL" or "government" not in keys_of(draft.party.text):
        return False
    rows = (*(row for _, row in here.story), here.before)
    return place is not None and any(d.party.country == place for row in rows for d in row)


def _less_backers(here: Here) -> Here:
    """Leave out who is told behind only for what it backs: "rejected a U.S.-backed plan"."""
    text, start = here.sentence.text, here.sentence.start
    behind = ((one, text[one.party.end - start :]) for one in here.after)
    kept = tuple(one for one, rest in behind if not _is_backing(rest))
    return here if len(kept) == len(here.after) else replace(here, after=kept)


def _is_backing(rest: str) -> bool:
    word = rest[1:].split(maxsplit=1)
    return rest.startswith("-") and bool(word) and word[0].strip(",.").lower() in DISTANT


def _urges(here: Here, draft: Draft) -> bool:
    """Whether a party is told only as whose pressure or help there was: "under pressure from Paris"."""
    tokens = here.sentence.tokens
    prep = tokens[tokens[draft.mention.head].head]
    led = prep.text.lower() in {"from", "of", "by"}
    return led and tokens[prep.head].lemma in _PROMPTING and tokens[prep.head].dep == "pobj"


def _told_before(here: Here, draft: Draft, near: str) -> str | None:
    """Return whose "the government" was before, where a visitor or a host stands nearer now."""
    nearest = next((d for d in reversed(here.before) if d.party.country == near), None)
    if nearest is None or not draft.definite:
        return None
    if nearest.mention.kind != "place" and nearest.noun not in _VISITORS:
        return None
    told = {
        one.party.country
        for _, drafts in here.story
        for one in drafts
        if one.noun == draft.noun and one.party.sector == draft.party.sector
    }
    told -= {None, near}
    return told.pop() if len(told) == 1 else None


def _fought(here: Here, draft: Draft) -> str | None:
    """Return the country of the rebels that "government forces" of a sentence are told of with."""
    if draft.party.sector != "MIL" or "government" not in keys_of(draft.party.text):
        return None
    rebels = {d.party.country for d in (*here.before, *here.after) if d.party.sector in _REBELS}
    rebels -= {None, *BODIES}
    return rebels.pop() if len(rebels) == 1 else None


def _only_told(here: Here, draft: Draft) -> str | None:
    """Return the one country of all parties in the sentence, rebels too, but not of foreigners."""
    home = [one for one in (*here.before, *here.after) if not _is_foreigner(one, draft)]
    told = {one.party.country for one in home if one.party.country}
    return told.pop() if len(told) == 1 and not told & BODIES else None


def _is_foreigner(one: Draft, draft: Draft) -> bool:
    """Whether people are told by their nation, as those at home seldom are: "two French tourists".

    Rebels fight at home, and courts and police look into their own officials.
    """
    if one.mention.kind not in {"agent", "adjective"} or one.party.sector in _REBELS:
        return False
    judged = draft.party.sector in _JUDGING and one.party.sector in _JUDGED
    return not judged or one.noun in _ENVOYS


def _tells_place(draft: Draft) -> bool:
    return draft.mention.kind == "place" and draft.party.country is not None


def foreign(here: Here, draft: Draft) -> bool:
    """Return True if an unknown name stands before the head: "Atlantis police" are not of here."""
    said = words_of(draft.party.text)
    words = [
        w for w, after in pairwise(said) if w.key not in _BRANCHES and not _is_distant(w, after)
    ]
    opens = draft.mention.first == 0
    return any(
        word.capital and (k or not opens or word.owns) and not _is_people(here, word.key)
        for k, word in enumerate(words)
    )


def _is_distant(word: Word, after: Word) -> bool:
    """Whether a name only tells who backs or leads a body: "the US-backed government"."""
    return word.joined and (after.key in DISTANT or after.key == "led")


def _is_people(here: Here, key: str) -> bool:
    entries = here.context.registry.index.phrases.get(key, ())
    return any(
        entry.use in {"modifier", "agent"} or (entry.use == "people" and entry.ref != _REGIONS)
        for entry in entries
    )
