"""Files of weights: what each feature is worth, who says so, and up to which day it was learnt."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

import msgspec

from goodoffices.channels.features import FEATURES, NAMES
from goodoffices.channels.table import day_number
from goodoffices.channels.testimony import MEANS, SIGNS
from goodoffices.errors import InputError, LexiconError

FOLDER = "lexicon/channels"
PLAIN = "plain"
ALL = (*NAMES, *SIGNS)
_SIGN = {**{feature.name: feature.sign for feature in FEATURES}, **SIGNS}
_MEANS = {**{feature.name: feature.means for feature in FEATURES}, **MEANS}


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What each feature adds to the score of a party, per unit of the feature.

    `fitted_until` is the last day whose events taught them, null for weights set by hand;
    `questions` how many questions of history they were fitted on. A feature left out weighs nothing.
    """

    name: str
    weights: Mapping[str, float]
    fitted_until: str | None = None
    questions: int = 0
    why: str = ""


def read_weights(path: Path) -> Weights:
    """Return the weights of a TOML file.

    Raises:
        LexiconError: it can't be read, names a feature that there isn't, or turns one's sign.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), str(error.strerror), "give a file of weights") from error
    return parse_weights(text, str(path))


def parse_weights(text: str, where: str) -> Weights:
    """Return the weights that `text` holds; `where` names it in errors."""
    try:
        weights = msgspec.convert(tomllib.loads(text), Weights)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{where}: {error}") from error
    if weights.fitted_until is not None:
        day_number(weights.fitted_until)
    for feature, value in weights.weights.items():
        if feature not in ALL:
            raise LexiconError(f"{where}: feature {feature!r}; one of {', '.join(ALL)}")
        if value * _SIGN[feature] < 0:
            side = "for" if _SIGN[feature] > 0 else "against"
            raise LexiconError(
                f"{where}: {feature} = {value}: it speaks {side} a party, give the other sign"
            )
    return weights


def shipped_weights() -> tuple[Weights, ...]:
    """Return the weights that come with the package, those fitted latest first, plain ones last."""
    folder = resources.files("goodoffices").joinpath(FOLDER)
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    found = [parse_weights(file.read_text("utf-8"), file.name) for file in files]
    return tuple(sorted(found, key=lambda one: one.fitted_until or "", reverse=True))


def weights_for(asof: str, among: Iterable[Weights]) -> Weights:
    """Return the weights fitted latest on days before `asof`: nothing is ranked by its own future."""
    return next(one for one in among if one.fitted_until is None or one.fitted_until < asof)


def check_earlier(weights: Weights, asof: str) -> None:
    """Raise `InputError` where weights were fitted on days not before `asof`."""
    if weights.fitted_until is not None and weights.fitted_until >= asof:
        raise InputError(
            "--weights",
            f"{weights.name} was fitted until {weights.fitted_until}, the question is of {asof}",
            "give weights fitted on earlier days, or the plain ones",
        )


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as TOML, a feature a line with what it means."""
    head = [f'name = "{weights.name}"', f'why = "{weights.why}"']
    if weights.fitted_until is not None:
        head += [f'fitted_until = "{weights.fitted_until}"', f"questions = {weights.questions}"]
    lines = [f"{name} = {value:.4f}  # {_MEANS[name]}" for name, value in weights.weights.items()]
    path.write_text("\n".join([*head, "", "[weights]", *lines]) + "\n", encoding="utf-8")
