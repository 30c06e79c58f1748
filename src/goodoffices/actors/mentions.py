"""A parsed story in, every mention of a party out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from goodoffices.actors.chunks import Cut, cut_chunks, cut_words
from goodoffices.actors.coref import remember, resolve_drafts
from goodoffices.actors.drafts import Draft, sector
from goodoffices.actors.halves import with_halves
from goodoffices.actors.here import History
from goodoffices.actors.index import Atom
from goodoffices.actors.joining import join_appositions, join_lists
from goodoffices.actors.landmarks import before_deal
from goodoffices.actors.parties import MentionKind, Parties, PartyMention
from goodoffices.actors.persons import name_start
from goodoffices.actors.phrase import (
    Cities,
    Context,
    Phrase,
    Reading,
    modifier_sector,
    strip_leading,
    uses,
)
from goodoffices.actors.places import is_place
from goodoffices.actors.read import complete, read_phrase
from goodoffices.actors.registry import Registry
from goodoffices.actors.strangers import read_stranger
from goodoffices.actors.surnames import link_surnames
from goodoffices.actors.together import stands_for_several
from goodoffices.language.tokens import Analysis, Sentence, Token
from goodoffices.shapes import Party

_USED = frozenset({"force", "power", "justice"})  # used, seized and done, not spoken to
_LINKS = frozenset({"of", "for", "from", "in", "at", "to"})
_NAMING = frozenset({"name", "person", "demonym", "capital", "metonym", "region", "people"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_DEEDS = frozenset(
    "attack raid bombing blast explosion shooting massacre siege killing riot clash assassination".split()
)
_HELD = frozenset(
    "base bases position positions post posts outpost outposts convoy convoys building buildings office "
    "offices camp camps compound checkpoint checkpoints garrison barracks troops vehicle vehicles "
    "headquarters installation installations targets facilities helicopter helicopters tanks jets planes "
    "warplanes aircraft gunships".split()
)
_ALLIES = frozenset({"coalition", "alliance"})
_WAGED = frozenset(
    "strike strikes airstrike airstrikes raid raids bombing bombings bombardment offensive operation "
    "operations attack attacks bombs missiles adviser advisers advisors power campaign sorties".split()
)
_TROUBLES = frozenset("rampage unrest violence riot bloodshed quake earthquake flood".split())
_OWNERS = frozenset({"its", "his", "her", "their"})
_MOVING = frozenset(
    "withdrawal pullout pull-out pullback removal evacuation departure repatriation withdraw pull remove "
    "evacuate airlift flush dislodge drive oust eject push".split()
)
_NUMBERS = frozenset("thousands hundreds dozens scores".split())
_CONDITIONS = frozenset("emergency siege war alert affairs exception readiness mind".split())
_AREAS = frozenset(
    "province region district governorate oblast county prefecture state city town village".split()
)
_PLURAL = frozenset({"they", "them", "their", "we", "our", "us", "these", "those", "both", "two"})
_TOWNS = frozenset("town province district city village region island valley county".split())
_OWNING = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "CRM", "OPP"})  # they hold positions
_QUALITIES = frozenset({"military", "terrorist", "guerrilla", "paramilitary"})  # "military aid"
_KINDS: dict[str, MentionKind] = {
    "person": "person", "state": "state", "group": "group", "agent": "agent", "people": "agent",
    "place": "place", "nation": "adjective",
}  # fmt: skip


def find_parties(analysis: Analysis, registry: Registry, cities: Cities | None = None) -> Parties:
    """Return all mentions of parties in a story, each resolved for the day it was published.

    Args:
        analysis: The parsed story. Sentences without tokens hold no mentions.
        registry: From `load_registry`.
        cities: A town's country, or null where it isn't known.

    """
    published = analysis.report.published
    context = Context(registry, published, undated=published is None, cities=cities)
    history = History(quotes=analysis.quotes)
    rows: list[tuple[PartyMention, ...]] = []
    for sentence in analysis.sentences:
        drafts = _in_sentence(sentence, context, history)
        history = remember(history, sentence, drafts, context)
        rows.append(tuple(draft.mention for draft in drafts))
    return Parties(tuple(rows))


def _in_sentence(sentence: Sentence, context: Context, history: History) -> tuple[Draft, ...]:
    if not sentence.tokens:
        return ()
    cut = cut_words(sentence, context.registry.index)
    cut = cut_chunks(cut, link_surnames(cut, context, history.persons, history.strangers))
    found = sorted((*_named(cut, context, history), *_pronouns(sentence)), key=_order)
    found = [d for d in found if not sentence.is_storm(d.mention.head)]
    found = [d for d in found if not _is_weapon(sentence, d) and not _is_town(sentence, d)]
    found = with_halves(sentence, found, history.story, context)
    joined = join_appositions(cut, join_lists(cut, found))
    return resolve_drafts(sentence, joined, history, context)


def _is_weapon(sentence: Sentence, draft: Draft) -> bool:
    """Whether "artillery" or "sniper" only tells what fire it was, which names no gunners."""
    token = sentence.tokens[draft.mention.head]
    return token.lemma in {"artillery", "sniper"} and token.dep in {"compound", "nmod", "amod"}


def _is_town(sentence: Sentence, draft: Draft) -> bool:
    """Whether a surname is that of a town: "Labo town", "the town of Labo" is no general."""
    first, last = draft.mention.first, draft.mention.last
    if draft.mention.kind != "person" or first + 1 != last:
        return False
    before = [t.text.lower() for t in sentence.tokens[max(first - 2, 0) : first]]
    if before[1:] == ["of"] and before[0] in _TOWNS:
        return True
    if before[-1:] == ["in"] and sentence.tokens[first].ent == "GPE":
        return True
    after = sentence.tokens[last : last + 1]
    return bool(after) and after[0].text.lower() in _TOWNS


def _order(draft: Draft) -> tuple[int, int]:
    return (draft.mention.first, draft.mention.last)


def _named(cut: Cut, context: Context, history: History) -> Iterator[Draft]:
    taken = -1
    for k in range(len(cut.chunks)):
        if k > taken:
            reading, phrase, taken = _read_chunk(cut, k, context)
            if reading.kind == "agent" and (_is_condition(cut, reading) or _is_count(cut, reading)):
                continue
            yield from _mentions(cut, phrase, reading, cut.chunks[k], history)


def _is_count(cut: Cut, reading: Reading) -> bool:
    """Return True for "hundreds of tents", which are no people, or are told by what follows."""
    behind = [word.key for word in cut.words[reading.last : reading.last + 1]]
    return behind == ["of"] and cut.words[reading.head].key in _NUMBERS


def _is_condition(cut: Cut, reading: Reading) -> bool:
    """Return True for "state of emergency", which is no state, and force that is used."""
    at = cut.place[reading.head]
    if cut.words[reading.head].text in _USED and reading.first == reading.head:
        return cut.sentence.tokens[at - 1].tag not in {"DT", "PRP$"}
    behind = [token.text for token in cut.sentence.tokens[at + 1 : at + 3]]
    if cut.words[reading.head].key != "state" or len(behind) < 2 or behind[0] != "of":
        return False
    plain = behind[1].islower() and behind[1] != "the"
    return plain or behind[1].lower() in _CONDITIONS


def _read_chunk(cut: Cut, k: int, context: Context) -> tuple[Reading, Phrase, int]:
    """Return the reading of chunk `k`, with the chunk after "of" where one belongs to it."""
    first, last = cut.chunks[k]
    atoms = strip_leading(cut.words, cut.atoms[first:last])
    phrase, reading = Phrase(cut.words, atoms, context), read_phrase(cut.words, atoms, context)
    link = _linked(cut, k)
    if link == "from" and _is_moved(cut, atoms, first):
        link = None
    if link is None or reading.kind not in {"agent", "person"} or reading.actor is not None:
        return reading, phrase, k
    other, _, end = _read_chunk(cut, k + 1, context)
    if other.kind == "nation" and reading.sector in {"MIL", "COP"} and link == "of":
        return replace(reading, country=reading.country or other.country), phrase, k
    if other.kind in {"none", "nation"}:
        return reading, phrase, k
    done = complete(phrase, reading, link, other)
    if done == reading:
        return reading, phrase, k
    held = link == "of"
    if held:
        done = replace(done, last=max(other.last, done.last))
    return done, phrase, end if held else k


def _is_moved(cut: Cut, atoms: tuple[Atom, ...], first: int) -> bool:
    """Whether "from" tells whence people are moved: "his men", "the withdrawal of troops"."""
    if cut.words[cut.atoms[first].first].key in _OWNERS:
        return True
    tokens = cut.sentence.tokens
    head = cut.token(atoms[-1].last - 1) if atoms else None
    above = tokens[head.head] if head is not None else None
    if above is None or head is None or head.dep not in {"dobj", "nsubjpass", "pobj", "compound"}:
        return False
    return (tokens[above.head] if head.dep == "pobj" else above).lemma in _MOVING


def _linked(cut: Cut, k: int) -> str | None:
    """Return the preposition that stands alone between chunk `k` and the next."""
    if k + 1 == len(cut.chunks):
        return None
    end, begin = cut.chunks[k][1], cut.chunks[k + 1][0]
    if begin - end != 1 or "," in cut.gap(cut.atoms[end - 1].last - 1):
        return None
    key = cut.words[cut.atoms[end].first].key
    return key if key in _LINKS else None


def _mentions(
    cut: Cut, phrase: Phrase, reading: Reading, chunk: tuple[int, int], history: History
) -> Iterator[Draft]:
    if reading.kind == "people" and _adjective(cut, phrase):
        yield _draft(cut, _partly_known(phrase, as_nation(reading, phrase.context)), chunk)
        return
    if reading.kind == "person" and reading.actor is None and not _is_name(cut, reading):
        phrase = without_name(phrase)
        reading = read_phrase(cut.words, phrase.atoms, phrase.context)
    stranger = read_stranger(cut, phrase, history.strangers)
    namesake = reading.kind == "place" and stranger is not None and stranger.kind == "person"
    if reading.kind not in {"none", "nation"} and not namesake:
        yield _draft(cut, reading, chunk)
        return
    if stranger is not None:
        yield _draft(cut, stranger, chunk)
        return
    for one in _modifiers(phrase):
        yield _draft(cut, one, chunk)


def _is_name(cut: Cut, reading: Reading) -> bool:
    """Return False for a headline's capital word after a title: "Rebel Leader Killed"."""
    if cut.sentence.kind == "body" or reading.name is None:
        return True
    return cut.token(reading.last - 1).ent == "PERSON"


