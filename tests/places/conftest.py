"""A gazetteer of a few dozen places and sentences built by hand: no model, no network."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from goodoffices.language.tokens import Analysis, Entity, Sentence, Token, children_of
from goodoffices.places.build import ADMIN1, CITY, Row, write_gazetteer
from goodoffices.places.find import PlaceMention, find_places
from goodoffices.places.gazetteer import Gazetteer
from goodoffices.shapes import Report

Story = Callable[..., Analysis]
Find = Callable[..., dict[str, PlaceMention]]

_TOKEN = re.compile(r"'s\b|(?:[A-Z]\.)+|Gen\.|\w+(?:'(?!s\b)\w+)*|[^\w\s]")
_LINE = re.compile(r"(?P<word>\S+) (?P<lemma>\S+) (?P<pos>\S+) (?P<dep>\S+) (?P<head>\d+)")

ROWS = (
    Row(1, "Tripoli", "LBN", "LB.09", 34.43, 35.84, 229_398, CITY, ("Tripoli", "Trablous")),
    Row(2, "Tripoli", "LBY", "LY.77", 32.89, 13.19, 1_302_947, CITY, ("Tripoli", "Tarabulus")),
    Row(3, "Tripoli", "USA", "US.IA", 42.81, -92.26, 1_342, CITY, ("Tripoli",)),
    Row(4, "Rafah", "PSE", "PS.GZ", 31.29, 34.24, 126_305, CITY, ("Rafah",)),
    Row(5, "Rafaḩ", "EGY", "EG.26", 31.28, 34.24, 44_215, CITY, ("Rafaḩ", "Rafah")),
    Row(6, "Bor", "SSD", "SS.03", 6.21, 31.56, 26_782, CITY, ("Bor",)),
    Row(7, "Bor", "SRB", "RS.SE", 44.07, 22.10, 39_387, CITY, ("Bor",)),
    Row(8, "Bor", "RUS", "RU.51", 56.36, 44.07, 60_647, CITY, ("Bor",)),
    Row(9, "Donetsk", "UKR", "UA.05", 48.02, 37.80, 901_645, CITY, ("Donetsk", "Stalino")),
    Row(10, "Donetsk", "RUS", "RU.61", 48.34, 39.95, 50_850, CITY, ("Donetsk",)),
    Row(11, "Donetsk Oblast", "UKR", "UA.05", 47.98, 37.79, 6_662_173, ADMIN1, ("Donetsk",)),
    Row(12, "Hama", "SYR", "SY.10", 35.13, 36.76, 460_602, CITY, ("Hama",)),
    Row(13, "Hama Governorate", "SYR", "SY.10", 35.15, 36.75, 761_536, ADMIN1, ("Hama",)),
    Row(14, "Ōno-hara", "JPN", "JP.22", 34.0, 135.0, 26_190, CITY, ("Ōno-hara", "Hama")),
    Row(15, "Georgia", "USA", "US.GA", 33.28, -83.86, 4_837_391, ADMIN1, ("Georgia",)),
    Row(16, "Atlanta", "USA", "US.GA", 33.75, -84.39, 463_878, CITY, ("Atlanta",)),
    Row(17, "Athens", "USA", "US.GA", 33.96, -83.38, 116_714, CITY, ("Athens",)),
    Row(18, "Athens", "GRC", "GR.35", 37.98, 23.72, 643_452, CITY, ("Athens",)),
    Row(19, "Tbilisi", "GEO", "GE.51", 41.69, 44.83, 1_049_498, CITY, ("Tbilisi",)),
    Row(20, "Sanaa", "YEM", "YE.26", 15.35, 44.21, 1_937_451, CITY, ("Sanaa", "Sana'a")),
    Row(21, "Santa Ana", "USA", "US.CA", 33.75, -117.87, 310_227, CITY, ("Santa Ana",)),
    Row(22, "Geneva", "CHE", "CH.GE", 46.20, 6.15, 201_741, CITY, ("Geneva",)),
    Row(23, "Geneva", "USA", "US.IL", 41.89, -88.31, 21_806, CITY, ("Geneva",)),
    Row(24, "Belgorod", "RUS", "RU.09", 50.61, 36.58, 345_289, CITY, ("Belgorod",)),
    Row(25, "Belgorodskaya oblast'", "RUS", "RU.09", 50.79, 37.19, 900_000, ADMIN1, ("X oblast",)),
    Row(26, "Baga", "IND", "IN.33", 15.57, 73.76, 12_000, CITY, ("Baga",)),
    Row(27, "Zahlé", "LBN", "LB.08", 33.85, 35.90, 78_145, CITY, ("Zahlé",)),
    Row(28, "Hassan", "IND", "IN.19", 13.0, 76.1, 155_006, CITY, ("Hassan",)),
    Row(29, "Al Bāb", "SYR", "SY.09", 36.37, 37.52, 130_745, CITY, ("Al Bāb",)),
)  # fmt: skip


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A handle on a gazetteer file with the rows above."""
    path = tmp_path_factory.mktemp("places") / "tiny.sqlite"
    write_gazetteer(path, ROWS)
    return Gazetteer(path)


