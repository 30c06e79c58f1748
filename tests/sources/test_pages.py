"""Pages in the manner of many sites: what is taken out of them, measured and held."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "pages.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """Return the script that scores the pages."""
    spec = importlib.util.spec_from_file_location("bench_pages", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_pages"] = module
    spec.loader.exec_module(module)
    return module


def test_there_are_pages_of_many_kinds(bench: ModuleType) -> None:
    """Each has what is expected of it beside it, and says that it is made up."""
    pages = sorted(bench.PAGES.glob("*.html"))
    assert len(pages) >= 14
    for page in pages:
        assert page.with_suffix(".json").exists()
        assert b"goodoffices:synthetic" in page.read_bytes()


def test_stories_are_taken_out_of_their_pages(bench: ModuleType) -> None:
    """F1 of the words and the shares of right dates and titles do not fall below their floors."""
    means = bench.means(bench.score_all())
    assert means["text"] >= 0.97
    assert means["date"] >= 0.95
    assert means["title"] >= 0.97
    assert means["author"] >= 0.9
    assert means["source"] >= 0.9


def test_the_score_counts_words_missed_and_added(bench: ModuleType) -> None:
    """Half the words give two thirds, twice the words too."""
    assert bench.token_f1("a b", "a b") == 1
    assert bench.token_f1("a", "a b") == pytest.approx(2 / 3)
    assert bench.token_f1("a b c d", "a b") == pytest.approx(2 / 3)
    assert bench.token_f1("", "a b") == 0