def without_name(phrase: Phrase) -> Phrase:
    """Return the phrase up to the unknown name it ends in."""
    return replace(phrase, atoms=phrase.atoms[: name_start(phrase)])


def _adjective(cut: Cut, phrase: Phrase) -> bool:
    """Return True for a nationality that is no noun here: "French and German ministers"."""
    token = cut.token(phrase.atoms[-1].last - 1)
    if token.dep == "amod":  # "the French and German ministers"
        return True
    begin = cut.token(phrase.atoms[0].first).i
    led = begin > 0 and cut.sentence.tokens[begin - 1].tag in {"DT", "CD"}
    return token.tag in {"JJ", "NNP"} and not led


def _modifiers(phrase: Phrase) -> Iterator[Reading]:
    """Yield the parties that stand before a head that is none: "Israeli" in "Israeli assaults"."""
    owner = _owner(phrase)
    if owner is not None:
        yield owner
    for k, atom in enumerate(phrase.atoms):
        if owner is not None and atom.last <= owner.last:
            continue
        if before_deal(phrase.words, phrase.atoms, k, phrase.context.registry):
            continue
        if uses(atom) & _NAMING:
            one = Phrase(phrase.words, (atom,), phrase.context)
            reading = read_phrase(phrase.words, one.atoms, phrase.context)
            if reading.kind == "people" and k < len(phrase.atoms) - 1:
                reading = _partly_known(one, as_nation(reading, phrase.context))
            yield reading


