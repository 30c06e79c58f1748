"""The development sets: where they lie, what is read from them, what scores them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.evaluate.split import held_back, held_document


class EvalSet(msgspec.Struct, frozen=True):
    """One development set: gold file, scorer, and the figures that have floors.

    `ours`: it lies in this repository and not in the shared folder. `reads` is "reports" (scored by
    what `read` finds) or "mentions" (by what `actor` answers).
    """

    name: str
    gold: str
    scorer: str
    figures: tuple[str, ...]
    documents: str = ""
    reads: str = "reports"
    ours: bool = False
    lower_is_better: tuple[str, ...] = ()


CAMEO_FIGURES = (
    "quad_macro_F1",
    "source_exact_F1",
    "source_overlap_F1",
    "target_exact_F1",
    "target_overlap_F1",
)


def _stories(name: str, folder: str) -> EvalSet:
    """Return a set of annotated stories of our own."""
    return EvalSet(
        name,
        f"bench/gold/{folder}/gold.jsonl",
        "score_news.py",
        ("event_F1", "statement_F1", "toll_F1", "contact_recall", "must_not_violated"),
        documents=f"bench/gold/{folder}/documents.jsonl",
        ours=True,
        lower_is_better=("must_not_violated",),
    )


SETS = (
    EvalSet(
        "news",
        "data/news/gold.jsonl",
        "score_news.py",
        (
            "event_F1",
            "event_strict_F1",
            "statement_F1",
            "toll_F1",
            "contact_recall",
            "must_not_violated",
            "furniture_left",
        ),
        documents="data/news/documents.jsonl",
        lower_is_better=("must_not_violated", "furniture_left"),
    ),
    _stories("second", "second-story"),
    _stories("third", "third-story"),
    _stories("stories", "stories-dev"),
    _stories("stories-4", "stories-4"),
    EvalSet(
        "plover",
        "data/plover/dev.jsonl",
        "score_plover.py",
        ("type_F1", "main_acc", "source_country_F1", "target_country_F1", "strict_F1"),
    ),
    EvalSet("plv", "data/plv/dev.jsonl", "score_plv.py", ("root_acc", "quad_acc", "pair_R")),
    EvalSet("cameo", "data/cameo/dev.jsonl", "score_cameo.py", CAMEO_FIGURES),
    EvalSet("cameo_manual", "data/cameo/dev_manual.jsonl", "score_cameo.py", CAMEO_FIGURES),
    EvalSet(
        "relations",
        "data/relations/dev.jsonl",
        "score_relations.py",
        ("hostile_F1", "contact_F1", "ally_F1", "pair_F1"),
    ),
    EvalSet(
        "statements",
        "data/statements/dev.jsonl",
        "score_statements.py",
        ("content_F1", "speaker_F1", "full_F1"),
    ),
    EvalSet(
        "india",
        "data/casualties/india_dev.jsonl",
        "score_casualties.py",
        ("KILL_F1", "ARREST_F1", "FORCE_F1"),
    ),
    EvalSet(
        "muc4", "data/casualties/muc4_dev.jsonl", "score_casualties.py", ("perp_F1", "victim_F1")
    ),
    EvalSet(
        "actors",
        "data/actors/dev.jsonl",
        "score_actors.py",
        ("country_acc", "sector_acc", "both_acc"),
        reads="mentions",
    ),
)
PLACEHOLDER_DATE = "2000-01-01"  # PLOVER's records carry it instead of a date


def gold_path(shared: Path, one: EvalSet) -> Path:
    """Return where a set's gold lies; our own sets are found from the repository's root."""
    return Path(one.gold) if one.ours else shared / one.gold


def load_rows(shared: Path, one: EvalSet) -> list[dict[str, Any]]:
    """Return the gold rows of a set."""
    text = gold_path(shared, one).read_text(encoding="utf-8-sig")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def load_inputs(
    shared: Path, one: EvalSet, rows: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return what the product is given: texts (or mentions) and no label of the gold."""
    if one.documents:
        text = (
            (Path() if one.ours else shared).joinpath(one.documents).read_text(encoding="utf-8-sig")
        )
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    return [_input(row) for row in rows]


def digest(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the hash of a set's rows, gold and texts alike."""
    text = "\n".join(json.dumps(row, sort_keys=True) for row in rows)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def unread(shared: Path) -> frozenset[str]:
    """Return "set#id" of every row that nobody who writes rules may read."""
    texts: dict[str, str] = {}
    held: set[str] = set()
    for one in SETS:
        if one.ours or not gold_path(shared, one).exists():
            continue
        rows = load_rows(shared, one)
        for row in load_inputs(shared, one, rows):
            key = f"{one.name}#{row['id']}"
            if one.documents:
                held |= {key} if held_document(str(row["id"])) else set()
            else:
                texts[key] = str(row.get("text") or row.get("mention"))
    return frozenset(held) | held_back(texts)


def _input(row: Mapping[str, Any]) -> dict[str, Any]:
    date = row.get("date")
    if "mention" in row:
        return {"id": str(row["id"]), "mention": row["mention"], "date": date}
    return {
        "id": str(row["id"]),
        "text": row["text"],
        "title": row.get("title"),
        "published": None if date == PLACEHOLDER_DATE else date,
        "url": row.get("url"),
        "source": row.get("publisher"),
    }
