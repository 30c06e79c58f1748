"""What is wrong, doubtful or missing in a registry, line by line."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import msgspec

from goodoffices.actors.actor import BODIES, Actor, Post
from goodoffices.actors.lexicon import SECTORS
from goodoffices.actors.registry import Registry
from goodoffices.actors.timeline import LAST, Tenure, first_day, last_day, tenure_key
from goodoffices.actors.words import keys_of

Level = Literal["error", "warning"]
COUNTRIES = frozenset((
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR "
    "BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG "
    "COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH "
    "FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY "
    "HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM "
    "KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL "
    "MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR "
    "NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU "
    "SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA "
    "TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB "
    "VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE"
).split())  # fmt: skip
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
_SPARE = timedelta(days=45)  # handovers are told by month often enough
_GAP = timedelta(days=200)
_LONG = 72  # years: longer in one post than any known
_LIKE = {"president": ("head-of-state", "monarch"), "monarch": ("president", "head-of-state")}
_STEADY = frozenset({"president", "prime-minister", "monarch", "foreign-minister"})


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend: where it stands, what is wrong, what to do."""

    file: str
    actor: str
    what: str
    remedy: str
    level: Level = "error"

    def __str__(self) -> str:
        return f"{self.file}: {self.actor}: {self.what}; {self.remedy}"


def check_registry(registry: Registry) -> list[Problem]:
    """Return all problems of a registry, errors first, then by file and actor."""
    found: list[Problem] = []
    for actor in registry.actors.values():
        found.extend(_codes(actor, registry))
        for post in actor.posts:
            found.extend(_post(actor, post, registry))
    found.extend(_holders(registry))
    found.extend(_doubles(registry))
    return sorted(found, key=lambda one: (one.level, one.file, one.actor, one.what))


def _codes(actor: Actor, registry: Registry) -> Iterator[Problem]:
    """Yield codes and references of one actor that mean nothing."""
    if actor.country is None or actor.country not in COUNTRIES | BODIES:
        remedy = "give ISO 3166 alpha-3 or one of " + " ".join(sorted(BODIES))
        yield Problem(actor.file, actor.id, f"country {actor.country!r} is unknown", remedy)
    for sector in actor.sectors:
        if sector not in SECTORS:
            remedy = "one of " + " ".join(sorted(SECTORS))
            yield Problem(actor.file, actor.id, f"sector {sector!r} is unknown", remedy)
    for phase in actor.phases:
        if phase.sector not in SECTORS:
            remedy = "one of " + " ".join(sorted(SECTORS))
            yield Problem(
                actor.file, actor.id, f"phase: sector {phase.sector!r} is unknown", remedy
            )
    for key, other in (("member_of", actor.member_of), ("part_of", actor.part_of)):
        if other is not None and other not in registry.actors:
            yield Problem(
                actor.file, actor.id, f"{key} {other!r} is no actor", "give an actor's id"
            )
    if not _DAY.match(actor.checked_until):
        remedy = 'write checked_until = "YYYY-MM-DD" at the top of the file'
        yield Problem(
            actor.file, actor.id, f"checked_until {actor.checked_until!r} is no day", remedy
        )
    if actor.kind == "state" and not (actor.capital and actor.demonyms):
        yield Problem(
            actor.file, actor.id, "a state without capital or demonyms", "add them", "warning"
        )


def _post(actor: Actor, post: Post, registry: Registry) -> Iterator[Problem]:
    """Yield what is impossible about one post."""
    where = f"post {post.office!r} from {post.since} until {post.until}"
    if post.office not in registry.offices:
        remedy = "give an id of the offices*.toml files"
        yield Problem(actor.file, actor.id, f"office {post.office!r} is unknown", remedy)
    if post.of is not None and post.of not in registry.actors:
        yield Problem(
            actor.file, actor.id, f"{where}: of {post.of!r} is no actor", "give an actor's id"
        )
    for day in (post.since, post.until):
        if day is not None and not (_DAY.match(day) and _real(first_day(day))):
            remedy = "write YYYY, YYYY-MM or YYYY-MM-DD"
            yield Problem(actor.file, actor.id, f"{where}: {day!r} is no day", remedy)
            return
    if post.since is None:
        yield Problem(actor.file, actor.id, f"{where}: no beginning", "give from, if only a year")
    elif last_day(post.until) < first_day(post.since):
        yield Problem(actor.file, actor.id, f"{where}: ends before it begins", "mend the days")
    elif post.until is not None and int(post.until[:4]) - int(post.since[:4]) > _LONG:
        yield Problem(
            actor.file, actor.id, f"{where}: longer than a life in office", "mend the days"
        )
    if post.since is not None and first_day(post.since) > last_day(actor.checked_until):
        remedy = "raise checked_until, or mend the day"
        yield Problem(actor.file, actor.id, f"{where}: begins after checked_until", remedy)


def _real(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _holders(registry: Registry) -> Iterator[Problem]:
    """Yield two holders at once of an office for one, and times without any."""
    for key, row in registry.tenures.items():
        office, _, whose = key.partition(" ")
        spec = registry.offices.get(office)
        if spec is None or not spec.sole:
            continue
        plain = [one for one in row if not one.apart]
        others = [
            one
            for other in _LIKE.get(office, ())
            for one in registry.tenures.get(tenure_key(other, whose), ())
        ]
        bridges = [*others, *(one for one in row if one.apart)]
        for one, two in pairwise(plain):
            yield from _between(registry, key, one, two, bridges)


def _between(
    registry: Registry, key: str, one: Tenure, two: Tenure, bridges: list[Tenure]
) -> Iterator[Problem]:
    actor = registry.actors[two.actor]
    office, _, whose = key.partition(" ")
    if not (_real(two.first) and _whole(one.last)):
        return
    known = last_day(registry.actors[one.actor].checked_until)
    end, begin = day_of(min(one.last, known)), day_of(two.first)
    if end - begin > _SPARE and one.actor != two.actor:
        what = f"{office} of {whose} from {two.first}, while {one.actor} holds it until {one.last}"
        yield Problem(
            actor.file, actor.id, what, "mend the days, or give one a title of its own", "warning"
        )
    elif (
        begin - end > _GAP
        and office in _STEADY
        and not any(bridge.first <= two.first and bridge.last >= one.last for bridge in bridges)
    ):
        what = f"no {office} of {whose} between {one.last} ({one.actor}) and {two.first}"
        yield Problem(actor.file, actor.id, what, "add who held it, or mend the days", "warning")


def _whole(day: str) -> bool:
    return day == LAST or _real(day[:8] + "01")


def day_of(day: str) -> date:
    """Return an ISO day as a date; "2011-02-31", the last day a month can have, is its end.

    Raises ValueError for a day of no month.
    """
    year, month, number = (int(part) for part in day.split("-"))
    return date(year, month, min(number, monthrange(year, month)[1]))


def _doubles(registry: Registry) -> Iterator[Problem]:
    """Yield names that two actors share: a name must not depend on the order of files."""
    held: dict[tuple[str, ...], Actor] = {}
    for actor in registry.actors.values():
        for name in {keys_of(text): text for text in (actor.name, *actor.aliases)}.items():
            other = held.setdefault(name[0], actor)
            if (other is not actor and other.country == actor.country) or _same_person(
                other, actor
            ):
                what = f"the name {name[1]!r} is also {other.id}'s ({other.file})"
                yield Problem(
                    actor.file, actor.id, what, "keep it for one, or join the two", "warning"
                )


def _same_person(one: Actor, two: Actor) -> bool:
    return one is not two and one.kind == two.kind == "person"
