"""Lets what people said of findings stand over what was read, whatever engine read it.

Corrections are kept as they were made. What follows from them is worked out anew after each, and
after each re-reading: the record never has to trust an earlier working out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

import msgspec

from goodoffices.record.anchors import Anchor, best_match, locate, moved, same_told
from goodoffices.record.flatten import finding_row
from goodoffices.record.lay import decode, kind_of, lay_findings, take_off
from goodoffices.record.merges import apply_merges
from goodoffices.record.sql import insert, one, query
from goodoffices.shapes import Extent, Finding

Verdict = Literal["accepted", "rejected", "edited", "added"]
State = Literal["applied", "kept", "learned", "changed", "adrift", "overruled"]
BY_HAND = 1_000_000  # positions from which those of findings that no machine read are counted


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a person said of one place: a correction with one of its anchors."""

    correction: int
    position: int
    act: str
    anchor: Anchor
    judged: Finding | None
    wanted: Finding | None


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """What stands at a finding: as read (None: a person told it), as it stands, and by whose word."""

    read: Finding | None
    told: Finding
    verdict: Verdict | None = None
    said: tuple[int, int] | None = None


class Page(msgspec.Struct, frozen=True):
    """The report that is judged: its id, its text and where its sentences stand."""

    report: str
    text: str
    extents: tuple[Extent, ...]


class Ruling(msgspec.Struct, frozen=True):
    """What one thing said comes to: the finding it stands on, how, and what stands there now."""

    state: State
    finding: str | None = None
    stand: Stand | None = None


def apply_corrections(connection: sqlite3.Connection, report: int) -> None:
    """Make the report's findings stand as people said; without a correction nothing is touched."""
    said = _said(connection, report)
    touched = one(connection, "is-corrected", {"report": report})
    if not said and not touched:
        return
    row = connection.execute(query("get-page"), {"report": report}).fetchone()
    extents = (
        Extent(start=s, end=e)
        for s, e in connection.execute(query("get-sentences"), {"report": report})
    )
    page = Page(row["id"], row["text"], tuple(extents))
    before = _as_read(connection, report)
    after, rulings = settle(before, said, page)
    _write(connection, report, row["published"], after)
    for key, ruling in rulings.items():
        values = {
            "correction": key[0],
            "position": key[1],
            "state": ruling.state,
            "finding": ruling.finding,
        }
        connection.execute(query("set-anchor"), values)
    apply_merges(connection)


def settle(
    found: dict[str, Stand], said: Iterable[Said], page: Page
) -> tuple[dict[str, Stand], dict[tuple[int, int], Ruling]]:
    """Return what stands, by id, and what each thing said comes to; a later word wins."""
    stands = dict(found)
    rulings: dict[tuple[int, int], Ruling] = {}
    for one_said in said:
        key = (one_said.correction, one_said.position)
        ruling = _rule(one_said, stands, page)
        rulings[key] = ruling
        if ruling.finding is None or ruling.stand is None:
            continue
        earlier = stands[ruling.finding].said if ruling.finding in stands else None
        if earlier is not None:
            rulings[earlier] = msgspec.structs.replace(rulings[earlier], state="overruled")
        stands[ruling.finding] = msgspec.structs.replace(ruling.stand, said=key)
    return stands, rulings


def _rule(said: Said, stands: dict[str, Stand], page: Page) -> Ruling:
    at = locate(said.anchor, page.text)
    if at is None:
        return Ruling("adrift")
    name = f"{page.report}:{said.anchor.kind}:by-hand-{said.correction}"
    shift = at.start - said.anchor.start
    wish = said.wanted or said.judged
    placed = wish and moved(wish, page.text, shift, page.extents, name)
    judged = said.judged or placed
    if judged is None or placed is None:
        return Ruling("adrift")
    match = best_match(judged, at, (stand.told for stand in stands.values()))
    if said.act == "add":
        return _added(placed, match, stands)
    if said.act in {"merge", "split"}:
        return Ruling("applied" if match else "adrift", match.id if match else None)
    if match is None:
        return _unread(said, placed)
    return _judged(said, match, stands[match.id], msgspec.structs.replace(placed, id=match.id))


