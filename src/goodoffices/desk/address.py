"""Addresses: from the parameters of a request to a question, and from a question back to an address.

Parsing is strict where the schema is: what isn't described isn't taken.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin
from urllib.parse import quote_plus

import msgspec
from msgspec.structs import FieldInfo

from goodoffices.desk.faults import Malformed

SHORT = 100  # letters of what is remembered: a visitor's long words are not kept
DIGITS = 20  # of a whole number, which msgspec then holds to its bounds
Shape = TypeVar("Shape", bound=msgspec.Struct)
Pairs = Iterable[tuple[str, str]]


def parse_question(pairs: Pairs, question: type[Shape]) -> Shape:
    """Return the question that the parameters of an address ask.

    Raises:
        Malformed: a parameter that there isn't, one given twice, or a value that can't be used.

    """
    return _gather(pairs, question, {})


def parse_form(pairs: Iterable[tuple[str, str | bytes]], form: type[Shape]) -> Shape:
    """Return the form that a page of ours sent. Empty fields ask nothing; files come as bytes.

    Raises:
        Malformed: a field that there isn't, or a value that can't be used.

    """
    words = [(name, value) for name, value in pairs if isinstance(value, str) and value]
    files = {name: value for name, value in pairs if isinstance(value, bytes) and value}
    return _gather(words, form, files)


def parse_json(body: bytes, form: type[Shape]) -> Shape:
    """Return the form that JSON holds.

    Raises:
        Malformed: it is no JSON, or none of this form.

    """
    try:
        return msgspec.convert(_whole(msgspec.json.decode(body)), type=form)
    except msgspec.ValidationError as error:
        raise _wrong(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed("--body", "can't be read as JSON", "send a JSON object") from error


def write_address(path: str, question: msgspec.Struct | None = None, **changes: object) -> str:
    """Return the address that asks `question` of the page at `path`, with `changes` to its parameters.

    What is as it is by default is left out, and so is what is changed to None.
    """
    pairs: list[tuple[str, str]] = []
    known = _fields(type(question)) if question is not None else ()
    for one in known:
        if one.encode_name in changes:
            continue
        value = getattr(question, one.name)
        if value != one.default:
            pairs += _told(one.encode_name, value)
    for name, value in changes.items():
        pairs += _told(name, value)
    asked = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)
    return f"{path}?{asked}" if asked else path


def _quoted(words: str) -> str:
    return _quoted_once(words) if len(words) <= SHORT else quote_plus(words)


@lru_cache(maxsize=20_000)
def _quoted_once(words: str) -> str:
    return quote_plus(words)


@cache
def _fields(shape: type[msgspec.Struct]) -> tuple[FieldInfo, ...]:
    """Return the fields of a shape: msgspec works its types out anew at each call."""
    return msgspec.structs.fields(shape)


def _told(name: str, value: object) -> list[tuple[str, str]]:
    if value is None:
        return []
    if isinstance(value, str):
        return [(name, value)]
    if isinstance(value, bool):
        return [(name, str(value).lower())]
    if isinstance(value, Sequence):
        return [(name, str(one)) for one in value]
    return [(name, str(value))]


def _kind(hint: Any) -> type[Any]:  # noqa: ANN401 - any type hint
    """Return what a parameter is: str, int, bool, or tuple for one that may be given again."""
    while hasattr(hint, "__metadata__"):
        hint = hint.__origin__
    if get_origin(hint) in {types.UnionType, Union}:
        return _kind(next(one for one in get_args(hint) if one is not type(None)))
    if get_origin(hint) is tuple:
        return tuple
    return hint if hint in {int, bool} else str


def _value(name: str, value: str, kind: type) -> object:
    if kind is bool and value in {"true", "false"}:
        return value == "true"
    if (
        kind is int
        and value.isascii()
        and value.removeprefix("-").isdigit()
        and len(value) < DIGITS
    ):
        return int(value)
    if kind is str:
        return value
    wanted = "true or false" if kind is bool else "a whole number"
    raise Malformed(f"--{name}", f"{value[:40]!r} can't be used", f"give {wanted}")


def _convert(given: dict[str, Any], shape: type[Shape]) -> Shape:
    try:
        return msgspec.convert(given, type=shape)
    except msgspec.ValidationError as error:
        raise _wrong(error) from error


def _wrong(error: msgspec.ValidationError) -> Malformed:
    what, _, where = str(error).partition(" - at `$.")
    name = where.rstrip("`").partition("[")[0]
    return Malformed(f"--{name or 'request'}", what.lower(), "the API's page says what it takes")


def _gather(pairs: Pairs, shape: type[Shape], given: dict[str, Any]) -> Shape:
    """Return the question or form that parameters make up."""
    fields = {one.encode_name: one for one in _fields(shape)}
    for name, value in pairs:
        if name not in fields:
            raise Malformed(
                f"--{name[:40]}", "there is no such parameter", f"one of {', '.join(fields)}"
            )
        kind = _kind(fields[name].type)
        if kind is tuple:
            given.setdefault(name, []).append(value)
        elif name in given:
            raise Malformed(f"--{name}", "stands there twice", "give it once")
        else:
            given[name] = _value(name, value, kind)
    return _convert(given, shape)


def is_ours(to: str) -> bool:
    """Whether an address is a path of this desk, so that going there leads nowhere else."""
    return to.startswith("/") and not to.startswith("//") and "\\" not in to and to.isprintable()


def _whole(value: object) -> object:
    """Return JSON with numbers like 3.0 as whole ones, which in JSON they are."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    return [_whole(one) for one in value] if isinstance(value, list) else value
