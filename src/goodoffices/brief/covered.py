"""How much was read, by whom and in which languages, in the lines under a brief."""

from __future__ import annotations

import msgspec

from goodoffices.brief.ground import Ground
from goodoffices.brief.scope import Scope
from goodoffices.record import Coverage, Filter, coverage, coverage_line

BLIND = "Only what was reported in what was read; a back-channel nobody reported is not here."


def coverage_lines(ground: Ground, scope: Scope, held: dict[str, int], undated: int) -> list[str]:
    """Return how much was read by that day, by which outlets and languages, and what was left out."""
    since, until = scope.situation.since, scope.situation.until
    period = Filter(since=since, until=min(filter(None, (until, ground.asof))))
    found = coverage(ground.record, period, shares=True, without=ground.held, reports=ground.every)
    found = msgspec.structs.replace(found, since=since, until=until, undated=0)
    lines = [coverage_line(found) + "."]
    lines += [f"{what}: {told}." for what, told in _shares(found) if told]
    if held:
        marks = ", ".join(f"{count} marked {mark}" for mark, count in sorted(held.items()))
        lines.append(f"Left out by their handling mark: {marks}.")
    if undated:
        lines.append(f"Left out for want of a day: {undated} report(s).")
    lines.append(BLIND)
    return lines


def _shares(found: Coverage) -> list[tuple[str, str]]:
    most = 6
    kinds = (("By outlet", found.by_outlet), ("By language", found.by_language))
    told = []
    for what, shares in kinds:
        parts = [f"{one.name or 'not told'} {one.reports}" for one in shares[:most]]
        more = [f"and {len(shares) - most} more"] if len(shares) > most else []
        told.append((what, ", ".join(parts + more)))
    weeks = [week for week in found.by_week if week.name]
    least = min(weeks, key=lambda week: week.reports, default=None)
    if least is not None and len(weeks) > 1:
        told.append(("Fewest reports", f"{least.reports} in the week from {least.name}"))
    return told
