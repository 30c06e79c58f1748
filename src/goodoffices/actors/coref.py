"""Who "he", "the group", "both sides" and "the government" are: by what the story named before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from goodoffices.actors.antecedents import (
    Story,
    body_before,
    country_before,
    group_before,
    only_country,
    pair_before,
    person_before,
    plural_before,
    role_before,
    two_persons,
)  # fmt: skip
from goodoffices.actors.drafts import Draft, given, placed
from goodoffices.actors.index import surname_keys
from goodoffices.actors.persons import holder_of
from goodoffices.actors.phrase import Context
from goodoffices.actors.timeline import held_on
from goodoffices.actors.words import keys_of, words_of
from goodoffices.language.tokens import Quote, Sentence
from goodoffices.shapes import Party

_PERSON = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
_BODY = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_GROUPS = frozenset({
    "group", "movement", "organization", "organisation", "faction", "party", "militia", "network",
    "militants", "rebels", "insurgents", "guerrillas", "fighters", "separatists", "extremists",
    "jihadists", "insurgency", "front", "alliance", "bloc",
})  # fmt: skip
_SIDES = frozenset(
    {"sides", "parties", "factions", "side", "party", "camps", "foes", "rivals", "enemies"}
)
_LANDS = frozenset(
    {"countries", "nations", "states", "governments", "neighbours", "neighbors", "capitals"}
)
_HEADS = frozenset(
    {"leaders", "presidents", "ministers", "men", "officials", "premiers", "diplomats"}
)
_BOTH = frozenset({"both", "two", "all", "warring", "rival", "opposing", "either"})
_LOCAL = frozenset(
    {"REB", "PRM", "UAF", "OPP", "PTY", "LAB", "EDU", "AGR", "CVL", "REL", "MED", "JUD"}
)
_OWN = _PERSON | _BODY | _MANY


class History(msgspec.Struct, frozen=True):
    """What a story has named so far.

    `persons` holds the registry's persons by surname, `strangers` the others.
    """

    story: tuple[tuple[Sentence, tuple[Draft, ...]], ...] = ()
    persons: Mapping[str, str] = {}
    strangers: Mapping[str, Party] = {}
    quotes: tuple[Quote, ...] = ()


def resolve_drafts(
    sentence: Sentence, drafts: Sequence[Draft], history: History, context: Context
) -> tuple[Draft, ...]:
    """Return the drafts of a sentence with pronouns and short forms resolved, in their order."""
    done: list[Draft] = []
    for draft in drafts:
        done.append(_resolved(sentence, draft, done, history, context))
    if not any(draft.party.country for draft in done):
        return tuple(done)
    return tuple(_settled(draft, done, k) for k, draft in enumerate(done))


def remember(
    history: History, sentence: Sentence, drafts: tuple[Draft, ...], context: Context
) -> History:
    """Return `history` with a sentence more."""
    persons, strangers = dict(history.persons), dict(history.strangers)
    for draft in drafts:
        party = draft.party
        if draft.mention.kind != "person" or party.name is None:
            continue
        if party.actor is not None:
            actor = context.registry.actors[party.actor]
            persons.update(dict.fromkeys(surname_keys(actor), actor.id))
        elif keys := keys_of(party.name):
            strangers[keys[-1]] = party
    return replace(
        history, story=(*history.story, (sentence, drafts)), persons=persons, strangers=strangers
    )


def _resolved(
    sentence: Sentence, draft: Draft, done: list[Draft], history: History, context: Context
) -> Draft:
    kind = draft.mention.kind
    if kind == "pronoun" and not _quoted(draft, history.quotes):
        return _pronoun(sentence, draft, done, history.story)
    if kind == "person" and draft.reading.domestic and draft.party.actor is None:
        return _of_state(draft, done, history.story)
    return _agent(sentence, draft, done, history, context) if kind == "agent" else draft


def _agent(
    sentence: Sentence, draft: Draft, done: list[Draft], history: History, context: Context
) -> Draft:
    if (members := _members(sentence, draft, done, history.story)) != ():
        why = "named together before"
        return replace(draft, mention=replace(draft.mention, members=members, why=why))
    if draft.noun in {"counterpart", "counterparts"}:
        return _counterpart(draft, done, context)
    if draft.definite and draft.noun in _GROUPS and draft.party.actor is None:
        found = group_before(history.story, done, draft.party)
        return given(draft, found, "the group named before", kind="group") if found else draft
    return _domestic(draft, done, history.story, context)


def _quoted(draft: Draft, quotes: tuple[Quote, ...]) -> bool:
    return any(quote.start <= draft.party.start < quote.end for quote in quotes)


def _pronoun(sentence: Sentence, draft: Draft, done: list[Draft], story: Story) -> Draft:
    word = draft.party.text.lower()
    if word in _PERSON:
        found = person_before(story, sentence, done)
        return given(draft, found, "the person named before") if found else draft
    if word in _BODY and not _expletive(sentence, draft.mention.head):
        found = body_before(story, sentence, done)
        return given(draft, found, "the body named before") if found else draft
    if word in _MANY and (many := plural_before(story, sentence, done)) is not None:
        return given(draft, many.party, "those named before", members=many.mention.members)
    return draft


def _expletive(sentence: Sentence, at: int) -> bool:
    """Return True for "it is unclear whether", "it rained": no one is meant."""
    token = sentence.tokens[at]
    if token.text.lower() == "its":
        return False
    verb = sentence.tokens[token.head]
    if token.dep == "expl" or verb.lemma in {"rain", "snow", "seem", "appear", "take", "turn"}:
        return True
    linked = {sentence.tokens[c].dep for c in sentence.children[verb.i]}
    return verb.lemma == "be" and bool(linked & {"acomp", "attr", "ccomp", "advcl"})


def _members(
    sentence: Sentence, draft: Draft, done: list[Draft], story: Story
) -> tuple[Party, ...]:
    if draft.party.actor is not None or draft.party.country is not None:
        return ()
    if not _BOTH & {*draft.lead, *keys_of(draft.party.text)}:
        return ()
    if draft.noun in _SIDES:
        return pair_before(story, sentence, done, states=False)
    if draft.noun in _LANDS:
        return pair_before(story, sentence, done, states=True)
    if draft.noun in _HEADS:
        return two_persons(story, done)
    return ()


def _counterpart(draft: Draft, done: list[Draft], context: Context) -> Draft:
    """Return "his Turkish counterpart" as the holder of the same office in the other state."""
    country = draft.party.country
    person = next(
        (one.party for one in done if one.mention.kind == "person" and one.party.actor), None
    )
    if country is None or person is None or person.actor is None:
        return draft
    actor = context.registry.actors[person.actor]
    held = held_on(actor, context.day, context.registry.offices)
    if held.post is None or held.tense != "current":
        return draft
    found = holder_of(context, held.post.office, country, None)
    if found is None:
        return draft
    party = replace(person, actor=found.id, name=found.name, country=country)
    return given(draft, party, f"same office as {actor.name}", kind="person")


def _domestic(draft: Draft, done: list[Draft], story: Story, context: Context) -> Draft:
    """Return "its army" as the owner's, "the government", "police" as the state's last spoken of."""
    party = draft.party
    if party.country is not None or party.actor is not None:
        return draft
    if (owner := _owner(draft, done)) is not None:
        return placed(draft, owner, "of the owner named before")
    if _foreign(draft):
        return draft
    if not draft.reading.domestic:
        only = only_country(story, done) if draft.reading.sector in _LOCAL else None
        return placed(draft, only, "of the only state spoken of") if only else draft
    if draft.definite and draft.reading.office is not None:
        return _holder(draft, done, story, context)
    return _of_state(draft, done, story)


def _of_state(draft: Draft, done: list[Draft], story: Story) -> Draft:
    """Return the draft as of the state last spoken of, if it has no country of its own."""
    country = draft.party.country or country_before(story, done)
    if country is None or draft.party.country is not None:
        return draft
    return placed(draft, country, "of the state spoken of")


def _holder(draft: Draft, done: list[Draft], story: Story, context: Context) -> Draft:
    """Return "the president": the one named before, else the holder in the state spoken of."""
    if (found := role_before(story, done, draft.party.text)) is not None:
        return given(draft, found, "the one with that office named before", kind="person")
    country, office = country_before(story, done), draft.reading.office
    if country is None or office is None:
        return draft
    holder = holder_of(context, office, country, None)
    if holder is None:
        return placed(draft, country, "of the state spoken of")
    whole = replace(draft.party, actor=holder.id, name=holder.name, country=country)
    return given(draft, whole, f"held {office} of {country}", kind="person")


def _foreign_agent(draft: Draft) -> bool:
    return draft.mention.kind == "agent" and _foreign(draft)


def _foreign(draft: Draft) -> bool:
    """Return True if an unknown name stands before the head: "Atlantis police" are not of here."""
    words = words_of(draft.party.text)[:-1]
    return any(word.capital for word in words[1:]) or (
        len(words) > 0 and words[0].capital and draft.mention.first > 0
    )


def _owner(draft: Draft, done: list[Draft]) -> str | None:
    """Return the country of "its" in "its army"."""
    if not _OWN & set(draft.lead):
        return None
    for one in reversed(done):
        if one.mention.kind == "pronoun" and draft.begin <= one.mention.first < draft.mention.last:
            return one.party.country
    return None


def _settled(draft: Draft, drafts: list[Draft], k: int) -> Draft:
    """Return a domestic agent that opens a story as of the place told later in the sentence."""
    party = draft.party
    if draft.mention.kind not in {"agent", "person"} or not draft.reading.domestic:
        return draft
    if party.country is not None or party.actor is not None or _foreign_agent(draft):
        return draft
    after = [
        one.party.country
        for one in drafts[k + 1 :]
        if one.mention.kind == "place" and one.party.country
    ]
    return placed(draft, after[0], "of the place told") if after else draft
