"""Who "the group", "both sides", "the government" and pronouns are: by what the story named before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from goodoffices.actors.antecedents import (
    body_before,
    country_before,
    country_of_force,
    described_before,
    group_before,
    home_of_ethnic,
    listed_before,
    named_before,
    pair_before,
    partly_known_before,
    role_before,
    two_persons,
)  # fmt: skip
from goodoffices.actors.drafts import Draft, given, placed, sector
from goodoffices.actors.here import Here, History
from goodoffices.actors.home import foreign, local, of_state, stationed
from goodoffices.actors.index import surname_keys
from goodoffices.actors.joining import BRACKETS
from goodoffices.actors.leaders import leader_of_group
from goodoffices.actors.namesakes import namesake
from goodoffices.actors.persons import holder_of
from goodoffices.actors.phrase import Context, sector_of_actor
from goodoffices.actors.pronouns import OWN, resolve_pronoun
from goodoffices.actors.timeline import held_on
from goodoffices.actors.together import named_together
from goodoffices.actors.words import keys_of, words_of
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

_GROUPS = frozenset({
    "group", "movement", "organization", "organisation", "faction", "party", "militia", "network",
    "militants", "rebels", "insurgents", "guerrillas", "fighters", "separatists", "extremists",
    "jihadists", "insurgency", "front", "alliance", "bloc",
})  # fmt: skip
_BODIES = frozenset({
    "council", "assembly", "commission", "tribunal", "agency", "league", "union", "mission", "secretariat",
})  # fmt: skip
_SIDES = frozenset({
    "sides", "parties", "factions", "side", "party", "camps", "foes", "rivals", "enemies",
    "panels", "delegations", "negotiators", "teams", "groups",
})  # fmt: skip
_LANDS = frozenset("countries nations states governments neighbours neighbors capitals".split())
_HEADS = frozenset({
    "leaders", "presidents", "ministers", "men", "officials", "premiers", "diplomats",
})  # fmt: skip
_BOTH = frozenset({"both", "two", "all", "warring", "rival", "opposing", "either"})
FAR = 500  # sentences back to an antecedent: a page of thousands is no one story
_LAND = frozenset({"country", "nation", "homeland"})
_RISEN = frozenset({"rebel", "guerrilla", "militia", "separatist", "gang", "insurgent"})
_REBELS = frozenset({"REB", "UAF", "PRM"})
_SENT = frozenset({"MIL", "GOV", "SPY"})  # who may be far from home
_RIVALS = frozenset(
    "neighbour neighbours neighbor neighbors rival rivals foe foes enemy enemies adversary".split()
)
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "CRM"})  # "his men" are so too
_OURS = frozenset({"our", "my"})
_UNION = frozenset({"Centre", "Centre's", "Union Government"})  # in India


def resolve_drafts(
    sentence: Sentence, drafts: Sequence[Draft], history: History, context: Context
) -> tuple[Draft, ...]:
    """Return the drafts of a sentence with pronouns and short forms resolved, in their order."""
    done: tuple[Draft, ...] = ()
    for k, draft in enumerate(drafts):
        here = Here(sentence, done, tuple(drafts[k + 1 :]), history, context)
        done = (*done, _resolved(here, draft))
    return done


def remember(
    history: History, sentence: Sentence, drafts: tuple[Draft, ...], context: Context
) -> History:
    """Return `history` with a sentence more, of which the last `FAR` are kept."""
    persons: dict[str, str] = {}
    strangers: dict[str, Draft] = {}
    for draft in drafts:
        party = draft.party
        if draft.mention.kind == "group" and draft.mention.why == BRACKETS:
            strangers[party.text.replace(".", "").lower()] = draft
        if draft.mention.kind != "person" or party.name is None:
            continue
        if party.actor is not None:
            actor = context.registry.actors[party.actor]
            keys = surname_keys(actor)
            if all(history.persons.get(key) != actor.id for key in keys):
                persons.update(dict.fromkeys(keys, actor.id))
        elif words := keys_of(party.name):
            strangers[words[-1]] = draft
    return replace(
        history,
        story=(*history.story[1 - FAR :], (sentence, drafts)),
        persons={**history.persons, **persons} if persons else history.persons,
        strangers={**history.strangers, **strangers} if strangers else history.strangers,
    )


def _resolved(here: Here, draft: Draft) -> Draft:
    kind = draft.mention.kind
    if draft.party.text in _UNION and _is_indian(here):
        return _land(here, draft, "IND")
    if kind == "pronoun":
        if here.quoted(draft):
            return draft
        return named_together(here, draft) or resolve_pronoun(here, draft)
    if kind == "person" and draft.reading.domestic and draft.party.actor is None:
        return of_state(here, draft)
    if kind == "group":
        return _shortened(here, draft)
    return _agent(here, draft) if kind == "agent" else draft


def _is_indian(here: Here) -> bool:
    """Whether a story tells of India, whose papers call its government "the Centre"."""
    rows = (*(row for _, row in here.story), here.before, here.after)
    return any(one.party.country == "IND" for row in rows for one in row)


def _shortened(here: Here, draft: Draft) -> Draft:
    """Return "the Tigers" as the "Tamil Tigers" of a sentence before."""
    if (named := namesake(here, draft)) is not None:
        return given(draft, named.party, "the group of that name before", kind="group")
    word = draft.party.text.lower()
    if len(word.split()) > 1 or draft.party.actor is not None:
        return draft
    actor = named_before(here.story, here.before, word, here.context)
    if actor is None:
        return draft
    party = replace(
        draft.party, actor=actor.id, name=actor.name, country=actor.country,
        sector=sector(sector_of_actor(actor, here.context.day)) or draft.party.sector,
    )  # fmt: skip
    return given(draft, party, "the group of that name before", kind="group")


def _agent(here: Here, draft: Draft) -> Draft:
    if draft.noun in {"counterpart", "counterparts", "number"}:  # "his opposite number"
        return _counterpart(here, draft)
    if draft.mention.members:
        return draft
    if (members := _members(here, draft)) != ():
        why = "named together before"
        return replace(draft, mention=replace(draft.mention, members=members, why=why))
    if _OURS & set(draft.lead):
        return draft  # whose it is, the speaker tells
    told = (
        _in_brackets(here, draft)
        or _of_short_name(here, draft)
        or _group(here, draft)
        or _ethnic(here, draft)
    )
    return told or _domestic(here, draft)


def _in_brackets(here: Here, draft: Draft) -> Draft | None:
    """Return "rebels" in "Northern Dawn Front (NDF) rebels" as those of the front."""
    first, tokens = draft.mention.first, here.sentence.tokens
    if draft.party.actor is not None or first < 3 or tokens[first - 1].text != ")":
        return None
    for one in reversed(here.before):
        if one.mention.last in {first - 1, first} and one.party.actor is not None:
            named = here.context.registry.actors[one.party.actor].kind
            body = named not in {"person", "state"}
            return given(draft, one.party, "of the group named in brackets") if body else None
    return None


def _of_short_name(here: Here, draft: Draft) -> Draft | None:
    """Return "JEM rebels" as those of the group that the story called "(JEM)" before."""
    if draft.party.actor is not None or draft.party.country is not None:
        return None
    for word in words_of(draft.party.text)[:-1]:
        short = here.history.strangers.get(word.key) if word.text.isupper() else None
        if short is not None and short.mention.kind == "group":
            sector = draft.party.sector or short.party.sector
            named = replace(short.party, sector=sector, role=draft.party.role)
            return given(draft, named, "of the group named before")
    return None


def _ethnic(here: Here, draft: Draft) -> Draft | None:
    """Return "ethnic Albanian rebels" as those of the land whose army or town is told of with them."""
    said = {*draft.lead, *keys_of(draft.party.text)}
    if "ethnic" not in said or draft.party.actor is not None:
        return None
    if draft.party.sector not in _REBELS:
        home = home_of_ethnic(here.story, draft.party.country)
        return placed(draft, home, "where their people live") if home else None
    army = (one.party.country for one in here.before if one.party.sector in _SENT)
    where = stationed(here, draft) or next(army, None) or country_of_force(here.story, "MIL")
    return None if where is None else placed(draft, where, "where they fight")


def _group(here: Here, draft: Draft) -> Draft | None:
    """Return "the group", "the militants" as the group named before, "the council" as the body."""
    if not draft.definite or draft.party.actor is not None:
        return None
    if draft.party.sector == "PRE" and (land := partly_known_before(here.story, here.before)):
        return given(draft, land, "the breakaway land named before", kind="group")
    if draft.noun in _BODIES and len(words_of(draft.party.text)) == 1:
        group = body_before(here.story, here.before, draft.noun, here.context)
    elif draft.noun not in _GROUPS:
        return None
    else:
        if draft.mention.plural and (party := described_before(here.story, draft)) is not None:
            told = party.country
            return placed(draft, told, "as described before") if told else draft
        group = group_before(here.story, here.before, draft.party, here.context)
    if group is None or _is_of_another_name(draft, group.name):
        return None
    named = replace(
        draft.party, actor=group.id, name=group.name, country=group.country,
        sector=sector(sector_of_actor(group, here.context.day)) or draft.party.sector,
    )  # fmt: skip
    return given(draft, named, "the group named before", kind="group")


def _is_of_another_name(draft: Draft, name: str) -> bool:
    """Whether "the Front" names a body by a word that the one told before doesn't have."""
    word = draft.party.text.split()[-1]
    return word.istitle() and word.casefold() == draft.noun and draft.noun not in keys_of(name)


