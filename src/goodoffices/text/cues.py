"""What cleaning and splitting go by: the reviewed word lists and patterns of `lexicon/text/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.resources import files
from typing import Any, Literal, TypeVar

import msgspec

from goodoffices.errors import LexiconError

CueKind = Literal["line", "label", "list", "section", "part", "break", "phrase"]

T = TypeVar("T")


class Loaded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the shapes that a lexicon file must have: an unknown key is an error."""


class Example(Loaded, frozen=True):
    """A paragraph before and after a cue took its part out."""

    text: str
    leaves: str


class Cue(Loaded, frozen=True):
    """One kind of page furniture, as `furniture*.toml` describes it.

    `beside` are small letters of which some stand wherever the pattern matches: it is tried only there.
    """

    id: str
    kind: CueKind
    pattern: str
    why: str
    yes: tuple[str | Example, ...]
    no: tuple[str, ...]
    tail: bool = False
    beside: tuple[str, ...] = ()


class Matcher(msgspec.Struct, frozen=True, dict=True):
    """A cue ready to match. Its pattern is compiled when it is first needed: most pages need few."""

    id: str
    kind: CueKind
    pattern: str
    tail: bool
    beside: tuple[str, ...] = ()

    def may_stand(self, small: str) -> bool:
        """Whether the cue can match in a text, by the text in small letters."""
        for (
            word
        ) in self.beside:  # asked of every line for every cue: `any` takes three times as long
            if word in small:
                return True
        return not self.beside

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; one that can't be compiled raises `LexiconError`."""
        try:
            return re.compile(self.pattern, re.IGNORECASE)
        except re.error as error:
            raise LexiconError(f"text/furniture: cue {self.id}: pattern: {error}") from error


class Outlet(Loaded, frozen=True):
    """A news agency or a paper, and the other names it signs with."""

    name: str
    also: tuple[str, ...] = ()


class Outlets(Loaded, frozen=True):
    """`outlets.toml`."""

    words: tuple[str, ...]
    agencies: tuple[Outlet, ...]
    papers: tuple[Outlet, ...]


class HeadCues(Loaded, frozen=True):
    """`head.toml`: words of the lines around a headline."""

    published: frozenset[str]
    updated: frozenset[str]
    fillers: frozenset[str]
    zones: frozenset[str]
    title_labels: frozenset[str]
    subtitle_labels: frozenset[str]
    byline_labels: frozenset[str]
    source_labels: frozenset[str]
    byline_words: frozenset[str]
    not_places: frozenset[str]


class SentenceCues(Loaded, frozen=True):
    """`sentences.toml`: what a full stop may stand after without ending a sentence."""

    before_name: frozenset[str]
    before_figure: frozenset[str]
    before_any: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    starters: frozenset[str]
    sure_starters: frozenset[str]
    lettered: frozenset[str]
    asked: frozenset[str]


class PageWords(Loaded, frozen=True):
    """`page-words.toml`: the words that a page speaks of itself with."""

    strong: frozenset[str]
    weak: frozenset[str]
    plain: frozenset[str]
    orders: frozenset[str]


class LanguageFile(Loaded, frozen=True):
    """`languages.toml` as written."""

    words: dict[str, str]
    scripts: dict[str, str]
    marks: dict[str, dict[str, str]]


class LanguageCues(msgspec.Struct, frozen=True):
    """Small words by language, and letters by script."""

    words: Mapping[str, frozenset[str]]
    scripts: tuple[tuple[str, re.Pattern[str]], ...]
    marks: Mapping[str, tuple[tuple[str, str], ...]]


class PageCues(msgspec.Struct, frozen=True, eq=False):
    """Everything the room goes by, loaded once and passed in; hashed as the one object it is.

    `outlets` maps a name in small letters to the outlet's own name; `agencies` holds the small-letter
    names of news agencies among them. `folded` is `sentences` in small letters, for text without case.
    """

    matchers: tuple[Matcher, ...]
    words: PageWords
    head: HeadCues
    sentences: SentenceCues
    folded: SentenceCues
    languages: LanguageCues
    outlets: Mapping[str, str]
    agencies: frozenset[str]
    outlet_words: frozenset[str]
    outlet: re.Pattern[str]


