"""How well stories are taken out of pages: gold pages beside what was expected of each.

`bench/gold/pages/NAME.html` is a page in the manner of a kind of site, with an invented story;
`NAME.json` beside it says what a reader would copy out of it. Printed for each page: F1 over the words of
the text after cleaning, and whether title, second headline, day, author and outlet are exactly right.

Run: python bench/pages.py [--json]
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions, find_formats
from goodoffices.text.clean import clean
from goodoffices.text.cues import load_page_cues

PAGES = Path(__file__).parent / "gold" / "pages"
FIELDS = {
    "title": "title",
    "subtitle": "subtitle",
    "date": "published",
    "author": "byline",
    "source": "source",
}
_WORD = re.compile(r"\w+")


class Score(NamedTuple):
    """How one page was read: F1 of its words, and for each field whether it is right."""

    page: str
    f1: float
    right: dict[str, bool]


def score_page(page: Path) -> Score:
    """Return how well one page is read, cleaning included."""
    gold = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    report = read_page(page)
    head = [gold["title"], gold["subtitle"] or ""]
    f1 = token_f1(report.text, "\n".join([*head, *gold["text"]]))
    right = {name: (getattr(report, field) or None) == gold[name] for name, field in FIELDS.items()}
    return Score(page.stem, f1, right)


def read_page(page: Path) -> Report:
    """Return the cleaned report of a page; one that can't be read has no words."""
    form = find_formats()["html"]
    (found,) = form.read(io.BytesIO(page.read_bytes()), page.name, SourceOptions())
    if isinstance(found, Failure):
        return Report(id=page.stem, text="")
    return clean(found, load_page_cues())


def token_f1(found: str, wanted: str) -> float:
    """Return the harmonic mean of precision and recall over the words of two texts, as bags."""
    one, other = Counter(_WORD.findall(found)), Counter(_WORD.findall(wanted))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def score_all() -> list[Score]:
    """Return the score of every page, by name."""
    return [score_page(page) for page in sorted(PAGES.glob("*.html"))]


def means(scores: list[Score]) -> dict[str, float]:
    """Return the mean F1 and the share of pages on which each field is right."""
    count = max(1, len(scores))
    shares = {name: sum(one.right[name] for one in scores) / count for name in FIELDS}
    return {"text": sum(one.f1 for one in scores) / count, **shares}


def main() -> None:
    """Print a line a page, and the means."""
    scores = score_all()
    if "--json" in sys.argv[1:]:
        sys.stdout.write(json.dumps(means(scores)) + "\n")
        return
    for one in scores:
        wrong = " ".join(name for name, right in one.right.items() if not right)
        sys.stdout.write(f"{one.page:12} F1 {one.f1:.3f}  {'wrong: ' + wrong if wrong else ''}\n")
    told = "  ".join(f"{name} {value:.3f}" for name, value in means(scores).items())
    sys.stdout.write(f"{len(scores)} pages  {told}\n")


if __name__ == "__main__":
    main()