def _owner(phrase: Phrase) -> Reading | None:
    """Return the armed or official body whose thing is named: "rebel" in "Sudanese rebel positions"."""
    for k in range(len(phrase.atoms) - 2, -1, -1):
        owning = modifier_sector(phrase, k)[0] in _OWNING
        owning = owning or _is_rulers(phrase, k) or _is_allies(phrase, k)
        if owning and "agent" in uses(phrase.atoms[k]):
            reading = read_phrase(phrase.words, phrase.atoms[: k + 1], phrase.context)
            if _is_allies(phrase, k):
                reading = replace(reading, sector="MIL")
            told = reading.country or phrase.text(phrase.atoms[k]).lower() not in _QUALITIES
            if reading.kind == "agent" and not reading.weak and told:
                return reading
    return None


def _is_rulers(phrase: Phrase, k: int) -> bool:
    """Whether a government is told as whose base or convoy it is: "a government patrol base"."""
    if phrase.text(phrase.atoms[k]).lower() != "government":
        return False
    return phrase.words[phrase.atoms[-1].last - 1].key in _HELD


def _is_allies(phrase: Phrase, k: int) -> bool:
    """Whether states at war together are told as whose deed it is: "coalition air strikes"."""
    word = phrase.text(phrase.atoms[k]).lower().rpartition(" ")[2]
    return word in _ALLIES and phrase.words[phrase.atoms[-1].last - 1].key in _WAGED