def load_page_cues() -> PageCues:
    """Return the cues shipped with the package; a file that can't be used raises `LexiconError`."""
    outlets = _load("outlets.toml", Outlets)
    names = _by_alias((*outlets.agencies, *outlets.papers))
    pattern = _alternation(names)
    sentences = _load("sentences.toml", SentenceCues)
    return PageCues(
        matchers=tuple(make_matcher(cue, pattern) for cue in load_cues()),
        words=_load("page-words.toml", PageWords),
        head=_load("head.toml", HeadCues),
        sentences=sentences,
        folded=_fold(sentences),
        languages=_languages(_load("languages.toml", LanguageFile)),
        outlets=names,
        agencies=frozenset(_by_alias(outlets.agencies)),
        outlet_words=frozenset(word.casefold() for word in outlets.words),
        outlet=re.compile(pattern, re.IGNORECASE),
    )


def load_cues() -> tuple[Cue, ...]:
    """Return every furniture cue with its examples, in the order of the files; ids are unique."""
    cues: list[Cue] = []
    for name in (
        "furniture.toml", "furniture-credits.toml", "furniture-more.toml", "furniture-page.toml",
        "furniture-site.toml",
    ):  # fmt: skip
        table = _read(name)
        if set(table) != {"cue"}:
            raise LexiconError(
                f"text/{name}: top-level keys {sorted(table)}; only [[cue]] is known"
            )
        cues.extend(_convert(name, table["cue"], tuple[Cue, ...]))
    _check_ids(cues)
    return tuple(cues)


def make_matcher(cue: Cue, outlet_pattern: str) -> Matcher:
    """Return `cue` ready to match; a missing example raises `LexiconError`."""
    if not cue.yes or not cue.no:
        raise LexiconError(f"text/furniture: cue {cue.id}: `yes` and `no` need an example each")
    pattern = cue.pattern.replace("{outlet}", outlet_pattern)
    return Matcher(cue.id, cue.kind, pattern, cue.tail, cue.beside)


def _check_ids(cues: Iterable[Cue]) -> None:
    """Raise if two cues share an id."""
    seen: set[str] = set()
    for cue in cues:
        if cue.id in seen:
            raise LexiconError(f"text/furniture: cue {cue.id} stands twice; give each its own id")
        seen.add(cue.id)


def _load(name: str, shape: type[T]) -> T:
    """Return lexicon file `name` as a `shape`."""
    return _convert(name, _read(name), shape)


def _read(name: str) -> dict[str, Any]:
    """Return lexicon file `name` parsed as TOML."""
    path = files("goodoffices").joinpath("lexicon", "text", name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"text/{name}: {error}; reinstall or repair the file") from error


def _convert(name: str, value: object, shape: type[T]) -> T:
    """Return `value` as a `shape`; unknown keys and wrong types raise."""
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise LexiconError(f"text/{name}: {error}") from error


def _by_alias(outlets: Iterable[Outlet]) -> dict[str, str]:
    """Return each outlet's name under every name it signs with, in small letters."""
    return {
        alias.casefold(): outlet.name for outlet in outlets for alias in (outlet.name, *outlet.also)
    }


def _alternation(names: Iterable[str]) -> str:
    """Return a pattern for any of `names`, the longest first, as whole words."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)"


def _fold(cues: SentenceCues) -> SentenceCues:
    """Return `cues` in small letters, less the forms that are common words without their capital."""
    folded = {
        field: frozenset(word.casefold() for word in getattr(cues, field))
        for field in cues.__struct_fields__
    }
    folded["starters"] = folded["sure_starters"]
    common = frozenset({"sun", "sat", "mar", "miss", "wash", "mass", "ore", "man", "ill", "ind", "fri",
                        "sec", "art", "ch", "op", "min", "max", "am", "pm", "fig", "fr", "dep", "arch",
                        "del", "la", "c", "p", "sa", "wed", "mon", "md", "sh", "nat", "pa"})  # fmt: skip
    return SentenceCues(
        **{
            name: words - common if name.startswith("before") or name == "clock" else words
            for name, words in folded.items()
        }
    )


def _languages(file: LanguageFile) -> LanguageCues:
    """Return the language file's lists as sets, its ranges as patterns."""
    return LanguageCues(
        words={code: frozenset(words.split()) for code, words in file.words.items()},
        scripts=tuple((code, re.compile(f"[{letters}]")) for code, letters in file.scripts.items()),
        marks={script: tuple(table.items()) for script, table in file.marks.items()},
    )
