"""A small registry and hand-built parses for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goodoffices.actors.actor import Active, Actor, Post
from goodoffices.actors.lexicon import read_lexica
from goodoffices.actors.registry import SHIPPED, Registry, make_registry
from goodoffices.language.tokens import Analysis, Entity, Quote, Sentence, Token, children_of
from goodoffices.shapes import Report

KNOWN = "2025-01-01"
Story = Callable[..., Analysis]


def person(name: str, country: str, *posts: Post, aliases: tuple[str, ...] = ()) -> Actor:
    """Return a person of the registry, with an id made of country and surname."""
    return Actor(
        id=f"{country.lower()}.{name.rsplit(maxsplit=1)[-1].lower()}",
        name=name,
        kind="person",
        country=country,
        aliases=aliases,
        posts=posts,
        file=f"{country}.toml",
        checked_until=KNOWN,
    )


def state(country: str, name: str, capital: str, *demonyms: str, **more: tuple[str, ...]) -> Actor:
    """Return a state of the registry."""
    return Actor(
        id=country,
        name=name,
        kind="state",
        country=country,
        sectors=("GOV",),
        demonyms=demonyms,
        capital=capital,
        metonyms=(capital, *more.pop("metonyms", ())),
        file=f"{country}.toml",
        checked_until=KNOWN,
        **more,  # type: ignore[arg-type]
    )


def post(office: str, since: str, until: str | None = None, **more: str) -> Post:
    """Return a post held from one day to another."""
    return Post(office=office, since=since, until=until, **more)  # type: ignore[arg-type]


def group(name: str, kind: str, country: str, sector: str, *aliases: str) -> Actor:
    """Return a body or group of the registry."""
    return Actor(
        id=f"{country.lower()}.{name.lower().replace(' ', '-')}",
        name=name,
        kind=kind,  # type: ignore[arg-type]
        country=country,
        sectors=(sector,) if sector else (),
        aliases=aliases,
        active=Active(since="1950"),
        file=f"{country}.toml",
        checked_until=KNOWN,
    )


ACTORS = (
    state("EGY", "Egypt", "Cairo", "Egyptian", "Egyptians"),
    state("ISR", "Israel", "Jerusalem", "Israeli", "Israelis", metonyms=("Tel Aviv",)),
    state("PSE", "Palestine", "Ramallah", "Palestinian", "Palestinians", regions=("Gaza",)),
    state("USA", "United States", "Washington", "American", "Americans", aliases=("U.S.", "US")),
    state("GBR", "United Kingdom", "London", "British", aliases=("Britain", "UK")),
    state("TUR", "Turkey", "Ankara", "Turkish", "Turk", "Turks"),
    state("JOR", "Jordan", "Amman", "Jordanian", "Jordanians"),
    state("TCD", "Chad", "N'Djamena", "Chadian", "Chadians"),
    state("GEO", "Georgia", "Tbilisi", "Georgian", "Georgians"),
    state("DEU", "Germany", "Berlin", "German", "Germans"),
    state("PER", "Peru", "Lima", "Peruvian", "Peruvians"),
    state("RUS", "Russia", "Moscow", "Russian", "Russians", metonyms=("the Kremlin",)),
    state("KOR", "South Korea", "Seoul", "South Korean", "South Koreans"),
    group("Hamas", "armed-group", "PSE", "REB"),
    group("Fatah", "party", "PSE", "PTY"),
    group("White House", "body", "USA", "GOV"),
    group("Congress", "body", "USA", "LEG"),
    group("United Nations", "igo", "UNO", "", "UN", "U.N."),
    group("World Health Organization", "igo", "UNO", "MED", "WHO"),
    person(
        "Mohamed Morsi",
        "EGY",
        post("president", "2012-06-30", "2013-07-03", end="deposed"),
        aliases=("Mohammed Mursi", "Mohamed Morsy"),
    ),
    person(
        "Abdel Fattah al-Sisi",
        "EGY",
        post("defence-minister", "2012-08-12", "2014-03-26"),
        post("president", "2014-06-08"),
    ),
    person("Hosni Mubarak", "EGY", post("president", "1981-10-14", "2011-02-11", end="deposed")),
    person(
        "Benjamin Netanyahu",
        "ISR",
        post("prime-minister", "1996-06-18", "1999-07-06"),
        post("prime-minister", "2009-03-31", "2021-06-13"),
        aliases=("Binyamin Netanyahu",),
    ),
    person(
        "Moshe Ya'alon",
        "ISR",
        post("army-chief", "2002-07-09", "2005-06-01"),
        post("defence-minister", "2013-03-18", "2016-05-22"),
        aliases=("Moshe Yaalon",),
    ),
    person("Barack Obama", "USA", post("president", "2009-01-20", "2017-01-20")),
    person("John Kerry", "USA", post("foreign-minister", "2013-02-01", "2017-01-20")),
    person("Chuck Hagel", "USA", post("defence-minister", "2013-02-27", "2015-02-17")),
    person("Ismet Yilmaz", "TUR", post("defence-minister", "2011-07-06", "2015-06")),
    person("Angela Merkel", "DEU", post("chancellor", "2005-11-22", "2021-12-08")),
    person("Khaled Meshaal", "PSE", post("group-leader", "1996", "2017-05-06", of="pse.hamas")),
)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A small registry with the lexicon we ship."""
    return make_registry(ACTORS, *read_lexica(SHIPPED))


@pytest.fixture
def story() -> Story:
    """Build a story from sentences written as `word|TAG|dep|head|ENT`, ENT left out where none."""

    def build(*sentences: str, published: str | None = "2014-07-11") -> Analysis:
        made: list[Sentence] = []
        text = ""
        for line in sentences:
            made.append(_sentence(len(made), len(text), line))
            text += made[-1].text + "\n"
        report = Report(id="t", text=text, published=published)
        return Analysis(report=report, sentences=tuple(made), quotes=_quotes(text))

    return build


def _sentence(index: int, offset: int, line: str) -> Sentence:
    tokens: list[Token] = []
    text = ""
    for k, cell in enumerate(line.split()):
        word, tag, dep, head, *ent = cell.split("|")
        glued = word.startswith("~")
        word = word.lstrip("~")
        text += "" if glued or not text else " "
        start = offset + len(text)
        text += word
        label = ent[0] if ent else ""
        pos = "VERB" if tag.startswith("V") else ""
        lemma = {"is": "be", "was": "be"}.get(word.lower(), word.lower())
        tokens.append(
            Token(k, word, lemma, pos, tag, dep, int(head), start, offset + len(text), label)
        )
    row = tuple(tokens)
    return Sentence(
        index, offset, offset + len(text), text, tokens=row, entities=_entities(row),
        children=children_of(row),
    )  # fmt: skip


def _entities(tokens: tuple[Token, ...]) -> tuple[Entity, ...]:
    return tuple(Entity(token.i, token.i + 1, token.ent) for token in tokens if token.ent)


def _quotes(text: str) -> tuple[Quote, ...]:
    marks = [k for k, letter in enumerate(text) if letter == '"']
    return tuple(Quote(one + 1, two) for one, two in zip(marks[::2], marks[1::2], strict=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for files of actors."""
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine"
