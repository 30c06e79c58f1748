"""Events as rows of POLECAT, of ICEWS, and of a table like ACLED's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import product
from types import MappingProxyType

from goodoffices.exports.corpus import Corpus, called, event_of, toll_of
from goodoffices.exports.ontology import load_codes
from goodoffices.record import Told
from goodoffices.shapes import Event, Party

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip
ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
LOSSY = "goodoffices export, not ACLED data; actors carry no direction"
PREFIX = "GO-"
BLAST, FIGHT, CIVIL = "Explosions/Remote violence", "Battles", "Violence against civilians"
SUB_EVENTS = MappingProxyType(
    {
        ("ASSAULT", "aerial"): (BLAST, "Air/drone strike"),
        ("ASSAULT", "drone"): (BLAST, "Air/drone strike"),
        ("ASSAULT", "heavy-weapons"): (BLAST, "Shelling/artillery/missile attack"),
        ("ASSAULT", "explosives"): (BLAST, "Remote explosive/landmine/IED"),
        ("ASSAULT", "suicide-attack"): (BLAST, "Suicide bomb"),
        ("ASSAULT", "unconventional"): (BLAST, "Chemical weapon"),
        ("ASSAULT", "abduct"): (CIVIL, "Abduction/forced disappearance"),
        ("ASSAULT", "sexual"): (CIVIL, "Sexual violence"),
        ("ASSAULT", "crowd-control"): ("Protests", "Excessive force against protesters"),
        ("PROTEST", "riot"): ("Riots", "Violent demonstration"),
        ("PROTEST", "vandalize"): ("Riots", "Mob violence"),
        ("COERCE", "arrest"): ("Strategic developments", "Arrests"),
        ("COERCE", "seize"): ("Strategic developments", "Looting/property destruction"),
    }
)
POLITICAL, DEMONSTRATIONS = "Political violence", "Demonstrations"
DISORDER = MappingProxyType(
    {
        "Protests": DEMONSTRATIONS,
        "Riots": DEMONSTRATIONS,
        "Strategic developments": "Strategic developments",
    }
)


def polecat_rows(corpus: Corpus) -> Iterator[list[object]]:
    """Yield a row an event that came to pass, in POLECAT's columns; several names parted by `; `.

    POLECAT has no status: what was only offered, planned, denied or told as history is left out,
    save the act of offering or threatening itself.
    """
    for told in filter(came_to_pass, corpus.events):
        event = event_of(told)
        place = event.place
        yield [
            event.id, told.day, event.type, event.mode, event.score,
            event.quad.upper().replace("-", " "), "; ".join(event.contexts),
            *_polecat_side(event.actors), *_polecat_side(event.recipients),
            place and place.name, (place and place.precision == "place" and place.name) or None,
            None, (place and place.precision == "admin1" and place.name) or None,
            place and place.country, place and place.lat, place and place.lon, None,
            place and place.text, place and place.precision, told.outlet, told.published,
            None, None, None, told.language, "goodoffices",
        ]  # fmt: skip


def icews_rows(corpus: Corpus) -> Iterator[list[object]]:
    """Yield a row a pair of parties of an event that came to pass, in ICEWS's columns.

    Its `Intensity` is Goldstein's value of the CAMEO code, null where that has none.
    """
    codes = load_codes()
    for told in filter(came_to_pass, corpus.events):
        event = event_of(told)
        code = codes.get(event.cameo or "")
        if code is None:
            continue
        place = event.place
        for k, (source, target) in enumerate(pairs(event)):
            yield [
                f"{event.id}/{k}", told.day, *_icews_side(source, corpus), code.label, event.cameo,
                code.goldstein, *_icews_side(target, corpus), told.report, event.sentence + 1,
                told.outlet, place and place.name, None, None,
                place and corpus.states.get(place.country or "", place.country or ""),
                place and place.lat, place and place.lon,
            ]  # fmt: skip


def acled_rows(corpus: Corpus) -> Iterator[list[object]]:
    """Yield a row a violent or disorderly event that came to pass, in ACLED's columns; the rest is lost.

    `fatalities` is the exact number of the killed that the same report gives for it, else empty:
    not known is not none.
    """
    killed = _killed(corpus)
    for told in filter(came_to_pass, corpus.events):
        event = event_of(told)
        kind = sub_event(event)
        if kind is None or told.day is None or event.status != "actual":
            continue
        place, victims = event.place, event.recipients
        civilian = any(party.sector in {"CVL", "JRN", "MED", "REF", "EDU"} for party in victims)
        yield [
            acled_id(event.id), told.day, told.day[:4], _precision(event),
            DISORDER.get(kind[0], POLITICAL), *kind, _names(event.actors[:1]),
            _names(event.actors[1:]), None, _names(victims[:1]), _names(victims[1:]), None, None,
            "Civilian targeting" if civilian else None, None, None,
            place and corpus.states.get(place.country or "", place.country or ""), None, None, None,
            place and place.name, place and place.lat, place and place.lon,
            place and {"place": 1, "admin1": 2, "country": 3}[place.precision], told.outlet, None,
            told.sentence_text, killed.get(event.id), LOSSY, None,
        ]  # fmt: skip


def came_to_pass(told: Told) -> bool:
    """Whether an event is of the present and took place, or was itself an act in words."""
    event = event_of(told)
    words = event.type in {"AGREE", "REQUEST", "CONCEDE", "THREATEN"}
    acted = event.status in {"offered", "sought", "planned", "threatened"}
    return not event.historical and (event.status == "actual" or (words and acted))


def pairs(event: Event) -> Iterator[tuple[Party | None, Party | None]]:
    """Yield who stands against whom; of a joint act without recipients, each pair of its actors."""
    if event.actors and event.recipients:
        yield from product(event.actors, event.recipients)
    elif len(event.actors) > 1:
        yield from ((a, b) for k, a in enumerate(event.actors) for b in event.actors[k + 1 :])
    else:
        yield next(iter(event.actors), None), next(iter(event.recipients), None)


def sub_event(event: Event) -> tuple[str, str] | None:
    """Return the event's type and sub-type in ACLED's words; None where ACLED has none for it."""
    known = SUB_EVENTS.get((event.type, event.mode or ""))
    if known is not None:
        return known
    if event.type == "PROTEST":
        return "Protests", "Peaceful protest"
    if event.type == "ASSAULT":
        civilians = any(party.sector == "CVL" for party in event.recipients)
        return (CIVIL, "Attack") if civilians else (FIGHT, "Armed clash")
    return None


def acled_id(event: str) -> str:
    """Return an id that nobody takes for ACLED's own."""
    return PREFIX + hashlib.sha256(event.encode()).hexdigest()[:12]


