"""The search of a story for who was named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from msgspec.structs import replace

from goodoffices.actors.actor import Actor
from goodoffices.actors.drafts import SPOKEN, Draft, is_subject, same
from goodoffices.actors.phrase import DISTANT, Context, sector_of_actor
from goodoffices.actors.timeline import held_on
from goodoffices.actors.words import keys_of
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

MOST_NAMED = "one of the two named most"  # a guess, which what they do may better
_AUTHORITY = frozenset({"GOV", "MIL", "COP", "ELI", "LEG", "JUD", "SPY", None})
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_THIRDS = frozenset({"IGO", "UNO", "EUR", "NGO"})  # they stand between two sides
_FIGHTERS = frozenset({"REB", "PRM", "UAF", "PTY", "OPP"})
_BROKERING = frozenset({"mediate", "broker", "host", "sponsor", "facilitate", "convene", "chair"})
_CALLING = frozenset({"urge", "call", "appeal", "press", "prod", "exhort"})
_PROMPTING = frozenset(
    "urging request initiative invitation behest auspices mediation help sponsorship prodding "
    "insistence plea proposal suggestion aegis".split()
)
_SPEAKING = frozenset("talk meet speak confer consult listen".split())
_DEALINGS = frozenset("talks talk negotiation dialogue truce ceasefire deal pact war".split())
_BESIDE = frozenset("ally allies patron backer neighbour neighbours neighbor neighbors".split())
_COLONIES = frozenset({"colony", "protectorate", "possession", "ally", "neighbour", "neighbor"})
MEETING = frozenset("meet meeting talk talks summit negotiation negotiate conference".split())
_REBELS = frozenset({"REB", "PRM"})
_UNIONS = frozenset({"bloc", "alliance", "union", "grouping"})
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF"})
_FORCES = frozenset({"MIL", "COP"})
_NEAR = 8  # sentences: "the group" is not said of one named longer ago

Story = Sequence[tuple[Sentence, Sequence[Draft]]]


def group_before(
    story: Story, before: Sequence[Draft], like: Party, context: Context
) -> Actor | None:
    """Return the armed group, party or body that "the group", "the militants" mean.

    One whose leader or fighters were spoken of counts as named.
    """
    union = like.text.islower() and like.text.split()[-1] in _UNIONS  # "the bloc" of states
    for draft in _back(story[-_NEAR:], before):
        group = _group_of(draft, context)
        if union and group is not None and group.country in {"IGO", "EUR"}:
            return group
        if group is not None and group.country == "NGO" and like.sector not in {None, "SOC"}:
            continue
        if group is not None and like.sector == "REB" and sector_of_actor(group) == "PRM":
            continue  # "the rebels" are no militia of the state's
        if group is None or (
            like.country is not None and group.country not in {like.country, None}
        ):
            continue
        if like.sector not in _FIGHTERS or {*group.sectors, sector_of_actor(group)} & _FIGHTERS:
            return group
    return None


def body_before(story: Story, before: Sequence[Draft], noun: str, context: Context) -> Actor | None:
    """Return the body named last whose name ends in a noun: "the council" after the Security Council."""
    for draft in _back(story[-_NEAR:], before):
        actor = context.registry.actors.get(draft.party.actor or "")
        if actor is None or actor.kind == "person":
            continue
        if actor.name.lower().split()[-1] == noun:
            return actor
    return None


def named_before(
    story: Story, before: Sequence[Draft], word: str, context: Context
) -> Actor | None:
    """Return the group last named with a word: "Tigers" after "Tamil Tiger rebels"."""
    for draft in _back(story, before):
        actor = context.registry.actors.get(draft.party.actor or "")
        if actor is None or actor.kind in {"person", "state"}:
            continue
        said = draft.party.text.lower().replace("(", " ").replace(")", " ").split()
        short = "".join(part[0] for part in actor.name.lower().split())
        if word == short or word in said or word.removesuffix("s") in said:
            return actor
    return None


def described_before(story: Story, draft: Draft) -> Party | None:
    """Return who was last called by the same word with a state's name: "Yemen's separatists".

    None where a group was named after it, which may be meant as well.
    """
    for one in _back(story[-_NEAR:], ()):
        if one.noun == draft.noun and one.mention.kind in {"agent", "group"}:
            own = one.party.actor is None and one.mention.first != one.mention.last - 1
            return one.party if own and one.party.country is not None else None
    return None


def _group_of(draft: Draft, context: Context) -> Actor | None:
    """Return the group a mention names, or that the person or people mentioned belong to."""
    actor = context.registry.actors.get(draft.party.actor or "")
    if actor is None or draft.mention.kind not in {"group", "agent", "person"}:
        return None
    if actor.kind == "person":
        post = held_on(actor, context.day, context.registry.offices).post
        actor = context.registry.actors.get(post.of or "") if post is not None else None
    return actor if actor is not None and actor.kind != "state" else None


def role_before(story: Story, before: Sequence[Draft], words: str) -> Party | None:
    """Return the person whose office was said with these words: "the minister", "the president"."""
    key = words.lower().split()[-1]
    for draft in _back(story, before):
        if draft.mention.kind == "person" and key in (draft.party.role or "").lower().split():
            return draft.party
    return None


def country_before(
    story: Story, before: Sequence[Draft], here: Sentence | None = None
) -> str | None:
    """Return the state last spoken of, by itself, by its adjective, or by one of its officials.

    With `here`, the sentence of `before`, a place of talks in it comes last as elsewhere.
    """
    abroad = _countries(story, before, venues=False, within=here)
    return next(abroad, None) or next(_countries(story, before), None)


def country_of_foe(before: Sequence[Draft]) -> str | None:
    """Return the country of the rebels just told of: "the rebels accused the government" of theirs."""
    for draft in reversed(before):
        if draft.party.country not in {None, *_BODIES} and draft.mention.kind != "pronoun":
            return draft.party.country if draft.party.sector in _REBELS else None
    return None


def country_of_force(story: Story, sector: str | None) -> str | None:
    """Return whose army or police a story told of, if of one state's alone: "the army" is that one."""
    if sector not in _FORCES:
        return None
    told = {d.party.country for d in _back(story, ()) if d.party.sector == sector}
    told -= {None, *_BODIES}
    return told.pop() if len(told) == 1 else None


