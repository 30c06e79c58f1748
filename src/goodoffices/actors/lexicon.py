"""The generic half of the registry: offices, agents, titles and the words that go before them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar, get_args

import msgspec

from goodoffices.errors import LexiconError
from goodoffices.shapes import Sector

SECTORS = frozenset(get_args(Sector))
Bears = Literal["never", "person", "thing"]
_File = TypeVar("_File")


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An office: its id, how it is said everywhere (`says`) and in one state (`says_in`).

    `rank` orders the posts of one person. `sole` is true where a state has one holder at a time,
    so that "the Israeli prime minister" is a person; a `single` one has mostly one, who is meant
    where the registry holds just one on that day. Without a `sector` the holder has that of
    the body the post belongs to ("leader of the rebels"). A way of saying that names one holder's
    body ("the pope", "the UN chief") is an entry with the office it is the `same` as, `of` what.
    One held `abroad` (ambassadors) is not said of the state the story is in. `leads_in` lists states
    whose "leader" holds it and not their president or monarch.
    """

    id: str
    says: tuple[str, ...]
    says_in: dict[str, tuple[str, ...]] = {}
    sector: str | None = None
    rank: int = 1
    sole: bool = False
    single: bool = False
    same: str | None = None
    of: str | None = None
    abroad: bool = False
    leads_in: tuple[str, ...] = ()


class Agent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words for those who act, by what they are, and the sector that this gives them.

    `words` are countable (plurals are derived), `mass` stand as written. A `weak` head ("official",
    "leader", "forces") takes its sector from the word before it, a `strong` modifier ("rebel",
    "armed") gives its own to any head. A `thing` ("warplanes") acts only for the nation named with
    it. A `domestic` one ("the police") belongs to the state spoken of. `body` is no person. A
    `head_only` word ("general") lends nothing to a head after it. `country` is that of all of them.
    """

    id: str
    sector: str | None = None
    words: tuple[str, ...] = ()
    mass: tuple[str, ...] = ()
    weak: bool = False
    strong: bool = False
    thing: bool = False
    domestic: bool = False
    body: bool = False
    head_only: bool = False
    country: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Modifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words before a head: `sector` they give, or `means` what they say of the holder's time."""

    id: str
    words: tuple[str, ...]
    sector: str | None = None
    strong: bool = False
    means: str | None = None


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words put before a person's name that are no office: "Mr", "Gen.", "Sheikh"."""

    id: str
    words: tuple[str, ...]
    sector: str | None = None


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A people or a faith without a state of its own; `country` where nearly all of them live."""

    id: str
    words: tuple[str, ...]
    country: str | None = None
    sector: str | None = None


class AgentsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the files `lexicon/actors/agents*.toml` hold.

    `female` and `male` are given names; `given_places` places' names that people bear as their
    first ("Chad Miller"), `place_nouns` what follows them where they don't ("Jordan Valley").
    Before one of the `deals` ("the Oslo accords") a place's name is nobody's; beside one of the
    `landmarks` ("Mount Sinai", "the Geneva talks") neither, where it stands by itself.
    """

    agent: tuple[Agent, ...] = ()
    modifier: tuple[Modifier, ...] = ()
    title: tuple[Title, ...] = ()
    people: tuple[People, ...] = ()
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()
    given_places: tuple[str, ...] = ()
    place_nouns: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()
    landmarks: tuple[str, ...] = ()


class OfficesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the files `lexicon/actors/offices*.toml` hold."""

    office: tuple[Office, ...] = ()


def read_toml(path: Path, shape: type[_File]) -> _File:
    """Return the file at `path` as `shape`; a LexiconError says what is wrong with it and where."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=shape)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{path}: {error}; see docs/actors.md for the keys") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not readable as TOML: {error}") from error


def lexica_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of the generic lexicon in `folder`."""
    return tuple(sorted(path for path in folder.glob("*.toml") if is_lexicon(path)))


def is_lexicon(path: Path) -> bool:
    """Return True for a file of agents or offices, False for one of actors."""
    return path.stem.partition("-")[0] in {"agents", "offices"}


def read_lexica(folder: Path) -> tuple[AgentsFile, OfficesFile]:
    """Return the generic lexicon in `folder`, its files joined; raises LexiconError as `read_toml`."""
    paths = lexica_in(folder)
    agents = [read_toml(path, AgentsFile) for path in paths if path.stem.startswith("agents")]
    offices = [read_toml(path, OfficesFile) for path in paths if path.stem.startswith("offices")]
    joined = AgentsFile(
        agent=tuple(one for file in agents for one in file.agent),
        modifier=tuple(one for file in agents for one in file.modifier),
        title=tuple(one for file in agents for one in file.title),
        people=tuple(one for file in agents for one in file.people),
        female=tuple(one for file in agents for one in file.female),
        male=tuple(one for file in agents for one in file.male),
        given_places=tuple(one for file in agents for one in file.given_places),
        place_nouns=tuple(one for file in agents for one in file.place_nouns),
        deals=tuple(one for file in agents for one in file.deals),
        landmarks=tuple(one for file in agents for one in file.landmarks),
    )
    return joined, OfficesFile(tuple(one for file in offices for one in file.office))


def forms(agent: Agent) -> Iterator[tuple[str, bool]]:
    """Yield each way of writing an agent and whether it is plural."""
    for word in agent.words:
        yield word, False
        yield plural_of(word), True
    for word in agent.mass:
        yield word, True


def plural_of(noun: str) -> str:
    """Return the plural of an English noun or noun phrase (its last word is put in the plural)."""
    if noun.endswith("woman"):
        return noun[:-5] + "women"
    if noun.endswith("man") and not noun.lower().endswith(("german", "human", "ottoman", "shaman")):
        return noun[:-3] + "men"
    if noun.endswith(("child",)):
        return noun + "ren"
    if noun.endswith("y") and noun[-2:-1] not in {"a", "e", "i", "o", "u"}:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"