def _killed(corpus: Corpus) -> dict[str, int]:
    tolls = [toll_of(told) for told in corpus.tolls]
    exact = (t for t in tolls if t.kind == "killed" and t.qualifier == "exact" and not t.cumulative)
    return {t.incident: t.low for t in exact if t.incident and t.low is not None}


def _precision(event: Event) -> int:
    """Return ACLED's time precision: 1 the day is known, 2 the week, 3 the month or less."""
    if event.date.start and event.date.start == event.date.end:
        return 1
    same_month = event.date.start and event.date.end and event.date.start[:7] == event.date.end[:7]
    return 2 if same_month else 3


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(dict.fromkeys(called(party) for party in parties))


def _polecat_side(parties: tuple[Party, ...]) -> list[object]:
    sectors = [party.sector for party in parties if party.sector]
    countries = dict.fromkeys(party.country for party in parties if party.country)
    return [
        _names(parties),
        "; ".join(countries),
        None,
        sectors[0] if sectors else None,
        "; ".join(dict.fromkeys(sectors)),
        "; ".join(party.role for party in parties if party.role),
        "; ".join(party.text for party in parties),
        None,
    ]


def _icews_side(party: Party | None, corpus: Corpus) -> list[object]:
    if party is None:
        return [None, None, None]
    country = party.country or ""
    return [called(party), party.sector, corpus.states.get(country, country)]