def _added(placed: Finding, match: Finding | None, stands: dict[str, Stand]) -> Ruling:
    """Return what becomes of a finding told by hand: it stands, unless the engine reads it too by now."""
    if match is not None and same_told(match, placed):
        stand = msgspec.structs.replace(stands[match.id], verdict="accepted")
        return Ruling("learned", match.id, stand)
    return Ruling("applied", placed.id, Stand(read=None, told=placed, verdict="added"))


def _unread(said: Said, placed: Finding) -> Ruling:
    """Return what becomes of a finding that a newer engine no longer reads: a person's word keeps it."""
    if said.act == "reject":
        return Ruling("learned")
    verdict: Verdict = "accepted" if said.act == "accept" else "edited"
    return Ruling("kept", placed.id, Stand(read=None, told=placed, verdict=verdict))


def _judged(said: Said, match: Finding, stand: Stand, placed: Finding) -> Ruling:
    """Return what becomes of a finding that is there: as judged, or read differently by now."""
    same = said.judged is not None and same_told(match, said.judged)
    replace = msgspec.structs.replace
    if said.act == "reject":
        if not same:
            return Ruling("changed", match.id)
        return Ruling("applied", match.id, replace(stand, verdict="rejected"))
    if said.act == "accept":
        told = match if same else placed
        state: State = "applied" if same else "changed"
        return Ruling(state, match.id, replace(stand, told=told, verdict="accepted"))
    if same_told(match, placed) and not same:
        return Ruling("learned", match.id, replace(stand, verdict="accepted"))
    state = "applied" if same else "changed"
    return Ruling(state, match.id, replace(stand, told=placed, verdict="edited"))


def _said(connection: sqlite3.Connection, report: int) -> list[Said]:
    return [
        Said(
            correction=row["correction"],
            position=row["position"],
            act=row["act"],
            anchor=Anchor(**{name: row[name] for name in Anchor.__struct_fields__}),
            judged=row["judged"] and decode(row["kind"], row["judged"]),
            wanted=row["wanted"] and decode(row["kind"], row["wanted"]),
        )
        for row in connection.execute(query("get-said"), {"report": report})
    ]


def _as_read(connection: sqlite3.Connection, report: int) -> dict[str, Stand]:
    """Return every finding that a machine read, as it read it."""
    rows = connection.execute(query("get-as-read"), {"report": report})
    found = (decode(row["kind"], row["payload"]) for row in rows)
    return {one.id: Stand(read=one, told=one) for one in found}


def _write(
    connection: sqlite3.Connection, report: int, published: str | None, stands: dict[str, Stand]
) -> None:
    """Put in place of the report's corrected findings what stands now."""
    rows = connection.execute(query("get-corrected"), {"report": report}).fetchall()
    was = {row["id"]: row["kind"] for row in rows}
    take_off(connection, ((kind, name) for name, kind in was.items()))
    connection.execute(query("clear-corrected"), {"report": report})
    changed = {name: stand for name, stand in stands.items() if stand.said or name in was}
    take_off(
        connection, ((kind_of(s.told), name) for name, s in changed.items() if name not in was)
    )
    by_hand = [stand for stand in changed.values() if stand.read is None]
    insert(connection, "findings", [
        finding_row(stand.told, report, kind_of(stand.told), BY_HAND + k, stand.verdict)
        for k, stand in enumerate(by_hand)
    ])  # fmt: skip
    for name, stand in changed.items():
        edited = stand.read is not None and stand.told != stand.read
        values = {
            "id": name,
            "verdict": stand.verdict,
            "edited": msgspec.json.encode(stand.told).decode() if edited else None,
        }
        connection.execute(query("set-verdict"), values)
    standing = [stand.told for stand in changed.values() if stand.verdict != "rejected"]
    lay_findings(connection, standing, published)