def partly_known_before(story: Story, before: Sequence[Draft]) -> Party | None:
    """Return the land that few recognise which was named last: "the breakaway region"."""
    named = (d.party for d in _back(story, before) if d.party.sector == "PRE" and d.party.actor)
    return next(named, None)


def listed_before(story: Story, before: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the two lands' own that were told as one last: "Thai and Cambodian troops"."""
    for draft in _back(story[-_NEAR:], before):
        told = draft.mention.members
        if len({party.country for party in told} - {None}) == len(told) == 2:
            return told
    return ()


def home_of_ethnic(story: Story, own: str | None) -> str | None:
    """Return the land most told of beside that of a people's kin: "ethnic Albanian leaders" at home."""
    kinds = {"state", "place", "adjective"}
    told = (d.party.country for d in _back(story, ()) if d.mention.kind in kinds)
    best = Counter(c for c in told if c and c not in {own, *_BODIES}).most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def country_of_rebels(story: Story, before: Sequence[Draft] = ()) -> str | None:
    """Return whose rebels a story told of, if of one country's alone."""
    told = {d.party.country for d in _back(story, before) if d.party.sector in _REBELS}
    told -= {None, *_BODIES}
    return told.pop() if len(told) == 1 else None


def country_of_noun(
    story: Story, before: Sequence[Draft], noun: str, near: str | None = None
) -> str | None:
    """Return whose "junta" a story told of: the one country's alone, else of `near` or the last told."""
    said = (d for d in _back(story, before) if noun in keys_of(d.party.text))
    told = [d.party.country for d in said if d.party.country not in {None, *_BODIES}]
    return near if near in told else next(iter(told), None)


def only_country(story: Story, before: Sequence[Draft]) -> str | None:
    """Return the one state that the story has spoken of so far, or None if there are more."""
    told = _countries(story, before)
    first = next(told, None)
    return first if all(country == first for country in told) else None


def _countries(
    story: Story, before: Sequence[Draft], *, venues: bool = True, within: Sentence | None = None
) -> Iterator[str]:
    """Yield the states spoken of, the last first; not `venues`: "the Ethiopian capital" left out."""
    here = ((within, draft) for draft in reversed(before))
    gone = ((sentence, draft) for sentence, told in reversed(story) for draft in reversed(told))
    for sentence, draft in chain(here, gone):
        party, kind = draft.party, draft.mention.kind
        if not venues and sentence is not None and _is_aside(sentence, draft):
            continue
        if party.country is None or party.country in _BODIES or kind == "group":
            continue
        if "-led" in party.text or (not venues and draft.noun in _BESIDE):
            continue  # a force of many: "the Kenya-led mission"; "its Lebanese ally Hezbollah"
        if kind in {"state", "place", "adjective"} or party.sector in _AUTHORITY:
            yield party.country


def _is_aside(sentence: Sentence, draft: Draft) -> bool:
    """Whether a state is told of only for its capital, a border, talks there, or what it backs."""
    head = sentence.tokens[draft.mention.head]
    prep = sentence.tokens[head.head]
    behind = head.dep == "pobj"
    border = behind and sentence.tokens[prep.head].lemma in {"border", "frontier"}
    there = behind and draft.mention.kind == "place" and prep.text.lower() in {"in", "at"}
    venue = there and any(t.lemma.lower() in MEETING for t in sentence.tokens)
    after = [t.text.lower() for t in sentence.tokens[draft.mention.last : draft.mention.last + 2]]
    backs = len(after) > 1 and after[0] == "-" and after[1] in DISTANT  # "Qatar-brokered"
    said = draft.mention.kind == "adjective" and prep.lemma in _COLONIES  # "a former French colony"
    return border or venue or backs or said or _is_capital(sentence, draft)


def _is_capital(sentence: Sentence, draft: Draft) -> bool:
    """Whether a state is told of only for its capital, where others may have met."""
    if draft.mention.kind not in {"adjective", "place"}:
        return False
    head = sentence.tokens[draft.mention.head]
    near = (sentence.tokens[head.head], *sentence.tokens[max(head.i - 2, 0) : head.i + 2])
    return any(token.text.lower() == "capital" for token in near)


def pair_before(
    story: Story, here: Sentence, before: Sequence[Draft], *, states: bool
) -> tuple[Party, ...]:
    """Return the two parties "both sides" means: those named together last, else the two most named.

    Two who speak together ("Peru and Chile said") are no sides of a conflict they speak about,
    but they may be "the two countries". States and groups go before leaders, these before peoples.
    """
    peoples: tuple[Party, ...] = ()
    leaders: tuple[Party, ...] = ()
    for sentence, drafts in ((here, before), *reversed(story)):
        told = [*_pairs(sentence, drafts), *_in_talks(sentence, drafts)]
        for one, two in reversed(told):
            speaking = sentence is here and is_subject(sentence, one.mention)
            if (not states and speaking) or (states and not _two_states(one, two)):
                continue
            if not states and _are_no_sides(one.party, two.party):
                continue
            if not states and "person" in {one.mention.kind, two.mention.kind}:
                leaders = leaders or _leaders(one, two)
                continue
            if "CVL" not in {one.party.sector, two.party.sector}:
                return (one.party, two.party)
            peoples = peoples or (one.party, two.party)
    named = leaders or peoples or _most_named(story, before, states=states)
    return named if named or states else _at_home(story, before)


def _at_home(story: Story, before: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the government and the rebels of one country that a story told of last, if it did."""
    named = (d.party for d in _back(story, before) if d.mention.kind != "pronoun")
    told = [party for party in named if party.country not in {None, *_BODIES}]
    for rebel in (party for party in told if party.sector in {"REB", "PRM"}):
        for ruler in told:
            if ruler.country == rebel.country and ruler.sector in {"GOV", "MIL"}:
                return (ruler, rebel)
    return ()


def _leaders(one: Draft, two: Draft) -> tuple[Party, ...]:
    """Return two persons who each lead a state, an army or rebels: sides by another name."""
    if not all(d.party.actor and d.party.sector in _AUTHORITY | _FIGHTERS for d in (one, two)):
        return ()
    return (one.party, two.party)


def subjects_in(sentence: Sentence, drafts: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the two parties that are the joint subject of a sentence's last clause, or nobody."""
    for two in reversed(drafts):
        token = sentence.tokens[two.mention.head]
        if not is_subject(sentence, two.mention):
            continue
        one = next((d for d in drafts if d.mention.head == token.head), None)
        joint = token.dep == "conj" and one is not None and not _same_side(one.party, two.party)
        return (one.party, two.party) if one is not None and joint else ()
    return ()


def pair_in(sentence: Sentence, drafts: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the two parties named together last in a sentence, or nobody."""
    pairs = list(_pairs(sentence, drafts))
    return (pairs[-1][0].party, pairs[-1][1].party) if pairs else ()


def _pairs(sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    named = [draft for draft in drafts if draft.mention.kind in SPOKEN]
    for one, two in pairwise(named):
        token = sentence.tokens[two.mention.head]
        if token.dep != "conj" or not one.mention.first <= token.head < one.mention.last:
            continue
        if _same_side(one.party, two.party) or _is_longer(sentence, one, two):
            continue
        if _THIRDS & {one.party.country, two.party.country}:
            continue
        if not _are_between(sentence, one):
            yield one, two


def _in_talks(sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield who deals with whom: "Chad had entered talks with the rebels"."""
    named = [draft for draft in drafts if draft.mention.kind in SPOKEN]
    for one, two in pairwise(named):
        prep = sentence.tokens[sentence.tokens[two.mention.head].head]
        dealt = prep.text.lower() == "with" and sentence.tokens[prep.head].lemma in _DEALINGS
        if dealt and is_subject(sentence, one.mention) and not _same_side(one.party, two.party):
            yield one, two


def _are_between(sentence: Sentence, one: Draft) -> bool:
    """Whether the two stand between others: "talks mediated by Kenya and Norway" are not theirs."""
    token = sentence.tokens[one.mention.head]
    above = sentence.tokens[token.head]
    if above.text.lower() == "by":
        return sentence.tokens[above.head].lemma in _BROKERING
    if above.text.lower() in {"with", "to"} and sentence.tokens[above.head].lemma in _SPEAKING:
        return True
    if above.text.lower() == "of" and sentence.tokens[above.head].lemma in _PROMPTING:
        return True
    return token.dep == "nsubj" and above.lemma in _BROKERING | _CALLING


def _is_longer(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Whether the two are part of a list of three or more, which are no two sides."""
    head = sentence.tokens[one.mention.head]
    return head.dep == "conj" or any(True for _ in sentence.below(two.mention.head, "conj"))


def _same_side(one: Party, two: Party) -> bool:
    nobody = any(side.country is None and side.actor is None for side in (one, two))
    return nobody or same(one, two)


def _are_no_sides(one: Party, two: Party) -> bool:
    """Whether two are rebels of one country, or rebels and civilians: seldom the sides of its war."""
    if "CVL" in {one.sector, two.sector} and {one.sector, two.sector} & _ARMED:
        return True
    return one.sector == two.sector == "REB" and one.country == two.country


def _two_states(one: Draft, two: Draft) -> bool:
    return one.mention.kind in {"state", "place"} and two.mention.kind in {"state", "place"}


def _most_named(story: Story, before: Sequence[Draft], *, states: bool) -> tuple[Party, ...]:
    counts: Counter[str] = Counter()
    first: dict[str, Party] = {}
    kinds = {"state", "adjective"} if states else {"state", "adjective", "group"}
    for draft in _back(story, before):
        if draft.party.country in _BODIES:
            continue
        if draft.mention.kind in kinds and draft.party.actor is not None:
            counts[draft.party.actor] += 1
            first[draft.party.actor] = draft.party
    top = counts.most_common(3)
    if len(top) < 2 or top[1][1] < 2 or (len(top) == 3 and top[2][1] == top[1][1]):
        return ()
    return tuple(replace(first[actor], why=MOST_NAMED) for actor, _ in top[:2])


def two_persons(story: Story, here: Sentence, before: Sequence[Draft]) -> tuple[Party, ...]:
    """Return "the two leaders": persons named together, else the only two of the last sentences."""
    for sentence, drafts in ((here, before), *reversed(story[-2:])):
        for one, two in reversed(list(_pairs(sentence, drafts))):
            if one.mention.kind == two.mention.kind == "person":
                return (one.party, two.party)
    for sentences in (1, 2):
        found: list[Party] = []
        for draft in _back(story[-sentences:], before):
            if draft.mention.kind == "person" and not any(same(draft.party, one) for one in found):
                found.insert(0, draft.party)
        if len(found) > 1:
            return tuple(found) if len(found) == 2 else ()
    return ()


def _back(story: Story, before: Sequence[Draft]) -> Iterator[Draft]:
    yield from reversed(before)
    for _, drafts in reversed(story):
        yield from reversed(drafts)
