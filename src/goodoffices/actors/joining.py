"""Mentions that tell of each other by where they stand: lists of nations, and appositions."""

from __future__ import annotations

import re

from msgspec.structs import replace

from goodoffices.actors.chunks import Cut
from goodoffices.actors.drafts import Draft, given
from goodoffices.actors.parties import LISTED
from goodoffices.actors.words import keys_of
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party

_ROLES = frozenset({"agent", "person"})
_OPENS = frozenset({",", "(", "-", "\N{EM DASH}", "\N{EN DASH}"})
_CLOSES = frozenset({",", ")", ".", ";", "who", "\N{EM DASH}", "\N{EN DASH}"})
_NAMED = frozenset({"group", "agent"})  # "rebels of the Northern Dawn Front, or NDF"
_FRIENDS = frozenset(
    {"ally", "neighbour", "neighbor", "rival", "foe", "patron", "mediator", "backer"}
)
_PHRASE = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "PART", "NUM", "CCONJ", "PRON"})
_COURTESY = frozenset(
    {"mr", "mrs", "ms", "dr", "sheikh", "mullah", "mallam", "alhaji", "prof", "chief"}
)
_KIN = frozenset(
    "wife widow husband son daughter brother sister father mother nephew niece cousin uncle aunt friend "
    "ally rival aide lawyer killer death body house home supporter successor predecessor deputy".split()
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_OF = frozenset({"of", "for", "in", "to"})
_FAR = 9  # words between an office and the name of who holds it
_AND = frozenset({"and", "and the", ",", ", the", ", and", ", and the"})
BRACKETS = "named in brackets"
_NUMBER = re.compile(r"\band (?:\d+|two|three|four|five|six|seven|eight|nine|ten|several)\b")
_ACRONYMS = frozenset({"us", "uk", "un", "eu", "uae"})


def join_lists(cut: Cut, drafts: list[Draft]) -> list[Draft]:
    """Return `drafts` with "U.S. and British officials" as one mention with members."""
    kept: list[Draft] = []
    for draft in drafts:
        before: list[Draft] = []
        while kept and _listed(cut, kept[-1], before[0] if before else draft, draft):
            before.insert(0, kept.pop())
        if before:
            kept.append(_listing(cut.sentence, before, draft))
        elif kept and _shared_owner(cut, kept[-1], draft):
            kept.append(_of_both(cut.sentence, kept.pop(), draft))
        else:
            kept.append(draft)
    return [_from_each(cut, draft, kept[k + 1 :]) for k, draft in enumerate(kept)]


def _from_each(cut: Cut, one: Draft, after: list[Draft]) -> Draft:
    """Return "diplomats from Chad, Mali and Niger", "people in Chad and Mali" as those of each."""
    if one.reading.kind != "agent" or not one.mention.plural or one.mention.members:
        return one
    states: list[Draft] = []
    for draft in after:
        between = cut.sentence.text[_end(states[-1] if states else one, cut) : _start(draft, cut)]
        fits = between.strip() in (_AND if states else {"from", "in", "from the"})
        kinds = {"state", "place", "group"} if states else {"state", "place"}
        if draft.mention.kind not in kinds or draft.party.country is None or not fits:
            break
        states.append(draft)
    joined = (
        "and" in cut.sentence.text[_end(one, cut) : _start(states[-1], cut)] if states else False
    )
    if len({state.party.country for state in states}) < 2 or not joined:
        return one
    first = cut.sentence.chars(one.party.start, states[0].party.end)
    members = [
        replace(one.party, text=s.party.text, start=s.party.start, end=s.party.end,
                country=s.party.country, actor=None, name=None)
        for s in states
    ]  # fmt: skip
    members[0] = replace(members[0], text=first.text, start=first.start, end=first.end)
    party = replace(one.party, country=None, actor=None, name=None)
    return replace(one, mention=replace(one.mention, party=party, members=tuple(members)))


def _shared_owner(cut: Cut, one: Draft, two: Draft) -> bool:
    """Return True for "leaders of Turkey" before "and Qatar"."""
    if one.reading.kind != "agent" or not one.mention.plural or " of " not in one.party.text:
        return False
    between = cut.sentence.text[_end(one, cut) : _start(two, cut)]
    return two.mention.kind in {"state", "group", "place"} and between.strip() in _AND


def _of_both(sentence: Sentence, one: Draft, two: Draft) -> Draft:
    span = sentence.chars(one.party.start, two.party.end)
    body = two.mention.kind == "group"
    other = replace(
        one.party, text=two.party.text, start=two.party.start, end=two.party.end,
        country=two.party.country, actor=two.party.actor if body else None,
        name=two.party.name if body else None, sector=two.party.sector if body else one.party.sector,
    )  # fmt: skip
    party = Party(
        text=span.text, start=span.start, end=span.end, sector=one.party.sector, why="of both"
    )
    members = (*(one.mention.members or (one.party,)), other)
    mention = replace(
        one.mention, last=two.mention.last, party=party, members=members, why="of both"
    )
    return replace(one, mention=mention)


def _listed(cut: Cut, one: Draft, two: Draft, head: Draft) -> bool:
    """Return True if `one` is a nation that shares the head noun of `head` with the nation `two`."""
    if head.mention.kind != "agent" or head.party.country is None or not head.mention.plural:
        return False
    if head.reading.kind != "agent" or not _bare_nation(one):
        return False
    between = cut.sentence.text[one.party.end - cut.sentence.start : _start(two, cut)]
    between = _NUMBER.sub("and", between)
    return between.replace(",", " ").strip().lower() in {
        "and",
        "or",
        "",
        "and the",
        "as well as",
    } and ("," in between or "and" in between or "or" in between)


def _bare_nation(draft: Draft) -> bool:
    if draft.mention.kind == "group" and draft.party.actor is not None:
        return draft.mention.last - draft.mention.first == 1  # "Fatah and Hamas gunmen"
    key = draft.party.text.replace(".", "").lower()
    return draft.mention.kind == "adjective" or (draft.mention.kind == "state" and key in _ACRONYMS)


def _end(draft: Draft, cut: Cut) -> int:
    return draft.party.end - cut.sentence.start


def _start(draft: Draft, cut: Cut) -> int:
    return draft.party.start - cut.sentence.start


def _listing(sentence: Sentence, before: list[Draft], last: Draft) -> Draft:
    first = before[0]
    span = sentence.chars(first.party.start, last.party.end)
    members = tuple(
        replace(one.party, why=LISTED) if one.mention.kind == "group" else
        replace(last.party, text=one.party.text, start=one.party.start, end=one.party.end,
                country=one.party.country, actor=None, name=None)
        for one in before
    )  # fmt: skip
    party = Party(
        text=span.text,
        start=span.start,
        end=span.end,
        sector=last.party.sector,
        why="a list of nations",
    )
    mention = replace(
        last.mention, first=first.mention.first, party=party, members=(*members, last.party),
        why=party.why,
    )  # fmt: skip
    return replace(last, mention=mention, begin=first.begin)


def join_appositions(cut: Cut, drafts: list[Draft]) -> list[Draft]:
    """Return `drafts` with a name and the description beside it telling of each other.

    "Anna Roth, a spokeswoman for the Dutch police": the name takes country, sector and role;
    "the president, Anna Roth,": the description takes the name.
    """
    done = list(drafts)
    for k in range(1, len(done)):
        if _is_friend(cut.sentence, done[k - 1], done[k]):
            done[k - 1] = given(done[k - 1], done[k].party, "apposition", kind="state")
        elif (at := _office_before(cut, done, k)) is not None:
            done[at], done[k] = _tell(cut, done[at], done[k])
        elif _beside(cut.sentence, done[k - 1], done[k]):
            done[k - 1], done[k] = _tell(cut, done[k - 1], done[k])
        elif k > 1 and _title_to(cut, *done[k - 2 : k + 1]):
            done[k - 2], done[k] = _tell(cut, done[k - 2], done[k])
            between = done[k - 1]
            done[k - 1] = replace(between, mention=replace(between.mention, kind="place"))
    return done


def _tell(cut: Cut, one: Draft, two: Draft) -> tuple[Draft, Draft]:
    """Return two mentions beside each other, each with what the other tells of it."""
    kinds = (one.mention.kind, two.mention.kind)
    if kinds[0] in _NAMED and kinds[1] == "group" and _acronym(one, two):
        return _in_short(one, two)
    if kinds[0] == "person" and _describes(two):
        named = _told(one, two)
        return named, given(two, named.party, "apposition", kind="person")
    if kinds[1] == "person" and _describes(one) and not _of_kin(cut.sentence, one):
        named = _told(two, one)
        return given(one, named.party, "apposition", kind="person"), named
    if kinds[1] == "group" and _describes_group(one):
        man = _describes(one) and two.party.actor is None  # taken for a body by the parser
        party = _of_description(two, one) if man else two.party
        return given(one, party, "apposition", kind="person" if man else "group"), two
    if kinds[0] == "group" and _describes_group(two):
        return one, given(two, one.party, "apposition", kind="group")
    return one, two


def _of_kin(sentence: Sentence, one: Draft) -> bool:
    """Return True for the president in "the wife of the president, Anna Roth,"."""
    before = [t.lemma for t in sentence.tokens[max(0, one.begin - 2) : one.begin]]
    return len(before) == 2 and before[1] in {"of", "to"} and before[0] in _KIN


def _of_description(name: Draft, description: Draft) -> Party:
    """Return a man whom the parser took for a body: "a senior official, Ada Obi"."""
    own, said = name.party, description.party
    return replace(own, name=own.text, country=said.country, sector=said.sector, role=said.text)


def _in_short(one: Draft, two: Draft) -> tuple[Draft, Draft]:
    """Return a body and its short name, each as what the other is known as."""
    if one.party.actor is None and two.party.actor is not None:
        return given(one, two.party, BRACKETS), two
    return one, given(two, one.party, BRACKETS)


def _acronym(one: Draft, two: Draft) -> bool:
    """Return True for "Northern Dawn Front (NDF)": the brackets name the same body in short."""
    short = two.party.text.replace(".", "")
    if not short.isupper() or len(short) > 8:
        return False
    letters = "".join(word[0] for word in keys_of(one.party.text))
    return one.party.actor is not None or two.party.actor is None or short.lower() in letters


def _title_to(cut: Cut, one: Draft, place: Draft, two: Draft) -> bool:
    """Return True for "envoy to Yemen Anna Roth": the title, its place, the name."""
    if two.mention.kind != "person" or place.mention.kind not in {"state", "place"}:
        return False
    link = cut.sentence.text[_end(one, cut) : _start(place, cut)].strip()
    gap = cut.sentence.text[_end(place, cut) : _start(two, cut)]
    return _describes(one) and link in {"to", "for", "in", "on"} and gap == " "


def _office_before(cut: Cut, drafts: list[Draft], k: int) -> int | None:
    """Return the office that a name between commas bears: "head of the mission in Goma, Ann Roth,".

    Only what the office is of, in or to stands between them; a body beside the name bears no person.
    """
    name, tokens = drafts[k], cut.sentence.tokens
    begin, last = name.begin, name.mention.last
    if begin and (tokens[begin - 1].pos in _NOUNS or tokens[begin].text.islower()):
        return _office_right_before(cut, drafts, k)
    while begin and tokens[begin - 1].text.casefold().rstrip(".") in _COURTESY:
        begin -= 1
    closed = tokens[last].text in _CLOSES if last < len(tokens) else False
    if name.mention.kind != "person" or not closed or begin < 2 or tokens[begin - 1].text != ",":
        return None
    head = tokens[name.mention.head]
    known = name.party.actor is not None or _describes(drafts[k - 1])
    if head.dep not in {"appos", "nsubj"} or known:
        return None
    for at in range(k - 2, -1, -1):
        words = tokens[drafts[at].mention.last : begin - 1]
        if len(words) > _FAR or any(t.pos not in _PHRASE or t.text in _CLOSES for t in words):
            return None
        own = tokens[drafts[at].mention.head]
        tied = head.dep == "appos" or (own.dep, own.head) == (head.dep, head.head)
        if words and words[0].pos == "ADP" and tied and _describes(drafts[at]):
            return at
    return None


def _office_right_before(cut: Cut, drafts: list[Draft], k: int) -> int | None:
    """Return the office in "the minister for physical planning Ann Roth", "leader of the Front Ann Roth"."""
    name, tokens = drafts[k], cut.sentence.tokens
    if name.mention.kind != "person" or name.party.actor is not None:
        return None
    if (
        tokens[name.begin - 1].text.casefold().rstrip(".") in _COURTESY
        or name.mention.last - name.begin < 2
    ):
        return None
    for at in range(k - 1, -1, -1):
        words = tokens[drafts[at].mention.last : name.begin]
        if len(words) > _FAR or any(t.pos not in _PHRASE or t.text in _CLOSES for t in words):
            return None
        if (
            words
            and words[0].text in _OF
            and drafts[at].reading.kind == "agent"
            and _describes(drafts[at])
        ):
            return at
    return None


def _beside(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Return True for "A, B," where B is no further item of a list."""
    if not {one.mention.kind, two.mention.kind} <= {"person", "agent", "group"}:
        return False
    if two.begin < one.mention.last:
        return False
    between = sentence.text[
        one.party.end - sentence.start : sentence.tokens[two.begin].start - sentence.start
    ]
    if between.strip() == ", or":  # "National Liberation Army, or ELN,"
        return one.mention.kind in _NAMED and two.mention.kind == "group" and _acronym(one, two)
    if two.begin - one.mention.last > 1 or between.strip() not in _OPENS:
        return False
    head = sentence.tokens[two.mention.head]
    if head.dep == "conj" or any(sentence.tokens[c].dep == "cc" for c in sentence.children[head.i]):
        return False
    return head.dep == "appos" or _closed(sentence, two)


def _is_friend(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Return True for "its main ally" before the name of a state."""
    if one.noun not in _FRIENDS or one.mention.plural or two.mention.kind != "state":
        return False
    head = sentence.tokens[two.mention.head]
    return head.dep == "appos" and one.mention.first <= head.head < one.mention.last


def _closed(sentence: Sentence, two: Draft) -> bool:
    """Return True if a comma, a bracket or the end follows the second phrase, or its "of", "for"."""
    at = two.mention.last
    limit = min(len(sentence.tokens), at + 9)
    for token in sentence.tokens[at:limit]:
        if token.text in _CLOSES:
            return True
        if token.text in {"and", "or"} or token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return at == len(sentence.tokens)


def _describes(draft: Draft) -> bool:
    return (
        draft.mention.kind in _ROLES
        and (draft.reading.kind == "agent" or draft.reading.office is not None)
        and not draft.mention.plural
        and not draft.reading.body
    )


def _describes_group(draft: Draft) -> bool:
    return draft.reading.kind == "agent" and draft.party.actor is None and not draft.mention.plural


def _told(name: Draft, description: Draft) -> Draft:
    """Return the named one with what the description says, where nothing better is known."""
    own, said = name.party, description.party
    if own.actor is not None:
        return name
    party = replace(
        own, actor=None, country=own.country or said.country, sector=said.sector or own.sector,
        role=said.text, why="told by apposition",
    )  # fmt: skip
    return replace(name, mention=replace(name.mention, party=party, why=party.why))
