"""TAR archives: read as a stream, links passed over, nothing written."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from goodoffices.shapes import Failure, Report
from goodoffices.sources import SourceOptions
from goodoffices.sources.formats import read_stream

from .conftest import STORY, tarred


def _read(data: bytes, **limits: int) -> list[Report | Failure]:
    """Return what an archive holds."""
    return list(read_stream(io.BytesIO(data), "a.tar", SourceOptions(**limits), "a.tar"))


def _with(*infos: tarfile.TarInfo) -> bytes:
    """Return an archive of members without content."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for info in infos:
            archive.addfile(info)
    return whole.getvalue()


def test_members_are_read_in_order() -> None:
    """Each report says which member it was."""
    found = _read(tarred({"x/b.txt": STORY, "a.jsonl": b'{"id": "q", "text": "He left."}'}))
    assert [one.origin for one in found if isinstance(one, Report)] == [
        "a.tar!x/b.txt",
        "a.tar!a.jsonl:1",
    ]


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_are_passed_over(
    kind: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link to a file of this machine is not followed."""
    monkeypatch.chdir(tmp_path)
    info = tarfile.TarInfo("link.txt")
    info.type, info.linkname = kind, "/etc/passwd"
    (failure,) = _read(_with(info))
    assert isinstance(failure, Failure)
    assert failure.reason == "an empty archive"
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_fills_megabytes_is_refused() -> None:
    """The head of a member is bounded before it is held."""
    info = tarfile.TarInfo("x" * 3_000_000)
    (failure,) = _read(_with(info))
    assert isinstance(failure, Failure)
    assert "(limit 1,000,000)" in failure.reason


def test_an_archive_cut_short_keeps_what_came_before() -> None:
    """The first member is a report, the end a failure."""
    data = tarred({"a.txt": STORY, "b.txt": STORY * 4000})
    found = _read(data[:3000])
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Failure)


def test_members_are_counted() -> None:
    """The bound names itself, and what came before is read."""
    found = _read(tarred({f"{k}.txt": STORY for k in range(4)}), max_members=2)
    assert [type(one) for one in found] == [Report, Report, Failure]
    assert isinstance(found[-1], Failure)
    assert "limit max_members" in found[-1].reason
