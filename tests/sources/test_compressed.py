"""Packed files: whatever is in them is read, and a small file can't become a large one."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions
from goodoffices.sources.formats import read_stream

from .conftest import STORY, tarred

LINES = b'{"id": "a", "text": "The envoy left."}\n{"id": "b", "text": "The envoy came."}\n'


def _read(data: bytes, name: str, **limits: int) -> list[Report | Failure]:
    """Return what a packed file holds."""
    return list(read_stream(io.BytesIO(data), name, SourceOptions(**limits), name))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_the_name_below_the_suffix_tells_the_format(pack: Callable[[bytes], bytes]) -> None:
    """`news.jsonl.gz` holds lines; each keeps its own number."""
    found = _read(pack(LINES), "news.jsonl.gz")
    assert [one.id for one in found if isinstance(one, Report)] == ["a", "b"]
    assert [one.origin for one in found if isinstance(one, Report)] == [
        "news.jsonl.gz:1",
        "news.jsonl.gz:2",
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_members_in_a_row_are_one_file(pack: Callable[[bytes], bytes]) -> None:
    """Files packed one after another and joined are read to their end."""
    found = _read(pack(LINES[:39]) + pack(LINES[39:]), "news.jsonl.gz")
    assert len(found) == 2


@pytest.mark.parametrize("name", ["a.tgz", "a.tar.gz", "a.gz", "pipe"])
def test_a_packed_archive_is_unpacked_too(name: str) -> None:
    """The bytes tell where the name does not."""
    (report,) = _read(gzip.compress(tarred({"b.txt": STORY})), name)
    assert isinstance(report, Report)
    assert report.origin == f"{name}!b.txt"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_meets_the_ratio(pack: Callable[[bytes], bytes]) -> None:
    """What unpacks to more than 200 times its size is not read on, however much it would be."""
    bomb = pack(b'{"id": "a", "text": "t"}\n' + b" " * 40_000_000)
    last = _read(bomb, "bomb.jsonl.gz")[-1]
    assert isinstance(last, Failure)
    assert last.reason == "unpacks to more than 200 times its size (limit max_ratio)"
    assert last.remedy


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"max_member": 50}, "unpacks to more than 50 bytes (limit max_member)"),
        ({"max_unpacked": 50}, "more than 50 bytes unpacked from one file (limit max_unpacked)"),
    ],
)
def test_a_limit_names_itself(limits: dict[str, int], reason: str) -> None:
    """The failure says which bound it was, and its value."""
    (failure,) = _read(gzip.compress(LINES), "a.jsonl.gz", **limits)
    assert isinstance(failure, Failure)
    assert failure.reason == reason
    assert failure.where == "a.jsonl.gz"


def test_packed_in_packed_has_a_depth() -> None:
    """A file packed five times over is refused, and why."""
    data = LINES
    for _ in range(5):
        data = gzip.compress(data)
    (failure,) = _read(data, "x.gz")
    assert isinstance(failure, Failure)
    assert "more than 4 deep (limit max_depth)" in failure.reason


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_file_that_breaks_off_keeps_what_came_before(pack: Callable[[bytes], bytes]) -> None:
    """The lines unpacked so far are reports, the rest is a failure."""
    lines = b"".join(b'{"id": "%d", "text": "%s"}\n' % (k, str(k * k).encode()) for k in range(900))
    found = _read(pack(lines)[:-40], "a.jsonl.gz")
    last = found[-1]
    assert isinstance(last, Failure)
    assert "can't be read to its end" in last.reason


def test_a_name_that_lies_is_told() -> None:
    """A file called .gz that is none is a failure with a remedy."""
    (failure,) = _read(STORY, "a.txt.gz")
    assert isinstance(failure, Failure)
    assert failure.reason == "not packed with gzip, bzip2 or xz, as its name says"