@pytest.fixture(scope="session")
def story() -> Story:
    """A function that makes an Analysis of plain sentences; `labels` names entities by text."""
    return build_story


@pytest.fixture(scope="session")
def find(gazetteer: Gazetteer) -> Find:
    """A function that returns the places found in plain sentences, by the words that name them."""

    def found(*sentences: str, **told: Any) -> dict[str, PlaceMention]:  # noqa: ANN401 - passed on
        analysis = build_story(*sentences, **told)
        return {mention.place.text: mention for mention in find_places(analysis, gazetteer)}

    return found


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Sentence]:
    """A function that makes a sentence of lines "word lemma POS dep head", a token a line."""
    return build_parsed


def build_story(
    *sentences: str,
    labels: Mapping[str, str] | None = None,
    title: bool = False,
    dateline: str | None = None,
    subjects: tuple[str, ...] = (),
) -> Analysis:
    """Return `sentences` as one story: capitalised words are proper nouns, nothing is attached.

    The words in `subjects` are labelled as subjects.
    """
    made = []
    at = 0
    for index, text in enumerate(sentences):
        kind = "title" if title and index == 0 else "body"
        made.append(_sentence(text, index, at, kind, labels or {}, subjects))
        at += len(text) + 1
    report = Report(id="r", text=" ".join(sentences), dateline=dateline)
    return Analysis(report=report, sentences=tuple(made))


def _sentence(
    text: str, index: int, at: int, kind: str, labels: Mapping[str, str], subjects: tuple[str, ...]
) -> Sentence:
    spans = [match.span() for match in _TOKEN.finditer(text)]
    entities = _entities(text, spans, labels)
    ents = {k: entity.label for entity in entities for k in range(entity.first, entity.last)}
    tokens = tuple(
        Token(
            i=k,
            text=text[a:b],
            lemma=text[a:b].lower(),
            pos="PROPN" if text[a].isupper() else "NOUN",
            tag="",
            dep="nsubj" if text[a:b] in subjects else "dep",
            head=k,
            start=at + a,
            end=at + b,
            ent=ents.get(k, ""),
        )
        for k, (a, b) in enumerate(spans)
    )
    return Sentence(
        index=index,
        start=at,
        end=at + len(text),
        text=text,
        kind="title" if kind == "title" else "body",
        tokens=tokens,
        entities=entities,
        children=children_of(tokens),
    )


def _entities(
    text: str, spans: list[tuple[int, int]], labels: Mapping[str, str]
) -> tuple[Entity, ...]:
    found = []
    for name, label in labels.items():
        for match in re.finditer(re.escape(name), text):
            inside = [
                k for k, (a, b) in enumerate(spans) if a >= match.start() and b <= match.end()
            ]
            found.append(Entity(inside[0], inside[-1] + 1, label))
    return tuple(sorted(found, key=lambda entity: entity.first))


def build_parsed(lines: str) -> Sentence:
    """Return the sentence that `lines` describe, its words parted by single blanks."""
    tokens = []
    at = 0
    for i, line in enumerate(lines.strip().splitlines()):
        match = _LINE.fullmatch(line.strip())
        assert match is not None, line
        word = match["word"]
        tokens.append(
            Token(
                i=i,
                text=word,
                lemma=match["lemma"],
                pos=match["pos"],
                tag="",
                dep=match["dep"],
                head=int(match["head"]),
                start=at,
                end=at + len(word),
            )
        )
        at += len(word) + 1
    text = " ".join(token.text for token in tokens)
    row = tuple(tokens)
    return Sentence(
        index=0, start=0, end=len(text), text=text, tokens=row, children=children_of(row)
    )


@pytest.fixture
def missing(tmp_path: Path) -> Gazetteer:
    """A handle on a file that is not there."""
    return Gazetteer(tmp_path / "gazetteer.sqlite")