def _members(here: Here, draft: Draft) -> tuple[Party, ...]:
    if draft.party.actor is not None or not _BOTH & {*draft.lead, *keys_of(draft.party.text)}:
        return ()
    if draft.noun in _SIDES:
        pair = pair_before(here.story, here.sentence, here.before, states=False)
        if "warring" in {*draft.lead, *keys_of(draft.party.text)}:
            pair = () if any(one.role for one in pair) else pair  # they speak of it, or mediate
        own = {draft.party.country, None} if draft.party.country else set()
        return pair if not own or {one.country for one in pair} <= own else ()
    if draft.party.country is not None:
        return ()
    if draft.noun in _LANDS:
        pair = pair_before(here.story, here.sentence, here.before, states=True)
        return pair or _states_of(here, listed_before(here.story, here.before))
    if draft.noun in _HEADS:
        return two_persons(here.story, here.sentence, here.before)
    return ()


def _states_of(here: Here, listed: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the states of "Thai and Cambodian troops" for "both nations"."""
    states = ((party, here.context.registry.state(party.country)) for party in listed)
    return tuple(
        replace(party, actor=state.id, name=state.name, sector="GOV", role=None)
        for party, state in states
        if state is not None
    )


def _counterpart(here: Here, draft: Draft) -> Draft:
    """Return "his Turkish counterpart" as the holder of the same office in the other state.

    "His Iranian and Qatari counterparts" are each that of their state.
    """
    context = here.context
    named = (one.party for one in here.before if one.mention.kind == "person" and one.party.actor)
    person = next(named, None)
    if person is None or person.actor is None:
        return draft
    actor = context.registry.actors[person.actor]
    held = held_on(actor, context.day, context.registry.offices)
    if held.post is None or held.tense != "current":
        return draft
    office, why = held.post.office, f"same office as {actor.name}"
    if draft.mention.members:
        members = tuple(_peer(one, office, person, context) or one for one in draft.mention.members)
        return replace(draft, mention=replace(draft.mention, members=members, why=why))
    party = _peer(draft.party, office, person, context)
    return given(draft, party, why, kind="person") if party is not None else draft


def _peer(party: Party, office: str, like: Party, context: Context) -> Party | None:
    """Return `party` as the one who holds `office` in its country."""
    found = holder_of(context, office, party.country, None) if party.country else None
    if found is None:
        return None
    return replace(
        party, actor=found.id, name=found.name, sector=like.sector, role=like.role,
        why=f"held {office} of {party.country}",
    )  # fmt: skip


def _domestic(here: Here, draft: Draft) -> Draft:
    """Return "its army" as the owner's, "the government", "police" as the state's last spoken of."""
    if draft.party.country is not None or draft.party.actor is not None:
        return draft
    if (owner := _owner(here, draft)) is not None:
        return _owned(here, draft, owner)
    if draft.noun in _LAND and draft.definite:
        told = tuple(d for d in here.before if not _goes_there(here, draft, d))
        return _land(here, draft, country_before(here.story, told, here.sentence))
    if foreign(here, draft) or not draft.reading.domestic:
        return local(here, draft)
    if draft.definite and draft.reading.office is not None:
        return _holder(here, draft)
    return of_state(here, draft)


def _holder(here: Here, draft: Draft) -> Draft:
    """Return "the president": the one named before, else the holder in the state spoken of."""
    if (found := role_before(here.story, here.before, draft.party.text)) is not None:
        return given(draft, found, "the one with that office named before", kind="person")
    whose = of_state(here, draft)
    if _RISEN & {*keys_of(draft.party.text)}:
        return whose
    country, office = whose.party.country, draft.reading.office
    if country is None or office is None:
        return whose
    former = draft.reading.sector == "ELI" and "elect" not in keys_of(draft.party.text)
    holder = holder_of(here.context, office, country, "former" if former else None)
    if holder is None or (draft.reading.sector == "ELI" and not former):
        return whose
    whole = replace(draft.party, actor=holder.id, name=holder.name, country=country)
    return given(draft, whole, f"held {office} of {country}", kind="person")


def _owner(here: Here, draft: Draft) -> Party | None:
    """Return who "its" is in "its army", who it is "whose men" they are."""
    if "whose" in draft.lead:
        return _told_of(here, draft)
    if not OWN & set(draft.lead):
        return None
    for one in reversed(here.before):
        if one.mention.kind == "pronoun" and draft.begin <= one.mention.first < draft.mention.last:
            return one.party if one.party.country is not None else None
    return None


def _told_of(here: Here, draft: Draft) -> Party | None:
    """Return whom the clause is about that a draft stands in."""
    token = here.sentence.tokens[draft.mention.head]
    while token.dep != "relcl" and token.head != token.i:
        token = here.sentence.tokens[token.head]
    for one in reversed(here.before):
        if one.mention.first <= token.head < one.mention.last:
            return one.party if token.dep == "relcl" else None
    return None


def _owned(here: Here, draft: Draft, owner: Party) -> Draft:
    """Return what belongs to `owner`: of the same country, and where it says nothing, sector."""
    if draft.noun in _LAND:
        return _land(here, draft, owner.country)
    group = here.context.registry.actors.get(owner.actor or "")
    if group is not None and group.kind in {"armed-group", "party"} and draft.noun == "leader":
        chief = leader_of_group(here.context, group)
        if chief is not None:
            named = replace(owner, actor=chief.id, name=chief.name, role=draft.party.text)
            return given(draft, named, "who leads the group named before", kind="person")
    if draft.noun == "men" and owner.sector in _ARMED:
        draft = replace(
            draft, mention=replace(draft.mention, party=replace(draft.party, sector=owner.sector))
        )
    if owner.country is None or draft.noun in _RIVALS:
        return _other_state(here, draft, owner)
    kept = draft.party.sector or owner.sector
    whole = replace(draft, mention=replace(draft.mention, party=replace(draft.party, sector=kept)))
    return placed(whole, owner.country, "of the owner named before")


def _goes_there(here: Here, land: Draft, doer: Draft) -> bool:
    """Whether a state does something toward "the country", which is another then."""
    at = here.sentence.tokens[land.mention.head]
    prep = here.sentence.tokens[at.head].text.lower() if at.dep == "pobj" else ""
    by = here.sentence.tokens[doer.mention.head].dep == "nsubj" and doer.mention.kind == "state"
    return by and prep in {"to", "into", "against"}


def _other_state(here: Here, draft: Draft, owner: Party) -> Draft:
    """Return "its neighbour" as the one other state told before it, if there is but one."""
    rows = (*(row for _, row in here.story[-2:]), here.before)
    told = (d for row in rows for d in row if d.mention.kind == "state")
    states = {d.party.actor: d.party for d in told}
    others = [party for party in states.values() if party.country != owner.country]
    if draft.mention.plural or owner.country is None or len(others) != 1:
        return draft
    return given(draft, others[0], "the other state named before", kind="state")


def _land(here: Here, draft: Draft, country: str | None) -> Draft:
    """Return "the country", "his country" as the state itself."""
    state = here.context.registry.state(country)
    if state is None:
        return draft
    party = replace(
        draft.party, actor=state.id, name=state.name, country=country, sector="GOV", role=None
    )
    return given(draft, party, "the state spoken of", kind="state")
