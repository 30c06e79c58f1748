"""From a finding, or a place in a report, to the sentence that a line cites."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.shape import Source
from goodoffices.record import Line, Record

LONGEST = 150  # letters of a cited sentence; a longer one is cut around the words
_SENTENCE = """
SELECT r.id AS report, r.source AS outlet, r.published, r.synthetic, h.reliability, h.handling,
  s.number AS sentence, s.text
FROM reports AS r
JOIN report_handling AS h ON h.report_key = r.key
JOIN sentences AS s ON s.report = r.key
WHERE r.id = :report AND (s.number = :sentence OR :sentence IS NULL AND s.text = :text)
ORDER BY s.number LIMIT 1
"""


def source_of(line: Line) -> Source:
    """Return where a line of an answer was read."""
    return Source(
        report=line.report,
        outlet=line.outlet,
        published=line.published,
        sentence=line.sentence,
        text=shorten(line.sentence_text or line.words or "", line.words or ""),
        reliability=line.reliability,
        handling=line.handling,
        synthetic=line.synthetic,
    )


def source_at(
    known: Record, report: str, sentence: int | None, text: str = "", words: str = ""
) -> Source | None:
    """Return the sentence of a report by its number, or by its text; None where it isn't there."""
    values = {"report": report, "sentence": sentence, "text": text}
    row = known.connection.execute(_SENTENCE, values).fetchone()
    if row is None or row["sentence"] is None:
        return None
    fields = dict(row)
    fields["text"] = shorten(row["text"], words)
    fields["synthetic"] = bool(row["synthetic"])
    return Source(**fields)


def distinct(sources: Iterable[Source | None]) -> tuple[Source, ...]:
    """Return the sources that are there; of those with the same words, as copies have, the first."""
    found: dict[str, Source] = {}
    for one in sources:
        if one is not None:
            found.setdefault(one.text, one)
    return tuple(found.values())


def shorten(text: str, words: str) -> str:
    """Return `text` on one line, cut to the part around `words` where it is long."""
    flat, inner = _flat(text), _flat(words)
    if len(flat) <= LONGEST:
        return flat
    at = max(flat.find(inner), 0)
    start = max(0, min(at - (LONGEST - len(inner)) // 2, len(flat) - LONGEST))
    start = flat.find(" ", start) + 1 if start else 0
    end = start + LONGEST
    cut = flat[start:end] if end >= len(flat) else flat[start:end].rsplit(" ", 1)[0]
    return ("… " if start else "") + cut + ("" if end >= len(flat) else " …")


def _flat(text: str) -> str:
    return " ".join(text.split())