def _partly_known(phrase: Phrase, reading: Reading) -> Reading:
    """Return a nation as the breakaway land that its adjective is of: "the Abkhaz capital"."""
    for _, actor in phrase.actors(phrase.atoms[-1]):
        if actor.sectors[:1] == ("PRE",):
            return replace(reading, actor=actor.id, name=actor.name, sector="PRE")
    return reading


def as_nation(reading: Reading, context: Context) -> Reading:
    """Return a nationality said of something else as its state: "Israeli" is Israel's government."""
    state = context.registry.state(reading.country)
    return replace(
        reading, kind="nation", actor=state.id if state else None, plural=False,
        name=state.name if state else None, sector="GOV" if reading.country else None,
    )  # fmt: skip


def _draft(cut: Cut, reading: Reading, chunk: tuple[int, int]) -> Draft:
    first, last = cut.place[reading.first], cut.place[reading.last - 1] + 1
    head = _head(cut.sentence, first, last, cut.place[reading.head])
    begin = cut.atoms[chunk[0]].first
    lead = tuple(word.key for word in cut.words[begin : reading.first])
    span = cut.sentence.chars(cut.words[reading.first].start, cut.words[reading.last - 1].end)
    kind = _kind(cut, reading, head)
    party = Party(
        text=span.text, start=span.start, end=span.end, actor=reading.actor, name=reading.name,
        country=reading.country, sector=sector(_filled(reading)), role=reading.role, why=reading.why,
    )  # fmt: skip
    members: tuple[Party, ...] = ()
    if reading.beside is not None:
        members = (party, replace(party, country=reading.beside))
        party = replace(party, country=None)
    mention = PartyMention(
        sentence=cut.sentence.index, first=first, last=last, head=head, party=party,
        kind=kind, plural=reading.plural, why=reading.why, members=members,
    )  # fmt: skip
    return Draft(mention, reading, lead, cut.words[reading.head].key, cut.place[begin])


def _kind(cut: Cut, reading: Reading, head: int) -> MentionKind:
    kind = _KINDS[reading.kind]
    area = kind == "agent" and reading.country and cut.words[reading.head].key in _AREAS
    if (kind == "state" or area) and is_place(cut.sentence, head):
        return "place"
    if kind == "state" and _is_scene(cut, reading, head):
        return "place"
    return kind


def _is_scene(cut: Cut, reading: Reading, head: int) -> bool:
    """Whether a state or capital says where it was done: "the Kabul bombing", "East Timor violence"."""
    token = cut.sentence.tokens[head]
    deed = cut.sentence.tokens[token.head].lemma
    if token.dep != "compound":
        return False
    return deed in _TROUBLES or (deed in _DEEDS and reading.why.startswith("capital of"))


def _filled(reading: Reading) -> str | None:
    """Return the sector an actor has in an event: a state acts by its government, a people as civilians."""
    if reading.sector is None and reading.kind == "state":
        return "GOV"
    if reading.sector is None and reading.kind == "people":
        return "CVL"
    return reading.sector


def _head(sentence: Sentence, first: int, last: int, fallback: int) -> int:
    """Return the token of a span that is governed from outside it."""
    outside = [
        token.i
        for token in sentence.tokens[first:last]
        if not first <= token.head < last or token.head == token.i
    ]
    nouns = [i for i in outside if sentence.tokens[i].tag[:1] in {"N", "J"}]
    if fallback in outside:
        return fallback
    return nouns[-1] if nouns else fallback


def _pronouns(sentence: Sentence) -> Iterator[Draft]:
    for token in sentence.tokens:
        if token.tag in _PRONOUNS or stands_for_several(sentence, token):
            yield Draft(
                _pronoun(sentence, token), Reading(), noun=token.text.lower(), begin=token.i
            )


def _pronoun(sentence: Sentence, token: Token) -> PartyMention:
    party = Party(text=token.text, start=token.start, end=token.end)
    return PartyMention(
        sentence=sentence.index, first=token.i, last=token.i + 1, head=token.i, party=party,
        kind="pronoun", plural=token.text.lower() in _PLURAL,
    )  # fmt: skip
